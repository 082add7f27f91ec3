"""The forecast: what grew evenly goes on evenly, the ends enclose, and it never is a result."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.communes import (
    PROVENANCE,
    Tree,
    actuals,
    hop_tien_actuals,
    hop_tien_plan,
    plan,
    read,
    rules,
    target,
    thanh_hoa,
)
from support.history import hop_tien_on
from support.rulebooks import indicator, leaf

from parscore.advice.forecast import forecast
from parscore.advice.goal import exact_value, score_of
from parscore.advice.projection import counts_of, project
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.evaluate import judge
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.documents.forecast import Forecast

QUARTERS = [date(2025, 9, 30), date(2025, 10, 31), date(2025, 11, 30)]
SHARE = {"type": "proportional", "of": "ratio", "full_at": 100}
POSSIBLE = "trong 50 trường hợp còn có thể đạt đến 31/12/2025"
KNOWN = indicator(kind="ratio", unit="percent", part_of_whole=True)


def hop_tien(*periods: Tree, looked_from: date | None = None) -> Forecast:
    read_in = [read(Actuals, tree) for tree in periods]
    plan_read = read(Plan, hop_tien_plan())
    return forecast(plan_read, read_in, thanh_hoa(), PROVENANCE, looked_from=looked_from)


def small(*counts: Tree, known: object = KNOWN, targets: tuple[Tree, ...] = ()) -> Forecast:
    """Forecast one leaf from its counts on 30 June, 30 September, …."""
    by_rules = rules(leaf("m", 1, SHARE), indicators={"m": known})  # type: ignore[dict-item]
    days = ("2025-06-30", "2025-09-30", "2025-10-31")
    periods = [
        read(Actuals, actuals(measures={"m": one}, as_of=day))
        for one, day in zip(counts, days, strict=False)
    ]
    stated = read(Plan, plan(targets=list(targets)))
    return forecast(stated, periods, by_rules, PROVENANCE)


def test_what_grew_evenly_comes_out_where_it_did() -> None:
    """Backtest: from the first two closings, the third and the last known day of the history."""
    known = thanh_hoa().rulebook.indicators
    periods = [read(Actuals, hop_tien_on(day)) for day in QUARTERS[:2]]
    truth = read(Actuals, hop_tien_actuals())
    moved = 0
    for name, one in project(periods, truth.as_of, known).items():
        came = counts_of(truth.measures[name])
        for end in (one.low, one.high):
            counts = counts_of(end)
            if (
                one.method in ("flow", "count")
                and "window" in truth.measures[name].model_fields_set
            ):
                assert counts is not None
                assert came is not None
                assert abs(counts[0] - came[0]) <= Fraction(came[0], 50) + 2, name
                moved += 1
    assert moved > 20


def test_the_third_closing_is_held_against_the_forecast_from_the_first_two() -> None:
    slow = {"online_payment": Fraction(30, 100), "dossiers_on_time": Fraction(50, 100)}
    fast = {"online_payment": Fraction(55, 100), "dossiers_on_time": Fraction(74, 100)}
    shares = [slow, fast, None]
    trees = [hop_tien_on(day, one) for day, one in zip(QUARTERS, shares, strict=True)]
    made = hop_tien(*trees)
    assert made.backtest is not None
    assert made.backtest.until == "2025-11-30"
    assert Fraction(made.backtest.inside, made.backtest.measures) >= Fraction(1, 2)
    low, high = exact(made.backtest.low), exact(made.backtest.high)
    assert low <= high
    assert abs(exact(made.backtest.points) - (low + high) / 2) < 3


def test_both_ends_are_judged_exactly_and_lie_within_the_bounds() -> None:
    made = hop_tien(*[hop_tien_on(day) for day in QUARTERS])
    low, high = exact(made.low.points), exact(made.high.points)
    assert exact(made.lower) <= low <= high <= exact(made.upper)
    now = judge(
        read(Plan, hop_tien_plan()),
        read(Actuals, hop_tien_on(QUARTERS[-1])),
        thanh_hoa(),
        engine="reference",
    )
    assert exact(made.now.points) == exact_value(score_of(now), "points")
    assert made.illustrative
    assert made.schema_id == "parscore/forecast/1"


def test_new_cases_come_at_the_pace_of_the_last_period_or_of_the_whole_year() -> None:
    """90/100 in the first half, 50/100 since: 92 days more bring 50/100 or 47.2/67.4."""
    made = small({"numerator": 90, "denominator": 100}, {"numerator": 140, "denominator": 200})
    (one,) = made.measures
    assert one.method == "flow"
    assert one.counts is not None
    assert one.counts.vi == "190/300 đến 187/268 (nay 140/200)"
    assert (one.now, one.low) == ("70", "63.333333")


def test_of_a_whole_that_stays_the_low_end_is_that_nothing_more_is_done() -> None:
    made = small({"numerator": 40, "denominator": 100}, {"numerator": 50, "denominator": 100})
    (one,) = made.measures
    assert (one.method, one.low, one.high) == ("share", "50", "60")
    assert (made.low.points, made.high.points) == ("0.5", "0.6")


def test_the_expected_volume_is_what_comes() -> None:
    expected = {"numerator": 140, "denominator": 200, "expected": 240}
    made = small({"numerator": 90, "denominator": 100}, expected)
    assert made.measures[0].counts is not None
    assert made.measures[0].counts.vi == "160/240 đến 168/240 (nay 140/200)"


@pytest.mark.parametrize(
    ("known", "measure"),
    [
        (indicator(kind="done", unit="done"), {"done": True}),
        (indicator(kind="value", unit="percent"), {"value": 60}),
    ],
)
def test_what_is_no_count_stays(known: object, measure: Tree) -> None:
    made = small(measure, measure, known=known)
    assert made.measures == ()
    assert made.low == made.high


def paces(made: Forecast) -> list[tuple[str, str | None, str]]:
    return [(one.outlook, one.needed, one.text.vi) for one in made.paces]


def test_a_goal_tells_how_many_are_needed_each_week() -> None:
    first, last = {"numerator": 40, "denominator": 100}, {"numerator": 50, "denominator": 100}
    made = small(first, last, targets=(target("m", ">=", 80), target("m.2", ">=", 55)))
    assert paces(made) == [
        (
            "not_met",
            "30",
            f"Cần thêm 30 {POSSIBLE}: 2,3 mỗi tuần, 9,8 mỗi 30 ngày.",
        ),
        (
            "open",
            "5",
            f"Cần thêm 5 {POSSIBLE}: 0,4 mỗi tuần, 1,7 mỗi 30 ngày.",
        ),
    ]


def test_a_goal_that_new_cases_cannot_reach_any_more_says_so() -> None:
    known = KNOWN.model_copy(update={"irreversible": True})
    first, last = {"numerator": 50, "denominator": 100}, {"numerator": 100, "denominator": 200}
    made = small(first, last, known=known, targets=(target("m", ">", 95), target("m.2", "<", 60)))
    assert paces(made) == [
        ("not_met", "186", "Không đạt được nữa: cần thêm 186 trường hợp nhưng chỉ còn 100."),
        ("met", "79", "Từ nay đến 31/12/2025 chỉ được thêm nhiều nhất 79 trường hợp."),
    ]


def test_tasks_are_late_from_the_day_of_looking() -> None:
    trees = [hop_tien_on(day) for day in QUARTERS[:2]]
    now, later = hop_tien(*trees), hop_tien(*trees, looked_from=date(2025, 12, 5))
    before, after = ({one.id for one in made.tasks if one.state == "late"} for made in (now, later))
    assert before < after
    assert all(one.days >= 0 and one.due <= "2025-12-31" for one in now.tasks)
    assert now.low == later.low


def test_counts_that_shrink_are_mentioned() -> None:
    made = small({"numerator": 90, "denominator": 100}, {"numerator": 40, "denominator": 60})
    assert [note.code for note in made.notes][-1] == "forecast.shrunk"


def test_counts_from_another_day_are_not_joined_and_that_is_mentioned() -> None:
    window = {"from": "2025-07-01", "to": "2025-09-30"}
    made = small(
        {"numerator": 90, "denominator": 100},
        {"numerator": 50, "denominator": 60, "window": window},
    )
    (one,) = made.measures
    assert (one.method, one.low, one.high) == ("one_period", "83.333333", "83.333333")
    assert [note.code for note in made.notes][-1] == "forecast.other-start"
