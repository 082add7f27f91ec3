"""`parscore province rank`: every form of a ranking, and what can be wrong with asking for one."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil
import zipfile
from decimal import Decimal
from typing import TYPE_CHECKING

import jsonschema
import openpyxl
import pytest

from benchmarks.population import populate
from parscore.cli.entry import run
from parscore.documents.schemas import schema_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran


@pytest.fixture(scope="module")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rank")
    populate(folder / "in", 9, bad_every=4)  # two have files that nobody can use
    (folder / "in" / "MH000010").mkdir()
    shutil.copy(folder / "in" / "MH000001" / "plan.json", folder / "in" / "MH000010")
    run(["province", "evaluate", str(folder / "in"), "-o", str(folder / "out"), "-j", "1"], "en")
    return folder / "out"


@pytest.fixture
def ranked(scored: Path, here: Callable[..., Ran]) -> Callable[..., Ran]:
    return lambda *options: here("province", "rank", scored, *options)


def test_json_is_a_document_of_its_schema(ranked: Callable[..., Ran]) -> None:
    ran = ranked("--format", "json")
    assert (ran.code, ran.err) == (0, "")
    ranking = json.loads(ran.out)
    jsonschema.validate(ranking, schema_of("ranking"))
    assert [one["rank"] for one in ranking["rows"]] == list(range(1, len(ranking["rows"]) + 1))
    values = [float(one["value"]) for one in ranking["rows"]]
    assert values == sorted(values, reverse=True)
    assert ranking["not_submitted"] == ["MH000010"]
    assert ranking["not_scored"] == ["MH000004", "MH000008"]
    assert ranking["illustrative"] is True
    assert sum(one["count"] for one in ranking["classes"]) == len(values)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_text_fits_a_narrow_screen_and_says_what_must_be_known(
    lang: str, ranked: Callable[..., Ran]
) -> None:
    out = ranked("--lang", lang).out
    assert max(map(len, out.splitlines())) <= 80
    assert ("minh họa" if lang == "vi" else "illustration") in out
    assert ("giả định" if lang == "vi" else "assumed") in out
    assert "MH000010" in out


def test_html_is_one_file_without_script_or_address(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    named = ledger.read_text("utf-8").replace('Minh Họa 1"', '<script>alert(1)</script>"')
    ledger.write_text(named, "utf-8")
    page = here("province", "rank", out, "--format", "html").out
    assert "default-src 'none'; style-src 'sha256-" in html.unescape(page)
    assert "<script" not in page
    assert html.escape("<script>alert(1)</script>") in page
    assert not re.search(r'(href|src)="(?!#)', page)
    assert page.count("<rect") >= 2


def test_csv_opens_in_the_readers_spreadsheet(ranked: Callable[..., Ran]) -> None:
    text = ranked("--format", "csv").out
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))
    assert rows[0]["Hạng"] == "1"
    assert "," in rows[1]["Chỉ số (%)"]


def test_the_appendix_is_a_landscape_page_with_every_commune(
    ranked: Callable[..., Ran], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.docx", tmp_path / "b.docx"
    assert ranked("-o", first).code == ranked("-o", second, "--lang", "en").code == 0
    assert first.read_bytes() == second.read_bytes()
    text = zipfile.ZipFile(first).read("word/document.xml").decode()
    assert text.count("<w:sectPr") == 1
    assert 'w:orient="landscape"' in text
    names = [one["name"] for one in json.loads(ranked("--format", "json").out)["rows"]]
    assert names
    assert all(name in text for name in names)


def test_the_workbook_holds_the_figures_as_numbers(
    ranked: Callable[..., Ran], tmp_path: Path
) -> None:
    first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert ranked("-o", first).code == ranked("-o", second).code == 0
    assert first.read_bytes() == second.read_bytes()
    sheet, fields, about = openpyxl.load_workbook(first).worksheets
    told = json.loads(ranked("--format", "json").out)
    rows = [*sheet.iter_rows(min_row=2, max_col=4, values_only=True)]
    assert [(rank, name, code) for rank, name, code, _ in rows] == [
        (one["rank"], one["name"], one["code"]) for one in told["rows"]
    ]
    assert [Decimal(str(value)) for *_, value in rows] == [
        Decimal(one["value"]) for one in told["rows"]
    ]
    assert fields.max_row == 1 + len(told["fields"])
    assert "minh họa" in " ".join(str(row[0].value) for row in about.iter_rows())
    width = sum(one.width for one in sheet.column_dimensions.values())
    assert width < 170  # still readable when it is fitted to a page
    assert all(cell.alignment.wrap_text for cell in sheet["I"][1:] if cell.value)


def test_a_field_is_ranked_by_id_or_number(ranked: Callable[..., Ran]) -> None:
    by_id = ranked("--by", "steering", "--format", "json").out
    assert by_id == ranked("--by", "1", "--format", "json").out
    assert json.loads(by_id)["unit"] == "points"


@pytest.mark.parametrize(
    ("rows", "absent"),
    [
        (["MH000001;Minh Họa 1", "Minh Họa 2", "Xã Không Nộp", ""], ["Xã Không Nộp"]),
        (
            ["STT;Mã xã;Tên xã", "1;MH000001;Minh Họa 1", "2;MH000099;Xã Không Nộp", ""],
            ["Xã Không Nộp (MH000099)"],
        ),
        (["Danh sách", "TT;Xã, phường", "1;Xã Minh Họa 1", "2;Phường Mới"], ["Phường Mới"]),
        (["UBND xã Minh Họa 1", "Minh Họa 3", "Phường Minh Họa 2"], ["Phường Minh Họa 2"]),
        (["MH000001", "MH000010", "MH000004", "MH000098"], ["MH000098"]),  # waiting, and unusable
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_who_is_expected_and_absent_is_named(
    rows: list[str], absent: list[str], suffix: str, ranked: Callable[..., Ran], tmp_path: Path
) -> None:
    listed = tmp_path / f"xa{suffix}"
    if suffix == ".csv":
        listed.write_text("\n".join(rows), "utf-8")
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append(row.split(";"))
        book.save(listed)
    out = ranked("--expected", listed, "--format", "json").out
    assert json.loads(out)["not_submitted"] == ["MH000010", *absent]


def test_communes_with_two_folders_are_told_of_and_not_called_absent(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(scored.parent / "in", source)
    shutil.copytree(source / "MH000001", source / "again")
    here("province", "evaluate", source, "-o", out, "-j", "1")
    listed = tmp_path / "xa.csv"
    listed.write_text("Mã xã\nMH000001\nMH000002\n", "utf-8")
    ranking = json.loads(
        here("province", "rank", out, "--expected", listed, "--format", "json").out
    )
    assert "MH000001" not in [one["code"] for one in ranking["rows"]]
    assert ranking["not_submitted"] == ["MH000010"]
    assert ranking["not_scored"] == ["MH000001", "MH000004", "MH000008", "again"]
    assert "4 hồ sơ không dùng được" in " ".join(here("province", "rank", out).out.split())


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--by", "steerin"], "E612", "Did you mean “steering”?"),
        (["--by", "xxxxxxxx"], "E612", "Use index, appraised, combined"),
        (
            ["--rules", "thanh-hoa/2052"],
            "E611",
            "thanh-hoa/2025 2025-01-01 – 2025-12-31 (7 communes)",
        ),
        (["--period", "2024"], "E611", "Correct --rules or --period."),
    ],
)
def test_what_is_not_there_is_told(
    options: list[str], code: str, words: str, ranked: Callable[..., Ran]
) -> None:
    ran = ranked(*options, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert code in ran.err
    assert words in ran.err


def test_two_groups_are_not_ranked_together(
    scored: Path, here: Callable[..., Ran], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(scored, out)
    ledger = out / "so_cham" / "so.jsonl"
    ledger.write_text(ledger.read_text("utf-8").replace('"2025-01-01"', '"2024-01-01"', 1), "utf-8")
    ran = here("province", "rank", out, "--lang", "en")
    assert ran.code == 3
    assert "E610" in ran.err
    assert "Choose one group by --rules and --period." in ran.err
    assert here("province", "rank", out, "--period", "2024").code == 0


def test_a_folder_without_results_is_told(here: Callable[..., Ran], tmp_path: Path) -> None:
    ran = here("province", "rank", tmp_path, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert "E607 This is not a folder of results" in ran.err


def test_a_suffix_that_is_no_form_is_refused(ranked: Callable[..., Ran], tmp_path: Path) -> None:
    assert ranked("-o", tmp_path / "x.pdf").code == 2
    assert ranked("-o", tmp_path / "x.md", "--format", "csv").code == 2


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("command", [[], ["evaluate"], ["rank"]])
def test_help_fits_a_narrow_screen(command: list[str], lang: str, here: Callable[..., Ran]) -> None:
    ran = here("province", *command, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    if lang == "vi":
        assert "Usage" not in ran.out
