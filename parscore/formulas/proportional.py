"""Proportional points, with a threshold for full marks, a floor and a cap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import BELOW_FLOOR, CAPPED, FULL_MARKS, PROPORTIONAL
from parscore.formulas.outcome import ZERO, Case, Goal, Outcome, Step, scored
from parscore.formulas.quantity import Extent, quantity
from parscore.reading.base import PlainNumber, Positive

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Proportional(BaseFormula):
    """Điểm tỷ lệ thuận với tỷ lệ đạt được.

    Points = `points` × ratio / `full_at`, at most `most`; under `zero_below` percent only
    `below` points. A ratio that meets `full_at` earns full marks even where `most` is higher
    than the proportion would give. Source: domain reference 9, types 4 to 6; index 766.
    """

    type: Literal["proportional"]
    of: Literal["ratio", "growth"] = Field(description="Đại lượng: tỷ lệ %.")
    full_at: Positive = Field(description="Tỷ lệ % được điểm tối đa.")
    points: PlainNumber | None = Field(
        None, ge=0, description="Điểm ở mức full_at; bỏ trống: điểm tối đa."
    )
    zero_below: PlainNumber | None = Field(
        None, description="Dưới tỷ lệ % này chỉ được `below` điểm."
    )
    below: PlainNumber = Field(ZERO, description="Điểm khi dưới zero_below.")
    most: PlainNumber | None = Field(
        None, ge=0, description="Điểm không vượt quá số này; bỏ trống: bằng `points`."
    )

    def _points(self, maximum: Fraction) -> Fraction:
        return maximum if self.points is None else self.points

    def _most(self, maximum: Fraction) -> Fraction:
        return self._points(maximum) if self.most is None else self.most

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return min(ZERO, self.below), max(self._most(maximum), self.below)

    def score(self, case: Case) -> Outcome:
        """Return the proportional points of the measured percentage."""
        measured = quantity(case, self.of, self)
        if isinstance(measured, Outcome):
            return measured
        value, steps = measured
        floor = self.zero_below
        if floor is not None and value < floor:
            found = Step(BELOW_FLOOR, {"floor": floor, "points": self.below})
            return scored(self.below, *steps, found, quantity=value)
        return self._proportion(value, case, steps)

    def _proportion(self, value: Fraction, case: Case, steps: tuple[Step, ...]) -> Outcome:
        points, most, full_at = self._points(case.maximum), self.most, self.full_at
        most = points if most is None else most
        result = points * max(value, ZERO) / full_at
        if result < most:
            args = {"points": points, "value": value, "full_at": full_at, "result": result}
            return scored(result, *steps, Step(PROPORTIONAL, args), quantity=value)
        if most == points:
            found = Step(FULL_MARKS, {"full_at": full_at, "points": most})
        else:
            found = Step(CAPPED, {"points": most})
        return scored(most, *steps, found, quantity=value)

    def goal(self, maximum: Fraction) -> Goal | None:
        """Return the percentage that brings the most points."""
        points = self._points(maximum)
        return Goal(">=", self.full_at * self._most(maximum) / points) if points else None
