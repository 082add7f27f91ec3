"""How far the points can still move while data is missing.

The lower bound takes every open leaf at its least, with every harmful effect that may still come;
the upper bound takes it at its most, with only the harmful effects that are certain. Both are
safe, not tight: whatever the missing data turns out to be, the points lie between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from parscore.formulas.outcome import ZERO
from parscore.scoring.effects import Effects
from parscore.scoring.tree import LeafInput, Total, grand_total, moved_with, roll_up
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.documents.rulebook import Node, Rulebook
    from parscore.scoring.leaves import LeafScore

Range = tuple[Fraction, Fraction]
ONE = Fraction(1)
HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Bounds of every node, of the score (points) and of the index (percent, unrounded)."""

    nodes: Mapping[str, Range]
    points: Range
    index: tuple[Fraction | None, Fraction | None]


def leaf_inputs(scores: Mapping[str, LeafScore]) -> dict[str, LeafInput]:
    """Return what each leaf brings into the tree today; an open leaf counts its lower bound."""
    return {
        name: LeafInput(score.lower, score.outcome.status != "not_applicable", score.rounded_by)
        for name, score in scores.items()
    }


def roll_up_today(
    rulebook: Rulebook,
    scores: Mapping[str, LeafScore],
    effects: Effects,
    bounds: Bounds,
    known: Mapping[str, Total] | None = None,
) -> dict[str, Total]:
    """Return the totals of today, in which each open leaf counts the lower bound that is shown.

    Those that are `known` stand as they are.
    """
    moving = scores
    if known:
        moving = {name: score for name, score in scores.items() if name not in known}
    inputs = leaf_inputs(moving)
    still_open = {name for name, score in moving.items() if score.is_open}
    inputs |= {name: LeafInput(bounds.nodes[name][0], fixed=True) for name in still_open}
    return roll_up(
        rulebook,
        inputs,
        effects,
        share=lambda leaf, points, growth: points if leaf.id in still_open else points * growth,
        known=known,
    )


def settled_bounds(rulebook: Rulebook, totals: Mapping[str, Total]) -> Bounds:
    """Return the bounds when nothing is missing: the points themselves."""
    points, maximum = grand_total(rulebook, totals)
    index = HUNDRED * points / maximum if maximum else None
    nodes = {name: (total.points, total.points) for name, total in totals.items()}
    return Bounds(nodes, (points, points), (index, index))


def settled_totals(
    rulebook: Rulebook,
    scores: Mapping[str, LeafScore],
    today: Effects,
    certain: Effects,
    possible: Effects,
) -> dict[str, Total]:
    """Return the totals of today that no missing data can move: theirs at either bound, too."""
    if not today.not_applicable == certain.not_applicable == possible.not_applicable:
        return {}
    moving = {name for name, one in scores.items() if one.points is None and one.is_open}
    for now, sure, maybe in zip(today.by_node, certain.by_node, possible.by_node, strict=True):
        moving |= {name for name in maybe if not now.get(name) == sure.get(name) == maybe[name]}
        moving |= {name for name in (*now, *sure) if name not in maybe}
    moved = moved_with(rulebook, moving)
    settled = {name: score for name, score in scores.items() if name not in moved}
    return roll_up(rulebook, leaf_inputs(settled), today, left_out=moved)


def enclose(
    rulebook: Rulebook,
    scores: Mapping[str, LeafScore],
    certain: Effects,
    possible: Effects,
    known: Mapping[str, Total] | None = None,
) -> Bounds:
    """Return bounds that hold for every completion of the missing data.

    Totals that are `known` are those that no missing data can move.
    """
    known = known or {}
    moving = [leaf for leaf in rulebook.leaves if leaf.id not in known]
    leaving = _Leaving(rulebook, moving, scores, certain, possible)
    ranges = {leaf.id: leaving.range_of(leaf, scores[leaf.id]) for leaf in moving}
    low = roll_up(
        rulebook,
        _inputs(scores, ranges, 0),
        _mixed(harm=possible, gain=certain),
        share=lambda leaf, points, growth: min(leaving.shares(leaf, points, growth)),
        known=known,
    )
    high = roll_up(
        rulebook,
        _inputs(scores, ranges, 1),
        _mixed(harm=certain, gain=possible),
        share=lambda leaf, points, growth: max(leaving.shares(leaf, points, growth)),
        known=known,
    )
    nodes = {name: (low[name].points, high[name].points) for name in rulebook.nodes}
    points = grand_total(rulebook, low)[0], grand_total(rulebook, high)[0]
    parting = [
        _parting(rulebook, name, high, certain, possible)
        for name in sorted(leaving.open)
        if _can_leave(rulebook, name)
    ]
    _, maximum = grand_total(rulebook, high)
    return Bounds(nodes, points, _index_bounds(points, maximum, parting, rulebook))


