"""Figures that bring a formula to a wanted quantity or answer, as a file of cases states them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from parscore.authoring.edges import COMPLETE, DONE
from parscore.formulas.all_of import AllOf
from parscore.formulas.bands import Bands
from parscore.formulas.levels import Levels
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.pass_fail import PassFail
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from datetime import date

    from parscore.documents.indicators import Indicator
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.branch import Condition
    from parscore.values.periods import Period

Figure = dict[str, Any]
"""A measure as written: texts, lists and mappings."""

CASES = 100  # how many dossiers, documents, … a suggested count has
BEFORE = Fraction(50)  # of so many, in the period before
HUNDRED = 100
MOST_LISTED = 50


def figures_at(
    formula: BaseFormula, indicator: Indicator, value: Fraction, off: int, start: date
) -> Figure | None:
    """Return a measure whose quantity is `value`, or one unit above (1) or below it (-1)."""
    if isinstance(formula, Occurrences):
        return {"occurrences": [{"days": _text(value + off)}]}
    of = getattr(formula, "of", "")
    match of:
        case "ratio":
            return _ratio(indicator, value, off)
        case "value":
            return {"value": _text(value + off * _unit(indicator, value))}
        case "days":
            due = formula.due if isinstance(formula, Bands) else None
            day = (due or start) + timedelta(days=int(value) + off)
            own = {"date": day.isoformat()}
            return own if due else own | {"since": start.isoformat()}
        case "change" | "growth":
            return _against_before(indicator, value, off, growth=of == "growth")
        case "items":
            return _items(indicator, int(value) + off)
        case "occurrences":
            count = int(value) + off
            return {"occurrences": [{"days": "1"}] * count} if 0 <= count <= MOST_LISTED else None
    return None


def _ratio(indicator: Indicator, percent: Fraction, off: int) -> Figure:
    if indicator.kind != "ratio":
        return {"value": _text(percent + Fraction(off, 10))}
    whole = CASES * percent.denominator
    part = whole * percent / HUNDRED
    return {"numerator": _text(part + off), "denominator": _text(Fraction(whole))}


def _unit(indicator: Indicator, value: Fraction) -> Fraction:
    """Return the least step of a value: a tenth of a percent or of what has decimals, else one."""
    fine = indicator.unit == "percent" or value.denominator != 1
    return Fraction(1, 10 * value.denominator) if fine else Fraction(1)


def _against_before(indicator: Indicator, value: Fraction, off: int, *, growth: bool) -> Figure:
    """Return a figure and that of the period before, the one so far from the other."""
    scale = value.denominator
    before, whole = BEFORE * scale, Fraction(CASES * scale)
    rise = before * value / HUNDRED if growth else whole * value / HUNDRED
    if indicator.kind == "ratio":
        now = {"numerator": _text(before + rise + off), "denominator": _text(whole)}
        previous = {"numerator": _text(before), "denominator": _text(whole)}
        return now | {"previous": previous}
    gained = rise if growth else value
    return {"value": _text(before + gained + off), "previous": {"value": _text(before)}}


def _items(indicator: Indicator, count: int) -> Figure | None:
    names = [item.id for item in indicator.items]
    if not 0 <= count <= len(names):
        return None
    return {"items": {name: _yes(place < count) for place, name in enumerate(names)}}


def answers(
    formula: BaseFormula, indicator: Indicator, answer: str, period: Period
) -> Figure | None:
    """Return a measure that gives an answer; None where the indicator cannot."""
    match formula:
        case Levels():
            return {"level": answer}
        case PassFail() if indicator.kind == "date":
            return {"date": period.start.isoformat()}
        case PassFail() if indicator.kind == "done":
            return {"done": _yes(answer == DONE)}
        case AllOf():
            names = [item.id for item in formula.items]
            lacking = "" if answer == COMPLETE else names[-1]
            return {"items": {name: _yes(name != lacking) for name in names}}
    return None


def meeting(condition: Condition, indicator: Indicator, *, holds: bool) -> Figure:
    """Return a measure under which the condition of a branch holds, or does not."""
    if condition.state == "not_applicable":
        if holds:
            return {"not_applicable": "true", "reason": '"Ca kiểm thử"'}
        return {"done": "true"} if indicator.kind == "done" else _ratio(indicator, Fraction(50), 0)
    if condition.state is not None:
        return {"done": _yes((condition.state == "done") == holds)}
    if condition.level is not None:
        others = [level.id for level in indicator.levels if level.id != condition.level]
        return {"level": condition.level if holds else (others or [condition.level])[0]}
    if condition.after is not None:
        return {"date": (condition.after + timedelta(days=int(holds))).isoformat()}
    edge = condition.at_least if condition.at_least is not None else condition.below
    above = holds == (condition.at_least is not None)
    value = (edge or Fraction(0)) - (0 if above else 1)
    return _ratio(indicator, value, 0) if indicator.kind == "ratio" else {"value": _text(value)}


def filler(indicator: Indicator, period: Period) -> Figure:
    """Return a measure of an indicator that is of no interest: nothing done, nothing counted."""
    match indicator.kind:
        case "ratio":
            return {"numerator": "0", "denominator": str(CASES)}
        case "done":
            return {"done": "false"}
        case "level":
            return {"level": indicator.levels[-1].id} if indicator.levels else {"value": "0"}
        case "items":
            return {"items": {item.id: "false" for item in indicator.items}}
        case "date":
            return {"date": period.end.isoformat()}
        case "occurrences":
            return {"occurrences": []}
        case "points":
            return {"points": "0"}
        case "value":
            return {"value": "0"}


def _text(number: Fraction) -> str:
    return decimal_string(number)


def _yes(answer: bool) -> str:  # noqa: FBT001 - a yes or a no is what it writes
    return "true" if answer else "false"
