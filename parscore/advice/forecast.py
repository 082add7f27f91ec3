"""Where the year is heading: both ends judged exactly, the pace of each goal, tasks that slip."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, Literal

from parscore.advice.goal import exact_value, score_of
from parscore.advice.lines import rules_line, score_line
from parscore.advice.notes import open_leaves, standing_notes
from parscore.advice.projection import at_end, counted_from, counts_of, project
from parscore.documents.forecast import (
    Backtest,
    Forecast,
    MeasureForecast,
    PaceNeeded,
    TaskForecast,
)
from parscore.evaluate import judge
from parscore.findings.heading import commune_shown, inputs_shown, span, units_shown
from parscore.findings.targets import unit_name
from parscore.findings.verdicts import figure_of
from parscore.scoring.readings import reading_of
from parscore.values.decimals import decimal, exact_of, written
from parscore.values.exact import Fraction
from parscore.values.messages import Message, joined
from parscore.values.numbers import round_to
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from parscore.advice.projection import Projected
    from parscore.documents.actuals import Actuals, Measure
    from parscore.documents.forecast import Outlook
    from parscore.documents.plan import Plan
    from parscore.documents.written import Sign
    from parscore.evaluate import Judged, Rules
    from parscore.findings.heading import Provenance
    from parscore.findings.matter import Matter
    from parscore.findings.verdicts import Judgement
    from parscore.values.messages import Argument, Text

HUNDRED = Fraction(100)
WEEK, MONTH = 7, 30
FEWEST_TO_TEST = 3  # periods: two to forecast from, one to hold it against

COUNTS = Message(
    "forecast.counts", vi="{low} đến {high} (nay {now})", en="{low} to {high} ({now} now)"
)
RATIO = Message("forecast.ratio", vi="{part}/{whole}", en="{part}/{whole}")
NEEDED = Message(
    "forecast.needed",
    vi="Cần thêm {count} {unit} đến {day}: {week} mỗi tuần, {month} mỗi 30 ngày.",
    en="{count} more {unit} are needed by {day}: {week} a week, {month} in 30 days.",
)
NEEDED_OF = Message(
    "forecast.needed-of",
    vi="Cần thêm {count} trong {left} {unit} còn có thể đạt đến {day}: {week} mỗi tuần, {month} "
    "mỗi 30 ngày.",
    en="{count} of the {left} {unit} still possible are needed by {day}: {week} a week, {month} in "
    "30 days.",
)
ENOUGH = Message(
    "forecast.enough",
    vi="Số đã có đủ cho cả kỳ, nếu lượng phát sinh như dự báo.",
    en="What is there suffices to the end, if as many cases come as forecast.",
)
TOO_LATE = Message(
    "forecast.too-late",
    vi="Không đạt được nữa: cần thêm {count} {unit} nhưng chỉ còn {left}.",
    en="It cannot be reached any more: {count} more {unit} are needed, only {left} are left.",
)
ROOM = Message(
    "forecast.room",
    vi="Từ nay đến {day} chỉ được thêm nhiều nhất {count} {unit}.",
    en="At most {count} more {unit} may come by {day}.",
)
EXCEEDED = Message(
    "forecast.exceeded",
    vi="Đã vượt mức cho phép {count} {unit}.",
    en="The limit is exceeded by {count} {unit}.",
)
NO_COUNT = Message(
    "forecast.no-count",
    vi="Không có số đếm để tính nhịp; xem số liệu hiện có.",
    en="There are no counts from which to tell a pace; see the figure as it stands.",
)

ASSUMPTIONS = (
    Message(
        "forecast.assumes-pace",
        vi="Số đếm tiếp tục theo nhịp của kỳ cuối, hoặc theo nhịp chung từ đầu năm: hai nhịp cho "
        "hai đầu của khoảng.",
        en="Counts go on at the pace of the last period, or at that since the start of the year: "
        "the two give the two ends of the range.",
    ),
    Message(
        "forecast.assumes-share",
        vi="Tỷ lệ trên một tổng số không đổi: đầu thấp là giữ nguyên như nay.",
        en="Of a share of a whole that stays the same, the low end is that nothing more is done.",
    ),
    Message(
        "forecast.assumes-stay",
        vi="Việc có/không, mức, danh mục, ngày và tỷ lệ không có số đếm giữ nguyên như nay.",
        en="What is yes or no, levels, lists, days and rates without counts stay as they are.",
    ),
    Message(
        "forecast.assumes-expected",
        vi="Số liệu có khai lượng dự kiến cả kỳ thì lượng phát sinh lấy theo đó.",
        en="A measure that states the volume expected for the period gets that many cases.",
    ),
    Message(
        "forecast.assumes-ends",
        vi="Đầu thấp là mọi số liệu cùng ở mức thấp; đầu cao là cùng ở mức cao. Đây không phải "
        "khoảng tin cậy thống kê.",
        en="The low score has all measures at their low end, the high one all at their high end. "
        "This is no statistical interval.",
    ),
)
MISSING = Message(
    "forecast.missing",
    vi="{count} tiêu chí còn thiếu số liệu; khoảng rộng nhất ({lower} đến {upper}) tính cả chúng.",
    en="Criteria that lack data: {count}; the widest range ({lower} to {upper}) allows for them.",
)
SHRUNK = Message(
    "forecast.shrunk",
    vi="Số đếm giảm so với kỳ trước, hãy kiểm tra có phải số lũy kế: {what}.",
    en="Counts are lower than in the period before; check that they add up over the year: {what}.",
)
OTHER_START = Message(
    "forecast.other-start",
    vi="Lần chốt trước đếm từ ngày khác, nên số liệu không nối được; hãy ghi cùng một khoảng thời "
    "gian: {what}.",
    en="The closing before counts from another day, so that these cannot be joined; give both the "
    "same window: {what}.",
)


def forecast(
    plan: Plan,
    periods: Sequence[Actuals],
    rules: Rules,
    provenance: Provenance,
    *,
    looked_from: date | None = None,
) -> Forecast:
    """Return where the year is heading, from actuals of two or more periods of it.

    Args:
        plan: the plan of the year.
        periods: actuals of one commune and year, from early to late, each from the year's start.
        rules: the rules by which both ends are judged.
        provenance: what made it, and whether the rules are stale.
        looked_from: the day from which paces and tasks are told; the last closing by default.
    """
    last = periods[-1]
    day, until = looked_from or last.as_of, years_end(plan, last)
    now = judge(plan, last, rules, as_of=day, engine="reference")
    matter = now.standing.matter
    projected = project(periods, until, matter.rulebook.indicators)
    ends = [
        judge(plan, at_end(last, projected, until, end), rules, engine="reference")
        for end in ("low", "high")
    ]
    low, high = sorted(ends, key=lambda one: exact_value(score_of(one), "points"))
    lower = min(one.standing.bounds.points[0] for one in ends)
    upper = max(one.standing.bounds.points[1] for one in ends)
    return Forecast.model_construct(
        schema_id="parscore/forecast/1",
        version=provenance.version,
        ruleset=rules_line(matter.rulebook, stale=provenance.stale),
        inputs=inputs_shown(provenance),
        commune=commune_shown(plan, matter.rulebook),
        units=units_shown(plan),
        period=span(Period(last.period.from_, until)),
        closed=tuple(one.as_of.isoformat() for one in periods),
        looked_from=day.isoformat(),
        until=until.isoformat(),
        illustrative=any(one.illustrative for one in periods),
        now=score_line(score_of(now)),
        low=score_line(score_of(low)),
        high=score_line(score_of(high)),
        lower=decimal(lower),
        upper=decimal(upper),
        measures=tuple(_measures(matter, projected)),
        paces=tuple(_paces(now, ends, projected, (day, until))),
        tasks=tuple(_tasks(now, day, until)),
        backtest=_backtest(plan, periods, rules),
        assumptions=tuple(message() for message in ASSUMPTIONS),
        notes=tuple(_notes(now, periods, provenance, (lower, upper))),
    )


def years_end(plan: Plan, last: Actuals) -> date:
    """Return the day to which the forecast goes: the end of the period, else that of the plan."""
    return last.period.to if last.period.to > last.as_of else max(plan.period.to, last.as_of)


def _figure(measure: Measure, name: str, matter: Matter) -> Fraction | None:
    return figure_of(reading_of(measure, matter.rulebook.indicators.get(name)))


def _measures(matter: Matter, projected: Mapping[str, Projected]) -> Iterator[MeasureForecast]:
    """Yield the measures that may move, in the order of the tree; others stay as they are."""
    order = [name for leaf in matter.rulebook.leaves for name in leaf.reads]
    for name in dict.fromkeys([*order, *sorted(projected)]):
        one = projected.get(name)
        if one is None or one.method == "stays":
            continue
        measure = matter.actuals.measures[name]
        figures = [_figure(m, name, matter) for m in (measure, one.low, one.high)]
        known = matter.rulebook.indicators[name]
        title = matter.indicator_title(name)
        told = dict(zip(("now", "low", "high"), figures, strict=True))
        counts = [_counts(m) for m in (one.low, one.high, measure)]
        yield MeasureForecast.model_construct(
            indicator=name,
            title=title.vi,
            title_en=title.en,
            unit="percent" if known.kind == "ratio" else known.unit,
            method=one.method,
            now=written(figures[0]),
            low=written(figures[1]),
            high=written(figures[2]),
            counts=COUNTS(low=counts[0], high=counts[1], now=counts[2]),
            exact=exact_of(told),
        )


def _counts(measure: Measure) -> Text | Fraction:
    part, whole = counts_of(measure) or (Fraction(), None)
    return part if whole is None else RATIO(part=part, whole=whole)


# --- What each goal still needs ------------------------------------------------------------------


def _paces(
    now: Judged,
    ends: Sequence[Judged],
    projected: Mapping[str, Projected],
    days: tuple[date, date],
) -> Iterator[PaceNeeded]:
    """Yield the pace for each minimum, then for each target of the plan, that has a figure."""
    matter = now.standing.matter
    verdicts = [{one.minimum.id: one.judgement for one in end.standing.minimums} for end in ends]
    for one in now.standing.minimums:
        rule = one.minimum
        if rule.value is not None:
            outlook = _outlook([known.get(rule.id) for known in verdicts])
            goal = (rule.indicator, rule.op, Fraction(rule.value))
            yield _pace("minimum", rule.id, goal, outlook, matter, projected, days)
    verdicts = [{one.target.id: one.judgement for one in end.targets} for end in ends]
    for target in (one.target for one in now.targets):
        if target.value is not None:
            outlook = _outlook([known.get(target.id) for known in verdicts])
            aim = (target.indicator, target.op, Fraction(target.value))
            yield _pace("target", target.id, aim, outlook, matter, projected, days)


def _outlook(judgements: Sequence[Judgement | None]) -> Outlook:
    """Return how a goal comes out: met or not at both ends, or at one of them alone."""
    found = {"undetermined" if one is None else one.verdict for one in judgements}
    if len(found) == 1:
        only: Outlook = found.pop()
        return only
    return "open" if found == {"met", "not_met"} else "undetermined"


def _pace(
    kind: Literal["minimum", "target"],
    name: str,
    goal: tuple[str, Sign, Fraction],
    outlook: Outlook,
    matter: Matter,
    projected: Mapping[str, Projected],
    days: tuple[date, date],
) -> PaceNeeded:
    indicator, op, value = goal
    needed = _still_needed(indicator, op, value, matter, projected)
    left = (days[1] - days[0]).days
    week = month = None
    if needed is not None and needed > 0 and left > 0:
        week, month = Fraction(needed * WEEK, left), Fraction(needed * MONTH, left)
    known, title = matter.rulebook.indicators.get(indicator), matter.indicator_title(indicator)
    return PaceNeeded.model_construct(
        kind=kind,
        id=name,
        indicator=indicator,
        title=title.vi,
        title_en=title.en,
        op=op,
        value=decimal(value),
        unit="" if known is None else "percent" if known.kind == "ratio" else known.unit,
        outlook=outlook,
        needed=None if needed is None else str(needed),
        at_most=op.startswith("<"),
        per_week=None if op.startswith("<") else _shown(week),
        per_month=None if op.startswith("<") else _shown(month),
        text=_said(indicator, op, needed, matter, projected, days),
    )


def _shown(pace: Fraction | None) -> str | None:
    """Return a pace to one decimal, rounded up: who keeps to it gets there."""
    return None if pace is None else decimal(round_to(pace, 1, "up"))


def _still_needed(
    indicator: str, op: str, value: Fraction, matter: Matter, projected: Mapping[str, Projected]
) -> int | None:
    """Return how many more are needed by the end, or may come at most; None where none is counted.

    The whole is the larger of the two that are forecast.
    """
    counts = counts_of(matter.actuals.measures.get(indicator))
    known, one = matter.rulebook.indicators.get(indicator), projected.get(indicator)
    if counts is None or known is None or one is None or one.method == "stays" or op == "=":
        return None
    part, whole = counts
    if whole is not None:
        whole = max((counts_of(end) or counts)[1] or whole for end in (one.low, one.high))
    edge = (value if whole is None else value * whole / HUNDRED) - part
    if op.startswith("<"):
        return ceil(edge) - 1 if op == "<" else floor(edge)
    return floor(edge) + 1 if op == ">" else ceil(edge)


def _said(
    indicator: str,
    op: str,
    needed: int | None,
    matter: Matter,
    projected: Mapping[str, Projected],
    days: tuple[date, date],
) -> Text:
    unit, left = unit_name(indicator, matter), (days[1] - days[0]).days
    if needed is None:
        return NO_COUNT()
    if op.startswith("<"):
        if needed < 0:
            return EXCEEDED(count=-needed, unit=unit)
        return ROOM(count=needed, unit=unit, day=days[1])
    if needed <= 0:
        return ENOUGH()
    possible = _possible(indicator, matter, projected)
    if left <= 0 or (possible is not None and needed > possible):
        return TOO_LATE(count=needed, unit=unit, left=possible or 0)
    week, month = Fraction(needed * WEEK, left), Fraction(needed * MONTH, left)
    named: dict[str, Argument] = {
        "count": needed,
        "unit": unit,
        "day": days[1],
        "week": round_to(week, 1, "up"),
        "month": round_to(month, 1, "up"),
    }
    return NEEDED(**named) if possible is None else NEEDED_OF(left=possible, **named)


def _possible(indicator: str, matter: Matter, projected: Mapping[str, Projected]) -> int | None:
    """Return how many more there can be: of what happened, only new cases; None without a limit."""
    known, one = matter.rulebook.indicators[indicator], projected[indicator]
    counts = counts_of(matter.actuals.measures.get(indicator))
    if counts is None or counts[1] is None or not known.part_of_whole:
        return None
    whole = max((counts_of(end) or counts)[1] or counts[1] for end in (one.low, one.high))
    return floor(whole - (counts[1] if known.irreversible else counts[0]))


# --- Tasks, and how well it would have told the last period --------------------------------------


def _tasks(now: Judged, day: date, until: date) -> Iterator[TaskForecast]:
    """Yield the tasks that are late on the day, and those that fall due before the end."""
    for one in now.standing.tasks:
        due = one.last_due
        if due is None or one.state not in ("overdue", "in_progress", "upcoming"):
            continue
        late = one.state == "overdue"
        if late or day <= due <= until:
            yield TaskForecast.model_construct(
                id=one.task.id,
                title=one.task.title,
                lead=one.task.lead,
                due=due.isoformat(),
                state="late" if late else "open",
                days=abs((due - day).days),
            )


def _backtest(plan: Plan, periods: Sequence[Actuals], rules: Rules) -> Backtest | None:
    """Forecast the last period from those before it, and hold that against what came."""
    if len(periods) < FEWEST_TO_TEST:
        return None
    *before, last = periods
    truth = judge(plan, last, rules, engine="reference")
    matter = truth.standing.matter
    projected = project(before, last.as_of, matter.rulebook.indicators)
    ends = [at_end(before[-1], projected, last.as_of, end) for end in ("low", "high")]
    points = [
        exact_value(score_of(judge(plan, one, rules, engine="reference")), "points") for one in ends
    ]
    moving = [n for n, one in projected.items() if one.method != "stays" and n in last.measures]
    inside = 0
    for name in moving:
        figures = [_figure(one.measures[name], name, matter) for one in (*ends, last)]
        low, high, came = (Fraction() if one is None else one for one in figures)
        inside += min(low, high) <= came <= max(low, high)
    return Backtest.model_construct(
        until=last.as_of.isoformat(),
        measures=len(moving),
        inside=inside,
        low=decimal(min(points)),
        high=decimal(max(points)),
        points=decimal(exact_value(score_of(truth), "points")),
    )


def _notes(
    now: Judged,
    periods: Sequence[Actuals],
    provenance: Provenance,
    bounds: tuple[Fraction, Fraction],
) -> Iterator[Text]:
    matter = now.standing.matter
    illustrative = any(one.illustrative for one in periods)
    yield from standing_notes(now, provenance, illustrative=illustrative)
    missing = open_leaves(now)
    if missing:
        lower, upper = bounds
        yield MISSING(count=missing, lower=lower, upper=upper)
    apart = [name for name in periods[-1].measures if _starts_elsewhere(name, periods)]
    shrunk = [name for name in periods[-1].measures if _shrank(name, periods)]
    for note, names in ((OTHER_START, apart), (SHRUNK, [n for n in shrunk if n not in apart])):
        if names:
            yield note(what=joined([matter.indicator_title(name) for name in names]))


def _starts_elsewhere(name: str, periods: Sequence[Actuals]) -> bool:
    measures = [one.measures.get(name) for one in periods[-2:]]
    if any(counts_of(one) is None for one in measures):
        return False
    pairs = zip(measures, periods[-2:], strict=True)
    return len({counted_from(one, whole) for one, whole in pairs if one is not None}) > 1


def _shrank(name: str, periods: Sequence[Actuals]) -> bool:
    counts = [counts_of(one.measures.get(name)) for one in periods[-2:]]
    before, after = counts[0], counts[-1]
    if before is None or after is None or before[1] is None or after[1] is None:
        return False
    return after[0] < before[0] or after[1] < before[1]
