"""Columns give what the exact path gives: every leaf, group and total of every shipped set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.drawn import Commune, communes
from support.populations import Measuring, phases, shipped, with_policies
from support.rulebooks import leaf, rulebook

from parscore.columns import load, score
from parscore.formulas.reading import Reading
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import score_leaves
from parscore.scoring.tree import grand_total, roll_up
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from datetime import date

    from parscore.columns import Scored
    from parscore.documents.rulebook import Rulebook

COMMUNES = 300
STATUS = {"scored": 0, "not_applicable": 1}
ZEROS = ("undetermined", "not_applicable", "full", "zero", "ratio_0", "ratio_100")
TREATMENTS = ("reduce", "full", "redistribute", "lost")


Readings = dict[str, Reading]


def assert_equal(
    book: Rulebook, scored: Scored, readings: list[Readings], survey: Readings | None = None
) -> None:
    for row, of_commune in enumerate(readings):
        scores = score_leaves(book, of_commune, survey or {})
        for name, one in scores.items():
            status = scored.frame[f"{name}.status"][row]
            assert status == STATUS.get(one.outcome.status, 2), (row, name, one)
            if not one.not_applicable:
                expected = one.lower if one.points is None else one.points
                assert scored.exact(row, f"{name}.points") == expected, (row, name, one)
        totals = roll_up(book, leaf_inputs(scores), NO_EFFECTS)
        for name, total in totals.items():
            if not book.nodes[name].is_leaf:
                assert scored.exact(row, f"{name}.points") == total.points, (row, name)
            assert scored.exact(row, f"{name}.max") == total.maximum, (row, name)
        points = scored.exact(row, "points"), scored.exact(row, "max")
        assert points == grand_total(book, totals), row


@pytest.mark.parametrize(("name", "day"), list(phases()))
def test_every_leaf_of_every_shipped_set_is_as_the_exact_path_scores_it(
    name: str, day: date
) -> None:
    book = shipped(name).on(day)
    measuring = Measuring(book, seed=766)
    readings = [measuring.commune() for _ in range(COMMUNES)]
    scored = score(book, load(readings))
    assert_equal(book, scored, readings)
    assert len(scored.fallback) <= len(book.leaves) // 4, scored.fallback


@pytest.mark.parametrize("treatment", TREATMENTS)
@pytest.mark.parametrize("zero", ZEROS)
def test_every_treatment_of_what_is_empty_or_out_is_that_of_the_exact_path(
    zero: str, treatment: str
) -> None:
    book = with_policies(shipped("thanh-hoa/2025"), zero=zero, not_applicable=treatment)
    measuring = Measuring(book, seed=len(zero) + len(treatment))
    readings = [measuring.commune() for _ in range(40)]
    assert_equal(book, score(book, load(readings)), readings)


@given(communes(depth=3), st.data())
def test_every_node_of_a_drawn_tree_is_as_the_exact_path_scores_it(
    drawn: Commune, data: st.DataObject
) -> None:
    """Caps, best-of, floors, bonus, redistribution, rounding anywhere, formulas in formulas."""
    names = sorted(drawn.readings)
    known = [set(data.draw(st.lists(st.sampled_from(names), max_size=3))) for _ in range(2)]
    rows = [dict(drawn.readings), *(dict(drawn.without(gone).readings) for gone in known)]
    survey = dict(drawn.survey)
    scored = score(drawn.book, load(rows, [survey] * len(rows)))
    assert_equal(drawn.book, scored, rows, survey)


def test_nobody_and_nothing_measured() -> None:
    book = shipped("thanh-hoa/2025")
    assert score(book, load([])).frame.height == 0
    assert_equal(book, score(book, load([{}, {}])), [{}, {}])


@pytest.mark.parametrize(
    ("numerator", "denominator", "points"),
    [
        (49, 50, "4"),  # 98% exactly
        (97_999_999, 100_000_000, "3"),
        (exact("0.5"), 1, "0"),
        (10**14, 10**14, "4"),
        (Fraction(1, 10**9), 1, "0"),
        (5, -1, "0"),
    ],
)
def test_an_edge_is_met_or_missed_whatever_the_size_of_the_counts(
    numerator: object, denominator: object, points: str
) -> None:
    bands = [
        {"at_least": 98, "points": 4},
        {"at_least": 95, "below": 98, "points": 3},
        {"below": 95, "points": 0},
    ]
    book = rulebook(leaf("a", 4, {"type": "bands", "of": "ratio", "bands": bands}))
    reading = Reading(numerator=exact(str(numerator)), denominator=exact(str(denominator)))
    scored = score(book, load([{"a": reading}]))
    assert_equal(book, scored, [{"a": reading}])
    assert scored.exact(0, "points") == exact(points)


def test_what_no_scaled_integer_holds_stands_apart() -> None:
    book = rulebook(leaf("a", 4, {"type": "proportional", "of": "ratio", "full_at": 100}))
    reading = Reading(numerator=Fraction(1), denominator=Fraction(3))
    scored = score(book, load([{"a": reading}]))
    assert scored.exact(0, "points") == Fraction(4, 3)
    assert scored.frame["points"][0] is None
    assert scored.fallback == {"a": "a ratio that is not rounded"}


def test_the_plan_says_what_the_exact_path_scores() -> None:
    book = shipped("thanh-hoa/2025")
    measuring = Measuring(book, seed=1)
    scored = score(book, load([measuring.commune() for _ in range(50)]))
    assert set(scored.fallback) <= {leaf.id for leaf in book.leaves}
    assert all(scored.fallback.values())
    assert set(scored.deferred).isdisjoint(scored.fallback)
