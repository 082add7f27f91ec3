"""A report on an appendix that is due before the tasks of that appendix are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.days import last_days
from parscore.lint.subject import listed
from parscore.reading.problems import kind
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.documents.plan import Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

TOO_SOON = kind(
    "E339",
    severity="warning",
    says=(
        (
            "Báo cáo tổng hợp phải xong ngày {day} (“{quote}”, mục {section}), trước thời hạn của "
            "chính các nhiệm vụ đó: {tasks}."
        ),
        (
            "The summary is due on {day} (“{quote}”, section {section}), before the very tasks it "
            "sums up: {tasks}."
        ),
    ),
    advise=(
        "Lùi ngày báo cáo, hoặc rút thời hạn nhiệm vụ.",
        "Put it off, or bring the tasks forward.",
    ),
)

_LAST = 8  # words that are shown of a text
_APPENDIX = re.compile(r"phụ lục\s+(?:số\s+)?0*(\d+|[IVX]+)\b", re.IGNORECASE)


def summaries(subject: PlanSubject) -> Iterator[Problem]:
    """Hold the day of each report against the tasks of the appendices it speaks of."""
    span = subject.period
    year = span.end.year if span.start.year == span.end.year else None
    for i, one in enumerate(subject.plan.assignments):
        days = last_days(one.text, year)
        wanted = {number.casefold() for number in _APPENDIX.findall(one.text)}
        if len(days) != 1 or not wanted:
            continue
        late = [
            f"{task.section} ({due:%d/%m/%Y})"
            for task, due in _dated(subject)
            if due > days[0] and _appendix_of(task) in wanted
        ]
        if late:
            args: Args = {"day": days[0], "quote": _end(one.text), "section": one.section}
            yield subject.found(TOO_SOON, ("assignments", i), tasks=listed(late), **args)


def _end(text: str) -> str:
    """Return the last words of a text, where a report's day stands."""
    words = text.split()
    return ("…" if len(words) > _LAST else "") + " ".join(words[-_LAST:])


def _dated(subject: PlanSubject) -> Iterator[tuple[Task, date]]:
    for task in subject.plan.tasks:
        days = [due.by for due in task.due if due.by is not None]
        if days:
            yield task, max(days)


def _appendix_of(task: Task) -> str | None:
    found = re.match(r"phu luc (?:so )?0*(\d+|[ivx]+)\b", match_key(task.section))
    return found[1] if found else None
