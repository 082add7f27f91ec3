"""A ranking as text of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.ranking_page import page_of
from parscore.reports.layout import lay_out

if TYPE_CHECKING:
    from parscore.documents.ranking import Ranking
    from parscore.values.messages import Lang


def render(ranking: Ranking, lang: Lang = "vi") -> str:
    """Return a ranking in this form."""
    return lay_out(page_of(ranking, lang))
