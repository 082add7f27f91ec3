"""The command `parscore evidence`; built only where the command line asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli import evidence_words, words
from parscore.cli.pages import PAGE_FORMATS

if TYPE_CHECKING:
    from parscore.cli.commands import Words


def build_evidence(say: Words) -> click.Command:
    """Return the command, its help in one language."""
    forms = click.Choice(PAGE_FORMATS)
    return say.command(
        "evidence",
        evidence_words.EVIDENCE,
        evidence_words.EVIDENCE_SHORT,
        [
            click.Argument(["plan"]),
            click.Argument(["actuals"]),
            say.option("--folder", says=evidence_words.OPT_FOLDER, metavar="FOLDER"),
            say.option("--pack", says=evidence_words.OPT_PACK, metavar="FILE.zip"),
            say.option("--force", says=evidence_words.OPT_FORCE, is_flag=True),
            *say.rules(),
            say.option("--format", says=words.OPT_FORMAT, type=forms, default=None),
            say.option("--out", "-o", says=evidence_words.OPT_OUT, metavar="FILE"),
        ],
    )
