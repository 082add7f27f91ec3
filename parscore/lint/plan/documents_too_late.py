"""A document that the plan cites though it is dated after the plan itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.citations import citations_of
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

NOT_YET_ISSUED = kind(
    "E305",
    severity="warning",
    says=(
        "Văn bản {number} ngày {day} ban hành sau kế hoạch ({issued}): “{quote}”.",
        "{number} of {day} was issued after the plan ({issued}): “{quote}”.",
    ),
    advise=("Kiểm tra ngày của văn bản và của kế hoạch.", "Check both dates."),
)


def documents_too_late(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each document dated after the plan, or after its period where it has no date."""
    issued = subject.plan.issued or subject.period.end
    told: set[tuple[str, ...]] = set()
    for one in citations_of(subject.plan):
        if one.day is not None and one.day > issued and one.key not in told:
            told.add(one.key)
            args: Args = {
                "number": one.number,
                "day": one.day,
                "issued": issued,
                "quote": one.quote,
            }
            yield subject.found(NOT_YET_ISSUED, one.path, **args)
