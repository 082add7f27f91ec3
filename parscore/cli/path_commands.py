"""The commands that advise: what would reach a goal, and where the year is heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import path_words

if TYPE_CHECKING:
    from parscore.cli.commands import Words

ECONOMIES = ("steps", "effort", "deadline")


def build_path(say: Words) -> click.Command:
    """Return `parscore path`, its help in one language."""
    return say.command(
        "path",
        path_words.PATH,
        path_words.PATH_SHORT,
        [
            click.Argument(["plan"]),
            click.Argument(["actuals"]),
            say.option("--reach", says=path_words.OPT_REACH, metavar="GOAL", required=True),
            say.option("--by", says=path_words.OPT_BY, type=click.Choice(ECONOMIES)),
            say.option("--effort", says=path_words.OPT_EFFORT, metavar="FILE"),
            *say.rules()[:3],
            *say.page(),
        ],
    )


def build_forecast(say: Words) -> click.Command:
    """Return `parscore forecast`, its help in one language."""
    return say.command(
        "forecast",
        path_words.FORECAST,
        path_words.FORECAST_SHORT,
        [
            click.Argument(["plan"]),
            click.Argument(["actuals"], nargs=-1, required=True, metavar="ACTUALS..."),
            *say.rules()[:3],
            *say.page(),
        ],
    )
