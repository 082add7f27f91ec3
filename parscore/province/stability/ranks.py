"""Ranks of all communes under many weightings, in whole numbers."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.scoring import Scored
from parscore.columns.weightings import indices
from parscore.values.numbers import is_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.documents.ranking import Ties
    from parscore.province.stability.stakes import Roots, Standing
    from parscore.values.exact import Fraction

MOST_PLACES = 9


class TieRule(NamedTuple):
    """How ties are ranked, with the tolerance in the unit of the figures."""

    ties: Ties
    tolerance: int


def figures(
    tree: Roots, standings: Sequence[Standing], weightings: Sequence[Mapping[str, Fraction]]
) -> Iterator[array[int]]:
    """Yield, for each weighting, the index of every commune, scaled as `indices` scales it."""
    scored = _columns(tree, standings)
    table = indices(tree, scored, weightings)
    for name in table.columns:
        yield array("q", table[name].to_list())


def ranks_of(values: Sequence[int], order: Sequence[int], rule: TieRule) -> array[int]:
    """Return the rank of every commune, as `parscore.province.ranking.rank.group_ties` gives it.

    `order` places the communes among equals.
    """
    ranks = array("i", bytes(4 * len(values)))
    number = best = 0
    rank = 1
    for before, place in enumerate(
        sorted(order, key=lambda place: -values[place])  # stable: equals stay in their order
    ):
        value = values[place]
        if not before or rule.ties == "sequential" or best - value > rule.tolerance:
            number += 1
            best, rank = value, number if rule.ties == "dense" else before + 1
        ranks[place] = rank
    return ranks


def _columns(tree: Roots, standings: Sequence[Standing]) -> Scored:
    """Return the standings as columns; what no scaled integer holds stands apart."""
    named = {
        f"{root.id}.{key}": [getattr(one, kept)[place] for one in standings]
        for place, root in enumerate(tree.roots)
        for key, kept in (("points", "points"), ("max", "maxima"))
    }
    rounding = tree.total_rounding
    least = 0 if rounding is None else rounding.places
    places = max(least, _places(number for column in named.values() for number in column))
    apart = {
        (row, name): number
        for name, column in named.items()
        for row, number in enumerate(column)
        if not is_decimal(number, places)
    }
    frame = pl.DataFrame({"row": range(len(standings))}).with_columns(
        pl.Series(
            name,
            [
                None if (row, name) in apart else int(one * 10**places)
                for row, one in enumerate(column)
            ],
            dtype=pl.Int64,
        )
        for name, column in named.items()
    )
    return Scored(frame, places, apart, {}, {})


def _places(numbers: Iterable[Fraction]) -> int:
    """Return how many decimals the numbers have that need no more than can be kept."""
    needed = 0
    for number in numbers:
        if is_decimal(number, MOST_PLACES):
            while not is_decimal(number, needed):
                needed += 1
    return needed
