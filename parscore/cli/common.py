"""What several commands share: from options to an evaluation."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click

from parscore import version
from parscore.advice.steps import advised
from parscore.cli.entry import show_problems
from parscore.cli.words import NO_ENGINE, SAME_INPUT
from parscore.findings.heading import Provenance
from parscore.inference import EngineUnavailable
from parscore.inputs import (
    Opened,
    check_inputs,
    digest,
    find_rules,
    open_documents,
    packaged_rules,
    search_path,
)
from parscore.reading.figures import date_fault
from parscore.reading.problems import Unreadable
from parscore.values.periods import NotADate, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parscore.documents.assessment import Assessment
    from parscore.evaluate import EngineChoice, Rules
    from parscore.reading.problems import Kind
    from parscore.rulebook.folder import RulesFolders
    from parscore.values.messages import Argument, Lang

STANDARD_INPUT = "-"


def assess(
    plan: str,
    actuals: str,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
    engine: EngineChoice = "auto",
) -> Assessment:
    """Return the assessment of two files; warnings about them go to standard error.

    Raises:
        Unreadable: a file or the rule set cannot be used, or they do not fit together.
    """
    read = open_for(plan, actuals, lang, rules=rules, as_of=as_of, allow_stale=allow_stale)
    opened, chosen, day, provenance = read
    try:
        return advised(opened.plan, opened.actuals, chosen, provenance, as_of=day, engine=engine)
    except EngineUnavailable as missing:
        text = NO_ENGINE(engine=engine, reason=missing.note.args["reason"])
        raise click.BadParameter(text.render(lang), param_hint="'--engine'") from None


class Ready(NamedTuple):
    """A plan and actuals with the rules that score them, checked to fit together."""

    opened: Opened
    rules: Rules
    day: date | None
    provenance: Provenance


def open_for(
    plan: str,
    actuals: str,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
) -> Ready:
    """Return two files and the rules for them; warnings about them go to standard error.

    Raises:
        Unreadable: a file or the rule set cannot be used, or they do not fit together.
    """
    if plan == actuals == STANDARD_INPUT:
        raise click.UsageError(SAME_INPUT().render(lang))
    day = None if as_of is None else day_of(as_of, lang)
    opened = open_documents(plan, actuals)
    chosen, stale = find_rules(
        opened, folders(), rules, day or opened.actuals.as_of, allow_stale=allow_stale
    )
    problems = check_inputs(opened, chosen)
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
    show_problems(problems, lang)
    return Ready(opened, chosen, day, provenance_of(opened, stale=stale))


def provenance_of(opened: Opened, *, stale: bool) -> Provenance:
    """Return what the assessment says of its own making."""
    plan, actuals = digest(opened.plan_source.tree), digest(opened.actuals_source.tree)
    return Provenance(plan, actuals, version(), stale)


def folders() -> RulesFolders:
    """Return the rules folders to search."""
    return search_path(os.environ, packaged_rules())


def day_of(text: str, lang: Lang) -> date:
    """Return the day an option names."""
    try:
        return parse_date(text)
    except NotADate as fault:
        raise bad_value("--as-of", date_fault(fault), lang) from None


def bad_value(
    option: str, fault: tuple[Kind, Mapping[str, Argument]], lang: Lang
) -> click.BadParameter:
    """Return the error for an option whose value is not a figure or a day, in the usual words."""
    why, args = fault
    problem = why.problem(option, (), None, **args)
    said = [text.render(lang) for text in (problem.text, problem.advice) if text is not None]
    return click.BadParameter(" ".join(said), param_hint=f"'{option}'")
