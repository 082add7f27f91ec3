"""A rule set compiled once scores many populations, and a stream of communes part by part."""

from __future__ import annotations

import polars as pl
import pytest
from support.populations import Measuring, shipped
from support.rulebooks import leaf, rulebook

from parscore.columns import compiled, load, score, score_parts
from parscore.formulas.reading import Reading
from parscore.scoring.leaves import score_leaves
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

THIRDS = {"type": "per_unit", "of": "value", "each": "0.5", "most": 3}


def test_parts_are_scored_as_the_whole_is() -> None:
    book = shipped("thanh-hoa/2025")
    measuring = Measuring(book, seed=7)
    readings = [measuring.commune() for _ in range(90)]
    whole = score(book, load(readings))
    parts = list(score_parts(book, map(load, [readings[:40], readings[40:80], readings[80:]])))
    assert [len(part.frame) for part in parts] == [40, 40, 10]
    points = [part.exact(row, "points") for part in parts for row in range(len(part.frame))]
    assert points == [whole.exact(row, "points") for row in range(90)]


def test_a_part_with_other_figures_is_compiled_for() -> None:
    """Decimals, a figure nobody had before, one that does not fit: each part as by itself."""
    book = rulebook(leaf("a", 3, THIRDS))
    values = ["2", "2.5", "0.000000001", "4"]
    parts = [[{"a": Reading(value=exact(value))}] for value in values]
    parts.append([{}])
    found = [part.exact(0, "points") for part in score_parts(book, map(load, parts))]
    assert found == [1, exact("1.25"), exact("0.0000000005"), 2, 0]


def test_compiled_once_for_populations_of_one_layout() -> None:
    book = rulebook(leaf("a", 3, THIRDS))
    first, second, other = (
        load([{"a": Reading(value=exact(value))}]) for value in ("2", "4", "2.5")
    )
    ready = compiled(book, first)
    assert ready.score(second).frame.equals(score(book, second).frame)
    with pytest.raises(ValueError, match="other columns"):
        ready.score(other)


def test_no_parts_and_an_empty_one() -> None:
    book = rulebook(leaf("a", 3, THIRDS))
    assert list(score_parts(book, [])) == []
    (nobody,) = score_parts(book, [load([])])
    assert nobody.frame.select(pl.len()).item() == 0


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [(10**15, 10**15), (10**15 - 1, 10**15), (5, -1), (-5, 1), (3, 4)],
)
def test_what_is_compiled_for_small_figures_is_right_of_large_and_negative_ones(
    numerator: int, denominator: int
) -> None:
    bands = [{"at_least": "99.99", "points": 3}, {"above": 75, "below": "99.99", "points": 1}]
    book = rulebook(leaf("a", 3, {"type": "bands", "of": "ratio", "bands": bands}))
    small, other = (
        {"a": Reading(numerator=Fraction(part), denominator=Fraction(whole))}
        for part, whole in ((1, 2), (numerator, denominator))
    )
    ready = compiled(book, load([small]))
    scored = ready.score(load([other]))
    expected = score_leaves(book, other, {})["a"]
    assert scored.exact(0, "a.points") == expected.lower
    assert scored.frame["a.status"][0] == 2 * (expected.points is None)
    assert scored.deferred == ({} if (numerator, denominator) in ((3, 4), (-5, 1)) else {"a": 1})


def test_nobody_is_scored_by_what_columns_cannot_express() -> None:
    book = shipped("hai-duong/2021-2025")
    book = book.on(book.phases[0].start)
    scored = score(book, load([]))
    assert scored.fallback
    assert scored.frame.height == 0
    assert {f"{leaf.id}.points" for leaf in book.leaves} <= set(scored.frame.columns)
