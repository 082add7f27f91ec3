"""The commands below `parscore province`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import province_words, words

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_group(say: Words) -> click.Group:
    """Return the group of commands for many communes, its help in one language."""
    group = click.Group(
        "province",
        help=province_words.PROVINCE().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    for command in (_evaluate(say),):
        group.add_command(command)
    return group


def _evaluate(say: Words) -> click.Command:
    params: list[click.Parameter] = [
        click.Argument(["folder"]),
        *say.rules(),
        say.option("--jobs", "-j", says=province_words.OPT_JOBS, type=int, metavar="N"),
        say.option(
            *("--out", "-o"), says=province_words.OPT_RESULTS, metavar="FOLDER", required=True
        ),
    ]
    return say.command(
        "evaluate",
        province_words.EVALUATE,
        province_words.EVALUATE_SHORT,
        params,
        module="run_province_evaluate",
    )
