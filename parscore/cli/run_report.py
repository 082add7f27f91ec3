"""`parscore report`: renders an assessment that was written earlier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli.deliver import Beside, deliver
from parscore.inputs import open_assessment

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    assessment: str,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
    history: tuple[str, ...],
    advice: tuple[str, ...],
) -> None:
    """Read an assessment, with earlier ones and advice if any, and deliver it in another form."""
    if not history and not advice:
        deliver(open_assessment(assessment), format, out, lang)
        return
    from parscore.cli.advice_words import SAME_INPUTS  # noqa: PLC0415 - only with more files
    from parscore.cli.assessments import open_line  # noqa: PLC0415
    from parscore.cli.common import STANDARD_INPUT  # noqa: PLC0415
    from parscore.cli.companions import open_beside  # noqa: PLC0415

    if [*history, assessment, *advice].count(STANDARD_INPUT) > 1:
        raise click.UsageError(SAME_INPUTS().render(lang))
    *earlier, made = open_line([*history, assessment], whose=-1)
    deliver(made, format, out, lang, Beside(tuple(earlier), tuple(open_beside(made, advice))))
