"""So many points for each thing counted."""

from __future__ import annotations

from math import ceil
from typing import Literal

from pydantic import Field

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import CAPPED, PER_UNIT
from parscore.formulas.outcome import ZERO, Case, Goal, Outcome, Step, scored
from parscore.formulas.quantity import Extent, quantity
from parscore.reading.base import PlainNumber, Positive
from parscore.values.exact import Fraction


class PerUnit(BaseFormula):
    """Mỗi đơn vị đếm được tính `each` điểm, tối đa `most` điểm.

    Input: a count. Source: domain reference 9, type 9 (each regulation issued 0,5, capped).
    """

    type: Literal["per_unit"]
    of: Literal["value", "items", "occurrences"] = Field(description="Đếm cái gì.")
    each: Positive = Field(description="Điểm cho mỗi đơn vị.")
    most: PlainNumber = Field(description="Điểm tối đa.")

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return ZERO, self.most

    def score(self, case: Case) -> Outcome:
        """Return count times points, capped."""
        measured = quantity(case, self.of, self)
        if isinstance(measured, Outcome):
            return measured
        count, steps = measured
        result = self.each * max(count, ZERO)
        found = Step(PER_UNIT, {"count": count, "each": self.each, "result": result})
        if result > self.most:
            capped = Step(CAPPED, {"points": self.most})
            return scored(self.most, *steps, found, capped, quantity=count)
        return scored(result, *steps, found, quantity=count)

    def goal(self, maximum: Fraction) -> Goal:
        """Return the count that brings the most points."""
        return Goal(">=", Fraction(ceil(self.most / self.each)))
