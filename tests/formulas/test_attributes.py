"""What any type of formula may have: denominators, not applicable, conditions, bounds, bad data."""

from __future__ import annotations

import pytest
from pydantic import ValidationError
from support.formulas import (
    OWN,
    answers,
    case,
    day,
    done,
    formula,
    items,
    level,
    not_applicable,
    occurrences,
    points,
    ratio,
    said,
    value,
)

from parscore.formulas.outcome import leaf_status, scored
from parscore.formulas.reading import Reading
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

LINEAR = formula("proportional", of="ratio", full_at=100)
PASS = formula("pass_fail", **{"pass": 8}, fail=0)


# --- Empty denominators ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "expected"), [("full", 10), ("zero", 0), ("ratio_0", 0), ("ratio_100", 10)]
)
def test_an_empty_denominator_is_worth_what_the_rule_says(policy: str, expected: int) -> None:
    assert points(LINEAR, ratio(0, 0), zero_denominator=policy) == expected  # type: ignore[typeddict-item]


def test_an_empty_denominator_may_make_the_leaf_not_applicable() -> None:
    outcome = LINEAR.score(case(ratio(0, 0), zero_denominator="not_applicable"))
    assert (outcome.status, outcome.points) == ("not_applicable", None)


def test_an_empty_denominator_without_a_rule_is_undetermined_and_says_why() -> None:
    outcome = LINEAR.score(case(ratio(0, 0)))
    assert outcome.status == "undetermined"
    assert said(outcome) == ["The denominator is 0 (numerator 0)."]


def test_ratio_0_goes_through_the_formula_while_zero_does_not() -> None:
    floor_of_10 = formula("bands", of="ratio", bands=[{"points": 10}])
    assert points(floor_of_10, ratio(0, 0), zero_denominator="ratio_0") == 10
    assert points(floor_of_10, ratio(0, 0), zero_denominator="zero") == 0


# --- Denominators that are replaced (index 766, synchronised dossiers) ----------------------

SYNC = {"largest_of": ("other_system",)}


def test_766_sync_divides_by_the_larger_of_the_two_systems() -> None:
    others = {"other_system": value(120)}
    assert points(LINEAR, ratio(90, 100), 6, others=others, **SYNC) == exact("4.5")
    others = {"other_system": value(80)}
    assert points(LINEAR, ratio(90, 100), 6, others=others, **SYNC) == exact("5.4")


@pytest.mark.parametrize(
    ("divided_by", "expected"),
    [
        pytest.param(12, "6", id="month"),
        pytest.param(4, "4", id="quarter"),
        pytest.param(1, "1", id="year"),
    ],
)
def test_766_sync_falls_back_on_last_years_total(divided_by: int, expected: str) -> None:
    own = ratio(20, 0, previous=value(120))
    given = {"other_system": value(0)}
    result = points(LINEAR, own, 6, others=given, divided_by=divided_by, **SYNC)
    assert result == exact(expected)


def test_766_sync_uses_last_years_denominator_where_last_year_was_a_ratio() -> None:
    own = ratio(5, 0, previous=ratio(100, 120))
    given = {"other_system": value(0)}
    assert points(LINEAR, own, 6, others=given, divided_by=12, **SYNC) == 3


def test_766_sync_without_last_year_is_an_empty_denominator() -> None:
    given = {"other_system": value(0)}
    assert points(LINEAR, ratio(0, 0), 6, others=given, zero_denominator="zero", **SYNC) == 0


def test_a_system_that_has_not_reported_leaves_the_ratio_open() -> None:
    outcome = LINEAR.score(case(ratio(90, 100), 6, **SYNC))
    assert outcome.status == "undetermined"
    assert (outcome.lower, outcome.upper) == (0, 6)
    assert said(outcome) == ["There is no data for the indicator “other_system”."]


def test_a_system_that_is_not_applicable_is_left_out_of_the_comparison() -> None:
    others = {"other_system": not_applicable()}
    assert points(LINEAR, ratio(90, 100), 6, others=others, **SYNC) == exact("5.4")


def test_a_replaced_denominator_is_named_in_the_steps() -> None:
    outcome = LINEAR.score(case(ratio(90, 100), 6, others={"other_system": value(120)}, **SYNC))
    assert said(outcome)[:2] == [
        "The denominator is replaced by 120, as the rule says.",
        "Data: 90/120 = 75%.",
    ]


