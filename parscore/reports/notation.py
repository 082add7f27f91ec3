"""Numbers, days and comparisons of an assessment, written for people in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.phrases import (
    AT_LEAST,
    AT_MOST,
    EXACTLY,
    LESS_THAN,
    MORE_THAN,
    OPEN_END,
    OPEN_START,
    OUT_OF,
    SPAN,
)
from parscore.values.numbers import NotANumber, exact, format_number, round_to
from parscore.values.periods import NotADate, format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.documents.assessment import Span
    from parscore.values.exact import Fraction
    from parscore.values.messages import Lang, Text

NONE: Final = "–"
RANGE_MARK: Final = "–"  # as in a target of "5–6"
HUNDRED: Final = 100

_PLACES = 2
_MOST_PLACES = 6
_SIGNS: Final = {">": ">", ">=": "≥", "=": "=", "<=": "≤", "<": "<"}
_IN_WORDS: Final = {">": MORE_THAN, ">=": AT_LEAST, "=": EXACTLY, "<=": AT_MOST, "<": LESS_THAN}


def amount(text: str, exact_values: Mapping[str, str] | None = None, key: str = "") -> Fraction:
    """Return the exact value of a number of an assessment: its fraction where one is given.

    Raises:
        NotANumber: the assessment holds something else there.
    """
    return exact((exact_values or {}).get(key, text))


def is_number(text: str) -> bool:
    """Tell a number from a level or a range."""
    try:
        exact(text)
    except NotANumber:
        return False
    return True


class Notation(NamedTuple):
    """How one language writes things."""

    lang: Lang

    def say(self, words: labels.Words, key: str) -> str:
        """Return a label."""
        return labels.say(words, key, self.lang)

    def text(self, text: Text) -> str:
        """Return a sentence."""
        return text.render(self.lang)

    def number(self, text: str) -> str:
        """Return a number with all its decimals; a level or a range keeps its words."""
        if RANGE_MARK in text:
            return RANGE_MARK.join(self.number(part) for part in text.split(RANGE_MARK))
        return format_number(exact(text), self.lang) if is_number(text) else text

    def aligned(self, texts: Sequence[str]) -> list[str]:
        """Return the numbers of a column, each with as many decimals as the longest has."""
        places = max((len(text.partition(".")[2]) for text in texts), default=0)
        return [format_number(exact(text), self.lang, places) for text in texts]

    def signed(self, text: str) -> str:
        """Return a number that always shows its sign; zero has none."""
        return f"+{self.number(text)}" if amount(text) > 0 else self.number(text)

    def out_of(self, points: str, maximum: str) -> str:
        """Return points of a maximum; a penalty has none."""
        if not amount(maximum):
            return self.number(points)
        return self.text(OUT_OF(points=self.number(points), max=self.number(maximum)))

    def range(self, lower: str, upper: str) -> str:
        """Return two bounds; nothing where they are one."""
        return "" if lower == upper else f"{self.number(lower)} {NONE} {self.number(upper)}"

    def percent(self, value: Fraction, *, apart_from: Fraction | None = None) -> str:
        """Return a percentage to two decimals, or to more where it would seem to be another.

        97.998 against a goal of 98 is written 97.998%, not 98%.
        """
        shown, places = round_to(value, _PLACES, "half_up"), _PLACES
        while shown == apart_from != value and places < _MOST_PLACES:
            places += 1
            shown = round_to(value, places, "half_up")
        if shown == apart_from != value:
            shown = round_to(value, _MOST_PLACES, "down" if value < shown else "up")
        return f"{format_number(shown, self.lang)}%"

    def share(self, points: str, maximum: str) -> str:
        """Return points in percent of a maximum; a maximum of 0 has no percentage."""
        whole = amount(maximum)
        if not whole:
            return NONE
        return f"{format_number(HUNDRED * amount(points) / whole, self.lang, _PLACES)}%"

    def quantity(self, text: str, unit: str) -> str:
        """Return a number or a range with its unit; a level has none."""
        if RANGE_MARK not in text and not is_number(text):
            return text
        return f"{self.number(text)}{self._unit(unit)}"

    def _unit(self, unit: str) -> str:
        known = unit in labels.UNIT or not unit
        return self.say(labels.UNIT, unit) if known else f" {unit}"

    def goal(self, op: str, value: str, unit: str) -> str:
        """Return a comparison in signs, such as `≥ 98%`."""
        return f"{_SIGNS.get(op, op)} {self.quantity(value, unit)}"

    def goal_in_words(self, op: str, value: str, unit: str) -> str:
        """Return a comparison in words, such as `từ 98% trở lên`."""
        return self.text(_IN_WORDS[op](value=self.quantity(value, unit)))

    def day(self, text: str) -> str:
        """Return a day."""
        try:
            return format_date(parse_date(text), self.lang)
        except NotADate:
            return text

    def span(self, span: Span) -> str:
        """Return a period; an end that is open is left out."""
        start = None if span.from_ is None else self.day(span.from_)
        end = None if span.to is None else self.day(span.to)
        if start is None:
            return NONE if end is None else self.text(OPEN_START(end=end))
        return self.text(OPEN_END(start=start) if end is None else SPAN(start=start, end=end))
