"""The figures of one table: the rows that count, what stands in their cells, what must add up."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.statistics.headers import Header, is_numbering, words
from parscore.intake.statistics.kinds import NEGATIVE, NO_ROW, NO_SUM, TWO_ROWS
from parscore.intake.tables.kinds import HIDDEN
from parscore.intake.tables.values import count_of, number_of, text_of
from parscore.reading.problems import Problem
from parscore.values.periods import Period
from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.documents.import_map import ImportMap
    from parscore.documents.plan import CommuneName
    from parscore.intake.tables.cells import Cell, Place, Sheet
    from parscore.values.messages import Argument

_NOTHING = frozenset({"", "-", "–", "—", "−"})
_ROMAN = re.compile(r"[IVXLC]+|[A-Z]")
_KIND_OF_COMMUNE = re.compile(r"^\s*(ubnd )?(xa|phuong|dac khu|thi tran) ")
_SPAN = re.compile(
    r"từ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})\s*(?:đến|-|–)\s*(?:hết\s+)?(?:ngày\s+)?"
    r"(\d{1,2})/(\d{1,2})/(\d{4})",
    re.IGNORECASE,
)


class Figure(NamedTuple):
    """The figure of a column and the cells that it is the sum of."""

    number: Decimal
    cells: tuple[Place, ...]


class Table(NamedTuple):
    """A table that was recognised: its sheet, its header, the period that it states."""

    sheet: Sheet
    header: Header
    period: Period | None


def period_of(sheet: Sheet, header_row: int) -> Period | None:
    """Return the period stated above the header: "từ ngày 15/6/2025 đến ngày 14/9/2025"."""
    for row, cells in sheet.rows():
        if row > header_row:
            return None
        for cell in cells.values():
            found = _SPAN.search(text_of(cell))
            if found:
                d1, m1, y1, d2, m2, y2 = map(int, found.groups())
                try:
                    return Period(date(y1, m1, d1), date(y2, m2, d2))
                except ValueError:  # no such day, or it ends before it starts
                    return None
    return None


def data_rows(table: Table) -> list[int]:
    """Return the rows below the header that hold a figure."""
    sheet, header = table.sheet, table.header
    found = []
    for row, cells in sheet.rows():
        held = [text_of(cells.get(column)) for column in header.columns.values()]
        numbers = [cells[at] for at in header.columns.values() if at in cells]
        if row > header.row and numbers and not is_numbering(held):
            found.append(row)
    return found


def figures_of(
    table: Table, whole: ImportMap, commune: CommuneName
) -> tuple[dict[str, Figure], list[Problem]]:
    """Return the figure of each column that is there, and what is wrong with them.

    Columns that the table lacks are added up from others where the map says of which.
    """
    rows, problems = _rows_that_count(table, whole, commune)
    total: dict[str, Figure] = {}
    for row in rows:
        read, faults = _row(table, row, whole)
        problems += faults
        problems += _sums(read, whole)
        for name, figure in read.items():
            total[name] = added([total[name], figure]) if name in total else figure
    return total, problems


def added(figures: Iterable[Figure]) -> Figure:
    """Return the sum of figures, with the cells of all."""
    known = list(figures)
    cells = tuple(cell for figure in known for cell in figure.cells)
    return Figure(sum((figure.number for figure in known), Decimal()), cells)


def _row(table: Table, row: int, whole: ImportMap) -> tuple[dict[str, Figure], list[Problem]]:
    read: dict[str, Figure] = {}
    problems: list[Problem] = []
    for name, column in table.header.columns.items():
        place = table.sheet.place(row, column)
        cell = table.sheet.at(row, column)
        figure = _figure(cell, whole)
        if isinstance(figure, Problem):
            problems.append(figure)
            continue
        if figure < 0:
            title = whole.columns[name].title
            problems.append(place.problem(NEGATIVE, value=figure, column=title))
        if cell is not None and cell.hidden:
            problems.append(place.problem(HIDDEN))
        read[name] = Figure(figure, (place,))
    return read | _derived(read, whole), problems


def _figure(cell: Cell | None, whole: ImportMap) -> Decimal | Problem:
    """Return the number of a cell; statistics leave a cell empty, or draw a line, for none."""
    if cell is None or (isinstance(cell.value, str) and cell.value in _NOTHING):
        return Decimal()
    return (count_of if whole.counts else number_of)(cell, whole.notation)


def _derived(read: Mapping[str, Figure], whole: ImportMap) -> dict[str, Figure]:
    """Return the columns that are not there, but whose parts are."""
    return {
        name: added(read[part] for part in column.sum_of)
        for name, column in whole.columns.items()
        if name not in read and column.sum_of and all(part in read for part in column.sum_of)
    }


def _sums(read: Mapping[str, Figure], whole: ImportMap) -> list[Problem]:
    problems = []
    for identity in whole.identities:
        names = (identity.total, *identity.parts)
        if not all(name in read for name in names):
            continue
        stated, summed = read[identity.total], added(read[part] for part in identity.parts)
        if stated.number != summed.number:
            cells = dict.fromkeys(cell.in_file for cell in (*stated.cells, *summed.cells))
            args: dict[str, Argument] = {
                "total": _called(identity.total, whole),
                "found": stated.number,
                "parts": ", ".join(_called(part, whole) for part in identity.parts),
                "sum": summed.number,
                "cells": ", ".join(cells),
            }
            problems.append(stated.cells[0].problem(NO_SUM, **args))
    return problems


def _called(name: str, whole: ImportMap) -> str:
    column = whole.columns[name]
    return f"“{column.title}” ({column.number})" if column.number else f"“{column.title}”"


def _rows_that_count(
    table: Table, whole: ImportMap, commune: CommuneName
) -> tuple[list[int], list[Problem]]:
    rows = data_rows(table)
    if whole.rows == "commune":
        return _row_of(commune, rows, table)
    totals = [row for row in rows if _is_total(table, row, whole)]
    if totals:
        return totals[-1:], []
    groups = [row for row in rows if _ROMAN.fullmatch(_before(table, row)[0])]
    return groups or rows, []


def _before(table: Table, row: int) -> list[str]:
    """Return the texts of a row before its figures; the first of them numbers it."""
    first = min(table.header.columns.values(), default=1)
    cells = table.sheet.grid.get(row, {})
    texts = [text_of(cell) for column, cell in cells.items() if column < first]
    return texts or [""]


def _is_total(table: Table, row: int, whole: ImportMap) -> bool:
    names = {match_key(text).rstrip(" :.") for text in _before(table, row)}
    return bool(names & {match_key(name) for name in whole.totals})


def _row_of(
    commune: CommuneName, rows: Sequence[int], table: Table
) -> tuple[list[int], list[Problem]]:
    """Return the row of a commune: by its code where both sides have one, else by its name."""
    codes = {row: _text(table, row, table.header.codes) for row in rows}
    names = {row: _text(table, row, table.header.names) for row in rows}
    found = [row for row in rows if commune.code and codes[row] == commune.code]
    found = found or [row for row in rows if _name(names[row]) == _name(commune.name)]
    exact = [row for row in found if commune.name.casefold() in names[row].casefold()]
    found = exact or found
    where = f"{table.sheet.file}:{table.sheet.name}".rstrip(":")
    if not found:
        guess = did_you_mean(commune.name, names.values())
        return [], [NO_ROW.problem(where, (), None, name=commune.name, guess=guess)]
    if len(found) > 1:
        listed = ", ".join(map(str, found))
        return [], [TWO_ROWS.problem(where, (), None, name=commune.name, rows=listed)]
    return found, []


def _text(table: Table, row: int, column: int | None) -> str:
    return "" if column is None else text_of(table.sheet.at(row, column))


def _name(text: str) -> str:
    return _KIND_OF_COMMUNE.sub("", words(text)).strip()
