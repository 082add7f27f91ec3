"""Penalty points for each occurrence, by how many days it lasted."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from parscore.formulas.award import award_range
from parscore.formulas.bands import Band, band_outcome
from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import FLOORED, NOT_MEASURED, OCCURRENCE
from parscore.formulas.outcome import ZERO, Case, Goal, Outcome, Step, scored
from parscore.formulas.quantity import Extent, undetermined, unmeasured, wrong_kind
from parscore.reading.base import NotPositive, refuse
from parscore.reading.problems import kind
from parscore.values.exact import Fraction

GIVES_POINTS = kind(
    "E085",
    says=(
        "Mỗi lần vi phạm ở đây lại được cộng điểm.",
        "Each occurrence gives points here.",
    ),
    advise=(
        "Điểm của một lần (each) phải bằng 0 hoặc âm, như points: -0.5.",
        "The points of each must be 0 or negative, such as points: -0.5.",
    ),
)


class Occurrences(BaseFormula):
    """Mỗi lần vi phạm bị trừ điểm theo số ngày chậm.

    Input: occurrences with their days. The sum never goes under `least` (points, negative).
    Source: domain reference 9, type 13 (late ≤ 2 days −1, then −1 a day from day 3; or late
    < 1 day 0,5 each time, 1–<3 days 1 each).
    """

    type: Literal["occurrences"]
    each: tuple[Band, ...] = Field(min_length=1, description="Điểm của một lần, theo số ngày.")
    least: NotPositive = Field(description="Tổng điểm trừ không quá số này (số âm).")

    @model_validator(mode="after")
    def _takes_points(self) -> Occurrences:
        if any(award_range(band.points, Fraction(1))[1] > 0 for band in self.each):
            raise refuse(GIVES_POINTS)
        return self

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return self.least, ZERO

    def score(self, case: Case) -> Outcome:
        """Return the sum over the occurrences."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if absent is not None:
            return absent
        if reading.occurrences is None:
            return wrong_kind(case, self)
        total, steps = ZERO, []
        for number, days in enumerate(reading.occurrences, start=1):
            if days is None:
                return undetermined(self.extent_in(case), NOT_MEASURED, indicator=case.named())
            one = band_outcome(self.each, days, case, self, ())
            if one.points is None:
                return Outcome(one.status, None, *self.extent_in(case), reason=one.reason)
            total += one.points
            steps.append(Step(OCCURRENCE, {"number": number, "days": days, "points": one.points}))
        if total < self.least:
            total = self.least
            steps.append(Step(FLOORED, {"points": total}))
        return scored(total, *steps, quantity=Fraction(len(reading.occurrences)))

    def goal(self, maximum: Fraction) -> Goal:
        """Return that nothing may occur."""
        return Goal("<=", ZERO)
