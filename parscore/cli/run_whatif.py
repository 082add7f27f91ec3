"""`parscore whatif`: other figures, other rules, and what the score would be then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from parscore.advice.typed_figures import Place, Typed
from parscore.advice.whatif import Case, what_if
from parscore.cli.advice_words import (
    NO_COUNT,
    NO_VALUE,
    NOTHING_SET,
    SAME_INPUTS,
    STEPS_TOGETHER,
)
from parscore.cli.common import STANDARD_INPUT, engine_there, folders, ready
from parscore.cli.entry import show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.pages import deliver_page
from parscore.documents.scenarios import Scenarios
from parscore.inputs import check_inputs, rules_at
from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Unreadable, shortened
from parscore.reading.yaml_tree import read_yaml
from parscore.reports.whatif_page import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.whatif import WhatIf
    from parscore.evaluate import EngineChoice, Rules
    from parscore.inputs import Opened
    from parscore.values.messages import Lang

OPTION = "--set"
LONGEST = 5  # digits of a number of gaps


def run(
    *,
    lang: Lang,
    settings: tuple[str, ...],
    scenarios: str | None,
    steps: str | None,
    other: str | None,
    form: str | None,
    out: str | None,
    **inputs: Any,  # noqa: ANN401 - the documents, and the options that choose rules and engine
) -> ExitCode:
    """Try the scenarios, and print what they change."""
    if not settings and scenarios is None and steps is None and other is None:
        raise click.UsageError(NOTHING_SET().render(lang))
    if [inputs["plan"], inputs["actuals"], scenarios].count(STANDARD_INPUT) > 1:
        raise click.UsageError(SAME_INPUTS().render(lang))
    try:
        cases = [Case(None, _typed(settings))] if settings else []
        cases += [] if steps is None else [_steps(steps, lang)]
        cases += [] if scenarios is None else cases_in(scenarios)
        result = _tried(cases or [Case(None)], other, lang, **inputs)
    except Unreadable as unreadable:
        if not any(one.file.startswith(OPTION) for one in unreadable.problems):
            raise
        show_problems(unreadable.problems, lang)
        return ExitCode.USAGE
    deliver_page(RENDERERS, result, form, out, lang)
    return ExitCode.DONE


def _tried(
    cases: Sequence[Case],
    other: str | None,
    lang: Lang,
    *,
    engine: EngineChoice,
    **inputs: Any,  # noqa: ANN401
) -> WhatIf:
    made = ready(lang=lang, **inputs)
    opened = made.opened
    with engine_there(engine, lang):
        return what_if(
            opened.plan,
            opened.actuals,
            made.rules,
            made.provenance,
            cases,
            other=None if other is None else _other(other, opened),
            as_of=made.day,
            engine=engine,
        )


def _typed(settings: Sequence[str]) -> tuple[Typed, ...]:
    """Read each `INDICATOR=VALUE`.

    Raises:
        Unreadable: some have no such shape.
    """
    found, problems = [], []
    for text in settings:
        name, mark, value = text.partition("=")
        place = Place(f"{OPTION} {text}")
        if not mark or not name.strip():
            problems.append(place.problem(NO_VALUE, text=shortened(text)))
        found.append(Typed(name.strip(), value, place))
    if problems:
        raise Unreadable(problems)
    return tuple(found)


def _steps(text: str, lang: Lang) -> Case:
    """Return the scenario that takes so many next steps at once."""
    if not (text.isascii() and text.isdigit() and int(text[:LONGEST]) > 0 and len(text) < LONGEST):
        said = NO_COUNT(text=shortened(text)).render(lang)
        raise click.BadParameter(said, param_hint="'--steps'")
    return Case(STEPS_TOGETHER(count=int(text)).render(lang), steps=int(text))


def cases_in(path: str) -> list[Case]:
    """Return the scenarios of a file, each figure with its place.

    Raises:
        Unreadable: it cannot be read.
    """
    source = read_yaml(read_file(path), path)
    found = []
    for i, one in enumerate(load(Scenarios, source).scenarios):
        typed = []
        for name, value in one.changes.items():
            where = ("scenarios", i, "set", name)
            typed.append(Typed(name, value, Place(path, where, source.locate(where, key=True))))
        found.append(Case(one.name, tuple(typed)))
    return found


def _other(named: str, opened: Opened) -> Rules:
    """Return the other rules; the documents must fit them, of whatever period they are."""
    rules = rules_at(named, folders())
    problems = [one for one in check_inputs(opened, rules) if one.severity == "error"]
    if problems:
        raise Unreadable(problems)
    return rules
