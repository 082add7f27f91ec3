"""The commands below `parscore rules`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import rules_words, words
from parscore.cli.keeping_commands import keeping_commands

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_group(say: Words) -> click.Group:
    """Return the group of rulebook commands, its help in one language."""
    group = click.Group(
        "rules",
        help=rules_words.RULES().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    own = (_list(say), _show(say), _check(say), _explain_code(say))
    for command in (*own, *keeping_commands(say)):
        group.add_command(command)
    return group


def _list(say: Words) -> click.Command:
    return say.command(
        "list",
        rules_words.LIST,
        rules_words.LIST_SHORT,
        [_format(say)],
        module="run_rules_list",
    )


def _show(say: Words) -> click.Command:
    tree = say.option("--tree", says=rules_words.OPT_TREE, is_flag=True)
    return say.command(
        "show",
        rules_words.SHOW,
        rules_words.SHOW_SHORT,
        [click.Argument(["ruleset"], metavar="ID|PATH"), tree, _format(say)],
        module="run_rules_show",
    )


def _check(say: Words) -> click.Command:
    return say.command(
        "check",
        rules_words.CHECK,
        rules_words.CHECK_SHORT,
        [click.Argument(["sets"], nargs=-1, metavar="[ID|PATH]...")],
        module="run_rules_check",
    )


def _explain_code(say: Words) -> click.Command:
    return say.command(
        "explain-code",
        rules_words.EXPLAIN_CODE,
        rules_words.EXPLAIN_CODE_SHORT,
        [click.Argument(["code"], metavar="CODE")],
        module="run_rules_explain_code",
    )


def _format(say: Words) -> click.Option:
    kinds = click.Choice(("text", "md", "json"))
    return say.option("--format", says=words.OPT_FORMAT, type=kinds, default="text")
