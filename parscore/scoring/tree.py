"""Points add up the tree, with effects, caps, best-of, redistribution and rounding."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from parscore.formulas.outcome import ZERO
from parscore.values.exact import Fraction
from parscore.values.numbers import exact_sum, round_to

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from parscore.documents.rulebook import Node, Rulebook
    from parscore.scoring.effects import Effects, PointEffect


class LeafInput(NamedTuple):
    """What a leaf brings into the tree: points, and whether it counts at all.

    `counted` is False for a leaf that is not applicable; its points are then ignored.
    `rounded_by` is the share of its points that came from rounding the leaf. `fixed` points stand
    as they are: no effect and no redistribution changes them.
    """

    points: Fraction
    counted: bool = True
    rounded_by: Fraction = ZERO
    fixed: bool = False


class Adjusted(NamedTuple):
    """One adjustment: what changed a node's points besides its children or its formula."""

    kind: str
    rule: str | None
    points: Fraction


class Total(NamedTuple):
    """A node's points and maximum after everything; `applicable` is False where nothing counts."""

    points: Fraction
    maximum: Fraction
    applicable: bool
    adjustments: tuple[Adjusted, ...]


Share = Callable[["Node", Fraction, Fraction], Fraction]
"""From a leaf, its points, and the factor by which redistribution lets them grow: what it has."""


def roll_up(
    rulebook: Rulebook,
    leaves: Mapping[str, LeafInput],
    effects: Effects,
    *,
    survey: bool = False,
    share: Share | None = None,
    known: Mapping[str, Total] | None = None,
    left_out: Container[str] = (),
) -> dict[str, Total]:
    """Return the total of every node by id; those that are `known` stand as they are.

    Nodes that are `left_out` are not looked at; with a node, all that it is part of must be.
    Survey leaves count only when `survey` is set: a commune does not score them itself. `share`
    stands in for the plain product where the growth of a leaf is not certain (see `bounds`).
    """
    totals = dict(known or {})
    excluded = excluded_by_rule(rulebook, effects)
    struck, children, sharing = effects.nodes, rulebook.children, rulebook.sharing
    for node in rulebook.bottom_up:
        name = node.id
        if name in totals or name in left_out:
            continue
        fixed = False
        if node.formula is None:
            if name in sharing and node.best_of is None:
                _redistribute(children[name], totals, share)
            total = _group_total(node, children[name], totals)
        else:
            leaf = leaves[name]
            fixed = leaf.fixed
            outside = node.kind == "survey" and not survey
            total = _leaf_total(node, leaf, outside=outside, rule=excluded.get(name))
        stands = fixed or name not in struck
        totals[name] = total if stands else _with_effects(node, total, effects)
    return totals


def standing_apart(
    rulebook: Rulebook, totals: Mapping[str, Total], leaves: Iterable[str]
) -> dict[str, Total]:
    """Return the totals that stay whatever happens to some leaves."""
    moved = moved_with(rulebook, leaves)
    return {name: total for name, total in totals.items() if name not in moved}


def moved_with(rulebook: Rulebook, names: Iterable[str]) -> set[str]:
    """Return the nodes whose totals may move when some nodes do.

    These nodes, the groups above them, and the other leaves in these groups, among which points
    are shared.
    """
    moved: set[str] = set()
    for name in names:
        above = rulebook.nodes[name].parent
        while above is not None and above not in moved:
            moved.add(above)
            moved.update([child.id for child in rulebook.children[above] if child.is_leaf])
            above = rulebook.nodes[above].parent
        moved.add(name)
    return moved


def grand_total(rulebook: Rulebook, totals: Mapping[str, Total]) -> tuple[Fraction, Fraction]:
    """Return the points and the maximum of the whole tree, rounded where the set rounds totals."""
    points = exact_sum(totals[root.id].points for root in rulebook.roots)
    maximum = exact_sum(totals[root.id].maximum for root in rulebook.roots if root.in_max)
    rounding = rulebook.total_rounding
    if rounding is not None:
        points = round_to(points, rounding.places, rounding.mode)
    return points, maximum


def excluded_by_rule(rulebook: Rulebook, effects: Effects) -> dict[str, str]:
    """Return the nodes that a rule marks not applicable, with the rule; a group takes its own."""
    if not effects.not_applicable:
        return {}
    found: dict[str, str] = {}
    for node in rulebook.nodes.values():
        rule = effects.not_applicable.get(node.id) or found.get(node.parent or "")
        if rule is not None:
            found[node.id] = rule
    return found