# --- Missing, not applicable, of another kind -----------------------------------------------

EVERY_TYPE = {
    "all_of": formula("all_of", items=[{"id": "a", "title": "a"}], **{"pass": 3}),
    "bands": formula("bands", of="ratio", bands=[{"points": 2}]),
    "best": formula(
        "best",
        parts=[{"id": "a", "title": "a", "max": 2, "formula": {"type": "entered"}}],
    ),
    "branch": formula(
        "branch",
        cases=[
            {
                "if": {"indicator": OWN, "state": "done"},
                "formula": {"type": "pass_fail", "pass": 1},
            }
        ],
        otherwise={"type": "pass_fail", "pass": 2},
    ),
    "deduction": formula("deduction", of="value", each=1, least=-2),
    "entered": formula("entered"),
    "levels": formula("levels", levels={"good": 1}),
    "occurrences": formula("occurrences", each=[{"points": -1}], least=-3),
    "pass_fail": PASS,
    "per_unit": formula("per_unit", of="value", each=1, most=3),
    "proportional": LINEAR,
    "sum": formula(
        "sum",
        parts=[{"id": "a", "title": "a", "max": 2, "formula": {"type": "entered"}}],
    ),
    "survey": formula("survey", answers={"A": 100}),
}


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_a_missing_measure_is_undetermined_and_never_0(name: str) -> None:
    outcome = EVERY_TYPE[name].score(case(None))
    assert outcome.status == "undetermined"
    assert outcome.points is None
    assert outcome.lower <= 0 <= outcome.upper
    assert outcome.reason is not None


@pytest.mark.parametrize("name", [one for one in EVERY_TYPE if one != "branch"])
def test_a_measure_that_is_not_applicable_makes_the_leaf_so(name: str) -> None:
    outcome = EVERY_TYPE[name].score(case(not_applicable("không có hồ sơ")))
    assert (outcome.status, outcome.points) == ("not_applicable", None)
    assert said(outcome)[-1] == "Not applicable: không có hồ sơ"


@pytest.mark.parametrize("name", EVERY_TYPE)
def test_a_measure_of_another_kind_is_undetermined_not_a_crash(name: str) -> None:
    wrong = Reading(level="?") if name != "levels" else done()
    outcome = EVERY_TYPE[name].score(case(wrong))
    assert outcome.status == "undetermined"
    assert "not of the kind" in said(outcome)[-1] or "depends" in said(outcome)[-1]


def test_a_level_the_rule_does_not_name_is_undefined_not_guessed() -> None:
    outcome = EVERY_TYPE["levels"].score(case(level("excellent")))
    assert outcome.status == "undefined"
    assert said(outcome)[-1] == "The rule has no level “excellent”; it has: good."


def test_an_answer_the_survey_does_not_offer_is_undefined() -> None:
    outcome = EVERY_TYPE["survey"].score(case(answers(A=1, Z=1)))
    assert outcome.status == "undefined"


def test_a_survey_nobody_answered_is_undetermined() -> None:
    assert EVERY_TYPE["survey"].score(case(answers(A=0))).status == "undetermined"


def test_a_checklist_with_an_unknown_item_is_open_until_one_is_surely_lacking() -> None:
    two = [{"id": one, "title": one.upper()} for one in ("a", "b")]
    checklist = formula("all_of", items=two, **{"pass": 3})
    assert checklist.score(case(items(a=True))).status == "undetermined"
    assert points(checklist, items(a=False)) == 0
    assert said(checklist.score(case(items(a=True)))) == [
        "1 of 2 items are there.",
        "Still lacking: B.",
        "Still lacking: B.",
    ]


def test_days_late_without_a_day_to_count_from_are_undetermined() -> None:
    late = formula("bands", of="days", bands=[{"points": 1}])
    assert "from which day" in said(late.score(case(day("2025-03-01"))))[-1]


def test_growth_needs_last_years_figure_and_it_must_not_be_0() -> None:
    growth = formula("proportional", of="growth", full_at=10)
    assert points(growth, value(105, previous=value(100))) == 5
    assert growth.score(case(value(105))).status == "undetermined"
    assert growth.score(case(value(105, previous=value(0)))).status == "undetermined"


def test_change_is_in_percentage_points_and_growth_in_percent() -> None:
    own = ratio(66, 100, previous=ratio(60, 100))
    change = formula("bands", of="change", bands=[{"points": 1}])
    growth = formula("bands", of="growth", bands=[{"points": 1}])
    assert change.score(case(own)).quantity == 6
    assert growth.score(case(own)).quantity == 10


