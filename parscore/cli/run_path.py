"""`parscore path`: the cheapest steps that reach a goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from parscore.advice.goal import BadGoal, parse_goal
from parscore.advice.path import find_path
from parscore.advice.path_document import path_document
from parscore.cli.common import STANDARD_INPUT, bad_value, ready
from parscore.cli.exit_codes import ExitCode
from parscore.cli.forms import chosen_form
from parscore.cli.pages import SUFFIXES, hand_over, printed
from parscore.cli.path_words import EFFORT_NEEDED, UNKNOWN_EFFORT
from parscore.cli.words import SAME_INPUT
from parscore.documents.effort import Efforts
from parscore.evaluate import judge
from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.reading.yaml_tree import read_yaml
from parscore.reports.json_text import json_of
from parscore.reports.path_page import path_page
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from parscore.documents.path import Economy
    from parscore.documents.rulebook import Rulebook
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: str,
    reach: str,
    by: Economy | None,
    effort: str | None,
    form: str | None,
    out: str | None,
    **choice: Any,  # noqa: ANN401 - the options that choose rules and day
) -> ExitCode:
    """Find the path, print it, and say by the exit code whether it reaches the goal."""
    if [plan, actuals, effort].count(STANDARD_INPUT) > 1:
        raise click.UsageError(SAME_INPUT().render(lang))
    if by == "effort" and effort is None:
        raise click.UsageError(EFFORT_NEEDED().render(lang))
    form = chosen_form(form, out, SUFFIXES, lang)
    opened, rules, provenance, day = ready(plan, actuals, lang, **choice)
    judged = judge(opened.plan, opened.actuals, rules, as_of=day, engine="reference")
    book = judged.standing.matter.rulebook
    efforts = None if effort is None else _efforts(effort, book)
    try:
        goal = parse_goal(reach, book)
    except BadGoal as bad:
        raise bad_value("--reach", (bad.kind, bad.named), lang) from None
    economy: Economy = by or ("steps" if efforts is None else "effort")
    found = find_path(judged, rules, goal, economy, efforts)
    document = path_document(judged, rules, found, goal, economy, efforts, provenance)
    page = path_page(document, lang)
    hand_over(json_of(document) if form == "json" else printed(page, form, lang), out)
    reached = found.status in ("found", "reached_already")
    return ExitCode.DONE if reached else ExitCode.GATE_FAILED


def _efforts(path: str, book: Rulebook) -> Efforts:
    """Return the efforts of a file.

    Raises:
        Unreadable: it cannot be read, or prices what the dictionary does not have.
    """
    source = read_yaml(read_file(path), path)
    efforts = load(Efforts, source)
    unknown = [name for name in efforts.indicators if name not in book.indicators]
    if unknown:
        raise Unreadable(
            source.problem(
                UNKNOWN_EFFORT,
                ("indicators", name),
                key=True,
                name=name,
                guess=did_you_mean(name, book.indicators),
            )
            for name in unknown
        )
    return efforts
