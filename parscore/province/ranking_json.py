"""A ranking as canonical JSON, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.json_text import json_of

if TYPE_CHECKING:
    from parscore.documents.ranking import Ranking
    from parscore.values.messages import Lang


def render(ranking: Ranking, lang: Lang = "vi") -> str:  # noqa: ARG001 - it holds both languages
    """Return a ranking in this form."""
    return json_of(ranking)