def test_a_bare_percentage_counts_as_the_ratio() -> None:
    assert points(LINEAR, value("98.5")) == exact("9.85")


def test_a_date_passes_as_done() -> None:
    assert points(PASS, day("2025-05-05")) == 8


# --- Deductions, caps, floors ---------------------------------------------------------------


def test_a_deduction_goes_below_zero_and_stops_at_its_least() -> None:
    deduction = formula("deduction", of="value", each="0.25", least=-1)
    assert points(deduction, value(2), 1) == exact("0.5")
    assert points(deduction, value(6), 1) == exact("-0.5")
    assert points(deduction, value(60), 1) == -1


def test_a_deduction_may_start_elsewhere_than_at_the_maximum() -> None:
    deduction = formula("deduction", of="occurrences", each=1, **{"from": 0}, least=-3)
    assert points(deduction, occurrences(1, None), 0) == -2


def test_things_counted_earn_points_up_to_the_most() -> None:
    forms = formula("per_unit", of="items", each="0.5", most="1.5")
    assert points(forms, items(a=True, b=False, c=True)) == 1
    assert points(forms, items(a=True, b=True, c=True, d=True)) == exact("1.5")


def test_a_sum_counts_a_part_that_is_not_applicable_as_nothing() -> None:
    of = sum_of(one=2, two=3)
    assert points(of, None, others={"one": done(), "two": not_applicable()}) == 2


def test_a_sum_whose_parts_are_all_not_applicable_is_itself() -> None:
    others = dict.fromkeys(("one", "two"), not_applicable())
    assert sum_of(one=2, two=3).score(case(None, others=others)).status == "not_applicable"


def test_a_sum_with_an_open_part_is_open_within_its_bounds() -> None:
    outcome = sum_of(one=2, two=3).score(case(None, others={"two": done()}))
    assert (outcome.points, outcome.lower, outcome.upper) == (None, 3, 5)
    assert "one: undetermined (0 to 2 points)." in said(outcome)


def sum_of(**parts: int) -> object:
    return made_of("sum", **parts)


def made_of(kind: str, **parts: int) -> object:
    return formula(
        kind,
        parts=[
            {
                "id": one,
                "title": one,
                "indicator": one,
                "max": most,
                "formula": {"type": "pass_fail", "pass": most},
            }
            for one, most in parts.items()
        ],
    )


def test_the_best_part_decides_where_no_open_part_can_be_better() -> None:
    best = made_of("best", four=4, three=3)
    assert points(best, None, others={"four": done()}) == 4
    outcome = best.score(case(None, others={"three": done()}))
    assert (outcome.points, outcome.lower, outcome.upper) == (None, 3, 4)


def test_the_best_of_bad_parts_may_still_fall_to_the_only_one_left() -> None:
    """The open part may turn out not applicable; then only the bad one is there to be taken."""
    bad = [
        {"id": one, "title": one, "indicator": one, "max": 1, "formula": how}
        for one, how in (
            ("a", {"type": "pass_fail", "pass": 1, "fail": -2}),
            ("b", {"type": "pass_fail", "pass": 1, "fail": -1}),
        )
    ]
    best = formula("best", parts=bad)
    others = {"a": done(yes=False)}
    outcome = best.score(case(None, others=others))
    later = best.score(case(None, others={**others, "b": not_applicable()}))
    assert outcome.lower <= (later.points or 0)


def test_the_best_of_parts_that_may_all_be_out_is_open_even_if_they_can_give_but_one_number() -> (
    None
):
    part = {"id": "a", "title": "a", "indicator": "a", "max": 0, "formula": {"type": "entered"}}
    best = formula("best", parts=[part])
    assert best.score(case(None)).status == "undetermined"
    out = {"a": not_applicable()}
    assert best.score(case(None, others=out)).status == "not_applicable"


# --- Conditions on other answers and on other leaves -----------------------------------------


def on_node(**more: object) -> object:
    return formula(
        "branch",
        cases=[
            {
                "if": {"node": "other", "status": ["met", "partly"]},
                "formula": {"type": "pass_fail", "pass": 2, "fail": 1},
            }
        ],
        otherwise={"type": "pass_fail", "pass": 1, "fail": 0, **more},
    )


