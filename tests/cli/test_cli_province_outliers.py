"""`parscore province outliers`: every form of the questions, and what can be wrong with asking."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import pytest
from support.cli import RULES

from benchmarks.population import populate
from parscore.cli.entry import run
from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

COPIED = "MH000003"  # whose figures are given to the next
LEDGER = ("so_cham", "so.jsonl")


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outliers")
    populate(folder / "in", 6)
    source = json.loads((folder / "in" / COPIED / "actuals.json").read_text("utf-8"))
    path = folder / "in" / "MH000004" / "actuals.json"
    actuals = source | {"commune": json.loads(path.read_text("utf-8"))["commune"]}
    actuals["measures"]["online_dossiers"]["previous"] = {
        key: actuals["measures"]["online_dossiers"][key] for key in ("numerator", "denominator")
    }
    path.write_text(json.dumps(actuals), "utf-8")
    run(["province", "evaluate", str(folder / "in"), "-o", str(folder / "out"), "-j", "1"], "en")
    return folder / "out"


@pytest.fixture
def looked(scored: Path, here: Callable[..., Ran]) -> Callable[..., Ran]:
    return lambda *options: here("province", "outliers", scored, *options)


@pytest.fixture
def changed(scored: Path, tmp_path: Path) -> Callable[..., Path]:
    """Return a copy of the results in whose ledger some words are replaced."""

    def copy(old: str, new: str, count: int = -1) -> Path:
        out = tmp_path / "out"
        shutil.copytree(scored, out)
        ledger = out.joinpath(*LEDGER)
        assert old in ledger.read_text("utf-8")
        ledger.write_text(ledger.read_text("utf-8").replace(old, new, count), "utf-8")
        return out

    return copy


def test_json_is_a_document_of_its_schema(looked: Callable[..., Ran]) -> None:
    ran = looked("--format", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    jsonschema.validate(found, schema_of("outliers"))
    assert found["communes"] == 6
    first = found["questions"][0]
    assert first["kind"] == "same-sheet"
    assert {one["folder"] for one in first["communes"]} == {COPIED, "MH000004"}
    assert "unchanged" in {one["kind"] for one in found["questions"]}, "by its own earlier figure"
    assert ran.out == looked("--format", "json", "--lang", "en").out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_fits_a_narrow_screen_and_accuses_nobody(
    lang: str, looked: Callable[..., Ran]
) -> None:
    out = looked("--lang", lang).out
    assert max(map(len, out.splitlines())) <= 80
    text = " ".join(out.split())
    assert ("không phải kết luận xã khai sai" if lang == "vi" else "accuses nobody") in text
    assert ("minh họa" if lang == "vi" else "illustration") in text
    assert ("Không xét được" if lang == "vi" else "Not judged") in text


def test_html_is_one_file_without_script_or_address(
    changed: Callable[..., Path], here: Callable[..., Ran]
) -> None:
    out = changed('Minh Họa 3"', '<script>alert(1)</script>"')
    page = here("province", "outliers", out, "--format", "html").out
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)
    assert "<script" not in page
    assert html.escape("<script>alert(1)</script>") in page
    assert not re.search(r'(href|src)="(?!#)', page)
    assert "không phải kết luận xã khai sai" in page


def test_csv_has_a_row_for_each_commune_that_is_asked(looked: Callable[..., Ran]) -> None:
    text = looked("--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    sheet = [one for one in rows if one["Loại"] == "Xã giống nhau nhiều số liệu"]
    assert {one["Mã"]: one["So với"] for one in sheet} == {
        COPIED: "cùng với Minh Họa 4 (MH000004)",
        "MH000004": "cùng với Minh Họa 3 (MH000003)",
    }
    assert all("." not in one["Điểm liên quan"] for one in rows)


def test_the_workbook_holds_the_questions_with_numbers(
    looked: Callable[..., Ran], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert looked("-o", first).code == looked("-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    about, questions, communes = openpyxl.load_workbook(first).worksheets
    told = json.loads(looked("--format", "json").out)
    assert questions.max_row == 1 + sum(len(one["communes"]) for one in told["questions"])
    assert isinstance(questions["C2"].value, int | float)
    assert communes.max_row >= 3
    said = " ".join(str(cell) for row in about.iter_rows(values_only=True) for cell in row)
    assert "không phải kết luận xã khai sai" in said


def test_the_portals_table_and_earlier_results_are_used(
    scored: Path, changed: Callable[..., Path], here: Callable[..., Ran], tmp_path: Path
) -> None:
    earlier = changed('["2025-01-01","2025-12-31"]', '["2024-01-01","2024-12-31"]')
    portal = tmp_path / "cong.csv"
    portal.write_text(
        "Mã xã;Chỉ tiêu;Mẫu số\nMH000001;dossiers_on_time;99\nMH00000X;dossiers_on_time;1\n",
        "utf-8",
    )
    options = ("--portal", portal, "--earlier", earlier, "--lang", "en")
    ran = here("province", "outliers", scored, *options, "--format", "json")
    assert ran.code == 0
    assert "E621 (warning) The results hold no commune “MH00000X”" in ran.err
    found = json.loads(ran.out)
    kinds = [one["kind"] for one in found["questions"]]
    assert kinds.count("portal-denominator") == 1
    assert kinds.count("unchanged") > 6, "all figures are those of the year before"
    assert (found["portal"]["figures"], found["earlier"]) == (1, 6)
    text = here("province", "outliers", scored, *options).out
    assert "cong.csv, 1 usable rows" in text
    assert "there are those of 6 communes" in text


def test_one_commune_alone_is_told_what_cannot_be_judged(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "one"
    shutil.copytree(scored, out)
    ledger = out.joinpath(*LEDGER)
    ledger.write_text(ledger.read_text("utf-8").splitlines(keepends=True)[0], "utf-8")
    ran = here("province", "outliers", out)
    assert ran.code == 0
    assert "Cần từ 10 xã để so sánh, ở đây có 1." in " ".join(ran.out.split())
    assert "Không có gì phải hỏi." in ran.out


def test_a_province_has_limits_of_its_own(
    looked: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "thanh-hoa").mkdir()
    shared = (RULES / "vn" / "outliers.yaml").read_text("utf-8")
    path = tmp_path / "thanh-hoa" / "outliers.yaml"
    path.write_text(shared.replace("{figures: 5, share: 50}", "{figures: 99, share: 50}"), "utf-8")
    monkeypatch.setenv("PARSCORE_RULES", str(tmp_path))
    ran = looked("--format", "json")
    assert "same-sheet" not in {one["kind"] for one in json.loads(ran.out)["questions"]}

    path.write_text(shared.replace("figures: 5", "figure: 5"), "utf-8")
    ran = looked("--lang", "en")
    assert (ran.code, ran.out) == (4, "")
    assert "E061" in ran.err
    assert "Did you mean “figures”?" in ran.err


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--rules", "thanh-hoa/2052"], "E611"),
        (["--period", "2024"], "E611"),
        (["--portal", "khong-co.csv"], "E001"),
        (["--earlier", "."], "E607"),
    ],
)
def test_what_is_not_there_is_told(
    options: list[str],
    code: str,
    looked: Callable[..., Ran],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = looked(*options, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert code in ran.err


def test_results_that_are_not_earlier_are_refused(scored: Path, looked: Callable[..., Ran]) -> None:
    ran = looked("--earlier", scored, "--lang", "en")
    assert ran.code == 3
    assert "E626 This folder holds no earlier result of any commune. Name the results" in ran.err


def test_two_years_are_not_looked_at_together(
    changed: Callable[..., Path], here: Callable[..., Ran]
) -> None:
    out = changed('"2025-01-01"', '"2024-01-01"', 1)
    ran = here("province", "outliers", out, "--lang", "en")
    assert ran.code == 3
    assert "E610 These cannot be compared" in ran.err
    assert here("province", "outliers", out, "--period", "2025").code == 0


def test_a_folder_without_results_is_told(here: Callable[..., Ran], tmp_path: Path) -> None:
    ran = here("province", "outliers", tmp_path, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "E607 This is not a folder of results" in ran.err


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_help_fits_a_narrow_screen(lang: str, here: Callable[..., Ran]) -> None:
    ran = here("province", "outliers", "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
