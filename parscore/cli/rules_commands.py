"""The commands below `parscore rules`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import rules_words, words
from parscore.cli.keeping_commands import keeping_commands

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_rules(say: Words) -> click.Group:
    """Return the group of rulebook commands, its help in one language."""
    group = click.Group(
        "rules",
        help=rules_words.RULES().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    for command in (_list(say), *keeping_commands(say)):
        group.add_command(command)
    return group


def _list(say: Words) -> click.Command:
    return say.command(
        "list", rules_words.LIST, rules_words.LIST_SHORT, [], module="run_rules_list"
    )
