"""`parscore form read`: a filled workbook becomes actuals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.common import folders
from parscore.cli.entry import say, show_problems
from parscore.cli.form_words import NEEDS_JSON
from parscore.cli.output import print_result, write_files
from parscore.cli.words import WRITTEN
from parscore.inputs import rules_named
from parscore.intake.form.json_file import json_text
from parscore.intake.form.read import read_form
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, form: str, rules: str | None, out: str | None) -> None:
    """Read a filled form; nothing is written while a cell of it is wrong.

    Raises:
        CannotWrite: the actuals cannot be written.
        RulesUnusable: the rule set named cannot be used.
        Unreadable: the file is no form, or cells of it cannot be understood.
        UsageError: the file to write is not named as JSON.
    """
    if out is not None and Path(out).suffix.lower() != ".json":
        raise click.UsageError(NEEDS_JSON(path=out).render(lang))
    filled = read_form(form, None if rules is None else _identity(rules))
    show_problems(filled.problems, lang)
    text = json_text(filled.source.tree)
    if out is None:
        print_result(text)
        return
    write_files({Path(out): text})
    say(WRITTEN(path=out).render(lang))


def _identity(named: str) -> tuple[str, str]:
    """Return the id and the hash of a rule set."""
    try:
        rulebook = load_rulebook(*rules_named(named, folders())).rulebook
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    return rulebook.id, rulebook.sha256
