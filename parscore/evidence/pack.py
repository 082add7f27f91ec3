"""The pack to hand in: the files under stable names by criterion, and an index of all of them.

Equal folders give equal bytes: entries stand in the order of the index, are dated alike and are
stored as they are (what a compressor makes of them differs from machine to machine).
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

from parscore.evidence import words
from parscore.evidence.checklist import Proof
from parscore.evidence.folder import CannotRead, read_entry
from parscore.evidence.kinds import CHANGED_MEANWHILE, NOT_READABLE
from parscore.evidence.page import cited, status_of
from parscore.reading.problems import Unreadable
from parscore.reports.archive import entry
from parscore.reports.blocks import Entries, Entry, Line, Page, Paragraph, Section
from parscore.reports.csv_table import MARK_OF_UTF8, SEPARATOR, text_cell
from parscore.reports.layout import lay_out
from parscore.reports.sections.heading import banners
from parscore.reports.subject import Subject
from parscore.values.text import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.evidence.checklist import Checklist, Need
    from parscore.evidence.checks import Handed
    from parscore.evidence.files import FileSeen
    from parscore.values.messages import Lang, Text

INDEX_TABLE: Final = "00_muc_luc.csv"
INDEX_TEXT: Final = "00_muc_luc.txt"
APART: Final = "khac"  # stands for the number of a criterion where no criterion asks

_LONGEST_TITLE: Final = 44
_LONGEST_NUMBER: Final = 20
_COLUMNS: Final = (
    *("order", "number", "criterion", "demand", "document", "doc_number", "day", "issuer"),
    *("page", "packed", "file", "sha256", "status", "note"),
)


class Row(NamedTuple):
    """A line of the index: a demanded document, one handed in for it, and its name in the pack.

    `need` is None for a document that no criterion asks for, `packed` for a file left out.
    """

    need: Need | None
    proof: Proof | None
    packed: str | None

    @property
    def handed(self) -> Handed | None:
        """The document handed in."""
        return None if self.proof is None else self.proof.handed

    @property
    def number(self) -> str:
        """The number of the criterion."""
        return "" if self.need is None else self.need.node.number


def plan_pack(checklist: Checklist) -> tuple[Row, ...]:
    """Return the lines of the index, in the order of the tree; a file is packed once.

    Files with an error are left out, so that nothing wrong is handed in by oversight.
    """
    places = {node.id: place for place, node in enumerate(checklist.assessment.nodes)}
    needs = (*checklist.needs, *checklist.later)
    pairs: list[tuple[Need | None, Proof | None]] = [
        (need, proof)
        for need in sorted(needs, key=lambda need: places[need.node.id])
        for proof in need.proofs or (None,)
    ]
    pairs += [(None, Proof(one, None)) for one in checklist.others]
    names = _Names()
    return tuple(
        Row(need, proof, None if proof is None else names.of(need, proof.handed))
        for need, proof in pairs
    )


class _Names:
    """Gives names to files: one to each, counted within their criterion."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._counts: dict[str, int] = {}

    def of(self, need: Need | None, one: Handed) -> str | None:
        if one.file is None or not one.sound:
            return None
        original = one.file.entry.name
        if original not in self._given:
            number = APART if need is None else _ascii_number(need.node.number)
            self._counts[number] = count = self._counts.get(number, 0) + 1
            title = _short_slug(one.document.title)
            suffix = slug(PurePosixPath(original).suffix)
            self._given[original] = f"{number}_{count:02}_{title}.{suffix}"
        return self._given[original]


def _short_slug(title: str) -> str:
    """Return a title in ASCII letters, cut after a word."""
    whole = slug(title)
    cut = whole if len(whole) <= _LONGEST_TITLE else whole[:_LONGEST_TITLE].rpartition("_")[0]
    return cut or whole[:_LONGEST_TITLE] or "tai_lieu"


def _ascii_number(number: str) -> str:
    parts = (slug(part) for part in re.split(r"[^\w]+", number))
    return ".".join(filter(None, parts))[:_LONGEST_NUMBER].strip(".") or "0"


