"""How figures are spread, exactly."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parscore.documents.ranking import Bin, Spread
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, exact_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACES: Final = 4
BINS: Final = 20


def quantile(values: Sequence[Fraction], share: Fraction) -> Fraction:
    """Return the value below which a share of sorted values lies, between two where it must."""
    place = share * (len(values) - 1)
    below = int(place)
    if below + 1 >= len(values):
        return values[-1]
    return values[below] + (place - below) * (values[below + 1] - values[below])


def spread_of(values: Sequence[Fraction]) -> Spread | None:
    """Return how values are spread; of none, nothing."""
    if not values:
        return None
    known = sorted(values)
    quarter = Fraction(1, 4)
    return Spread.model_construct(
        least=_written(known[0]),
        lower_quartile=_written(quantile(known, quarter)),
        median=_written(quantile(known, 2 * quarter)),
        upper_quartile=_written(quantile(known, 3 * quarter)),
        greatest=_written(known[-1]),
        mean=_written(exact_sum(known) / len(known)),
    )


def bins_of(values: Sequence[Fraction], whole: Fraction) -> tuple[Bin, ...]:
    """Return how many values stand in each twentieth of a whole, where there are any between."""
    if not values or whole <= 0:
        return ()
    step = whole / BINS
    first, last = int(min(values) // step), int(max(values) // step)
    if last > first and max(values) == last * step:
        last -= 1  # the end of the last span belongs to it
    edges = [step * number for number in range(first, last + 2)]
    counts = [sum(low <= one < high for one in values) for low, high in pairwise(edges)]
    counts[-1] += sum(one == edges[-1] for one in values)
    return tuple(
        Bin.model_construct(from_=_written(low), to=_written(high), count=count)
        for (low, high), count in zip(pairwise(edges), counts, strict=True)
    )


def _written(value: Fraction) -> str:
    return decimal_string(value, PLACES)
