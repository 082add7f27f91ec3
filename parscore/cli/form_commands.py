"""The commands below `parscore form`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import form_words, words

if TYPE_CHECKING:
    from parscore.cli.commands import Words

ROLES = ("unit", "appraiser")


def build_group(say: Words) -> click.Group:
    """Return the group of form commands, its help in one language."""
    group = click.Group(
        "form",
        help=form_words.FORM().render(say.lang),
        no_args_is_help=True,
        params=[say.language()],
        options_metavar=words.OPTIONS().render(say.lang),
        subcommand_metavar=words.SUBCOMMAND().render(say.lang),
    )
    group.add_command(_new(say))
    group.add_command(_read(say))
    return group


def _new(say: Words) -> click.Command:
    roles = click.Choice(ROLES)
    return say.command(
        "new",
        form_words.NEW,
        form_words.NEW_SHORT,
        [
            click.Argument(["plan"]),
            say.option("--rules", says=words.OPT_RULES, metavar="ID|PATH"),
            say.option("--from", "actuals", says=form_words.OPT_FROM, metavar="ACTUALS"),
            say.option(
                "--role", says=form_words.OPT_ROLE, type=roles, default="unit", show_default=True
            ),
            say.option("--out", "-o", says=form_words.OPT_OUT_FORM, metavar="FILE", required=True),
        ],
        module="run_form_new",
    )


def _read(say: Words) -> click.Command:
    return say.command(
        "read",
        form_words.READ,
        form_words.READ_SHORT,
        [
            click.Argument(["form"]),
            say.option("--rules", says=form_words.OPT_FORM_RULES, metavar="ID|PATH"),
            say.option("--out", "-o", says=form_words.OPT_OUT_ACTUALS, metavar="FILE"),
        ],
        module="run_form_read",
    )
