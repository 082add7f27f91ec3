"""What no admissible weighting can change: exact statements about two communes, in whole numbers.

With the moves d of the fields in steps, as `stability_weights` counts them, a field has the factor
1 + t·d/N, where N are its steps each way, |d| ≤ N and Σ d = 0. So a sum of stakes a is
Σ a + t·Σ d·a/N; it is least where the fields of the greatest a/N go down first (the fractional
knapsack of `parscore.scoring.weighting`).

One commune stays ahead of another by a margin s, if

    P/M − s ≥ λ    wherever the other's index P'/M' is λ.

For any positive m it is enough that Σ k·((p − s·μ − m·p') − λ(μ − m·μ')) ≥ 0 (μ are the shares of
the maxima), for then P − sM − λM ≥ m(P' − λM') = 0. The least of such a sum over all weightings,
as a function of λ, is the lower edge of straight lines, so it is concave: where it is not negative
at both ends of the other's range, it is nowhere negative in between. Taking m = M/M' makes the λ
vanish where both communes have the same maxima; then the condition is not only enough, but also
needed.
"""

from __future__ import annotations

from math import ceil, floor, lcm
from typing import TYPE_CHECKING, NamedTuple

from parscore.scoring.weighting import index_ends
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.province.stability.stakes import Roots, Standing
    from parscore.province.stability.weights import Room

FINE = 10**9  # the ends of a range are widened to whole parts of one in so many


class Side(NamedTuple):
    """A commune in whole numbers: stakes of all roots, what they add up to, and its range."""

    points: tuple[int, ...]
    maxima: tuple[int, ...]
    least: int
    most: int

    @property
    def whole(self) -> int:
        """Return the maximum over the weights as they are."""
        return sum(self.maxima)


class Prover:
    """Proves that a commune stays ahead of another; `margins` are in percent of the maximum."""

    def __init__(self, tree: Roots, standings: Sequence[Standing], room: Room | None) -> None:
        """Bring all communes to whole numbers; without room nothing moves."""
        moved = () if room is None else tuple(room.weights)
        self._tolerance = Fraction(0) if room is None else room.tolerance
        self._places = [place for place, root in enumerate(tree.roots) if root.id in moved]
        limits = () if room is None else room.limits
        common = lcm(*limits)
        self._slopes = tuple(common // one for one in limits)
        self._limits = limits
        self._common = common
        self._unit = lcm(
            *(number.denominator for one in standings for number in (*one.points, *one.maxima))
        )
        self.sides = [self._side(one, tree, moved) for one in standings]

    def stays_ahead(self, first: Side, second: Side, margin: Fraction) -> bool:
        """Tell whether the first is proven to be ahead by the margin under every weighting.

        False where it is not, and also where it is not known.
        """
        over, under = (margin / 100).as_integer_ratio()
        if (first.least - second.most) * under >= over * FINE:
            return True
        one, two = second.whole, first.whole
        held = [
            (one * (under * p - over * m) - two * under * q, under * (one * m - two * n))
            for p, m, q, n in zip(
                first.points, first.maxima, second.points, second.maxima, strict=True
            )
        ]
        ends = (second.least, second.most) if any(loose for _, loose in held) else (0,)
        return all(
            self._least([FINE * fixed - end * loose for fixed, loose in held]) >= 0 for end in ends
        )

    def _least(self, stakes: Sequence[int]) -> int:
        """Return the least sum of stakes over all weightings, times a positive number."""
        total = sum(stakes)
        if not self._limits:
            return total
        slopes = [
            stakes[place] * slope for place, slope in zip(self._places, self._slopes, strict=True)
        ]
        moves, left = [-limit for limit in self._limits], sum(self._limits)
        for place in sorted(range(len(slopes)), key=slopes.__getitem__):
            taken = min(left, 2 * self._limits[place])
            moves[place] += taken
            left -= taken
            if not left:
                break
        change = sum(move * slope for move, slope in zip(moves, slopes, strict=True))
        over, under = self._tolerance.as_integer_ratio()
        return total * under * self._common + over * change

    def _side(self, standing: Standing, tree: Roots, moved: Sequence[str]) -> Side:
        ends = index_ends(standing.stakes(tree, moved), self._tolerance)
        if ends is None:
            raise ZeroDivisionError
        low, high = (FINE * end.points / end.maximum for end in ends)
        return Side(
            tuple(int(self._unit * one) for one in standing.points),
            tuple(int(self._unit * one) for one in standing.maxima),
            floor(low),
            ceil(high),
        )
