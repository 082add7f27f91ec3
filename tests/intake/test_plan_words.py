"""Deadlines and goals in the words of plans."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.cli import RULES
from support.plans import LINES

from parscore.documents.plan import Due, Plan
from parscore.intake.plan_book.deadlines import meaning, parse_dues, write_dues
from parscore.intake.plan_book.goals import parse_goal, write_goal
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.values.numbers import NotANumber
from parscore.values.periods import Period

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
YEARS = Period(date(2026, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("words", "kind", "by"),
    [
        ("trước ngày 15/8/2025", "date", "2025-08-14"),
        ("Trước 01/3/2025", "date", "2025-02-28"),
        ("chậm nhất 25/12/2025", "date", "2025-12-25"),
        ("trước ngày 15 tháng 8 năm 2025", "date", "2025-08-14"),
        ("Ngày 20/12", "date", "2025-12-20"),
        ("Quý IV/2025", "quarter", "2025-12-31"),
        ("Qúy IV/2025", "quarter", "2025-12-31"),
        ("quí 2", "quarter", "2025-06-30"),
        ("Quý I năm 2026", "quarter", "2026-03-31"),
        ("Tháng 6", "month", "2025-06-30"),
        ("trong tháng 02/2024", "month", "2024-02-29"),
        ("6 tháng đầu năm", "month", "2025-06-30"),
        ("Trong năm", "year", "2025-12-31"),
        ("Năm 2025", "year", "2025-12-31"),
        ("giai đoạn 2022 - 2025", "year", "2025-12-31"),
        ("Thường xuyên, kịp thời", "continuous", None),
        ("Hằng năm theo quy định", "recurring", None),
        ("Định kỳ hàng quý", "recurring", None),
        ("đột xuất theo yêu cầu", "on_demand", None),
        ("Theo quy định", "as_prescribed", None),
    ],
)
def test_a_deadline_is_understood(words: str, kind: str, by: str | None) -> None:
    meant = meaning(words, YEAR)
    assert meant is not None
    assert (meant.kind, meant.by and meant.by.isoformat()) == (kind, by)


@pytest.mark.parametrize(
    "words", ["sau hội nghị", "31/2/2025", "Quý V/2025", "tháng 13", "Quý I/0001", "x" * 500, "—"]
)
def test_other_words_are_not_guessed(words: str) -> None:
    assert meaning(words, YEAR) is None


def test_a_month_of_several_years_has_no_day() -> None:
    assert meaning("Tháng 6", YEARS) is None
    assert meaning("Trong năm", YEARS) is not None


def test_a_cell_may_state_several_deadlines() -> None:
    dues, unknown = parse_dues("Kế hoạch: Quý II; Báo cáo: trước ngày 15/12\nkhi rảnh", YEAR)
    assert [(due.kind, due.product, str(due.by)) for due in dues] == [
        ("quarter", "Kế hoạch", "2025-06-30"),
        ("date", "Báo cáo", "2025-12-14"),
        ("as_prescribed", None, "None"),
    ]
    assert unknown == ["khi rảnh"]


def test_a_note_in_braces_says_what_the_words_do_not() -> None:
    (due,), unknown = parse_dues("Sau hội nghị {ngày; 15/8/2025; Báo cáo}", YEAR)
    assert due == Due(kind="date", by=date(2025, 8, 15), product="Báo cáo", text="Sau hội nghị")
    assert unknown == []
    assert parse_dues("Sau hội nghị {mai}", YEAR)[1] == ["Sau hội nghị {mai}"]


def test_most_deadlines_of_the_shipped_plans_need_no_note() -> None:
    noted = total = 0
    for path in RULES.glob("*/*/*/plan.json"):
        plan = load(Plan, read_json(read_file(path), str(path)))
        period = Period(plan.period.from_, plan.period.to)
        for task in plan.tasks:
            for due in task.due:
                cell = write_dues([due], period)
                assert parse_dues(cell, period)[0] == [due]
                total += 1
                noted += "{" in cell
    assert total > 90
    assert noted / total < 0.1


@given(LINES)
def test_no_deadline_is_lost_or_crashes(text: str) -> None:
    dues, unknown = parse_dues(text, YEAR)
    assert len(dues) >= 1
    assert all(one in text for one in unknown)


@pytest.mark.parametrize(
    ("words", "op", "value", "percent"),
    [
        ("trên 98%", ">", "98", True),
        ("Trên 98,5 %", ">", "98.5", True),
        ("từ 95% trở lên", ">=", "95", True),
        ("tối thiểu 80%", ">=", "80", True),
        ("đạt 95%", ">=", "95", True),
        ("Đến năm 2025 đạt 95%", ">=", "95", True),
        ("100%", ">=", "100", True),
        ("trên 100%", ">", "100", True),
        ("không quá 15 phút", "<=", "15", False),
        ("tối đa 15", "<=", "15", False),
        ("dưới 2%", "<", "2", True),
        ("≥ 30", ">=", "30", False),
        ("<= 5%", "<=", "5", True),
        ("giảm 10%", ">=", "10", True),
        ("đạt và vượt dự toán", ">=", "100", True),
        ("98% hộ trên địa bàn", ">=", "98", True),
        ("bằng 3", "=", "3", False),
    ],
)
def test_a_goal_is_understood(words: str, op: str, value: str, percent: bool) -> None:  # noqa: FBT001
    goal = parse_goal(words)
    assert goal is not None
    assert (goal.op, str(goal.value), goal.percent) == (op, value, percent)


def test_a_reduction_names_what_it_is_counted_from() -> None:
    goal = parse_goal("giảm bình quân 7% so với giai đoạn 2021 - 2025")
    assert goal is not None
    assert goal.base is not None
    assert (str(goal.value), str(goal.base.from_), str(goal.base.to)) == (
        "7",
        "2021-01-01",
        "2025-12-31",
    )


def test_a_range_and_a_level_are_goals() -> None:
    span, level = parse_goal("xếp thứ từ 5 đến 6"), parse_goal("đạt từ loại tốt trở lên")
    assert span is not None
    assert span.range is not None
    assert (span.op, span.range.from_, span.range.to) == ("=", 5, 6)
    assert level is not None
    assert (level.op, level.value, level.level) == (">=", None, "tốt")


@pytest.mark.parametrize("words", ["cao nhất có thể", "khá", "15 phút/01 lượt", ""])
def test_other_goals_are_not_guessed(words: str) -> None:
    assert parse_goal(words) is None


def test_a_figure_that_may_mean_two_is_refused() -> None:
    with pytest.raises(NotANumber):
        parse_goal("trên 1.234")


@given(
    st.sampled_from([">", ">=", "=", "<=", "<"]),
    st.decimals(-(10**9), 10**9, places=3),
    st.booleans(),
)
def test_a_goal_is_read_as_it_was_written(op: str, value: object, percent: bool) -> None:  # noqa: FBT001
    words = write_goal(op, value, None, percent=percent)  # type: ignore[arg-type]
    goal = parse_goal(words)
    assert goal is not None
    assert (goal.op, goal.value, goal.percent) == (op, value, percent)
