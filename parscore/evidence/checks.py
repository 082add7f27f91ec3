"""Every document handed in, looked at on paper and, where there is a folder, in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.evidence.files import Fault, FileSeen, fault, faults_of_file, find_file, see_file
from parscore.evidence.kinds import NO_FILE, NO_ISSUER, NUMBER_UNUSUAL, UNUSED_FILE, USED_TWICE
from parscore.evidence.numbers import is_usual
from parscore.reading.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.actuals import Actuals, EvidenceDocument
    from parscore.documents.evidence_customs import EvidenceCustoms
    from parscore.evidence.folder import Entry, Folder
    from parscore.evidence.signatures import Inspector
    from parscore.reading.problems import Path, Problem
    from parscore.reading.source import Source


class Handed(NamedTuple):
    """A document handed in, its file as far as that was read, and what is wrong with both."""

    document: EvidenceDocument
    file: FileSeen | None
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong; what is merely unusual does not count."""
        return all(problem.severity == "warning" for problem in self.problems)


class Checked(NamedTuple):
    """All documents handed in, and the files of the folder that none of them names."""

    documents: tuple[Handed, ...]
    unused: tuple[Problem, ...]


class Found(NamedTuple):
    """A key of a document with what is wrong there; `file` is what was read of its file."""

    faults: tuple[tuple[str, Fault], ...]
    entry: Entry | None = None
    file: FileSeen | None = None


def check_documents(
    actuals: Actuals,
    source: Source,
    customs: EvidenceCustoms,
    folder: Folder | None,
    inspector: Inspector,
) -> Checked:
    """Look at every document; without a folder the files are not asked for.

    `source` is the text of the actuals, where the problems have their places.
    """
    eye = Eye(customs, folder, inspector)
    found = [eye.look(document) for document in actuals.evidence]
    twice = _used_twice(actuals.evidence, found)
    handed = []
    for place, (document, one) in enumerate(zip(actuals.evidence, found, strict=True)):
        shared = [("file", twice[document.id])] if document.id in twice else []
        problems = [
            _told(what, ("evidence", place, key), source) for key, what in (*one.faults, *shared)
        ]
        handed.append(Handed(document, one.file, tuple(problems)))
    used = {one.entry for one in found}
    unused = [entry for entry in folder.entries if entry not in used] if folder else []
    return Checked(
        tuple(handed),
        tuple(UNUSED_FILE.problem(entry.name) for entry in unused if entry.sort != "folder"),
    )


def _told(what: Fault, path: Path, source: Source) -> Problem:
    return what.kind.problem(source.name, path, source.locate(path), **what.args)


class Eye:
    """Looks at documents and their files, reading each file once."""

    def __init__(
        self, customs: EvidenceCustoms, folder: Folder | None, inspector: Inspector
    ) -> None:
        self._customs = customs
        self._folder = folder
        self._inspector = inspector
        self._seen: dict[Entry, FileSeen | Fault] = {}

    def look(self, document: EvidenceDocument) -> Found:
        """Return everything that is wrong with a document, by the key that says it."""
        paper = tuple(self._on_paper(document))
        if self._folder is None:
            return Found(paper)
        if document.file is None:
            return Found((*paper, ("file", fault(NO_FILE))))
        entry = find_file(document.file, self._folder)
        if isinstance(entry, Fault):
            return Found((*paper, ("file", entry)))
        return self._with_file(document, entry, paper)

    def _with_file(
        self, document: EvidenceDocument, entry: Entry, paper: tuple[tuple[str, Fault], ...]
    ) -> Found:
        if entry not in self._seen:
            self._seen[entry] = see_file(entry, self._inspector)
        seen = self._seen[entry]
        if isinstance(seen, Fault):
            return Found((*paper, ("file", seen)), entry)
        faults = faults_of_file(document, seen, self._customs)
        return Found((*paper, *(("file", what) for what in faults)), entry, seen)

    def _on_paper(self, document: EvidenceDocument) -> Iterator[tuple[str, Fault]]:
        numbers = self._customs.numbers
        if document.number is not None and not is_usual(document.number, numbers):
            examples = ", ".join(numbers.examples)
            yield (
                "number",
                fault(NUMBER_UNUSUAL, number=shortened(document.number), examples=examples),
            )
        if document.issuer is None:
            yield "issuer", fault(NO_ISSUER)


def _used_twice(documents: Sequence[EvidenceDocument], found: Sequence[Found]) -> dict[str, Fault]:
    """Return, by document, that its file stands for others too, be it under another name."""
    users: dict[str, list[str]] = {}
    for document, one in zip(documents, found, strict=True):
        if one.file is not None:
            users.setdefault(one.file.sha256, []).append(document.id)
    return {
        name: fault(USED_TWICE, ids=", ".join(ids))
        for ids in users.values()
        if len(ids) > 1
        for name in ids
    }
