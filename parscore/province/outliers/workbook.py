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
from parscore.province.sheet import SAFE, Sheet
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang

ABOUT_WIDTHS: Final = (40, 12, 84)
QUESTION_WIDTHS: Final = (24, 13, 12, 26, 40, 20, 30, 70)
COMMUNE_WIDTHS: Final = (44, 16, 16)


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
