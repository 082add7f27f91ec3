"""Bands: points by the band into which a ratio, a count, a change or a number of days falls."""

from __future__ import annotations

from functools import cached_property
from math import ceil
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from parscore.formulas.award import Award, award_range, awarded
from parscore.formulas.base import BaseFormula
from parscore.formulas.messages import (
    ABOVE,
    ANY_VALUE,
    AT_LEAST,
    AT_MOST,
    BELOW,
    BETWEEN,
    EXACTLY,
    IN_BAND,
    INCREMENT,
    UNDEFINED_INPUT,
)
from parscore.formulas.outcome import Case, Goal, Outcome, Step, scored
from parscore.formulas.quantity import Extent, Of, quantity
from parscore.reading.base import Document, IsoDate, PlainNumber, Positive, refuse
from parscore.reading.problems import kind
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.values.messages import Text

TWO_EDGES = kind(
    "E086",
    says=(
        "Mức này có hai cận ở cùng một phía.",
        "This band has two edges on one side.",
    ),
    advise=(
        "Giữ một trong at_least, above, exactly và một trong at_most, below, exactly.",
        "Keep one of at_least, above, exactly and one of at_most, below, exactly.",
    ),
)
EMPTY_BAND = kind(
    "E087",
    says=(
        "Không giá trị nào nằm trong mức từ {low} đến {high}.",
        "No value lies in the band from {low} to {high}.",
    ),
    advise=("Cận dưới phải nhỏ hơn cận trên.", "Its lower edge must be below its upper edge."),
)


