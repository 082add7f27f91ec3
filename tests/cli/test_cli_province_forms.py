"""`parscore province evaluate`: communes that handed in a filled form in the place of actuals."""

from __future__ import annotations

import json
import shutil
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from support.cli import HOP_TIEN

from parscore.cli.entry import run
from parscore.intake.form.recognise import is_form
from parscore.province import opening
from parscore.province.find import Entry, find_communes
from parscore.province.ledger import Absent, Results
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a filled form and the self-scoring workbook of one commune."""
    folder = tmp_path_factory.mktemp("forms")
    plan, actuals = str(HOP_TIEN / "plan.json"), str(HOP_TIEN / "actuals.json")
    assert run(["form", "new", plan, "--from", actuals, "-o", str(folder / "form.xlsx")], "en") == 0
    assert run(["evaluate", plan, actuals, "-o", str(folder / "bang_tu_cham_diem.xlsx")], "en") == 0
    return folder


@pytest.fixture
def commune(shipped: Path, tmp_path: Path) -> Path:
    """Return the folder of a commune with a plan, and beside it what is nobody's figures."""
    folder = tmp_path / "in" / "a"
    folder.mkdir(parents=True)
    shutil.copy(HOP_TIEN / "plan.json", folder)
    shutil.copy(shipped / "bang_tu_cham_diem.xlsx", folder)
    (folder / "~$form.xlsx").write_bytes(b"held by Excel")
    (folder / ".form.xlsx").write_bytes(b"hidden")
    (folder / "folder.xlsx").mkdir()
    return folder


@pytest.fixture
def score(here: Callable[..., Ran], tmp_path: Path) -> Callable[..., Ran]:
    out = tmp_path / "out"
    return lambda: here(
        *("province", "evaluate", tmp_path / "in", "-o", out, "-j", 1, "--lang", "en")
    )


def test_a_filled_form_is_scored_as_the_actuals_it_holds(
    shipped: Path,
    commune: Path,
    score: Callable[..., Ran],
    here: Callable[..., Ran],
    tmp_path: Path,
) -> None:
    form = shutil.copy(shipped / "form.xlsx", commune / "Biểu mẫu xã A.XLSX")
    ran = score()
    assert (ran.code, ran.out) == (0, "")
    assert "1 commune scored, 0 kept" in ran.err
    own = json.loads((tmp_path / "out" / "ket_qua" / "a.json").read_text("utf-8"))
    alone = here("evaluate", commune / "plan.json", shipped / "form.xlsx", "--format", "json")
    expected = json.loads(alone.out)
    for key in ("points", "max", "index", "lower", "upper"):
        assert own["score"][key] == expected["score"][key]
    assert own["inputs"] == expected["inputs"]
    assert "0 communes scored, 1 kept" in score().err, "its hash stands in the ledger"
    book = openpyxl.load_workbook(form)
    book.save(form)
    assert "1 commune scored, 0 kept" in score().err, "other bytes, another hash"


def test_forms_are_told_from_other_workbooks_by_their_content(
    shipped: Path, tmp_path: Path
) -> None:
    assert is_form(shipped / "form.xlsx")
    assert is_form(shipped / "bang_tu_cham_diem.xlsx") is False
    saved = tmp_path / "saved.xlsx"
    openpyxl.load_workbook(shipped / "form.xlsx").save(saved)
    assert is_form(saved)
    (tmp_path / "cut.xlsx").write_bytes((shipped / "form.xlsx").read_bytes()[:4000])
    (tmp_path / "empty.xlsx").touch()
    with zipfile.ZipFile(tmp_path / "other.xlsx", "w") as other:
        other.writestr("a.txt", "parscore/form/1")
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", "parscore/form/1" + " " * 3_000_000)
    names = ("cut", "empty", "none", "bomb", "a\0b", "other")
    found = {name: is_form(tmp_path / f"{name}.xlsx") for name in names}
    assert found == {**dict.fromkeys(names), "other": False}


def test_a_commune_without_a_form_waits_whatever_other_workbooks_there_are(
    commune: Path, tmp_path: Path
) -> None:
    found = find_communes(str(tmp_path / "in"), str(tmp_path / "out"))
    assert [one.name for one in found.waiting] == ["a"]
    assert (found.ready, found.unclear, found.problems) == ((), (), ())
    assert commune.name == "a"


