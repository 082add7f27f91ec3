"""What benchmarks compare gives the same answers: small populations, nothing timed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.sheets import needs_office

from benchmarks import engines, growth, workbooks
from benchmarks.hundred import Criterion, as_documents, as_rules, criteria, measures
from benchmarks.peers import check_equal, exactly, in_turn, many, one_commune, table
from parscore.scoring.readings import readings_of
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from pathlib import Path

FEW = criteria(10)
FOUND, MISSING = engines.engines(FEW)


def test_every_way_of_parscore_gives_the_same_points() -> None:
    check_equal(one_commune(FEW, [], 3))
    check_equal(many(FEW, [], 5))


@pytest.mark.parametrize("package", engines.PACKAGES)
def test_an_engine_gives_the_points_of_parscore(package: str) -> None:
    if package in MISSING:
        pytest.skip(f"not installed (parscore[benchmarks]): {MISSING[package]}")
    ways = [one for one in FOUND if one.name.startswith(f"{package} ")]
    assert len(ways) == len(engines.PACKAGES[package])
    book = as_rules(FEW).rulebook
    for measured in measures(FEW, 20):
        _, actuals = as_documents(measured)
        expected = exactly(book, readings_of(actuals, book.indicators))
        assert [dict(one.points(one.facts(measured))) for one in ways] == [expected] * len(ways)


def test_a_side_with_another_answer_stops_the_comparison() -> None:
    honest = engines.Engine("honest", "", lambda it: it, lambda _: {})
    with pytest.raises(SystemExit, match="honest gives other points: nothing was timed"):
        check_equal(one_commune(FEW, [honest], 1))


@pytest.mark.parametrize(
    ("numerator", "denominator", "points"),
    [(49, 50, 1), (979_999, 1_000_000, exact("0.75")), (0, 7, 0)],
)
def test_an_edge_is_met_to_the_last_one(numerator: int, denominator: int, points: object) -> None:
    asked = [Criterion("c0", "ratio", ((98, 1.0), (93, 0.75)))]
    measured = {"c0": {"numerator": numerator, "denominator": denominator}}
    book = as_rules(asked).rulebook
    _, actuals = as_documents(measured)
    assert exactly(book, readings_of(actuals, book.indicators))["c0"] == points
    found, _ = engines.engines(asked)
    assert [dict(one.points(one.facts(measured)))["c0"] for one in found] == [points] * len(found)


def test_ours_stand_beside_the_best_of_the_others() -> None:
    slow = engines.Engine("slow", "", lambda it: it, lambda it: sum(range(9_999)) and it)
    sides = one_commune(FEW, [slow], 2)
    rows = table("alone", in_turn(sides, 2), sides)
    assert rows[0].endswith("| times as fast as slow |")
    assert next(row for row in rows if row.startswith("| slow |")).endswith("| 1.00 |")


def test_a_population_in_parts_writes_the_lines_of_a_smaller_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(growth, "PART", 20)
    paths = [tmp_path / "small.csv", tmp_path / "large.csv"]
    for size, path in zip((30, 50), paths, strict=True):
        assert growth.run(size, path).each > 0
        assert len(path.read_text("utf-8").splitlines()) == size
    growth.check_same(paths)
    with pytest.raises(SystemExit, match="does not begin"):
        growth.check_same(paths[::-1])


def test_filled_forms_are_scored_as_their_documents(tmp_path: Path) -> None:
    made = workbooks.make(tmp_path, 2)
    workbooks.check_forms(made)
    wrong = made._replace(points=dict.fromkeys(made.points, Fraction(1)))
    with pytest.raises(SystemExit, match="nothing was timed"):
        workbooks.check_forms(wrong)


@needs_office
@pytest.mark.slow
def test_a_spreadsheet_works_out_the_total_of_parscore(tmp_path: Path) -> None:
    made = workbooks.make(tmp_path, 2)
    files = workbooks.saved_again(made, "scoring")
    assert [path.stem for path in files] == list(made.points)
    workbooks.check_totals(made, files)
    wrong = made._replace(points=dict.fromkeys(made.points, Fraction(1)))
    with pytest.raises(SystemExit, match="nothing was timed"):
        workbooks.check_totals(wrong, files)
