"""A checklist that must be complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from parscore.formulas.award import Award, awarded, awards_range
from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import ITEMS_ABSENT, ITEMS_DONE
from parscore.formulas.outcome import ZERO, Case, Outcome, Step
from parscore.formulas.quantity import Extent, unmeasured, wrong_kind
from parscore.reading.base import Document, Identifier, Line

if TYPE_CHECKING:
    from parscore.values.exact import Fraction


class Item(Document):
    """One thing that must be there."""

    id: Identifier = Field(description="Mã nội dung.")
    title: Line = Field(description="Tên nội dung.")


class AllOf(BaseFormula):
    """Đủ tất cả các nội dung mới được điểm; thiếu một là `fail` điểm.

    Input: yes/no per item; an item that is not mentioned makes the result undetermined, unless
    another one is already lacking. Source: domain reference 9, type 8 (number, content *and*
    deadline: 3 points, any one missing: 0).
    """

    type: Literal["all_of"]
    items: tuple[Item, ...] = Field(min_length=1, description="Các nội dung phải có.")
    passed: Award = Field(alias="pass", description="Điểm khi đủ.")
    fail: Award = Field(ZERO, description="Điểm khi thiếu.")

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return awards_range((self.passed, self.fail), maximum)

    def score(self, case: Case) -> Outcome:
        """Return the points for a complete or incomplete list."""
        reading = case.reading()
        absent = unmeasured(case, self, reading)
        if absent is not None:
            return absent
        if reading.items is None:
            return wrong_kind(case, self)
        lacking = [item for item in self.items if reading.items.get(item.id) is False]
        unknown = [item for item in self.items if item.id not in reading.items]
        done = len(self.items) - len(lacking) - len(unknown)
        steps = [Step(ITEMS_DONE, {"done": done, "total": len(self.items)})]
        if lacking or unknown:
            titles = "; ".join(item.title for item in (*lacking, *unknown))
            steps.append(Step(ITEMS_ABSENT, {"items": titles}))
        if unknown and not lacking:
            return Outcome(
                "undetermined", None, *self.extent_in(case), steps=tuple(steps), reason=steps[-1]
            )
        return awarded(self.fail if lacking else self.passed, case, *steps)
