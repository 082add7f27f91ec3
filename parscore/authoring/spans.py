"""Which values a formula's bands leave out, and where their points step the wrong way."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.formulas.bands import Band
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.indicators import Indicator
    from parscore.formulas.quantity import Of

Direction = Literal["higher", "lower"]

ZERO, ONE, HUNDRED = Fraction(0), Fraction(1), Fraction(100)
MEASURED_UNITS = frozenset({"percent", "points", "minutes", "hours", "dong", "million_dong"})
"""Units in which a value need not be whole; whatever else is counted, is counted in wholes."""


class Domain(NamedTuple):
    """The values that a quantity can have, its limits included; `whole`: nothing between wholes."""

    low: Fraction | None
    high: Fraction | None
    whole: bool


class Cell(NamedTuple):
    """A stretch of values that no edge divides: a single value, or all between two edges."""

    low: Fraction | None
    high: Fraction | None
    probe: Fraction


def domain_of(of: Of, indicator: Indicator, *, due: bool) -> Domain:
    """Return the values that an indicator can have; percent for a ratio, days for days."""
    low = ZERO if indicator.nonnegative else None
    high = HUNDRED if indicator.part_of_whole else None
    match of:
        case "ratio":
            return Domain(low, high, whole=False)
        case "value":
            return Domain(low, high, whole=indicator.unit not in MEASURED_UNITS)
        case "items":
            most = Fraction(len(indicator.items)) if indicator.items else None
            return Domain(ZERO, most, whole=True)
        case "occurrences":
            return Domain(ZERO, None, whole=True)
        case "days":
            return Domain(None if due else ZERO, None, whole=True)
        case "growth":
            return Domain(-HUNDRED if indicator.nonnegative else None, None, whole=False)
        case "change":
            return Domain(None, None, whole=False)


def gaps(bands: Sequence[Band], domain: Domain) -> list[Band]:
    """Return the stretches of the domain that no band covers, each as a band without points."""
    found = []
    cells = _cells(bands, domain)
    for covered, run in itertools.groupby(cells, lambda cell: _holding(bands, cell) is not None):
        if not covered:
            stretch = list(run)
            found.append(_stretch(stretch[0], stretch[-1], whole=_is_whole(bands, domain)))
    return found


def wrong_steps(
    bands: Sequence[Band], domain: Domain, maximum: Fraction, better: Direction
) -> Iterator[tuple[Band, Band]]:
    """Yield each band that gives less than its neighbour though its values are better."""
    held = [_holding(bands, cell) for cell in _cells(bands, domain)]
    order = [band for band, _ in itertools.groupby(held) if band is not None]
    for lower, higher in itertools.pairwise(order):
        good, bad = (higher, lower) if better == "higher" else (lower, higher)
        (low, high), (least, most) = good.extent(maximum), bad.extent(maximum)
        if low < least or high < most:
            yield good, bad


def covers(words: str, gap: Band) -> bool:
    """Tell whether a number stands in these words that lies in a gap or is an edge of it."""
    edges = {gap.at_least, gap.above, gap.at_most, gap.below, gap.exactly}
    return any(gap.holds(number) or number in edges for number in _numbers(words))


def _numbers(words: str) -> Iterator[Fraction]:
    import re  # noqa: PLC0415 - only where a set lists what its document leaves open

    for found in re.findall("-?[0-9]{1,15}(?:[.,][0-9]{1,12})?", words):
        yield exact(found.replace(",", "."))


def _cells(bands: Sequence[Band], domain: Domain) -> list[Cell]:
    """Divide the domain at every edge; for whole values, leave out what holds none."""
    edges = _edges(bands, domain)
    if not edges:
        return [Cell(None, None, ZERO)]
    whole = _is_whole(bands, domain)
    cells = [] if domain.low is not None else [Cell(None, edges[0], edges[0] - 1)]
    for edge, after in itertools.zip_longest(edges, edges[1:]):
        cells.append(Cell(edge, edge, edge))
        if after is None:
            break
        if not whole:
            cells.append(Cell(edge, after, (edge + after) / 2))
        elif after - edge > 1:
            cells.append(Cell(edge, after, edge + 1))
    if domain.high is None:
        cells.append(Cell(edges[-1], None, edges[-1] + 1))
    return cells


def _edges(bands: Sequence[Band], domain: Domain) -> list[Fraction]:
    own = {
        edge
        for band in bands
        for edge in (band.at_least, band.above, band.at_most, band.below, band.exactly)
        if edge is not None
    }
    low, high = domain.low, domain.high
    inside = {
        edge for edge in own if (low is None or edge >= low) and (high is None or edge <= high)
    }
    return sorted(inside | {edge for edge in (low, high) if edge is not None})


def _is_whole(bands: Sequence[Band], domain: Domain) -> bool:
    """Tell whether only wholes count: an edge between two wholes shows that others do too."""
    return domain.whole and all(edge.denominator == 1 for edge in _edges(bands, domain))


def _holding(bands: Sequence[Band], cell: Cell) -> Band | None:
    return next((band for band in bands if band.holds(cell.probe)), None)


def _stretch(first: Cell, last: Cell, *, whole: bool) -> Band:
    """Return the values from one cell to another as a band; whole values have closed edges."""
    low, high = first.low, last.high
    from_edge, to_edge = first.low == first.high, last.low == last.high
    if whole and low is not None and not from_edge:
        low, from_edge = low + 1, True
    if whole and high is not None and not to_edge:
        high, to_edge = high - 1, True
    single = low is not None and low == high
    return Band(
        exactly=low if single else None,
        at_least=low if from_edge and not single else None,
        above=None if from_edge else low,
        at_most=high if to_edge and not single else None,
        below=None if to_edge else high,
        points=ZERO,
        plus=None,
    )
