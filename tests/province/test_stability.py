"""Ranks while weights move: what is tried, what is proven, and that the two agree."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from parscore.province.ranking.rank import Placed, group_ties
from parscore.province.record import Record, Scheme, SchemeClass, SchemeNode
from parscore.province.stability import bounds as stability_bounds
from parscore.province.stability.intervals import stability_of
from parscore.province.stability.proof import Prover
from parscore.province.stability.ranks import TieRule, ranks_of
from parscore.province.stability.stakes import Root, Roots, Stakes, Standing, index_now
from parscore.province.stability.trials import moving
from parscore.province.stability.weights import corners, drawn, pushed, room_of
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, decimal_string, exact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pytest

    from parscore.documents.stability import RankStability

F = Fraction
FIFTH = F(1, 5)


def tree(
    *maxima: str,
    official: Sequence[int] = (),
    total: Rounding | None = None,
    tolerance: int | None = 20,
) -> Roots:
    """Return fields of some maxima, and a bonus that does not count in the maximum."""
    fields = tuple(
        Root(f"f{at}", exact(one), in_max=True, standard=True, assumed=at not in official)
        for at, one in enumerate(maxima)
    )
    bonus = Root("bonus", F(2), in_max=False, standard=False, assumed=True)
    declared = None if tolerance is None else exact(tolerance)
    return Roots((*fields, bonus), total, Rounding(2, "half_up"), declared)


def record(name: str, index: str | None) -> Record:
    return Record(
        *(name, "k", "s", name, "vi-du", None, ("2026-01-01", "2026-12-31"), None, "2026-12-01"),
        illustrative=True,
        score={"points": "5", "max": "10", "index": index, "lower": "5", "upper": "5"},
        class_id="kha",
        nodes={},
        minimums={},
        gaps=(),
        measures={},
    )


def standing(on: Roots, name: str, *points: str, maxima: Sequence[str] = ()) -> Standing:
    """Return a commune with so many points in each field, and no bonus unless it is given."""
    fields = [root for root in on.roots if root.standard]
    got = [exact(one) for one in points] + [F(0)] * (len(on.roots) - len(points))
    most = [exact(one) for one in maxima] or [root.maximum for root in fields]
    whole = (*most, F(0))
    index = decimal_string(index_now(on, got, whole), 6)
    return Standing(record(name, index), tuple(got), whole)


def scheme(on: Roots, ties: str = "competition", tolerance: str = "0") -> Scheme:
    nodes = tuple(
        SchemeNode(one.id, None, str(at), one.id, None, "standard", decimal_string(one.maximum))
        for at, one in enumerate(on.roots)
    )
    classes = (SchemeClass("tot", "Tốt", "Good", "50"), SchemeClass("kha", "Khá", "Fair", None))
    return Scheme(
        *("s", "vi-du/2026", "Bộ", "0" * 64, "Ví Dụ", "assumed", ties, tolerance),
        nodes=nodes,
        classes=classes,
        minimums=(),
    )


def found(
    on: Roots,
    *standings: Standing,
    ties: str = "competition",
    tolerance: str = "0",
    draws: int = 40,
) -> RankStability:
    how = moving(on, None)
    assert how is not None
    stakes = Stakes(on, standings, ())
    return stability_of(stakes, scheme(on, ties, tolerance), how, draws=draws, seed=1)


def index_under(on: Roots, one: Standing, weighting: Mapping[str, Fraction]) -> Fraction:
    """Return the index under a weighting, in percent, as it is defined and not rounded."""
    factors = [
        weighting.get(root.id, root.maximum) / root.maximum if root.maximum else F(1)
        for root in on.roots
    ]
    points = sum((k * p for k, p in zip(factors, one.points, strict=True)), F(0))
    maximum = sum((k * m for k, m in zip(factors, one.maxima, strict=True)), F(0))
    return 100 * points / maximum


weights = st.lists(st.sampled_from(["8", "10", "12.5", "34", "0.3"]), min_size=2, max_size=5)


@given(weights, st.integers(0, 9))
def test_weightings_keep_the_sum_and_stay_within_the_tolerance(
    maxima: list[str], seed: int
) -> None:
    room = room_of({f"f{at}": exact(one) for at, one in enumerate(maxima)}, FIFTH)
    edges = corners(room, seed)
    assert edges.complete
    tried = [*drawn(room, 5, seed), *edges.weightings, *(one.weighting for one in pushed(room))]
    for weighting in tried:
        assert sum(weighting.values()) == sum(room.weights.values())
        for name, whole in room.weights.items():
            assert abs(weighting[name] - whole) <= FIFTH * whole
    for weighting in edges.weightings:
        at_ends = [
            abs(weighting[name] - whole) == FIFTH * whole for name, whole in room.weights.items()
        ]
        assert at_ends.count(False) <= 1


def test_equal_seeds_draw_equal_weightings_and_others_do_not() -> None:
    room = room_of({"a": F(15), "b": F(10), "c": F(34)}, FIFTH)
    assert drawn(room, 20, 7) == drawn(room, 20, 7)
    assert drawn(room, 20, 7) != drawn(room, 20, 8)


def test_a_field_is_pushed_as_far_as_the_others_can_give() -> None:
    room = room_of({"a": F(80), "b": F(15), "c": F(5)}, FIFTH)
    heavier = next(one for one in pushed(room) if one.field == "a" and one.up)
    assert heavier.weighting == {"a": F(84), "b": F(12), "c": F(4)}


def test_of_many_fields_some_corners_are_tried_and_it_is_told() -> None:
    room = room_of({f"f{at}": F(10) for at in range(12)}, FIFTH)
    edges = corners(room, 1)
    assert not edges.complete
    assert 0 < len(edges.weightings) <= 500
    assert all(sum(one.values()) == 120 for one in edges.weightings)


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=30),
    st.integers(0, 5),
    st.sampled_from(["competition", "dense", "sequential"]),
)
def test_ranks_are_those_of_a_ranking(values: list[int], tolerance: int, ties: str) -> None:
    placed = [Placed(record(f"x{i:02}", str(v)), exact(v)) for i, v in enumerate(values)]
    expected = {
        one.record.folder: group.rank
        for group in group_ties(placed, ties, exact(tolerance))
        for one in group.communes
    }
    ranks = ranks_of(values, range(len(values)), TieRule(ties, tolerance))
    assert {one.record.folder: rank for one, rank in zip(placed, ranks, strict=True)} == expected


points = st.tuples(*(st.integers(0, 10) for _ in range(3)))


@given(points, points, st.integers(0, 5))
def test_over_equal_maxima_whoever_is_not_proven_ahead_is_behind_somewhere(
    first: tuple[int, ...], second: tuple[int, ...], margin: int
) -> None:
    on = tree("10", "15", "34")
    one = standing(on, "A", *map(str, first), "1")
    two = standing(on, "B", *map(str, second))
    room = room_of({root.id: root.maximum for root in on.roots if root.standard}, FIFTH)
    prover = Prover(on, [one, two], room)
    least = min(
        index_under(on, one, weighting) - index_under(on, two, weighting)
        for weighting in corners(room, 1).weightings
    )
    assert prover.stays_ahead(*prover.sides, exact(margin)) == (least >= margin)


@given(points, points, st.sampled_from(["0", "4"]), st.sampled_from(["0", "9"]))
def test_over_other_maxima_what_is_proven_holds_under_every_weighting(
    first: tuple[int, ...], second: tuple[int, ...], left: str, right: str
) -> None:
    on = tree("10", "15", "34")
    one = standing(on, "A", left, *map(str, first[1:]), maxima=[left, "15", "34"])
    two = standing(on, "B", *map(str, second[:2]), right, maxima=["10", "15", right])
    room = room_of({root.id: root.maximum for root in on.roots if root.standard}, FIFTH)
    prover = Prover(on, [one, two], room)
    if prover.stays_ahead(*prover.sides, F(1)):
        for weighting in [*drawn(room, 20, 1), *corners(room, 1).weightings]:
            assert index_under(on, one, weighting) - index_under(on, two, weighting) >= 1


def test_other_maxima_are_proven_apart_though_their_ranges_overlap() -> None:
    on = tree("10", "15", "34")
    one = standing(on, "A", "5", "15", "20", maxima=["9", "15", "34"])
    two = standing(on, "B", "5", "14", "19.5")
    room = room_of({root.id: root.maximum for root in on.roots if root.standard}, FIFTH)
    prover = Prover(on, [one, two], room)
    first, second = prover.sides
    assert first.least < second.most
    assert prover.stays_ahead(first, second, F(0))
    assert not prover.stays_ahead(second, first, F(0))


@settings(max_examples=15)
@given(
    st.lists(points, min_size=2, max_size=7),
    st.sampled_from(["competition", "dense", "sequential"]),
    st.sampled_from(["0", "0.5"]),
    st.sampled_from([None, Rounding(0, "half_even")]),
    st.sampled_from(["10", "11", "15"]),
)
def test_no_rank_that_is_seen_lies_outside_what_is_proven(
    given_points: list[tuple[int, ...]],
    ties: str,
    tolerance: str,
    total: Rounding | None,
    other: str,
) -> None:
    on = tree("10", "15", "34", total=total)
    maxima = [["10", "15", "34"], ["10", other, "34"]]
    standings = [
        standing(on, f"x{at}", *map(str, one), maxima=maxima[at % 2])
        for at, one in enumerate(given_points)
    ]
    one = found(on, *standings, ties=ties, tolerance=tolerance, draws=15)
    for row in one.rows:
        assert row.bounds.best <= row.seen.best <= row.middle.best <= row.middle.worst
        assert row.middle.worst <= row.seen.worst <= row.bounds.worst
        assert row.seen.best <= row.rank <= row.seen.worst
    assert all(upper.rank <= lower.rank for upper, lower in pairwise(one.rows))
    assert one.pairs is not None
    assert one.pairs.always + one.pairs.turned <= one.pairs.total


def test_what_is_told_of_three_communes() -> None:
    on = tree("10", "10")
    one = found(
        on,
        standing(on, "Cao", "9", "9"),
        standing(on, "Lệch", "9", "1"),
        standing(on, "Đều", "4.9", "4.9"),
    )
    first, second, third = one.rows
    assert (first.name, first.seen.worst, first.bounds.worst) == ("Cao", 1, 1)
    for row in (second, third):
        assert (row.seen.best, row.seen.worst) == (2, 3) == (row.bounds.best, row.bounds.worst)
    above, below = one.neighbours
    assert (above.order, above.turned) == ("always", 0)
    assert below.order == "turns"
    assert 0 < below.turned < one.trials.draws
    assert (one.pairs.total, one.pairs.always, one.pairs.turned) == (3, 2, 1) if one.pairs else 0
    assert one.unmoved == 1
    assert second.band_kept is not None
    assert second.band_kept < one.trials.draws, "an index of 50 falls below 50"
    assert third.band_kept == one.trials.draws
    assert (one.fields[0].up, one.fields[1].down) != (None, None)
    assert one.fields[0].up is not None
    assert (one.fields[0].up.max, one.fields[0].up.most) == ("12", 0)
    assert one.fields[0].down is not None
    assert (one.fields[0].down.max, one.fields[0].down.most, one.fields[0].down.changed) == (
        *("8", 1),
        2,
    )


def test_many_communes_are_told_apart_by_ranges_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    on = tree("10", "10")
    communes = [standing(on, f"x{at}", str(at), str(at)) for at in range(10)]
    exact = found(on, *communes)
    monkeypatch.setattr(stability_bounds, "PAIRS_UP_TO", 5)
    wide = found(on, *communes)
    assert wide.pairs is None
    for row, narrow in zip(wide.rows, exact.rows, strict=True):
        assert row.seen == narrow.seen
        assert row.bounds.best <= narrow.bounds.best
        assert narrow.bounds.worst <= row.bounds.worst
    assert wide.rows[0].bounds.worst < len(communes)


def test_equal_trials_give_equal_answers() -> None:
    on = tree("10", "15", "34")
    communes = [standing(on, f"x{at}", str(at), str(9 - at), "20") for at in range(10)]
    assert found(on, *communes) == found(on, *communes)


def test_without_two_fields_that_may_move_nothing_moves() -> None:
    on = tree("10", "15", "0", official=(1,))
    one = found(on, standing(on, "A", "1", "2"), standing(on, "B", "2", "2"))
    assert one.trials.moves == "none"
    assert [row.seen.best for row in one.rows] == [row.seen.worst for row in one.rows] == [1, 2]
    assert one.mean_shift == "0"
    assert [field.id for field in one.fields] == ["f0", "f1"], "f2 has no maximum"


def test_a_tolerance_that_is_asked_for_moves_official_fields_too() -> None:
    on = tree("10", "15", "34", official=(0, 1, 2), tolerance=None)
    assert moving(on, None) is None
    how = moving(on, F(10))
    assert how is not None
    assert (how.fields, how.assumed) == (("f0", "f1", "f2"), False)
    mixed = moving(tree("10", "15", "34", official=(0,)), F(10))
    assert mixed is not None
    assert (mixed.fields, mixed.assumed) == (("f1", "f2"), True)