class Increment(Document):
    """Steps inside a band: for every full `every` beyond `beyond`, `points` more, `most` in all.

    "Cứ thêm 60.000 người được tính thêm 0,5 điểm, tối đa 25 điểm" (NĐ 307/2025/NĐ-CP).
    """

    every: Positive = Field(description="Cứ thêm bấy nhiêu.")
    beyond: PlainNumber = Field(description="Kể từ mốc này.")
    points: PlainNumber = Field(description="Cộng (hoặc trừ) bấy nhiêu điểm mỗi lần.")
    most: PlainNumber = Field(description="Điểm của mức không vượt quá số này.")

    def count(self, value: Fraction) -> int:
        """Return how many full steps `value` lies beyond the start."""
        return max(0, (value - self.beyond) // self.every)


class Band(Document):
    """One band: its edges, and the points inside it."""

    at_least: PlainNumber | None = Field(None, description="Từ … trở lên (≥).")
    above: PlainNumber | None = Field(None, description="Trên … (>).")
    at_most: PlainNumber | None = Field(None, description="Đến … (≤).")
    below: PlainNumber | None = Field(None, description="Dưới … (<).")
    exactly: PlainNumber | None = Field(None, description="Đúng bằng ….")
    points: Award = Field(description="Điểm của mức này.")
    plus: Increment | None = Field(None, description="Cộng thêm theo từng bước.")

    @model_validator(mode="after")
    def _edges_are_plain(self) -> Band:
        lows = [e for e in (self.at_least, self.above, self.exactly) if e is not None]
        highs = [e for e in (self.at_most, self.below, self.exactly) if e is not None]
        if len(lows) > 1 or len(highs) > 1:
            raise refuse(TWO_EDGES)
        if lows and highs and self.exactly is None and not self._order(lows[0], highs[0]):
            raise refuse(EMPTY_BAND, low=lows[0], high=highs[0])
        return self

    def _order(self, low: Fraction, high: Fraction) -> bool:
        closed = self.at_least is not None and self.at_most is not None
        return low <= high if closed else low < high

    def holds(self, value: Fraction) -> bool:
        """Tell whether the value lies in this band."""
        return (
            (self.at_least is None or value >= self.at_least)
            and (self.above is None or value > self.above)
            and (self.at_most is None or value <= self.at_most)
            and (self.below is None or value < self.below)
            and (self.exactly is None or value == self.exactly)
        )

    @property
    def start(self) -> Goal | None:
        """Return the lower edge of this band."""
        if self.above is not None:
            return Goal(">", self.above)
        edge = self.exactly if self.at_least is None else self.at_least
        return None if edge is None else Goal(">=", edge)

    @property
    def end(self) -> Goal | None:
        """Return the upper edge of this band."""
        if self.below is not None:
            return Goal("<", self.below)
        edge = self.exactly if self.at_most is None else self.at_most
        return None if edge is None else Goal("<=", edge)

    @cached_property
    def words(self) -> Text:
        """Return the band in words, such as "từ 95 trở lên, dưới 98"."""
        edges = [
            message(value=edge)
            for message, edge in (
                (EXACTLY, self.exactly),
                (AT_LEAST, self.at_least),
                (ABOVE, self.above),
                (AT_MOST, self.at_most),
                (BELOW, self.below),
            )
            if edge is not None
        ]
        if not edges:
            return ANY_VALUE()
        return edges[0] if len(edges) == 1 else BETWEEN(low=edges[0], high=edges[1])

    def extent(self, maximum: Fraction) -> Extent:
        """Return the least and most points this band can give."""
        low, high = award_range(self.points, maximum)
        if self.plus is None:
            return low, high
        return min(low, self.plus.most), max(high, self.plus.most)


def band_outcome(
    bands: Sequence[Band],
    value: Fraction,
    case: Case,
    formula: BaseFormula,
    steps: tuple[Step, ...],
) -> Outcome:
    """Return the points of the band that holds `value`; an uncovered value is `undefined`.

    The bands are those of the formula.
    """
    band = next((b for b in bands if b.holds(value)), None)
    if band is None:
        reason = Step(UNDEFINED_INPUT, {"value": value})
        return Outcome("undefined", None, *formula.extent_in(case), value, steps, reason)
    if band.plus is None:
        found = Step(IN_BAND, {"band": band.words, "points": _shown(band.points)})
        return awarded(band.points, case, *steps, found, quantity=value)
    return _stepped(band, band.plus, value, case, steps)


def _stepped(
    band: Band, plus: Increment, value: Fraction, case: Case, steps: tuple[Step, ...]
) -> Outcome:
    start, _ = award_range(band.points, case.maximum)
    count = plus.count(value)
    total = start + count * plus.points
    points = min(total, plus.most) if plus.points > 0 else max(total, plus.most)
    return scored(
        points,
        *steps,
        Step(IN_BAND, {"band": band.words, "points": start}),
        Step(INCREMENT, {"count": count, "points": plus.points}),
        quantity=value,
    )


def _shown(award: Award) -> Fraction | str:
    if isinstance(award, (str, Fraction)):
        return award
    return f"{award.from_}–{award.to}"


def bands_extent(bands: Sequence[Band], maximum: Fraction) -> Extent:
    """Return the least and most points that any band can give."""
    extents = [band.extent(maximum) for band in bands]
    return min(low for low, _ in extents), max(high for _, high in extents)


class Bands(BaseFormula):
    """Điểm theo mức (khung) của tỷ lệ, số đếm, mức thay đổi hoặc số ngày.

    Input: percent for `ratio`, the indicator's unit for `value`, days for `days`.
    A value that no band covers is undefined: reported, never guessed.
    Source: domain reference 9, types 1, 2, 3 and 13 ("≥ 30 % 1; 25–<30 % 0,5; …").
    """

    type: Literal["bands"]
    of: Of = Field(description="Đại lượng đem so với các mức.")
    due: IsoDate | None = Field(None, description="Mốc tính ngày (với of: days).")
    bands: tuple[Band, ...] = Field(min_length=1, description="Các mức, không chồng lên nhau.")

    def extent(self, maximum: Fraction, floor: Fraction) -> Extent:
        """Return the least and most points this formula can give."""
        return bands_extent(self.bands, maximum)

    def score(self, case: Case) -> Outcome:
        """Return the points of the band that holds the measured quantity."""
        measured = quantity(case, self.of, self, self.due)
        if isinstance(measured, Outcome):
            return measured
        return band_outcome(self.bands, measured[0], case, self, measured[1])

    def goal(self, maximum: Fraction) -> Goal | None:
        """Return what brings the best band: its lower edge, or its upper one if the rest is above.

        A band that lies between others has two edges; only the lower one is told.
        """
        best = max(self.bands, key=lambda band: band.extent(maximum)[1])
        if best.plus is not None and best.plus.points > 0:
            lacking = best.plus.most - award_range(best.points, maximum)[0]
            return Goal(">=", best.plus.beyond + ceil(lacking / best.plus.points) * best.plus.every)
        start, end = best.start, best.end
        all_above = end is not None and not any(
            band.start is None or band.start.value < end.value
            for band in self.bands
            if band != best
        )
        return end if start is None or (all_above and len(self.bands) > 1) else start
