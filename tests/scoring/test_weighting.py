"""The range of the index over other weightings, against every vertex and against random ones."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.scoring.weighting import Stake, index_ends, points_ends
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

F = Fraction
TOLERANCES = st.sampled_from([F(0), F(1, 10), F(1, 5), F(1, 3), F(99, 100)])


def field(name: str, weight: int, points: object, maximum: object = None) -> Stake:
    whole = exact(weight) if maximum is None else exact(str(maximum))
    return Stake(name, exact(weight), exact(str(points)), whole, movable=True)


def index(stakes: list[Stake], factors: tuple[Fraction, ...]) -> Fraction:
    pairs = list(zip(stakes, factors, strict=True))
    return sum(k * one.points for one, k in pairs) / sum(k * one.maximum for one, k in pairs)


def vertices(stakes: list[Stake], tolerance: Fraction) -> list[tuple[Fraction, ...]]:
    """All corners of the box cut by the fixed sum: all factors at an end, but one at most."""
    moving = [place for place, one in enumerate(stakes) if one.movable]
    whole = sum(stakes[place].weight for place in moving)
    found = []
    for free in moving or [None]:
        others = [place for place in moving if place != free]
        for signs in product((-1, 1), repeat=len(others)):
            factors = [F(1)] * len(stakes)
            for place, sign in zip(others, signs, strict=True):
                factors[place] = 1 + sign * tolerance
            if free is not None:
                used = sum(factors[place] * stakes[place].weight for place in others)
                factors[free] = (whole - used) / stakes[free].weight
                if not 1 - tolerance <= factors[free] <= 1 + tolerance:
                    continue
            found.append(tuple(factors))
    return found


@st.composite
def stakes(draw: st.DrawFn) -> list[Stake]:
    found = []
    for place in range(draw(st.integers(1, 5))):
        weight = F(draw(st.integers(1, 30)))
        maximum = draw(st.sampled_from([weight, weight, weight / 2, F(0)]))
        low = -4 if draw(st.booleans()) else 0
        points = F(draw(st.integers(low, 4 * int(maximum))), 4)
        found.append(Stake(f"f{place}", weight, points, maximum, draw(st.booleans())))
    extra, inside = F(draw(st.integers(-6, 6)), 2), F(draw(st.integers(0, 3)))
    outside = Stake("bonus", F(0), extra, inside, movable=False)
    return [*found, outside]


@given(stakes(), TOLERANCES)
def test_no_corner_of_the_admissible_weightings_gives_less_or_more(
    drawn: list[Stake], tolerance: Fraction
) -> None:
    ends = index_ends(drawn, tolerance)
    if not sum(one.maximum for one in drawn):
        assert ends is None
        return
    assert ends is not None
    reached = [index(drawn, one) for one in vertices(drawn, tolerance)]
    low, high = (one.points / one.maximum for one in ends)
    assert (low, high) == (min(reached), max(reached))


@given(stakes(), TOLERANCES)
def test_the_ends_are_admissible_weightings_that_give_what_they_say(
    drawn: list[Stake], tolerance: Fraction
) -> None:
    ends = index_ends(drawn, tolerance)
    for end in ends or ():
        pairs = list(zip(drawn, end.factors, strict=True))
        assert all(1 - tolerance <= k <= 1 + tolerance for _, k in pairs)
        assert all(k == 1 for one, k in pairs if not one.movable)
        assert sum(k * one.weight for one, k in pairs) == sum(one.weight for one in drawn)
        assert end.points / end.maximum == index(drawn, end.factors)


@given(stakes(), st.data())
def test_random_admissible_weightings_stay_inside(drawn: list[Stake], data: st.DataObject) -> None:
    tolerance = F(1, 5)
    ends = index_ends(drawn, tolerance)
    if ends is None:
        return
    corners = vertices(drawn, tolerance)
    mixed = data.draw(st.lists(st.integers(0, 9), min_size=len(corners), max_size=len(corners)))
    if not sum(mixed):
        return
    factors = tuple(
        sum(share * corner[place] for share, corner in zip(mixed, corners, strict=True))
        / F(sum(mixed))
        for place in range(len(drawn))
    )
    low, high = (one.points / one.maximum for one in ends)
    assert low <= index(drawn, factors) <= high


@given(stakes(), TOLERANCES)
def test_the_range_of_the_points_is_that_of_the_corners(
    drawn: list[Stake], tolerance: Fraction
) -> None:
    low, high = points_ends(drawn, tolerance)
    reached = [
        sum(k * one.points for one, k in zip(drawn, factors, strict=True))
        for factors in vertices(drawn, tolerance)
    ]
    assert (low.points, high.points) == (min(reached), max(reached))


def test_the_worked_example() -> None:
    """Two fields of 60 and 40, won to 90% and to 50%: 74 points as they stand.

    At ±20% with the sum fixed, the field of 40 can give or take 8, the field of 60 follows:
    68 · 0.9 + 32 · 0.5 = 77.2 and 52 · 0.9 + 48 · 0.5 = 70.8.
    """
    ends = index_ends([field("a", 60, 54), field("b", 40, 20)], F(1, 5))
    assert ends is not None
    low, high = ends
    assert (100 * low.points / low.maximum, 100 * high.points / high.maximum) == (
        exact("70.8"),
        exact("77.2"),
    )
    assert high.factors == (F(68, 60), F(4, 5))


def test_where_parts_do_not_apply_the_denominator_moves_too() -> None:
    """Of the field of 40 only 20 applies and is won whole; of 60, half is won.

    I(k) = (30k + 20l) / (60k + 20l) with 60k + 40l = 100: at l = 1.2, k = 52/60 it is 50/76.
    """
    ends = index_ends([field("a", 60, 30), field("b", 40, 20, 20)], F(1, 5))
    assert ends is not None
    assert ends[1].points / ends[1].maximum == F(50, 76)


@pytest.mark.parametrize("tolerance", [F(1), F(-1, 10)])
def test_a_tolerance_is_a_share_below_one(tolerance: Fraction) -> None:
    with pytest.raises(ValueError, match="not a share"):
        index_ends([field("a", 1, 1)], tolerance)
