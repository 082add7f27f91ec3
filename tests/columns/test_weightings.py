"""Many weightings at once give the indices that fractions give, one by one."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from support.populations import Measuring, shipped
from support.rulebooks import group, leaf, rulebook

from parscore.columns import indices, load, places_of_index, score
from parscore.formulas.reading import Reading
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import score_leaves
from parscore.scoring.total import index_of
from parscore.scoring.tree import roll_up
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, exact, round_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Rulebook

F = Fraction


def expected(
    book: Rulebook, readings: dict[str, Reading], weighting: Mapping[str, Fraction]
) -> Fraction | None:
    totals = roll_up(book, leaf_inputs(score_leaves(book, readings, {})), NO_EFFECTS)
    shares = {
        root.id: weighting.get(root.id, root.maximum) / root.maximum if root.maximum else F(1)
        for root in book.roots
    }
    points = sum((shares[root.id] * totals[root.id].points for root in book.roots), F(0))
    maximum = sum(
        (shares[root.id] * totals[root.id].maximum for root in book.roots if root.in_max), F(0)
    )
    total = book.total_rounding
    if total is not None:
        points = round_to(points, total.places, total.mode)
    return index_of(points, maximum, book.index_rounding or Rounding(6, "half_up"))


def assert_equal(
    book: Rulebook, people: list[dict[str, Reading]], weightings: list[dict[str, Fraction]]
) -> None:
    table = indices(book, score(book, load(people)), weightings)
    unit = 10 ** places_of_index(book)
    for place, weighting in enumerate(weightings):
        for row, readings in enumerate(people):
            value = table[f"w{place}"][row]
            found = None if value is None else F(value, unit)
            assert found == expected(book, readings, weighting), (row, weighting)


@pytest.mark.slow
def test_a_shipped_set_under_many_weightings() -> None:
    book = shipped("thanh-hoa/2025")
    measuring, draw = Measuring(book, seed=9), Random(9)  # noqa: S311 - weights, not secrets
    people = [measuring.commune() for _ in range(20)]
    fields = [root for root in book.roots if root.kind == "standard"]
    weightings = [
        {root.id: root.maximum * F(draw.randint(80, 120), 100) for root in fields}
        for _ in range(60)
    ]
    assert_equal(book, people, [{}, *weightings])


@pytest.mark.parametrize("stage", ["leaf", "total", "none"])
def test_rounding_of_totals_numbers_that_stand_apart_and_no_maximum(stage: str) -> None:
    share = {"type": "proportional", "of": "ratio", "full_at": 100}
    book = rulebook(
        group("x", leaf("a", 6, share)),
        group("y", leaf("b", 4, share)),
        group("t", leaf("c", 3), kind="bonus", in_max=False),
        settings={"rounding": {"at": stage, "places": 2, "mode": "half_up"}},
    )
    third = Reading(numerator=F(1), denominator=F(3))
    half = Reading(numerator=F(1), denominator=F(2))
    out = Reading(state="not_applicable", reason="không có")
    people = [
        {"a": third, "b": half, "c": Reading(points=F(1))},
        {"a": half, "b": out, "c": Reading(points=F(-2))},
        {"a": out, "b": out, "c": Reading(points=F(1))},
        {},
    ]
    assert_equal(book, people, [{}, {"x": F(7), "y": F(3)}, {"x": exact("6.123"), "t": F(1)}])


def test_factors_too_large_for_64_bits_are_left_to_fractions() -> None:
    book = rulebook(group("x", leaf("a", 6)), group("y", leaf("b", 4)))
    people = [{"a": Reading(points=F(5)), "b": Reading(points=F(1))}]
    assert_equal(book, people, [{"x": F(6) + F(1, 10**17), "y": F(4) - F(1, 10**17)}])


@pytest.mark.parametrize("weighting", [{"z": F(1)}, {"x": F(0)}, {"x": F(-1)}])
def test_a_weighting_gives_fields_a_maximum(weighting: dict[str, Fraction]) -> None:
    book = rulebook(group("x", leaf("a", 6)), group("y", leaf("b", 4)))
    with pytest.raises(ValueError, match="no field that can have"):
        indices(book, score(book, load([{}])), [weighting])
