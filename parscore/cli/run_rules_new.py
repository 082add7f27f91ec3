"""`parscore rules new`: a first rule set for a province."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.authoring.new_set import confirmed_year, is_province, new_set, parse_years
from parscore.cli.common import folders
from parscore.cli.exit_codes import ExitCode
from parscore.cli.keeping_words import BAD_PERIOD, BAD_PROVINCE, NEXT_STEPS, NO_PERIOD
from parscore.cli.new_files import rules_folder, write_new
from parscore.cli.output import print_result
from parscore.reading.problems import RulesUnusable, Unreadable, shortened
from parscore.values.text import slug

if TYPE_CHECKING:
    from parscore.authoring.new_set import YearSpan
    from parscore.values.messages import Lang


def run(*, lang: Lang, province: str, period: str | None, out: str | None, force: bool) -> ExitCode:
    """Write a first rule set and a file of cases, and say what to do next."""
    if not is_province(province):
        guess = slug(province, "-") or "lang-son"
        text = BAD_PROVINCE(province=shortened(province), guess=guess)
        raise click.BadParameter(text.render(lang), param_hint="'PROVINCE'")
    years = _years(period, lang)
    root = rules_folder(out, lang)
    code = write_new(root, new_set(province, years), lang, force=force)
    if code == ExitCode.DONE:
        name = f"{province}/{years.name}"
        print_result(NEXT_STEPS(path=str(root / name)).render(lang) + "\n")
    return code


def _years(period: str | None, lang: Lang) -> YearSpan:
    """Return the years asked for, else the latest for which the national frame is confirmed."""
    if period is None:
        try:
            years = confirmed_year(folders())
        except Unreadable as unreadable:
            raise RulesUnusable(unreadable.problems) from None
        if years is None:
            raise click.UsageError(NO_PERIOD().render(lang))
        return years
    return years_of(period, lang)


def years_of(period: str, lang: Lang) -> YearSpan:
    """Return the years that an argument names."""
    years = parse_years(period)
    if years is None:
        text = BAD_PERIOD(period=shortened(period))
        raise click.BadParameter(text.render(lang), param_hint="'PERIOD'")
    return years
