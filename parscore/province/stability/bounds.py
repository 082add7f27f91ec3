"""Between which ranks a commune is proven to stay, whatever admissible weighting is taken.

Whoever is ahead of a commune by more than ties allow under every weighting stands above it in all
of them, whoever is never ahead of it in none. Where communes are too many for all pairs, two are
told apart by the ranges of their indices alone: the bounds are wider, and as true.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from operator import gt, lt
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from parscore.columns.weightings import places_of_index
from parscore.documents.stability import Pairs, RankSpan
from parscore.province.stability.proof import FINE
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.province.stability.proof import Prover
    from parscore.province.stability.ranks import TieRule
    from parscore.province.stability.stakes import Roots
    from parscore.province.stability.trials import Moving, Tried

PAIRS_UP_TO: Final = 400  # communes
HUNDRED: Final = 100

Order = Literal["always", "turns", "not_seen"]


class Margins(NamedTuple):
    """How many percent the index must be ahead: never to be behind, and to have the better rank."""

    level: Fraction
    ahead: Fraction


def margins(tree: Roots, rule: TieRule, how: Moving, least_maximum: Fraction) -> Margins:
    """Return the margins that rounding asks for.

    Rounding keeps the order of indices. Two that are whole steps apart stay so, where halves go
    up; otherwise one step more is asked for. Points that are rounded before they are divided may
    each be a step of their own away.
    """
    step = Fraction(1, 10 ** places_of_index(tree))
    index, total = tree.index_rounding, tree.total_rounding
    exactly = index is None or index.mode == "half_up"
    level = Fraction(0)
    if total is not None:
        points = Fraction(2, 10**total.places)
        level = HUNDRED * points / (least_maximum * (1 - how.tolerance / HUNDRED))
    return Margins(level, level + step * (rule.tolerance + (1 if exactly else 2)))


class Bounds:
    """What is proven of the communes of a ranking, known by their places."""

    def __init__(self, prover: Prover, tried: Tried, rule: TieRule, margin: Margins) -> None:
        """Look at what the trials have already shown."""
        self._prover = prover
        self._sides = prover.sides
        self._tried = tried
        self._ties = rule.ties
        self._margin = margin
        self._listed = {place: at for at, place in enumerate(tried.order)}

    def order(self, above: int, below: int) -> Order:
        """Tell of two communes, the better one first, whether their order can turn."""
        if any(ranks[below] < ranks[above] for ranks in self._tried.ranks):
            return "turns"
        return "always" if self._never_behind(above, below) else "not_seen"

    def spans(self) -> tuple[list[RankSpan], Pairs | None]:
        """Return the bounds of every commune, and what is known of all pairs."""
        if len(self._sides) > PAIRS_UP_TO:
            return self._by_ranges(), None
        return self._by_pairs()

    def _never_behind(self, first: int, second: int) -> bool:
        one, two = self._sides[first], self._sides[second]
        listed = self._ties != "sequential" or self._listed[first] < self._listed[second]
        margin = self._margin.level if listed else self._margin.ahead
        return self._prover.stays_ahead(one, two, margin)

    def _ahead(self, first: int, second: int) -> bool:
        one, two = self._sides[first], self._sides[second]
        return self._prover.stays_ahead(one, two, self._margin.ahead)

    def _by_pairs(self) -> tuple[list[RankSpan], Pairs]:
        count = len(self._sides)
        columns = [array("i", (ranks[at] for ranks in self._tried.ranks)) for at in range(count)]
        above, below = [0] * count, [0] * count
        always = turned = 0
        listed = self._tried.listed
        for at, better in enumerate(listed):
            for worse in listed[at + 1 :]:
                behind = any(map(gt, columns[better], columns[worse]))
                before = any(map(lt, columns[better], columns[worse]))
                turned += behind and before
                kept = not behind and self._never_behind(better, worse)
                back = not before and self._never_behind(worse, better)
                always += kept or back
                below[better] += kept
                below[worse] += back
                above[worse] += kept and self._ahead(better, worse)
        return self._spans(above, below), Pairs.model_construct(
            total=count * (count - 1) // 2, always=always, turned=turned
        )

    def _by_ranges(self) -> list[RankSpan]:
        lows = sorted(side.least for side in self._sides)
        highs = sorted(side.most for side in self._sides)
        count = len(self._sides)
        ahead = self._margin.ahead * FINE / HUNDRED
        level = ahead if self._ties == "sequential" else self._margin.level * FINE / HUNDRED
        above = [count - bisect_left(lows, side.most + ahead) for side in self._sides]
        below = [
            bisect_right(highs, side.least - level) - (side.most <= side.least - level)
            for side in self._sides
        ]
        return self._spans(above, below)

    def _spans(self, above: Sequence[int], below: Sequence[int]) -> list[RankSpan]:
        """Return ranks from how many are always above, and how many are never above."""
        count = len(above)
        if self._ties == "dense":
            above = [min(1, one) for one in above]  # all of them may share one rank
        return [
            RankSpan.model_construct(best=1 + over, worst=count - under)
            for over, under in zip(above, below, strict=True)
        ]
