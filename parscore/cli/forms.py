"""In which form a result is wanted: by its name, or by the suffix of the file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.words import BAD_SUFFIX, NOT_FOR_A_TERMINAL, OUT_AND_FORMAT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.values.messages import Lang


def chosen_form(form: str | None, out: str | None, suffixes: Mapping[str, str], lang: Lang) -> str:
    """Return the form that was asked for; text where nothing says another.

    Args:
        form: its name, if one was given.
        out: the file, if there is one.
        suffixes: the forms by the suffixes of their files.
        lang: the language of the refusal.

    Raises:
        UsageError: the suffix says no form, or another than the name.
    """
    if out is None:
        return form or "text"
    known = suffixes.get(Path(out).suffix.lower())
    if known is None:
        raise click.UsageError(BAD_SUFFIX(path=out, known=", ".join(suffixes)).render(lang))
    if form not in (None, known):
        raise click.UsageError(OUT_AND_FORMAT(format=form, path=out).render(lang))
    return known


def refuse_terminal(form: str, suffix: str, lang: Lang) -> None:
    """Refuse to print the bytes of a document on a terminal, which cannot show them.

    Raises:
        UsageError: standard output is one.
    """
    if sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError(NOT_FOR_A_TERMINAL(format=form, suffix=suffix).render(lang))
