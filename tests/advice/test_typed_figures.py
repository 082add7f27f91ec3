"""Figures as people type them: each kind's forms, and what is said of what cannot be taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import actuals, hop_tien_actuals, read, rules, thanh_hoa
from support.rulebooks import leaf

from parscore.advice.typed_figures import Place, Typed, measures_typed
from parscore.documents.actuals import Actuals
from parscore.documents.indicators import Indicator
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.documents.actuals import Measure

ONLINE = "Tỷ lệ giao dịch thanh toán trực tuyến"


def typed(*pairs: tuple[str, str]) -> dict[str, Measure]:
    given: Actuals = read(Actuals, hop_tien_actuals())
    places = [Typed(name, value, Place(f"--set {name}={value}")) for name, value in pairs]
    return measures_typed(places, given, thanh_hoa().rulebook)


def told(*pairs: tuple[str, str]) -> list[str]:
    with pytest.raises(Unreadable) as refused:
        typed(*pairs)
    return [problem.render("en") for problem in refused.value.problems]


def figures(measure: Measure) -> dict[str, Any]:
    about = ("evidence", "explanation", "note", "source", "window", "previous", "expected")
    return {key: value for key, value in measure if value is not None and key not in about}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        # 162 of 600 transactions are paid online as it is
        ("online_payment", "1188/1200", {"numerator": 1188, "denominator": 1200}),
        ("online_payment", " 300 / 1.200,0 ", {"numerator": 300, "denominator": 1200}),
        ("online_payment", "+12", {"numerator": 174, "denominator": 600}),
        ("online_payment", "-3", {"numerator": 159, "denominator": 600}),
        ("online_payment", "\u22123", {"numerator": 159, "denominator": 600}),
        ("online_payment", "+12/+12", {"numerator": 174, "denominator": 612}),
        ("online_payment", "98,5%", {"value": Decimal("98.5")}),
        (ONLINE, "98,5", {"value": Decimal("98.5")}),
        ("ty le giao dich thanh toan truc tuyen", "0/600", {"numerator": 0, "denominator": 600}),
        ("business_dialogues", "2", {"value": 2}),
        ("business_dialogues", "+2", {"value": 3}),
        ("business_dialogues", "-1", {"value": 0}),
        ("legal_review_reported", "có", {"done": True}),
        ("legal_review_reported", "Yes", {"done": True}),
        ("legal_review_plan_issued", "không", {"done": False}),
        ("legal_review_plan_issued", "no", {"done": False}),
        ("citizen_support", "regular", {"level": "regular"}),
        ("reform_plan_issued", "2025-03-01", {"date": date(2025, 3, 1)}),
        ("reform_plan_issued", "1/3/2025", {"date": date(2025, 3, 1)}),
        ("late_reports", "không", {"occurrences": ()}),
        (
            "online_payment",
            "Không áp dụng: xã không thu phí",
            {"not_applicable": True, "reason": "xã không thu phí"},
        ),
    ],
)
def test_each_kind_takes_its_own_forms(name: str, value: str, expected: dict[str, Any]) -> None:
    (measure,) = typed((name, value)).values()
    assert figures(measure) == expected


def test_a_figure_that_is_set_keeps_what_else_is_known_of_the_measure() -> None:
    before = read(Actuals, hop_tien_actuals()).measures["business_dialogues"]
    after = typed(("business_dialogues", "2"))["business_dialogues"]
    assert after.evidence == before.evidence
    assert after.source == before.source


def test_what_was_not_applicable_gets_a_figure_without_the_reason() -> None:
    after = typed(("draft_comments_on_time", "3/4"))["draft_comments_on_time"]
    assert figures(after) == {"numerator": 3, "denominator": 4}


def test_a_level_is_known_by_its_title_in_any_spelling() -> None:
    known = thanh_hoa().rulebook.indicators["citizen_support"]
    best = known.levels[0]
    after = typed(("citizen_support", best.vi.upper()))["citizen_support"]
    assert after.level == best.id


def test_items_that_are_not_named_stay_as_they_are() -> None:
    after = typed(("communication_forms", "to_roi=có,truyen_thanh=không"))["communication_forms"]
    assert after.items == {
        "trang_thong_tin": True,
        "truyen_thanh": False,
        "to_roi": True,
        "hoi_nghi": True,
    }


def test_days_of_each_time_stand_with_semicolons() -> None:
    after = typed(("late_reports", "2; 5"))["late_reports"]
    assert after.occurrences is not None
    assert [one.days for one in after.occurrences] == [2, 5]


@pytest.mark.parametrize(
    ("name", "value", "code", "words"),
    [
        ("online_paymnet", "+1", "E520", "Did you mean “online_payment”?"),
        ("giao dịch trực tuyến", "+1", "E520", "Did you mean"),
        ("qqqqq", "+1", "E520", "parscore rules show SET --tree"),
        ("online_payment", "nhiều", "E523", "“nhiều” is no figure of “Transactions paid online”"),
        ("online_payment", "5 giờ", "E523", "two counts 1188/1200"),
        ("online_payment", "1.234/2000", "E042", "1.234"),
        ("online_payment", "98%/100", "E523", "two counts"),
        ("online_payment", "700/600", "E207", "numerator 700 is above the denominator 600"),
        ("online_payment", "+1000", "E207", "numerator 1,162"),
        ("online_payment", "-200", "E208", "-38"),
        ("online_payment", "101%", "E213", "above 100%"),
        ("plan_tasks_completed", "", "E523", "“” is no figure"),
        ("business_dialogues", "50%", "E525", "not counted in percent"),
        ("business_dialogues", "1/2", "E523", "a number, or +2, -1"),
        ("business_dialogues", "-5", "E208", "-4"),
        ("reform_plan_issued", "31/2/2025", "E048", "no such day"),
        ("reform_plan_issued", "sắp", "E046", "is not a date"),
        ("legal_review_reported", "đang làm", "E523", "yes or no"),
        ("citizen_support", "tuyệt vời", "E216", "has no level “tuyệt vời”"),
        ("communication_forms", "to_roi", "E523", "meeting=yes"),
        ("communication_forms", "to_ri=có", "E526", "Did you mean “to_roi”?"),
        ("communication_forms", "xyz=có", "E526", "Use one of its items: trang_thong_tin"),
        ("online_payment", "không áp dụng", "E527", "needs a reason"),
        ("online_payment", "99999999999999999", "E044", "too large"),
    ],
)
def test_what_cannot_be_taken_is_told_in_its_place(
    name: str, value: str, code: str, words: str
) -> None:
    (problem,) = told((name, value))
    assert problem.startswith(f"--set {name}={value}: {code} ")
    assert words in problem


def test_more_of_what_is_not_there_needs_the_whole_figure() -> None:
    tree = hop_tien_actuals()
    del tree["measures"]["business_dialogues"], tree["measures"]["online_payment"]
    given: Actuals = read(Actuals, tree)
    pairs = [("business_dialogues", "+1"), ("online_payment", "+1"), ("online_payment", "+1/+1")]
    for name, value in pairs:
        with pytest.raises(Unreadable) as refused:
            measures_typed([Typed(name, value, Place("x"))], given, thanh_hoa().rulebook)
        assert [one.code for one in refused.value.problems] == ["E524"]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    problems = told(("online_payment", "xx"), ("qqqqq", "1"), ("business_dialogues", "-9"))
    assert [line.split(": ")[1][:4] for line in problems] == ["E523", "E520", "E208"]


def test_an_indicator_is_set_once_even_by_both_its_names() -> None:
    (problem,) = told(("online_payment", "+1"), (ONLINE, "+2"))
    assert "E522 “Transactions paid online” is set twice." in problem


def test_a_title_that_two_indicators_share_does_not_tell_which() -> None:
    book = thanh_hoa().rulebook
    known = dict(book.indicators)
    known["again"] = known["online_payment"]
    given: Actuals = read(Actuals, hop_tien_actuals())
    with pytest.raises(Unreadable) as refused:
        measures_typed([Typed(ONLINE, "+1", Place("x"))], given, replace(book, indicators=known))
    (problem,) = refused.value.problems
    assert problem.code == "E521"
    assert "again" in problem.text.en


def test_points_that_others_gave_stay_within_what_their_criterion_can_give() -> None:
    known = Indicator.model_validate(
        {"title": "Điểm", "title_en": "Points", "kind": "points", "unit": "points"}
    )
    book = rules(leaf("m", 2), indicators={"m": known}).rulebook
    given: Actuals = read(Actuals, actuals())
    assert measures_typed([Typed("m", "1,5", Place("x"))], given, book)["m"].points == Decimal(
        "1.5"
    )
    for value, code in (("3", "E214"), ("50%", "E525")):
        with pytest.raises(Unreadable) as refused:
            measures_typed([Typed("m", value, Place("x"))], given, book)
        assert [one.code for one in refused.value.problems] == [code]
