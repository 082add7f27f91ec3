"""What is typed into the input cells of a row, and what its working cells hold at first."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.reports.workbook.arithmetic import NotLive
from parscore.reports.workbook.recipes import (
    EMPTY_RATIO,
    EMPTY_STATE,
    HUNDRED,
    MISSING,
    NOT_APPLICABLE,
    OK,
)
from parscore.values.exact import Fraction
from parscore.values.numbers import exact
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.reports.workbook.recipes import Request

MOST_DIGITS: Final = 12  # so that whole multiples stay exact in a spreadsheet

Input = str | Fraction | date | None


class Typed(NamedTuple):
    """The input cells of a row, and the first values of its cells `x`, `y` and state."""

    numerator: Input = None
    denominator: Input = None
    value: Input = None
    answer: str | None = None
    x: Fraction = Fraction(0)
    y: Fraction = Fraction(1)
    state: str = MISSING


def typed(ask: Request, measure: Mapping[str, Any] | None) -> Typed:
    """Return what stands in the input cells of a measure.

    Raises:
        NotLive: the measure is of a form that these cells do not hold.
    """
    if measure is None:
        return Typed()
    if measure.get("not_applicable"):
        if not ask.answerable:
            raise NotLive
        return Typed(answer=ask.answers.not_applicable, state=NOT_APPLICABLE)
    kind = ask.formula["type"]
    if kind == "pass_fail":
        return _answered(ask, measure)
    if kind == "levels":
        level = _of(measure, "level")
        return Typed(answer=ask.answers.level(ask.scheme, level), state=OK)
    if kind == "entered":
        points = _number(_of(measure, "points"))
        return Typed(value=points, x=points, state=OK)
    of = ask.formula.get("of")
    if of == "ratio":
        return _ratio(ask, measure)
    if of == "days":
        day = parse_date(_of(measure, "date"))
        start = parse_date(ask.formula["due"])
        return Typed(value=day, x=Fraction((day - start).days), state=OK)
    count = _count(measure, of)
    return Typed(value=count, x=count, state=OK)


def _answered(ask: Request, measure: Mapping[str, Any]) -> Typed:
    done = True if "date" in measure else _of(measure, "done")
    return Typed(answer=ask.answers.yes if done else ask.answers.no, state=OK)


def _ratio(ask: Request, measure: Mapping[str, Any]) -> Typed:
    if "numerator" not in measure:
        value = _number(_of(measure, "value"))
        return Typed(value=value, x=value, state=OK)
    numerator, denominator = _number(measure["numerator"]), _number(measure["denominator"])
    if denominator:
        state, x, y = OK, HUNDRED * numerator, denominator
    else:
        policy = ask.empty_policy
        ratio, state = EMPTY_RATIO.get(policy), EMPTY_STATE[policy]
        x = HUNDRED * numerator if ratio is None else exact(ratio)
        y = Fraction(0) if ratio is None else Fraction(1)
    return Typed(numerator, denominator, x=x, y=y, state=state)


def _count(measure: Mapping[str, Any], of: str | None) -> Fraction:
    if of == "items":
        return Fraction(sum(_of(measure, "items").values()))
    if of == "occurrences":
        return Fraction(len(_of(measure, "occurrences")))
    return _number(_of(measure, "value"))


def _of(measure: Mapping[str, Any], form: str) -> Any:  # noqa: ANN401 - as the form holds it
    if form not in measure:
        raise NotLive
    return measure[form]


def _number(text: str) -> Fraction:
    """Return a number that a spreadsheet holds exactly enough to compute with."""
    if sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise NotLive
    return exact(text)
