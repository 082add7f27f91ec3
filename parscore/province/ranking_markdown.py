"""A ranking as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.ranking_page import page_of
from parscore.reports.markdown import mark_up

if TYPE_CHECKING:
    from parscore.documents.ranking import Ranking
    from parscore.values.messages import Lang


def render(ranking: Ranking, lang: Lang = "vi") -> str:
    """Return a ranking in this form."""
    return mark_up(page_of(ranking, lang))
