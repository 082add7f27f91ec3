"""How the plan's targets and the province's minimums stand."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.findings.messages import (
    CASES,
    OVER_COUNTED,
    OVER_POINTS,
    OVER_UNIT,
    SHORT_COUNTED,
    SHORT_POINTS,
    SHORT_UNIT,
    UNITS,
)
from parscore.findings.verdicts import Judgement, implies, judge, judge_level, judge_range
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.periods import Period
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from parscore.documents.indicators import Indicator
    from parscore.documents.plan import Target
    from parscore.documents.rulebook import MinimumRule, Rulebook
    from parscore.documents.ruleset import Minimum
    from parscore.findings.matter import Matter
    from parscore.formulas.reading import Reading
    from parscore.values.messages import Text

    Demand = Target | MinimumRule | Minimum  # what asks for a figure or for a level

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
    day = matter.plan_period.nearest(matter.as_of)
    return [TargetResult(target, _judged(target, matter, day)) for target in matter.plan.targets]


def minimum_results(matter: Matter) -> list[MinimumResult]:
    """Return every minimum in force on the as-of day, with the plan's targets for it."""
    day = matter.plan_period.nearest(matter.as_of)
    minimums = minimums_on(matter.rulebook, matter.as_of)
    return [_minimum_result(minimum, matter, day) for minimum in minimums]


def minimums_on(rulebook: Rulebook, day: date) -> list[MinimumRule]:
    """Return the minimums in force on a day.

    A day outside the scored period is taken into it, as it is for the tree.
    """
    within = rulebook.period.nearest(day)
    return [one for one in rulebook.minimums if one.period is None or one.period.contains(within)]


def contradictions(matter: Matter) -> list[tuple[Target, Target]]:
    """Return the pairs of targets that give one indicator two figures for the same span."""
    groups = [group for group in matter.targets.values() if len(group) > 1]
    pairs = [pair for group in groups for pair in two_figures(group, matter.plan_period)]
    return [pair for pair in pairs if demand_of(pair[0]) != demand_of(pair[1])]


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
    """Return what a target demands, without its sign; a level in any spelling."""
    return target.value, target.range, match_key(target.level or "")


def _holds(target: Target, plan: Period) -> tuple[bool, Period]:
    """Return whether a target is to be reached only by the end of its span, and the span."""
    return _by_a_day(target, plan), span_of(target, plan)


def _by_a_day(target: Target, plan: Period) -> bool:
    """Tell whether a plan of several years wants a target reached only by its last day."""
    given = target.period
    if given is None or plan.start.year == plan.end.year:
        return False
    return given.from_ is None and given.to is not None


def span_of(target: Target, plan: Period) -> Period:
    """Return the days in which a target holds; an open end is the plan's."""
    given = target.period
    if given is None:
        return plan
    start, end = given.from_ or plan.start, given.to or plan.end
    return Period(start, max(start, end))


def _judged(target: Target, matter: Matter, day: date) -> Judgement:
    if not span_of(target, matter.plan_period).contains(day):
        return Judgement("not_applicable")
    indicator, aim = target.indicator, target.range
    reading, known = matter.reading(indicator), matter.rulebook.indicators.get(indicator)
    if aim is None:
        return held(target, reading, known)
    low, high = Fraction(aim.from_), Fraction(aim.to)
    return judge_range(target.op, low, high, reading, known.direction if known else "higher")


def held(demand: Demand, reading: Reading, known: Indicator | None) -> Judgement:
    """Return how a measure stands against a figure or a level that is demanded."""
    if demand.level is None:
        return judge(demand.op, Fraction(demand.value or 0), reading)
    if known is None:
        return Judgement("undetermined")
    return judge_level(demand.op, demand.level, reading, known)


def _minimum_result(minimum: MinimumRule, matter: Matter, day: date) -> MinimumResult:
    indicator, indicators = minimum.indicator, matter.rulebook.indicators
    stated = matter.targets.get(indicator, ())
    targets = applying(minimum, stated, matter.plan_period, day)
    judgement = held(minimum, matter.reading(indicator), indicators.get(indicator))
    return MinimumResult(minimum, targets, plan_status(minimum, targets, indicators), judgement)


