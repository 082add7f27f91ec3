"""What a change of the rules does, a row for each commune, in the reader's own notation."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from parscore.province.impact.page import Desk
from parscore.reports.csv_table import DECIMAL_MARK, MARK_OF_UTF8, SEPARATOR, text_cell

if TYPE_CHECKING:
    from parscore.documents.impact import CommuneMoved, Impact
    from parscore.values.messages import Lang

HEADS: Final = (
    *("commune", "code", "points_before", "points_after"),
    *("index_before", "index_after", "index_change", "rank_before", "rank_after"),
    *("class_before", "class_after", "fell", "climbed", "why"),
)


def render(impact: Impact, lang: Lang = "vi") -> str:
    """Return the table; its lines end as RFC 4180 says."""
    desk = Desk(impact, lang)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    writer.writerow([text_cell(desk.word(head)) for head in HEADS])
    for one in impact.communes:
        writer.writerow(_row(desk, one))
    return MARK_OF_UTF8 + file.getvalue()


def _row(desk: Desk, one: CommuneMoved) -> list[str]:
    old, new = one.before, one.after
    figures = (old.points, new.points, old.index, new.index, one.change)
    mark = DECIMAL_MARK[desk.lang]
    words = (
        *(desk.class_name(end.class_) for end in (old, new)),
        *(desk.minimum_names(names) for names in (one.fell, one.climbed)),
        desk.reasons(one),
    )
    return [
        text_cell(one.name),
        text_cell(one.code or ""),
        *("" if text is None else text.replace(".", mark) for text in figures),
        *("" if rank is None else str(rank) for rank in (old.rank, new.rank)),
        *map(text_cell, words),
    ]
