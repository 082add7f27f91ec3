"""Bounds enclose whatever the missing data turns out to be: the promise that matters most."""

from __future__ import annotations

import pytest
from hypothesis import given, settings, target
from hypothesis import strategies as st
from support.drawn import Commune, communes, effects, part_of, settled_communes
from support.rulebooks import Tree, group, leaf, rulebook
from support.strategies import measures

from parscore.formulas.reading import Reading
from parscore.scoring.bounds import (
    Bounds,
    enclose,
    leaf_inputs,
    roll_up_today,
    settled_bounds,
    settled_totals,
)
from parscore.scoring.effects import NO_EFFECTS, Effects, PointEffect
from parscore.scoring.tree import grand_total
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, exact, round_to

HUNDRED = Fraction(100)
THOROUGH = settings(max_examples=max(200, settings().max_examples))


@st.composite
def unfinished(draw: st.DrawFn) -> Commune:
    """Draw a commune some of whose measures have not come in."""
    commune = draw(communes(depth=3))
    names = sorted(commune.readings)
    gone = set(draw(st.lists(st.sampled_from(names), min_size=1, unique=True)))
    return commune.without(gone)


@st.composite
def completion(draw: st.DrawFn, commune: Commune) -> Commune:
    """Draw one way in which the missing measures may come in: figures, yes or no, out, or 0/0."""
    return commune.with_measures(draw(measures(commune.tree)))


def bounds_of(commune: Commune, certain: Effects, possible: Effects) -> Bounds:
    return enclose(commune.book, commune.scores(), certain, possible)


def assert_encloses(bounds: Bounds, later: Commune, applied: Effects) -> None:
    totals = later.totals(applied)
    for name, (low, high) in bounds.nodes.items():
        assert low <= totals[name].points <= high, name
    points, maximum = grand_total(later.book, totals)
    assert bounds.points[0] <= points <= bounds.points[1]
    low_index, high_index = bounds.index
    if maximum and low_index is not None:
        assert low_index <= HUNDRED * points / maximum
    if maximum and high_index is not None:
        assert HUNDRED * points / maximum <= high_index


@pytest.mark.slow
@THOROUGH
@given(unfinished(), st.data())
def test_bounds_enclose_every_completion(commune: Commune, data: st.DataObject) -> None:
    bounds = bounds_of(commune, NO_EFFECTS, NO_EFFECTS)
    later = data.draw(completion(commune))
    target(float(len(commune.open_leaves())), label="open leaves")
    assert_encloses(bounds, later, NO_EFFECTS)


@pytest.mark.slow
@THOROUGH
@given(unfinished(), st.data())
def test_bounds_enclose_every_completion_and_every_effect_that_may_come(
    commune: Commune, data: st.DataObject
) -> None:
    possible = data.draw(effects(commune))
    certain = data.draw(part_of(possible))
    applied = data.draw(part_of(possible, certain))
    bounds = bounds_of(commune, certain, possible)
    assert_encloses(bounds, data.draw(completion(commune)), applied)


@given(unfinished(), st.data())
def test_the_points_of_today_lie_within_their_bounds(commune: Commune, data: st.DataObject) -> None:
    possible = data.draw(effects(commune))
    certain = data.draw(part_of(possible))
    applied = data.draw(part_of(possible, certain))
    assert_encloses(bounds_of(commune, certain, possible), commune, applied)


@given(unfinished(), st.data())
def test_what_no_missing_data_can_move_is_added_up_once(
    commune: Commune, data: st.DataObject
) -> None:
    possible = data.draw(effects(commune))
    certain = data.draw(part_of(possible))
    today = data.draw(part_of(possible, certain))
    book, scores = commune.book, commune.scores()
    known = settled_totals(book, scores, today, certain, possible)
    target(float(len(known)), label="settled nodes")
    bounds = enclose(book, scores, certain, possible)
    assert enclose(book, scores, certain, possible, known) == bounds
    anew = roll_up_today(book, scores, today, bounds)
    assert roll_up_today(book, scores, today, bounds, known) == anew


@given(unfinished(), st.data())
def test_a_leaf_that_has_its_points_keeps_them(commune: Commune, data: st.DataObject) -> None:
    before = commune.scores()
    after = data.draw(completion(commune)).scores()
    for name, score in before.items():
        assert score.lower <= score.upper
        if score.points is None:
            assert score.is_open or score.not_applicable
        else:
            assert after[name].points == score.points
            assert score.lower == score.points == score.upper


@given(settled_communes(depth=3), st.data())
def test_settled_data_has_no_room_left(commune: Commune, data: st.DataObject) -> None:
    applied = data.draw(effects(commune))
    totals = commune.totals(applied)
    narrow = settled_bounds(commune.book, totals)
    assert enclose(commune.book, commune.scores(), applied, applied) == narrow
    points, maximum = grand_total(commune.book, totals)
    assert narrow.points == (points, points)
    assert narrow.nodes == {name: (t.points, t.points) for name, t in totals.items()}
    if maximum:
        assert narrow.index == (HUNDRED * points / maximum,) * 2


