"""Exact results become the parts of the assessment document."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parscore.documents.assessment import (
    Adjustment,
    Called,
    DocumentShown,
    DueShown,
    EvidenceShown,
    Gap,
    MinimumShown,
    NodeEvidence,
    NodeShown,
    Span,
    StepShown,
    TargetShown,
    TaskShown,
)
from parscore.documents.plain import plain
from parscore.documents.repeated import source_shown
from parscore.findings.heading import span
from parscore.findings.messages import EXCLUDED_BY_RULE
from parscore.findings.targets import shortfall_text
from parscore.formulas.outcome import ZERO, Named, leaf_status
from parscore.reading.base import Template
from parscore.values.decimals import decimal, figures, written
from parscore.values.numbers import exact_sum
from parscore.values.periods import iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.documents.actuals import Actuals, Measure
    from parscore.documents.assessment import NodeStatus
    from parscore.documents.plan import Target
    from parscore.documents.rulebook import Node
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.gaps import GapFound, NextStep, Standing
    from parscore.findings.matter import Matter
    from parscore.findings.targets import MinimumResult, TargetResult
    from parscore.findings.tasks import TaskStanding
    from parscore.findings.verdicts import Judgement
    from parscore.formulas.outcome import Outcome
    from parscore.scoring.leaves import LeafScore
    from parscore.scoring.tree import Adjusted, Total
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text


SHOWN_APART = ("evidence", "explanation")  # what a measure says, but beside its figures

_AT_RISK = Template(EvidenceShown)
_THERE = Template(EvidenceShown, **figures({"points_at_risk": ZERO}))
_ADJUSTMENT = Template(Adjustment)
_DOCUMENT = Template(DocumentShown)
_DUE = Template(DueShown)
_GAP = Template(Gap)
_MINIMUM = Template(MinimumShown)
_TARGET = Template(TargetShown)
_TASK = Template(TaskShown)


def show_nodes(standing: Standing, appraised: Mapping[str, Total] | None) -> tuple[NodeShown, ...]:
    """Return every node of the tree in order, with its points after appraisal if there was one."""
    statuses = _statuses(standing)
    documents: dict[str, list[NodeEvidence]] = {}
    for one in standing.evidence:
        documents.setdefault(one.node.id, []).append(_at_node(one.demand.id, one.status))
    recoverable = _recoverable(standing)
    return tuple(
        [
            _node(
                node,
                standing,
                statuses[node.id],
                recoverable[node.id],
                documents.get(node.id, ()),
                None if appraised is None or node.kind == "survey" else appraised[node.id].points,
            )
            for node in standing.matter.rulebook.nodes.values()
        ]
    )


@lru_cache(maxsize=1024)  # a rule set demands the same of every commune
def _at_node(document: str, status: str) -> NodeEvidence:
    return NodeEvidence.model_construct(document=document, status=status)


def _node(
    node: Node,
    standing: Standing,
    status: NodeStatus,
    recoverable: Fraction | None,
    documents: Sequence[NodeEvidence],
    appraised: Fraction | None,
) -> NodeShown:
    matter, total = standing.matter, standing.totals[node.id]
    low, high = standing.bounds.nodes[node.id]
    is_leaf = node.is_leaf
    open_leaf = is_leaf and status in ("undetermined", "awaiting_survey", "error")
    points = None if open_leaf else total.points
    lost = standing.lost[node.id] if status != "awaiting_survey" else ZERO
    surveyed = matter.scores[node.id].points if node.kind == "survey" and is_leaf else None
    numbers = {
        "points": points,
        "max": total.maximum,
        "lower": low,
        "upper": high,
        "lost": lost,
        "recoverable": recoverable,
        "apart": surveyed,
        "appraised": appraised,
        "max_official": node.maximum,
    }
    values = figures(numbers)
    values["status"] = status
    if total.adjustments:
        values["adjustments"] = tuple([_adjustment(one) for one in total.adjustments])
    if is_leaf:
        values["evidence"] = tuple(documents)
        values["not_applicable"] = node.not_applicable if status == "not_applicable" else None
        values |= _leaf_parts(node, standing)
    return matter.rulebook.repeated[node.id].filled(values)


def _leaf_parts(node: Node, standing: Standing) -> dict[str, Any]:
    """Return what only a leaf has: the measure, the formula's steps, who answers for it."""
    matter = standing.matter
    outcome = matter.scores[node.id].outcome
    measures = matter.measures
    measure = measures.get(node.indicator or "")
    appraisal = matter.actuals.appraisal.get(node.id)
    steps = [step.text(matter.title_of) for step in outcome.steps]
    if matter.quotes:
        quotes = [matter.quotes[name] for name in node.reads if name in matter.quotes]
        steps = [*(quote.text() for quote in quotes), *steps]
    return {
        "value": written(outcome.quantity),
        "measure": None if measure is None else measure_shown(measure),
        "other_measures": {
            name: measure_shown(measures[name])
            for name in matter.rulebook.read_apart.get(node.id, ())
            if name in measures
        },
        "steps": tuple(steps),
        "reason": _reason(node, outcome, standing),
        "explanation": None if measure is None else measure.explanation,
        "appraisal": None if appraisal is None else plain(appraisal),
        "supplied": tuple(matter.supplied(node)),
        "owner": standing.owners[node.id],
        "due": iso(standing.dues[node.id]),
    }


