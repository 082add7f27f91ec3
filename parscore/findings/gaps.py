"""The gap list: what costs points, what can be won back, what to do, who, by when, which clause."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.actions import action_for
from parscore.findings.ladders import ladder_of
from parscore.findings.messages import (
    ADD_TARGET,
    ASK_PROVINCE,
    BEST_STILL,
    CANNOT_REGAIN,
    CORRECT_EVIDENCE,
    FILL_IN,
    FINISH_TASK,
    NOTHING_FELL_DUE,
    RAISE_TARGET,
    SCORE_FIRST,
    SETTLE_TARGETS,
    STILL_POSSIBLE,
    SUPPLY,
)
from parscore.findings.targets import demand_shown, unit_name
from parscore.findings.verdicts import figure_of
from parscore.scoring.leaves import case_of, score_leaf
from parscore.scoring.readings import reading_of
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, joined
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from parscore.documents.assessment import GapKind
    from parscore.documents.rulebook import Citing, Node
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.matter import Matter
    from parscore.findings.targets import MinimumResult
    from parscore.findings.tasks import TaskStanding
    from parscore.formulas.reading import Reading
    from parscore.scoring.bounds import Bounds
    from parscore.scoring.tree import Total
    from parscore.values.messages import Argument, Text

ZERO = Fraction(0)
SHOWN_PLACES = 2
KIND_ORDER = ("result", "plan", "evidence", "task", "data", "rule")


class NextStep(NamedTuple):
    """A patch (RFC 6902) on the actuals that alone changes the score by exactly `points`."""

    patch: tuple[Mapping[str, object], ...]
    points: Fraction
    text: Text


class GapFound(NamedTuple):
    """One gap in exact numbers (points); `recoverable` is None where that is not known.

    `step` and `requires` (ranks of gaps to close first) are found later, by trying.
    """

    kind: GapKind
    node: str | None
    title: Localised
    lost: Fraction | None
    recoverable: Fraction | None
    action: Text
    owner: str | None
    due: date | None
    source: Citing | None
    key: str
    step: NextStep | None = None
    requires: tuple[int, ...] = ()


class Best(NamedTuple):
    """How a measure reads once all that is still to come fared well: that many cases."""

    cases: int
    reading: Reading


@dataclass(frozen=True)
class Standing:
    """Everything from which gaps are read. `excluded` holds what rules take out, by node."""

    matter: Matter
    totals: Mapping[str, Total]
    bounds: Bounds
    minimums: Sequence[MinimumResult]
    tasks: Sequence[TaskStanding]
    evidence: Sequence[EvidenceStanding]
    excluded: Mapping[str, str]

    def is_open(self, leaf: Node) -> bool:
        """Tell whether a leaf has no points yet, and no rule takes it out."""
        return leaf.id in self.open

    @cached_property
    def open(self) -> frozenset[str]:
        """Return the leaves that have no points yet, and that no rule takes out."""
        scores = self.matter.scores.items()
        return frozenset([leaf for leaf, score in scores if score.is_open]) - self.excluded.keys()

    @cached_property
    def lost(self) -> Mapping[str, Fraction]:
        """Return the points that each node lost, for good or until mended: those not open."""
        upper = self.bounds.nodes
        return {name: total.maximum - upper[name][1] for name, total in self.totals.items()}

    @cached_property
    def bests(self) -> Mapping[str, Best]:
        """Return the best that can still come of each leaf that lost points in the past.

        Those are left out of which nothing more is to come.
        """
        leaves = [leaf for leaf in self.matter.rulebook.leaves if self._lost_in_the_past(leaf)]
        found = {leaf.id: _best_of(leaf.indicator or "", self.matter) for leaf in leaves}
        return {leaf: best for leaf, best in found.items() if best is not None}

    def _lost_in_the_past(self, leaf: Node) -> bool:
        name = leaf.id
        return name in self.matter.rulebook.past and self.lost[name] > 0 and name not in self.open

    @cached_property
    def recoverable(self) -> Mapping[str, Fraction]:
        """Return the points that each leaf but those of surveys can still win in this period."""
        leaves = self.matter.rulebook.leaves
        return {leaf.id: _recoverable(leaf, self) for leaf in leaves if leaf.kind != "survey"}

    @cached_property
    def owners(self) -> Mapping[str, str | None]:
        """Return who answers for each leaf, by the plan's unit id where it has one."""
        named = self.matter.rulebook.owners
        units = {name: self.matter.owner(name) for name in {*named.values()}}
        return {leaf: units[name] for leaf, name in named.items()}

    @cached_property
    def dues(self) -> Mapping[str, date | None]:
        """Return by when each leaf can still be mended."""
        return {leaf.id: due_of(leaf, self.matter) for leaf in self.matter.rulebook.leaves}