def test_a_branch_takes_the_case_that_another_leafs_result_decides() -> None:
    assert points(on_node(), done(), settled={"other": "met"}) == 2
    assert points(on_node(), done(), settled={"other": "not_met"}) == 1
    assert points(on_node(), done(), settled={"other": "not_applicable"}) == 1


def test_a_branch_on_an_open_leaf_is_open_between_what_its_cases_give() -> None:
    outcome = on_node().score(case(done(), settled={"other": None}))
    assert (outcome.points, outcome.lower, outcome.upper) == (None, 1, 2)
    assert said(outcome)[-1] == "Open, because “other”, on which it depends, has no result yet."


def test_an_open_branch_encloses_an_empty_denominator_that_a_case_would_meet() -> None:
    of = formula(
        "branch",
        cases=[
            {
                "if": {"node": "other", "status": ["met"]},
                "formula": {"type": "bands", "of": "ratio", "bands": [{"points": 3}]},
            }
        ],
        otherwise={"type": "bands", "of": "ratio", "bands": [{"points": 2}]},
    )
    own = ratio(0, 0)
    outcome = of.score(case(own, 10, zero_denominator="full", settled={"other": None}))
    settled = points(of, own, 10, zero_denominator="full", settled={"other": "met"})
    assert settled == 10
    assert outcome.lower <= settled <= outcome.upper


@pytest.mark.parametrize(
    ("condition", "given", "holds"),
    [
        ({"state": "done"}, done(), True),
        ({"state": "not_done"}, done(), False),
        ({"state": "not_applicable"}, not_applicable(), True),
        ({"state": "done"}, not_applicable(), False),
        ({"level": "good"}, level("good"), True),
        ({"level": "good"}, level("poor"), False),
        ({"at_least": 98}, ratio(49, 50), True),
        ({"at_least": 98}, ratio(4899, 5000), False),
        ({"below": 98}, ratio(4899, 5000), True),
        ({"below": 98}, value(98), False),
        ({"after": "2025-12-20"}, day("2025-12-20"), False),
        ({"after": "2025-12-20"}, day("2025-12-21"), True),
        ({"state": "done"}, value(1), None),
        ({"level": "good"}, value(1), None),
        ({"after": "2025-12-20"}, done(), None),
        ({"at_least": 1}, done(), None),
    ],
)
def test_a_condition_asks_one_question_of_an_answer(
    condition: dict[str, object],
    given: Reading,
    holds: bool | None,  # noqa: FBT001
) -> None:
    of = formula(
        "branch",
        cases=[
            {
                "if": {"indicator": "asked", **condition},
                "formula": {"type": "pass_fail", "pass": 1},
            }
        ],
        otherwise={"type": "pass_fail", "pass": 0},
    )
    expected = {True: 1, False: 0, None: None}[holds]
    assert of.score(case(done(), others={"asked": given})).points == expected


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"indicator": "a"},
        {"node": "a"},
        {"indicator": "a", "node": "b", "state": "done"},
        {"indicator": "a", "state": "done", "level": "good"},
        {"indicator": "a", "status": ["met"]},
        {"node": "a", "status": ["met"], "state": "done"},
    ],
)
def test_a_condition_that_asks_nothing_or_too_much_is_refused(condition: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="không hỏi đúng một điều"):
        formula(
            "branch",
            cases=[{"if": condition, "formula": {"type": "entered"}}],
            otherwise={"type": "entered"},
        )


# --- What a rule may not say -----------------------------------------------------------------


@pytest.mark.parametrize(
    "band",
    [
        {"at_least": 1, "above": 0, "points": 1},
        {"at_most": 1, "below": 2, "points": 1},
        {"exactly": 1, "at_least": 0, "points": 1},
        {"at_least": 2, "below": 2, "points": 1},
        {"above": 2, "at_most": 2, "points": 1},
        {"at_least": 3, "at_most": 2, "points": 1},
    ],
)
def test_a_band_with_impossible_edges_is_refused(band: dict[str, object]) -> None:
    with pytest.raises(
        ValidationError, match=r"hai cận ở cùng một phía|Không giá trị nào nằm trong mức"
    ):
        formula("bands", of="value", bands=[band])


def test_proportional_points_are_not_negative() -> None:
    """A proportion of a negative number would jump to its "most" at once."""
    with pytest.raises(ValidationError):
        formula("proportional", of="ratio", full_at=100, points=-5)


