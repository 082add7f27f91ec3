"""A provincial minimum may be a level, such as "từ loại tốt trở lên", and not a figure alone."""

from __future__ import annotations

import json

import pytest
from support.communes import Rules, Tree, actuals, assess, plan, rules, target
from support.rulebooks import ASSUMED, indicator, leaf

from parscore.authoring.diff_values import goal_of
from parscore.documents.plan import Plan
from parscore.lint import lint_plan
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reports.registry import RENDERERS

LEVELS = [("good", "Tốt", "Good"), ("fair", "Khá", "Fair"), ("poor", "Yếu", "Poor")]
GRADE = indicator(
    "level",
    title="Xếp loại",
    title_en="Class",
    unit="level",
    levels=[{"id": one, "vi": vi, "en": en} for one, vi, en in LEVELS],
)
BY_LEVELS = {"type": "levels", "levels": {"good": 10, "fair": 5, "poor": 0}}


def rules_with(level: str = "fair", op: str = ">=") -> Rules:
    rule = {"id": "min_grade", "indicator": "grade", "op": op, "level": level, "source": ASSUMED}
    return rules(leaf("grade", 10, BY_LEVELS), indicators={"grade": GRADE}, minimums=[rule])


def aimed(level: str | None = None, op: str = ">=", **keys: object) -> Tree:
    return target("grade", op, None, level=level, **keys)


@pytest.mark.parametrize(
    ("level", "op", "word", "status"),
    [
        ("fair", ">=", "good", "met"),
        ("Khá", ">=", "Khá", "met"),
        ("fair", ">=", "poor", "not_met"),
        ("fair", ">", "fair", "not_met"),
        ("fair", ">", "good", "met"),
        ("good", "=", "fair", "not_met"),
        ("fair", ">=", None, "undetermined"),
    ],
)
def test_a_measured_level_is_held_against_the_minimum(
    level: str, op: str, word: str | None, status: str
) -> None:
    measures = {} if word is None else {"grade": {"level": word}}
    (one,) = assess(plan(), actuals(measures=measures), rules_with(level, op)).minimums
    assert one.status == status
    assert one.level is not None
    assert one.value == one.level.vi
    assert (one.actual, one.shortfall, one.shortfall_text) == (None, None, None)
    assert (one.actual_level is None) == (word is None)


@pytest.mark.parametrize(
    ("stated", "status"),
    [
        ([], "missing"),
        ([aimed("good")], "meets"),
        ([aimed("fair")], "meets"),
        ([aimed("fair", op=">")], "meets"),
        ([aimed("poor")], "weaker"),
        ([aimed("unheard")], "weaker"),
        ([aimed("good"), aimed("poor", id="again")], "contradictory"),
    ],
)
def test_the_plans_level_is_held_against_the_minimum(stated: list[Tree], status: str) -> None:
    (one,) = assess(plan(targets=stated), actuals(), rules_with()).minimums
    assert one.plan_status == status


def test_reports_call_the_level_by_its_title() -> None:
    made = assess(
        plan(targets=[aimed("poor", quote="xếp loại yếu")]),
        actuals(measures={"grade": {"level": "poor"}}),
        rules_with(),
    )
    shown = {lang: " ".join(str(RENDERERS["md"](made, lang)).split()) for lang in ("vi", "en")}
    assert "| Xếp loại | ≥ Khá | Yếu, chưa bằng | Yếu | Chưa đạt |" in shown["vi"]
    assert "| Class | ≥ Fair | Poor, weaker | Poor | Not met |" in shown["en"]
    assert "chưa bằng mức tối thiểu &gt;= Khá của tỉnh" in shown["vi"]


@pytest.mark.parametrize(
    ("stated", "code", "words"),
    [
        (
            [aimed("poor", quote="xếp loại từ yếu trở lên")],
            "E316",
            "“Xếp loại”: kế hoạch đặt ≥ Yếu, chưa bằng mức tối thiểu ≥ Khá của tỉnh",
        ),
        ([], "E317", "Kế hoạch chưa có mục tiêu “Xếp loại”; tỉnh đặt tối thiểu ≥ Khá"),
        ([aimed("good", quote="xếp loại tốt")], None, ""),
    ],
)
def test_check_says_where_the_plan_asks_for_less(
    stated: list[Tree], code: str | None, words: str
) -> None:
    text = json.dumps(plan(targets=stated), ensure_ascii=False)
    source = read_json(text.encode(), "plan.json")
    said = lint_plan(load(Plan, source), rules_with().rulebook, source)
    told = [one for one in said if one.code in ("E316", "E317")]
    assert [one.code for one in told] == ([] if code is None else [code])
    assert all(words in one.render("vi") for one in told)


def test_a_comparison_says_the_level_in_words() -> None:
    book = rules_with().rulebook
    goal = goal_of(book.minimums[0], book)
    assert (goal.vi, goal.en) == ("từ Khá trở lên", "at least Fair")
