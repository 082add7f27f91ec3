"""The made-up communes: the same each time, unlike each other, and plainly made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.population import BAD, populate, population, template

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 120


def test_a_population_is_the_same_each_time_and_varied_within() -> None:
    source = template()
    first, again = (list(population(COUNT, of=source)) for _ in range(2))
    assert first == again
    assert first != list(population(COUNT, seed=1, of=source))
    assert len({one.code for one in first}) == COUNT
    assert all(one.actuals["illustrative"] is True for one in first)
    measures = [str(one.actuals["measures"]) for one in first]
    assert 1 < COUNT - len(set(measures)) < COUNT / 4, "some communes copied their neighbour"
    assert len({len(one.actuals["measures"]) for one in first}) > 3, "some measures are missing"
    assert any("not_applicable" in measures for measures in measures)


def test_what_is_wrong_with_which_folder_is_told(tmp_path: Path) -> None:
    wrong = populate(tmp_path, 2 * len(BAD), bad_every=2)
    assert sorted(wrong.values()) == sorted(BAD)
    assert len(list(tmp_path.iterdir())) == 2 * len(BAD)
    (absent,) = (folder for folder, why in wrong.items() if why == "absent")
    assert not (tmp_path / absent / "actuals.json").exists()
