"""A target for a time in which the plan does not run, or in other years than its quote says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.reading.problems import kind, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

OUTSIDE = kind(
    "E314",
    severity="warning",
    says=(
        "Thời gian của mục tiêu có ngày {day}, ngoài kỳ kế hoạch {start}–{end}: “{quote}”.",
        "The target's period has {day}, outside the plan's {start}–{end}: “{quote}”.",
    ),
    advise=("Kiểm tra period của mục tiêu.", "Check the target's period."),
)
OTHER_YEAR = kind(
    "E315",
    says=(
        "Lời văn nói “đến năm {year}” nhưng period ghi {day}: “{quote}”.",
        "The words say “by {year}”, but the period {day}: “{quote}”.",
    ),
    advise=("Sửa period.to cho đúng lời văn.", "Correct period.to."),
)

_BY_YEAR = re.compile(r"đến\s+(?:hết\s+|cuối\s+)?năm\s+(\d{4})", re.IGNORECASE)


def target_periods(subject: PlanSubject) -> Iterator[Problem]:
    """Hold each target's period against the plan's and against its own words."""
    span = subject.period
    for i, target in enumerate(subject.plan.targets):
        given = target.period
        if given is None:
            continue
        quote = shortened(target.quote)
        for key, day in (("from", given.from_), ("to", given.to)):
            if day is not None and not span.contains(day):
                args: Args = {"day": day, "start": span.start, "end": span.end, "quote": quote}
                yield subject.found(OUTSIDE, ("targets", i, "period", key), **args)
        years = {int(year) for year in _BY_YEAR.findall(target.quote)}
        if given.to is not None and years and given.to.year not in years:
            path = ("targets", i, "period", "to")
            year = str(min(years))
            yield subject.found(OTHER_YEAR, path, year=year, day=given.to, quote=quote)
