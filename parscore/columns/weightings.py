"""The index of every commune for many weightings of the fields at once."""

from __future__ import annotations

from functools import reduce
from math import lcm
from operator import add
from typing import TYPE_CHECKING, NamedTuple, Protocol

import polars as pl

from parscore.columns.terms import rounded_division, whole
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, round_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.columns.scoring import Scored

PLACES = 6  # of an index that the set does not round, as an assessment writes it
AT_ONCE = 50  # weightings computed together: enough to keep polars busy, little memory
LARGEST = 2**62


class Root(Protocol):
    """The top of a tree, as far as its weight matters: a node of a rule set is one."""

    @property
    def id(self) -> str:
        """Return by what its columns are called."""

    @property
    def maximum(self) -> Fraction:
        """Return its maximum as the set states it."""

    @property
    def in_max(self) -> bool:
        """Tell whether its maximum counts in that of the whole."""


class Tree(Protocol):
    """What is weighted: a rule set is such a tree."""

    @property
    def roots(self) -> Sequence[Root]:
        """Return fields, bonus and penalty."""

    @property
    def total_rounding(self) -> Rounding | None:
        """Return how the points of the whole are rounded."""

    @property
    def index_rounding(self) -> Rounding | None:
        """Return how the index is rounded."""


def places_of_index(rulebook: Tree) -> int:
    """Return by how many places the indices are scaled."""
    return PLACES if rulebook.index_rounding is None else rulebook.index_rounding.places


def indices(
    rulebook: Tree, scored: Scored, weightings: Sequence[Mapping[str, Fraction]]
) -> pl.DataFrame:
    """Return the index of every commune (rows) for every weighting (columns `w0`, `w1`, ...).

    A weighting gives fields (roots of the tree) another maximum; the shares inside a field stay, so
    its points grow with it, and a field that it does not name keeps its own. The index is in
    percent, rounded as the set rounds it and scaled by `10**places_of_index(rulebook)`; null over
    no maximum.

    Raises:
        ValueError: a weighting names what is no field with a maximum, or makes it 0 or less.
    """
    made = [_Weights.of(rulebook, one) for one in weightings]
    largest = {
        name: _largest(scored.frame[name])
        for root in rulebook.roots
        for name in (f"{root.id}.points", f"{root.id}.max")
    }
    small = [one.stays_small(rulebook, scored.places, largest) for one in made]
    apart = sorted({row for row, _ in scored.apart})
    parts: list[pl.DataFrame] = []
    for start in range(0, len(made), AT_ONCE):
        chunk = made[start : start + AT_ONCE]
        columns = [
            one.column(rulebook, scored.places) if small[start + place] else pl.lit(None)
            for place, one in enumerate(chunk)
        ]
        named = [
            column.cast(pl.Int64).alias(f"w{start + place}") for place, column in enumerate(columns)
        ]
        found = scored.frame.select(pl.col("row"), *named).drop("row")
        parts.append(found)
    frame = pl.concat(parts, how="horizontal") if parts else pl.DataFrame()
    held = {} if all(small) and not apart else _held(scored, largest)
    for place, one in enumerate(made):
        rows = apart if small[place] else range(scored.frame.height)
        if rows:
            values = frame[f"w{place}"].to_list()
            for row in rows:
                values[row] = one.exactly(rulebook, held, row, 10**scored.places)
            frame = frame.with_columns(pl.Series(f"w{place}", values, dtype=pl.Int64))
    return frame


def _held(scored: Scored, names: Iterable[str]) -> dict[str, list[int | Fraction]]:
    """Return columns for arithmetic without bounds, scaled as they are; what is null counts 0."""
    held: dict[str, list[int | Fraction]] = {
        name: [value or 0 for value in scored.frame[name].to_list()] for name in names
    }
    for (row, name), value in scored.apart.items():
        if name in held:
            held[name][row] = value * 10**scored.places
    return held


def _largest(column: pl.Series) -> int:
    found = column.abs().max()
    return found if isinstance(found, int) else 0


class _Weights(NamedTuple):
    """Whole-number factors of the roots, over one denominator."""

    factors: Mapping[str, int]
    unit: int

    @classmethod
    def of(cls, rulebook: Tree, weighting: Mapping[str, Fraction]) -> _Weights:
        roots = {root.id: root for root in rulebook.roots}
        for name, maximum in weighting.items():
            if name not in roots or not roots[name].maximum or maximum <= 0:
                raise ValueError(f"{name!r} is no field that can have the maximum {maximum}")
        shares = {
            name: weighting.get(name, root.maximum) / root.maximum if root.maximum else Fraction(1)
            for name, root in roots.items()
        }
        unit = lcm(*(share.denominator for share in shares.values()))
        return cls({name: int(share * unit) for name, share in shares.items()}, unit)

    def stays_small(self, rulebook: Tree, places: int, largest: Mapping[str, int]) -> bool:
        """Tell whether no number on the way leaves 63 bits, for points and maxima up to these."""
        points = sum(factor * largest[f"{name}.points"] for name, factor in self.factors.items())
        maximum = sum(factor * largest[f"{name}.max"] for name, factor in self.factors.items())
        unit: int = 10**places
        scale: int = 100 * 10 ** places_of_index(rulebook)
        return 2 * (scale * (points + self.unit * unit) + maximum) < LARGEST

    def column(self, rulebook: Tree, places: int) -> pl.Expr:
        points = self._sum(rulebook.roots, "points")
        maximum = self._sum([root for root in rulebook.roots if root.in_max], "max")
        rounding = rulebook.total_rounding
        if rounding is not None:
            unit = whole(self.unit * 10 ** (places - rounding.places))
            points = rounded_division(points, unit, rounding.mode) * unit
        mode = rulebook.index_rounding.mode if rulebook.index_rounding else "half_up"
        scale = whole(100 * 10 ** places_of_index(rulebook))
        safe = pl.when(maximum > 0).then(maximum).otherwise(whole(1))
        return pl.when(maximum > 0).then(rounded_division(points * scale, safe, mode))

    def exactly(
        self,
        rulebook: Tree,
        held: Mapping[str, Sequence[int | Fraction]],
        row: int,
        scale: int,
    ) -> int | None:
        points: int | Fraction = 0
        maximum: int | Fraction = 0
        for root in rulebook.roots:
            factor = self.factors[root.id]
            points += factor * held[f"{root.id}.points"][row]
            if root.in_max:
                maximum += factor * held[f"{root.id}.max"][row]
        if not maximum:
            return None
        total = rulebook.total_rounding
        if total is not None:
            unit = self.unit * scale
            points = unit * round_to(Fraction(points, unit), total.places, total.mode)
        rounding = rulebook.index_rounding or Rounding(PLACES, "half_up")
        index = round_to(Fraction(100 * points, maximum), rounding.places, rounding.mode)
        return int(index * 10**rounding.places)

    def _sum(self, roots: Sequence[Root], key: str) -> pl.Expr:
        terms = (pl.col(f"{root.id}.{key}") * whole(self.factors[root.id]) for root in roots)
        return reduce(add, terms, whole(0))
