"""Tables of an HTML page, as web portals hand them out under the name of .xls.

Nothing is loaded from anywhere and no script is run. Each table is a sheet of its own.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from parscore.intake.tables.cells import Area, Cell, Sheet, by_row
from parscore.intake.tables.count import TOO_MANY_SHEETS, CellCount
from parscore.intake.tables.encoding import decoded
from parscore.intake.tables.kinds import TOO_MUCH
from parscore.intake.tables.limits import MOST_SHEETS, MOST_SPAN
from parscore.intake.tables.texts import tidy
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.reading.problems import Problem

NAME = "Bảng {number}"

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_BEGINNING = 4_096
_SILENT = frozenset({"script", "style", "title"})
_BREAKS = frozenset({"br", "p", "div", "li"})


def read_html(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """Return the tables of a page that hold anything, and what is odd about it.

    Raises:
        Unreadable: its letters cannot be read, or it is too large.
    """
    named = _CHARSET.search(data[:_BEGINNING])
    text, problems = decoded(data, file, named[1].decode("ascii") if named else None)
    reader = _Reader(file)
    reader.feed(text)
    reader.close()
    return reader.sheets(), problems


class _Table:
    """A table while it is read."""

    def __init__(self) -> None:
        self.row = 0
        self.column = 0
        self.cells: list[tuple[int, int, str, bool]] = []
        self.merged: list[Area] = []
        self.open_above: dict[int, int] = {}  # how many rows a column is still covered for
        self.words: list[str] | None = None
        self.span = (1, 1)
        self.hidden = False

    def next_row(self, *, hidden: bool) -> None:
        self.end_cell()
        self.row += 1
        self.column = 0
        self.hidden = hidden

    def next_cell(self, down: int, across: int) -> None:
        self.end_cell()
        if not self.row:
            self.next_row(hidden=False)
        self.column += 1
        while self.open_above.get(self.column, 0) >= self.row:
            self.column += 1
        self.words, self.span = [], (down, across)

    def end_cell(self) -> None:
        if self.words is None:
            return
        lines = "".join(self.words).split("\n")
        text = tidy("\n".join(line.strip() for line in lines))
        down, across = self.span
        self.words = None
        if text:
            self.cells.append((self.row, self.column, text, self.hidden))
        last = self.column + across - 1
        if down > 1:
            for column in range(self.column, last + 1):
                self.open_above[column] = self.row + down - 1
        if down > 1 or across > 1:
            self.merged.append(Area(self.row, self.column, self.row + down - 1, last))
        self.column = last


class _Reader(HTMLParser):
    def __init__(self, file: str) -> None:
        super().__init__(convert_charrefs=True)
        self._file = file
        self._count = CellCount(file)
        self._open: list[_Table] = []
        self._tables: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
            return
        if tag == "table":
            self._open.append(_Table())
            self._tables.append(self._open[-1])
            if len(self._tables) > MOST_SHEETS:
                what = TOO_MANY_SHEETS(count=len(self._tables), most=MOST_SHEETS)
                raise Unreadable([TOO_MUCH.problem(self._file, what=what)])
            return
        if not self._open:
            return
        table, given = self._open[-1], dict(attrs)
        if tag == "tr":
            table.next_row(hidden=_is_hidden(given))
        elif tag in {"td", "th"}:
            down, across = _span(given, "rowspan"), _span(given, "colspan")
            self._count.add(across if down > 1 else 1)
            table.next_cell(down, across)
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif self._open and tag in {"td", "th", "tr"}:
            self._open[-1].end_cell()
        elif self._open and tag == "table":
            self._open.pop().end_cell()

    def handle_data(self, data: str) -> None:
        words = self._open[-1].words if self._open and not self._silent else None
        if words is not None:
            words.append(data if data == "\n" else re.sub(r"\s+", " ", data))

    def sheets(self) -> list[Sheet]:
        """Return the tables that hold anything."""
        for table in self._open:
            table.end_cell()
        filled = [table for table in self._tables if table.cells]
        return [
            _sheet(table, self._file, NAME.format(number=i)) for i, table in enumerate(filled, 1)
        ]


def _sheet(table: _Table, file: str, name: str) -> Sheet:
    cells = (
        Cell(file, name, row, column, text, hidden=hidden)
        for row, column, text, hidden in table.cells
    )
    return Sheet(file, name, by_row(cells), tuple(table.merged))


def _span(given: Mapping[str, str | None], name: str) -> int:
    value = (given.get(name) or "1").strip()
    if not (value.isascii() and value.isdigit()) or len(value) > len(str(MOST_SPAN)):
        return 1
    return min(max(int(value), 1), MOST_SPAN)


def _is_hidden(given: Mapping[str, str | None]) -> bool:
    return "display:none" in (given.get("style") or "").replace(" ", "").lower()
