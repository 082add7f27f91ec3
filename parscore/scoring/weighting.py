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

from math import lcm
from operator import mul
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
    """What one weighting makes of the score: its points and maximum.

    `taken` tells how much each field that moves takes above its least, in multiples of
    `1 / grain`.
    """

    points: Fraction
    maximum: Fraction
    stakes: Sequence[Stake]
    tolerance: Fraction
    taken: list[int]
    grain: int

    @property
    def factors(self) -> tuple[Fraction, ...]:
        """The factor of each field."""
        least, grain, taken = 1 - self.tolerance, self.grain, iter(self.taken)
        return tuple(
            least + Fraction(next(taken), grain) / one.weight if one.movable else ONE
            for one in self.stakes
        )


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
    if exact_sum([one.maximum for one in stakes]) <= 0:
        return None
    box = _box(stakes, tolerance)
    return _weighted(box, _furthest(box, -1)), _weighted(box, _furthest(box, 1))


def points_ends(stakes: Sequence[Stake], tolerance: Fraction) -> tuple[Weighted, Weighted]:
    """Return the weightings with the least and with the greatest points."""
    box = _box(stakes, tolerance)
    least, most = _order([-one for one in box.points]), _order(box.points)
    return _weighted(box, _filled(box, least)), _weighted(box, _filled(box, most))


class _Box(NamedTuple):
    """The admissible weightings in integers, so that nothing is reduced on the way.

    The lists hold the fields that move, in the order of the tree: `rooms` how much each may take
    above its least, in multiples of `1 / grain`; `points` and `maxima` what each of these adds.
    `least_points` and `least_maximum` are those of the whole where no field takes anything. All
    points and maxima are multiples of `1 / unit`.
    """

    stakes: Sequence[Stake]
    tolerance: Fraction
    grain: int
    unit: int
    rooms: list[int]
    points: list[int]
    maxima: list[int]
    least_points: int
    least_maximum: int


class _Filling(NamedTuple):
    """How much each field that moves takes, and the points and maximum that this gives."""

    taken: list[int]
    points: int
    maximum: int


def _box(stakes: Sequence[Stake], tolerance: Fraction) -> _Box:
    over, under = tolerance.as_integer_ratio()
    stated = [figure for one in stakes for figure in (one.weight, one.points, one.maximum)]
    figures = [one.as_integer_ratio() for one in stated]
    common = lcm(*[below for _, below in figures])
    whole = [above * (common // below) for above, below in figures]
    rows = list(zip(whole[::3], whole[1::3], whole[2::3], strict=True))
    moving = [row for row, one in zip(rows, stakes, strict=True) if one.movable]
    shared = lcm(*[weight for weight, _, _ in moving])
    parts = [shared // weight for weight, _, _ in moving]
    weights, points, maxima = zip(*moving, strict=True) if moving else ((), (), ())
    full, open_share = under * shared, over * shared  # all of a field, and its share t
    return _Box(
        stakes,
        tolerance,
        under * common,
        full * common,
        [2 * over * weight for weight in weights],
        [own * part for own, part in zip(points, parts, strict=True)],
        [own * part for own, part in zip(maxima, parts, strict=True)],
        full * sum(whole[1::3]) - open_share * sum(points),
        full * sum(whole[2::3]) - open_share * sum(maxima),
    )


def _furthest(box: _Box, sign: Literal[1, -1]) -> _Filling:
    """Return the weighting with the greatest index, or with the least for the sign −1."""
    best, last = _filling(box, [room // 2 for room in box.rooms]), None
    while True:
        points, maximum = sign * best.points, sign * best.maximum
        gains = zip(box.points, box.maxima, strict=True)
        order = _order([own * maximum - points * most for own, most in gains])
        if order == last:  # it would only give the best again
            return best
        found, last = _filled(box, order), order
        if found.points * maximum - points * found.maximum <= 0:
            return best
        best = found


def _order(worths: Sequence[int]) -> list[int]:
    """Return in which order to fill to make the sum greatest, from what each unit taken adds.

    Of equals the first in the tree comes first.
    """
    return sorted(range(len(worths)), key=[-one for one in worths].__getitem__)


def _filled(box: _Box, order: Sequence[int]) -> _Filling:
    """Return the weighting that fills the fields that move one after the other."""
    taken = [0] * len(box.rooms)
    left = sum(box.rooms) // 2
    for place in order:
        taken[place] = min(left, box.rooms[place])
        left -= taken[place]
    return _filling(box, taken)


def _filling(box: _Box, taken: list[int]) -> _Filling:
    points = box.least_points + sum(map(mul, taken, box.points))
    maximum = box.least_maximum + sum(map(mul, taken, box.maxima))
    return _Filling(taken, points, maximum)


def _weighted(box: _Box, filling: _Filling) -> Weighted:
    points, maximum = Fraction(filling.points, box.unit), Fraction(filling.maximum, box.unit)
    return Weighted(points, maximum, box.stakes, box.tolerance, filling.taken, box.grain)
