"""Formulas made of parts, each with its own indicator and formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import BEST_OF_PARTS, CAPPED, PART, PART_OPEN, SUM_OF_PARTS
from parscore.formulas.outcome import ZERO, Case, Outcome, Step
from parscore.reading.base import Document, Identifier, Line, PlainNumber
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.formulas.quantity import Extent
    from parscore.formulas.registry import Formula
    from parscore.values.exact import Fraction


class Part(Document):
    """One part of a leaf."""

    id: Identifier = Field(description="Mã phần.")
    title: Line = Field(description="Tên phần.")
    indicator: Identifier | None = Field(
        None, description="Chỉ tiêu của phần; bỏ trống: của tiêu chí."
    )
    maximum: PlainNumber = Field(alias="max", description="Điểm tối đa của phần.")
    formula: "Formula" = Field(description="Cách tính điểm của phần.")

    def score(self, case: Case) -> Outcome:
        """Return the part's outcome, rounded where the rule rounds each part."""
        own = case._replace(maximum=self.maximum, indicator=self.indicator or case.indicator)
        outcome = self.formula.score(own)
        rounding = case.part_rounding
        if rounding is None:
            return outcome
        points = outcome.points
        return outcome._replace(
            points=None if points is None else round_to(points, rounding.places, rounding.mode),
            lower=round_to(outcome.lower, rounding.places, rounding.mode),
            upper=round_to(outcome.upper, rounding.places, rounding.mode),
        )


class _Parts(BaseFormula):
    type: Literal["best", "sum"]
    parts: tuple[Part, ...] = Field(min_length=1, description="Các phần.")

    def _outcomes(self, case: Case) -> list[tuple[Part, Outcome]]:
        return [(part, part.score(case)) for part in self.parts]

    def inner(self) -> Iterator[BaseFormula]:
        """Return the formulas of the parts."""
        return (part.formula for part in self.parts)

    def asks_indicators(self) -> Iterator[str]:
        """Return the indicators of the parts."""
        return (part.indicator for part in self.parts if part.indicator)

    def _extents(self, floor: Fraction) -> Iterator[Extent]:
        return (part.formula.extent(part.maximum, floor) for part in self.parts)


class Sum(_Parts):
    """Tổng điểm các phần, tối đa `most` điểm.

    A part that is undetermined leaves the sum open within its bounds; a part that is not
    applicable counts nothing here. Source: domain reference 9, type 9 (index 766:
    6A + min(2, 2.5B) + 2.5C).
    """

    type: Literal["sum"]
    most: PlainNumber | None = Field(None, description="Điểm không vượt quá số này.")

    def _cap(self, points: Fraction) -> Fraction:
        return points if self.most is None else min(points, self.most)

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        extents = list(self._extents(floor))
        low = sum((min(low, ZERO) for low, _ in extents), ZERO)
        high = sum((max(high, ZERO) for _, high in extents), ZERO)
        return self._cap(low), self._cap(high)

    def score(self, case: Case) -> Outcome:
        """Return the sum of the parts."""
        outcomes = self._outcomes(case)
        if all(outcome.status == "not_applicable" for _, outcome in outcomes):
            return outcomes[0][1]
        applicable = [pair for pair in outcomes if pair[1].status != "not_applicable"]
        lower = self._cap(sum((outcome.lower for _, outcome in applicable), ZERO))
        upper = self._cap(sum((outcome.upper for _, outcome in applicable), ZERO))
        steps = part_steps(applicable)
        still_open = next((o for _, o in applicable if o.points is None), None)
        if still_open is not None:
            return Outcome(still_open.status, None, lower, upper, None, steps, still_open.reason)
        total = sum((outcome.points or ZERO for _, outcome in applicable), ZERO)
        steps += (Step(SUM_OF_PARTS, {"points": total}),)
        if total != lower:
            steps += (Step(CAPPED, {"points": lower}),)
        return Outcome("scored", lower, lower, upper, None, steps)


class Best(_Parts):
    """Lấy phần có điểm cao nhất ("4 sao 1 điểm; 3 sao 0,5 điểm").

    Source: domain reference 9, type 14 (best-of).
    """

    type: Literal["best"]

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        extents = list(self._extents(floor))
        return min(low for low, _ in extents), max(high for _, high in extents)

    def score(self, case: Case) -> Outcome:
        """Return the best part; open where an open part could still be better.

        An open part may turn out not applicable, so only the decided ones are sure to be there.
        """
        outcomes = self._outcomes(case)
        applicable = [pair for pair in outcomes if pair[1].status != "not_applicable"]
        if not applicable:
            return outcomes[0][1]
        decided = [outcome.lower for _, outcome in applicable if outcome.points is not None]
        lower = max(decided) if decided else min(outcome.lower for _, outcome in applicable)
        upper = max(outcome.upper for _, outcome in applicable)
        steps = part_steps(applicable)
        if decided and lower == upper:
            steps += (Step(BEST_OF_PARTS, {"points": lower}),)
            return Outcome("scored", lower, lower, upper, None, steps)
        still_open = next(o for _, o in applicable if o.points is None)
        return Outcome(still_open.status, None, lower, upper, None, steps, still_open.reason)


def part_steps(outcomes: list[tuple[Part, Outcome]]) -> tuple[Step, ...]:
    """Return the explanations of the parts, each closed by what it gives."""
    steps: list[Step] = []
    for part, outcome in outcomes:
        steps.extend(outcome.steps)
        if outcome.points is None:
            args = {"title": part.title, "low": outcome.lower, "high": outcome.upper}
            steps.append(Step(PART_OPEN, args))
        else:
            steps.append(Step(PART, {"title": part.title, "points": outcome.points}))
    return tuple(steps)
