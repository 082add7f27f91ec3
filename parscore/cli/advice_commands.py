"""The commands that compare what is with what might be or has been; built when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import advice_words

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_whatif(say: Words) -> click.Command:
    """Return `parscore whatif`, its help in one language."""
    own = say.rules()[1:]
    return say.command(
        "whatif",
        advice_words.WHATIF,
        advice_words.WHATIF_SHORT,
        [
            click.Argument(["plan"]),
            click.Argument(["actuals"]),
            say.option(
                "--set",
                "settings",
                says=advice_words.OPT_SET,
                multiple=True,
                metavar="INDICATOR=VALUE",
            ),
            say.option("--scenarios", says=advice_words.OPT_SCENARIOS, metavar="FILE"),
            say.option("--steps", says=advice_words.OPT_STEPS, metavar="N"),
            say.option("--rules", "other", says=advice_words.OPT_OTHER_RULES, metavar="ID|PATH"),
            say.option("--own-rules", "rules", says=advice_words.OPT_OWN_RULES, metavar="ID|PATH"),
            *own,
            *say.page(),
        ],
    )


def build_compare(say: Words) -> click.Command:
    """Return `parscore compare`, its help in one language."""
    return say.command(
        "compare",
        advice_words.COMPARE,
        advice_words.COMPARE_SHORT,
        [
            click.Argument(["files"], nargs=-1, required=True, metavar="OLD NEW..."),
            say.option("--plan", says=advice_words.OPT_OLD_PLAN, metavar="PLAN"),
            say.option("--actuals", says=advice_words.OPT_OLD_NEW, nargs=2, metavar="OLD NEW"),
            say.option("--rules", says=advice_words.OPT_NEW_RULES, metavar="ID|PATH"),
            *say.page(),
        ],
    )
