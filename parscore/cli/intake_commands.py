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


def build_plan(say: Words) -> click.Group:
    """Return the group `parscore plan`, its help in one language."""
    group = click.Group(
        "plan",
        help=intake_words.PLAN().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    for command in (_plan_new(say), _plan_read(say)):
        group.add_command(command)
    return group


def _plan_new(say: Words) -> click.Command:
    return say.command(
        "new",
        intake_words.PLAN_NEW,
        intake_words.PLAN_NEW_SHORT,
        [
            click.Argument(["plan"], required=False, metavar="[PLAN]"),
            say.option(
                "--out", "-o", says=intake_words.OPT_OUT_BOOK, metavar="FILE.xlsx", required=True
            ),
            say.option("--force", says=intake_words.OPT_FORCE, is_flag=True),
        ],
        module="run_plan_new",
    )


def _plan_read(say: Words) -> click.Command:
    return say.command(
        "read",
        intake_words.PLAN_READ,
        intake_words.PLAN_READ_SHORT,
        [
            click.Argument(["book"], metavar="FILE"),
            say.option("--out", "-o", says=intake_words.OPT_OUT_FILE, metavar="FILE"),
        ],
        module="run_plan_read",
    )
