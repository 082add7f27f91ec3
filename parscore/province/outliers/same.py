"""Figures that are the same in several communes, beyond what happens by accident.

A figure counts where one of its counts is large and not round. How many communes would share it by
accident is told by the others: how many of them lie about there, and on how many different figures.
The chance that so many meet on one of all the figures stated is then at most
`different × expected^k / k!` (the tail of a Poisson distribution), computed exactly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import combinations
from math import ceil, factorial, floor
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import SHEET, Stakes, named, question, said, subjects
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.outlier_rules import SameFigures, SameSheet
    from parscore.documents.outliers import Question
    from parscore.province.outliers.population import Count, Figure, Population, Stated

NEAR: Final = 5  # other figures are about there within a fifth
HUNDREDTHS: Final = 100
LARGEST_GROUP: Final = 10  # communes with one figure that are compared one by one
EXAMPLES: Final = 3


class Spot(NamedTuple):
    """Where a figure lies: its size, how far from an end of 0…100%, and which end that is.

    Whole numbers are enough to see how many others are near.
    """

    size: int
    short: int
    side: int


class Shared(NamedTuple):
    """A figure, its indicator, and the communes that state it."""

    indicator: str
    figure: Figure
    communes: tuple[int, ...]


def shared_figures(of: Population, rule: SameFigures) -> Iterator[Shared]:
    """Yield every figure that counts and that several communes state."""
    for indicator, column in of.figures.items():
        groups: dict[Figure, list[int]] = defaultdict(list)
        for one in column:
            groups[one.figure].append(one.commune)
        for figure, communes in groups.items():
            if len(communes) > 1 and counts(figure, rule):
                yield Shared(indicator, figure, tuple(communes))


def counts(figure: Figure, rule: SameFigures) -> bool:
    """Tell whether a figure is one that not everybody has: large, and not round."""
    return any(
        _unround(one, rule)
        for one in (figure.numerator, figure.denominator, figure.value)
        if one is not None
    )


def _unround(count: Count, rule: SameFigures) -> bool:
    return not -rule.count_from < count < rule.count_from and (
        count.denominator != 1 or count.numerator % rule.round_to != 0
    )


def same_figures(
    of: Population, rule: SameFigures, known: Sequence[frozenset[int]] = ()
) -> Iterator[Question]:
    """Yield figures in more communes than by accident; a known group counts once."""
    about, indicators = subjects(of), of.indicators
    crowds: dict[str, Crowd] = {}
    for shared in shared_figures(of, rule):
        count = len(shared.communes)
        indicator = indicators.get(shared.indicator)
        if indicator is None or count < rule.communes:
            continue
        # communes with one sheet have one figure between them, not one each
        copies = (len(group.intersection(shared.communes)) - 1 for group in known)
        apart = count - sum(max(one, 0) for one in copies)
        if apart < rule.communes:
            continue
        crowd = crowds.get(shared.indicator) or Crowd(of.figures[shared.indicator])
        crowds[shared.indicator] = crowd
        expected = crowd.expected(shared.figure, count)
        if chance_of(apart, expected, crowd.different) > rule.chance:
            continue
        figure = said(shared.figure, indicator.unit)
        asked = [Stakes(one, of.points(one, indicator.nodes)) for one in shared.communes]
        reason = words.SAME_FIGURES(count=count, figure=figure, expected=max(1, ceil(expected)))
        yield question("same-figures", of, about[indicator.id], asked, figure, None, reason)


def chance_of(count: int, expected: Fraction, different: int) -> Fraction:
    """Return how likely it is, at most, that so many share one of many figures by accident."""
    if count <= expected:
        return Fraction(1)
    return min(Fraction(1), different * expected**count / factorial(count))


class Crowd:
    """All figures of an indicator, sorted by size, to see how close together they lie."""

    def __init__(self, column: Sequence[Stated]) -> None:
        self.different = len({one.figure for one in column})
        self._spots = sorted(spot_of(one.figure) for one in column)

    def expected(self, figure: Figure, count: int) -> Fraction:
        """Return how many communes would have a figure if they lay where the others lie.

        The `count` communes that have it are left out, so that they do not explain themselves;
        one is put in their place, so that an empty neighbourhood is not taken for impossible.
        """
        size, short, side = spot_of(figure)
        reach = size // NEAR
        width = max(1, short // NEAR) if short else 0
        least, most = (max(1, short - width), short + width) if short else (0, 0)
        low = bisect_left(self._spots, (size - reach,))
        high = bisect_left(self._spots, (size + reach + 1,))
        near = sum(one.side == side and least <= one.short <= most for one in self._spots[low:high])
        return Fraction(max(near - count, 0) + 1, (2 * reach + 1) * (most - least + 1))


def spot_of(figure: Figure) -> Spot:
    """Return where a figure lies; a number that is no ratio has only a size.

    Decimals are taken in hundredths: 98.37 is one of many possible percentages.
    """
    if figure.numerator is None or figure.denominator is None:
        value = abs(Fraction(figure.value or 0))
        return Spot(floor(value if value.denominator == 1 else value * HUNDREDTHS), 0, 0)
    done, whole = Fraction(figure.numerator), Fraction(figure.denominator)
    gap = abs(whole - done)
    if gap <= done:
        return Spot(floor(whole), ceil(gap), 0)
    return Spot(floor(whole), ceil(abs(done)), 1)


def same_sheets(
    of: Population, rule: SameSheet, same: SameFigures
) -> Iterator[tuple[frozenset[int], Question]]:
    """Yield groups of communes that share many figures, each with the question to them."""
    shared = [one for one in shared_figures(of, same) if len(one.communes) <= LARGEST_GROUP]
    pairs: dict[tuple[int, int], int] = defaultdict(int)
    for one in shared:
        for pair in combinations(one.communes, 2):
            pairs[pair] += 1
    likely = {pair: count for pair, count in pairs.items() if count >= rule.figures}
    stated = _stated(of, same, {commune for pair in likely for commune in pair})
    alike = {
        pair: count
        for pair, count in likely.items()
        if 100 * count >= rule.share * min(stated[commune] for commune in pair)
    }
    for group in _joined(alike):
        least = min(count for pair, count in alike.items() if group.issuperset(pair))
        yield group, _sheet(of, group, least, shared)


def _stated(of: Population, rule: SameFigures, among: set[int]) -> Mapping[int, int]:
    """Return how many figures that count some communes state."""
    found: dict[int, int] = defaultdict(int)
    for column in of.figures.values():
        for one in column:
            if one.commune in among and counts(one.figure, rule):
                found[one.commune] += 1
    return found


def _joined(pairs: Mapping[tuple[int, int], int]) -> list[frozenset[int]]:
    """Return communes in groups: whoever is alike with one of a group is in it."""
    groups: list[set[int]] = []
    for pair in pairs:
        touched = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group.isdisjoint(pair)]
        groups.append(set(pair).union(*touched))
    return [frozenset(group) for group in groups]


def _sheet(of: Population, group: frozenset[int], least: int, shared: Sequence[Shared]) -> Question:
    about, indicators = subjects(of), of.indicators
    common = [
        one
        for one in shared
        if one.indicator in indicators and len(group.intersection(one.communes)) > 1
    ]
    nodes = dict.fromkeys(node for one in common for node in indicators[one.indicator].nodes)
    asked = [Stakes(one, of.points(one, nodes)) for one in sorted(group)]
    reason = words.SAME_SHEET(
        count=len(group),
        figures=least,
        examples=named([about[one.indicator] for one in common[:EXAMPLES]]),
    )
    return question("same-sheet", of, SHEET, asked, words.ALIKE(count=least), None, reason)
