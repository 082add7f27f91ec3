"""Points from the answers of a survey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import (
    ANSWERS,
    AWARDED,
    ENTERED,
    NO_DENOMINATOR,
    NOT_SURVEYED,
    UNKNOWN_LEVEL,
)
from parscore.formulas.outcome import ZERO, Case, Outcome, Step, scored
from parscore.formulas.quantity import Extent, undetermined, unmeasured, wrong_kind
from parscore.reading.base import Line, PlainNumber

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Survey(BaseFormula):
    """Điểm điều tra xã hội học: mỗi phương án trả lời được một tỷ lệ % của điểm tối đa.

    Input: how many people chose each answer, or the points as published.
    Source: domain reference 9, type 16 (A/B/C/D = 100/60/20/0 % of the maximum).
    """

    type: Literal["survey"]
    answers: Mapping[Line, PlainNumber] = Field(
        min_length=1, description="Tỷ lệ % của từng phương án."
    )

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        shares = self.answers.values()
        return min(ZERO, min(shares) * maximum / 100), max(shares) * maximum / 100

    def score(self, case: Case) -> Outcome:
        """Return the mean share of the answers, times the maximum."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if reading.state == "missing" and absent is not None:
            return absent._replace(reason=Step(NOT_SURVEYED, {}))
        if absent is not None:
            return absent
        if reading.points is not None:
            return scored(reading.points, Step(ENTERED, {"points": reading.points}))
        if reading.answers is None:
            return wrong_kind(case, self)
        unknown = next((name for name in reading.answers if name not in self.answers), None)
        if unknown is not None:
            args = {"level": unknown, "levels": ", ".join(self.answers)}
            return Outcome(
                "undefined", None, *self.extent_in(case), reason=Step(UNKNOWN_LEVEL, args)
            )
        total = sum(reading.answers.values(), ZERO)
        if not total:
            return undetermined(self.extent_in(case), NO_DENOMINATOR, indicator=case.named())
        share = sum((n * self.answers[name] for name, n in reading.answers.items()), ZERO) / total
        points = case.maximum * share / 100
        steps = Step(ANSWERS, {"total": total}), Step(AWARDED, {"points": points})
        return scored(points, *steps, quantity=share)
