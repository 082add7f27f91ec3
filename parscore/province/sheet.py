"""What sheets of a province have in common: rows as high as their texts need, landscape A4."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from parscore.reports.wrapping import clean
from parscore.sheets.paper import A4, height

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}

Cell = str | Decimal | int


class Sheet:
    """A sheet that is filled from the top, its rows as high as their texts need."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, widths: Sequence[int]) -> None:
        self.head: Format = book.add_format(
            {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}
        )
        self.body: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.number: Format = book.add_format({"align": "right", "indent": 1, "valign": "top"})
        self.sheet: Worksheet = book.add_worksheet(name)
        self.widths = widths
        self.used = 0
        self.sheet.set_landscape()
        self.sheet.set_paper(A4)
        self.sheet.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            self.sheet.set_column(column, column, width)

    def add(self, lines: Iterable[Sequence[Cell]], form: Format | None = None) -> None:
        """Write rows below those that are there."""
        for line in lines:
            texts = [str(cell) for cell in line]
            if texts:
                self.sheet.set_row(self.used, height(texts, self.widths[: len(texts)]))
            for column, cell in enumerate(line):
                if isinstance(cell, str):
                    self.sheet.write_string(self.used, column, clean(cell), form or self.body)
                else:
                    self.sheet.write_number(self.used, column, cell, self.number)
            self.used += 1

    def freeze(self, columns: int) -> None:
        """Keep the first row in sight and on every page, and let its columns be filtered."""
        self.sheet.freeze_panes(1, columns)
        self.sheet.repeat_rows(0)
        self.sheet.autofilter(0, 0, max(self.used - 1, 1), len(self.widths) - 1)
