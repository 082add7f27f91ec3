"""Ranks, ties, what separates a commune from the next rank, and how figures are spread."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.province.ranking.rank import Placed, closing_gaps, group_ties, rank
from parscore.province.record import (
    NodeMarks,
    OpenGap,
    Record,
    Scheme,
    SchemeClass,
    SchemeNode,
    heading_from,
    record_from,
    record_line,
    scheme_from,
    scheme_text,
)
from parscore.province.statistics import BINS, bins_of, quantile, spread_of
from parscore.province.table import Group, overview
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

SCHEME = Scheme(
    id="s",
    ruleset="vi-du/2026",
    title="Bộ",
    sha256="0" * 64,
    province_name="Ví Dụ",
    basis="assumed",
    ties="competition",
    tolerance="0.001",
    nodes=(
        SchemeNode("field", None, "1", "Lĩnh vực", "Field", "standard", "10"),
        SchemeNode("leaf", "field", "1.1", "Tiêu chí", None, "standard", "6"),
        SchemeNode("other", "field", "1.2", "Tiêu chí khác", None, "standard", "4"),
    ),
    classes=(SchemeClass("tot", "Tốt", "Good", "80"), SchemeClass("kha", "Khá", "Fair", None)),
    minimums=(),
)


def record(
    name: str, index: str | None, *, leaf: str | None = "1", gaps: tuple[OpenGap, ...] = ()
) -> Record:
    return Record(
        folder=name,
        key="k",
        scheme="s",
        name=name,
        province="vi-du",
        code=None,
        level=None,
        period=("2026-01-01", "2026-12-31"),
        as_of="2026-12-01",
        illustrative=True,
        score={"points": "5", "max": "10", "index": index, "appraised": None, "combined": None},
        class_id="tot" if index and exact(index) >= 80 else "kha",
        nodes={
            "field": NodeMarks("5", "10", "partly", None),
            "leaf": NodeMarks(leaf, "6", "partly", None),
            "other": NodeMarks("2", "4", "partly", None),
        },
        minimums={},
        gaps=gaps,
        measures={"a": {"value": "1"}},
    )


def ranks(ties: str, tolerance: str, *values: str) -> list[int]:
    placed = [Placed(record(f"x{i}", v), exact(v)) for i, v in enumerate(values)]
    groups = group_ties(placed, ties, exact(tolerance))
    return [group.rank for group in groups for _ in group.communes]


@pytest.mark.parametrize(
    ("ties", "expected"),
    [("competition", [1, 2, 2, 4]), ("dense", [1, 2, 2, 3]), ("sequential", [1, 2, 3, 4])],
)
def test_ties_are_ranked_as_the_rule_set_says(ties: str, expected: list[int]) -> None:
    assert ranks(ties, "0", "90", "80", "80", "70") == expected


def test_what_lies_within_the_tolerance_is_equal_and_what_lies_beyond_is_not() -> None:
    assert ranks("competition", "0.001", "80.001", "80") == [1, 1]
    assert ranks("competition", "0.001", "80.0010001", "80") == [1, 2]


def test_many_small_steps_do_not_add_up_to_one_large_tie() -> None:
    assert ranks("competition", "1", "80", "79", "78", "77") == [1, 1, 3, 3]


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=30),
    st.integers(0, 5),
    st.sampled_from(["competition", "dense", "sequential"]),
)
def test_ranks_follow_the_figures_whatever_the_ties(
    values: list[int], tolerance: int, ties: str
) -> None:
    placed = [Placed(record(f"x{i}", str(v)), exact(v)) for i, v in enumerate(values)]
    groups = group_ties(placed, ties, exact(tolerance))
    assert sorted(one.record.folder for group in groups for one in group.communes) == sorted(
        one.record.folder for one in placed
    )
    assert groups[0].rank == 1
    for group in groups:
        best = group.communes[0].value
        assert all(best - one.value <= tolerance for one in group.communes)
        if ties == "competition":
            assert group.rank == 1 + sum(value > best for value in values)
    for better, worse in pairwise(groups):
        assert better.rank < worse.rank
        if ties != "sequential":
            assert better.communes[0].value - worse.communes[0].value > tolerance


def closes(needed: str, *gaps: tuple[str, str]) -> list[str]:
    given_gaps = tuple(OpenGap(node, "result", points) for node, points in gaps)
    found = closing_gaps(record("x", "50", gaps=given_gaps), exact(needed), frozenset("abcd"))
    return [gap.node for gap in found]


def test_the_smallest_gap_that_suffices_is_named() -> None:
    assert closes("1", ("a", "5"), ("b", "1"), ("c", "0.9")) == ["b"]


def test_where_none_suffices_the_largest_are_taken_together() -> None:
    assert closes("5", ("a", "2"), ("b", "4"), ("c", "1")) == ["b", "a"]
    assert closes("50", ("a", "2"), ("b", "4")) == ["b", "a"], "all there are"


def test_two_gaps_at_one_node_do_not_count_twice() -> None:
    assert closes("5", ("a", "3"), ("a", "3"), ("b", "2")) == ["a", "b"]


def test_gaps_elsewhere_in_the_tree_do_not_count() -> None:
    assert closes("1", ("z", "9"), ("d", "1")) == ["d"]


def test_a_ranking_tells_neighbours_and_what_separates_them() -> None:
    gaps = (OpenGap("leaf", "result", "0.6"), OpenGap("other", "result", "2"))
    ranking = rank(
        [record("A", "62"), record("B", "56", gaps=gaps), record("C", None)], SCHEME, "index"
    )
    first, second = ranking.rows
    assert (first.ahead, first.above, first.below) == (None, None, "B")
    assert second.ahead is not None
    assert (second.ahead.commune, second.ahead.difference) == ("A", "6")
    assert second.ahead.points == "0.6", "6% of 10 points"
    assert [(gap.node, gap.recoverable) for gap in second.ahead.closes] == [("leaf", "0.6")]
    assert second.ahead.enough
    assert [one.name for one in ranking.unranked] == ["C"]
    assert [(one.id, one.count) for one in ranking.classes] == [("tot", 0), ("kha", 3)]
    assert ranking.names["leaf"].en == "1.1. Tiêu chí"


def test_a_leaf_is_ranked_by_its_points_and_its_own_gaps() -> None:
    gaps = (OpenGap("other", "result", "4"), OpenGap("leaf", "result", "1"))
    records = [
        record("A", "90", leaf="2"),
        record("B", "95", leaf="4"),
        record("C", "1", leaf=None),
    ]
    ranking = rank([replace(records[0], gaps=gaps), *records[1:]], SCHEME, "leaf")
    assert [(one.name, one.rank, one.value) for one in ranking.rows] == [
        ("B", 1, "4"),
        ("A", 2, "2"),
    ]
    ahead = ranking.rows[1].ahead
    assert ahead is not None
    assert (ahead.points, [gap.node for gap in ahead.closes], ahead.enough) == (
        "2",
        ["leaf"],
        False,
    )
    assert ranking.unit == "points"
    assert [one.name for one in ranking.unranked] == ["C"]


def test_a_rule_set_that_does_not_speak_of_ties_is_told() -> None:
    ranking = rank([record("A", "62"), record("B", "62")], SCHEME._replace(ties=None), "index")
    assert not ranking.scored_by.stated
    assert [(one.rank, one.tied) for one in ranking.rows] == [(1, 2), (1, 2)]


def test_quartiles_stand_between_the_nearest_figures() -> None:
    values = [exact(value) for value in (1, 2, 3, 4)]
    assert quantile(values, Fraction(1, 2)) == Fraction(5, 2)
    spread = spread_of(values)
    assert spread is not None
    assert (spread.lower_quartile, spread.upper_quartile, spread.mean) == ("1.75", "3.25", "2.5")
    assert spread_of([]) is None


@given(st.lists(st.fractions(0, 100, max_denominator=50), min_size=1, max_size=60))
def test_every_figure_stands_in_one_bar(values: list[Fraction]) -> None:
    bins = bins_of(values, Fraction(100))
    assert sum(one.count for one in bins) == len(values)
    assert len(bins) <= BINS
    assert bins[0].count > 0
    assert bins[-1].count > 0


def test_records_and_schemes_are_read_back_as_they_were_written() -> None:
    one = record("Xã \udce1", "62", gaps=(OpenGap("leaf", "result", "1"),))
    assert record_from(record_line(one)) == one
    assert scheme_from(scheme_text(SCHEME)) == SCHEME
    for odd in ("", "[]", "{}", '{"folder":1}'):
        assert record_from(f"{odd}\n".encode()) is None
        assert scheme_from(odd) is None


def test_a_line_is_read_whole_or_not_at_all() -> None:
    line = record_line(record("Xã A\tB", "62"))
    heading, whole = heading_from(line), record_from(line)
    assert whole == record("Xã A\tB", "62")
    assert heading is not None
    assert vars(heading).items() <= vars(whole).items()
    for cut in (line[:-1], line[:-9] + b"\n" + line, line[:-9] + line, line[9:]):
        assert record_from(cut) is None
    head, rest = line.split(b"\t")
    for odd in (head + b"\n", head + b"\t" + rest[:-9] + b"\n", b"{}\t" + rest, head + b"\t{}\n"):
        assert record_from(odd) is None
    unset = head.replace(b'["2026-01-01","2026-12-31"]', b"null")
    assert unset != head
    assert heading_from(unset + b"\t" + rest) is None


def test_a_commune_that_stands_twice_in_two_years_is_set_aside_in_both() -> None:
    years = ("2025", "2026")
    records = [
        replace(record("a", "80"), folder=f"{year}-{place}", period=(f"{year}-01-01", year))
        for year in years
        for place in (1, 2)
    ]
    seen = overview(records)
    assert seen.groups == {Group("s", (f"{year}-01-01", year)): 2 for year in years}
    assert seen.set_aside == {"2025-1", "2025-2", "2026-1", "2026-2"}


def test_equals_stand_by_code_else_as_in_a_vietnamese_dictionary() -> None:
    def order(names: list[str], codes: dict[str, str]) -> list[str]:
        placed = [
            Placed(replace(record(name, "80"), code=codes.get(name)), Fraction(80))
            for name in names
        ]
        tied = group_ties(placed, "sequential", Fraction())
        return [each.record.name for one in tied for each in one.communes]

    names = ["Đông", "Ân", "Dân", "An", "Ăn"]
    assert order(names, {}) == ["An", "Ăn", "Ân", "Dân", "Đông"]
    assert order(names[:2], {"Đông": "1", "Ân": "2"}) == ["Đông", "Ân"]
