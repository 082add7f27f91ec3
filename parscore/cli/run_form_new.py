"""`parscore form new`: the workbook that a commune fills in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from parscore.cli.common import folders
from parscore.cli.entry import say
from parscore.cli.form_words import NEEDS_XLSX
from parscore.cli.output import write_files
from parscore.cli.words import WRITTEN
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.inputs import choose_rules
from parscore.intake.form.write import write_form
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.values.periods import Period

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    plan: str,
    rules: str | None,
    actuals: str | None,
    role: Literal["unit", "appraiser"],
    out: str,
) -> None:
    """Write the form of a plan's commune, filled with what actuals say.

    Raises:
        CannotWrite: it cannot be written.
        Unreadable: a file or the rule set cannot be used.
        UsageError: the file is not named as a workbook.
    """
    if Path(out).suffix.lower() != ".xlsx":
        raise click.UsageError(NEEDS_XLSX(path=out).render(lang))
    stated = load(Plan, read_json(read_file(plan), plan))
    known = None if actuals is None else load(Actuals, read_json(read_file(actuals), actuals))
    span = Period(stated.period.from_, max(stated.period.from_, stated.period.to))
    day = span.end if known is None else known.as_of
    chosen = choose_rules(folders(), rules, stated.commune.province, span, day)
    write_files({Path(out): write_form(stated, chosen.rulebook, known, role)})
    say(WRITTEN(path=out).render(lang))
