"""Which rule set scores a plan: by province, period, day and revision, and never from outside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.folders import LEAF, Folder

from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook, ruleset_at
from parscore.rulebook.select import find_for_plan, is_stale
from parscore.values.periods import Period

if TYPE_CHECKING:
    from pathlib import Path

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
LATER = Period(date(2026, 1, 1), date(2026, 12, 31))


def test_the_set_of_the_plans_province_and_period_is_found(folder: Folder) -> None:
    folder.add("thu/2025")
    folder.add("thu/2026", start="2026-01-01", end="2026-12-31")
    folder.add("khac/2025", province="khac")
    assert folder.find() == "thu/2025"
    assert folder.find(period=LATER, as_of="2026-12-01") == "thu/2026"
    assert folder.find("khac") == "khac/2025"


def test_the_newest_revision_in_force_on_the_day_is_taken(folder: Folder) -> None:
    folder.add("thu/2025", in_force="2025-08-31", until="2025-10-30")
    folder.add("thu/2025-lan-2", in_force="2025-10-31", revision=2)
    assert folder.find(as_of="2025-10-30") == "thu/2025"
    assert folder.find(as_of="2025-10-31") == "thu/2025-lan-2"


def test_of_two_revisions_in_force_the_newer_is_taken(folder: Folder) -> None:
    folder.add("thu/2025-lan-2", revision=2)
    folder.add("thu/2025")
    assert folder.find() == "thu/2025-lan-2"


def test_a_set_for_exactly_the_period_goes_before_one_that_contains_it(folder: Folder) -> None:
    folder.add("thu/2021-2030", start="2021-01-01", end="2030-12-31", revision=9)
    folder.add("thu/2025")
    assert folder.find() == "thu/2025"
    assert folder.find(period=LATER, as_of="2026-12-01") == "thu/2021-2030"


def test_a_set_that_covers_only_half_the_period_does_not_fit(folder: Folder) -> None:
    folder.add("thu/2025", end="2025-06-30")
    with pytest.raises(Unreadable, match="E102"):
        folder.find()


def test_the_folders_own_order_decides_between_two_sets_of_one_name(tmp_path: Path) -> None:
    first, second = Folder(tmp_path / "ours"), Folder(tmp_path / "packaged")
    first.add(revision=1)
    second.add(revision=2)
    both = RulesFolders((first.root, second.root))
    assert both.ids() == ["thu/2025"]
    assert find_for_plan(both, "thu", YEAR, date(2025, 12, 1)).document.revision == 1


def test_a_folder_that_is_not_there_holds_no_sets(tmp_path: Path) -> None:
    assert RulesFolders((tmp_path / "nowhere",)).ids() == []


@pytest.mark.parametrize(
    "name",
    ["../outside", "thu/../../outside", "/etc", "thu/2025/../../../outside", "..", "thu//2025"],
)
def test_an_id_cannot_lead_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = Folder(tmp_path / "rules")
    folder.add()
    Folder(tmp_path).add("outside")
    with pytest.raises(Unreadable, match=r"E101|E105|E131"):
        folder.folders.ruleset(name)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = Folder(tmp_path / "outside")
    outside.add("thu/2025")
    folder = Folder(tmp_path / "rules")
    (folder.root / "thu").symlink_to(outside.root / "thu", target_is_directory=True)
    with pytest.raises(Unreadable, match="E131"):
        folder.folders.ruleset("thu/2025")


@pytest.mark.parametrize("key", ["extends", "indicators", "inference"])
@pytest.mark.parametrize("name", ["../ngoai", "vn/../../ngoai", "/etc/passwd", "VN/Khung", ""])
def test_a_set_cannot_name_a_file_outside_the_folder(folder: Folder, key: str, name: str) -> None:
    value = f'"{name}"' if key == "extends" else f'["{name}"]'
    folder.add(body=f"{key}: {value}\n" + LEAF)
    assert [problem.code for problem in folder.problems()] == ["E053"]


def test_a_frame_that_is_not_there_is_told(folder: Folder) -> None:
    folder.add(body="extends: vn/khung\n")
    assert [problem.code for problem in folder.problems()] == ["E101"]


def test_a_set_is_read_from_its_folder_or_its_file_wherever_it_lies(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "elsewhere")
    path = folder.add()
    for given in (path, path.parent):
        written, folders = ruleset_at(given, RulesFolders(()))
        assert load_rulebook(written, folders).rulebook.id == "thu/2025"


def test_a_set_at_a_path_finds_what_it_extends_beside_itself_first(tmp_path: Path) -> None:
    ours, packaged = Folder(tmp_path / "ours"), Folder(tmp_path / "packaged")
    path = ours.add("thu/2025", "extends: vn/khung\n")
    packaged.add("vn/khung", LEAF, province=None)
    written, folders = ruleset_at(path, packaged.folders)
    assert load_rulebook(written, folders).rulebook.nodes["one"].maximum == 10
    ours.add("vn/khung", LEAF.replace("max: 10", "max: 7"), province=None)
    written, folders = ruleset_at(path, packaged.folders)
    assert load_rulebook(written, folders).rulebook.nodes["one"].maximum == 7


def test_a_set_confirmed_for_more_than_the_period_is_not_stale(folder: Folder) -> None:
    folder.add(body="confirmed_for: {from: 2024-01-01, to: 2026-12-31}\n" + LEAF)
    assert not is_stale(folder.load(), YEAR)
    assert is_stale(folder.load(), Period(date(2023, 1, 1), date(2025, 12, 31)))


def test_a_set_that_cannot_be_read_stands_in_the_way_of_no_other(folder: Folder) -> None:
    folder.add("thu/2025")
    folder.write("thu/2026/ruleset.yaml", "schema: parscore/ruleset/1\nid: [")
    assert folder.find() == "thu/2025"


def test_where_no_set_fits_the_unreadable_one_is_told(folder: Folder) -> None:
    folder.add("thu/2026", start="2026-01-01", end="2026-12-31")
    folder.write("thu/2025/ruleset.yaml", "schema: parscore/ruleset/1\nid: thu/2025\n")
    with pytest.raises(Unreadable) as raised:
        folder.find()
    assert {problem.code for problem in raised.value.problems} == {"E062"}
