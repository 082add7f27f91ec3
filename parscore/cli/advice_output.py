"""Advice goes to standard output or into one file: as text, Markdown or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.output import print_result, write_files
from parscore.cli.pages import printed
from parscore.cli.words import BAD_SUFFIX, OUT_AND_FORMAT
from parscore.reports.json_text import json_of

if TYPE_CHECKING:
    from parscore.reading.base import Document
    from parscore.reports.blocks import Page
    from parscore.values.messages import Lang

SUFFIXES = {".txt": "text", ".md": "md", ".json": "json"}


def chosen_form(form: str | None, out: str | None, lang: Lang) -> str:
    """Return the form that was asked for, by name or by the suffix of the file.

    Raises:
        UsageError: the suffix says no form, or another than the name.
    """
    if out is None:
        return form or "text"
    known = SUFFIXES.get(Path(out).suffix.lower())
    if known is None:
        raise click.UsageError(BAD_SUFFIX(path=out, known=", ".join(SUFFIXES)).render(lang))
    if form not in (None, known):
        raise click.UsageError(OUT_AND_FORMAT(format=form, path=out).render(lang))
    return known


def hand_over(document: Document, page: Page, form: str, out: str | None) -> None:
    """Print advice, or write it to its file.

    Raises:
        CannotWrite: it cannot be written.
    """
    made = json_of(document) if form == "json" else printed(page, form)
    if out is None:
        print_result(made)
    else:
        write_files({Path(out): made})
