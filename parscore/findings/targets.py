"""How the plan's targets and the province's minimums stand."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.findings.messages import (
    CASES,
    OVER_COUNTED,
    SHORT_COUNTED,
    SHORT_POINTS,
    SHORT_VALUE,
)
from parscore.findings.verdicts import Judgement, implies, judge, judge_level, judge_range
from parscore.values.messages import Localised
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from parscore.documents.plan import Target
    from parscore.documents.rulebook import MinimumRule, Rulebook
    from parscore.findings.matter import Matter
    from parscore.values.messages import Text

PlanStatus = Literal["meets", "weaker", "missing", "contradictory"]


class TargetResult(NamedTuple):
    """A target of the plan and how it stands."""

    target: Target
    judgement: Judgement


class MinimumResult(NamedTuple):
    """A provincial minimum, what the plan makes of it, and how it stands."""

    minimum: MinimumRule
    targets: tuple[Target, ...]
    plan_status: PlanStatus
    judgement: Judgement


def target_results(matter: Matter) -> list[TargetResult]:
    """Return every target with its verdict; one that is not in force that day is not applicable."""
    return [TargetResult(target, _judged(target, matter)) for target in matter.plan.targets]


def minimum_results(matter: Matter) -> list[MinimumResult]:
    """Return every minimum in force on the as-of day, with the plan's targets for it."""
    contradicting = {one.id for pair in contradictions(matter) for one in pair}
    return [
        _minimum_result(minimum, matter, contradicting)
        for minimum in minimums_on(matter.rulebook, matter.as_of)
    ]


def minimums_on(rulebook: Rulebook, day: date) -> list[MinimumRule]:
    """Return the minimums in force on a day.

    A day outside the scored period is taken into it, as it is for the tree.
    """
    within = rulebook.period.nearest(day)
    return [one for one in rulebook.minimums if one.period is None or one.period.contains(within)]


def contradictions(matter: Matter) -> list[tuple[Target, Target]]:
    """Return the pairs of targets that give one indicator two figures for the same span."""
    return [
        pair
        for pair in two_figures(matter.plan.targets, matter.plan_period)
        if demand_of(pair[0]) != demand_of(pair[1])
    ]


def two_figures(targets: Iterable[Target], plan: Period) -> Iterator[tuple[Target, Target]]:
    """Yield the pairs of targets that speak of one indicator for the same span.

    One that holds for the whole plan and one that is to be reached by a day ("đến năm 2025")
    are no such pair: a target may rise.
    """
    by_key: dict[tuple[object, ...], list[Target]] = {}
    for target in targets:
        key = (target.indicator, target.unit, _holds(target, plan), target.base)
        by_key.setdefault(key, []).append(target)
    for group in by_key.values():
        yield from combinations(group, 2)


def demand_of(target: Target) -> tuple[object, ...]:
    """Return what a target demands, without its sign."""
    return target.value, target.range, target.level


def _holds(target: Target, plan: Period) -> tuple[bool, Period]:
    """Return whether a target is to be reached only by the end of its span, and the span."""
    given = target.period
    by_a_day = given is not None and given.from_ is None and given.to is not None
    return by_a_day and plan.start.year != plan.end.year, span_of(target, plan)


def span_of(target: Target, plan: Period) -> Period:
    """Return the days in which a target holds; an open end is the plan's."""
    if target.period is None:
        return plan
    start, end = target.period.from_ or plan.start, target.period.to or plan.end
    return Period(start, max(start, end))


def _judged(target: Target, matter: Matter) -> Judgement:
    day = matter.plan_period.nearest(matter.as_of)
    if not span_of(target, matter.plan_period).contains(day):
        return Judgement("not_applicable")
    reading = matter.reading(target.indicator)
    indicator = matter.rulebook.indicators.get(target.indicator)
    if target.level is not None:
        if indicator is None:
            return Judgement("undetermined")
        return judge_level(target.op, target.level, reading, indicator)
    if target.range is not None:
        low, high = Fraction(target.range.from_), Fraction(target.range.to)
        return judge_range(
            target.op, low, high, reading, indicator.direction if indicator else "higher"
        )
    return judge(target.op, Fraction(target.value or 0), reading)


def _minimum_result(minimum: MinimumRule, matter: Matter, contradicting: set[str]) -> MinimumResult:
    span = minimum.period or matter.period
    targets = tuple(
        target
        for target in matter.plan.targets
        if target.indicator == minimum.indicator
        and target.value is not None
        and span_of(target, matter.plan_period).overlaps(span)
    )
    judgement = judge(minimum.op, minimum.value, matter.reading(minimum.indicator))
    return MinimumResult(minimum, targets, _plan_status(minimum, targets, contradicting), judgement)


def _plan_status(
    minimum: MinimumRule, targets: tuple[Target, ...], contradicting: set[str]
) -> PlanStatus:
    if not targets:
        return "missing"
    if any(target.id in contradicting for target in targets):
        return "contradictory"
    strong = all(
        implies(target.op, Fraction(target.value or 0), minimum.op, minimum.value)
        for target in targets
    )
    return "meets" if strong else "weaker"


def shortfall_text(indicator: str, judgement: Judgement, matter: Matter) -> Text | None:
    """Return what is lacking in words, such as "thiếu 12 hồ sơ"."""
    if judgement.shortfall is None:
        return None
    known = matter.rulebook.indicators.get(indicator)
    if judgement.counted:
        message = OVER_COUNTED if judgement.over else SHORT_COUNTED
        return message(count=judgement.shortfall, unit=unit_name(indicator, matter))
    if known is not None and known.unit == "percent" and not judgement.over:
        return SHORT_POINTS(value=judgement.shortfall)
    return SHORT_VALUE(value=judgement.shortfall)


def unit_name(indicator: str, matter: Matter) -> Localised | Text:
    """Return what an indicator counts, such as "hồ sơ"."""
    known = matter.rulebook.indicators.get(indicator)
    if known is None or known.counted is None:
        return CASES()
    return Localised(known.counted.vi, known.counted.en)
