"""The rows of a filled sheet: which column is which, and what stands in each row's cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.plan_book.kinds import NO_TITLES
from parscore.intake.tables.values import text_of
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.intake.plan_book.layout import Column, SheetLayout
    from parscore.intake.tables.cells import Cell, Place, Sheet, Tables
    from parscore.reading.problems import Problem

LAST_ROW = 60  # where a header may stand
LEAST = 2  # titles that make a header


class Filled(NamedTuple):
    """A row of a sheet that holds something."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]

    def cell(self, key: str) -> Cell | None:
        """Return the cell of a column; None where it is empty or there is no such column."""
        at = self.columns.get(key)
        return None if at is None else self.sheet.at(self.row, at)

    def text(self, key: str) -> str:
        """Return the text of a column."""
        return text_of(self.cell(key))

    def place(self, key: str) -> Place:
        """Return the place of a column's cell, or of the row where there is no such column."""
        return self.sheet.place(self.row, self.columns.get(key, 1))


def sheet_named(tables: Tables, name: str) -> Sheet | None:
    """Return the sheet of a name, whatever its marks and capitals."""
    found = [sheet for sheet in tables.sheets if match_key(sheet.name) == match_key(name)]
    return found[0] if found else None


def filled_rows(sheet: Sheet, layout: SheetLayout, problems: list[Problem]) -> Iterator[Filled]:
    """Return the rows below the header; without a header that is a problem."""
    found = _header(sheet, layout)
    if found is None:
        titles = ", ".join(f"“{column.title}”" for column in layout.columns)
        problems.append(NO_TITLES.problem(f"{sheet.file}:{sheet.name}", (), None, columns=titles))
        return
    header, columns = found
    for row, cells in sheet.rows():
        if row > header and any(text_of(cell) for cell in cells.values()):
            yield Filled(sheet, row, columns)


def _header(sheet: Sheet, layout: SheetLayout) -> tuple[int, dict[str, int]] | None:
    best: tuple[int, dict[str, int]] | None = None
    for row, cells in sheet.rows():
        if row > LAST_ROW:
            break
        titles = {_title(text_of(cell)): column for column, cell in cells.items()}
        columns = {
            column.key: titles[title]
            for column in layout.columns
            for title in [next((one for one in _titles(column) if one in titles), None)]
            if title is not None
        }
        if len(columns) >= LEAST and (best is None or len(columns) > len(best[1])):
            best = row, columns
    return best


def _titles(column: Column) -> list[str]:
    return [_title(name) for name in (column.title, *column.also)]


def _title(text: str) -> str:
    return " ".join(match_key(text).replace("/", " / ").split()).strip(" :.")
