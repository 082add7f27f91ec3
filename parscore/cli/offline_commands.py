"""`parscore bundle` and `parscore office`; built only where the command line asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import offline_words, words
from parscore.offline.targets import PLATFORMS, PYTHONS

if TYPE_CHECKING:
    from parscore.cli.commands import Words

USUAL_PYTHON = "3.12"


def build_bundle(say: Words) -> click.Command:
    """Return the command that makes a bundle."""
    return say.command(
        "bundle",
        offline_words.BUNDLE,
        offline_words.BUNDLE_SHORT,
        [
            say.option(
                "--out",
                "-o",
                says=offline_words.OPT_BUNDLE,
                metavar="FOLDER|FILE.zip",
                required=True,
            ),
            say.option(
                "--platform",
                says=offline_words.OPT_PLATFORM,
                type=click.Choice(PLATFORMS),
                default="windows",
                show_default=True,
            ),
            say.option(
                "--python",
                says=offline_words.OPT_PYTHON,
                type=click.Choice(PYTHONS),
                default=[USUAL_PYTHON],
                show_default=True,
                multiple=True,
            ),
            say.option("--force", says=offline_words.OPT_REPLACE, is_flag=True),
        ],
    )


def build_office(say: Words) -> click.Command:
    """Return the command that scores a folder."""
    return say.command(
        "office",
        offline_words.OFFICE,
        offline_words.OFFICE_SHORT,
        [
            click.Argument(["paths"], nargs=-1, required=True, metavar="PATH..."),
            say.option("--rules", says=words.OPT_RULES, metavar="ID|PATH"),
        ],
    )
