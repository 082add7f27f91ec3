"""What lies between two assessments, exactly: leaf by leaf, with what met, closed or appeared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from parscore.documents.changes import (
    Change,
    ClassChange,
    GapBrief,
    MinimumChange,
    MinimumStanding,
    NodeChange,
    NodeStanding,
    RulesBrief,
    Station,
)
from parscore.values.decimals import decimal, exact_of
from parscore.values.numbers import exact, exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from parscore.documents.assessment import (
        Assessment,
        Finding,
        Gap,
        MinimumShown,
        NodeShown,
        Score,
    )
    from parscore.values.exact import Fraction

One = TypeVar("One")


class Shares(NamedTuple):
    """What each node adds to the score, and what rounding the total adds; together the score."""

    nodes: Mapping[str, Fraction]
    rounding: Fraction
    whole: Fraction


def shares_of(assessment: Assessment) -> Shares:
    """Return what the score of an assessment is made of.

    A leaf adds its points, an open one its lower bound; a group adds what its caps, roundings and
    rules make of the sum of its children.
    """
    counted = {node.id: _counted(node) for node in assessment.nodes}
    below: dict[str | None, list[Fraction]] = {}
    for node in assessment.nodes:
        below.setdefault(node.parent, []).append(counted[node.id])
    own = {name: points - exact_sum(below.get(name, ())) for name, points in counted.items()}
    whole = points_of(assessment.score)
    return Shares(own, whole - exact_sum(below.get(None, ())), whole)


def points_of(score: Score) -> Fraction:
    """Return the exact points of a score."""
    return exact(score.exact.get("points", score.points))


def _counted(node: NodeShown) -> Fraction:
    key = "lower" if node.points is None else "points"
    return exact(node.exact.get(key, node.lower if node.points is None else node.points))


def change_between(before: Assessment, after: Assessment) -> Change:
    """Return what changed from one assessment to another, of whatever rules and periods they are.

    The nodes stand in the order of the later tree, then those that only the earlier one has.
    """
    old, new = shares_of(before), shares_of(after)
    numbers = {"points": new.whole - old.whole, "rounding": new.rounding - old.rounding}
    gone, come = _parted(before.findings, after.findings, _finding_key)
    closed, opened = _parted(before.gaps, after.gaps, _gap_key)
    ranks = before.score.class_, after.score.class_
    moved = (ranks[0] and ranks[0].id) != (ranks[1] and ranks[1].id)
    nodes = tuple(_nodes(before, after, old, new))
    return Change.model_construct(
        points=decimal(numbers["points"]),
        nodes=nodes,
        rounding=decimal(numbers["rounding"]),
        class_=ClassChange.model_construct(before=ranks[0], after=ranks[1]) if moved else None,
        minimums=tuple(_minimums(before, after)),
        findings_new=tuple(come),
        findings_gone=tuple(gone),
        gaps_closed=tuple(map(_gap, closed)),
        gaps_opened=tuple(map(_gap, opened)),
        rules=_rules(nodes, before.rules | after.rules),
        exact=exact_of(numbers),
    )


def _nodes(before: Assessment, after: Assessment, old: Shares, new: Shares) -> Iterator[NodeChange]:
    was, now = ({node.id: node for node in one.nodes} for one in (before, after))
    groups = {node.parent for one in (before, after) for node in one.nodes}
    for name in [*now, *(name for name in was if name not in now)]:
        first, second = was.get(name), now.get(name)
        points = new.nodes.get(name, exact("0")) - old.nodes.get(name, exact("0"))
        is_leaf = name not in groups
        if points or (is_leaf and _figures(first) != _figures(second)):
            shown = now.get(name) or was[name]
            yield NodeChange.model_construct(
                node=name,
                number=shown.number,
                title=shown.title,
                title_en=shown.title_en,
                leaf=is_leaf,
                before=None if first is None else _standing(first),
                after=None if second is None else _standing(second),
                points=decimal(points),
                exact=exact_of({"points": points}),
            )


def _rules(nodes: Iterable[NodeChange], titles: Mapping[str, str]) -> dict[str, str]:
    """Return the titles of the rules that move the points of some nodes."""
    ends = [end for one in nodes for end in (one.before, one.after) if end is not None]
    named = {one.rule for end in ends for one in end.adjustments if one.rule is not None}
    return {rule: titles[rule] for rule in sorted(named) if rule in titles}


def _figures(node: NodeShown | None) -> object:
    """Return what must differ for a leaf to have changed: its figures, not the words for them."""
    if node is None:
        return None
    kept = (node.status, node.points, node.lower, node.upper, node.max, node.value, node.exact)
    return (*kept, node.adjustments)


def _standing(node: NodeShown) -> NodeStanding:
    known = ("points", "lower", "upper", "max")
    return NodeStanding.model_construct(
        status=node.status,
        points=node.points,
        lower=node.lower,
        upper=node.upper,
        max=node.max,
        steps=node.steps if node.reason is None else (*node.steps, node.reason),
        adjustments=node.adjustments,
        exact={key: value for key, value in node.exact.items() if key in known},
    )


def _minimums(before: Assessment, after: Assessment) -> Iterator[MinimumChange]:
    was, now = ({one.id: one for one in each.minimums} for each in (before, after))
    for name in [*now, *(name for name in was if name not in now)]:
        first, second = was.get(name), now.get(name)
        if (first and first.status) == (second and second.status):
            continue
        shown = now.get(name) or was[name]
        yield MinimumChange.model_construct(
            id=name,
            title=shown.title,
            title_en=shown.title_en,
            before=None if first is None else _minimum(first),
            after=None if second is None else _minimum(second),
        )


def _minimum(one: MinimumShown) -> MinimumStanding:
    return MinimumStanding.model_construct(
        op=one.op, value=one.value, unit=one.unit, actual=one.actual, status=one.status
    )


def _parted(
    before: Iterable[One], after: Iterable[One], key: Callable[[One], Hashable]
) -> tuple[list[One], list[One]]:
    """Return what is only in the first, and what is only in the second."""
    first, second = list(before), list(after)
    was, now = {key(one) for one in first}, {key(one) for one in second}
    return (
        [one for one in first if key(one) not in now],
        [one for one in second if key(one) not in was],
    )


def _finding_key(one: Finding) -> Hashable:
    """Tell findings apart by what is concluded of what; the figures in their words may differ."""
    return one.rule, one.effect, one.node, one.message.code, _subjects(one)


def _subjects(one: Finding) -> Hashable:
    """Return the things, named by their ids, on which a finding rests."""
    return tuple(
        (fact.kind, name, value)
        for fact in one.because
        for name, value in fact.fields.items()
        if isinstance(value, str)
    )


def _gap_key(one: Gap) -> Hashable:
    return one.kind, one.node, one.title


def _gap(one: Gap) -> GapBrief:
    return GapBrief.model_construct(
        kind=one.kind,
        node=one.node,
        title=one.title,
        title_en=one.title_en,
        action=one.action,
        recoverable=one.recoverable,
    )


def station_of(assessment: Assessment) -> Station:
    """Return an assessment in brief."""
    rules = assessment.ruleset
    return Station.model_construct(
        period=assessment.period,
        as_of=assessment.as_of,
        illustrative=assessment.illustrative,
        ruleset=RulesBrief.model_construct(
            id=rules.id,
            title=rules.title,
            sha256=rules.sha256,
            basis=rules.basis,
            phase=rules.phase,
            stale=rules.stale,
        ),
        score=assessment.score,
        minimums_met=sum(one.status == "met" for one in assessment.minimums),
        minimums=len(assessment.minimums),
    )