@pytest.mark.parametrize("other", ["actuals.json", "form (1).xlsx"])
def test_two_files_for_one_commune_are_told_and_neither_is_scored(
    other: str, shipped: Path, commune: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    shutil.copy(shipped / "form.xlsx", commune)
    source = shipped / "form.xlsx" if other.endswith("xlsx") else HOP_TIEN / other
    shutil.copy(source, commune / other)
    shutil.copytree(HOP_TIEN, tmp_path / "in" / "b")
    ran = score()
    assert ran.code == 3
    assert f"{commune}: E652 This commune has several files of figures: " in ran.err
    assert "form.xlsx" in ran.err
    assert other in ran.err
    assert "1 commune scored, 0 kept from before, 1 not scored" in ran.err
    absent = json.loads((tmp_path / "out" / "so_cham" / "vang.json").read_text("utf-8"))
    assert absent == {"waiting": [], "bad": ["a"]}


def test_actuals_beside_a_workbook_that_is_no_form_are_scored(
    commune: Path, score: Callable[..., Ran]
) -> None:
    shutil.copy(HOP_TIEN / "actuals.json", commune)
    (commune / "danh sách.xlsx").write_bytes(b"damaged")
    assert score().code == 0


def test_a_damaged_form_is_told_of_its_commune(
    shipped: Path, commune: Path, score: Callable[..., Ran]
) -> None:
    form = commune / "form.xlsx"
    form.write_bytes((shipped / "form.xlsx").read_bytes()[:4000])
    ran = score()
    assert ran.code == 3
    assert str(form) in ran.err
    assert "1 not scored" in ran.err


def test_a_fault_in_a_form_is_told_at_its_cell(
    shipped: Path, commune: Path, score: Callable[..., Ran]
) -> None:
    form = commune / "form.xlsx"
    book = openpyxl.load_workbook(shipped / "form.xlsx")
    sheet = book["Số liệu"]
    cell = next(c for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float))
    cell.value = "nhiều lắm"
    book.save(form)
    ran = score()
    assert ran.code == 3
    assert f"{form}:Số liệu!{cell.coordinate}" in ran.err


def test_a_form_that_is_not_filled_in_waits_for_its_figures(
    commune: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    form = commune / "form.xlsx"
    assert run(["form", "new", str(commune / "plan.json"), "-o", str(form)], "en") == 0
    ran = score()
    assert ran.code == 0
    assert "E487" not in ran.err
    assert "0 communes scored, 0 kept from before, 0 not scored, 1 without figures yet" in ran.err
    assert Results(tmp_path / "out").absent() == Absent(("a",), ())
    book = openpyxl.load_workbook(form)
    sheet = book["Số liệu"]
    heads = {
        str(cell.value): cell.column for row in sheet.iter_rows() for cell in row if cell.value
    }
    sheet.cell(sheet.max_row, heads["Tử số"], 5)
    book.save(form)
    ran = score()  # figures without a day are no blank form any more
    assert ran.code == 3
    assert f"{form}:Thông tin!C11: E487" in ran.err
    assert "1 not scored, 0 without figures yet" in ran.err


def test_a_form_without_a_plan_is_told(
    shipped: Path, score: Callable[..., Ran], tmp_path: Path
) -> None:
    (tmp_path / "in" / "b").mkdir(parents=True)
    form = shutil.copy(shipped / "form.xlsx", tmp_path / "in" / "b")
    ran = score()
    assert ran.code == 3
    assert f"{form}: E602 There are figures but no plan.json." in ran.err


def test_where_forms_cannot_be_read_the_part_is_named(
    shipped: Path, commune: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = shutil.copy(shipped / "form.xlsx", commune)

    def missing(*_: object) -> None:
        raise ModuleNotFoundError("no", name="python_calamine")

    monkeypatch.setattr(opening, "open_documents", missing)
    with pytest.raises(Unreadable) as raised:
        opening.open_entry(Entry("a", str(commune / "plan.json"), str(form)))
    (problem,) = raised.value.problems
    assert problem.render("en").startswith(f"{form}: E653 The package “python_calamine” is missing")
