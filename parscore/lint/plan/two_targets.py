"""The same indicator with two targets for the same time.

No contradiction: a target that rises by year or phase, or two indicators of one family, such as
satisfaction with the service as a whole and with land procedures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.findings.targets import demand_of, two_figures
from parscore.lint.subject import quoted, title_of
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

CONTRADICTORY = kind(
    "E310",
    says=(
        (
            "“{title}” có hai mục tiêu khác nhau cho cùng một thời gian: “{quote}” ở đây, "
            "“{other}” ở {place}."
        ),
        (
            "“{title}” has two different targets for the same time: “{quote}” here, "
            "“{other}” in {place}."
        ),
    ),
    advise=(
        (
            "Thống nhất một con số; nếu khác giai đoạn, ghi period; nếu là hai việc khác nhau, "
            "dùng hai chỉ tiêu."
        ),
        "Settle on one figure; give each its period, or its own indicator, where they differ.",
    ),
)
OTHER_SIGN = kind(
    "E311",
    severity="warning",
    says=(
        "“{title}” được viết hai cách: “{quote}” ở đây, “{other}” ở {place}.",
        "“{title}” is put in two ways: “{quote}” here, “{other}” in {place}.",
    ),
    advise=(
        "“Trên” không gồm chính con số đó, “từ … trở lên” thì có: thống nhất một cách.",
        "“Above” leaves out the figure itself, “at least” takes it in: settle on one.",
    ),
)

_STRICT = {">", "<"}


def two_targets(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each later target that does not agree with an earlier one."""
    places = {id(target): i for i, target in enumerate(subject.plan.targets)}
    told: set[int] = set()
    for first, second in two_figures(subject.plan.targets, subject.period):
        why = CONTRADICTORY if demand_of(first) != demand_of(second) else OTHER_SIGN
        agree = why is OTHER_SIGN and (first.op in _STRICT) == (second.op in _STRICT)
        if agree or id(second) in told:
            continue
        told.add(id(second))
        yield subject.found(
            why,
            ("targets", places[id(second)]),
            title=title_of(second.indicator, subject.rulebook),
            quote=quoted(second),
            other=quoted(first),
            place=subject.place(("targets", places[id(first)]), first.section),
        )
