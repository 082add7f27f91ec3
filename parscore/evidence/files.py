"""The file of a document: which one it is, and everything that can be seen of it."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.evidence.content import NAMES, SUFFIXES, kind_of
from parscore.evidence.folder import NOT_ORDINARY_BECAUSE, CannotRead, read_entry
from parscore.evidence.kinds import (
    ADDED_AFTERWARDS,
    AMBIGUOUS,
    BROKEN_SIGNATURE,
    CONTENT_CHANGED,
    DAMAGED,
    EMPTY_FILE,
    LARGE_FILE,
    NO_PAGE,
    NO_SUFFIX,
    NOT_A_HASH,
    NOT_A_NAME,
    NOT_LOOKED_INTO,
    NOT_ORDINARY,
    NOT_READABLE,
    NOT_THERE,
    OTHER_HASH,
    PASSWORD,
    TOO_HEAVY,
    UNKNOWN_SIGNATURE,
    UNUSUAL_CONTENT,
    WRONG_CONTENT,
)
from parscore.evidence.names import stated_key
from parscore.reading.problems import shortened
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.numbers import round_to
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.actuals import EvidenceDocument
    from parscore.documents.evidence_customs import EvidenceCustoms
    from parscore.evidence.folder import Entry, Folder
    from parscore.evidence.signatures import Inspector, Signatures
    from parscore.reading.problems import Kind
    from parscore.values.messages import Argument

MEGABYTE: Final = 1_000_000

_HASH: Final = re.compile(r"[0-9a-f]{64}")
_NOT_READ: Final[Mapping[str, Localised]] = {
    "encrypted": PASSWORD,
    "heavy": TOO_HEAVY,
    "unclear": UNKNOWN_SIGNATURE,
}
_BROKEN: Final[Mapping[str, Localised]] = {
    "changed": CONTENT_CHANGED,
    "added": ADDED_AFTERWARDS,
}


class Fault(NamedTuple):
    """A kind of problem with its arguments, still without its place."""

    kind: Kind
    args: Mapping[str, Argument | None]


def fault(kind: Kind, **args: Argument | None) -> Fault:
    """Return a kind of problem with its arguments."""
    return Fault(kind, args)


class FileSeen(NamedTuple):
    """A file that was read; `content` is a key of `NAMES`, `signatures` is None but of a PDF."""

    entry: Entry
    sha256: str
    content: str
    signatures: Signatures | None


def find_file(stated: str, folder: Folder) -> Entry | Fault:
    """Return the file of the folder that a stated name means, or why there is none."""
    key = stated_key(stated)
    if isinstance(key, Localised):
        return fault(NOT_A_NAME, name=shortened(stated), why=key)
    found = folder.find(key, stated)
    if not found:
        return fault(NOT_THERE, name=shortened(stated), guess=did_you_mean(stated, folder.names()))
    if len(found) > 1:
        return fault(AMBIGUOUS, name=shortened(stated), count=len(found))
    (entry,) = found
    if entry.sort != "file":
        return fault(NOT_ORDINARY, name=entry.name, why=NOT_ORDINARY_BECAUSE[entry.sort])
    return entry


def see_file(entry: Entry, inspector: Inspector) -> FileSeen | Fault:
    """Read a file of the folder, or say why it is no document."""
    if not entry.size:
        return fault(EMPTY_FILE, name=entry.name)
    try:
        data = read_entry(entry)
    except CannotRead as failure:
        return fault(NOT_READABLE, name=entry.name, why=failure.why)
    content = kind_of(data)
    signatures = inspector.look(data) if content == "pdf" else None
    return FileSeen(entry, hashlib.sha256(data).hexdigest(), content, signatures)


def faults_of_file(
    document: EvidenceDocument, seen: FileSeen, customs: EvidenceCustoms
) -> Iterator[Fault]:
    """Yield what is wrong or unusual with the file of a document."""
    name = seen.entry.name
    if seen.entry.size > customs.files.largest * MEGABYTE:
        size = round_to(Fraction(seen.entry.size, MEGABYTE), 1, "up")
        yield fault(LARGE_FILE, name=name, size=size, most=customs.files.largest)
    yield from _of_content(seen, customs)
    yield from _of_hash(document, seen)
    if seen.signatures is not None:
        yield from _of_signatures(name, seen.signatures)
        pages = seen.signatures.pages or 0
        if document.page is None and pages > customs.pages.longer_than:
            yield fault(NO_PAGE, name=name, pages=pages)


def _of_content(seen: FileSeen, customs: EvidenceCustoms) -> Iterator[Fault]:
    name, content = seen.entry.name, NAMES[seen.content]
    suffix = PurePosixPath(name).suffix
    claimed = SUFFIXES.get(suffix.lower().removeprefix("."))
    taken = seen.content in customs.files.kinds
    if claimed != seen.content and (taken or claimed is not None):
        yield fault(WRONG_CONTENT, name=name, suffix=suffix or NO_SUFFIX, content=content)
    elif not taken:
        kinds = ", ".join(kind.upper() for kind in customs.files.kinds)
        yield fault(UNUSUAL_CONTENT, name=name, content=content, kinds=kinds)


def _of_hash(document: EvidenceDocument, seen: FileSeen) -> Iterator[Fault]:
    if document.sha256 is None:
        return
    stated = document.sha256.casefold()
    if not _HASH.fullmatch(stated):
        yield fault(NOT_A_HASH, stated=shortened(document.sha256))
    elif stated != seen.sha256:
        yield fault(OTHER_HASH, name=seen.entry.name, sha256=seen.sha256)


def _of_signatures(name: str, signatures: Signatures) -> Iterator[Fault]:
    state = signatures.state
    if state == "damaged":
        yield fault(NOT_READABLE, name=name, why=DAMAGED)
    elif state in _BROKEN:
        yield fault(BROKEN_SIGNATURE, name=name, why=_BROKEN[state])
    elif state in _NOT_READ:
        yield fault(NOT_LOOKED_INTO, name=name, why=_NOT_READ[state])
