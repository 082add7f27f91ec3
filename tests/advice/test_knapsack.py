"""The cheapest sum: the search and the solver agree with each other and with brute force."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parscore.advice import knapsack
from parscore.advice.knapsack import Option, by_highs, by_search, cheapest, cost_of

OPTIONS = st.builds(Option, st.integers(0, 30), st.integers(0, 20))
GROUPS = st.lists(st.lists(OPTIONS, min_size=1, max_size=3), min_size=1, max_size=5)


@given(GROUPS, st.integers(1, 80))
def test_the_search_is_as_cheap_as_brute_force(groups: list[list[Option]], needed: int) -> None:
    places = [[None, *range(len(group))] for group in groups]
    sums = [cost_of(groups, choice) for choice in product(*places)]
    least = min((cost for worth, cost in sums if worth >= needed), default=None)
    found = by_search(groups, needed, 10_000)
    assert (None if found is None else found.cost) == least
    if found is not None:
        worth, cost = cost_of(groups, found.choice)
        assert worth >= needed
        assert cost == found.cost


@settings(max_examples=20, deadline=None)
@given(GROUPS, st.integers(1, 40))
def test_the_solver_agrees_with_the_search(groups: list[list[Option]], needed: int) -> None:
    pytest.importorskip("highspy")
    found, solved = by_search(groups, needed, 10_000), by_highs(groups, needed)
    assert (None if found is None else found.cost) == (None if solved is None else solved.cost)


MANY = [[Option(7919 * (i + 3) % 997, 6007 * (i + 1) % 983)] for i in range(60)]


def test_what_is_too_large_for_the_search_goes_to_the_solver(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pytest.importorskip("highspy")
    monkeypatch.setattr(knapsack, "FEW_SUMS", 10)
    found = cheapest(MANY, 12_000)
    assert found is not None
    assert found.solver == "highs"
    again = by_search(MANY, 12_000, 1_000_000)
    assert again is not None
    assert found.cost == again.cost


def test_without_the_solver_whoever_needs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knapsack, "find_spec", lambda _: None)
    monkeypatch.setattr(knapsack, "MOST_SUMS", 50)
    monkeypatch.setattr(knapsack, "FEW_SUMS", 10)
    with pytest.raises(ModuleNotFoundError) as caught:
        cheapest(MANY, 12_000)
    assert caught.value.name == "highspy"
    found = cheapest(MANY[:6], 900)
    assert found is not None
    assert found.solver == "exact"


def test_nothing_is_needed_or_nothing_suffices() -> None:
    assert cheapest(MANY, 0) == ((None,) * 60, 0, "exact")
    assert cheapest(MANY[:1], 10**6) is None
