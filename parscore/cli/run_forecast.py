"""`parscore forecast`: the year's end from two or more periods of one year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from parscore.advice.forecast import forecast, years_end
from parscore.cli.common import STANDARD_INPUT, bad_value, day_of, fitted
from parscore.cli.forms import chosen_form
from parscore.cli.pages import SUFFIXES, hand_over, printed
from parscore.cli.path_words import (
    BACKWARDS,
    ONE_PERIOD,
    OTHER_COMMUNE,
    OTHER_YEAR,
    OUTSIDE_THE_REST,
)
from parscore.cli.words import SAME_INPUT
from parscore.documents.actuals import Actuals
from parscore.inputs import Opened, open_documents
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.reports.forecast_page import forecast_page
from parscore.reports.json_text import json_of
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.reading.problems import Problem
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: tuple[str, ...],
    as_of: str | None,
    form: str | None,
    out: str | None,
    **choice: Any,  # noqa: ANN401 - the options that choose rules
) -> None:
    """Forecast, and print it apart from any result."""
    if [plan, *actuals].count(STANDARD_INPUT) > 1:
        raise click.UsageError(SAME_INPUT().render(lang))
    if len(actuals) < 2:  # noqa: PLR2004 - a pace needs two points
        raise click.UsageError(ONE_PERIOD().render(lang))
    form = chosen_form(form, out, SUFFIXES, lang)
    periods = _opened(plan, actuals)
    problems = list(_at_odds(periods))
    if problems:
        raise Unreadable(problems)
    last = periods[-1]
    day = None if as_of is None else _day(as_of, last, lang)
    fitting = [fitted(one, lang, **choice) for one in periods][-1]
    closed = [one.actuals for one in periods]
    made = forecast(last.plan, closed, fitting.rules, fitting.provenance, looked_from=day)
    page = forecast_page(made, lang)
    hand_over(json_of(made) if form == "json" else printed(page, form, lang), out)


def _opened(plan: str, paths: tuple[str, ...]) -> list[Opened]:
    """Return the periods, each with the plan; the problems of all files are collected."""
    problems: list[Problem] = []
    first: Opened | None = None
    try:
        first = open_documents(plan, paths[0])
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
    periods = [] if first is None else [first]
    for path in paths[1:]:
        try:
            source = read_json(read_file(path), path)
            read = load(Actuals, source)
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
            continue
        if first is not None:
            periods.append(first._replace(actuals=read, actuals_source=source))
    if problems:
        raise Unreadable(problems)
    return periods


def _at_odds(periods: list[Opened]) -> Iterator[Problem]:
    """Yield why files are not the periods of one commune and year, from early to late."""
    first = periods[0]
    for before, one in pairwise(periods):
        source, actuals = one.actuals_source, one.actuals
        if _identity(actuals) != _identity(first.actuals):
            name, other = actuals.commune.name, first.actuals.commune.name
            yield source.problem(OTHER_COMMUNE, ("commune",), name=name, other=other)
        elif actuals.period.from_ != first.actuals.period.from_:
            start, other_start = actuals.period.from_, first.actuals.period.from_
            where = ("period", "from")
            yield source.problem(OTHER_YEAR, where, start=start, other=other_start)
        elif actuals.as_of <= before.actuals.as_of:
            day, earlier = actuals.as_of, before.actuals.as_of
            yield source.problem(BACKWARDS, ("as_of",), day=day, earlier=earlier)


def _identity(actuals: Actuals) -> str:
    commune = actuals.commune
    return commune.code or f"{commune.province}/{match_key(commune.name)}"


def _day(text: str, last: Opened, lang: Lang) -> date:
    day = day_of(text, lang)
    start, end = last.actuals.as_of, years_end(last.plan, last.actuals)
    if not start <= day <= end:
        named = {"day": day, "start": start, "end": end}
        raise bad_value("--as-of", (OUTSIDE_THE_REST, named), lang)
    return day