def applying(
    minimum: MinimumRule, targets: Iterable[Target], plan: Period, day: date
) -> tuple[Target, ...]:
    """Return the targets that say what the plan aims at for a minimum on a day.

    These are the targets of the minimum's indicator, with a figure or a level as it has itself,
    that are in force on that day and at some
    time of the minimum's period; one for a year or a phase goes before one for a longer span
    around it. A target to be reached by a day of a plan of several years ("đến năm 2027") is in
    force in that year; where nothing else is in force, the next such target applies, else the
    last one that fell due. One to be reached after the end of the minimum's period does not apply.
    """
    spans = [
        (target, span)
        for target in targets
        if target.indicator == minimum.indicator
        and (target.level is None) == (minimum.level is None)
        for span in (_span_in_force(target, plan),)
        if _concerns(minimum, span, by_a_day=_by_a_day(target, plan))
    ]
    now = [(target, span) for target, span in spans if span.contains(day)]
    if now:
        inner = {one for _, one in now}
        if len(inner) > 1:
            now = [(t, span) for t, span in now if not any(_inside(one, span) for one in inner)]
        return tuple([target for target, _ in now])
    goals = [(target, span.end) for target, span in spans if _by_a_day(target, plan)]
    ahead = min((end for _, end in goals if end >= day), default=None)
    chosen = ahead or max((end for _, end in goals), default=None)
    return tuple(target for target, end in goals if end == chosen)


def plan_status(
    minimum: MinimumRule, targets: Iterable[Target], indicators: Mapping[str, Indicator]
) -> PlanStatus:
    """Return what the plan makes of a minimum by the targets that apply to it.

    `missing`: none applies. `meets`: whoever meets any of them meets the minimum. `weaker`:
    whoever meets them need not meet the minimum. `contradictory`: some are as strong as the
    minimum and others, for the same time, are not. Two targets that differ but are both strong
    enough meet it: that they differ is another finding.
    """
    known = indicators.get(minimum.indicator)
    least = figure_of(minimum, known)
    strong = {implies(*least_of(one, known), minimum.op, least) for one in targets}
    if len(strong) > 1:
        return "contradictory"
    return "missing" if not strong else "meets" if strong.pop() else "weaker"


def least_of(target: Target, known: Indicator | None) -> tuple[str, Fraction]:
    """Return the sign and the least figure that meets a target; of a level, its rank."""
    if target.range is None:
        return target.op, figure_of(target, known)
    if target.op == "=":
        lower = known is not None and known.direction == "lower"
        return ("<=", Fraction(target.range.to)) if lower else (">=", Fraction(target.range.from_))
    least = target.range.to if target.op.startswith("<") else target.range.from_
    return target.op, Fraction(least)


def figure_of(demand: Demand, known: Indicator | None) -> Fraction:
    """Return the figure that is demanded; of a level, its rank."""
    if demand.level is None:
        return Fraction(demand.value or 0)
    rank = None if known is None else known.rank_of(demand.level)
    return Fraction(-1 if rank is None else rank)


def demand_shown(demand: Demand, known: Indicator | None) -> Fraction | Localised:
    """Return what is demanded as people read it: the figure, or what the level is called."""
    if demand.level is None:
        return Fraction(demand.value or 0)
    level = None if known is None else known.level_named(demand.level)
    return Localised(demand.level, demand.level) if level is None else Localised(level.vi, level.en)


def _concerns(minimum: MinimumRule, span: Period, *, by_a_day: bool) -> bool:
    if minimum.period is None:
        return True
    return span.overlaps(minimum.period) and not (by_a_day and span.end > minimum.period.end)


def _span_in_force(target: Target, plan: Period) -> Period:
    span = span_of(target, plan)
    if not _by_a_day(target, plan):
        return span
    return Period(max(span.start, span.end.replace(month=1, day=1)), span.end)


def _inside(inner: Period, outer: Period) -> bool:
    return inner != outer and outer.start <= inner.start and inner.end <= outer.end


def shortfall_text(indicator: str, judgement: Judgement, matter: Matter) -> Text | None:
    """Return what is lacking in words, such as "thiếu 12 hồ sơ"."""
    if judgement.shortfall is None:
        return None
    known = matter.rulebook.indicators.get(indicator)
    if judgement.counted:
        message = OVER_COUNTED if judgement.over else SHORT_COUNTED
        return message(count=judgement.shortfall, unit=unit_name(indicator, matter))
    if known is not None and known.unit == "percent":
        return (OVER_POINTS if judgement.over else SHORT_POINTS)(value=judgement.shortfall)
    message = OVER_UNIT if judgement.over else SHORT_UNIT
    return message(value=judgement.shortfall, unit=_measured_in(indicator, matter))


def _measured_in(indicator: str, matter: Matter) -> Localised | Text:
    """Return the unit of an indicator's value, such as "phút"."""
    known = matter.rulebook.indicators.get(indicator)
    if known is not None and known.counted is None and known.unit in UNITS:
        return UNITS[known.unit]()
    return unit_name(indicator, matter)


def unit_name(indicator: str, matter: Matter) -> Localised | Text:
    """Return what an indicator counts, such as "hồ sơ"."""
    known = matter.rulebook.indicators.get(indicator)
    if known is None or known.counted is None:
        return CASES()
    return Localised(known.counted.vi, known.counted.en)
