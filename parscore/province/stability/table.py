"""How stable a ranking is, as a table for a spreadsheet, written as the reader's language does."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from parscore.province.stability.page import Desk
from parscore.reports.csv_table import DECIMAL_MARK, MARK_OF_UTF8, SEPARATOR, text_cell
from parscore.values.numbers import decimal_string, percent

if TYPE_CHECKING:
    from parscore.documents.stability import CommuneStability, RankStability
    from parscore.values.messages import Lang

SPANS: Final = ("seen", "middle", "bounds")
HEADS: Final = (
    *("rank", "commune", "code", "index"),
    *(f"{name}_{end}" for name in SPANS for end in ("best", "worst")),
    *("first_share", "band_share"),
)
PLACES: Final = 2


def render(found: RankStability, lang: Lang = "vi") -> str:
    """Return the table; its lines end as RFC 4180 says."""
    desk = Desk(found, lang)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    writer.writerow([text_cell(desk.word(head)) for head in HEADS])
    for one in found.rows:
        writer.writerow(_row(one, found.trials.draws, lang))
    return MARK_OF_UTF8 + file.getvalue()


def _row(one: CommuneStability, draws: int, lang: Lang) -> list[str]:
    spans = (one.seen, one.middle, one.bounds)
    shares = [
        "" if count is None or not draws else decimal_string(percent(count, draws), PLACES)
        for count in (one.first, one.band_kept)
    ]
    index, *shown = (text.replace(".", DECIMAL_MARK[lang]) for text in (one.index, *shares))
    ends = [str(end) for span in spans for end in (span.best, span.worst)]
    return [str(one.rank), text_cell(one.name), text_cell(one.code or ""), index, *ends, *shown]
