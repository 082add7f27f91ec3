"""Numbers that jump or repeat, of activities and of sections, and a task that counts wrongly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.reading.problems import kind, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Plan, Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Path, Problem

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

NUMBER_TWICE = kind(
    "E359",
    severity="warning",
    says=(
        "Số mục {section} dùng cho hai phần: “{quote}” ở đây, “{other}” ở {place}.",
        "The number {section} stands for two parts: “{quote}” here, “{other}” in {place}.",
    ),
    advise=("Đánh số lại các mục của phần này.", "Number the sections of this part anew."),
)
LETTER_LEFT_OUT = kind(
    "E360",
    severity="warning",
    says=(
        "Mục {parent} có điểm {before}, rồi đến điểm {after}, không có điểm {missing}: “{quote}”.",
        (
            "In section {parent} point {before} is followed by {after}, {missing} is left out: "
            "“{quote}”."
        ),
    ),
    advise=(
        "Đánh lại thứ tự điểm; nếu văn bản có điểm đó thì bổ sung vào đây.",
        "Letter the points anew; if the plan has that point, add it here.",
    ),
)

_LETTERS = "abcdđeghiklmnopq"  # the order of points in Vietnamese documents
_POINT = re.compile(rf"(.+)\.([{_LETTERS}])")
_BY_NAME = re.compile(r"(.+?) \((.+)\)")  # a number that stands twice, told apart by a name
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


def repeated_numbers(subject: PlanSubject) -> Iterator[Problem]:
    """Find the section numbers that the plan uses twice, told once for each part."""
    stated = list(_sections(subject.plan))
    first = {section: (path, text) for path, section, text in reversed(stated)}
    told: set[str] = set()
    for path, section, text in stated:
        named = _BY_NAME.fullmatch(section)
        if named is None or named[1] not in first:
            continue
        part = named[1].rpartition(".")[0]
        if part not in told:
            told.add(part)
            at, other = first[named[1]]
            args: Args = {"section": named[1], "quote": shortened(text)}
            place = subject.place(at, named[1])
            yield subject.found(NUMBER_TWICE, path, other=shortened(other), place=place, **args)


def lettered_points(subject: PlanSubject) -> Iterator[Problem]:
    """Find lists of points that leave out one letter, in the Vietnamese order a b c d đ e g."""
    points: dict[str, dict[str, tuple[Path, str]]] = {}
    for path, section, text in _sections(subject.plan):
        found = _POINT.fullmatch(section)
        if found:
            points.setdefault(found[1], {}).setdefault(found[2], (path, text))
    for parent, there in points.items():
        last = max(map(_LETTERS.index, there))
        lacking = [place for place in range(last) if _LETTERS[place] not in there]
        if len(lacking) == 1 and lacking[0] > 0:
            before, missing, after = (_LETTERS[lacking[0] + step] for step in (-1, 0, 1))
            path, text = there[after]
            args: Args = {"parent": parent, "before": before, "missing": missing, "after": after}
            yield subject.found(LETTER_LEFT_OUT, path, quote=shortened(text), **args)


def _sections(plan: Plan) -> Iterator[tuple[Path, str, str]]:
    """Yield the number of every part of the plan, with where it is and what it says."""
    for i, target in enumerate(plan.targets):
        yield ("targets", i, "section"), target.section, target.quote
    for i, commitment in enumerate(plan.commitments):
        yield ("commitments", i, "section"), commitment.section, commitment.text
    for i, task in enumerate(plan.tasks):
        yield ("tasks", i, "section"), task.section, task.activity or task.title
    for i, one in enumerate(plan.assignments):
        yield ("assignments", i, "section"), one.section, one.text
