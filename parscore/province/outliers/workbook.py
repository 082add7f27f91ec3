"""Questions about self-scores as a workbook: what was looked for, questions, communes.

Its sheets are open: an appraiser sorts, filters, and writes the communes' answers beside them.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import xlsxwriter

from parscore.province.outliers import words
from parscore.province.outliers.page import Desk, banners, by_commune, heading
from parscore.province.outliers.table import HEADS, rows
from parscore.province.ranking.workbook import SAFE
from parscore.reports.wrapping import clean
from parscore.sheets.paper import A4, height
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang

ABOUT_WIDTHS: Final = (40, 12, 84)
QUESTION_WIDTHS: Final = (24, 13, 12, 26, 40, 20, 30, 70)
COMMUNE_WIDTHS: Final = (44, 16, 16)

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


def render(found: Outliers, lang: Lang = "vi") -> bytes:
    """Return the questions as a workbook; equal ones give equal bytes.

    Raises:
        ModuleNotFoundError: xlsxwriter, an optional package, is not installed.
    """
    desk = Desk(found, lang)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, dict(SAFE))
    day = parse_date(found.period.to or found.period.from_ or "")
    book.set_properties({"created": datetime.combine(day, time(), UTC)})
    _about(Sheet(book, desk.word("caution"), ABOUT_WIDTHS), desk)
    _questions(Sheet(book, desk.word("count"), QUESTION_WIDTHS), desk)
    _communes(Sheet(book, desk.word("communes"), COMMUNE_WIDTHS), desk)
    book.close()
    return file.getvalue()


def _about(sheet: Sheet, desk: Desk) -> None:
    """Say first that nobody is accused, then what was looked for."""
    sheet.add([(words.TITLE().render(desk.lang), "", desk.about())], sheet.head)
    sheet.add((one.lead, "", one.text) for one in banners(desk))
    sheet.add((name, "", value) for name, value in heading(desk).rows)
    sheet.add([(desk.word("count"), len(desk.found.questions), desk.seen()), ()])
    sheet.add([[desk.word(name) for name in ("kind", "count", "limits")]], sheet.head)
    sheet.add(
        (desk.kind(one), "" if one.not_judged else one.found, desk.looked(one))
        for one in desk.found.looks
    )


def _questions(sheet: Sheet, desk: Desk) -> None:
    sheet.add([[desk.word(name) for name in HEADS]], sheet.head)
    sheet.add((*row[:2], Decimal(row.points), *row[3:]) for row in rows(desk))
    sheet.freeze(1)


def _communes(sheet: Sheet, desk: Desk) -> None:
    sheet.add([[desk.word(name) for name in ("commune", "count", "points")]], sheet.head)
    sheet.add((one.name, one.questions, Decimal(one.points)) for one in by_commune(desk.found))
    sheet.freeze(1)