def _reason(node: Node, outcome: Outcome, standing: Standing) -> Text | None:
    """Return why a leaf has no points: the rule that takes it out, else what its formula says."""
    rule = standing.excluded.get(node.id)
    if rule is not None and outcome.status != "not_applicable" and node.kind != "survey":
        return EXCLUDED_BY_RULE(title=standing.matter.rulebook.rule_titles.get(rule, rule))
    return None if outcome.reason is None else outcome.reason.text(standing.matter.title_of)


def measure_shown(measure: Measure) -> dict[str, Any]:
    """Return a measure as the actuals state it, numbers and days as text."""
    given = vars(measure).items()
    return {k: plain(v) for k, v in given if v is not None and k not in SHOWN_APART}


def _adjustment(one: Adjusted) -> Adjustment:
    values = figures({"points": one.points})
    values["kind"], values["rule"] = one.kind, one.rule
    return _ADJUSTMENT.filled(values)


def _statuses(standing: Standing) -> dict[str, NodeStatus]:
    """Return the status of every node; a group's comes from its children."""
    found: dict[str, NodeStatus] = {}
    rulebook, scores, totals = standing.matter.rulebook, standing.matter.scores, standing.totals
    for leaf in rulebook.leaves:
        name = leaf.id
        is_open = name in standing.open
        found[name] = status_of_leaf(leaf, scores[name], totals[name], is_open=is_open)
    for group in rulebook.groups:
        found[group.id] = _group_status([found[child] for child in group.children])
    return found


def status_of_leaf(node: Node, score: LeafScore, total: Total, *, is_open: bool) -> NodeStatus:
    """Return how a leaf stands; one that is open has no points yet, and no rule takes it out."""
    if node.kind == "survey" and score.is_open:
        return "awaiting_survey"
    if is_open:
        return "undetermined"
    if score.not_applicable or (not total.applicable and node.kind != "survey"):
        return "not_applicable"
    if node.kind == "survey":
        return leaf_status(score.outcome, node.maximum) or "awaiting_survey"
    if node.kind == "penalty":
        return "met" if total.points >= 0 else "not_met"
    if total.points >= total.maximum:
        return "met"
    return "partly" if total.points > 0 else "not_met"


def _group_status(children: list[NodeStatus]) -> NodeStatus:
    kinds = set(children)
    if "error" in kinds:
        return "error"
    if len(kinds) > 1:
        kinds -= {"not_applicable", "awaiting_survey"}
    if len(kinds) == 1:
        return kinds.pop()
    return "partly" if kinds else "undetermined"


def _recoverable(standing: Standing) -> dict[str, Fraction | None]:
    """Return what each node can still win; a group adds up its leaves."""
    rulebook, leaves = standing.matter.rulebook, standing.recoverable
    found: dict[str, Fraction | None] = {leaf.id: leaves.get(leaf.id) for leaf in rulebook.leaves}
    for group in rulebook.groups:
        below = [found[child] for child in group.children]
        found[group.id] = exact_sum([one for one in below if one])
    return found


def show_minimum(result: MinimumResult, matter: Matter) -> MinimumShown:
    """Return one provincial minimum."""
    rule, judgement = result.minimum, result.judgement
    known = matter.rulebook.indicators.get(rule.indicator)
    title = matter.indicator_title(rule.indicator)
    level = _level_names(rule.level, rule.indicator, matter)
    reached = None if level is None else matter.reading(rule.indicator).level
    values = {
        "id": rule.id,
        "indicator": rule.indicator,
        "title": title.vi,
        "title_en": title.en,
        "op": rule.op,
        "value": decimal(rule.value or ZERO) if level is None else level.vi,
        "level": level,
        "unit": known.unit if known else "",
        "period": None if rule.period is None else span(rule.period),
        "basis": rule.source.basis,
        "source": source_shown(rule.source),
        "plan_targets": tuple([target.id for target in result.targets]),
        "plan_status": result.plan_status,
        "actual_level": _level_names(reached, rule.indicator, matter),
        "status": judgement.verdict,
        "shortfall_text": shortfall_text(rule.indicator, judgement, matter),
    }
    values |= _judged(judgement)
    return _MINIMUM.filled(values)


