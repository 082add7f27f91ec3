"""Counts carried on to a later day, at the pace of the last period and at that of all of them.

What comes in as the year goes (a rate of new cases, a count) is assumed to start from nothing; a
share of a whole that stays the same may also stand still. What is yes or no, a level, a list or a
day stays as it is.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.documents.sources import ClosedSpan
from parscore.values.exact import Fraction
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from parscore.documents.actuals import Actuals, Measure
    from parscore.documents.forecast import Method
    from parscore.documents.indicators import Indicator

ZERO = Fraction(0)
PERCENT = Fraction(100)


class Point(NamedTuple):
    """The counts of one measure on one day; `whole` is None where it has no denominator."""

    day: date
    part: Fraction
    whole: Fraction | None


class Projected(NamedTuple):
    """Where one measure is heading: its two ends, which may be one."""

    method: Method
    low: Measure
    high: Measure


def project(
    periods: Sequence[Actuals], until: date, indicators: Mapping[str, Indicator]
) -> dict[str, Projected]:
    """Return, by indicator, the ends between which the measures of the last period may come out.

    Args:
        periods: actuals of one commune and year, from early to late, each from the year's start.
        until: the day to which they are carried, not before the last of them.
        indicators: the dictionary.
    """
    last = periods[-1]
    found = {}
    for name, measure in last.measures.items():
        known = indicators.get(name)
        points = _points(name, periods, known)
        if known is None or not points or until <= last.as_of:
            found[name] = Projected("stays", measure, measure)
            continue
        found[name] = _carried(measure, points, counted_from(measure, last), until, known)
    return found


def at_end(actuals: Actuals, projected: Mapping[str, Projected], until: date, end: str) -> Actuals:
    """Return actuals of the later day with each measure at its `low` or its `high` end."""
    measures = {name: getattr(one, end) for name, one in projected.items()}
    period = ClosedSpan.model_construct(from_=actuals.period.from_, to=max(until, actuals.as_of))
    keys = {"measures": measures, "as_of": until, "period": period}
    return actuals.model_copy(update=keys)


def counts_of(measure: Measure | None) -> tuple[Fraction, Fraction | None] | None:
    """Return what a measure counts, with its denominator; None if it counts nothing."""
    if measure is None:
        return None
    if measure.numerator is not None and measure.denominator is not None:
        return Fraction(measure.numerator), Fraction(measure.denominator)
    return None if measure.value is None else (Fraction(measure.value), None)


def _points(name: str, periods: Sequence[Actuals], known: Indicator | None) -> list[Point]:
    """Return the counts of a measure over the periods; nothing where it is no count.

    Counts from another day on than the last ones are left out: they do not grow into these.
    """
    points = []
    newest = periods[-1].measures.get(name)
    for one in periods:
        measure = one.measures.get(name)
        counts = counts_of(measure)
        if measure is None or newest is None or counts is None:
            continue
        if counted_from(measure, one) == counted_from(newest, periods[-1]):
            points.append(Point(one.as_of, *counts))
    if not points or counts_of(periods[-1].measures.get(name)) is None or known is None:
        return []
    if points[-1].whole is None and (known.kind != "value" or known.unit == "percent"):
        return []  # a rate or an index: nobody knows how it came about
    return [one for one in points if (one.whole is None) == (points[-1].whole is None)]


def counted_from(measure: Measure, actuals: Actuals) -> date:
    """Return the day from which a measure counts."""
    return measure.window.from_ if measure.window is not None else actuals.period.from_


def _carried(
    measure: Measure, points: list[Point], start: date, until: date, known: Indicator
) -> Projected:
    last, days = points[-1], (until - points[-1].day).days
    grows = last.whole is None or len({one.whole for one in points}) > 1
    if len(points) == 1 and last.whole is not None:
        return Projected("one_period", measure, measure)
    method: Method = "count" if last.whole is None else "flow" if grows else "share"
    bases = [points[-2]] if len(points) > 1 else []
    if grows:
        bases.append(Point(start, ZERO, None if last.whole is None else ZERO))
    else:
        bases.append(points[0])
    ends = [_after(last, base, days, measure, known) for base in bases if base.day < last.day]
    if not grows or len(points) == 1:
        ends.append((last.part, last.whole))
    made = [_with(measure, *end, until) for end in ends]
    ordered = sorted(made, key=_rate, reverse=known.direction == "lower")
    return Projected(method, ordered[0], ordered[-1])


def _rate(measure: Measure) -> Fraction:
    part, whole = counts_of(measure) or (ZERO, None)
    if whole is None:
        return part
    return PERCENT * part / whole if whole else ZERO


def _after(
    last: Point, base: Point, days: int, measure: Measure, known: Indicator
) -> tuple[Fraction, Fraction | None]:
    """Return the counts after some days at the pace from an earlier day to the last one."""
    passed = (last.day - base.day).days
    growth = (last.part - base.part) * days / passed
    if last.whole is None or base.whole is None:
        return max(last.part + growth, ZERO if known.nonnegative else last.part + growth), None
    more = (last.whole - base.whole) * days / passed
    if measure.expected is not None and more > 0:
        to_come = max(ZERO, Fraction(measure.expected) - last.whole)
        growth, more = growth * to_come / more, to_come
    whole = max(ZERO, last.whole + more)
    part = max(ZERO, last.part + growth)
    return (min(part, whole) if known.part_of_whole else part), whole


def _with(measure: Measure, part: Fraction, whole: Fraction | None, until: date) -> Measure:
    """Return a measure with other counts: whole ones stay whole, others get two decimals."""
    counted = [x for x in (measure.numerator, measure.denominator, measure.value) if x is not None]
    places = 0 if all(x == int(x) for x in counted) else 2
    keys: dict[str, Any] = dict(_rounded(part, whole, places))
    if measure.window is not None:
        keys["window"] = ClosedSpan.model_construct(from_=measure.window.from_, to=until)
    return measure.model_copy(update=keys)


def _rounded(part: Fraction, whole: Fraction | None, places: int) -> Iterator[tuple[str, Decimal]]:
    names = ("value",) if whole is None else ("numerator", "denominator")
    for name, number in zip(names, (part, whole), strict=False):
        if number is not None:
            shown = round_to(number, places, "half_up")
            yield name, Decimal(shown.numerator) / Decimal(shown.denominator)
