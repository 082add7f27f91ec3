"""An office with nothing to do, and several offices that are to lead: then nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.plan.office_names import is_group
from parscore.lint.subject import listed, sections_of
from parscore.reading.problems import kind, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

IDLE = kind(
    "E332",
    severity="warning",
    says=(
        "“{office}” có tên trong kế hoạch nhưng không được giao việc gì.",
        "“{office}” is named in the plan but is given nothing to do.",
    ),
    advise=(
        "Giao việc cho đơn vị này, hoặc bỏ khỏi units.",
        "Give it work, or remove it from units.",
    ),
)
NOBODY_IN_PARTICULAR = kind(
    "E333",
    severity="warning",
    says=(
        "{count} nhiệm vụ do “{office}” chủ trì, không rõ ai chịu trách nhiệm: {sections}.",
        "Led by “{office}”, that is by nobody in particular: {count} ({sections}).",
    ),
    advise=("Nêu đích danh một cơ quan chủ trì.", "Name one office for each."),
)
SEVERAL_LEAD = kind(
    "E358",
    severity="warning",
    says=(
        (
            "{count} nhiệm vụ có nhiều cơ quan cùng chủ trì, như “{title}” (mục {section}): "
            "{offices}. Các mục: {sections}."
        ),
        (
            "Led by several offices at once: {count}, such as “{title}” (section {section}): "
            "{offices}. Sections: {sections}."
        ),
    ),
    advise=(
        "Mỗi việc giao một cơ quan chủ trì; các cơ quan khác phối hợp.",
        "Let one office lead each task, and the others support it.",
    ),
)

_AUTHORITIES = (
    *("uy ban nhan dan", "ubnd", "hoi dong nhan dan", "hdnd", "chu tich", "pho chu tich"),
    *("dang uy", "ban thuong vu", "thuong truc", "lanh dao", "ban chi dao"),
    *("so ", "bo ", "chinh phu", "thu tuong"),  # not of the commune
)


def idle_offices(subject: PlanSubject) -> Iterator[Problem]:
    """Find the offices that no task or assignment names, in a plan that assigns work at all."""
    plan = subject.plan
    busy = {name for task in plan.tasks for name in (*task.lead, *task.support)}
    busy |= {one.unit for one in plan.assignments}
    for i, unit in enumerate(plan.units):
        if busy and unit.id not in busy and not is_group(unit) and not _governs(unit.name):
            yield subject.found(IDLE, ("units", i), office=unit.name)


def _governs(name: str) -> bool:
    """Tell whether an office is one that gives work to others."""
    return match_key(name).startswith(_AUTHORITIES)


def groups_that_lead(subject: PlanSubject) -> Iterator[Problem]:
    """Find the groups of offices that alone lead a task; told once for each group."""
    groups = {unit.id: unit for unit in subject.plan.units if is_group(unit)}
    for name, unit in groups.items():
        led = [
            i
            for i, task in enumerate(subject.plan.tasks)
            if name in task.lead and set(task.lead) <= groups.keys()
        ]
        if led:
            sections = sections_of(subject.plan.tasks[i] for i in led)
            path, count = ("tasks", led[0], "lead"), len(led)
            yield subject.found(
                NOBODY_IN_PARTICULAR, path, count=count, office=unit.name, sections=sections
            )


def several_lead(subject: PlanSubject) -> Iterator[Problem]:
    """Find the tasks that several offices lead while others support, told once for the plan.

    Where nobody supports, the plan may mean that each does its own part.
    """
    tasks = subject.plan.tasks
    shared = [i for i, task in enumerate(tasks) if len(task.lead) > 1 and task.support]
    if shared:
        first = tasks[shared[0]]
        yield subject.found(
            SEVERAL_LEAD,
            ("tasks", shared[0], "lead"),
            count=len(shared),
            title=shortened(first.activity or first.title),
            section=first.section,
            offices=listed([subject.office(name) for name in first.lead]),
            sections=sections_of(tasks[i] for i in shared),
        )
