"""A tree that changes by phase is scored on a day as if the rest of it had never been written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import event, given
from hypothesis import strategies as st
from support.drawn import Commune, communes, effects, settled_communes
from support.naive import tree_on
from support.rulebooks import group, leaf, rulebook
from support.strategies import ids_of, with_periods

from parscore.scoring.effects import NO_EFFECTS
from parscore.values.exact import Fraction
from parscore.values.periods import Period

DAYS = st.dates(date(2025, 1, 1), date(2025, 12, 31))
FIRST = {"from": "2025-01-01", "to": "2025-06-30"}
SECOND = {"from": "2025-07-01", "to": "2025-12-31"}
JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)


@given(settled_communes(), DAYS, st.data())
def test_a_day_is_scored_as_by_the_naive_scorer(
    commune: Commune, day: date, data: st.DataObject
) -> None:
    seen = commune.in_phases(data.draw(with_periods(commune.tree)), day)
    applied = data.draw(st.just(NO_EFFECTS) | effects(commune))
    naive = seen.naive(applied)
    total = naive.score()
    totals = seen.totals(applied)
    assert {name: (t.points, t.maximum) for name, t in totals.items()} == {
        name: (r.points, r.maximum) for name, r in naive.results.items()
    }
    assert seen.total(applied) == total
    event(f"{len(seen.book.nodes)} of {len(commune.book.nodes)} nodes")


@pytest.mark.slow
@given(communes(), DAYS, st.data())
def test_a_day_is_scored_as_by_a_set_that_holds_only_its_phase(
    commune: Commune, day: date, data: st.DataObject
) -> None:
    tree = data.draw(with_periods(commune.tree))
    only = tree_on(tree, day.isoformat())
    seen, alone = commune.in_phases(tree, day), commune.in_phases(only, day)
    assert seen.book.nodes == alone.book.nodes
    assert seen.scores() == alone.scores()
    assert seen.totals(NO_EFFECTS) == alone.totals(NO_EFFECTS)


@given(communes(), st.data())
def test_the_phases_are_the_whole_period_and_no_day_is_in_two(
    commune: Commune, data: st.DataObject
) -> None:
    tree = data.draw(with_periods(commune.tree))
    book = rulebook(*tree, settings=commune.settings)
    assert book.phases[0].start == book.period.start
    assert book.phases[-1].end == book.period.end
    for one, after in zip(book.phases, book.phases[1:], strict=False):
        assert one.end + timedelta(days=1) == after.start
    for day in (data.draw(DAYS), *(phase.end for phase in book.phases)):
        assert list(book.on(day).nodes) == ids_of(tree_on(tree, day.isoformat()))
    assert {name for phase in book.phases for name in book.on(phase.start).nodes} <= set(book.nodes)


def test_a_set_that_never_changes_is_its_own_on_every_day() -> None:
    book = rulebook(leaf("a", 1), group("g", leaf("b", 2)))
    assert book.on(JUNE) is book
    whole = rulebook(leaf("a", 1, period={"from": "2025-01-01", "to": "2025-12-31"}))
    assert whole.on(JUNE) is whole
    assert book.phase is None


def test_a_day_outside_the_period_is_taken_into_it() -> None:
    book = rulebook(leaf("a", 1, period=FIRST), leaf("b", 1, period=SECOND))
    assert list(book.on(date(2020, 1, 1)).nodes) == ["a"]
    assert list(book.on(date(2199, 1, 1)).nodes) == ["b"]
    assert book.on(JUNE).phase == Period(date(2025, 1, 1), JUNE)
    assert list(book.on(JULY).nodes) == ["b"]


def test_a_phase_is_prepared_once_and_a_phase_of_a_phase_is_itself() -> None:
    book = rulebook(leaf("a", 1, period=FIRST), leaf("b", 1, period=SECOND))
    assert book.on(JUNE) is book.on(date(2025, 1, 1))
    assert book.on(JUNE).on(JULY) is book.on(JUNE)


def test_a_group_has_the_maximum_of_what_it_holds_that_day() -> None:
    book = rulebook(group("g", leaf("a", 3, period=FIRST), leaf("b", 5, period=SECOND)))
    assert (book.on(JUNE).nodes["g"].maximum, book.on(JULY).nodes["g"].maximum) == (3, 5)
    assert book.on(JULY).nodes["g"].children == ("b",)
    assert book.nodes["g"].maximum == Fraction(5)


def test_what_a_group_holds_goes_with_it_and_an_empty_group_goes() -> None:
    book = rulebook(
        group("g", leaf("a", 3), group("h", leaf("b", 1)), period=FIRST),
        group("empty", leaf("c", 5, period=FIRST)),
        leaf("d", 1),
    )
    assert list(book.on(JULY).nodes) == ["d"]


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2024-12-31", "2025-01-01"), ("2025-03-01", "2025-03-01"), ("2026-01-01", "2025-12-31")],
)
def test_the_nearest_day_of_a_period(day: str, inside: str) -> None:
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    assert year.nearest(date.fromisoformat(day)) == date.fromisoformat(inside)