def show_target(result: TargetResult, matter: Matter) -> TargetShown:
    """Return one target of the plan."""
    target, judgement = result.target, result.judgement
    indicator, period = target.indicator, target.period
    title = matter.indicator_title(indicator)
    values = {
        "id": target.id,
        "indicator": indicator,
        "title": title.vi,
        "title_en": title.en,
        "op": target.op,
        "value": _target_value(target),
        "level": _level_names(target.level, indicator, matter),
        "unit": target.unit,
        "period": None
        if period is None
        else Span.model_construct(from_=iso(period.from_), to=iso(period.to)),
        "actual_level": _level_names(matter.reading(indicator).level, indicator, matter),
        "status": judgement.verdict,
        "shortfall_text": shortfall_text(indicator, judgement, matter),
        "section": target.section,
        "quote": target.quote,
    }
    values |= _judged(judgement)
    return _TARGET.filled(values)


def _judged(judgement: Judgement) -> dict[str, Any]:
    return figures({"actual": judgement.actual, "shortfall": judgement.shortfall})


def _level_names(word: str | None, indicator: str, matter: Matter) -> Called | None:
    """Return how a level is called; its own word where the dictionary does not know it."""
    if word is None:
        return None
    known = matter.rulebook.indicators.get(indicator)
    level = known.level_id(word) if known is not None else None
    title = matter.title_of(Named("level", level or word, indicator))
    return Called.model_construct(vi=title.vi, en=title.en)


def _target_value(target: Target) -> str | None:
    value, span = target.value, target.range
    if span is not None:
        return f"{span.from_.normalize():f}–{span.to.normalize():f}"
    return target.level if value is None else f"{value.normalize():f}"


def show_task(standing: TaskStanding) -> TaskShown:
    """Return one task."""
    task = vars(standing.task)
    values = {
        "id": task["id"],
        "title": task["title"],
        "activity": task["activity"],
        "field": task["field"],
        "lead": task["lead"],
        "due": tuple([_due(vars(due)) for due in task["due"]]),
        "status": standing.state,
        "problems": standing.problems,
        "section": task["section"],
    }
    return _TASK.filled(values)


def _due(stated: Mapping[str, Any]) -> DueShown:
    """Return a deadline as the plan states it, its day as text."""
    return _DUE.filled(stated if stated["by"] is None else {**stated, "by": iso(stated["by"])})


def show_evidence(one: EvidenceStanding, standing: Standing) -> EvidenceShown:
    """Return one demanded document."""
    node, demand = one.node.id, one.demand
    own = demand.owner
    values = {
        "node": node,
        "document": demand.id,
        "title": demand.title,
        "status": one.status,
        "owner": standing.matter.owner(own) if own else standing.owners[node],
        "proves": demand.proves,
        "problem": one.problem,
        "supplied": tuple([document.id for document in one.documents]),
    }
    if one.status == "present":
        return _THERE.filled(values)
    values |= figures({"points_at_risk": one.at_risk})
    return _AT_RISK.filled(values)


def show_documents(actuals: Actuals) -> tuple[DocumentShown, ...]:
    """Return the documents that were handed in, in the order of the actuals."""
    return tuple([_document(vars(one)) for one in actuals.evidence])


def _document(stated: Mapping[str, Any]) -> DocumentShown:
    values = {
        "id": stated["id"],
        "number": stated["number"],
        "issued": iso(stated["issued"]),
        "issuer": stated["issuer"],
        "title": stated["title"],
    }
    return _DOCUMENT.filled(values)


def show_gaps(gaps: Sequence[GapFound]) -> tuple[Gap, ...]:
    """Return the gaps with their ranks."""
    return tuple([_gap(gap, rank) for rank, gap in enumerate(gaps, start=1)])


def _gap(gap: GapFound, rank: int) -> Gap:
    values = {
        "rank": rank,
        "kind": gap.kind,
        "node": gap.node,
        "title": gap.title.vi,
        "title_en": gap.title.en,
        "step": None if gap.step is None else _step(gap.step),
        "requires": gap.requires,
        "action": gap.action,
        "owner": gap.owner,
        "due": iso(gap.due),
        "source": source_shown(gap.source),
    }
    values |= figures({"lost": gap.lost, "recoverable": gap.recoverable})
    return _GAP.filled(values)


def _step(step: NextStep) -> StepShown:
    return StepShown.model_construct(
        patch=tuple(dict(one) for one in step.patch),
        text=step.text,
        **figures({"points": step.points}),
    )
