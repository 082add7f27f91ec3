"""What stands apart from the self-score: the survey's points, and criteria that do not apply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.communes import Tree, actuals, assess, plan, rules
from support.rulebooks import group, leaf

from parscore.reports.explain import render_explain
from parscore.reports.text import render

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

SURVEY = {"type": "survey", "answers": {"A": 100, "B": 50}}
ANSWERS = {"s": {"A": 60, "B": 40}}
OUT: Tree = {"not_applicable": True, "reason": "không phát sinh"}


def made(survey: Tree, measures: Tree | None = None, **keys: object) -> Assessment:
    inside = group(
        "g", leaf("a", 4, **keys), leaf("b", 2), leaf("s", 5, SURVEY, kind="survey", indicator=None)
    )
    given = {"a": {"points": 3}, "b": {"points": 1}, **(measures or {})}
    return assess(plan(), actuals(measures=given, survey=survey), rules(inside))


def said(text: str) -> str:
    assert max(map(len, text.splitlines())) <= 80
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("survey", "lang", "words"),
    [
        (
            ANSWERS,
            "vi",
            "4 / 5 theo điều tra (một phần); đứng riêng, không tính vào điểm tự chấm",
        ),
        (
            ANSWERS,
            "en",
            "4 of 5 by the survey (partly); it stands apart, not in the self-score",
        ),
        ({}, "vi", "Chờ điều tra; tối đa 5 điểm, đứng riêng, không tính vào điểm tự chấm"),
        (
            {},
            "en",
            "Awaiting survey; at most 5 points, which stand apart, not in the self-score",
        ),
        ({}, "vi", "Chưa có kết quả điều tra."),
        (ANSWERS, "vi", "Phiếu điều tra, xem các bước tính."),
    ],
)
def test_a_survey_leaf_says_what_the_survey_gives_and_that_it_stands_apart(
    survey: Tree, lang: Lang, words: str
) -> None:
    text = said(render_explain(made(survey), "s", lang))
    assert words in text
    assert "0 / 0" not in text
    assert "0 of 0" not in text


def test_the_group_of_a_survey_leaf_shows_it_and_says_that_it_does_not_count() -> None:
    text = said(render_explain(made(ANSWERS), "g", "vi"))
    assert "s s Một phần 4 5" in text
    assert "Điều tra xã hội học (5 điểm) không tính vào điểm tự chấm." in text
    assert "s s Chờ điều tra – 5" in said(render_explain(made({}), "g", "vi"))


@pytest.mark.parametrize(
    ("survey", "lang", "words"),
    [
        (
            ANSWERS,
            "vi",
            "g g: còn 5 điểm điều tra xã hội học, không tính vào điểm tự chấm; kết quả là 4 điểm.",
        ),
        ({}, "vi", "g g: còn 5 điểm điều tra xã hội học, không tính vào điểm tự chấm."),
        (
            ANSWERS,
            "en",
            "g g: 5 points of the survey stand apart from the self-score; the survey gives 4.",
        ),
        ({}, "en", "g g: 5 points of the survey stand apart from the self-score."),
    ],
)
def test_the_fields_say_which_of_them_holds_points_of_the_survey(
    survey: Tree, lang: Lang, words: str
) -> None:
    assert words in said(render(made(survey), lang))


@pytest.mark.parametrize(
    ("treatment", "vi", "en"),
    [
        ("reduce", "Điểm tối đa giảm tương ứng.", "The maximum is reduced by it."),
        ("full", "Được tính đủ điểm.", "It counts with full marks."),
        (
            "redistribute",
            "Điểm được chia cho các tiêu chí cùng nhóm.",
            "Its points are shared among the criteria of its group.",
        ),
        ("lost", "Mất điểm.", "Its points are lost."),
    ],
)
def test_what_does_not_apply_is_listed_with_its_reason_and_its_treatment(
    treatment: str, vi: str, en: str
) -> None:
    assessment = made({}, {"a": OUT}, not_applicable=treatment)
    text = said(render(assessment, "vi"))
    assert "TIÊU CHÍ KHÔNG ÁP DỤNG (1)" in text
    assert f"4 điểm a a Không áp dụng: không phát sinh {vi}" in text
    assert "4 points a " in (english := said(render(assessment, "en")))
    assert f"Not applicable: không phát sinh {en}" in english


def test_where_everything_applies_there_is_no_such_section() -> None:
    assert "KHÔNG ÁP DỤNG" not in render(made(ANSWERS), "vi")
