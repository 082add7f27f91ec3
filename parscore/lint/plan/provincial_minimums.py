"""A provincial minimum that the plan sets lower, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.findings.targets import applying, demand_shown, least_of, plan_status, span_of
from parscore.lint.subject import figure, quoted, title_of
from parscore.reading.problems import kind
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.documents.rulebook import MinimumRule
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text

WEAKER = kind(
    "E316",
    severity="warning",
    says=(
        (
            "“{title}”: kế hoạch đặt {figure}, chưa bằng mức tối thiểu {minimum} của tỉnh "
            "({source}): “{quote}”."
        ),
        (
            "“{title}”: the plan sets {figure}, weaker than the province's minimum {minimum} "
            "({source}): “{quote}”."
        ),
    ),
    advise=("Nâng mục tiêu lên ít nhất mức của tỉnh.", "Raise the target to the minimum."),
)
MISSING = kind(
    "E317",
    severity="warning",
    says=(
        "Kế hoạch chưa có mục tiêu “{title}”; tỉnh đặt tối thiểu {minimum} ({source}).",
        "The plan has no target for “{title}”; the province's minimum is {minimum} ({source}).",
    ),
    advise=("Bổ sung mục tiêu này vào kế hoạch.", "Add the target to the plan."),
)
CITED = Message("lint.minimum.cited", vi="{document}, {clause}", en="{document}, {clause}")
ASSUMED = Message("lint.minimum.assumed", vi="mức giả định", en="assumed")


def provincial_minimums(subject: PlanSubject) -> Iterator[Problem]:
    """Hold the plan's targets against each minimum in force while the plan runs."""
    for minimum in subject.rulebook.minimums:
        if minimum.period is None or minimum.period.overlaps(subject.period):
            yield from _held_against(minimum, subject)


def _held_against(minimum: MinimumRule, subject: PlanSubject) -> Iterator[Problem]:
    title = title_of(minimum.indicator, subject.rulebook)
    known = subject.rulebook.indicators.get(minimum.indicator)
    shown = figure(minimum.op, demand_shown(minimum, known), known.unit if known else "")
    says: Args = {"title": title, "minimum": shown, "source": _source(minimum)}
    targets, indicators = subject.plan.targets, subject.rulebook.indicators
    weaker: set[str] = set()
    found = False
    for day in _days(minimum, subject):
        held = applying(minimum, targets, subject.period, day)
        found = found or bool(held)
        if plan_status(minimum, held, indicators) == "weaker":
            weaker.update(one.id for one in held)
    if not found:
        yield subject.found(MISSING, ("targets",), **says)
    for i, target in enumerate(targets):
        if target.id in weaker and target.indicator == minimum.indicator:
            key = "level" if target.level else "value" if target.range is None else "range"
            op, least = least_of(target, known)
            asked = demand_shown(target, known) if target.level else least
            said, quote = figure(op, asked, target.unit), quoted(target)
            yield subject.found(WEAKER, ("targets", i, key), figure=said, quote=quote, **says)


def _days(minimum: MinimumRule, subject: PlanSubject) -> list[date]:
    """Return a day of each span in which the plan may aim at something else for a minimum."""
    span, plan = minimum.period or subject.period, subject.period
    ends = {span_of(t, plan).end for t in subject.plan.targets if t.indicator == minimum.indicator}
    return sorted({min(span.end, plan.end), *(end for end in ends if span.contains(end))})


def _source(minimum: MinimumRule) -> Text:
    source = minimum.source
    if source.basis == "assumed" or source.document is None:
        return ASSUMED()
    return CITED(document=source.document, clause=source.clause or "—")
