"""Every worked figure of the domain reference, section 9: type, source, input, points.

Sources: C a province's commune-evaluation regulation, TP13 QĐ 09/2013/QĐ-TTg, TP17 TT
07/2017/TT-BTP, TP21 the 2021 legal-access scheme, 766 QĐ 766/QĐ-TTg, SOFT scoring software.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.formulas import (
    answers,
    case,
    day,
    done,
    formula,
    given_points,
    items,
    level,
    occurrences,
    points,
    ratio,
    said,
    value,
)

from parscore.values.exact import Fraction
from parscore.values.numbers import exact, round_to

if TYPE_CHECKING:
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.reading import Reading


def bands(of: str, *rows: dict[str, object], due: str | None = None) -> BaseFormula:
    return formula("bands", of=of, bands=list(rows), due=due)


def row(points_: str, **edges: int) -> dict[str, object]:
    return {"points": points_, **edges}


C_SHARE = formula(
    "branch",
    cases=[
        {
            "if": {"indicator": "carried_out", "state": "not_done"},
            "formula": {"type": "bands", "of": "ratio", "bands": [row("0")]},
        }
    ],
    otherwise={
        "type": "bands",
        "of": "ratio",
        "bands": [
            row("1", at_least=30),
            row("0.5", at_least=25, below=30),
            row("0.25", below=25),
        ],
    },
)
C_TEN = bands(
    "ratio",
    row("10", at_least=100),
    row("8", at_least=90, below=100),
    row("6", at_least=80, below=90),
    row("4", at_least=70, below=80),
    row("0", below=70),
)
TP13_ONE = bands(
    "ratio",
    row("60", at_least=90),
    row("50", at_least=80, below=90),
    row("40", at_least=70, below=80),
    row("30", at_least=60, below=70),
    row("20", at_least=50, below=60),
    row("10", below=50),
)
TRAINERS = bands(
    "ratio",
    row("1", at_least=80, below=90),
    row("0.5", at_least=70, below=80),
    row("0.25", at_least=50, below=70),
    row("0", below=50),
)
C_PEOPLE = bands(
    "value",
    row("4", at_least=100),
    row("3", at_least=50, below=100),
    row("2", above=0, below=50),
    row("0", exactly=0),
)
C_IDEAS = bands("value", row("2", at_least=2), row("1", exactly=1), row("0", exactly=0))
C_ARTICLES = bands(
    "value", row("3", at_least=5), row("1.5", at_least=2, at_most=4), row("0", exactly=0)
)
C_DAYS = bands(
    "days",
    row("3", at_most=30),
    row("1.5", above=30, at_most=60),
    row("0", above=60),
)
C_DAYS_AND_QUALITY = formula(
    "branch",
    cases=[
        {
            "if": {"indicator": "quality", "level": "good"},
            "formula": C_DAYS,
        }
    ],
    otherwise={
        "type": "bands",
        "of": "days",
        "bands": [row("1.5", at_most=60), row("0", above=60)],
    },
)
LINEAR = formula("proportional", of="ratio", full_at=100)
FULL_AT_80 = formula("proportional", of="ratio", full_at=80)
FULL_AT_90 = formula("proportional", of="ratio", full_at=90)
C_FLOOR_AND_CAP = formula("proportional", of="ratio", full_at=85, zero_below=60)
PASS_OR_NOTHING = formula("pass_fail", **{"pass": "100%"}, fail=0)
CHECKLIST = formula(
    "all_of",
    items=[{"id": one, "title": one} for one in ("number", "content", "deadline")],
    pass_=3,
    fail=0,
)
TP21_PARTS = formula(
    "sum",
    parts=[
        {
            "id": one,
            "title": one,
            "max": most,
            "indicator": one,
            "formula": {"type": "pass_fail", "pass": most, "fail": 0},
        }
        for one, most in (("issued_fully", 1), ("issued_rightly", 2))
    ],
)
REGULATIONS = formula("per_unit", of="value", each="0.5", most=2)
QUALITY = formula("levels", levels={"regular": 10, "irregular": 3, "none": 0})
C_TRAINING = formula(
    "branch",
    cases=[
        {
            "if": {"indicator": "plan_issued", "state": "not_done"},
            "formula": bands("value", row("2", above=0), row("0", exactly=0)),
        }
    ],
    otherwise=bands(
        "ratio",
        row("5", at_least=100),
        row("4", at_least=85, below=100),
        row("3", at_least=60, below=85),
        row("2", above=0, below=60),
        row("0", exactly=0),
    ),
)
TP17_BELOW_ZERO = formula("pass_fail", pass_=1, fail="-0.25")
VIOLATIONS = formula("levels", levels={"none": "100%", "light": "50%", "serious": 0})
C_LATE_FILE = formula(
    "occurrences",
    each=[
        row("0", at_most=0),
        row("-1", above=0, at_most=2),
        {
            "above": 2,
            "points": "-1",
            "plus": {"every": 1, "beyond": 2, "points": "-1", "most": -20},
        },
    ],
    least=-20,
)
DEMO_LATE = formula(
    "occurrences",
    each=[row("0", at_most=0), row("-0.5", above=0, below=1), row("-1", at_least=1, below=3)],
    least=-5,
)
OCOP_STARS = formula(
    "best",
    parts=[
        {
            "id": name,
            "title": name,
            "max": most,
            "indicator": name,
            "formula": {"type": "pass_fail", "pass": most, "fail": 0},
        }
        for name, most in (("four_stars", "1"), ("three_stars", "0.5"))
    ],
)
BETTER = bands("change", row("2", above=0), row("0", at_most=0))
SURVEY = formula("survey", answers={"A": 100, "B": 60, "C": 20, "D": 0})
INCREMENTS = bands(
    "value",
    row("0", below=60_000),
    {
        "at_least": 60_000,
        "points": 10,
        "plus": {"every": 60_000, "beyond": 60_000, "points": "0.5", "most": 25},
    },
)

FIGURES: list[tuple[str, BaseFormula, Reading, str, str, dict[str, Reading]]] = [
    ("1-C-30%", C_SHARE, ratio(30, 100), "1", "1", {"carried_out": done()}),
    ("1-C-29.9%", C_SHARE, ratio(299, 1000), "1", "0.5", {"carried_out": done()}),
    ("1-C-25%", C_SHARE, ratio(1, 4), "1", "0.5", {"carried_out": done()}),
    ("1-C-below-25%", C_SHARE, ratio(1, 5), "1", "0.25", {"carried_out": done()}),
    ("1-C-not-done", C_SHARE, ratio(0, 5), "1", "0", {"carried_out": done(yes=False)}),
    ("1-C-100%", C_TEN, ratio(7, 7), "10", "10", {}),
    ("1-C-99.9%", C_TEN, ratio(999, 1000), "10", "8", {}),
    ("1-C-90%", C_TEN, ratio(9, 10), "10", "8", {}),
    ("1-C-80%", C_TEN, ratio(4, 5), "10", "6", {}),
    ("1-C-70%", C_TEN, ratio(7, 10), "10", "4", {}),
    ("1-C-69%", C_TEN, ratio(69, 100), "10", "0", {}),
    ("1-TP13-90%", TP13_ONE, ratio(9, 10), "60", "60", {}),
    ("1-TP13-80%", TP13_ONE, ratio(8, 10), "60", "50", {}),
    ("1-TP13-70%", TP13_ONE, ratio(7, 10), "60", "40", {}),
    ("1-TP13-60%", TP13_ONE, ratio(6, 10), "60", "30", {}),
    ("1-TP13-50%", TP13_ONE, ratio(5, 10), "60", "20", {}),
    ("1-TP13-floor-is-not-0", TP13_ONE, ratio(0, 10), "60", "10", {}),
    ("1-QA-trainers-89%", TRAINERS, ratio(89, 100), "1", "1", {}),
    ("1-QA-trainers-70%", TRAINERS, ratio(70, 100), "1", "0.5", {}),
    ("1-QA-trainers-50%", TRAINERS, ratio(50, 100), "1", "0.25", {}),
    ("1-QA-trainers-49%", TRAINERS, ratio(49, 100), "1", "0", {}),
    ("2-C-100-people", C_PEOPLE, value(100), "4", "4", {}),
    ("2-C-99-people", C_PEOPLE, value(99), "4", "3", {}),
    ("2-C-50-people", C_PEOPLE, value(50), "4", "3", {}),
    ("2-C-49-people", C_PEOPLE, value(49), "4", "2", {}),
    ("2-C-no-people", C_PEOPLE, value(0), "4", "0", {}),
    ("2-C-2-initiatives", C_IDEAS, value(2), "2", "2", {}),
    ("2-C-3-initiatives", C_IDEAS, value(3), "2", "2", {}),
    ("2-C-1-initiative", C_IDEAS, value(1), "2", "1", {}),
    ("2-C-0-initiatives", C_IDEAS, value(0), "2", "0", {}),
    ("2-C-5-articles", C_ARTICLES, value(5), "3", "3", {}),
    ("2-C-4-articles", C_ARTICLES, value(4), "3", "1.5", {}),
    ("2-C-2-articles", C_ARTICLES, value(2), "3", "1.5", {}),
    ("2-C-0-articles", C_ARTICLES, value(0), "3", "0", {}),
    ("3-C-30-days", C_DAYS, day("2025-03-31", "2025-03-01"), "3", "3", {}),
    ("3-C-31-days", C_DAYS, day("2025-04-01", "2025-03-01"), "3", "1.5", {}),
    ("3-C-60-days", C_DAYS, day("2025-04-30", "2025-03-01"), "3", "1.5", {}),
    ("3-C-61-days", C_DAYS, day("2025-05-01", "2025-03-01"), "3", "0", {}),
    ("3-C-early", C_DAYS, day("2025-02-20", "2025-03-01"), "3", "3", {}),
    (
        "3-C-in-time-and-good",
        C_DAYS_AND_QUALITY,
        day("2025-03-11", "2025-03-01"),
        "3",
        "3",
        {"quality": level("good")},
    ),
    (
        "3-C-in-time-not-good",
        C_DAYS_AND_QUALITY,
        day("2025-03-11", "2025-03-01"),
        "3",
        "1.5",
        {"quality": level("poor")},
    ),
    ("4-TP17-on-time-procedures", LINEAR, ratio(19, 20), "10", "9.5", {}),
    ("4-766-progress", LINEAR, ratio(3, 4), "20", "15", {}),
    ("5-766-80%-is-full", FULL_AT_80, ratio(80, 100), "4", "4", {}),
    ("5-766-above-80%", FULL_AT_80, ratio(95, 100), "4", "4", {}),
    ("5-766-below-80%", FULL_AT_80, ratio(60, 100), "4", "3", {}),
    ("5-766-as-implemented-80%", LINEAR, ratio(80, 100), "4", "3.20", {}),
    ("5-766-satisfaction-90%", FULL_AT_90, ratio(90, 100), "6", "6", {}),
    ("5-766-satisfaction-45%", FULL_AT_90, ratio(45, 100), "6", "3", {}),
    ("5-766-reuse-40%", FULL_AT_80, ratio(40, 100), "2", "1", {}),
    ("6-C-85%", C_FLOOR_AND_CAP, ratio(85, 100), "10", "10", {}),
    ("6-C-86%", C_FLOOR_AND_CAP, ratio(86, 100), "10", "10", {}),
    ("6-C-68%", C_FLOOR_AND_CAP, ratio(68, 100), "10", "8", {}),
    ("6-C-59.99%", C_FLOOR_AND_CAP, ratio(5999, 10_000), "10", "0", {}),
    ("7-C-pass", PASS_OR_NOTHING, done(), "8", "8", {}),
    ("7-C-fail", PASS_OR_NOTHING, done(yes=False), "8", "0", {}),
    ("7-C-4", PASS_OR_NOTHING, done(), "4", "4", {}),
    ("7-C-3", PASS_OR_NOTHING, done(), "3", "3", {}),
    ("8-C-all", CHECKLIST, items(number=True, content=True, deadline=True), "3", "3", {}),
    ("8-C-late", CHECKLIST, items(number=True, content=True, deadline=False), "3", "0", {}),
    ("8-C-one-lacking-decides", CHECKLIST, items(deadline=False), "3", "0", {}),
    (
        "9-TP21-both",
        TP21_PARTS,
        done(),
        "3",
        "3",
        {"issued_fully": done(), "issued_rightly": done()},
    ),
    (
        "9-TP21-only-fully",
        TP21_PARTS,
        done(),
        "3",
        "1",
        {"issued_fully": done(), "issued_rightly": done(yes=False)},
    ),
    ("9-DEMO-3-regulations", REGULATIONS, value(3), "2", "1.5", {}),
    ("9-DEMO-capped", REGULATIONS, value(9), "2", "2", {}),
    ("10-C-regular", QUALITY, level("regular"), "10", "10", {}),
    ("10-C-irregular", QUALITY, level("irregular"), "10", "3", {}),
    ("10-C-none", QUALITY, level("none"), "10", "0", {}),
    ("11-C-no-plan-but-classes", C_TRAINING, value(3), "5", "2", {"plan_issued": done(yes=False)}),
    ("11-C-no-plan-no-classes", C_TRAINING, value(0), "5", "0", {"plan_issued": done(yes=False)}),
    ("11-C-plan-100%", C_TRAINING, ratio(4, 4), "5", "5", {"plan_issued": done()}),
    ("11-C-plan-85%", C_TRAINING, ratio(85, 100), "5", "4", {"plan_issued": done()}),
    ("11-C-plan-60%", C_TRAINING, ratio(3, 5), "5", "3", {"plan_issued": done()}),
    ("11-C-plan-20%", C_TRAINING, ratio(1, 5), "5", "2", {"plan_issued": done()}),
    ("11-C-plan-none", C_TRAINING, ratio(0, 5), "5", "0", {"plan_issued": done()}),
    ("12-TP17-below-zero", TP17_BELOW_ZERO, done(yes=False), "1", "-0.25", {}),
    ("12-DEMO-light", VIOLATIONS, level("light"), "4", "2", {}),
    ("12-DEMO-serious", VIOLATIONS, level("serious"), "4", "0", {}),
    ("13-C-2-days-late", C_LATE_FILE, occurrences(2), "0", "-1", {}),
    ("13-C-3-days-late", C_LATE_FILE, occurrences(3), "0", "-2", {}),
    ("13-C-5-days-late", C_LATE_FILE, occurrences(5), "0", "-4", {}),
    ("13-C-not-late", C_LATE_FILE, occurrences(0), "0", "0", {}),
    ("13-C-never", C_LATE_FILE, occurrences(), "0", "0", {}),
    ("13-DEMO-half-a-day-twice", DEMO_LATE, occurrences("0.5", "0.5"), "0", "-1", {}),
    ("13-DEMO-1-and-2-days", DEMO_LATE, occurrences(1, 2), "0", "-2", {}),
    ("13-DEMO-floor", DEMO_LATE, occurrences(*[1] * 9), "0", "-5", {}),
    (
        "14-best-of-4-stars",
        OCOP_STARS,
        done(),
        "1",
        "1",
        {"four_stars": done(), "three_stars": done()},
    ),
    (
        "14-best-of-3-stars",
        OCOP_STARS,
        done(),
        "1",
        "0.5",
        {"four_stars": done(yes=False), "three_stars": done()},
    ),
    ("14-better-than-last-year", BETTER, ratio(61, 100, previous=ratio(3, 5)), "2", "2", {}),
    ("14-same-as-last-year", BETTER, ratio(60, 100, previous=ratio(3, 5)), "2", "0", {}),
    ("15-rank-is-entered", formula("entered"), given_points("1.5"), "2", "1.5", {}),
    ("16-SOFT-answers", SURVEY, answers(A=5, B=3, C=1, D=1), "10", "7", {}),
    ("16-SOFT-all-D", SURVEY, answers(D=4), "10", "0", {}),
    ("16-TP17-opinions", LINEAR, ratio(75, 100), "12", "9", {}),
    ("16-766-petitions", LINEAR, ratio(2, 3), "6", "4", {}),
    ("16-entered-points", SURVEY, given_points("8.25"), "10", "8.25", {}),
    ("20+-ND307-step", INCREMENTS, value(180_000), "25", "11", {}),
    ("20+-ND307-part-of-a-step", INCREMENTS, value(179_999), "25", "10.5", {}),
    ("20+-ND307-most", INCREMENTS, value(60_000_000), "25", "25", {}),
]


@pytest.mark.parametrize(
    ("of", "own", "maximum", "expected", "others"),
    [pytest.param(*figures, id=name) for name, *figures in FIGURES],
)
def test_a_worked_figure_comes_out_exactly(
    of: BaseFormula, own: Reading, maximum: str, expected: str, others: dict[str, Reading]
) -> None:
    assert points(of, own, maximum, others=others) == exact(expected)


def test_6_c_the_floor_jumps_from_nothing_to_7_06_at_60_percent() -> None:
    at = points(C_FLOOR_AND_CAP, ratio(6000, 10_000))
    assert at == Fraction(120, 17)
    assert round_to(at, 2, "half_up") == exact("7.06")
    assert points(C_FLOOR_AND_CAP, ratio(5999, 10_000)) == 0


def test_2_c_one_article_is_undefined_and_never_guessed() -> None:
    outcome = C_ARTICLES.score(case(value(1), 3))
    assert outcome.status == "undefined"
    assert outcome.points is None
    assert (outcome.lower, outcome.upper) == (0, 3)
    assert said(outcome)[-1] == "The rule states no points for the value 1; nothing is guessed."


def test_10_c_at_most_3_points_leaves_the_appraiser_a_range() -> None:
    judged = formula("levels", levels={"good": {"from": 0, "to": 3}, "none": 0})
    outcome = judged.score(case(level("good"), 3))
    assert outcome.status == "undetermined"
    assert (outcome.points, outcome.lower, outcome.upper) == (None, 0, 3)
    assert "The appraiser decides between 0 and 3 points." in said(outcome)


def test_10_an_open_range_does_not_claim_any_points() -> None:
    judged = formula("levels", levels={"good": {"from": 0, "to": 3}, "none": 0})
    assert "3 points." not in said(judged.score(case(level("good"), 3)))


PAYMENT_766 = formula(
    "sum",
    parts=[
        {
            "id": one,
            "title": one.upper(),
            "indicator": one,
            "max": most,
            "formula": {"type": "proportional", "of": "ratio", "full_at": 100, **more},
        }
        for one, most, more in (
            ("a", 6, {}),
            ("b", 2, {"points": "2.5", "most": 2}),
            ("c", "2.5", {}),
        )
    ],
)


@pytest.mark.parametrize(
    ("a", "b", "c", "expected"),
    [
        (ratio(1, 2), ratio(1, 2), ratio(1, 2), "5.5"),
        (ratio(1, 1), ratio(1, 1), ratio(1, 1), "10.5"),
        (ratio(0, 9), ratio(80, 100), ratio(0, 9), "2"),
        (ratio(0, 9), ratio(79, 100), ratio(0, 9), "1.98"),
        (ratio(1, 3), ratio(1, 3), ratio(1, 3), "3.66"),
    ],
)
def test_9_766_payment_is_6a_and_2_5b_capped_at_2_and_2_5c_each_part_rounded(
    a: Reading, b: Reading, c: Reading, expected: str
) -> None:
    given = {"a": a, "b": b, "c": c}
    assert points(PAYMENT_766, done(), others=given, places=2) == exact(expected)


def test_9_766_payment_may_be_capped_as_a_whole_at_10() -> None:
    capped = PAYMENT_766.model_copy(update={"most": Fraction(10)})
    assert points(capped, done(), others=dict.fromkeys("abc", ratio(1, 1))) == 10


def test_9_766_payment_with_an_empty_denominator_counts_the_ratio_as_0() -> None:
    given = {"a": ratio(0, 0), "b": ratio(1, 2), "c": ratio(1, 2)}
    assert points(PAYMENT_766, None, others=given, zero_denominator="ratio_0") == exact("2.5")


PARTS_18 = formula(
    "sum",
    parts=[
        {
            "id": one,
            "title": one,
            "indicator": one,
            "max": 5,
            "formula": {"type": "entered"},
        }
        for one in ("a", "b", "c")
    ],
)
READINGS_18 = {
    "a": given_points("4.444"),
    "b": given_points("1.114"),
    "c": given_points("0.444"),
}


def test_18_rounding_each_part_first_gives_5_99() -> None:
    assert points(PARTS_18, done(), others=READINGS_18, places=2) == exact("5.99")


def test_18_rounding_only_the_sum_gives_6_00() -> None:
    whole = points(PARTS_18, done(), others=READINGS_18)
    assert round_to(whole, 2, "half_up") == 6


def test_20_the_window_belongs_to_the_criterion_not_to_the_year() -> None:
    due = bands("days", row("1", at_most=0), row("0", above=0), due="2024-12-15")
    assert points(due, day("2024-12-15"), 1) == 1
    assert points(due, day("2024-12-16", since="2030-01-01"), 1) == 0
