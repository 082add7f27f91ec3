"""Pass or fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.award import Award, awarded, awards_range
from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import DONE, NOT_DONE
from parscore.formulas.outcome import ZERO, Case, Outcome, Step
from parscore.formulas.quantity import Extent, unmeasured, wrong_kind

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class PassFail(BaseFormula):
    """Đạt hoặc không đạt ("Có ban hành: điểm tối đa; không ban hành: 0 điểm").

    Input: a yes/no measure, or a date (it was done on that day). Source: domain reference 9,
    type 7 (8/0, 4/0, 3/0); type 12 where failing costs points ("bị 0 điểm và bị trừ 0,25 điểm":
    `fail: -0.25`).
    """

    type: Literal["pass_fail"]
    passed: Award = Field(alias="pass", description="Điểm khi đạt.")
    fail: Award = Field(ZERO, description="Điểm khi không đạt.")

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return awards_range((self.passed, self.fail), maximum)

    def score(self, case: Case) -> Outcome:
        """Return the points for done or not done."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if absent is not None:
            return absent
        done = True if reading.day is not None else reading.done
        if done is None:
            return wrong_kind(case, self)
        award = self.passed if done else self.fail
        return awarded(award, case, Step(DONE if done else NOT_DONE, {}))
