"""A sheet as an office prints it: A4 landscape, Times New Roman, borders, heights that fit."""

from __future__ import annotations

import math
import textwrap
from datetime import date, datetime, time
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT: Final = "Times New Roman"
SIZE: Final = 11
LINE_HEIGHT: Final = 15.0  # points, of one line at this size
HIGHEST: Final = 400.0  # points; a row cannot be higher than 409
INPUT_TINT: Final = "#FFF9DB"
HEAD_TINT: Final = "#E7EDF5"
GROUP_TINT: Final = "#F4F6FA"
LOCKED_TINT: Final = "#EDEDED"
A4: Final = 9
POINTS: Final = "0.00####"
MARKED: Final = '0.00####"*"'
DAY: Final = "dd/mm/yyyy"
TEXT: Final = "@"
NARROWEST: Final = 3
ZERO_DAY: Final = date(1899, 12, 30)  # of a spreadsheet's calendar


class Paper:
    """A workbook being written; equal input gives equal bytes."""

    def __init__(self, title: str, made: date) -> None:
        self._file = BytesIO()
        # Texts are always written as texts; the day is one of the document, not of the clock.
        self.book = Workbook(self._file, {"in_memory": True})
        self.book.set_properties({"title": title, "created": datetime.combine(made, time())})
        self.book.formats[0].set_font_name(FONT)
        self.book.formats[0].set_font_size(SIZE)
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._names: set[str] = set()

    def style(self, **properties: Any) -> Format:  # noqa: ANN401 - what the library takes
        """Return a format, made once for each set of properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            base = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter"}
            self._formats[key] = self.book.add_format(base | properties)
        return self._formats[key]

    def cell(self, **properties: Any) -> Format:  # noqa: ANN401 - what the library takes
        """Return the format of a bordered cell whose text wraps."""
        inset = {"indent": 1} if properties.get("align") == "right" else {}
        return self.style(**({"border": 1, "text_wrap": True} | inset | properties))

    def sheet(self, name: str, widths: Sequence[float]) -> Worksheet:
        """Return a new sheet, protected without a password, ready to be printed."""
        sheet = self.book.add_worksheet(self._free(name))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&R&8&P/&N")
        sheet.hide_gridlines(2)
        sheet.center_horizontally()
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        return sheet

    def _free(self, name: str) -> str:
        """Return a name that a sheet may have and that no other has."""
        clean = "".join(" " if one in "[]:*?/\\'" else one for one in name).strip()[:28] or "LV"
        free, count = clean, 1
        while free.casefold() in self._names:
            count += 1
            free = f"{clean} {count}"
        self._names.add(free.casefold())
        return free

    @cached_property
    def data(self) -> bytes:
        """The finished file."""
        self.book.close()
        return self._file.getvalue()


def height(texts: Sequence[str], widths: Sequence[float], size: float = SIZE) -> float:
    """Return the height of a row that shows each text whole in a column of its width."""
    lines = max((_lines(*one, size) for one in zip(texts, widths, strict=True)), default=1)
    return min(HIGHEST, lines * LINE_HEIGHT * size / SIZE + 3)


def _lines(text: str, width: float, size: float) -> int:
    """Return in how many lines a text stands; a little more than it needs, never less."""
    room = max(NARROWEST, math.floor(width * SIZE / size * 1.02))
    if len(text) <= room:
        return 1 + text.count("\n")
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text.split("\n"))
