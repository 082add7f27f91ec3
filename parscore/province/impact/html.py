"""What a change of the rules does as one HTML file: no script, no network."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.html_frame import TEMPLATES, framed
from parscore.province.impact.page import Desk, heading, page_of, total_of
from parscore.reports.html.document import environment
from parscore.reports.wrapping import cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.impact import Impact
    from parscore.values.messages import Lang

STEP: Final = 26
LABEL: Final = 44  # letters of a criterion's name
HALF: Final = 120  # of the room for bars
MIDDLE: Final = 460  # where they begin, to the left or to the right
MOST_BARS: Final = 15


class Bar(NamedTuple):
    """A bar of the drawing, in its units: to the right what is gained, to the left what is lost."""

    label: str
    value: str
    look: str
    x: int
    y: int
    width: int


def render(impact: Impact, lang: Lang = "vi") -> str:
    """Return an impact as a whole HTML document."""
    desk = Desk(impact, lang)
    page = page_of(impact, lang)
    return (
        environment(TEMPLATES)
        .get_template("impact.html")
        .render(
            **framed(page, skip=desk.word("skip"), offline=desk.word("offline"), lang=lang),
            heading=heading(desk),
            bars=tuple(_bars(desk)),
            middle=MIDDLE,
            causes=desk.word("causes"),
            sections=page.sections[1:],
        )
    )


def _bars(desk: Desk) -> Iterator[Bar]:
    causes = [(one, total_of(one)) for one in desk.impact.causes[:MOST_BARS]]
    moving = [(one, total) for one, total in causes if total]
    longest = max((abs(total) for _, total in moving), default=None)
    for place, (one, total) in enumerate(moving):
        width = int(HALF * abs(total) / longest) if longest else 0
        yield Bar(
            label=cut(desk.called(one.title), LABEL),
            value=desk.brief(total, signed=True),
            look="met" if total > 0 else "not-met",
            x=MIDDLE if total > 0 else MIDDLE - width,
            y=STEP * place,
            width=width,
        )
