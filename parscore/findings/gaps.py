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
        return leaf.id in self._open

    @cached_property
    def _open(self) -> frozenset[str]:
        scores = self.matter.scores.items()
        return frozenset([leaf for leaf, score in scores if score.is_open]) - self.excluded.keys()

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


def lost_points(total: Total, upper: Fraction) -> Fraction:
    """Return the points that are lost for good or until mended: maximum less what is open."""
    return total.maximum - upper


def withheld_points(total: Total) -> Fraction:
    """Return the points that a rule withholds until the evidence is there."""
    return _taken(total, ("withhold",))


def _taken(total: Total, kinds: tuple[str, ...]) -> Fraction:
    """Return the points that adjustments of these kinds took."""
    return -sum([one.points for one in total.adjustments if one.kind in kinds], ZERO)


def _recoverable(node: Node, standing: Standing) -> Fraction:
    """Return the points of a leaf that can still be won in this period.

    What happened cannot be undone, but a rate may still rise by what is to come; what a rule
    capped or withheld can be mended.
    """
    total = standing.totals[node.id]
    low, high = standing.bounds.nodes[node.id]
    if standing.is_open(node):
        return max(ZERO, high - low)
    lost = lost_points(total, high)
    if lost <= 0 or not total.applicable:
        return ZERO
    if not _is_past(node, standing):
        return lost
    mendable = _taken(total, ("cap", "withhold"))
    return min(lost, mendable + _still_to_be_won(node, standing.matter))


def _is_past(node: Node, standing: Standing) -> bool:
    """Tell whether what was measured cannot be undone in this period."""
    known = standing.matter.rulebook.indicators.get(node.indicator or "")
    return known is not None and (known.irreversible or known.kind in ("date", "occurrences"))


def _still_to_be_won(node: Node, matter: Matter) -> Fraction:
    """Return what the formula of a leaf still yields if all that is to come fares well."""
    ladder = ladder_of(node.indicator or "", matter)
    measure = matter.actuals.measures.get(node.indicator or "")
    if ladder is None or measure is None:
        return ZERO
    best = measure.model_copy(update=dict(ladder.at(ladder.most)))
    reading = reading_of(best, matter.rulebook.indicators.get(node.indicator or ""))
    readings = {**matter.readings, node.indicator or "": reading}
    points = score_leaf(node, case_of(node, readings, {}, matter.settled)).points
    now = matter.scores[node.id].points
    return ZERO if points is None or now is None else max(ZERO, points - now)


def _of_leaves(standing: Standing) -> Iterator[GapFound]:
    """Yield what each leaf lost, less what is withheld from it: that is a gap of its evidence."""
    matter = standing.matter
    for node in matter.rulebook.leaves:
        if node.kind == "survey":
            continue
        total = standing.totals[node.id]
        if standing.is_open(node):
            yield _open_gap(node, standing)
            continue
        taken = withheld_points(total)
        lost = lost_points(total, standing.bounds.nodes[node.id][1]) - taken
        if lost > 0:
            recoverable = max(ZERO, standing.recoverable[node.id] - taken)
            yield _gap("result", node, standing, lost, recoverable, _way_back(node, standing))


def _way_back(node: Node, standing: Standing) -> Text:
    """Return what wins back the points of a decided leaf, or why nothing does."""
    total = standing.totals[node.id]
    if not total.applicable:
        return NOTHING_FELL_DUE()
    can_be_won = standing.recoverable[node.id] > withheld_points(total)
    best = _best_rate(node, standing.matter) if _is_past(node, standing) else None
    if best is not None:
        return (STILL_POSSIBLE if can_be_won else BEST_STILL)(**best)
    return action_for(node, standing.matter, total) if can_be_won else CANNOT_REGAIN()


def _best_rate(node: Node, matter: Matter) -> dict[str, Argument] | None:
    """Return the best rate that is still possible, and by how many cases; None where there is none.

    The points that a rule took from a leaf are won back another way.
    """
    if matter.scores[node.id].points == node.maximum:
        return None
    indicator = node.indicator or ""
    ladder, measure = ladder_of(indicator, matter), matter.actuals.measures.get(indicator)
    if ladder is None or measure is None:
        return None
    rate = figure_of(reading_of(measure.model_copy(update=dict(ladder.at(ladder.most))), None))
    if rate is None:
        return None
    # Cut off, not rounded: what is still possible is not made to look more.
    rate = round_to(rate, SHOWN_PLACES, "down")
    return {"count": ladder.most, "unit": unit_name(indicator, matter), "rate": rate}


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
    closes, today = matter.rulebook.self_scoring_closes, matter.as_of
    days = [] if node.due is None else [node.due]
    dues = matter.task_dues
    for indicator in node.reads:
        if indicator in dues:
            days += dues[indicator]
    if not days:
        return closes
    if closes is not None:
        days.append(closes)
    return min([day for day in days if day >= today], default=closes)


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
