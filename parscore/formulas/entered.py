"""Points that are given, not computed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import ENTERED
from parscore.formulas.outcome import ZERO, Case, Outcome, Step, scored
from parscore.formulas.quantity import Extent, unmeasured, wrong_kind

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Entered(BaseFormula):
    """Điểm nhập sẵn (kết quả xếp hạng, điều tra, hoặc chấm ở nơi khác).

    Input: points. Source: domain reference 9, types 15 and 16; the unresolved metric of index 766.
    """

    type: Literal["entered"]

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return min(floor, ZERO), maximum

    def score(self, case: Case) -> Outcome:
        """Return the points as entered."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if absent is not None:
            return absent
        if reading.points is None:
            return wrong_kind(case, self)
        return scored(reading.points, Step(ENTERED, {"points": reading.points}))