def write_pack(out: BinaryIO, checklist: Checklist, rows: Sequence[Row], lang: Lang) -> None:
    """Write the pack; each file is read again, and must still be the one that was looked at.

    Raises:
        Unreadable: a file of the folder has changed meanwhile, or can no longer be read.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(
            entry(INDEX_TABLE, stored=True), index_table(checklist, rows, lang).encode()
        )
        archive.writestr(entry(INDEX_TEXT, stored=True), index_text(checklist, rows, lang).encode())
        for name, file in packed_files(rows).items():
            archive.writestr(entry(name, stored=True), _bytes_of(file))


def packed_files(rows: Sequence[Row]) -> dict[str, FileSeen]:
    """Return the files of the pack by their names in it, in the order of the index."""
    return {
        row.packed: row.handed.file
        for row in rows
        if row.packed is not None and row.handed is not None and row.handed.file is not None
    }


def _bytes_of(file: FileSeen) -> bytes:
    name = file.entry.name
    try:
        data = read_entry(file.entry)
    except CannotRead as failure:
        raise Unreadable([NOT_READABLE.problem(name, name=name, why=failure.why)]) from None
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise Unreadable([NOT_READABLE.problem(name, name=name, why=CHANGED_MEANWHILE)])
    return data


def index_table(checklist: Checklist, rows: Sequence[Row], lang: Lang) -> str:
    """Return the index as a table that a spreadsheet opens."""
    subject = Subject(checklist.assessment, lang)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    writer.writerow(subject.write.say(words.COLUMN, name) for name in _COLUMNS)
    for order, row in enumerate(rows, start=1):
        cells = _cells(row, subject) | {"order": str(order)}
        writer.writerow(text_cell(cells.get(name) or "") for name in _COLUMNS)
    return MARK_OF_UTF8 + file.getvalue()


def _cells(row: Row, subject: Subject) -> dict[str, str | None]:
    write = subject.write
    cells: dict[str, str | None] = {
        "number": row.number,
        "packed": row.packed,
        "status": write.say(words.STATUS, _status(row)),
        "note": "; ".join(map(write.text, _notes(row))),
    }
    if row.need is not None:
        cells["criterion"] = subject.node_name(row.need.node.id).removeprefix(f"{row.number} ")
        cells["demand"] = row.need.demand.title
    if row.handed is not None:
        document, file = row.handed.document, row.handed.file
        cells |= {
            "document": document.title,
            "doc_number": document.number,
            "day": None if document.issued is None else document.issued.isoformat(),
            "issuer": document.issuer,
            "page": document.page,
            "file": document.file,
            "sha256": None if file is None else file.sha256,
        }
    return cells


def index_text(checklist: Checklist, rows: Sequence[Row], lang: Lang) -> str:
    """Return the index as text of 80 columns."""
    subject = Subject(checklist.assessment, lang)
    write = subject.write
    missing = sum(row.packed is None for row in rows)
    count = words.PACK_COUNT(files=len(packed_files(rows)), missing=missing)
    entries = tuple(_listed(order, row, subject) for order, row in enumerate(rows, start=1))
    page = Page(
        title=write.text(words.INDEX()),
        subtitle=subject.commune(),
        banners=banners(subject),
        sections=(Section("", (Paragraph(write.text(count)), Entries(entries))),),
        foot=(write.text(words.LIMITS()),),
    )
    return lay_out(page)


def _listed(order: int, row: Row, subject: Subject) -> Entry:
    write, need = subject.write, row.need
    told = [] if row.handed is None else [cited(row.handed.document, subject)]
    head = told.pop() if need is None else f"{need.node.number} {need.demand.title}"
    lines = [write.text(words.HANDED(document=document)) for document in told]
    if row.handed is not None and row.handed.file is not None:
        lines.append(write.text(words.HASH(hash=row.handed.file.sha256)))
    if row.packed is not None:
        lines.append(write.text(words.PACKED(name=row.packed)))
    notes = [f"{write.text(note).rstrip('.')}." for note in _notes(row)]
    lines.append(" ".join([f"{write.say(words.STATUS, _status(row))}.", *notes]))
    return Entry((f"{order}.",), head, tuple(map(Line, lines)))


def _status(row: Row) -> str:
    return "other" if row.need is None else status_of(row.need)


def _notes(row: Row) -> Iterator[Text]:
    """Say why a file is not in the pack, and what the rules find wrong with the document."""
    if row.packed is None:
        yield words.NOT_PACKED(why=_why_left_out(row.handed))
    if row.proof is not None and row.proof.problem is not None:
        yield row.proof.problem


def _why_left_out(one: Handed | None) -> Text:
    if one is None:
        return words.NOTHING_HANDED()
    errors = [problem.code for problem in one.problems if problem.severity == "error"]
    if errors:
        return words.FILE_NOT_SOUND(codes=", ".join(dict.fromkeys(errors)))
    return words.NO_FILE_NAMED()
