"""A ranking as a workbook: the ranking, the distribution by field, and who is not in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import xlsxwriter

from parscore.province.ranking import words
from parscore.province.ranking.page import FIGURES, Desk, banners, lists, submitted
from parscore.reports.blocks import Bullets
from parscore.reports.wrapping import clean
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from parscore.documents.ranking import FieldSpread, Ranked, Ranking
    from parscore.values.messages import Lang

HEADS: Final = ("rank", "commune", "code", "value", "points", "max", "class", "ahead", "closes")
WIDTHS: Final = (8, 30, 14, 14, 14, 14, 16, 16, 90)
SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}

Cell = str | Decimal | int | None


def render(ranking: Ranking, lang: Lang = "vi") -> bytes:
    """Return a ranking as a workbook; equal rankings give equal bytes.

    Raises:
        ModuleNotFoundError: xlsxwriter, an optional package, is not installed.
    """
    desk = Desk(ranking, lang)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, dict(SAFE))
    day = parse_date(ranking.period.to or ranking.period.from_ or "")
    book.set_properties({"created": datetime.combine(day, time(), UTC)})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    _standings(book.add_worksheet(desk.word("rank")), desk, head)
    _fields(book.add_worksheet(desk.word("spread")), desk, head)
    _about(book.add_worksheet(desk.word("caution")), desk)
    book.close()
    return file.getvalue()


def _standings(sheet: Worksheet, desk: Desk, head: Format) -> None:
    unit = f"value_{desk.ranking.unit}"
    titles = [desk.word(unit if name == "value" else name) for name in HEADS]
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    _fill(sheet, titles, (_row(desk, one) for one in desk.ranking.rows), head)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(desk.ranking.rows), len(HEADS) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _row(desk: Desk, one: Ranked) -> Sequence[Cell]:
    ahead = one.ahead
    return (
        *(one.rank, one.name, one.code, Decimal(one.value)),
        *(None if one.points is None else Decimal(one.points), Decimal(one.max)),
        desk.class_name(one.class_),
        None if ahead is None else Decimal(ahead.points),
        None if ahead is None else desk.closes(ahead),
    )


def _fields(sheet: Worksheet, desk: Desk, head: Format) -> None:
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, len(FIGURES) + 1, 14)
    titles = [desk.word(name) for name in ("field", "max", *FIGURES)]
    _fill(sheet, titles, (_field(desk, one) for one in desk.ranking.fields), head)


def _field(desk: Desk, one: FieldSpread) -> Sequence[Cell]:
    figures = (Decimal(getattr(one.spread, name)) for name in FIGURES)
    return desk.called(one.title), Decimal(one.max), *figures


def _about(sheet: Worksheet, desk: Desk) -> None:
    sheet.set_column(0, 0, 110)
    lines = [
        words.TITLE().render(desk.lang),
        f"{desk.called(desk.ranking.by_title)}, {desk.period()}",
    ]
    lines += [banner.text for banner in banners(desk)]
    lines += [f"{desk.word('ties')}: {desk.ties()}", submitted(desk)]
    for section in lists(desk):
        lines.append(section.title)
        for block in section.blocks:
            lines += [item.text for item in block.items] if isinstance(block, Bullets) else []
    _fill(sheet, [lines[0]], ([line] for line in lines[1:]), None)


def _fill(
    sheet: Worksheet, titles: Sequence[str], rows: Iterable[Sequence[Cell]], head: Format | None
) -> None:
    for column, title in enumerate(titles):
        sheet.write_string(0, column, clean(title), head)
    for place, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(place, column, clean(cell))
            elif cell is not None:
                sheet.write_number(place, column, cell)
