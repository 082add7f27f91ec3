"""A ranking as a workbook: the ranking, the distribution by field, and who is not in it."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import xlsxwriter

from parscore.province.ranking import words
from parscore.province.ranking.page import FIGURES, Desk, banners, lists, submitted
from parscore.province.sheet import SAFE, Cell, Sheet
from parscore.reports.blocks import Bullets
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.ranking import FieldSpread, Ranked, Ranking
    from parscore.values.messages import Lang

HEADS: Final = ("rank", "commune", "code", "value", "points", "max", "class", "ahead", "closes")
WIDTHS: Final = (7, 26, 12, 10, 11, 10, 12, 12, 60)
FIELD_WIDTHS: Final = (44, 11, *(11 for _ in FIGURES))
ABOUT_WIDTHS: Final = (110,)


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
    _standings(Sheet(book, desk.word("rank"), WIDTHS), desk)
    _fields(Sheet(book, desk.word("spread"), FIELD_WIDTHS), desk)
    _about(Sheet(book, desk.word("caution"), ABOUT_WIDTHS), desk)
    book.close()
    return file.getvalue()


def _standings(sheet: Sheet, desk: Desk) -> None:
    unit = f"value_{desk.ranking.unit}"
    sheet.add([[desk.word(unit if name == "value" else name) for name in HEADS]], sheet.head)
    sheet.add(_row(desk, one) for one in desk.ranking.rows)
    sheet.freeze(2)


def _row(desk: Desk, one: Ranked) -> Sequence[Cell]:
    ahead = one.ahead
    return (
        *(one.rank, one.name, one.code or "", Decimal(one.value)),
        *("" if one.points is None else Decimal(one.points), Decimal(one.max)),
        desk.class_name(one.class_),
        "" if ahead is None else Decimal(ahead.points),
        "" if ahead is None else desk.closes(ahead),
    )


def _fields(sheet: Sheet, desk: Desk) -> None:
    sheet.add([[desk.word(name) for name in ("field", "max", *FIGURES)]], sheet.head)
    sheet.add(_field(desk, one) for one in desk.ranking.fields)


def _field(desk: Desk, one: FieldSpread) -> Sequence[Cell]:
    figures = (Decimal(getattr(one.spread, name)) for name in FIGURES)
    return desk.called(one.title), Decimal(one.max), *figures


def _about(sheet: Sheet, desk: Desk) -> None:
    sheet.add([[words.TITLE().render(desk.lang)]], sheet.head)
    lines = [f"{desk.called(desk.ranking.by_title)}, {desk.period()}"]
    lines += [banner.text for banner in banners(desk)]
    lines += [f"{desk.word('ties')}: {desk.ties()}", submitted(desk)]
    for section in lists(desk):
        lines.append(section.title)
        for block in section.blocks:
            lines += [item.text for item in block.items] if isinstance(block, Bullets) else []
    sheet.add([line] for line in lines)
