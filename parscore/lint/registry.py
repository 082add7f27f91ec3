"""Every lint: what can be said of one place is told in this order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.actuals.dates import dates
from parscore.lint.actuals.evidence import evidence
from parscore.lint.actuals.figures import figures
from parscore.lint.plan.aims_without_figure import aims_without_figure, fields_without_target
from parscore.lint.plan.appendices import appendices
from parscore.lint.plan.counted_shares import counted_shares
from parscore.lint.plan.dates_that_cannot_be import dates_that_cannot_be
from parscore.lint.plan.deadlines import deadlines
from parscore.lint.plan.documents_cited_twice import (
    documents_of_another_year,
    documents_of_two_kinds,
    documents_with_two_dates,
)
from parscore.lint.plan.documents_too_late import documents_too_late
from parscore.lint.plan.head import head
from parscore.lint.plan.impossible_targets import impossible_targets
from parscore.lint.plan.misspelled import misspelled
from parscore.lint.plan.numbering import (
    counted_activities,
    lettered_points,
    numbering,
    repeated_numbers,
)
from parscore.lint.plan.office_names import office_names
from parscore.lint.plan.offices_in_tasks import groups_that_lead, idle_offices, several_lead
from parscore.lint.plan.phases import phases, weaker_later
from parscore.lint.plan.provincial_minimums import provincial_minimums
from parscore.lint.plan.quoted_figures import quoted_figures
from parscore.lint.plan.roles import (
    assigned_roles,
    fields_without_lead,
    other_leads,
    task_roles,
)
from parscore.lint.plan.said_twice import same_product, same_word, same_work
from parscore.lint.plan.stray_figures import stray_figures
from parscore.lint.plan.summaries import summaries
from parscore.lint.plan.target_periods import target_periods
from parscore.lint.plan.targets_without_task import targets_without_task
from parscore.lint.plan.two_targets import two_targets
from parscore.lint.plan.unclear_tasks import unclear_tasks
from parscore.lint.plan.undated_documents import undated_documents
from parscore.lint.subject import ActualsSubject, PlanSubject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.documents.actuals import Actuals
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source

PLAN_LINTS: tuple[Callable[[PlanSubject], Iterator[Problem]], ...] = (
    head,
    dates_that_cannot_be,
    documents_with_two_dates,
    documents_of_another_year,
    documents_of_two_kinds,
    documents_too_late,
    undated_documents,
    impossible_targets,
    two_targets,
    quoted_figures,
    counted_shares,
    target_periods,
    phases,
    weaker_later,
    provincial_minimums,
    stray_figures,
    aims_without_figure,
    fields_without_target,
    targets_without_task,
    unclear_tasks,
    deadlines,
    summaries,
    numbering,
    counted_activities,
    repeated_numbers,
    lettered_points,
    same_work,
    same_product,
    same_word,
    misspelled,
    appendices,
    office_names,
    task_roles,
    assigned_roles,
    fields_without_lead,
    other_leads,
    idle_offices,
    groups_that_lead,
    several_lead,
)
ACTUALS_LINTS: tuple[Callable[[ActualsSubject], Iterator[Problem]], ...] = (
    figures,
    dates,
    evidence,
)


def lint_plan(plan: Plan, rulebook: Rulebook, source: Source) -> list[Problem]:
    """Return everything a careful colleague would say of a plan, in the order of the file."""
    subject = PlanSubject(plan, rulebook, source)
    return [problem for lint in PLAN_LINTS for problem in lint(subject)]


def lint_actuals(
    actuals: Actuals,
    rulebook: Rulebook,
    source: Source,
    named: frozenset[str],
    planned: frozenset[str] | None,
) -> list[Problem]:
    """Return everything a careful colleague would say of actuals.

    `named` are the indicators that inference rules read, `planned` those of the plan's targets;
    without the plan (None) nothing is said of measures that only it may use.
    """
    subject = ActualsSubject(actuals, rulebook, source, named, planned)
    return [problem for lint in ACTUALS_LINTS for problem in lint(subject)]
