"""`parscore compare`: what moved between assessments, and whose doing it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.advice.compare import (
    NOT_THE_SAME_INPUT,
    NOT_THE_SAME_RULES,
    compare,
    old_by_new_rules,
    same_rules,
)
from parscore.cli.advice_words import BOTH_DOCUMENTS, ONE_ASSESSMENT, ONLY_TWO, SAME_INPUTS
from parscore.cli.assessments import open_line
from parscore.cli.common import STANDARD_INPUT, folders, provenance_of
from parscore.cli.pages import deliver_page
from parscore.inputs import check_inputs, digest, open_documents, rules_at
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.reports.comparison_page import RENDERERS

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.inputs import Opened
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source
    from parscore.values.messages import Lang

PAIR = 2


def run(
    *,
    lang: Lang,
    files: tuple[str, ...],
    plan: str | None,
    actuals: tuple[str, str] | None,
    rules: str | None,
    form: str | None,
    out: str | None,
) -> None:
    """Read the assessments, and print what moved from each to the next."""
    _check_usage(files, plan, actuals, lang)
    made = open_line(files)
    between = None
    if plan is not None and actuals is not None:
        between = _between(files, made, plan, actuals, rules)
    deliver_page(RENDERERS, compare(made, between), form, out, lang)


def _check_usage(
    files: tuple[str, ...], plan: str | None, actuals: tuple[str, str] | None, lang: Lang
) -> None:
    wrong = None
    if len(files) < PAIR:
        wrong = ONE_ASSESSMENT
    elif (plan is None) != (actuals is None):
        wrong = BOTH_DOCUMENTS
    elif plan is not None and len(files) != PAIR:
        wrong = ONLY_TWO
    elif [*files, plan, *(actuals or ())].count(STANDARD_INPUT) > 1:
        wrong = SAME_INPUTS
    if wrong is not None:
        raise click.UsageError(wrong().render(lang))


def _between(
    files: tuple[str, ...],
    made: list[Assessment],
    plan: str,
    actuals: tuple[str, str],
    named: str | None,
) -> Assessment | None:
    """Return what the new rules make of the old figures; None where the rules are the same.

    Raises:
        RulesUnusable: the new rules are not there any more as they were.
        Unreadable: a document is not the one an assessment was made from, or does not fit.
    """
    old, new = made
    first, second = (open_documents(plan, one) for one in actuals)
    problems = _strange(first, files[0], old) + _other_source(
        second.actuals_source, new.inputs.actuals, files[1]
    )
    if problems:
        raise Unreadable(problems)
    if same_rules(old, new):
        return None
    rules = rules_at(named or new.ruleset.id, folders())
    if rules.rulebook.sha256 != new.ruleset.sha256:
        where = ("ruleset", "sha256")
        raise RulesUnusable([NOT_THE_SAME_RULES.problem(files[1], where, None, id=new.ruleset.id)])
    misfits = [one for one in check_inputs(first, rules) if one.severity == "error"]
    if misfits:
        raise Unreadable(misfits)
    provenance = provenance_of(first, stale=new.ruleset.stale)
    return old_by_new_rules(first.plan, first.actuals, rules, provenance, old, new)


def _strange(opened: Opened, file: str, made: Assessment) -> list[Problem]:
    """Tell which documents are not those from which an assessment was made."""
    return _other_source(opened.plan_source, made.inputs.plan, file) + _other_source(
        opened.actuals_source, made.inputs.actuals, file
    )


def _other_source(source: Source, known: str, file: str) -> list[Problem]:
    if digest(source.tree) == known:
        return []
    return [NOT_THE_SAME_INPUT.problem(source.name, (), None, assessment=file)]
