"""Properties that every formula keeps, whatever its parameters and whatever is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from support.formulas import case, done, formula, given_points, level, points, ratio, value
from support.strategies import formulas, readings

from parscore.formulas.outcome import Case, Outcome, Step
from parscore.formulas.reading import MISSING, Reading
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.formulas.base import BaseFormula

AMOUNTS = st.fractions(min_value=0, max_value=200, max_denominator=400)
POSITIVE = st.fractions(min_value=Fraction(1, 4), max_value=20, max_denominator=8).map(
    lambda f: Fraction(round(f * 8), 8)
)
POLICIES = st.sampled_from(
    ["undetermined", "not_applicable", "full", "zero", "ratio_0", "ratio_100"]
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    maximum = draw(st.sampled_from([Fraction(0), Fraction(1), Fraction(5), exact("2.5")]))
    own = draw(readings() | st.just(None))
    others = draw(st.dictionaries(st.sampled_from(["a", "b"]), readings(), max_size=2))
    return case(own, maximum, others=others, zero_denominator=draw(POLICIES))


@given(formulas(), cases())
def test_lower_is_at_most_points_and_points_at_most_upper(of: BaseFormula, asked: Case) -> None:
    outcome = of.score(asked)
    assert outcome.lower <= outcome.upper
    if outcome.points is not None:
        assert outcome.status == "scored"
        assert outcome.lower == outcome.points == outcome.upper


@given(formulas(), cases())
def test_an_outcome_without_points_says_why(of: BaseFormula, asked: Case) -> None:
    outcome = of.score(asked)
    assert (outcome.points is None) == (outcome.status != "scored")
    assert (outcome.reason is not None) == (outcome.points is None)


@given(formulas(), cases())
def test_points_lie_within_the_extent_or_are_worth_an_empty_denominator(
    of: BaseFormula, asked: Case
) -> None:
    outcome = of.score(asked)
    low, high = of.extent(asked.maximum, asked.floor)
    if outcome.points is not None and asked.zero_denominator not in ("full", "zero"):
        assert low <= outcome.points <= high


@given(formulas(), cases(), st.data())
def test_bounds_hold_for_every_completion_of_what_is_missing(
    of: BaseFormula, asked: Case, data: st.DataObject
) -> None:
    before = of.score(asked)
    complete = {
        name: data.draw(readings(), label=name)
        for name in ("own", "a", "b")
        if asked.reading(name).state == "missing"
    }
    after = of.score(
        Case(
            asked.maximum,
            asked.indicator,
            {**asked.readings, **complete},
            asked.floor,
            asked.zero_denominator,
        )
    )
    if after.points is not None:
        assert before.lower <= after.points <= before.upper
    elif after.status != "not_applicable":
        assert before.lower <= after.lower
        assert after.upper <= before.upper
    if before.points is not None:
        assert after.points == before.points


def numbers_of(thing: object) -> list[object]:
    if isinstance(thing, Outcome):
        found = [thing.points, thing.lower, thing.upper, thing.quantity]
        steps = [*thing.steps, thing.reason] if thing.reason else [*thing.steps]
        return [*found, *(n for step in steps for n in numbers_of(step))]
    return list(thing.args.values()) if isinstance(thing, Step) else []


@given(formulas(), cases())
def test_nothing_is_ever_a_float(of: BaseFormula, asked: Case) -> None:
    outcome = of.score(asked)
    assert not any(isinstance(number, float) for number in numbers_of(outcome))
    for number in (outcome.lower, outcome.upper):
        assert type(number) is Fraction


@given(formulas(), cases())
def test_the_order_of_measures_changes_nothing(of: BaseFormula, asked: Case) -> None:
    turned = Case(
        asked.maximum,
        asked.indicator,
        dict(reversed(asked.readings.items())),
        asked.floor,
        asked.zero_denominator,
    )
    assert of.score(turned) == of.score(asked)


@given(formulas(), cases())
def test_every_step_can_be_said_in_both_languages(of: BaseFormula, asked: Case) -> None:
    outcome = of.score(asked)
    for step in (*outcome.steps, *([outcome.reason] if outcome.reason else [])):
        text = step.text()
        assert "{" not in text.vi + text.en
        assert text.vi
        assert text.en


# --- Monotone formulas are monotone ------------------------------------------------------------


@given(st.integers(1, 60), st.data(), POSITIVE, st.integers(0, 60))
def test_proportional_points_never_fall_as_the_ratio_rises(
    denominator: int, data: st.DataObject, full_at: Fraction, zero_below: int
) -> None:
    low, high = sorted(data.draw(st.lists(st.integers(0, 60), min_size=2, max_size=2)))
    of = formula(
        "proportional", of="ratio", full_at=full_at * 5, zero_below=zero_below, most=8, points=10
    )
    assert points(of, ratio(low, denominator)) <= points(of, ratio(high, denominator))


@given(AMOUNTS, AMOUNTS, st.lists(st.integers(0, 100), min_size=1, max_size=4, unique=True))
def test_bands_with_rising_points_never_fall(
    one: Fraction, other: Fraction, edges: list[int]
) -> None:
    edges.sort()
    rows: list[dict[str, object]] = [{"below": edges[0], "points": 0}]
    for place, edge in enumerate(edges):
        above = {"below": edges[place + 1]} if place + 1 < len(edges) else {}
        rows.append({"at_least": edge, **above, "points": place + 1})
    of = formula("bands", of="value", bands=rows)
    low, high = sorted((one, other))
    assert points(of, value(low)) <= points(of, value(high))


@given(AMOUNTS, AMOUNTS, POSITIVE, POSITIVE)
def test_more_of_what_is_counted_never_earns_less(
    one: Fraction, other: Fraction, each: Fraction, most: Fraction
) -> None:
    of = formula("per_unit", of="value", each=each, most=most)
    low, high = sorted((one, other))
    assert points(of, value(low)) <= points(of, value(high))


@given(AMOUNTS, AMOUNTS, POSITIVE)
def test_more_violations_never_cost_less(one: Fraction, other: Fraction, each: Fraction) -> None:
    of = formula("deduction", of="value", each=each, least=-7)
    low, high = sorted((one, other))
    assert points(of, value(low)) >= points(of, value(high))


@given(st.integers(0, 10**6), POSITIVE, POSITIVE)
def test_steps_inside_a_band_count_full_steps_only(
    number: int, each: Fraction, every: Fraction
) -> None:
    plus = {"every": every, "beyond": 0, "points": each, "most": 1000}
    of = formula("bands", of="value", bands=[{"at_least": 0, "points": 0, "plus": plus}])
    steps = number // every
    assert points(of, value(number), 1000) == min(1000, steps * each)


# --- Ratios are compared unrounded -------------------------------------------------------------


@given(st.integers(1, 10**12))
def test_49_of_50_meets_at_least_98_and_misses_more_than_98(times: int) -> None:
    at_least = formula(
        "bands", of="ratio", bands=[{"at_least": 98, "points": 1}, {"below": 98, "points": 0}]
    )
    more_than = formula(
        "bands", of="ratio", bands=[{"above": 98, "points": 1}, {"at_most": 98, "points": 0}]
    )
    exactly = ratio(49 * times, 50 * times)
    assert points(at_least, exactly) == 1
    assert points(more_than, exactly) == 0
    a_hair_more = ratio(49 * times + 1, 50 * times)
    assert points(more_than, a_hair_more) == 1
    a_hair_less = ratio(49 * times - 1, 50 * times)
    assert points(at_least, a_hair_less) == 0


@given(st.integers(0, 999), st.integers(1, 999))
def test_a_proportion_is_exact_and_not_rounded(numerator: int, denominator: int) -> None:
    of = formula("proportional", of="ratio", full_at=100, most=10**6)
    expected = Fraction(10 * numerator, denominator)
    assert points(of, ratio(numerator, denominator)) == expected


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4).filter(any))
def test_a_survey_is_the_mean_of_its_answers(counts: list[int]) -> None:
    of = formula("survey", answers={"A": 100, "B": 60, "C": 20, "D": 0})
    shares = (100, 60, 20, 0)
    mean = Fraction(sum(n * s for n, s in zip(counts, shares, strict=True)), sum(counts))
    own = Reading(answers=dict(zip("ABCD", map(exact, counts), strict=True)))
    assert points(of, own) == mean / 10


def test_missing_is_not_the_same_as_given_nothing() -> None:
    assert MISSING.state == "missing"
    of = formula("entered")
    assert of.score(case(MISSING)).status == of.score(case(None)).status == "undetermined"
    assert points(of, given_points(0)) == 0
    assert points(formula("pass_fail", **{"pass": 1}), done(yes=False)) == 0
    assert points(formula("levels", levels={"none": 0}), level("none")) == 0