def find_gaps(standing: Standing) -> list[GapFound]:
    """Return the gaps, most recoverable points first, then in tree order, by kind and id."""
    found = [
        *_of_leaves(standing),
        *_of_evidence(standing),
        *_of_plan(standing),
        *_of_tasks(standing),
    ]
    places = standing.matter.rulebook.places
    return sorted(found, key=lambda gap: _rank(gap, places))


def _rank(gap: GapFound, places: Mapping[str, int]) -> tuple[object, ...]:
    unknown = gap.recoverable is None
    points = ZERO if gap.recoverable is None else -gap.recoverable
    place = places.get(gap.node or "", len(places))
    return unknown, points, place, KIND_ORDER.index(gap.kind), gap.key


def withheld_points(total: Total) -> Fraction:
    """Return the points that a rule withholds until the evidence is there."""
    return _taken(total, ("withhold",))


def _taken(total: Total, kinds: tuple[str, ...]) -> Fraction:
    """Return the points that adjustments of these kinds took."""
    if not total.adjustments:
        return ZERO
    return -sum([one.points for one in total.adjustments if one.kind in kinds], ZERO)


def _recoverable(node: Node, standing: Standing) -> Fraction:
    """Return the points of a leaf that can still be won in this period.

    What happened cannot be undone, but a rate may still rise by what is to come; what a rule
    capped or withheld can be mended.
    """
    name = node.id
    if name in standing.open:
        low, high = standing.bounds.nodes[name]
        return max(ZERO, high - low)
    total, lost = standing.totals[name], standing.lost[name]
    if lost <= 0 or not total.applicable:
        return ZERO
    if name not in standing.matter.rulebook.past:
        return lost
    mendable = _taken(total, ("cap", "withhold"))
    return min(lost, mendable + _still_to_be_won(node, standing))


def _best_of(indicator: str, matter: Matter) -> Best | None:
    """Return the best that can still come of a measure; None where nothing more is to come."""
    ladder, measure = ladder_of(indicator, matter), matter.actuals.measures.get(indicator)
    if ladder is None or measure is None:
        return None
    best = measure.model_copy(update=dict(ladder.at(ladder.most)))
    return Best(ladder.most, reading_of(best, matter.rulebook.indicators.get(indicator)))


def _still_to_be_won(node: Node, standing: Standing) -> Fraction:
    """Return what the formula of a leaf still yields if all that is to come fares well."""
    matter, best = standing.matter, standing.bests.get(node.id)
    if best is None:
        return ZERO
    readings = {**matter.readings, node.indicator or "": best.reading}
    points = score_leaf(node, case_of(node, readings, {}, matter.settled)).points
    now = matter.scores[node.id].points
    return ZERO if points is None or now is None else max(ZERO, points - now)


def _of_leaves(standing: Standing) -> Iterator[GapFound]:
    """Yield what each leaf lost, less what is withheld from it: that is a gap of its evidence."""
    for node in standing.matter.rulebook.leaves:
        if node.kind == "survey":
            continue
        if node.id in standing.open:
            yield _open_gap(node, standing)
            continue
        taken = withheld_points(standing.totals[node.id])
        lost = standing.lost[node.id] - taken
        if lost > 0:
            recoverable = max(ZERO, standing.recoverable[node.id] - taken)
            yield _gap("result", node, standing, lost, recoverable, _way_back(node, standing))


def _way_back(node: Node, standing: Standing) -> Text:
    """Return what wins back the points of a decided leaf, or why nothing does."""
    total = standing.totals[node.id]
    if not total.applicable:
        return NOTHING_FELL_DUE()
    can_be_won = standing.recoverable[node.id] > withheld_points(total)
    best = _best_rate(node, standing)
    if best is not None:
        return (STILL_POSSIBLE if can_be_won else BEST_STILL)(**best)
    return action_for(node, standing.matter, total) if can_be_won else CANNOT_REGAIN()