def test_an_occurrence_takes_points_and_never_gives_any() -> None:
    """Only the total taken has a limit: points given at each time would have none."""
    with pytest.raises(ValidationError, match="lại được cộng điểm"):
        formula("occurrences", each=[{"points": 1}], least=-3)


def test_an_occurrence_whose_points_are_open_says_that_the_appraiser_decides() -> None:
    of = formula("occurrences", each=[{"points": {"from": -2, "to": 0}}], least=-3)
    outcome = of.score(case(occurrences(1), 0))
    assert (outcome.status, outcome.lower, outcome.upper) == ("undetermined", -3, 0)
    assert said(outcome)[-1] == "The appraiser decides between -2 and 0 points."


def test_an_occurrence_no_band_covers_is_undefined() -> None:
    of = formula("occurrences", each=[{"below": 3, "points": -1}], least=-3)
    outcome = of.score(case(occurrences(1, 3), 0))
    assert outcome.status == "undefined"
    assert said(outcome)[-1] == "The rule states no points for the value 3; nothing is guessed."


def test_an_occurrence_without_its_days_is_undetermined() -> None:
    of = formula("occurrences", each=[{"points": -1}], least=-3)
    assert of.score(case(occurrences(1, None), 0)).status == "undetermined"


# --- Goals: what brings full marks -----------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "goal"),
    [
        (LINEAR, (">=", 100)),
        (formula("proportional", of="ratio", full_at=100, points="2.5", most=2), (">=", 80)),
        (formula("per_unit", of="value", each="0.5", most=2), (">=", 4)),
        (formula("per_unit", of="value", each="0.4", most="1.5"), (">=", 4)),
        (formula("deduction", of="value", each=1), ("<=", 0)),
        (formula("occurrences", each=[{"points": -1}], least=-3), ("<=", 0)),
        (
            formula(
                "bands",
                of="ratio",
                bands=[{"at_least": 90, "points": 2}, {"below": 90, "points": 0}],
            ),
            (">=", 90),
        ),
        (
            formula(
                "bands",
                of="ratio",
                bands=[{"above": 98, "points": 2}, {"at_most": 98, "points": 0}],
            ),
            (">", 98),
        ),
        (
            formula(
                "bands", of="days", bands=[{"at_most": 0, "points": 2}, {"above": 0, "points": 0}]
            ),
            ("<=", 0),
        ),
        (
            formula(
                "bands", of="value", bands=[{"below": 3, "points": 2}, {"at_least": 3, "points": 0}]
            ),
            ("<", 3),
        ),
        (
            formula(
                "bands",
                of="days",
                bands=[
                    {"at_least": 0, "at_most": 30, "points": 3},
                    {"above": 30, "points": 0},
                ],
            ),
            ("<=", 30),
        ),
        (
            formula(
                "bands",
                of="value",
                bands=[
                    {
                        "at_least": 10,
                        "points": 1,
                        "plus": {"every": 10, "beyond": 10, "points": "0.5", "most": "1.7"},
                    },
                    {"below": 10, "points": 0},
                ],
            ),
            (">=", 30),
        ),
    ],
)
def test_the_goal_is_the_nearest_figure_with_full_marks(of: object, goal: tuple[str, int]) -> None:
    found = of.goal(Fraction(10))  # type: ignore[attr-defined]
    assert (found.op, found.value) == goal
    best = of.extent(Fraction(10), Fraction(0))[1]  # type: ignore[attr-defined]
    assert LINEAR is not of or best == 10


def test_a_leaf_without_a_threshold_has_no_goal() -> None:
    assert PASS.goal(Fraction(8)) is None
    assert formula("bands", of="value", bands=[{"points": 1}]).goal(Fraction(1)) is None


# --- How a leaf stands -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("earned", "status"), [("10", "met"), ("11", "met"), ("0.1", "partly"), ("0", "not_met")]
)
def test_a_leaf_stands_by_its_share_of_the_maximum(earned: str, status: str) -> None:
    assert leaf_status(scored(exact(earned)), Fraction(10)) == status


def test_below_zero_is_not_met() -> None:
    assert leaf_status(scored(Fraction(-1)), Fraction(10)) == "not_met"


def test_an_open_leaf_has_no_status() -> None:
    assert leaf_status(PASS.score(case(None)), Fraction(8)) is None
    assert leaf_status(PASS.score(case(not_applicable())), Fraction(8)) == "not_applicable"
