"""Into which band a number falls: the comparisons that tell it, no more than are needed."""

from __future__ import annotations

from math import lcm
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.columns.terms import both, compared
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.columns.terms import Number, Truth, Workshop
    from parscore.formulas.bands import Band

Comparison = Literal["ge", "gt", "le", "lt", "eq"]
NEGATED: dict[Comparison, Comparison] = {"ge": "lt", "gt": "le", "le": "gt", "lt": "ge"}


class Edge(NamedTuple):
    """One side of a band: a number compares so with a value."""

    comparison: Comparison
    value: Fraction

    def implies(self, other: Edge) -> bool:
        """Tell whether whatever is within this edge is within another on the same side."""
        if self.comparison in ("ge", "gt") and other.comparison in ("ge", "gt"):
            inside = self.value > other.value
        elif self.comparison in ("le", "lt") and other.comparison in ("le", "lt"):
            inside = self.value < other.value
        else:
            return False
        same = self.comparison == other.comparison or other.comparison in ("ge", "le")
        return inside or (self.value == other.value and same)


def edges_of(band: Band) -> list[Edge]:
    """Return the edges that a band has."""
    named: tuple[tuple[Comparison, Fraction | None], ...] = (
        ("ge", band.at_least),
        ("gt", band.above),
        ("le", band.at_most),
        ("lt", band.below),
        ("eq", band.exactly),
    )
    return [Edge(comparison, value) for comparison, value in named if value is not None]


def steps_of(shop: Workshop, bands: Sequence[Band], number: Number) -> list[tuple[Band, Truth]]:
    """Return bands, and where each takes a number that none of those before it has taken.

    What is left by the bands before need not be asked again, and nothing is left by one that
    takes whatever comes.
    """
    left: list[Edge] = []
    asked: list[tuple[Band, list[Edge]]] = []
    for band in bands:
        edges = [one for one in edges_of(band) if not any(it.implies(one) for it in left)]
        asked.append((band, edges))
        if not edges:
            break
        if len(edges) == 1 and edges[0].comparison in NEGATED:
            left.append(Edge(NEGATED[edges[0].comparison], edges[0].value))
    compare = _Comparisons(shop, number, [one for _, edges in asked for one in edges])
    return [(band, both(*map(compare.holds, edges))) for band, edges in asked]


class _Comparisons:
    """A number compared with several edges.

    A ratio meets an edge from below, or misses it, as the whole number does that is not above it,
    where the edge is whole; so it is divided once instead of multiplying each edge.
    """

    def __init__(self, shop: Workshop, number: Number, edges: Sequence[Edge]) -> None:
        self._shop = shop
        self._unit = 1
        if number.overs and all(one.comparison in ("ge", "lt") for one in edges):
            self._unit = lcm(*(one.value.denominator for one in edges))
            number = shop.floored(shop.scaled(number, Fraction(self._unit)))
        self._number = shop.kept_number(number)

    def holds(self, edge: Edge) -> Truth:
        """Tell where the number is within an edge."""
        value, limit = self._shop.sides(self._number, edge.value * self._unit)
        return compared(value, edge.comparison, limit)
