"""Points as a rule states them: a number, a share of the maximum, or a range to be decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from parscore.formulas.messages import APPRAISER_DECIDES, AWARDED
from parscore.formulas.outcome import Outcome, Step, scored
from parscore.reading.base import Document, PercentText, PlainNumber
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.formulas.outcome import Case


class Interval(Document):
    """A range that the appraiser decides ("đạt tối đa 3 điểm"), in points."""

    from_: PlainNumber = Field(alias="from", description="Điểm thấp nhất có thể chấm.")
    to: PlainNumber = Field(description="Điểm cao nhất có thể chấm.")


Award = PlainNumber | PercentText | Interval


def award_range(award: Award, maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Return the least and the most points of an award; a share is of `maximum`."""
    if isinstance(award, Fraction):
        return award, award
    if isinstance(award, Interval):
        return award.from_, award.to
    points = exact(award[:-1]) * maximum / 100
    return points, points


def awards_range(awards: Iterable[Award], maximum: Fraction) -> tuple[Fraction, Fraction]:
    """Return the least and the most points of any of some awards."""
    ranges = [award_range(award, maximum) for award in awards]
    return min(low for low, _ in ranges), max(high for _, high in ranges)


def awarded(award: Award, case: Case, *steps: Step, quantity: Fraction | None = None) -> Outcome:
    """Return the outcome of an award: decided, or open where the appraiser decides.

    Where no quantity was compared, no step has named the points yet; so this adds one.
    """
    low, high = award_range(award, case.maximum)
    if low == high:
        found = () if quantity is not None else (Step(AWARDED, {"points": low}),)
        return scored(low, *steps, *found, quantity=quantity)
    reason = Step(APPRAISER_DECIDES, {"low": low, "high": high})
    return Outcome("undetermined", None, low, high, quantity, steps, reason)
