"""The report that `parscore evaluate` prints: plain text, readable at 80 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports.layout import lay_out
from parscore.reports.page import page_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang


def render(
    assessment: Assessment,
    lang: Lang = "vi",
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> str:
    """Return the report of an assessment as text, no line wider than 80 columns."""
    return lay_out(page_of(assessment, lang, history, advice))
