"""Which files of a folder are evaluated: usual names first, schemas next, never a guess."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, PLAN

from parscore.offline.work_folder import documents_in, folder_of
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from pathlib import Path


def filled(folder: Path, *names: str) -> Path:
    """Fill a folder: what is called a plan or actuals is one, the rest is an empty file."""
    folder.mkdir(exist_ok=True)
    for name in names:
        if name.endswith(".json"):
            shutil.copy(PLAN if "plan" in name else ACTUALS, folder / name)
        else:
            (folder / name).write_bytes(b"")
    return folder


def codes(*given: Path) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        documents_in(given)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("names", "plan", "figures", "unused"),
    [
        (["plan.json", "actuals.json"], "plan.json", "actuals.json", []),
        (["plan.json", "form.xlsx"], "plan.json", "form.xlsx", []),
        (["plan.json", "Số liệu xã.XLSX"], "plan.json", "Số liệu xã.XLSX", []),
        (["plan.json", "form.xlsx", "actuals.json"], "plan.json", "form.xlsx", ["actuals.json"]),
        (["plan.json", "form.xlsx", "form cũ.xlsx"], "plan.json", "form.xlsx", []),
        (["plan.json", "plan.xlsx", "form.xlsx", "~$form.xlsx"], "plan.json", "form.xlsx", []),
        (["Kế hoạch plan 2025.json", "Số.json"], "Kế hoạch plan 2025.json", "Số.json", []),
        (["plan.json", "plan cũ.json", "actuals.json"], "plan.json", "actuals.json", []),
    ],
)
def test_a_folder_tells_what_is_meant(
    names: list[str], plan: str, figures: str, unused: list[str], tmp_path: Path
) -> None:
    folder = filled(tmp_path / "xã", *names)
    found = documents_in([folder])
    assert found[:2] == (folder / plan, folder / figures)
    assert [path.name for path in found.unused] == unused
    assert folder_of([found.plan]) == folder


def test_a_plan_may_be_there_without_figures(tmp_path: Path) -> None:
    names = ("plan.json", "plan.xlsx", "~$form.xlsx", "ghi chú.txt")
    assert documents_in([filled(tmp_path / "xã", *names)]).figures is None


@pytest.mark.parametrize(
    ("names", "code"),
    [
        ([], "E490"),
        (["actuals.json"], "E490"),
        (["plan.json", "quý 1.xlsx", "quý 2.xlsx"], "E491"),
        (["plan a.json", "plan b.json", "actuals.json"], "E491"),
        (["plan.json", "a.json", "b.json"], "E491"),
    ],
)
def test_what_is_missing_or_there_twice_is_told(
    names: list[str], code: str, tmp_path: Path
) -> None:
    assert codes(filled(tmp_path / "xã", *names)) == [code]


def test_a_file_that_was_dropped_goes_before_what_lies_beside_it(tmp_path: Path) -> None:
    folder = filled(tmp_path / "xã", "plan.json", "form.xlsx", "actuals.json", "quý 1.xlsx")
    assert documents_in([folder / "quý 1.xlsx"]).figures == folder / "quý 1.xlsx"
    found = documents_in([folder / "actuals.json"])
    assert (found.plan, found.figures) == (folder / "plan.json", folder / "actuals.json")


def test_what_was_dropped_and_is_of_no_use_is_named(tmp_path: Path) -> None:
    folder = filled(tmp_path / "xã", "plan.json", "báo cáo.docx")
    (folder / "other.json").write_text('{"schema": ["?"]}', encoding="utf-8")
    given = [folder / name for name in ("báo cáo.docx", "other.json", "không có.xlsx")]
    assert codes(*given) == ["E494", "E494", "E493"]


def test_json_that_cannot_be_read_is_nobodys_plan(tmp_path: Path) -> None:
    folder = filled(tmp_path / "xã", "plan.json", "actuals.json")
    (folder / "ghi chú.json").write_bytes(b"\xff{")
    (folder / "sâu.json").write_text("[" * 100_000, encoding="utf-8")
    assert documents_in([folder]).plan == folder / "plan.json"
