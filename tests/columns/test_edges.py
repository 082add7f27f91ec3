"""Bands as columns: however they overlap or are ordered, the first that holds gives the points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from support.rulebooks import leaf, rulebook

from parscore.columns import load, score
from parscore.columns.terms import rounded_division, whole
from parscore.formulas.reading import Reading
from parscore.scoring.leaves import score_leaves
from parscore.values.exact import Fraction
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from parscore.values.numbers import Mode

EDGES = ("0", "12.5", "49.99", "50", "98", "100", "150")
COUNTS = [
    (Fraction(part), Fraction(whole)) for whole in (1, 2, 8, 50, 10_000) for part in range(13)
] + [(Fraction(4999), Fraction(10_000)), (Fraction(9799), Fraction(10_000))]
APART = "below", "above"
SIDES = ("at_most", "above"), ("below", "at_least"), APART
Tree = dict[str, object]


@st.composite
def band_lists(draw: st.DrawFn) -> list[Tree]:
    """Draw bands without overlap, in any order, each edge with either; some values have none."""
    edges = sorted(draw(st.sets(st.sampled_from(EDGES), min_size=1)), key=EDGES.index)
    bands: list[Tree] = [{}]
    for edge in edges:
        below, above = draw(st.sampled_from(SIDES))
        bands[-1][below] = edge
        bands.append({above: edge})
        if (below, above) == APART:
            bands.insert(-1, {"exactly": edge})
    shuffled = draw(st.permutations(bands))
    return shuffled[: draw(st.integers(1, len(bands)))]


@example([{"below": "50"}, {"above": "50"}, {"exactly": "50"}])
@example([{"above": "50"}, {"below": "50"}, {"exactly": "50"}])
@given(band_lists())
def test_the_first_band_that_holds_gives_the_points(drawn: list[Tree]) -> None:
    bands = [band | {"points": str(place)} for place, band in enumerate(drawn)]
    formulas: list[Tree] = [
        {"type": "bands", "of": of, "bands": bands} for of in ("ratio", "value")
    ]
    book = rulebook(leaf("a", 9, formulas[0]), leaf("b", 9, formulas[1]))
    readings = [
        {
            "a": Reading(numerator=part, denominator=whole),
            "b": Reading(value=100 * part / whole),
        }
        for part, whole in COUNTS
    ]
    scored = score(book, load(readings))
    assert not scored.fallback
    for row, one in enumerate(readings):
        for name, expected in score_leaves(book, one, {}).items():
            open_ = 2 * (expected.points is None)
            assert scored.frame[f"{name}.status"][row] == open_, (bands, one)
            assert scored.exact(row, f"{name}.points") == expected.lower, (bands, one)


@pytest.mark.parametrize("mode", ["half_up", "half_even", "up", "down"])
def test_a_division_is_rounded_as_an_exact_number_is(mode: Mode) -> None:
    pairs = [(top, bottom) for top in range(-30, 31) for bottom in range(1, 9)]
    expected = [int(round_to(Fraction(top, bottom), 0, mode)) for top, bottom in pairs]
    frame = pl.DataFrame(pairs, schema={"top": pl.Int64, "bottom": pl.Int64}, orient="row")
    columns = pl.col("top"), pl.col("bottom")
    assert frame.select(rounded_division(*columns, mode)).to_series().to_list() == expected
    size = frame.select(rounded_division(columns[0].abs(), whole(3), mode, positive=True))
    thirds = [int(round_to(Fraction(abs(top), 3), 0, mode)) for top, _ in pairs]
    assert size.to_series().to_list() == thirds
