"""What a change of the rules does as text of 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.province.impact_page import page_of
from parscore.reports.layout import lay_out

if TYPE_CHECKING:
    from parscore.documents.impact import Impact
    from parscore.values.messages import Lang


def render(impact: Impact, lang: Lang = "vi") -> str:
    """Return an impact in this form."""
    return lay_out(page_of(impact, lang))
