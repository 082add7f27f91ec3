"""A task without an office to lead it, a product, or a day: rõ người, rõ kết quả, rõ tiến độ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.subject import listed
from parscore.reading.problems import kind, shortened
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text

UNCLEAR = kind(
    "E318",
    severity="warning",
    says=(
        "Nhiệm vụ “{title}” (mục {section}) chưa nêu: {lacks}.",
        "The task “{title}” (section {section}) does not name: {lacks}.",
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
        "{count} nhiệm vụ chưa nêu: {lacks}, như “{title}”. Đó là các mục {sections}.",
        "{count} tasks do not name: {lacks}, such as “{title}”. They are sections {sections}.",
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
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, task in enumerate(subject.plan.tasks):
        codes = tuple(one.code for one in _lacking(task))
        if codes:
            groups.setdefault(codes, []).append(i)
    for places in groups.values():
        tasks = [(i, subject.plan.tasks[i]) for i in places]
        lacks = listed(_lacking(tasks[0][1]))
        for i, task in tasks if len(tasks) <= _FEW else ():
            args: Args = {"title": shortened(task.activity or task.title), "section": task.section}
            yield subject.found(UNCLEAR, ("tasks", i), lacks=lacks, **args)
        if len(tasks) > _FEW:
            i, first = tasks[0]
            sections = listed(list(dict.fromkeys(task.section for _, task in tasks)))
            args = {"title": shortened(first.activity or first.title), "sections": sections}
            yield subject.found(MANY_UNCLEAR, ("tasks", i), count=len(tasks), lacks=lacks, **args)


def _lacking(task: Task) -> list[Text]:
    dated = any(due.by is not None or due.kind == "recurring" for due in task.due)
    checks = ((bool(task.lead), LEAD), (bool(task.products), PRODUCT), (dated, DAY))
    return [message() for given, message in checks if not given]
