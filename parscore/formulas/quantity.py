"""The quantity that a formula compares: how a measure becomes one exact number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from parscore.formulas.messages import (
    BASED_ON_CHANGE,
    BASED_ON_COUNT,
    BASED_ON_DAYS,
    BASED_ON_GROWTH,
    BASED_ON_PERCENT,
    BASED_ON_RATIO,
    BASED_ON_VALUE,
    DENOMINATOR_REPLACED,
    NO_DENOMINATOR,
    NO_PREVIOUS,
    NO_START_DAY,
    NOT_APPLICABLE,
    NOT_MEASURED,
    WRONG_KIND,
    ZERO_DENOMINATOR,
)
from parscore.formulas.outcome import ZERO, Case, Named, Outcome, Step, scored
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from parscore.formulas.base import BaseFormula
    from parscore.formulas.reading import Reading
    from parscore.values.messages import Message

Of = Literal["ratio", "value", "days", "change", "growth", "items", "occurrences"]

Extent = tuple[Fraction, Fraction]
Measured = tuple[Fraction, tuple[Step, ...]]

HUNDRED = Fraction(100)


def unmeasured(case: Case, formula: BaseFormula, reading: Reading) -> Outcome | None:
    """Return the outcome of a measure that is missing or not applicable, else None."""
    return None if reading.state == "given" else _unmeasured(case, formula, reading)


def _unmeasured(case: Case, formula: BaseFormula, reading: Reading) -> Outcome:
    extent = formula.extent_in(case)
    if reading.state == "missing":
        return undetermined(open_extent(case, extent), NOT_MEASURED, indicator=case.named())
    reason = Step(NOT_APPLICABLE, {"reason": reading.reason})
    return Outcome("not_applicable", None, *extent, reason=reason)


def open_extent(case: Case, extent: Extent) -> Extent:
    """Return the extent widened by what a measure still to come can mean besides a figure.

    It may turn out not applicable (which counts nothing here) or have an empty denominator.
    """
    low, high = extent
    whole = case.maximum if case.zero_denominator == "full" else ZERO
    return min(low, ZERO), max(high, ZERO, whole)


def undetermined(extent: Extent, message: Message, **args: object) -> Outcome:
    """Return an open outcome within the formula's own extent, with its reason."""
    return Outcome("undetermined", None, *extent, reason=Step(message, args))


def wrong_kind(case: Case, formula: BaseFormula) -> Outcome:
    """Return the outcome of a measure that is not of the form this formula needs."""
    return undetermined(formula.extent_in(case), WRONG_KIND, indicator=case.named())


def quantity(
    case: Case, of: Of, formula: BaseFormula, due: date | None = None
) -> Measured | Outcome:
    """Return the number a formula compares, with the steps that led to it.

    Percent for `ratio` and `growth`, percentage points or the indicator's unit for `change`,
    days after the start for `days`, otherwise a count. Where there is no such number the answer
    is an outcome: undetermined, not applicable, or what the rule says of an empty denominator.
    """
    reading = case.reading()
    if reading.state != "given":
        return _unmeasured(case, formula, reading)
    if of == "ratio":
        return _ratio(case, formula, reading)
    if of == "days":
        return _days(case, formula, reading, due)
    if of in ("change", "growth"):
        return _compared_with_previous(case, formula, reading, growth=of == "growth")
    number = _COUNTS[of](reading)
    if number is None:
        return wrong_kind(case, formula)
    message = BASED_ON_VALUE if of == "value" else BASED_ON_COUNT
    return number, (Step(message, {"value": number}),)


