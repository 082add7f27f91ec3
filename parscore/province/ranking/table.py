"""A ranking as a table for a spreadsheet, in the notation of the reader's language."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from parscore.province.ranking.page import Desk
from parscore.reports.csv_table import DECIMAL_MARK, MARK_OF_UTF8, SEPARATOR, text_cell

if TYPE_CHECKING:
    from parscore.documents.ranking import Ranked, Ranking
    from parscore.values.messages import Lang

HEADS: Final = ("rank", "commune", "code", "value", "points", "max", "class", "ahead", "closes")


def render(ranking: Ranking, lang: Lang = "vi") -> str:
    """Return the table; its lines end as RFC 4180 says."""
    desk = Desk(ranking, lang)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    heads = [f"value_{ranking.unit}" if head == "value" else head for head in HEADS]
    writer.writerow([text_cell(desk.word(head)) for head in heads])
    for one in ranking.rows:
        writer.writerow(_row(desk, one, lang))
    return MARK_OF_UTF8 + file.getvalue()


def _row(desk: Desk, one: Ranked, lang: Lang) -> list[str]:
    numbers = [
        "" if text is None else text.replace(".", DECIMAL_MARK[lang])
        for text in (
            one.value,
            one.points,
            one.max,
            None if one.ahead is None else one.ahead.points,
        )
    ]
    value, points, most, ahead = numbers
    closes = "" if one.ahead is None else desk.closes(one.ahead)
    name, code, of = text_cell(one.name), text_cell(one.code or ""), desk.class_name(one.class_)
    return [str(one.rank), name, code, value, points, most, text_cell(of), ahead, text_cell(closes)]
