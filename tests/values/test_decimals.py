"""Exact numbers as an assessment writes them: six places, and the fraction where they cut it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from parscore.values.decimals import exact_of, figures, written
from parscore.values.exact import Fraction

NUMBERS = st.none() | st.fractions(max_denominator=10**8).map(Fraction)


def test_what_six_places_cut_short_stands_beside_as_a_fraction() -> None:
    numbers = {"lost": Fraction(1, 3), "owed": None, "held": Fraction(5, 2), "none": Fraction(0)}
    shown = figures(numbers)
    assert shown == {
        "lost": "0.333333",
        "owed": None,
        "held": "2.5",
        "none": "0",
        "exact": {"lost": "1/3"},
    }


@given(st.dictionaries(st.text(min_size=6), NUMBERS))
def test_figures_are_what_is_written_and_what_is_exact(numbers: dict[str, Fraction | None]) -> None:
    shown = figures(numbers)
    assert shown.pop("exact") == exact_of(numbers)
    assert shown == {key: written(number) for key, number in numbers.items()}