class _Leaving:
    """Which leaves may still turn out not applicable, and what that does to their siblings.

    `moving` are the leaves that missing data may move, with all their siblings.
    """

    def __init__(
        self,
        rulebook: Rulebook,
        moving: Iterable[Node],
        scores: Mapping[str, LeafScore],
        certain: Effects,
        possible: Effects,
    ) -> None:
        maybe = possible.not_applicable.keys() - certain.not_applicable.keys()
        surely = possible.not_applicable.keys() & certain.not_applicable.keys()
        self._rulebook = rulebook
        self.gone: set[str] = set()
        self.open: set[str] = set()
        self._excludable: set[str] = set()
        for leaf in moving:
            if leaf.kind == "survey":  # stands outside, with data or without
                continue
            score = scores[leaf.id]
            lineage: set[str] = set()
            if maybe or surely:
                lineage = {one.id for one in rulebook.lineages[leaf.id]}
            if score.not_applicable or lineage & surely:
                self.gone.add(leaf.id)
            if score.is_open or lineage & maybe:
                self.open.add(leaf.id)
            if lineage & maybe:
                self._excludable.add(leaf.id)
        self._growths: dict[str, Fraction] = {}

    def range_of(self, leaf: Node, score: LeafScore) -> Range:
        """Return the points of a leaf, before anything is redistributed."""
        low, high = score.lower, score.upper
        if leaf.id in self._excludable:
            taken_out = leaf.maximum if leaf.not_applicable == "full" else ZERO
            low, high = min(low, taken_out), max(high, taken_out)
        return low, high

    def shares(self, leaf: Node, points: Fraction, growth: Fraction) -> list[Fraction]:
        """Return the points of a leaf as redistribution may change them, the extremes at least.

        `growth` is what its siblings leave it for sure; a leaf that goes itself does not grow.
        """
        extremes = [points * growth, points * self._largest_growth(leaf)]
        return [*extremes, points] if leaf.id in self.open else extremes

    def _largest_growth(self, leaf: Node) -> Fraction:
        if leaf.id not in self._growths:
            self._growths[leaf.id] = self._growth_when_all_leave(leaf)
        return self._growths[leaf.id]

    def _growth_when_all_leave(self, leaf: Node) -> Fraction:
        """Return the growth of a leaf when every open sibling goes: no choice makes it larger."""
        if leaf.parent is None:
            return ONE
        names = self._rulebook.nodes[leaf.parent].children
        others = [
            self._rulebook.nodes[name]
            for name in names
            if name != leaf.id and self._rulebook.nodes[name].is_leaf
        ]
        others = [other for other in others if other.kind == "standard"]
        out = [other for other in others if other.id in self.gone or other.id in self.open]
        pool = sum((o.maximum for o in out if o.not_applicable == "redistribute"), ZERO)
        base = sum((o.maximum for o in others if o not in out), leaf.maximum)
        base = base or min((o.maximum for o in out if o.maximum and o.id in self.open), default=ONE)
        return 1 + pool / base


def _mixed(*, harm: Effects, gain: Effects) -> Effects:
    both = harm.not_applicable.keys() & gain.not_applicable.keys()
    return Effects(
        caps=harm.caps,
        withheld=harm.withheld,
        penalties=harm.penalties,
        bonuses=gain.bonuses,
        not_applicable={node: harm.not_applicable[node] for node in sorted(both)},
    )


def _inputs(
    scores: Mapping[str, LeafScore], ranges: Mapping[str, Range], side: int
) -> dict[str, LeafInput]:
    return {
        name: LeafInput(both[side], not scores[name].not_applicable)
        for name, both in ranges.items()
    }


class _Parting(NamedTuple):
    """A leaf that may leave the denominator: the points that surely go with it, and its maximum."""

    share: Fraction
    size: Fraction


def _can_leave(rulebook: Rulebook, name: str) -> bool:
    """Tell whether a leaf's maximum is part of the whole and may go from it."""
    leaves = rulebook.nodes[name].not_applicable in ("reduce", "redistribute")
    return leaves and name in rulebook.inside


def _parting(
    rulebook: Rulebook, name: str, high: Mapping[str, Total], certain: Effects, possible: Effects
) -> _Parting:
    lineage = rulebook.lineages[name]
    limited = (
        rulebook.total_rounding is not None
        or name in rulebook.limited
        or any(one.id in certain.caps or one.id in certain.withheld for one in lineage)
    )
    stays = sum((bonus.points for bonus in possible.bonuses.get(name, ())), ZERO)
    return _Parting(
        share=ZERO if limited else high[name].points - stays,
        size=high[name].maximum,
    )


def _index_bounds(
    points: Range, maximum: Fraction, parting: Sequence[_Parting], rulebook: Rulebook
) -> tuple[Fraction | None, Fraction | None]:
    """Return the least and greatest index: open leaves may also leave the denominator."""
    least = rulebook.least_inside  # it cannot fall below that while anything is left in it
    if maximum == 0 or least == 0:
        return None, None
    rest = maximum - sum((one.size for one in parting), ZERO)
    smallest = rest if rest > 0 else least
    low = points[0] / (maximum if points[0] >= 0 else smallest)
    return HUNDRED * low, HUNDRED * _best_ratio(points[1], maximum, parting, least)


def _best_ratio(
    points: Fraction, maximum: Fraction, parting: Sequence[_Parting], least: Fraction
) -> Fraction:
    """Return a ratio that points/maximum exceeds for no choice of leaves that leave (Dinkelbach).

    Where all may leave, what does not go with them (a bonus) may stand over the least maximum.
    """
    ratio = points / maximum
    while True:
        out = [one for one in parting if one.share < ratio * one.size]
        rest = maximum - sum((one.size for one in out), ZERO)
        if rest <= 0:
            return max(ratio, max(points, ZERO) / least)
        better = (points - sum((one.share for one in out), ZERO)) / rest
        if better <= ratio:
            return ratio
        ratio = better
