"""Questions about self-scores as rows for a spreadsheet: one for each commune that is asked."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers.page import Desk
from parscore.reports.csv_table import DECIMAL_MARK, MARK_OF_UTF8, SEPARATOR, text_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang

HEADS: Final = ("commune", "code", "points", "kind", "criterion", "figure", "against", "reason")


class Row(NamedTuple):
    """A question to one commune."""

    commune: str
    code: str
    points: str
    kind: str
    criterion: str
    figure: str
    against: str
    reason: str


def rows(desk: Desk) -> Iterator[Row]:
    """Yield the questions, to each commune its own."""
    for one in desk.found.questions:
        for who in one.communes:
            yield Row(
                who.name,
                who.code or "",
                who.points,
                desk.kind(one),
                desk.local(one.title),
                desk.local(one.figure),
                desk.against(one, who),
                desk.text(one.reason),
            )


def render(found: Outliers, lang: Lang = "vi") -> str:
    """Return the table as CSV; its lines end as RFC 4180 says."""
    desk = Desk(found, lang)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR[lang])
    writer.writerow([text_cell(desk.word(head)) for head in HEADS])
    for row in rows(desk):
        points = row.points.replace(".", DECIMAL_MARK[lang])
        writer.writerow(
            [
                points if name == "points" else text_cell(cell)
                for name, cell in row._asdict().items()
            ]
        )
    return MARK_OF_UTF8 + file.getvalue()
