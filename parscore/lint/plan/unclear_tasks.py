"""A task without an office to lead it, a product, or a day: rõ người, rõ kết quả, rõ tiến độ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.subject import sections_of
from parscore.reading.problems import kind, shortened
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.documents.plan import Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

UNCLEAR = kind(
    "E318",
    severity="warning",
    says=(
        "Nhiệm vụ “{title}” (mục {section}) chưa nêu {lacks}.",
        "The task “{title}” (section {section}) does not name {lacks}.",
    ),
    advise=(
        "Bổ sung vào kế hoạch, để biết ai làm, ra gì, khi nào xong.",
        "Add it to the plan: who does it, what comes of it, and by when.",
    ),
)
MANY_UNCLEAR = kind(
    "E319",
    severity="warning",
    says=(
        "{count} nhiệm vụ chưa nêu {lacks}, như “{title}”: mục {sections}.",
        "{count} tasks do not name {lacks}, such as “{title}”: section {sections}.",
    ),
    advise=(
        "Bổ sung vào kế hoạch, để biết ai làm, ra gì, khi nào xong.",
        "Add it to the plan: who does it, what comes of it, and by when.",
    ),
)
LEAD = Message("lint.task.lead", vi="cơ quan chủ trì", en="an office to lead it")
PRODUCT = Message("lint.task.product", vi="sản phẩm", en="a product")
DAY = Message("lint.task.day", vi="mốc thời gian", en="a day to be done by")

_FEW = 3  # tasks with the same fault that are told of one by one


def unclear_tasks(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each such task, or of all at once where many lack the same."""
    for message, names in _ASKED:
        lacking = [(i, task) for i, task in enumerate(subject.plan.tasks) if not names(task)]
        for i, task in lacking if len(lacking) <= _FEW else ():
            args: Args = {"title": shortened(task.activity or task.title), "section": task.section}
            yield subject.found(UNCLEAR, ("tasks", i), lacks=message(), **args)
        if len(lacking) > _FEW:
            i, first = lacking[0]
            sections = sections_of(task for _, task in lacking)
            args = {"title": shortened(first.activity or first.title), "sections": sections}
            count, lacks = len(lacking), message()
            yield subject.found(MANY_UNCLEAR, ("tasks", i), count=count, lacks=lacks, **args)


def _has_day(task: Task) -> bool:
    return any(due.by is not None or due.kind == "recurring" for due in task.due)


_ASKED: tuple[tuple[Message, Callable[[Task], bool]], ...] = (
    (LEAD, lambda task: bool(task.lead)),
    (PRODUCT, lambda task: bool(task.products)),
    (DAY, _has_day),
)
