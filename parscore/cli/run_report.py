"""`parscore report`: renders an assessment that was written earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.cli.deliver import deliver
from parscore.inputs import open_assessment

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, assessment: str, format: str | None, out: str | None) -> None:  # noqa: A002
    """Read an assessment and deliver it in another form."""
    deliver(open_assessment(assessment), format, out, lang)
