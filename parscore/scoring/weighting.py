"""How far the index moves when the maxima of fields move: exact bounds, without sampling.

A field (lĩnh vực) with official maximum `w`, of which `m` stands in today's maximum and `p` are
its points, is given another maximum `k·w`; the shares inside it stay, so it then has `k·m` and
`k·p`. Where each `k` of the movable fields may lie in [1 − t, 1 + t] while their official maxima
add up to the same sum, the index is

    I(k) = (B + Σ kp) / (C + Σ km)

with B and C of what does not move (bonus, penalty, fields that are official). Its denominator is
positive everywhere, for t < 1 and Σ m + C > 0.

The greatest sum Σ k·a under these conditions (`_order`, `_filled`). With x = w·(k − 1 + t), how
much a field takes above its least, x lies in [0, 2tw], Σ x = t·Σ w is fixed, and the sum grows by
a/w for each unit of x: a fractional knapsack. Filling in descending order of a/w is best: in any
other distribution some unit lies in a field of smaller a/w while a field of larger a/w has room,
and to move it there loses nothing.

The greatest I(k) (`_furthest`). I(k) ≥ λ if and only if B − λC + Σ k(p − λm) ≥ 0. So with λ an
index that is reached, either the greatest such sum is 0, and no weighting reaches more than λ, or
the weighting that gives it reaches more; that is the next λ (Dinkelbach, Management Science
13(7), 1967). λ grows with every round and each is reached by one of the finitely many orders of
filling, so this ends, with the exact bound. Where m/w is the same in every field the denominator
does not move, and the second round finds the order of the first. The least index is the greatest of
the negated points, negated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.values.exact import Fraction
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

ONE = Fraction(1)


class Stake(NamedTuple):
    """One field: its official maximum, and what of it counts today.

    `points` and `maximum` are those of the tree, after not-applicable parts are taken out;
    `weight` is positive where the field is `movable`.
    """

    id: str
    weight: Fraction
    points: Fraction
    maximum: Fraction
    movable: bool


class Weighted(NamedTuple):
    """What one weighting makes of the score: the factor of each field, points and maximum."""

    factors: tuple[Fraction, ...]
    points: Fraction
    maximum: Fraction


def index_ends(stakes: Sequence[Stake], tolerance: Fraction) -> tuple[Weighted, Weighted] | None:
    """Return the weightings with the least and with the greatest index; None over no maximum.

    Args:
        stakes: every root of the tree; bonus and penalty are among those that do not move.
        tolerance: how far a field's maximum may move, as a share of it, 0 ≤ tolerance < 1.

    Raises:
        ValueError: the tolerance is not such a share.
    """
    if not 0 <= tolerance < 1:
        raise ValueError(f"{tolerance} is not a share from 0 to below 1")
    if exact_sum(one.maximum for one in stakes) <= 0:
        return None
    return _furthest(stakes, tolerance, -1), _furthest(stakes, tolerance, 1)


def points_ends(stakes: Sequence[Stake], tolerance: Fraction) -> tuple[Weighted, Weighted]:
    """Return the weightings with the least and with the greatest points."""
    worths = [one.points for one in stakes]
    least, most = _order(stakes, [-one for one in worths]), _order(stakes, worths)
    return _filled(stakes, least, tolerance), _filled(stakes, most, tolerance)


def _furthest(stakes: Sequence[Stake], tolerance: Fraction, sign: Literal[1, -1]) -> Weighted:
    """Return the weighting with the greatest index, or with the least for the sign −1."""
    best, last = _weighted(stakes, [ONE] * len(stakes)), None
    while True:
        index = best.points / best.maximum
        order = _order(stakes, [sign * (one.points - index * one.maximum) for one in stakes])
        if order == last:  # it would only give the best again
            return best
        found, last = _filled(stakes, order, tolerance), order
        if sign * (found.points - index * found.maximum) <= 0:
            return best
        best = found


def _order(stakes: Sequence[Stake], worths: Sequence[Fraction]) -> list[int]:
    """Return in which order to fill to make the sum of factor times worth greatest.

    It names the places of the fields that move; of equals the first in the tree comes first.
    """
    moving = [place for place, one in enumerate(stakes) if one.movable]
    return sorted(moving, key=lambda place: -worths[place] / stakes[place].weight)


def _filled(stakes: Sequence[Stake], order: Sequence[int], tolerance: Fraction) -> Weighted:
    """Return the weighting that fills the fields that move one after the other."""
    factors = [ONE] * len(stakes)
    left = tolerance * exact_sum([stakes[place].weight for place in order])
    least, room = 1 - tolerance, 2 * tolerance
    for place in order:
        weight = stakes[place].weight
        taken = min(left, room * weight)
        factors[place] = least + taken / weight
        left -= taken
    return _weighted(stakes, factors)


def _weighted(stakes: Sequence[Stake], factors: Sequence[Fraction]) -> Weighted:
    pairs = list(zip(stakes, factors, strict=True))
    points = exact_sum([factor * one.points for one, factor in pairs])
    maximum = exact_sum([factor * one.maximum for one, factor in pairs])
    return Weighted(tuple(factors), points, maximum)
