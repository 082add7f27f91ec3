"""The tasks of the plan: how many stand where, and what the plan leaves unclear."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Paragraph, Section
from parscore.reports.phrases import COUNTED_STATE, GROUPED, TASK_COUNT
from parscore.reports.places import joined

if TYPE_CHECKING:
    from parscore.reports.subject import Subject

LATE = ("overdue", "done_late")


def tasks(subject: Subject) -> Section | None:
    """Return the states of the tasks in one sentence, and their problems grouped by kind."""
    write, all_tasks = subject.write, subject.assessment.tasks
    if not all_tasks:
        return None
    counts = Counter[str](task.status for task in all_tasks)
    states = [
        write.text(COUNTED_STATE(count=counts[state], state=write.say(labels.TASK_STATUS, state)))
        for state in labels.TASK_STATUS
        if counts[state]
    ]
    said = write.text(TASK_COUNT(total=len(all_tasks), states=", ".join(states)))
    items = tuple(_problem(subject, what, where) for what, where in _grouped(subject).items())
    blocks = (Paragraph(said), Bullets(items)) if items else (Paragraph(said),)
    return Section(write.say(labels.HEADING, "tasks"), blocks)


def _grouped(subject: Subject) -> dict[str, list[str]]:
    """Return the sections of the tasks that are late, then by each problem they share."""
    write, groups = subject.write, dict[str, list[str]]()
    for status in LATE:
        late = [task.section for task in subject.assessment.tasks if task.status == status]
        if late:
            label = write.say(labels.TASK_STATUS, status)
            groups[label[:1].upper() + label[1:]] = late
    for task in subject.assessment.tasks:
        for problem in task.problems:
            groups.setdefault(write.text(problem).rstrip("."), []).append(task.section)
    return groups


def _problem(subject: Subject, what: str, where: list[str]) -> Bullet:
    said = GROUPED(what=what, count=len(where), where=joined(where))
    return Bullet(subject.write.text(said))
