"""What several commands share: from options to an evaluation."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from parscore import __version__
from parscore.advice.steps import with_steps
from parscore.cli.entry import show_problems
from parscore.cli.words import NO_ENGINE, SAME_INPUT
from parscore.evaluate import assemble, judge
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
    from collections.abc import Iterator, Mapping
    from datetime import date

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import Assessment
    from parscore.evaluate import EngineChoice, Judged, Rules
    from parscore.inputs import Reader
    from parscore.reading.problems import Kind
    from parscore.reading.source import Source
    from parscore.rulebook.folder import RulesFolders
    from parscore.values.messages import Argument, Lang

STANDARD_INPUT = "-"
FORM_SUFFIX = ".xlsx"


class Assessed(NamedTuple):
    """An assessment, with all that it was made of."""

    opened: Opened
    judged: Judged
    assessment: Assessment


class Ready(NamedTuple):
    """Two documents and their rules, looked at and ready to be evaluated."""

    opened: Opened
    rules: Rules
    provenance: Provenance
    day: date | None


def assess(
    plan: str,
    actuals: str,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
    engine: EngineChoice = "auto",
    advised: bool = True,
) -> Assessed:
    """Return the assessment of two files with its making; warnings go to standard error.

    Where it is not to be `advised`, nobody looks for the next steps of its gaps.

    Raises:
        Unreadable: a file or the rule set cannot be used, or they do not fit together.
    """
    made = ready(plan, actuals, lang, rules=rules, as_of=as_of, allow_stale=allow_stale)
    opened = made.opened
    with engine_there(engine, lang):
        judged = judge(opened.plan, opened.actuals, made.rules, as_of=made.day, engine=engine)
    gaps = with_steps(judged, made.rules) if advised else None
    return Assessed(opened, judged, assemble(judged, made.rules, made.provenance, gaps))


def ready(
    plan: str,
    actuals: str,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
) -> Ready:
    """Return two files and their rules as read; warnings about them go to standard error.

    Raises:
        Unreadable: a file or the rule set cannot be used, or they do not fit together.
    """
    if plan == actuals == STANDARD_INPUT:
        raise click.UsageError(SAME_INPUT().render(lang))
    is_form = actuals.lower().endswith(FORM_SUFFIX)
    opened = open_documents(plan, actuals, _filled_form(lang) if is_form else None)
    return fitted(opened, lang, rules=rules, as_of=as_of, allow_stale=allow_stale)


def fitted(
    opened: Opened,
    lang: Lang,
    *,
    rules: str | None = None,
    as_of: str | None = None,
    allow_stale: bool = False,
) -> Ready:
    """Return documents with the rules that score them; warnings about them go to standard error.

    Raises:
        Unreadable: there are no such rules, or the documents do not fit them.
    """
    day = None if as_of is None else day_of(as_of, lang)
    chosen, stale = find_rules(
        opened, folders(), rules, day or opened.actuals.as_of, allow_stale=allow_stale
    )
    problems = check_inputs(opened, chosen)
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
    show_problems(problems, lang)
    return Ready(opened, chosen, provenance_of(opened, stale=stale), day)


@contextmanager
def engine_there(engine: EngineChoice, lang: Lang) -> Iterator[None]:
    """Tell of an engine that was asked for and is not there as of any wrong option."""
    try:
        yield
    except EngineUnavailable as missing:
        text = NO_ENGINE(engine=engine, reason=missing.note.args["reason"])
        raise click.BadParameter(text.render(lang), param_hint="'--engine'") from None


def _filled_form(lang: Lang) -> Reader:
    """Return what reads actuals from a filled form; what is odd about it is told."""

    def read(path: str) -> tuple[Actuals, Source]:
        from parscore.intake.form.read import read_form  # noqa: PLC0415 - few hand in a form

        filled = read_form(path)
        show_problems(filled.problems, lang)
        return filled.actuals, filled.source

    return read


def provenance_of(opened: Opened, *, stale: bool) -> Provenance:
    """Return what the assessment says of its own making."""
    plan, actuals = digest(opened.plan_source.tree), digest(opened.actuals_source.tree)
    return Provenance(plan, actuals, __version__, stale)


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
    option: str, fault: tuple[Kind, Mapping[str, Argument | None]], lang: Lang
) -> click.BadParameter:
    """Return the error for an option whose value is not a figure or a day, in the usual words."""
    why, args = fault
    problem = why.problem(option, (), None, **args)
    said = [text.render(lang) for text in (problem.text, problem.advice) if text is not None]
    return click.BadParameter(" ".join(said), param_hint=f"'{option}'")
