"""A ranking as one HTML file: the same policy as every page of ours, no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.html_frame import TEMPLATES, framed
from parscore.province.ranking.page import Desk, bin_said, heading, page_of, spread, submitted
from parscore.reports.blocks import Facts
from parscore.reports.html.document import environment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.ranking import Ranking
    from parscore.values.messages import Lang

BAR_STEP: Final = 26
BAR_WIDTH: Final = 400


class Bar(NamedTuple):
    """A bar of the histogram, in the units of its drawing."""

    label: str
    y: int
    width: int


def render(ranking: Ranking, lang: Lang = "vi") -> str:
    """Return a ranking as a whole HTML document."""
    desk = Desk(ranking, lang)
    page = page_of(ranking, lang)
    shown = ranking.spread
    return (
        environment(TEMPLATES)
        .get_template("ranking.html")
        .render(
            **framed(page, skip=desk.word("skip"), offline=desk.word("offline"), lang=lang),
            heading=heading(desk),
            submitted=submitted(desk),
            spread_title=desk.word("spread"),
            bars=tuple(_bars(desk)),
            spread=Facts(
                ()
                if shown is None
                else tuple((desk.word(key), value) for key, value in spread(desk, shown))
            ),
            sections=[one for one in page.sections[1:] if one.title != desk.word("spread")],
        )
    )


def _bars(desk: Desk) -> Iterator[Bar]:
    most = max((one.count for one in desk.ranking.bins), default=0)
    for place, one in enumerate(desk.ranking.bins):
        yield Bar(bin_said(desk, place), BAR_STEP * place, BAR_WIDTH * one.count // max(most, 1))
