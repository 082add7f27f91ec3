"""The commands that take office documents in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import intake_words, words

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_import(say: Words) -> click.Command:
    """Return `parscore import`, its help in one language."""
    return say.command(
        "import",
        intake_words.IMPORT,
        intake_words.IMPORT_SHORT,
        [
            click.Argument(["files"], nargs=-1, required=True, metavar="FILE..."),
            say.option(
                "--map", "maps", says=intake_words.OPT_MAP, metavar="ID|PATH", multiple=True
            ),
            say.option("--rules", says=words.OPT_RULES, metavar="ID|PATH"),
            say.option("--plan", says=intake_words.OPT_PLAN, metavar="PLAN"),
            say.option("--into", says=intake_words.OPT_INTO, metavar="ACTUALS"),
            say.option("--as-of", says=intake_words.OPT_CLOSED, metavar="DATE"),
            say.option("--replace", says=intake_words.OPT_REPLACE, is_flag=True),
            say.option("--out", "-o", says=intake_words.OPT_OUT_FILE, metavar="FILE"),
        ],
    )
