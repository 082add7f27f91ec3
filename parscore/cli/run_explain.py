"""`parscore explain`: one node from data to clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from parscore.cli.common import assess
from parscore.cli.output import print_result
from parscore.reports.explain import NoSuchNode, render_explain

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, node: str, plan: str, actuals: str, **choice: Any) -> None:  # noqa: ANN401
    """Evaluate, and explain one criterion."""
    assessment = assess(plan, actuals, lang, **choice).assessment
    try:
        text = render_explain(assessment, node, lang)
    except NoSuchNode as unknown:
        raise click.UsageError(unknown.text.render(lang)) from None
    print_result(text)
