"""A folder scored with a double click: the results, what is said, and what is left of a failure."""

from __future__ import annotations

import json
import shutil
import sys
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, INPUTS, actuals, write_json

from parscore.cli import deliver
from parscore.cli.deliver import WHOLE_SET
from parscore.cli.output import CannotWrite
from parscore.inputs import open_assessment
from parscore.reports.registry import Renderer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran


class Lacking(ModuleType):
    @staticmethod
    def render(*_: object) -> bytes:
        raise ModuleNotFoundError("no", name="docx.oxml")


@pytest.fixture
def commune(tmp_path: Path) -> Path:
    """Return the folder of a commune with its plan and actuals, of an awkward name."""
    folder = tmp_path / "Xã Hợp Tiến & “mới” (2025)"
    folder.mkdir()
    for path in INPUTS:
        shutil.copy(path, folder)
    return folder


def notepad(path: Path) -> list[str]:
    """Return the lines of a text that Notepad must show rightly."""
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    return data.decode("utf-8-sig").splitlines()


def test_a_folder_is_scored_and_told_of(commune: Path, here: Callable[..., Ran]) -> None:
    ran = here("office", commune)
    assert (ran.code, ran.err) == (0, "")
    results = commune / "ket_qua"
    assert {path.name for path in results.iterdir()} == set(WHOLE_SET)
    evaluated = here("evaluate", *INPUTS, "--format", "json").out
    assert (results / "tu_cham_diem.json").read_text(encoding="utf-8") == evaluated
    lines = ran.out.splitlines()
    assert lines[:4] == [
        "Đã chấm xong Hợp Tiến: 79,42/98 điểm.",
        "Còn thiếu số liệu: điểm cuối cùng nằm từ 79,42 đến 81,42.",
        "Số liệu là minh họa, không phải kết quả thật.",
        "Kế hoạch: plan.json. Số liệu: actuals.json.",
    ]
    assert lines[4] == f"Kết quả nằm trong: {results}"
    assert lines[5].startswith("Mở trước tu_cham_diem.html")
    assert "bao_cao_tu_cham_diem.docx" in lines[6]


def test_a_filled_form_goes_before_actuals(commune: Path, here: Callable[..., Ran]) -> None:
    form = commune / "form.xlsx"
    made = here("form", "new", commune / "plan.json", "--from", ACTUALS, "-o", form)
    assert made.code == 0, made.err
    ran = here("office", commune)
    assert ran.code == 0, ran.err
    assert "Số liệu: form.xlsx." in ran.out
    assert "Không dùng đến: actuals.json (đã có form.xlsx)." in ran.out
    stored = open_assessment(str(commune / "ket_qua" / "tu_cham_diem.json"))
    evaluated = json.loads(here("evaluate", *INPUTS, "--format", "json").out)
    assert stored.score.points == evaluated["score"]["points"]
    assert {path.suffix for path in (commune / "ket_qua").iterdir()} >= {".html", ".xlsx", ".docx"}


def test_with_a_plan_alone_the_form_to_fill_in_is_made(
    commune: Path, here: Callable[..., Ran]
) -> None:
    (commune / "actuals.json").unlink()
    ran = here("office", commune)
    form = commune / "form.xlsx"
    assert (ran.code, ran.out) == (3, "")
    assert "E492" in ran.err
    assert f"Đã tạo sẵn biểu mẫu trống theo kế hoạch: {form}" in ran.err.splitlines()
    here("form", "new", commune / "plan.json", "-o", commune / "again.xlsx")
    assert form.read_bytes() == (commune / "again.xlsx").read_bytes()


def test_a_plan_alone_that_is_broken_is_told_of(commune: Path, here: Callable[..., Ran]) -> None:
    (commune / "actuals.json").unlink()
    (commune / "plan.json").write_text("{", encoding="utf-8")
    ran = here("office", commune)
    assert ran.code == 3
    assert "E492" in ran.err
    assert not (commune / "form.xlsx").exists()


