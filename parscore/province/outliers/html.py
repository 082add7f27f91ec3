"""Questions about self-scores as one HTML file, in the look of the ranking's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.html_frame import TEMPLATES, framed
from parscore.province.outliers.page import Desk, heading, page_of
from parscore.reports.html.document import environment

if TYPE_CHECKING:
    from parscore.documents.outliers import Outliers
    from parscore.values.messages import Lang


def render(found: Outliers, lang: Lang = "vi") -> str:
    """Return the questions as a whole HTML document."""
    desk, page = Desk(found, lang), page_of(found, lang)
    return (
        environment(TEMPLATES)
        .get_template("ranking.html")
        .render(
            **framed(page, skip=desk.word("skip"), offline=desk.word("offline"), lang=lang),
            heading=heading(desk),
            submitted=desk.seen(),
            bars=(),
            sections=page.sections[1:],
        )
    )
