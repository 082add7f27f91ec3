"""A formula that depends on another answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import (
    AFTER,
    ANSWER,
    AT_LEAST,
    BELOW,
    BRANCH_TAKEN,
    DEPENDS_ON_OPEN,
    IF_STATE,
    OTHERWISE,
)
from parscore.formulas.outcome import ZERO, Case, LeafStatus, Named, Outcome, Step
from parscore.formulas.quantity import Extent, level_of
from parscore.reading.base import Document, Identifier, IsoDate, PlainNumber, refuse
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.formulas.reading import Reading
    from parscore.formulas.registry import Formula
    from parscore.values.exact import Fraction

NOT_ONE_QUESTION = kind(
    "E088",
    says=(
        "Điều kiện này không hỏi đúng một điều.",
        "This condition does not ask one thing.",
    ),
    advise=(
        (
            "Hỏi một chỉ tiêu (indicator) với đúng một trong: state, level, at_least, below, "
            "after; hoặc một tiêu chí (node) với status."
        ),
        (
            "Ask an indicator with one of: state, level, at_least, below, after; or a node "
            "with status."
        ),
    ),
)


class Condition(Document):
    """What must hold for a case: the answer of an indicator, or the result of another leaf."""

    indicator: Identifier | None = Field(None, description="Chỉ tiêu được hỏi.")
    node: Identifier | None = Field(None, description="Tiêu chí được hỏi.")
    state: Literal["done", "not_done", "not_applicable"] | None = Field(
        None, description="Có, không, hoặc không áp dụng."
    )
    level: Identifier | None = Field(None, description="Mức định tính.")
    at_least: PlainNumber | None = Field(None, description="Từ … trở lên (≥).")
    below: PlainNumber | None = Field(None, description="Dưới … (<).")
    after: IsoDate | None = Field(None, description="Sau ngày ….")
    status: tuple[LeafStatus, ...] = Field((), description="Kết quả của tiêu chí được hỏi.")

    @model_validator(mode="after")
    def _asks_one_thing(self) -> Condition:
        asked = [
            key
            for key in ("state", "level", "at_least", "below", "after")
            if getattr(self, key) is not None
        ]
        about_node = self.node is not None and self.indicator is None
        about_indicator = self.indicator is not None and self.node is None
        if not (
            (about_node and self.status and not asked)
            or (about_indicator and len(asked) == 1 and not self.status)
        ):
            raise refuse(NOT_ONE_QUESTION)
        return self

    @property
    def subject(self) -> str:
        """Return the id that is asked about."""
        return self.indicator or self.node or ""

    def holds(self, case: Case) -> bool | None:
        """Tell whether the condition holds; None where that is still open."""
        if self.node is not None:
            status = case.settled.get(self.node)
            return None if status is None else status in self.status
        reading = case.reading(self.indicator)
        if reading.state == "missing":
            return None
        if self.state == "not_applicable" or reading.state == "not_applicable":
            return self.state == reading.state
        return self._answer_holds(reading)

    def _answer_holds(self, reading: Reading) -> bool | None:
        if self.state is not None:
            return None if reading.done is None else reading.done == (self.state == "done")
        if self.level is not None:
            return None if reading.level is None else reading.level == self.level
        if self.after is not None:
            return None if reading.day is None else reading.day > self.after
        value = level_of(reading)
        if value is None:
            return None
        if self.at_least is not None:
            return value >= self.at_least
        return self.below is not None and value < self.below

    def step(self) -> Step:
        """Return the condition in short, as a step in words."""
        subject = Named("indicator" if self.indicator else "node", self.subject)
        return Step(IF_STATE, {"subject": subject, "state": self._asked()})

    def _asked(self) -> object:
        if self.level is not None:
            return Named("level", self.level, self.subject)
        if self.after is not None:
            return Step(AFTER, {"day": self.after})
        if self.at_least is not None:
            return Step(AT_LEAST, {"value": self.at_least})
        if self.below is not None:
            return Step(BELOW, {"value": self.below})
        return tuple(Step(ANSWER[word], {}) for word in self.status or (self.state or "",))


class BranchCase(Document):
    """One case: its condition and its formula."""

    condition: Condition = Field(alias="if", description="Điều kiện của trường hợp.")
    formula: "Formula" = Field(description="Cách tính điểm khi điều kiện đúng.")


class Branch(BaseFormula):
    """Cách tính điểm phụ thuộc vào câu trả lời khác; lấy trường hợp đầu tiên đúng.

    While the condition is open the outcome is too, within what the cases still possible give.
    Source: domain reference 9, types 3 (time *and* quality) and 11 (plan issued or not).
    """

    type: Literal["branch"]
    cases: tuple[BranchCase, ...] = Field(min_length=1, description="Các trường hợp.")
    otherwise: "Formula" = Field(description="Cách tính trong các trường hợp còn lại.")

    def inner(self) -> list[Formula]:
        """Return the formulas of all cases."""
        return [*(one.formula for one in self.cases), self.otherwise]

    def asks_indicators(self) -> list[str]:
        """Return the indicators that the conditions ask about."""
        return [one.condition.indicator for one in self.cases if one.condition.indicator]

    def asks_nodes(self) -> list[str]:
        """Return the leaves that the conditions ask about."""
        return [one.condition.node for one in self.cases if one.condition.node]

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        extents = [formula.extent(maximum, floor) for formula in self.inner()]
        return min(low for low, _ in extents), max(high for _, high in extents)

    def score(self, case: Case) -> Outcome:
        """Return the outcome of the first case that holds."""
        for place, one in enumerate(self.cases):
            holds = one.condition.holds(case)
            if holds is None:
                reason = Step(DEPENDS_ON_OPEN, {"on": one.condition.step().args["subject"]})
                possible = self._possible(case, self.cases[place:])
                return Outcome("undetermined", None, *possible, reason=reason)
            if holds:
                taken = Step(BRANCH_TAKEN, {"condition": one.condition.step()})
                return one.formula.score(case).preceded_by(taken)
        taken = Step(BRANCH_TAKEN, {"condition": OTHERWISE()})
        return self.otherwise.score(case).preceded_by(taken)

    def _possible(self, case: Case, rest: Sequence[BranchCase]) -> Extent:
        """Return the least and most points of the cases that may still apply."""
        formulas: list[Formula] = []
        for one in rest:
            holds = one.condition.holds(case)
            if holds is not False:
                formulas.append(one.formula)
            if holds:
                break
        else:
            formulas.append(self.otherwise)
        outcomes = [formula.score(case) for formula in formulas]
        nothing = [ZERO for one in outcomes if one.status == "not_applicable"]
        return (
            min([*nothing, *(one.lower for one in outcomes)]),
            max([*nothing, *(one.upper for one in outcomes)]),
        )
