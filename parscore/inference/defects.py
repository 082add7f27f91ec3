"""What is wrong with a rule file: one defect for each mistake, with its place inside the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.reading.problems import Severity
    from parscore.reading.source import Source
    from parscore.values.messages import Text


class Place(NamedTuple):
    """A place in a rule file: the file's name, and the keys that lead there from its top."""

    file: str
    path: tuple[str | int, ...]

    def at(self, *keys: str | int) -> Place:
        """Return the place below this one that these keys lead to."""
        return Place(self.file, self.path + keys)


class Defect(NamedTuple):
    """One mistake: where, what, and how to mend it. Its stable code is that of its text.

    `key` says that the mistake is in the last key of the path, not in the value below it.
    """

    place: Place
    text: Text
    advice: Text | None = None
    key: bool = False

    def problem(self, source: Source | None = None, severity: Severity = "error") -> Problem:
        """Return the mistake as a problem, with its line and column if the source is given."""
        mark = source.locate(self.place.path, key=self.key) if source else (None, None)
        return Problem(
            code=self.text.code,
            severity=severity,
            file=self.place.file,
            path=self.place.path,
            line=mark[0],
            column=mark[1],
            text=self.text,
            advice=self.advice,
        )

    def __str__(self) -> str:
        where = ".".join(map(str, self.place.path))
        return f"{where}: {self.problem()}"


class RulesRejected(ValueError):  # noqa: N818 - it says what became of the rules
    """Rules that cannot be compiled; `defects` holds every mistake, in file order."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        self.defects = tuple(defects)
        super().__init__("\n".join(map(str, self.defects)))

    def problems(self, sources: Mapping[str, Source]) -> tuple[Problem, ...]:
        """Return the defects as problems, with line and column where the source is known."""
        return tuple(defect.problem(sources.get(defect.place.file)) for defect in self.defects)
