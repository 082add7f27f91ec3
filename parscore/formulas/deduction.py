"""Points taken off for each thing counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import DEDUCTED, FLOORED
from parscore.formulas.outcome import ZERO, Case, Goal, Outcome, Step, scored
from parscore.formulas.quantity import Extent, quantity
from parscore.reading.base import PlainNumber, Positive

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Deduction(BaseFormula):
    """Mỗi trường hợp vi phạm bị trừ `each` điểm, có thể xuống dưới 0 đến `least`.

    Input: a count. Starts at `start` points (the maximum where it is left out).
    Source: domain reference 9, type 12 ("bị trừ 0,25 điểm").
    """

    type: Literal["deduction"]
    of: Literal["value", "items", "occurrences"] = Field(description="Đếm cái gì.")
    start: PlainNumber | None = Field(
        None, alias="from", description="Điểm ban đầu; bỏ trống: điểm tối đa."
    )
    each: Positive = Field(description="Điểm trừ cho mỗi trường hợp.")
    least: PlainNumber = Field(ZERO, description="Điểm thấp nhất (có thể âm).")

    def _start(self, maximum: Fraction) -> Fraction:
        return maximum if self.start is None else self.start

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return self.least, max(self.least, self._start(maximum))

    def score(self, case: Case) -> Outcome:
        """Return the start less the deductions, never under the least."""
        measured = quantity(case, self.of, self)
        if isinstance(measured, Outcome):
            return measured
        count, steps = measured
        start = self._start(case.maximum)
        result = start - self.each * max(count, ZERO)
        args = {"start": start, "count": count, "each": self.each, "result": result}
        if result < self.least:
            floored = Step(FLOORED, {"points": self.least})
            return scored(self.least, *steps, Step(DEDUCTED, args), floored, quantity=count)
        return scored(result, *steps, Step(DEDUCTED, args), quantity=count)

    def goal(self, maximum: Fraction) -> Goal:
        """Return that nothing may be counted."""
        return Goal("<=", ZERO)