@given(unfinished())
def test_an_open_leaf_counts_its_least_today(commune: Commune) -> None:
    scores = commune.scores()
    for name, given_ in leaf_inputs(scores).items():
        if scores[name].is_open:
            assert given_.points == scores[name].lower


# --- The corners, one by one -----------------------------------------------------------------

Measures = dict[str, Reading]


def points(number: object) -> Reading:
    return Reading(points=exact(str(number)))


OUT = Reading(state="not_applicable", reason="không có")


def now_and_later(
    tree: list[Tree],
    now: Measures,
    later: Measures,
    certain: Effects = NO_EFFECTS,
    possible: Effects | None = None,
    applied: Effects | None = None,
) -> tuple[Bounds, Commune]:
    commune = Commune(tree, {}, rulebook(*tree), now, {})
    possible = certain if possible is None else possible
    bounds = bounds_of(commune, certain, possible)
    finished = commune.with_measures(later)
    assert_encloses(bounds, finished, certain if applied is None else applied)
    return bounds, finished


SHARED: Tree = {"not_applicable": "redistribute"}


def test_what_one_leaf_left_grows_again_when_another_leaves() -> None:
    tree = [
        group("g", leaf("gone", 4, **SHARED), leaf("open", 3, **SHARED), leaf("there", 3)),
    ]
    bounds, finished = now_and_later(tree, {"gone": OUT, "there": points(3)}, {"open": OUT})
    assert finished.totals(NO_EFFECTS)["there"].points == 10
    assert bounds.nodes["there"] == (5, 10)


def test_a_leaf_that_only_leaves_makes_the_others_share_larger() -> None:
    tree = [
        group("g", leaf("gone", 4, **SHARED), leaf("open", 3), leaf("there", 3)),
    ]
    bounds, _ = now_and_later(tree, {"gone": OUT, "there": points(3)}, {"open": OUT})
    assert bounds.nodes["there"] == (5, 7)


@pytest.mark.parametrize(
    "effect",
    [
        Effects(caps={"there": (PointEffect("r", Fraction(2)),)}),
        Effects(penalties={"there": (PointEffect("r", Fraction(5)),)}),
        Effects(bonuses={"there": (PointEffect("r", Fraction(2)),)}),
    ],
    ids=["cap", "penalty", "bonus"],
)
def test_what_a_rule_left_of_a_leaf_grows_too(effect: Effects) -> None:
    tree = [group("g", leaf("open", 3, **SHARED), leaf("there", 3))]
    now_and_later(tree, {"there": points(3)}, {"open": OUT}, effect)


def test_a_bonus_on_top_stands_over_the_little_that_stays() -> None:
    tree = [
        leaf("one", 5),
        leaf("two", 5),
        group("bonus", leaf("extra", 2), kind="bonus", in_max=False),
    ]
    bounds, finished = now_and_later(tree, {"extra": points(2)}, {"one": OUT, "two": points(5)})
    assert finished.total(NO_EFFECTS) == (7, 5)
    assert bounds.index == (20, 240)  # safe, not tight: 140 is the most that can really be


def test_a_rules_bonus_stays_when_its_leaf_leaves() -> None:
    bonus = Effects(bonuses={"one": (PointEffect("r", Fraction(3)),)})
    tree = [leaf("one", 5), leaf("two", 5)]
    now_and_later(tree, {"two": points(5)}, {"one": OUT}, bonus)


def test_a_bonus_that_may_be_out_is_no_part_of_the_denominator() -> None:
    tree = [
        leaf("one", 10),
        group("bonus", leaf("extra", 2), kind="bonus", in_max=False),
    ]
    bounds, _ = now_and_later(tree, {"one": points(10)}, {"extra": OUT})
    assert bounds.index == (100, 120)


def test_when_everything_may_leave_with_points_below_zero_the_index_may_fall_far() -> None:
    tree = [
        leaf("one", 1),
        leaf("two", 9),
        group("minus", leaf("late", 0, floor=-3), kind="penalty"),
    ]
    bounds, finished = now_and_later(tree, {"late": points(-3)}, {"one": points(0), "two": OUT})
    assert finished.total(NO_EFFECTS) == (-3, 1)
    assert bounds.index[0] == -300


def test_nothing_to_divide_by_leaves_the_index_open() -> None:
    tree = [leaf("one", 1)]
    bounds, _ = now_and_later(tree, {"one": OUT}, {})
    assert bounds.index == (None, None)


def test_a_leaf_that_asks_an_open_leaf_may_still_turn_out_not_applicable() -> None:
    asking = {
        "type": "branch",
        "cases": [
            {
                "if": {"node": "asked", "status": ["met"]},
                "formula": {"type": "bands", "of": "ratio", "bands": [{"points": 2}]},
            }
        ],
        "otherwise": {"type": "bands", "of": "ratio", "bands": [{"points": 1}]},
    }
    tree = [leaf("asked", 1), leaf("asking", 2, asking)]
    now = {"asking": OUT}
    bounds, finished = now_and_later(tree, now, {"asked": points(1)})
    assert finished.totals(NO_EFFECTS)["asking"].points == 0
    assert bounds.nodes["asking"][0] == 0


