"""A provincial minimum that the plan sets lower, or not at all."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.findings.targets import span_of
from parscore.findings.verdicts import implies
from parscore.lint.subject import figure, quoted, title_of
from parscore.reading.problems import kind
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.rulebook import MinimumRule
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text

WEAKER = kind(
    "E316",
    severity="warning",
    says=(
        (
            "“{title}”: kế hoạch đặt {figure}, yếu hơn mức tối thiểu {minimum} của tỉnh "
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
    span = minimum.period or subject.period
    targets = [
        (i, target, target.value)
        for i, target in enumerate(subject.plan.targets)
        if target.indicator == minimum.indicator
        and target.value is not None
        and span_of(target, subject.period).overlaps(span)
    ]
    title = title_of(minimum.indicator, subject.rulebook)
    shown = figure(minimum.op, minimum.value)
    says: Args = {"title": title, "minimum": shown, "source": _source(minimum)}
    if not targets:
        yield subject.found(MISSING, ("targets",), **says)
    if any(implies(one.op, Fraction(v), minimum.op, minimum.value) for _, one, v in targets):
        return
    for i, target, value in targets:
        said, quote = figure(target.op, value), quoted(target)
        yield subject.found(WEAKER, ("targets", i, "value"), figure=said, quote=quote, **says)


def _source(minimum: MinimumRule) -> Text:
    source = minimum.source
    if source.basis == "assumed" or source.document is None:
        return ASSUMED()
    return CITED(document=source.document, clause=source.clause or "—")
