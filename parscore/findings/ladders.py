"""To which figures a measure can still be brought in this period, one unit after another.

What happened cannot be undone: a dossier that came late stays late, and only those still to come
can raise the rate. What was left undone can still be done.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.findings.messages import (
    STEP_DO,
    STEP_FEWER,
    STEP_ITEMS,
    STEP_LEVEL,
    STEP_MORE,
    STEP_NEW,
    STEP_NEW_AT_THIS_PACE,
    STEP_UNDO,
    STEP_VALUE,
)
from parscore.findings.targets import unit_name
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.actuals import Measure
    from parscore.documents.indicators import Indicator
    from parscore.findings.matter import Matter
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

    Changes = Mapping[str, Any]

HIGHEST = 2**40  # of a figure that has no limit of its own
HUNDREDTH = Decimal("0.01")
PALTRY = 10  # a step that wins less than this part of the rest is not worth telling


class Ladder(NamedTuple):
    """The figures that can still be reached.

    `at(k)` gives the keys of the measure that change when `k` units more are done, from 1 to
    `most`; `says(k)` is what must be done for it.
    """

    most: int
    at: Callable[[int], Changes]
    says: Callable[[int], Text]


def ladder_of(indicator: str, matter: Matter) -> Ladder | None:
    """Return what can still be done about a measure; None where nothing can, or it is not there."""
    measure = matter.actuals.measures.get(indicator)
    known = matter.rulebook.indicators.get(indicator)
    if measure is None or known is None or measure.not_applicable:
        return None
    found = _of_form(measure, indicator, known, matter)
    return None if found is None or found.most < 1 else found


def _of_form(measure: Measure, indicator: str, known: Indicator, matter: Matter) -> Ladder | None:
    if measure.numerator is not None and measure.denominator is not None:
        if known.irreversible:
            return _of_new_cases(measure, indicator, known, matter)
        return _of_ratio(measure.numerator, measure.denominator, indicator, known, matter)
    if known.irreversible:
        return None
    if measure.value is not None:
        return _of_value(measure.value, indicator, known, matter)
    if measure.done is not None:
        wanted = known.direction == "higher"
        title = matter.indicator_title(indicator)
        return Ladder(
            int(measure.done != wanted),
            lambda _: {"done": wanted},
            lambda _: (STEP_DO if wanted else STEP_UNDO)(what=title),
        )
    if measure.items is not None:
        return _of_items(measure.items, known)
    return None if measure.level is None else _of_levels(measure.level, known)


def _of_ratio(
    numerator: Decimal, denominator: Decimal, indicator: str, known: Indicator, matter: Matter
) -> Ladder:
    """Count up what is done, or down what should not be."""
    unit = unit_name(indicator, matter)
    if known.direction == "lower":
        return Ladder(
            int(numerator),
            lambda k: {"numerator": numerator - k},
            lambda k: STEP_FEWER(count=k, unit=unit),
        )
    room = denominator if known.part_of_whole else 2 * denominator
    return Ladder(
        int(room - numerator),
        lambda k: {"numerator": numerator + k},
        lambda k: STEP_MORE(count=k, unit=unit),
    )


def _of_new_cases(measure: Measure, indicator: str, known: Indicator, matter: Matter) -> Ladder:
    """Let what is still to come fare well: it is all that can move a rate of what happened."""
    numerator, denominator = measure.numerator or Decimal(), measure.denominator or Decimal()
    unit = unit_name(indicator, matter)
    message = STEP_NEW if measure.expected is not None else STEP_NEW_AT_THIS_PACE
    up = 1 if known.direction == "higher" else 0
    return Ladder(
        still_to_come(measure, matter),
        lambda k: {"numerator": numerator + up * k, "denominator": denominator + k},
        lambda k: message(count=k, unit=unit),
    )


def still_to_come(measure: Measure, matter: Matter) -> int:
    """Return how many cases are still to come until the period ends.

    As many as the measure expects; where it says nothing, as many as the days that are left
    bring at the pace of those that have passed.
    """
    counted = measure.denominator or Decimal()
    if measure.expected is not None:
        return max(0, int(measure.expected - counted))
    period, today = matter.actuals.period, matter.actuals.as_of
    start = measure.window.from_ if measure.window else period.from_
    passed, left = (today - start).days + 1, (period.to - today).days
    return 0 if passed < 1 or left < 1 else int(counted * left / passed)


def _of_value(value: Decimal, indicator: str, known: Indicator, matter: Matter) -> Ladder:
    """Count in whole units where the figure is whole, else in hundredths."""
    counted = known.kind == "value" and known.unit != "percent" and value == int(value)
    unit = Decimal(1) if counted else HUNDREDTH
    sign = 1 if known.direction == "higher" else -1
    most = HIGHEST if sign > 0 else int(value / unit) if known.nonnegative else HIGHEST
    if sign > 0 and known.part_of_whole and known.kind == "ratio":
        most = int((100 - value) / unit)
    title, name = matter.indicator_title(indicator), unit_name(indicator, matter)

    def says(k: int) -> Text:
        if counted and known.counted is not None:
            return (STEP_MORE if sign > 0 else STEP_FEWER)(count=k, unit=name)
        mark = "%" if known.kind == "ratio" or known.unit == "percent" else ""
        return STEP_VALUE(what=title, value=value + sign * k * unit, unit=mark)

    return Ladder(most, lambda k: {"value": value + sign * k * unit}, says)


def _of_items(items: Mapping[str, bool], known: Indicator) -> Ladder:
    """Add what is missing, in the order of the dictionary."""
    titles = {one.id: one.title for one in known.items}
    lacking = [name for name in dict.fromkeys([*titles, *items]) if not items.get(name)]
    return Ladder(
        len(lacking),
        lambda k: {"items": {**items, **dict.fromkeys(lacking[:k], True)}},
        lambda k: STEP_ITEMS(items="; ".join(titles.get(name, name) for name in lacking[:k])),
    )


def _of_levels(level: str, known: Indicator) -> Ladder:
    """Go up the levels, which stand with the best one first."""
    names = [one.id for one in known.levels]
    above = names[: names.index(level)][::-1] if level in names else []
    titles = {one.id: one for one in known.levels}
    return Ladder(
        len(above),
        lambda k: {"level": above[k - 1]},
        lambda k: STEP_LEVEL(level=Localised(titles[above[k - 1]].vi, titles[above[k - 1]].en)),
    )


def climb(points_of: Callable[[int], Fraction], most: int) -> int | None:
    """Return how many units the cheapest step takes that wins points; None where none does.

    `points_of(k)` must not fall as `k` grows. The step goes to the next edge; where that yields
    less than a tenth of what can be won (each dossier counts a little), it goes to the top.
    """
    points_at = cache(points_of)
    now = points_at(0)
    first = _first(lambda k: points_at(k) > now, most)
    if first is None:
        return None
    top = _top(points_at, first, most)
    if PALTRY * (points_at(first) - now) >= top - now:
        return first
    return _first(lambda k: points_at(k) >= top, most)


def _top(points_at: Callable[[int], Fraction], first: int, most: int) -> Fraction:
    """Return the most points there are; where the figure has no limit, as far as doubling pays."""
    if most < HIGHEST:
        return points_at(most)
    at = first
    while 2 * at < most and points_at(2 * at) > points_at(at):
        at *= 2
    return points_at(at)


def _first(holds: Callable[[int], bool], most: int) -> int | None:
    """Return the least number from 1 to `most` for which it holds; from then on it must hold."""
    high = 1
    while not holds(high):
        if high == most:
            return None
        high = min(2 * high, most)
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high