def _ratio(case: Case, formula: BaseFormula, reading: Reading) -> Measured | Outcome:
    if reading.numerator is None:
        if reading.value is None:
            return wrong_kind(case, formula)
        return reading.value, (Step(BASED_ON_PERCENT, {"value": reading.value}),)
    silent = [one for one in _others(case) if case.reading(one).state == "missing"]
    if silent:
        return undetermined(
            open_extent(case, formula.extent_in(case)),
            NOT_MEASURED,
            indicator=Named("indicator", silent[0]),
        )
    denominator, steps = _denominator(case, reading)
    if denominator is None:
        return undetermined(formula.extent_in(case), NO_DENOMINATOR, indicator=case.named())
    if denominator == 0:
        return _empty(case, formula, reading)
    percent = HUNDRED * reading.numerator / denominator
    args = {"numerator": reading.numerator, "denominator": denominator, "percent": percent}
    return percent, (*steps, Step(BASED_ON_RATIO, args))


def _others(case: Case) -> tuple[str, ...]:
    """Return the other indicators whose denominators compete with the leaf's own."""
    return case.denominator.largest_of if case.denominator else ()


def _denominator(case: Case, reading: Reading) -> tuple[Fraction | None, tuple[Step, ...]]:
    """Return the denominator after the rule's replacement, if it states one."""
    rule = case.denominator
    if rule is None:
        return reading.denominator, ()
    candidates = [reading.denominator, *(_size(case.reading(i)) for i in _others(case))]
    known = [c for c in candidates if c is not None]
    chosen = max(known, default=None)
    if not chosen and rule.previous_divided_by and reading.previous is not None:
        last = _size(reading.previous)
        chosen = chosen if last is None else last / rule.previous_divided_by
    if chosen is None or chosen == reading.denominator:
        return chosen, ()
    return chosen, (Step(DENOMINATOR_REPLACED, {"value": chosen}),)


def _size(reading: Reading) -> Fraction | None:
    return reading.value if reading.denominator is None else reading.denominator


def _empty(case: Case, formula: BaseFormula, reading: Reading) -> Measured | Outcome:
    step = Step(ZERO_DENOMINATOR, {"numerator": reading.numerator})
    match case.zero_denominator:
        case "full":
            return scored(case.maximum, step)
        case "zero":
            return scored(ZERO, step)
        case "not_applicable":
            return Outcome("not_applicable", None, *formula.extent_in(case), reason=step)
        case "ratio_0":
            return ZERO, (step,)
        case "ratio_100":
            return HUNDRED, (step,)
        case "undetermined":
            return Outcome("undetermined", None, *formula.extent_in(case), reason=step)


def _days(
    case: Case, formula: BaseFormula, reading: Reading, due: date | None
) -> Measured | Outcome:
    if reading.day is None:
        return wrong_kind(case, formula)
    start = due or reading.since
    if start is None:
        return undetermined(formula.extent_in(case), NO_START_DAY, indicator=case.named())
    days = Fraction((reading.day - start).days)
    return days, (Step(BASED_ON_DAYS, {"day": reading.day, "since": start, "days": days}),)


def _compared_with_previous(
    case: Case, formula: BaseFormula, reading: Reading, *, growth: bool
) -> Measured | Outcome:
    now = level_of(reading)
    before = None if reading.previous is None else level_of(reading.previous)
    if now is None:
        return wrong_kind(case, formula)
    if before is None or (growth and before == 0):
        return undetermined(formula.extent_in(case), NO_PREVIOUS, indicator=case.named())
    change = HUNDRED * (now - before) / before if growth else now - before
    message = BASED_ON_GROWTH if growth else BASED_ON_CHANGE
    return change, (Step(message, {"before": before, "now": now, "change": change}),)


def level_of(reading: Reading) -> Fraction | None:
    """Return the percentage or the value of a measure, if it has one."""
    if reading.numerator is not None and reading.denominator:
        return HUNDRED * reading.numerator / reading.denominator
    return reading.value


def _count_items(reading: Reading) -> Fraction | None:
    return None if reading.items is None else Fraction(sum(reading.items.values()))


def _count_occurrences(reading: Reading) -> Fraction | None:
    return None if reading.occurrences is None else Fraction(len(reading.occurrences))


_COUNTS: dict[str, Callable[[Reading], Fraction | None]] = {
    "value": lambda reading: reading.value,
    "items": _count_items,
    "occurrences": _count_occurrences,
}
