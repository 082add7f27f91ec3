"""How the plan's tasks stand on the as-of day: rõ người, rõ việc, rõ tiến độ, rõ kết quả."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.messages import DUE_AFTER_PERIOD, NO_DATE, NO_LEAD, NO_PRODUCT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parscore.documents.actuals import TaskResult
    from parscore.documents.assessment import TaskState
    from parscore.documents.plan import Task
    from parscore.findings.matter import Matter
    from parscore.values.messages import Text

_NO_LEAD, _NO_PRODUCT, _NO_DATE = NO_LEAD(), NO_PRODUCT(), NO_DATE()
OPEN_ENDED = frozenset(("recurring", "continuous", "on_demand", "as_prescribed"))


class TaskStanding(NamedTuple):
    """A task, its state, and what the plan leaves unclear about it."""

    task: Task
    state: TaskState
    has_lead: bool
    has_product: bool
    has_date: bool
    last_due: date | None
    problems: tuple[Text, ...]


def task_standings(matter: Matter) -> list[TaskStanding]:
    """Return the standing of every task, in the plan's order."""
    results = matter.actuals.tasks
    return [_standing(task, matter, results) for task in matter.plan.tasks]


def _standing(task: Task, matter: Matter, results: Mapping[str, TaskResult]) -> TaskStanding:
    due = task.due
    kinds, dates = [one.kind for one in due], [by for one in due if (by := one.by) is not None]
    has_date = bool(dates) or "recurring" in kinds
    last = max(dates) if dates else None
    open_ended = last is None and not OPEN_ENDED.isdisjoint(kinds)
    state = _state(results.get(task.id), dates, last, matter.as_of, open_ended=open_ended)
    has_lead, has_product = bool(task.lead), bool(task.products)
    problems = []
    if not (has_lead and has_product and has_date):
        checks = (has_lead, _NO_LEAD), (has_product, _NO_PRODUCT), (has_date, _NO_DATE)
        problems = [says for is_clear, says in checks if not is_clear]
    if last is not None and last > matter.plan_period.end:
        problems.append(DUE_AFTER_PERIOD(by=last))
    return TaskStanding(task, state, has_lead, has_product, has_date, last, tuple(problems))


def _state(
    result: TaskResult | None,
    dates: list[date],
    last: date | None,
    as_of: date,
    *,
    open_ended: bool,
) -> TaskState:
    if result is None:
        return "continuous" if open_ended else "unknown"
    status = result.status
    if status == "cancelled":
        return "cancelled"
    if status == "done":
        completed = result.completed
        if completed is None or completed <= as_of:
            late = last is not None and completed is not None and completed > last
            return "done_late" if late else "done"
    if last is not None and last < as_of:
        return "overdue"
    if status == "not_started":
        return "overdue" if any(day < as_of for day in dates) else "upcoming"
    return "continuous" if open_ended else "in_progress"
