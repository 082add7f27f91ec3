"""Questions about self-scores as one HTML file, in the look of the ranking's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.outliers.page import Desk, heading, page_of
from parscore.province.ranking_html import TEMPLATES
from parscore.reports.html.document import environment, style

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
            lang=lang,
            style=style(),
            skip=desk.word("skip"),
            offline=desk.word("offline"),
            page=page,
            heading=heading(desk),
            submitted=desk.seen(),
            bars=(),
            sections=page.sections[1:],
        )
    )
