"""How the plan's tasks stand on the as-of day: rõ người, rõ việc, rõ tiến độ, rõ kết quả."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.messages import DUE_AFTER_PERIOD, NO_DATE, NO_LEAD, NO_PRODUCT

if TYPE_CHECKING:
    from datetime import date

    from parscore.documents.actuals import TaskResult
    from parscore.documents.assessment import TaskState
    from parscore.documents.plan import Task
    from parscore.findings.matter import Matter
    from parscore.values.messages import Text

OPEN_ENDED = ("recurring", "continuous", "on_demand", "as_prescribed")


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
    return [_standing(task, matter) for task in matter.plan.tasks]


def _standing(task: Task, matter: Matter) -> TaskStanding:
    dates = [due.by for due in task.due if due.by is not None]
    has_date = bool(dates) or any(due.kind == "recurring" for due in task.due)
    last = max(dates, default=None)
    state = _state(task, matter.actuals.tasks.get(task.id), dates, last, matter.as_of)
    has_lead, has_product = bool(task.lead), bool(task.products)
    problems = []
    if not (has_lead and has_product and has_date):
        checks = (has_lead, NO_LEAD), (has_product, NO_PRODUCT), (has_date, NO_DATE)
        problems = [says() for is_clear, says in checks if not is_clear]
    if last is not None and last > matter.plan_period.end:
        problems.append(DUE_AFTER_PERIOD(by=last))
    return TaskStanding(task, state, has_lead, has_product, has_date, last, tuple(problems))


def _state(
    task: Task, result: TaskResult | None, dates: list[date], last: date | None, as_of: date
) -> TaskState:
    open_ended = last is None and any(due.kind in OPEN_ENDED for due in task.due)
    if result is None:
        return "continuous" if open_ended else "unknown"
    if result.status == "cancelled":
        return "cancelled"
    if result.status == "done" and not (result.completed and result.completed > as_of):
        late = last is not None and result.completed is not None and result.completed > last
        return "done_late" if late else "done"
    if last is not None and last < as_of:
        return "overdue"
    if result.status == "not_started":
        return "overdue" if any(day < as_of for day in dates) else "upcoming"
    return "continuous" if open_ended else "in_progress"
