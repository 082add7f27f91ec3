"""Which column of a sheet is which: by the words of its header, however many rows that has.

The lowest words of a header name the column; the words above it, often merged over several
columns, name its group.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.statistics.kinds import TWO_COLUMNS
from parscore.intake.tables.cells import letters
from parscore.intake.tables.values import text_of
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.documents.import_map import ImportMap, MapColumn
    from parscore.intake.tables.cells import Sheet
    from parscore.reading.problems import Problem

LAST_ROW = 60  # where a header may end
MOST_ROWS = 8  # of a header
MOST_COLUMNS = 200
LEAST_COLUMNS = 2  # that must be recognised

_NOT_A_WORD = re.compile(r"[^a-z0-9_]+")
_NUMBERING = re.compile(r"[\s()\[\]0-9=+\-/.,;a-e]*")

Path = tuple[str, ...]  # the words of a header, the lowest first


class Header(NamedTuple):
    """Where the header of a table ends, and which column is which."""

    row: int
    columns: Mapping[str, int]
    names: int | None
    codes: int | None


def find_header(sheet: Sheet, whole: ImportMap) -> tuple[Header, list[Problem]] | None:
    """Return the header that fits a map best, or None where none does.

    A column that is there twice is a problem.
    """
    best: Header | None = None
    doubled: list[Problem] = []
    for row in [row for row, _ in sheet.rows() if row <= LAST_ROW]:
        paths = _paths(sheet, row)
        header, problems = _read(sheet, row, paths, whole)
        if best is None or len(header.columns) > len(best.columns):
            best, doubled = header, problems
    if best is None or len(best.columns) < min(LEAST_COLUMNS, len(whole.columns)):
        return None
    return best, doubled


def words(text: str) -> str:
    """Return the words of a text between spaces, without marks, capitals and signs."""
    return f" {_NOT_A_WORD.sub(' ', match_key(text)).strip()} "


def says(text: str, phrases: Iterable[str]) -> bool:
    """Say whether a text in the form of `words` has one of some phrases."""
    return any(words(phrase) in text for phrase in phrases)


def is_numbering(texts: Sequence[str]) -> bool:
    """Say whether cells only number the columns: (1) (2) (3)=(4)+(5), or 1 2 3 4."""
    filled = [text for text in texts if text]
    if not filled or not all(_NUMBERING.fullmatch(match_key(text)) for text in filled):
        return False
    if all("(" in text for text in filled):
        return True
    whole = [int(text) for text in filled if text.isdecimal() and len(text) < len("1000")]
    steps = [after - before for before, after in pairwise(whole)]
    return len(whole) == len(filled) > LEAST_COLUMNS and set(steps) == {1}


def _paths(sheet: Sheet, row: int) -> dict[int, Path]:
    last = min(max(map(max, sheet.grid.values()), default=0), MOST_COLUMNS)
    above = range(row, max(0, row - MOST_ROWS), -1)
    return {column: _path(sheet, above, column) for column in range(1, last + 1)}


def _path(sheet: Sheet, rows: Iterable[int], column: int) -> Path:
    """Return the words over a column; none where its lowest words stand over one to the left."""
    found: list[str] = []
    for row in rows:
        cell = sheet.at(row, column)
        if cell is not None and not found and cell.place.column != column:
            return ()
        text = words(text_of(cell) or _from_the_left(sheet, row, column, found))
        if not _NUMBERING.fullmatch(text) and text not in found:
            found.append(text)
    return tuple(found)


def _from_the_left(sheet: Sheet, row: int, column: int, found: list[str]) -> str:
    """Return the words of a group that was not merged: they stand over its first column only."""
    if not found:
        return ""
    cells = sheet.grid.get(row, {})
    before = [at for at in cells if at < column]
    return text_of(cells[before[-1]]) if before else ""


def _read(
    sheet: Sheet, row: int, paths: Mapping[int, Path], whole: ImportMap
) -> tuple[Header, list[Problem]]:
    columns: dict[str, int] = {}
    problems = []
    for name, spec in whole.columns.items():
        fitting = [at for at, path in paths.items() if path and _fits(path, spec, whole)]
        if len(fitting) > 1:
            where = sheet.place(row, fitting[1])
            args = {"title": spec.title, "other": letters(fitting[0])}
            problems.append(where.problem(TWO_COLUMNS, **args))
        if fitting:
            columns[name] = fitting[0]
    names, codes = _first(paths, whole.names), _first(paths, whole.codes)
    return Header(row, columns, names, codes), problems


def _fits(path: Path, spec: MapColumn, whole: ImportMap) -> bool:
    if not says(path[0], spec.labels) or says(path[0], spec.without):
        return False
    return spec.group is None or _group(path, whole) == spec.group


def _group(path: Path, whole: ImportMap) -> str | None:
    """Return the group that the lowest words with one name."""
    for text in path:
        for group, phrases in whole.groups.items():
            if says(text, phrases):
                return group
    return None


def _first(paths: Mapping[int, Path], labels: Iterable[str]) -> int | None:
    for label in labels:
        for column, path in paths.items():
            if path and says(path[0], [label]):
                return column
    return None
