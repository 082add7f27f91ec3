"""One sheet of a filled form as rows: columns found by their titles, every odd thing located."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.intake.form.kinds import MERGED, NO_COLUMN, NO_HEAD, NOT_OFFERED, REPEATED
from parscore.intake.form.texts import kept, name_in, read_text
from parscore.intake.tables.cells import Fault
from parscore.intake.tables.kinds import PERCENT_COUNT
from parscore.intake.tables.values import date_of, number_of, text_of
from parscore.reading.problems import Problem, shortened
from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from parscore.intake.form.layout import Column, Layout
    from parscore.intake.tables.cells import Cell, Place, Sheet

LAST_HEAD_ROW: Final = 15  # of a sheet whose titles somebody has moved


class Row(NamedTuple):
    """One row of a form's sheet: its cells by column, and where a column of it stands.

    Cells that only tell people what a row is about are left out.
    """

    sheet: Sheet
    number: int
    columns: Mapping[str, int]
    cells: Mapping[str, Cell]
    layout: Layout

    def place(self, key: str) -> Place:
        """Return the place of a cell, whether it holds something or not."""
        return self.sheet.place(self.number, self.columns.get(key, 1))

    def holds(self, *keys: str) -> bool:
        """Tell whether any of these cells holds something."""
        return not self.cells.keys().isdisjoint(keys)

    def raw(self, key: str) -> str:
        """Return the text in a cell as it stands."""
        return text_of(self.cells.get(key))


def rows_of(sheet: Sheet, layout: Layout, problems: list[Problem]) -> list[Row]:
    """Return the rows of a sheet below its titles; what is wrong with the sheet is added."""
    head = _head_row(sheet, layout)
    if head is None:
        problems.append(NO_HEAD.problem(f"{sheet.file}:{sheet.name}"))
        return []
    columns = _columns(sheet, head, layout, problems)
    merged = (area for area in sheet.merged if area.bottom > head)
    problems += (sheet.place(area.top, area.left).problem(MERGED) for area in merged)
    shown = {column.key for column in layout.columns if column.kind == "shown"}
    by_column = {number: key for key, number in columns.items() if key not in shown}
    return [
        Row(sheet, number, columns, held, layout)
        for number, cells in sheet.rows()
        if number > head
        and (held := {by_column[at]: cell for at, cell in cells.items() if at in by_column})
    ]


def _head_row(sheet: Sheet, layout: Layout) -> int | None:
    """Return the row with the most titles; None where not even half of them stand in one."""
    titles = {match_key(column.title) for column in layout.columns}
    best = most = 0
    for number, cells in sheet.rows():
        if number > LAST_HEAD_ROW:
            break
        if len(cells) > most:  # else it cannot have more of them
            count = sum(match_key(text_of(cell)) in titles for cell in cells.values())
            if count > most:
                best, most = number, count
    return best if 2 * most >= len(titles) else None


def _columns(sheet: Sheet, head: int, layout: Layout, problems: list[Problem]) -> dict[str, int]:
    """Return where each column stands."""
    titles: dict[str, int] = {}
    names = {at: text_of(cell) for at, cell in sheet.grid.get(head, {}).items()}
    for at, name in names.items():
        first = titles.setdefault(match_key(name), at)
        if first != at and any(match_key(one.title) == match_key(name) for one in layout.columns):
            where = sheet.place(head, first).in_file
            problems.append(sheet.place(head, at).problem(REPEATED, name=name, first=where))
    found = {
        column.key: titles[match_key(column.title)]
        for column in layout.columns
        if match_key(column.title) in titles
    }
    unknown = [name for at, name in names.items() if at not in found.values() and name]
    for column in layout.columns:
        if column.key not in found and column.kind != "shown":
            guess = did_you_mean(column.title, unknown)
            place = f"{sheet.file}:{sheet.name}!{head}"
            problems.append(NO_COLUMN.problem(place, title=column.title, guess=guess))
    return found


class Answers:
    """What the cells of rows say; every problem with one is kept, and the row is then faulty."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.faulty: set[Place] = set()

    def text(self, row: Row, key: str) -> str | None:
        """Return a text; None for an empty cell."""
        cell = row.cells.get(key)
        if cell is None:
            return None
        if isinstance(cell.value, str):
            return read_text(cell.value)
        if isinstance(cell.value, Fault):
            self._refuse(row, cell.place.problem(cell.value.kind, **cell.value.args))
            return None
        return read_text(text_of(cell))

    def name(self, row: Row, key: str) -> str | None:
        """Return an id, also where the words for it stand before it."""
        text = self.text(row, key)
        return None if text is None else name_in(text)

    def names(self, row: Row, key: str) -> list[str]:
        """Return ids that stand in one cell."""
        text = self.text(row, key)
        if text is None:
            return []
        parts = text.replace(",", ";").replace("\n", ";").split(";")
        return [part.strip() for part in parts if part.strip()]

    def number(self, row: Row, key: str, *, count: bool = False) -> Decimal | None:
        """Return a number; one that counts is not a percentage."""
        cell = row.cells.get(key)
        if cell is None:
            return None
        typed = isinstance(cell.value, str) and cell.value.rstrip().endswith("%")
        if isinstance(cell.value, Decimal):
            cell = cell._replace(value=kept(cell.value))
        number = number_of(cell)
        if isinstance(number, Problem):
            self._refuse(row, number)
            return None
        if count and (typed or cell.percent):
            self._refuse(row, cell.place.problem(PERCENT_COUNT, value=number))
            return None
        return number

    def day(self, row: Row, key: str) -> date | None:
        """Return a day."""
        cell = row.cells.get(key)
        if cell is None:
            return None
        day = date_of(cell)
        if isinstance(day, Problem):
            self._refuse(row, day)
            return None
        return day

    def choice(self, row: Row, column: Column) -> str | None:
        """Return which of its answers a cell gives."""
        text = self.text(row, column.key)
        if text is None:
            return None
        for key, name in column.choices:
            if text == name or match_key(text) == match_key(name):
                return key
        options = ", ".join(name for _, name in column.choices)
        problem = row.place(column.key).problem(NOT_OFFERED, value=shortened(text), options=options)
        self._refuse(row, problem)
        return None

    def distrust(self, rows: list[Row]) -> None:
        """Keep what these rows lack from being told as well: their sheet lost a column."""
        self.faulty.update(row.place("") for row in rows)

    def is_faulty(self, row: Row) -> bool:
        """Tell whether a cell of this row could not be read."""
        return bool(self.faulty) and row.place("") in self.faulty

    def _refuse(self, row: Row, problem: Problem) -> None:
        self.problems.append(problem)
        self.faulty.add(row.place(""))

    def rows(self, rows: list[Row], key: str) -> Iterator[tuple[str, Row]]:
        """Yield the rows with their ids; those without are told by whoever needs them."""
        for row in rows:
            name = self.name(row, key)
            if name is not None:
                yield name, row
