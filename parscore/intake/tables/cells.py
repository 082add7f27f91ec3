"""Typed cells and the sheets they stand on. A cell knows its place: `file.xlsx:Sheet!B7`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from operator import lt
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from parscore.reading.problems import Kind, Problem
    from parscore.values.messages import Argument

T = TypeVar("T")

_LETTERS = 26


class Place(NamedTuple):
    """Where a cell stands; rows and columns count from 1. A CSV file has a sheet without a name."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def in_file(self) -> str:
        """The sheet and the cell: `Sheet!B7`."""
        cell = f"{letters(self.column)}{self.row}"
        return f"{self.sheet}!{cell}" if self.sheet else cell

    def __str__(self) -> str:
        return f"{self.file}:{self.in_file}"

    def problem(self, kind: Kind, **args: Argument | None) -> Problem:
        """Say that something is wrong with this cell."""
        return kind.problem(str(self), (), None, **args)


class Fault(NamedTuple):
    """Why a cell has no value. It is a problem only for whoever needs that cell."""

    kind: Kind
    args: Mapping[str, Argument]


Value = str | Decimal | bool | date | Fault


class Cell(NamedTuple):
    """A cell that holds something.

    `percent` says that a number is shown with a per cent sign: 0.985 is shown as 98,5%. `hidden`
    says that nobody who opens the file sees it.
    """

    file: str
    sheet: str
    row: int
    column: int
    value: Value
    percent: bool = False
    hidden: bool = False

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.file, self.sheet, self.row, self.column)


class Area(NamedTuple):
    """Merged cells; both corners belong to it."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        """Say whether a cell is part of it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells that hold something, and its merged areas.

    `grid` has the cells by row, then by column, both in order; empty rows are left out.
    """

    file: str
    name: str
    grid: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Area, ...] = ()
    hidden: bool = False

    @cached_property
    def cells(self) -> Mapping[tuple[int, int], Cell]:
        """The cells by row and column."""
        return {
            (row, column): cell for row, held in self.grid.items() for column, cell in held.items()
        }

    def at(self, row: int, column: int) -> Cell | None:
        """Return the cell there; for any part of a merged area, the cell that it shows."""
        found = self.grid.get(row, {}).get(column)
        if found is None:
            for area in self.merged:
                if area.covers(row, column):
                    return self.grid.get(area.top, {}).get(area.left)
        return found

    def rows(self) -> Iterator[tuple[int, Mapping[int, Cell]]]:
        """Return each row that holds something, with its cells by column."""
        yield from self.grid.items()

    def place(self, row: int, column: int) -> Place:
        """Return the place of a cell, whether it holds something or not."""
        return Place(self.file, self.name, row, column)


@dataclass(frozen=True)
class Tables:
    """A file of tables: its path and hash, its sheets, and what is odd about it."""

    file: str
    sha256: str
    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The name of the file without its folder."""
        return PurePath(self.file).name


def by_row(cells: Iterable[Cell]) -> dict[int, dict[int, Cell]]:
    """Return cells as the grid of a sheet; of two in one place the later one counts."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    return ordered(rows)


def ordered(rows: dict[int, dict[int, Cell]]) -> dict[int, dict[int, Cell]]:
    """Return the rows that hold something, and the columns in each, in order; most are already."""
    return _in_order({row: _in_order(held) for row, held in rows.items() if held})


def _in_order(found: dict[int, T]) -> dict[int, T]:
    keys = list(found)
    if all(map(lt, keys, keys[1:])):
        return found
    return {key: found[key] for key in sorted(keys)}


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name
