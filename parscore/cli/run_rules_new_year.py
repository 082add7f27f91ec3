"""`parscore rules new-year`: next year's rule set from this year's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.authoring.new_year import next_id, next_year
from parscore.authoring.trial import open_written
from parscore.cli.common import folders
from parscore.cli.exit_codes import ExitCode
from parscore.cli.keeping_words import CHECKLIST, NO_YEARS_IN_ID, NOT_LATER, TO_CONFIRM
from parscore.cli.new_files import rules_folder, write_new
from parscore.cli.output import print_result
from parscore.cli.run_rules_new import years_of

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, ruleset: str, period: str, out: str | None, force: bool) -> ExitCode:
    """Write the new set and its cases, and print what must be confirmed again."""
    years = years_of(period, lang)
    root = rules_folder(out, lang)
    written, rules, around = open_written(ruleset, folders())
    rulebook = rules.rulebook
    new_id = next_id(rulebook.id, years)
    if new_id is None:
        raise click.UsageError(NO_YEARS_IN_ID(id=rulebook.id).render(lang))
    if years.period.start <= rulebook.period.start:
        text = NOT_LATER(period=years.name, id=rulebook.id)
        raise click.BadParameter(text.render(lang), param_hint="'PERIOD'")
    folder = Path(written.source.name).parent
    made = next_year(written, rulebook, folder, around, new_id, years, lang)
    code = write_new(root, made.files, lang, force=force)
    if code == ExitCode.DONE:
        items = [TO_CONFIRM(item=text).render(lang) for text in made.checklist]
        head = CHECKLIST(id=new_id, count=len(items)).render(lang)
        print_result("\n".join([head, *items]) + "\n")
    return code