def _best_rate(node: Node, standing: Standing) -> dict[str, Argument] | None:
    """Return the best rate that is still possible, and by how many cases; None where there is none.

    The points that a rule took from a leaf are won back another way.
    """
    matter, best = standing.matter, standing.bests.get(node.id)
    if best is None or matter.scores[node.id].points == node.maximum:
        return None
    rate = figure_of(best.reading)
    if rate is None:
        return None
    # Cut off, not rounded: what is still possible is not made to look more.
    rate = round_to(rate, SHOWN_PLACES, "down")
    return {"count": best.cases, "unit": unit_name(node.indicator or "", matter), "rate": rate}


def _open_gap(node: Node, standing: Standing) -> GapFound:
    matter = standing.matter
    outcome = matter.scores[node.id].outcome
    recoverable = standing.recoverable[node.id]
    if outcome.status == "undefined":
        reason = None if outcome.reason is None else outcome.reason.text(matter.title_of)
        action = ASK_PROVINCE(reason=reason or "")
        return _gap("rule", node, standing, ZERO, recoverable, action)
    missing = [i for i in node.reads if matter.reading(i).state == "missing"]
    titles = [matter.indicator_title(name) for name in missing] or [matter.node_title(node)]
    quoted = next((matter.quotes[i].ruleset for i in missing if i in matter.quotes), None)
    if quoted is not None:
        action = SCORE_FIRST(id=quoted, what=joined(titles))
        return _gap("data", node, standing, ZERO, recoverable, action)
    return _gap("data", node, standing, ZERO, recoverable, FILL_IN(what=joined(titles)))


def _gap(
    kind: GapKind,
    node: Node,
    standing: Standing,
    lost: Fraction,
    recoverable: Fraction,
    action: Text,
    key: str = "",
    owner: str | None = None,
) -> GapFound:
    return GapFound(
        kind,
        node.id,
        standing.matter.node_title(node),
        lost,
        recoverable,
        action,
        standing.matter.owner(owner) if owner else standing.owners[node.id],
        standing.dues[node.id],
        node.source,
        key or node.id,
    )


def owner_of(node: Node, matter: Matter) -> str | None:
    """Return who answers for a leaf: the rule's owner, else the one who holds the figure."""
    return matter.rulebook.owners[node.id]


def due_of(node: Node, matter: Matter) -> date | None:
    """Return by when a leaf can still be mended: its own date, its tasks' or the close of scoring.

    The first of these that has not passed on the as-of day counts.
    """
    closes, dues = matter.rulebook.self_scoring_closes, matter.task_dues
    if node.due is None and dues.keys().isdisjoint(node.reads):
        return closes
    planned = [day for indicator in node.reads for day in dues.get(indicator, ())]
    days = [day for day in (node.due, closes, *planned) if day is not None]
    return min([day for day in days if day >= matter.as_of], default=closes)


def _of_evidence(standing: Standing) -> Iterator[GapFound]:
    for one in standing.evidence:
        if one.status == "present":
            continue
        total = standing.totals[one.node.id]
        taken = withheld_points(total)
        action = (
            SUPPLY(title=one.demand.title)
            if one.status == "missing"
            else CORRECT_EVIDENCE(title=one.demand.title, problem=one.problem or "")
        )
        key, owner = f"{one.node.id}/{one.demand.id}", one.demand.owner
        yield _gap("evidence", one.node, standing, taken, taken, action, key, owner)


def _of_plan(standing: Standing) -> Iterator[GapFound]:
    matter = standing.matter
    messages = {
        "weaker": RAISE_TARGET,
        "missing": ADD_TARGET,
        "contradictory": SETTLE_TARGETS,
    }
    for one in standing.minimums:
        message = messages.get(one.plan_status)
        if message is None:
            continue
        rule = one.minimum
        title = matter.indicator_title(rule.indicator)
        known = matter.rulebook.indicators.get(rule.indicator)
        args: dict[str, Argument] = {"op": rule.op, "value": demand_shown(rule, known)}
        if one.plan_status == "contradictory":
            args = {}
        owner = matter.owner(known.owner if known else None)
        yield GapFound(
            "plan", None, title, None, None, message(**args), owner, None, rule.source, rule.id
        )


def _of_tasks(standing: Standing) -> Iterator[GapFound]:
    for one in standing.tasks:
        if one.state != "overdue":
            continue
        due = "; ".join(d.text for d in one.task.due)
        lead = one.task.lead[0] if one.task.lead else None
        action = FINISH_TASK(due=due)
        activity = f" ({one.task.activity})" if one.task.activity else ""
        words = f"{one.task.section}: {one.task.title}{activity}"
        title = Localised(words, words)
        yield GapFound(
            "task", None, title, None, None, action, lead, one.last_due, None, one.task.id
        )
