"""How a task of the plan stands on the day of the assessment."""

from __future__ import annotations

import pytest
from support.communes import Tree, actuals, assess, by, plan, rules, task
from support.rulebooks import leaf

RULES = rules(leaf("one", 10))
MONTHLY = {"kind": "recurring", "text": "hằng tháng"}
ONGOING = {"kind": "continuous", "text": "thường xuyên"}
ON_DEMAND = {"kind": "on_demand", "text": "theo yêu cầu"}


def state(
    stated: Tree, result: Tree | None, as_of: str = "2025-12-15", **more: object
) -> tuple[str, list[str]]:
    """Return the state of a task and the codes of its problems."""
    results = {} if result is None else {stated["id"]: result}
    made = assess(plan(tasks=[stated], **more), actuals(tasks=results), RULES, as_of=as_of)
    return made.tasks[0].status, [problem.code for problem in made.tasks[0].problems]


def status(stated: Tree, result: Tree | None, as_of: str = "2025-12-15") -> str:
    return state(stated, result, as_of)[0]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2025-10-01", "in_progress"), ("2025-10-31", "in_progress"), ("2025-11-01", "overdue")],
)
def test_a_task_in_progress_is_overdue_from_the_day_after_its_last_day(
    as_of: str, expected: str
) -> None:
    assert status(task("a", by("2025-10-31")), {"status": "in_progress"}, as_of) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"), [("2025-10-31", "upcoming"), ("2025-11-01", "overdue")]
)
def test_a_task_not_started_is_upcoming_until_it_is_overdue(as_of: str, expected: str) -> None:
    assert status(task("a", by("2025-10-31")), {"status": "not_started"}, as_of) == expected


@pytest.mark.parametrize(
    ("completed", "expected"),
    [("2025-10-31", "done"), ("2025-11-01", "done_late"), (None, "done")],
)
def test_a_task_done_after_its_last_day_is_done_late(completed: str | None, expected: str) -> None:
    result = {"status": "done", **({"completed": completed} if completed else {})}
    assert status(task("a", by("2025-10-31")), result) == expected


def test_a_task_completed_later_was_not_done_yet_on_an_earlier_day() -> None:
    stated, result = task("a", by("2025-10-31")), {"status": "done", "completed": "2025-11-20"}
    assert status(stated, result, "2025-10-01") == "in_progress"
    assert status(stated, result, "2025-11-10") == "overdue"
    assert status(stated, result, "2025-11-20") == "done_late"


def test_a_task_with_several_dates_is_overdue_after_the_last_once_it_has_started() -> None:
    stated = task("a", by("2025-06-30"), by("2025-12-20"))
    assert status(stated, {"status": "in_progress"}, "2025-10-01") == "in_progress"
    assert status(stated, {"status": "not_started"}, "2025-10-01") == "overdue"
    assert status(stated, {"status": "in_progress"}, "2025-12-21") == "overdue"


@pytest.mark.parametrize("due", [MONTHLY, ONGOING, ON_DEMAND])
def test_a_task_without_an_end_goes_on(due: Tree) -> None:
    assert status(task("a", due), {"status": "in_progress"}) == "continuous"
    assert status(task("a", due), None) == "continuous"


def test_a_task_nobody_reported_on_is_unknown_even_when_its_day_has_passed() -> None:
    assert status(task("a", by("2025-01-31")), None) == "unknown"
    assert status(task("a"), None) == "unknown"


def test_a_cancelled_task_is_neither_late_nor_done() -> None:
    assert status(task("a", by("2025-01-31")), {"status": "cancelled"}) == "cancelled"


def test_the_as_of_day_is_that_of_the_actuals_unless_another_is_named() -> None:
    stated = plan(tasks=[task("a", by("2025-12-16"))])
    given = actuals(tasks={"a": {"status": "in_progress"}})
    assert assess(stated, given, RULES).as_of == "2025-12-15"
    assert assess(stated, given, RULES).tasks[0].status == "in_progress"
    assert assess(stated, given, RULES, as_of="2025-12-17").tasks[0].status == "overdue"


def test_a_task_says_what_the_plan_leaves_unclear() -> None:
    clear = state(task("a", by("2025-12-20")), None)[1]
    unclear = state(task("a", lead=[], products=[]), None)[1]
    assert clear == []
    assert unclear == ["task.no-lead", "task.no-product", "task.no-date"]


def test_a_recurring_task_has_a_date_and_a_continuous_one_has_none() -> None:
    assert state(task("a", MONTHLY), None)[1] == []
    assert state(task("a", ONGOING), None)[1] == ["task.no-date"]


def test_a_task_due_after_the_plans_period_is_legal_and_worth_a_warning() -> None:
    made = assess(plan(tasks=[task("a", by("2026-03-31"))]), actuals(), RULES)
    assert [p.code for p in made.tasks[0].problems] == ["task.due-after-period"]
    assert "warn.task-after-period" in [warning.code for warning in made.warnings]


def test_only_overdue_tasks_are_gaps_with_their_lead_and_their_last_day() -> None:
    tasks = [
        task("late", by("2025-10-31"), lead=["economy"]),
        task("in_time", by("2025-12-31")),
        task("unheard_of", by("2025-10-31")),
    ]
    given = {"late": {"status": "in_progress"}, "in_time": {"status": "in_progress"}}
    made = assess(plan(tasks=tasks), actuals(tasks=given), RULES)
    gaps = [gap for gap in made.gaps if gap.kind == "task"]
    assert [(g.owner, g.due, g.recoverable, g.lost) for g in gaps] == [
        ("economy", "2025-10-31", None, None)
    ]
    assert gaps[0].title == "Phụ lục late: late"


def test_moving_the_day_moves_task_states_but_never_figures() -> None:
    stated = plan(tasks=[task("a", by("2025-10-31"))])
    given = actuals(measures={"one": {"points": 7}}, tasks={"a": {"status": "in_progress"}})
    early = assess(stated, given, RULES, as_of="2025-10-01")
    late = assess(stated, given, RULES, as_of="2025-12-31")
    assert early.tasks[0].status != late.tasks[0].status
    assert (early.score, early.nodes) == (late.score, late.nodes)
