"""How stable a ranking is, as one HTML file with a chart of the ranks: no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.html_frame import TEMPLATES, framed
from parscore.province.ranking.page import submitted
from parscore.province.stability import words
from parscore.province.stability.page import Desk, page_of, span, tried
from parscore.reports.html.document import environment
from parscore.reports.wrapping import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.stability import CommuneStability, RankSpan, RankStability
    from parscore.values.messages import Lang

CHARTED: Final = 400  # communes
STEP: Final = 22  # from one bar to the next
LEFT: Final = 230
WIDTH: Final = 400
DOT: Final = 4  # the width of one rank
LONGEST: Final = 32


class Stretch(NamedTuple):
    """A bar from one rank to another, in the units of the drawing."""

    x: int
    width: int


class Interval(NamedTuple):
    """One commune in the chart."""

    label: str
    says: str
    figures: str
    bounds: Stretch
    seen: Stretch
    middle: Stretch
    now: int


class Mark(NamedTuple):
    """A rank on the scale."""

    x: int
    rank: int


def render(found: RankStability, lang: Lang = "vi") -> str:
    """Return what was found as a whole HTML document."""
    desk = Desk(found, lang)
    page = page_of(found, lang)
    charted = len(found.rows) > CHARTED
    return (
        environment(TEMPLATES)
        .get_template("stability.html")
        .render(
            **framed(page, skip=desk.word("skip"), offline=desk.word("offline"), lang=lang),
            heading=tried(desk),
            submitted=submitted(desk),
            summary=page.sections[1],
            chart_title=desk.word("chart"),
            legend=tuple((kind, desk.word(kind)) for kind in ("bounds", "seen", "middle", "now")),
            seen=desk.word("seen"),
            step=STEP,
            marks=tuple(_marks(len(found.rows))),
            intervals=tuple(_intervals(desk)),
            charted=words.CHARTED(count=str(CHARTED)).render(lang) if charted else "",
            sections=page.sections[2:],
        )
    )


def _marks(count: int) -> Iterator[Mark]:
    """Yield the first rank, the last one, and those at quarters where they differ."""
    ranks = [1 + (count - 1) * part // 4 for part in range(5)]
    for rank in dict.fromkeys(ranks):
        yield Mark(_place(rank, count) + DOT // 2, rank)


def _intervals(desk: Desk) -> Iterator[Interval]:
    rows = desk.found.rows
    count = len(rows)
    for one in rows[:CHARTED]:
        yield Interval(
            label=cut(f"{one.rank}. {desk.commune(one)}", LONGEST),
            says=_says(desk, one),
            figures=span(one.seen),
            bounds=_stretch(one.bounds, count),
            seen=_stretch(one.seen, count),
            middle=_stretch(one.middle, count),
            now=_place(one.rank, count) + DOT // 2,
        )


def _says(desk: Desk, one: CommuneStability) -> str:
    return words.WHERE(
        commune=desk.commune(one),
        rank=str(one.rank),
        seen=span(one.seen),
        middle=span(one.middle),
        bounds=span(one.bounds),
    ).render(desk.lang)


def _stretch(ranks: RankSpan, count: int) -> Stretch:
    start = _place(ranks.best, count)
    return Stretch(start, _place(ranks.worst, count) - start + DOT)


def _place(rank: int, count: int) -> int:
    return LEFT + (WIDTH - DOT) * (rank - 1) // max(count - 1, 1)
