"""Qualitative levels."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.award import Award, awarded, awards_range
from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import AT_LEVEL, UNKNOWN_LEVEL
from parscore.formulas.outcome import Case, Named, Outcome, Step
from parscore.formulas.quantity import Extent, unmeasured, wrong_kind
from parscore.reading.base import Identifier

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Levels(BaseFormula):
    """Điểm theo mức định tính (thường xuyên, không thường xuyên, không có…).

    Input: a level. An award may be points, a share of the maximum ("50%": vi phạm nhẹ trừ 50 %)
    or a range that the appraiser decides ("đạt tối đa 3 điểm").
    Source: domain reference 9, types 10 and 12.
    """

    type: Literal["levels"]
    levels: Mapping[Identifier, Award] = Field(min_length=1, description="Điểm của từng mức.")

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return awards_range(self.levels.values(), maximum)

    def score(self, case: Case) -> Outcome:
        """Return the points of the level reached."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if absent is not None:
            return absent
        if reading.level is None:
            return wrong_kind(case, self)
        award = self.levels.get(reading.level)
        if award is None:
            levels = tuple(_level(name, case) for name in self.levels)
            reason = Step(UNKNOWN_LEVEL, {"level": _level(reading.level, case), "levels": levels})
            return Outcome("undefined", None, *self.extent_in(case), reason=reason)
        return awarded(award, case, Step(AT_LEVEL, {"level": _level(reading.level, case)}))


def _level(name: str, case: Case) -> Named:
    return Named("level", name, case.indicator or "")