def test_it_speaks_english_on_request(commune: Path, here: Callable[..., Ran]) -> None:
    ran = here("office", commune, "--lang", "en")
    assert ran.out.startswith("Scored Hợp Tiến: 79.42 of 98 points.\n")


def test_a_failure_stays_in_the_folder_until_it_is_mended(
    commune: Path, here: Callable[..., Ran]
) -> None:
    good, results = actuals(), commune / "ket_qua"
    write_json(commune / "actuals.json", good | {"measures": {"on_tme": {"value": 1}}})
    ran = here("office", commune)
    assert (ran.code, ran.out) == (3, "")
    assert [path.name for path in results.iterdir()] == ["loi.txt"]
    kept = notepad(results / "loi.txt")
    assert kept[0].startswith("CHƯA CHẤM ĐƯỢC")
    assert "actuals.json:" in kept[1]
    assert kept == ran.err.splitlines()[:-1]
    assert ran.err.splitlines()[-1] == f"Các lỗi trên cũng được ghi vào {results / 'loi.txt'}."
    write_json(commune / "actuals.json", good)
    assert here("office", commune).code == 0
    assert not (results / "loi.txt").exists()


def test_after_a_failure_nobody_takes_old_results_for_new_ones(
    commune: Path, here: Callable[..., Ran]
) -> None:
    assert here("office", commune).code == 0
    (commune / "actuals.json").write_text("{", encoding="utf-8")
    assert here("office", commune).code == 3
    assert notepad(commune / "ket_qua" / "loi.txt")[-1] == (
        "Các tệp kết quả khác trong thư mục này là của lần chấm trước."
    )


def test_what_is_said_of_a_success_stays_in_the_folder_too(
    commune: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = commune / "ket_qua" / "luu_y.txt"
    with monkeypatch.context() as lacking:
        lacking.setitem(sys.modules, "lacking", Lacking("lacking"))
        forms = {**deliver.RENDERERS, "docx": Renderer("lacking", ".docx", binary=True)}
        lacking.setattr(deliver, "RENDERERS", forms)
        ran = here("office", commune)
    assert ran.code == 0
    assert "thiếu gói “docx”" in ran.err
    assert notepad(notes) == ran.err.splitlines()
    assert ran.out.splitlines()[-1] == f"Các lưu ý ở trên cũng được ghi vào {notes}."
    assert not (commune / "ket_qua" / "bao_cao_tu_cham_diem.docx").exists()
    assert here("office", commune).err == ""
    assert not notes.exists()


def test_a_folder_without_documents_is_told_of_in_the_folder(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("office", tmp_path)
    assert ran.code == 3
    assert "E490" in ran.err
    assert any("E490" in line for line in notepad(tmp_path / "ket_qua" / "loi.txt"))


@pytest.mark.parametrize("name", ["x" * 5000, "x" * 5000 + "/form.xlsx"])
def test_a_name_too_long_for_the_disk_is_not_there(name: str, here: Callable[..., Ran]) -> None:
    ran = here("office", f"/{name}")
    assert ran.code == 3
    assert "E493" in ran.err


def test_nothing_is_made_where_there_is_no_folder(tmp_path: Path, here: Callable[..., Ran]) -> None:
    ran = here("office", tmp_path / "không có" / "form.xlsx")
    assert ran.code == 3
    assert "E493" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_result_held_open_is_told_with_what_to_do(
    commune: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(contents: dict[Path, bytes]) -> None:
        raise CannotWrite(next(iter(contents)), PermissionError(13, "held"))

    monkeypatch.setattr(deliver, "write_files", held)
    ran = here("office", commune)
    assert ran.code == 5
    assert "đang mở trong Word hoặc Excel" in ran.err
    assert any("Không ghi được" in line for line in notepad(commune / "ket_qua" / "loi.txt"))


def test_rules_may_be_named(commune: Path, here: Callable[..., Ran]) -> None:
    ran = here("office", commune, "--rules", "thanh-hoa/2031")
    assert ran.code == 4
    assert "thanh-hoa/2031" in ran.err
