"""`parscore sensitivity`: how much the index depends on assumed points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from parscore.advice.sensitivity import sensitivity_of
from parscore.cli.common import ready
from parscore.cli.pages import deliver_page
from parscore.cli.tolerance import tolerance_of
from parscore.cli.words import NO_TOLERANCE
from parscore.evaluate import judge
from parscore.reports.sensitivity import RENDERERS

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: str,
    tolerance: str | None,
    form: str | None,
    out: str | None,
    **choice: Any,  # noqa: ANN401 - the options that choose the rules
) -> None:
    """Judge, move the assumed maxima, and print or write the range of the index."""
    asked = tolerance_of(tolerance, lang)
    opened, rules, provenance, day = ready(plan, actuals, lang, **choice)
    judged = judge(opened.plan, opened.actuals, rules, as_of=day, engine="reference")
    found = sensitivity_of(judged, provenance, asked)
    if found is None:
        raise click.UsageError(NO_TOLERANCE(id=rules.rulebook.id).render(lang))
    deliver_page(RENDERERS, found, form, out, lang)
