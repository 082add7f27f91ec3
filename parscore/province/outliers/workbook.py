"""Questions about self-scores as a workbook: what was looked for, questions, communes."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import xlsxwriter

from parscore.province.outliers import words
from parscore.province.outliers.page import Desk, banners, by_commune, heading
from parscore.province.outliers.table import HEADS, rows
from parscore.province.ranking_workbook import SAFE
from parscore.reports.wrapping import clean
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang

WIDTHS: Final = (26, 14, 12, 28, 48, 22, 34, 90)

Cell = str | Decimal | int


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
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _about(book.add_worksheet(desk.word("caution")), desk, head, wrapped)
    _questions(book.add_worksheet(desk.word("count")), desk, head, wrapped)
    _communes(book.add_worksheet(desk.word("communes")), desk, head, wrapped)
    book.close()
    return file.getvalue()


def _about(sheet: Worksheet, desk: Desk, head: Format, wrapped: Format) -> None:
    """Say first that nobody is accused, then what was looked for."""
    for column, width in enumerate((44, 14, 90)):
        sheet.set_column(column, column, width)
    facts: list[Sequence[Cell]] = [(words.TITLE().render(desk.lang), "", desk.about())]
    facts += [(one.lead, "", one.text) for one in banners(desk)]
    facts += [(name, "", value) for name, value in heading(desk).rows]
    facts.append((desk.word("count"), len(desk.found.questions), desk.seen()))
    facts.append(())
    _fill(sheet, 0, facts, wrapped)
    titles = [desk.word(name) for name in ("kind", "count", "limits")]
    _fill(sheet, len(facts), [titles], head)
    looks = ((desk.kind(one), one.found, desk.looked(one)) for one in desk.found.looks)
    _fill(sheet, len(facts) + 1, looks, wrapped)


def _questions(sheet: Worksheet, desk: Desk, head: Format, wrapped: Format) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    _fill(sheet, 0, [[desk.word(name) for name in HEADS]], head)
    found = [(*row[:2], Decimal(row.points), *row[3:]) for row in rows(desk)]
    _fill(sheet, 1, found, wrapped)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(found), 1), len(HEADS) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _communes(sheet: Worksheet, desk: Desk, head: Format, wrapped: Format) -> None:
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 2, 16)
    _fill(sheet, 0, [[desk.word(name) for name in ("commune", "count", "points")]], head)
    shares = ((one.name, one.questions, Decimal(one.points)) for one in by_commune(desk.found))
    _fill(sheet, 1, shares, wrapped)
    sheet.freeze_panes(1, 0)


def _fill(
    sheet: Worksheet, first: int, lines: Iterable[Sequence[Cell]], form: Format | None
) -> None:
    for place, line in enumerate(lines, start=first):
        for column, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(place, column, clean(cell), form)
            else:
                sheet.write_number(place, column, cell, form)
