"""`parscore evaluate`: where the result goes, in which form, and what the exit code says."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import (
    ACTUALS,
    INPUTS,
    PLAN,
    actuals,
    parscore,
    plan,
    shell,
    text_of,
    write_json,
)

from parscore.cli.commands import FORMATS, GATES
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

SUFFIXES = {"text": ".txt", "json": ".json", "md": ".md", "csv": ".csv"} | {
    "html": ".html",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "ics": ".ics",
}
TEXTS = [form for form in FORMATS if not RENDERERS[form].binary]
BINARY = [form for form in FORMATS if RENDERERS[form].binary]
WHOLE_SET = {
    "tu_cham_diem.json": "json",
    "bao_cao_tu_cham_diem.md": "md",
    "bang_diem.csv": "csv",
    "bang_tu_cham_diem.xlsx": "xlsx",
    "tom_tat.txt": "text",
    "tu_cham_diem.html": "html",
    "bao_cao_tu_cham_diem.docx": "docx",
    "lich_viec.ics": "ics",
}
CODE_PAGES = [
    {"PYTHONIOENCODING": "cp1258", "PYTHONUTF8": "0"},
    {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "LANG": "C"},
    {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


def turned(tree: object) -> object:
    """Return a document with its keys in the opposite order; the order of lists is meaning."""
    if isinstance(tree, dict):
        return {key: turned(tree[key]) for key in reversed(tree)}
    return [turned(one) for one in tree] if isinstance(tree, list) else tree


def test_the_main_command_prints_the_report_and_not_a_word_besides() -> None:
    ran = parscore("evaluate", *INPUTS)
    assert (ran.code, ran.err) == (0, "")
    assert "KẾT QUẢ TỰ CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH" in ran.out
    assert "Hợp Tiến" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80
    assert "\x1b" not in ran.out


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("form", TEXTS)
def test_a_file_holds_byte_for_byte_what_would_have_been_printed(
    form: str, lang: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    printed = here("evaluate", *INPUTS, "--format", form, "--lang", lang)
    file = tmp_path / f"kết quả{SUFFIXES[form].upper()}"
    written = here("evaluate", *INPUTS, "--out", file, "--lang", lang)
    assert (printed.code, printed.err, written) == (0, "", (0, "", ""))
    assert text_of(file.read_bytes()) == printed.out
    assert here("evaluate", *INPUTS, "-o", file, "--format", form, "--lang", lang).code == 0


@pytest.mark.parametrize("form", BINARY)
def test_an_office_document_is_printed_byte_for_byte_as_it_is_written(
    form: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / f"out{RENDERERS[form].suffix}"
    assert here("evaluate", *INPUTS, "--out", file) == (0, "", "")
    line = f"$parscore evaluate $plan $actuals --format {form} | cmp - {file}"
    assert shell(line, tmp_path) == (0, "", "")


def test_text_is_the_form_where_none_is_named(here: Callable[..., Ran]) -> None:
    assert here("evaluate", *INPUTS) == here("evaluate", *INPUTS, "--format", "text")


@pytest.mark.parametrize("form", ["text", "md", "csv", "html", "docx", "ics"])
def test_a_format_that_contradicts_the_suffix_is_refused(
    form: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / "out.json"
    vi = here("evaluate", *INPUTS, "-o", file, "--format", form)
    en = here("evaluate", *INPUTS, "-o", file, "--format", form, "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (2, "", 2, "")
    assert f"--format {form} không khớp với đuôi tệp" in vi.err
    assert f"--format {form} does not fit the suffix" in en.err
    assert not file.exists()


@pytest.mark.parametrize("name", ["out.pdf", "out.jsn", "out.2025"])
def test_a_suffix_that_says_no_format_is_refused_with_those_that_do(
    name: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("evaluate", *INPUTS, "-o", tmp_path / name)
    assert (ran.code, ran.out) == (2, "")
    assert all(suffix in ran.err for suffix in SUFFIXES.values())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_gets_the_whole_set(
    there: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    folder = tmp_path / "năm 2025" / "hop_tien"
    if there:
        folder.mkdir(parents=True)
    ran = here("evaluate", *INPUTS, "--out", folder)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines() == [f"Đã ghi {folder / name}" for name in WHOLE_SET]
    assert {path.name for path in folder.iterdir()} == set(WHOLE_SET)
    for name, form in WHOLE_SET.items():
        if form in BINARY:
            continue
        printed = here("evaluate", *INPUTS, "--format", form).out
        assert text_of((folder / name).read_bytes()) == printed


def test_a_format_for_a_folder_is_refused(tmp_path: Path, here: Callable[..., Ran]) -> None:
    vi = here("evaluate", *INPUTS, "--out", tmp_path / "result", "--format", "json")
    en = here("evaluate", *INPUTS, "--out", tmp_path, "--format", "json", "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (2, "", 2, "")
    assert "là thư mục, nơi ghi cả bộ" in vi.err
    assert "is a folder, which gets the whole set" in en.err
    assert not list(tmp_path.iterdir())


def test_one_of_the_inputs_may_come_from_standard_input() -> None:
    usual = parscore("evaluate", *INPUTS, "--format", "json")
    assert parscore("evaluate", "-", ACTUALS, "--format", "json", stdin=PLAN.read_bytes()) == usual
    piped = parscore("evaluate", PLAN, "-", "--format", "json", stdin=ACTUALS.read_bytes())
    assert piped == usual


def test_both_inputs_cannot_be_standard_input(here: Callable[..., Ran]) -> None:
    ran = here("evaluate", "-", "-", stdin=PLAN.read_bytes())
    assert (ran.code, ran.out) == (2, "")
    assert "Chỉ một trong hai tệp được đọc từ đầu vào chuẩn" in ran.err


def test_a_problem_on_standard_input_is_told_at_its_place(here: Callable[..., Ran]) -> None:
    ran = here("evaluate", PLAN, "-", stdin=b'{\n "schema": ]')
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("-:2:12: E012 ")


def test_a_file_whose_name_is_a_dash_or_looks_like_an_option_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "-").write_bytes(PLAN.read_bytes())
    (tmp_path / "--as-of").write_bytes(ACTUALS.read_bytes())
    assert parscore("evaluate", "./-", "--", "--as-of", cwd=tmp_path).code == 0


@pytest.mark.parametrize("name", ["a b.json", "kế hoạch năm 2025.json", "../plans/x.json"])
def test_paths_may_hold_spaces_marks_and_dots(
    name: str, tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("plans", "here"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    (tmp_path / "here" / name).write_bytes(PLAN.read_bytes())
    assert here("evaluate", name, ACTUALS) == here("evaluate", *INPUTS)


def test_equal_inputs_give_equal_bytes_whatever_the_order_of_their_keys(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    usual = here("evaluate", *INPUTS, "--format", "json")
    first = write_json(tmp_path / "plan.json", turned(plan()))
    second = write_json(tmp_path / "actuals.json", turned(actuals()))
    assert next(iter(json.loads(second.read_bytes()))) != "schema"
    assert here("evaluate", first, second, "--format", "json") == usual
    assert here("evaluate", *INPUTS, "--format", "json") == usual


def test_equal_inputs_give_equal_bytes_whatever_the_seed_of_hashes() -> None:
    runs = {
        parscore("evaluate", *INPUTS, "--format", "json", env={"PYTHONHASHSEED": seed})
        for seed in ("0", "4242")
    }
    assert len(runs) == 1


def test_inputs_are_hashed_by_what_they_say(
    tmp_path: Path, assess: Callable[..., dict[str, Any]]
) -> None:
    text = ACTUALS.read_text(encoding="utf-8")
    file = tmp_path / "actuals.json"
    usual = assess()["inputs"]
    assert all(len(one) == 64 for one in usual.values())
    same = [
        text.replace("\n", "\r\n"),
        "\ufeff" + text,
        text.replace('"denominator": 9,', '"denominator": 9.0,'),
        text.replace('"denominator": 9,', '"denominator": 0.9e1,'),
        text.replace("Hợp Tiến", "Ho\u031b\u0323p Tie\u0302\u0301n"),
        text.replace("Hợp Tiến", "H\\u1ee3p Ti\\u1ebfn"),
    ]
    for one in same:
        assert one != text
        file.write_text(one, encoding="utf-8", newline="")
        assert assess(inputs=(PLAN, file))["inputs"] == usual
    file.write_text(text.replace('"denominator": 9,', '"denominator": 10,'), encoding="utf-8")
    other = assess(inputs=(PLAN, file))["inputs"]
    assert other["plan"] == usual["plan"]
    assert other["actuals"] != usual["actuals"]


@pytest.mark.parametrize("settings", CODE_PAGES)
def test_output_is_utf8_whatever_the_code_page_of_the_console(settings: dict[str, str]) -> None:
    ran = parscore("evaluate", *INPUTS, env=settings)
    assert (ran.code, ran.err) == (0, "")
    assert "Đã xác định" in ran.out
    assert parscore("evaluate", "no.json", ACTUALS, env=settings) == (
        3,
        "",
        "no.json: E001 Không có tệp này. Hãy kiểm tra tên tệp và thư mục.\n",
    )


def test_the_language_is_that_of_the_option_then_of_the_environment(
    here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    vi, en = (here("evaluate", *INPUTS, "--lang", lang) for lang in ("vi", "en"))
    assert "KẾT QUẢ" in vi.out
    assert "KẾT QUẢ" not in en.out
    assert here("--lang", "en", "evaluate", *INPUTS) == en
    monkeypatch.setenv("PARSCORE_LANG", "en")
    assert here("evaluate", *INPUTS) == en
    assert here("evaluate", *INPUTS, "--lang=vi") == vi
    monkeypatch.setenv("PARSCORE_LANG", "tlh")
    assert here("evaluate", *INPUTS) == vi
    assert parscore("evaluate", *INPUTS, env={"LANG": "en_US.UTF-8", "LANGUAGE": "en"}) == vi


def test_the_language_never_changes_the_assessment(here: Callable[..., Ran]) -> None:
    results = [
        here("evaluate", *INPUTS, "--format", "json", "--lang", lang) for lang in ("vi", "en")
    ]
    assert results[0] == results[1]


def test_either_engine_gives_the_same_assessment_and_says_which_it_was(
    assess: Callable[..., dict[str, Any]],
) -> None:
    pytest.importorskip("durable_rules_engine")
    reference, durable = assess("--engine", "reference"), assess("--engine", "durable")
    assert assess("--engine", "auto") == durable
    assert reference.pop("engine")["inference"] == "reference"
    assert durable.pop("engine")["inference"] == "durable"
    assert reference == durable


def test_points_below_the_demanded_are_a_failed_gate_with_the_result_delivered(
    assess: Callable[..., dict[str, Any]], here: Callable[..., Ran], tmp_path: Path
) -> None:
    points = assess()["score"]["points"]
    more = str(Decimal(points) + Decimal("0.01")).replace(".", ",")
    usual = here("evaluate", *INPUTS)
    for least in (points, points.replace(".", ","), "0", "-5"):
        assert here("evaluate", *INPUTS, "--fail-under", least) == usual
    for least in (more, more.replace(",", "."), "100"):
        ran = here("evaluate", *INPUTS, "--fail-under", least)
        assert (ran.code, ran.out) == (1, usual.out)
        assert ran.err.count("\n") == 1
        assert ran.err.startswith(f"Điểm {points.replace('.', ',')} thấp hơn mức yêu cầu")
    ran = here("evaluate", *INPUTS, "--fail-under", more, "-o", tmp_path / "x.txt", "--lang", "en")
    assert (ran.code, ran.err) == (
        1,
        f"The points {points} are below the demanded {more.replace(',', '.')}.\n",
    )
    assert (tmp_path / "x.txt").exists()


@pytest.mark.parametrize("kind", GATES)
def test_each_kind_of_trouble_can_be_a_gate(
    kind: str, assess: Callable[..., dict[str, Any]], here: Callable[..., Ran]
) -> None:
    assessment = assess()
    leaves = [node for node in assessment["nodes"] if node["formula"] is not None]
    counts = {
        "warnings": len(assessment["warnings"]),
        "undetermined": sum(node["status"] == "undetermined" for node in leaves),
    }
    gaps = [gap["kind"] for gap in assessment["gaps"]]
    count = counts.get(kind, gaps.count(kind))
    ran = here("evaluate", *INPUTS, "--fail-on", kind)
    assert ran.code == (1 if count else 0)
    assert ran.err == (f"Có {count} mục thuộc loại “{kind}”.\n" if count else "")


def test_every_failed_gate_is_told(here: Callable[..., Ran]) -> None:
    gates = ["--fail-on", "result", "--fail-on", "plan", "--fail-on", "data", "--fail-under", "99"]
    ran = here("evaluate", *INPUTS, *gates, "--lang", "en")
    assert ran.code == 1
    told = ran.err.splitlines()
    assert len(told) == 3
    assert told[0].startswith("The points")
    assert all(kind in line for kind, line in zip(("result", "data"), told[1:], strict=True))


@pytest.mark.parametrize(
    ("option", "value", "vi", "en"),
    [
        ("--as-of", "15/12/2025", "Hãy ghi 2025-12-15.", "Write 2025-12-15."),
        ("--as-of", "2025-02-30", "không có ngày này trong lịch", "there is no such day"),
        ("--as-of", "hôm nay", "không phải là một ngày", "is not a date"),
        ("--as-of", "", "không phải là một ngày", "is not a date"),
        ("--as-of", "0001-01-01", "năm phải từ", "the year must be from"),
        ("--fail-under", "tám mươi", "không phải là một số", "is not a number"),
        ("--fail-under", "", "không phải là một số", "is not a number"),
        ("--fail-under", "NaN", "không phải là một số", "is not a number"),
        ("--fail-under", "1e400", "không phải là một số", "is not a number"),
        ("--fail-under", "79.420", "hàng nghìn hay thập phân", "thousands or decimals"),
        ("--fail-under", "9" * 16, "quá lớn", "too large"),
    ],
)
def test_a_value_that_cannot_be_read_is_wrong_usage_with_the_way_to_write_it(
    option: str, value: str, vi: str, en: str, here: Callable[..., Ran]
) -> None:
    for lang, words, named in (
        ("vi", vi, f"Lỗi: Giá trị của '{option}' không đúng: “{value}”"),
        ("en", en, f"Error: Invalid value for '{option}': “{value}”"),
    ):
        ran = here("evaluate", *INPUTS, option, value, "--lang", lang)
        assert (ran.code, ran.out) == (2, "")
        assert words in ran.err
        assert named in ran.err


def test_the_table_has_a_row_for_each_node(
    assess: Callable[..., dict[str, Any]], here: Callable[..., Ran]
) -> None:
    table = here("evaluate", *INPUTS, "--format", "csv").out
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff")), delimiter=";"))
    assert [row[0] for row in rows[1:]] == [node["id"] for node in assess()["nodes"]]
    assert len({len(row) for row in rows}) == 1