def _leaf_total(node: Node, leaf: LeafInput, *, outside: bool, rule: str | None) -> Total:
    if outside:
        return Total(ZERO, ZERO, applicable=False, adjustments=())
    if leaf.counted and rule is None:
        rounding = (Adjusted("rounding", None, leaf.rounded_by),) if leaf.rounded_by else ()
        return Total(leaf.points, node.maximum, leaf.counted, rounding)
    if node.not_applicable == "full":
        given = Adjusted("not_applicable", rule, node.maximum)
        return Total(node.maximum, node.maximum, applicable=False, adjustments=(given,))
    if node.not_applicable == "lost":
        return Total(ZERO, node.maximum, applicable=False, adjustments=())
    return Total(ZERO, ZERO, applicable=False, adjustments=())


def _group_total(node: Node, children: Sequence[Node], totals: Mapping[str, Total]) -> Total:
    points = maximum = ZERO
    applicable = False
    for child in children:
        held = totals[child.id]
        points += held.points
        if child.in_max:
            maximum += held.maximum
        applicable = applicable or held.applicable
    adjustments: list[Adjusted] = []
    if node.best_of is not None:
        maximum = _best(node.best_of, [totals[child.id].maximum for child in children])
        best = _best(node.best_of, [totals[child.id].points for child in children])
        points = _adjust(adjustments, "best_of", points, best)
    if node.cap is not None:
        maximum = min(maximum, node.cap)
        points = _adjust(adjustments, "cap", points, min(points, node.cap))
    if node.kind == "penalty" and node.floor:
        points = _adjust(adjustments, "floor", points, max(points, node.floor))
    if node.rounding is not None:
        rounded = round_to(points, node.rounding.places, node.rounding.mode)
        points = _adjust(adjustments, "rounding", points, rounded)
    return Total(points, maximum, applicable, tuple(adjustments))


def _best(count: int, values: Iterable[Fraction]) -> Fraction:
    return exact_sum(sorted(values, reverse=True)[:count])


def _adjust(adjustments: list[Adjusted], kind: str, points: Fraction, new: Fraction) -> Fraction:
    if new != points:
        adjustments.append(Adjusted(kind, None, new - points))
    return new


def _redistribute(children: Sequence[Node], totals: dict[str, Total], share: Share | None) -> None:
    """Share the maximum of leaves that are not applicable among their applicable sibling leaves.

    Each sibling's points and maximum grow in proportion (index 766: "chia đều" among equals).
    Where only the best count there is nothing to share: whichever is there can be the best.
    """
    givers = [child for child in children if child.not_applicable == "redistribute"]
    pool = exact_sum(one.maximum for one in givers if _taken_out(one, totals[one.id]))
    heirs = [c for c in children if c.is_leaf and c.kind == "standard" and totals[c.id].applicable]
    base = exact_sum(totals[heir.id].maximum for heir in heirs)
    if not base or (not pool and share is None):
        return
    growth = 1 + pool / base
    for heir in heirs:
        total = totals[heir.id]
        points = total.points * growth if share is None else share(heir, total.points, growth)
        adjustments = total.adjustments
        if points != total.points:
            adjustments += (Adjusted("redistribution", None, points - total.points),)
        totals[heir.id] = Total(points, total.maximum * growth, total.applicable, adjustments)


def _taken_out(child: Node, total: Total) -> bool:
    return (
        child.is_leaf and child.kind == "standard" and not total.applicable and total.maximum == 0
    )


def _with_effects(node: Node, total: Total, effects: Effects) -> Total:
    """Apply the conclusions about a node: bonus, cap, withheld points, penalty, in this order."""
    points, adjustments = total.points, list(total.adjustments)
    for bonus in effects.bonuses.get(node.id, ()):
        points += bonus.points
        adjustments.append(Adjusted("bonus", bonus.rule, bonus.points))
    cap = min(effects.caps.get(node.id, ()), key=_limit, default=None)
    if cap is not None and points > cap.points:
        adjustments.append(Adjusted("cap", cap.rule, cap.points - points))
        points = cap.points
    withheld = effects.withheld.get(node.id)
    if withheld and points > 0:
        adjustments.append(Adjusted("withhold", withheld[0], -points))
        points = ZERO
    for penalty in effects.penalties.get(node.id, ()):
        points -= penalty.points
        adjustments.append(Adjusted("penalty", penalty.rule, -penalty.points))
    return Total(points, total.maximum, total.applicable, tuple(adjustments))


def _limit(effect: PointEffect) -> tuple[Fraction, str]:
    return effect.points, effect.rule
