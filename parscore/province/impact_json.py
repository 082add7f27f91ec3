"""What a change of the rules does as canonical JSON, the same in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.json_text import json_of

if TYPE_CHECKING:
    from parscore.documents.impact import Impact
    from parscore.values.messages import Lang


def render(impact: Impact, lang: Lang = "vi") -> str:  # noqa: ARG001 - it holds both languages
    """Return an impact in this form."""
    return json_of(impact)