def test_a_leaf_a_rule_may_take_out_counts_full_or_nothing() -> None:
    tree = [leaf("one", 4, not_applicable="full"), leaf("two", 4, not_applicable="lost")]
    now = {"one": points(1), "two": points(3)}
    maybe = Effects(not_applicable={"one": "r", "two": "r"})
    bounds, _ = now_and_later(tree, now, {}, NO_EFFECTS, maybe, maybe)
    assert bounds.nodes == {"one": (1, 4), "two": (0, 3)}
    assert bounds.points == (1, 7)


def test_a_group_a_rule_may_take_out_stands_for_its_leaves() -> None:
    tree = [group("g", leaf("one", 4), leaf("two", 4)), leaf("three", 2)]
    now = {"one": points(4), "two": points(3), "three": points(1)}
    maybe = Effects(not_applicable={"g": "r"})
    bounds, finished = now_and_later(tree, now, {}, NO_EFFECTS, maybe, maybe)
    assert finished.total(maybe) == (1, 2)
    assert bounds.nodes["g"] == (0, 7)


def test_the_lower_bound_takes_all_harm_that_may_come_and_the_upper_none_of_it() -> None:
    tree = [leaf("one", 4), leaf("two", 4)]
    harm = Effects(
        caps={"one": (PointEffect("r", Fraction(2)),)},
        withheld={"two": ("r",)},
        penalties={"one": (PointEffect("p", Fraction(1)),)},
    )
    now = {"one": points(4), "two": points(3)}
    bounds, _ = now_and_later(tree, now, {}, NO_EFFECTS, harm, harm)
    assert bounds.nodes == {"one": (1, 4), "two": (0, 3)}


def test_the_upper_bound_takes_every_bonus_that_may_come() -> None:
    tree = [leaf("one", 4)]
    gain = Effects(bonuses={"one": (PointEffect("r", Fraction(1)),)})
    bounds, _ = now_and_later(tree, {"one": points(4)}, {}, NO_EFFECTS, gain, gain)
    assert bounds.nodes == {"one": (4, 5)}


def test_a_leaf_that_a_rule_may_take_out_does_not_grow_then() -> None:
    tree = [group("g", leaf("gone", 4, **SHARED), leaf("there", 4, not_applicable="full"))]
    maybe = Effects(not_applicable={"there": "r"})
    now = {"gone": OUT, "there": points(3)}
    bounds, finished = now_and_later(tree, now, {}, NO_EFFECTS, maybe, maybe)
    assert finished.totals(NO_EFFECTS)["there"].points == 6
    assert finished.totals(maybe)["there"].points == 4
    assert bounds.nodes["there"][0] <= 4


def test_among_the_best_another_takes_the_place_of_a_leaf_that_leaves() -> None:
    best = group("g", leaf("open", 4), leaf("second", 4), leaf("third", 1), best_of=2)
    now = {"second": points(4), "third": points(3), "other": points(0)}
    bounds, finished = now_and_later([best, leaf("other", 2)], now, {"open": OUT})
    assert finished.total(NO_EFFECTS) == (7, 7)
    assert bounds.index[1] is not None
    assert bounds.index[1] >= 100


def test_full_marks_for_a_leaf_that_is_out_are_not_rounded_as_its_points_are() -> None:
    rounded = {"at": "leaf", "places": 0, "mode": "half_even"}
    tree = [leaf("one", "2.5", not_applicable="full", rounding=rounded)]
    bounds, finished = now_and_later(tree, {}, {"one": OUT})
    assert finished.totals(NO_EFFECTS)["one"].points == exact("2.5")
    assert bounds.nodes["one"] == (0, exact("2.5"))


def test_a_survey_still_to_come_widens_no_bounds() -> None:
    surveyed = leaf("s", 1, {"type": "survey", "answers": {"A": 100}}, kind="survey")
    tree = [leaf("one", 2), surveyed]
    harm = Effects(penalties={"s": (PointEffect("r", Fraction(1)),)})
    bounds, _ = now_and_later(tree, {"one": points(1)}, {}, harm)
    assert bounds.index == (0, 0)


def test_rounding_at_the_top_keeps_the_bounds_together() -> None:
    commune = Commune(
        [leaf("one", 4), leaf("two", 4)],
        {"rounding": {"at": "total", "places": 0, "mode": "half_up"}},
        rulebook(
            leaf("one", 4),
            leaf("two", 4),
            settings={"rounding": {"at": "total", "places": 0, "mode": "half_up"}},
        ),
        {"one": points("1.5")},
        {},
    )
    assert bounds_of(commune, NO_EFFECTS, NO_EFFECTS).points == (2, 6)
    assert commune.book.total_rounding == Rounding(0, "half_up")
    assert round_to(Fraction(11, 2), 0, "half_up") == 6
