"""`parscore plan new` and `plan read`: a plan to a workbook and back."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest
from support.cli import PLAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

    from parscore.values.messages import Lang


def test_a_plan_goes_into_a_workbook_and_comes_back(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    book, out = tmp_path / "plan.xlsx", tmp_path / "plan.json"
    ran = here("plan", "new", PLAN, "-o", book)
    assert ran == (0, "", f"Đã ghi {book}\n")
    ran = here("plan", "read", book, "-o", out)
    assert ran == (
        0,
        "",
        f"Đã đọc 15 mục tiêu, 59 cam kết, 39 nhiệm vụ, 12 đơn vị.\nĐã ghi {out}\n",
    )
    printed = here("plan", "read", book, "--lang", "en")
    assert printed.out == out.read_text(encoding="utf-8")
    assert printed.err == "15 targets, 59 commitments, 39 tasks, 12 offices read.\n"
    actuals = PLAN.with_name("actuals.json")
    before, after = (here("evaluate", plan, actuals, "--format", "json") for plan in (PLAN, out))
    scores = [json.loads(ran.out)["score"] for ran in (before, after)]
    assert scores[0] == scores[1]


def test_a_workbook_that_somebody_may_have_filled_is_kept(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    book = tmp_path / "plan.xlsx"
    book.write_bytes(b"mine")
    ran = here("plan", "new", "-o", book)
    assert (ran.code, ran.out, book.read_bytes()) == (5, "", b"mine")
    assert ran.err == (f"{book}: E177 Đã có tệp này nên không ghi đè. Dùng --force để ghi đè.\n")
    assert here("plan", "new", "-o", book, "--force").code == 0
    assert book.read_bytes().startswith(b"PK")


def test_what_is_wrong_is_told_by_cell_and_nothing_is_written(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    book, out = tmp_path / "plan.xlsx", tmp_path / "plan.json"
    assert here("plan", "new", "-o", book).code == 0
    ran = here("plan", "read", book, "-o", out)
    assert (ran.code, ran.out, out.exists()) == (3, "", False)
    assert ran.err.splitlines()[0] == (
        f"{book}:Kế hoạch!B3: E447 Cần điền “Tên xã”. Hãy điền ô này, hoặc xóa cả dòng."
    )
    assert here("plan", "read", tmp_path / "none.xlsx").code == 3
    assert here("plan", "read", PLAN).code == 3
    assert here("plan", "new", tmp_path / "none.json", "-o", out).code == 3
    assert here("plan", "new", PLAN, "-o", tmp_path / "none" / "x.xlsx").code == 5


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("words", [["plan"], ["plan", "new"], ["plan", "read"]])
def test_the_help_fits_a_narrow_screen(
    words: list[str], lang: Lang, here: Callable[..., Ran]
) -> None:
    ran = here(*words, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    assert ("Excel" in ran.out) if lang == "vi" else ("workbook" in ran.out)
    if lang == "vi":
        assert not [word for word in ("Usage", "Options", "Commands", "Show") if word in ran.out]


def test_a_workbook_is_read_without_the_office_part(
    tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    book = tmp_path / "plan.xlsx"
    assert here("plan", "new", "-o", book).code == 0
    for name in ("openpyxl", "python_calamine", "xlsxwriter"):
        for loaded in [one for one in sys.modules if one.partition(".")[0] == name]:
            monkeypatch.delitem(sys.modules, loaded)
        monkeypatch.setitem(sys.modules, name, None)
    ran = here("plan", "read", book)
    assert (ran.code, "parscore[office]" in ran.err) == (3, False)
