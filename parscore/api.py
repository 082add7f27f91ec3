"""The small Python interface: open documents, evaluate, try, compare, render.

    from parscore.api import evaluate, open_actuals, open_plan

    assessment = evaluate(open_plan("plan.json"), open_actuals("actuals.json"))

Results are the typed documents that the commands write as JSON; figures in them are exact decimal
strings. Nothing is written, no network is used, and no setting of the environment is read: rules
come from those packaged with parscore, or from a folder that is named. What a file has wrong is
raised as `Unreadable`, whose `problems` say each at its place.

The names of this module are kept; what they are made of may change.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, overload

from parscore import __version__
from parscore.advice.compare import check_line, old_by_new_rules, same_rules
from parscore.advice.compare import compare as compare_assessments
from parscore.advice.steps import advised
from parscore.advice.typed_figures import Place, Typed
from parscore.advice.whatif import Case, what_if
from parscore.documents.actuals import Actuals
from parscore.documents.assessment import Assessment
from parscore.documents.comparison import Comparison
from parscore.documents.plan import Plan
from parscore.documents.whatif import WhatIf
from parscore.evaluate import EngineChoice, Rules
from parscore.findings.heading import Provenance
from parscore.inputs import (
    Opened,
    check_inputs,
    choose_rules,
    digest,
    packaged_rules,
    rules_at,
    vouched,
)
from parscore.inputs import open_assessment as assessment_at
from parscore.reading.load import load_json
from parscore.reading.problems import Problem, RulesUnusable, Unreadable
from parscore.reports.registry import RENDERERS
from parscore.rulebook.folder import RulesFolders
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from parscore.advice.beside import Advice
    from parscore.reading.source import Source
    from parscore.values.messages import Lang

__all__ = [
    "Actuals",
    "ActualsFile",
    "Assessment",
    "Comparison",
    "Plan",
    "PlanFile",
    "Problem",
    "Rules",
    "RulesUnusable",
    "Unreadable",
    "WhatIf",
    "check",
    "compare",
    "evaluate",
    "open_actuals",
    "open_assessment",
    "open_plan",
    "open_rules",
    "render",
    "whatif",
]

PAIR = 2  # assessments between which a change can be split


class PlanFile(NamedTuple):
    """A plan, with the text it was read from."""

    document: Plan
    source: Source


class ActualsFile(NamedTuple):
    """Actuals, with the text they were read from."""

    document: Actuals
    source: Source


def open_plan(path: str | Path) -> PlanFile:
    """Return the plan of a file.

    Raises:
        Unreadable: it cannot be read, or is no plan.
    """
    return PlanFile(*load_json(Plan, str(path)))


def open_actuals(path: str | Path) -> ActualsFile:
    """Return the actuals of a file.

    Raises:
        Unreadable: it cannot be read, or holds no actuals.
    """
    return ActualsFile(*load_json(Actuals, str(path)))


def open_assessment(path: str | Path) -> Assessment:
    """Return an assessment that was written as JSON.

    Raises:
        Unreadable: it cannot be read, or is no assessment.
    """
    return assessment_at(str(path))


def open_rules(named: str, folder: str | Path | None = None) -> Rules:
    """Return the rules with an id (`thanh-hoa/2025`) or at a path, ready for any commune.

    Args:
        named: an id or a path.
        folder: where to look before the rules that come with parscore.

    Raises:
        RulesUnusable: there are none, or they cannot be used.
    """
    return rules_at(named, _folders(folder))


def check(plan: PlanFile, actuals: ActualsFile, rules: Rules | None = None) -> list[Problem]:
    """Return what does not fit between documents and rules; `evaluate` refuses the errors of it.

    Raises:
        RulesUnusable: no rules were named, and none are found for the plan.
    """
    opened = _opened(plan, actuals)
    return check_inputs(opened, rules or _found(opened, opened.actuals.as_of))


def evaluate(
    plan: PlanFile,
    actuals: ActualsFile,
    rules: Rules | None = None,
    *,
    as_of: date | None = None,
    allow_stale: bool = False,
    engine: EngineChoice = "auto",
) -> Assessment:
    """Return the assessment of one commune, each gap with its next step.

    Args:
        plan: the commune's plan.
        actuals: its results.
        rules: those of the plan's province and period by default.
        as_of: the day that decides on phases and on how tasks stand; the actuals' own by default.
        allow_stale: take rules that nobody confirmed for the period; the result says so.
        engine: what draws the conclusions; all engines draw the same.

    Raises:
        RulesUnusable: there are no rules, or they are not for this plan.
        Unreadable: the documents do not fit each other or the rules.
    """
    opened = _opened(plan, actuals)
    by, provenance = _ready(opened, rules, as_of, allow_stale=allow_stale)
    return advised(opened.plan, opened.actuals, by, provenance, as_of=as_of, engine=engine)


def whatif(
    plan: PlanFile,
    actuals: ActualsFile,
    *scenarios: Mapping[str, str],
    rules: Rules | None = None,
    other: Rules | None = None,
    as_of: date | None = None,
    allow_stale: bool = False,
    engine: EngineChoice = "auto",
) -> WhatIf:
    """Return how a commune stands, and how it would stand in each scenario.

    Args:
        plan: the commune's plan.
        actuals: its results; each scenario starts from them.
        scenarios: supposed figures by indicator (id or title), as people type them:
            `{"online_payment": "+12", "legal_review_reported": "có"}`. None at all is of use with
            `other` alone.
        rules: those in use, of the plan's province and period by default.
        other: rules by which the scenarios are scored instead.
        as_of: as for `evaluate`.
        allow_stale: as for `evaluate`.
        engine: as for `evaluate`.

    Raises:
        RulesUnusable: there are no rules, or they are not for this plan.
        Unreadable: a figure cannot be taken, or the documents do not fit.
    """
    opened = _opened(plan, actuals)
    by, provenance = _ready(opened, rules, as_of, allow_stale=allow_stale)
    if other is not None:
        _refuse_errors(check_inputs(opened, other))
    cases = [
        Case(None, tuple(Typed(name, value, Place(name)) for name, value in one.items()))
        for one in scenarios or ({},)
    ]
    return what_if(
        opened.plan,
        opened.actuals,
        by,
        provenance,
        cases,
        other=other,
        as_of=as_of,
        engine=engine,
    )


def compare(
    *assessments: Assessment,
    plan: PlanFile | None = None,
    actuals: ActualsFile | None = None,
    rules: Rules | None = None,
) -> Comparison:
    """Return what moved from each assessment to the next.

    Args:
        assessments: two or more of one commune, the earliest first.
        plan: the plan of the old one of two, to split a change of rules from the performance.
        actuals: the actuals of the old one of two, likewise.
        rules: the rules of the new one of two, likewise.

    Raises:
        Unreadable: they are of several communes or out of order, or the old figures do not fit
            the new rules.
        ValueError: fewer than two assessments; or some of `plan`, `actuals` and `rules` without
            the others, with more than two assessments, or rules by which the new one was not made.
    """
    if len(assessments) < PAIR:
        raise ValueError("two assessments or more are needed")
    _refuse_errors(check_line([(one.as_of, one) for one in assessments]))
    between = None
    if plan is not None and actuals is not None and rules is not None:
        between = _between(assessments, _opened(plan, actuals), rules)
    elif plan is not None or actuals is not None or rules is not None:
        raise ValueError("plan, actuals and rules belong together")
    return compare_assessments(assessments, between)


def _between(assessments: Sequence[Assessment], opened: Opened, rules: Rules) -> Assessment | None:
    if len(assessments) != PAIR:
        raise ValueError("a change is split between two assessments")
    old, new = assessments
    made_by = (new.ruleset.id, new.ruleset.sha256)
    if (rules.rulebook.id, rules.rulebook.sha256) != made_by:
        raise ValueError("these are not the rules of the new assessment")
    known = (old.inputs.plan, old.inputs.actuals)
    if (digest(opened.plan_source.tree), digest(opened.actuals_source.tree)) != known:
        raise ValueError("these are not the documents of the old assessment")
    if same_rules(old, new):
        return None
    _refuse_errors(check_inputs(opened, rules))
    provenance = _provenance(opened, stale=new.ruleset.stale)
    return old_by_new_rules(opened.plan, opened.actuals, rules, provenance, old, new)


@overload
def render(
    result: Assessment,
    form: str = "text",
    lang: Lang = "vi",
    *,
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> str | bytes: ...
@overload
def render(result: WhatIf | Comparison, form: str = "text", lang: Lang = "vi") -> str: ...
def render(
    result: Assessment | WhatIf | Comparison,
    form: str = "text",
    lang: Lang = "vi",
    *,
    history: Sequence[Assessment] = (),
    advice: Sequence[Advice] = (),
) -> str | bytes:
    """Return a result as the commands would write it.

    Args:
        result: an assessment, a what-if or a comparison.
        form: `text`, `md`, `html` or `json`; of an assessment also the other formats of
            `evaluate`, of which those of office documents are bytes.
        lang: `vi` or `en`; JSON holds both.
        history: earlier assessments, for the forms of an assessment that show them.
        advice: what-ifs (or paths and forecasts) of the same figures, for the forms that show them
            beside an assessment.

    Raises:
        KeyError: there is no such form.
        Unreadable: some advice is of another commune, period, rule set or other figures.
    """
    if isinstance(result, WhatIf):
        from parscore.reports.whatif_page import RENDERERS as OF_WHATIF  # noqa: PLC0415

        return OF_WHATIF[form](result, lang)
    if isinstance(result, Comparison):
        from parscore.reports.comparison_page import RENDERERS as OF_PAIRS  # noqa: PLC0415

        return OF_PAIRS[form](result, lang)
    if advice:
        from parscore.advice.beside import COMMANDS, check_beside  # noqa: PLC0415

        named = ((one, COMMANDS[type(one)]) for one in advice)
        _refuse_errors([odd for one, name in named for odd in check_beside(result, one, name)])
    return RENDERERS[form](result, lang, history, advice)


def _opened(plan: PlanFile, actuals: ActualsFile) -> Opened:
    return Opened(plan.document, actuals.document, plan.source, actuals.source)


def _folders(folder: str | Path | None = None) -> RulesFolders:
    packaged = packaged_rules()
    return RulesFolders((packaged,) if folder is None else (Path(folder), packaged))


def _found(opened: Opened, day: date) -> Rules:
    plan = opened.plan
    span = Period(plan.period.from_, max(plan.period.from_, plan.period.to))
    return choose_rules(_folders(), None, plan.commune.province, span, day)


def _ready(
    opened: Opened, rules: Rules | None, as_of: date | None, *, allow_stale: bool
) -> tuple[Rules, Provenance]:
    day = as_of or opened.actuals.as_of
    by = rules or _found(opened, day)
    stale = vouched(opened, by, day, allow_stale=allow_stale)
    _refuse_errors(check_inputs(opened, by))
    return by, _provenance(opened, stale=stale)


def _provenance(opened: Opened, *, stale: bool) -> Provenance:
    plan, actuals = digest(opened.plan_source.tree), digest(opened.actuals_source.tree)
    return Provenance(plan, actuals, __version__, stale)


def _refuse_errors(problems: Sequence[Problem]) -> None:
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
