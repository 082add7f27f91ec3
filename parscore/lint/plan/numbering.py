"""Activities whose numbers jump or repeat, and a task that counts other activities than it has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.reading.problems import kind, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

OUT_OF_ORDER = kind(
    "E334",
    severity="warning",
    says=(
        "Sau hoạt động {before} của phần này là hoạt động {found} (mục {section}): “{title}”.",
        (
            "Activity {before} of this part is followed by activity {found} (section {section}): "
            "“{title}”."
        ),
    ),
    advise=(
        "Đánh số lại, hoặc bổ sung hoạt động còn thiếu.",
        "Number them anew, or add what is missing.",
    ),
)
OTHER_COUNT = kind(
    "E335",
    severity="warning",
    says=(
        "“{title}” (mục {section}) nói có {said} hoạt động nhưng kế hoạch liệt kê {listed}.",
        "“{title}” (section {section}) speaks of {said} activities, but the plan lists {listed}.",
    ),
    advise=(
        "Bổ sung hoạt động còn thiếu, hoặc sửa con số.",
        "Add what is missing, or mend the number.",
    ),
)

_ACTIVITY = re.compile(r"\bhoạt động\s+(\d+)\b", re.IGNORECASE)
_COUNTED = re.compile(r"\b0?(\d+)\s+hoạt động\b", re.IGNORECASE)


def numbering(subject: PlanSubject) -> Iterator[Problem]:
    """Follow the numbers of the activities in each field, in the order of the plan."""
    last: dict[str, int] = {}
    for i, task in enumerate(subject.plan.tasks):
        number = _number(task)
        if number is None:
            continue
        before = last.get(task.field)
        if before is not None and number != before + 1:
            title = shortened(task.activity or task.title)
            args: Args = {"before": before, "found": number, "section": task.section}
            yield subject.found(OUT_OF_ORDER, ("tasks", i, "section"), title=title, **args)
        last[task.field] = number if before is None else max(before + 1, number)


def _number(task: Task) -> int | None:
    found = re.match(_ACTIVITY, task.activity or "") or _ACTIVITY.search(task.section)
    return int(found[1]) if found else None


def counted_activities(subject: PlanSubject) -> Iterator[Problem]:
    """Hold "03 hoạt động" in a task against the activities it has."""
    groups: dict[tuple[str, str], list[int]] = {}
    for i, task in enumerate(subject.plan.tasks):
        if task.activity:
            groups.setdefault((task.field, match_key(task.title)), []).append(i)
    for places in groups.values():
        task = subject.plan.tasks[places[0]]
        said = _COUNTED.search(task.title)
        if said and int(said[1]) != len(places):
            args: Args = {"title": shortened(task.title), "section": task.section}
            path, count = ("tasks", places[0], "title"), len(places)
            yield subject.found(OTHER_COUNT, path, said=int(said[1]), listed=count, **args)
