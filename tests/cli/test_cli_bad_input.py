"""Whatever a user gives: a plain message at its place, the right exit code, never a traceback."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.cli import ACTUALS, PLAN, actuals, parscore, plan, write_json
from support.pages import Page, assert_harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from support.cli import Ran

TEXT = ACTUALS.read_text(encoding="utf-8")
HEAD = '{"schema": "parscore/actuals/1", '

# What a file may hold that is no document: its bytes, where the fault is, its code and words.
NO_DOCUMENT: dict[str, tuple[bytes, str, str, str, str]] = {
    "nothing": (b"", "", "E005", "Tệp trống", "The file is empty"),
    "blanks only": (b" \r\n\t ", "", "E005", "Tệp trống", "The file is empty"),
    "a list": (b"[]", ":1:1", "E050", "cần một nhóm khóa", "needs a group of keys"),
    "a text": (b'"plan"', ":1:1", "E050", "nhưng tệp ghi “plan”", "not “plan”"),
    "nothing (null)": (b"null", ":1:1", "E050", "giá trị trống (null)", "not nothing (null)"),
    "a word": (
        b"hello",
        ":1:1",
        "E012",
        "viết không đúng cách của tệp JSON",
        "is not a JSON value",
    ),
    "no JSON": (
        b"<html></html>",
        ":1:1",
        "E012",
        "viết không đúng cách của tệp JSON",
        "not a JSON value",
    ),
    "a workbook": (b"PK\x03\x04\x14\x00\x06\x00", "", "E00", "", ""),
    "UTF-16": (TEXT.encode("utf-16"), ":1:1", "E006", "bảng mã UTF-8", "encoding UTF-8"),
    "an old code page": (
        b'{\n "schema": "k\xea ho\xa1ch"}',
        ":2:14",
        "E006",
        "lưu lại (Save As)",
        "save it again (Save As)",
    ),
    "half a letter": (
        TEXT.encode()[: TEXT.encode().index("ợ".encode()) + 1],
        ":4:15",
        "E006",
        "",
        "",
    ),
    "a letter that is none": (b'{"a": "\xed\xa0\x80"}', ":1:8", "E006", "", ""),
    "a NUL": (HEAD.encode() + b'"x": "\x00"}', ":1:40", "E007", "U+0000", "U+0000"),
    "a hidden NUL": (HEAD.encode() + b'"x": "\\u0000"}', ":1:39", "E007", "U+0000", "U+0000"),
    "a reversed text": ('{"a": "\u202egnp.exe"}'.encode(), ":1:8", "E007", "U+202E", "U+202E"),
    "half a file": (b'{\n "a": [1,\n', ":3:1", "E010", "bị cắt cụt", "is cut off"),
    "half a text": (b'{\n "a": "b', ":2:9", "E010", "mở ở dòng 2", "opened on line 2"),
    "a comma too few": (b'{"a": 1 "b": 2}', ":1:9", "E011", "thiếu dấu “,”", "a “,” or a “}”"),
    "a comma too many": (b'{"a": 1,}', ":1:8", "E013", "Dấu phẩy thừa", "a comma before"),
    "a comment": (b'{"a": 1} // b', ":1:10", "E016", "Còn chữ", "more text after the end"),
    "single quotes": (b"{'a': 1}", ":1:2", "E018", "dấu nháy kép", "double quotes"),
    "a key twice": (b'{"a": 1,\n "a": 1}', ":2:2", "E009", "đã có ở dòng 1", "already on line 1"),
    "a key twice in disguise": (b'{"a": 1, "\\u0061": 1}', ":1:10", "E009", "bị lặp", "repeated"),
    "deep brackets": (b"[" * 5_000, ":1:61", "E008", "quá 60 tầng", "more than 60 levels"),
    "deep and closed": (b"[" * 99 + b"]" * 99, ":1:61", "E008", "lồng nhau", "nested"),
    "deep keys": (b'{"a":' * 5_000, ":1:301", "E008", "lồng nhau", "nested"),
    "another kind": (b'{"schema": "parscore/plan/1"}', ":1:12", "E070", "chọn nhầm tệp", "meant"),
    "a later version": (b'{"schema": "parscore/actuals/2"}', ":1:12", "E071", "cập nhật", "Update"),
    "no schema": (b"{}", ":1:1", "E062", "Thiếu khóa “schema”", "key “schema” is missing"),
}

# What may stand in the place of the 9 tasks that were due: its text, the code and words.
NO_FIGURE: dict[str, tuple[str, str, str]] = {
    "NaN": ("E017", "không phải là con số dùng được", "is not a finite number"),
    "Infinity": ("E017", "không phải là con số dùng được", "is not a finite number"),
    "-Infinity": ("E017", "không phải là con số dùng được", "is not a finite number"),
    "1e400": ("E044", "nhiều nhất 15 chữ số", "at most 15 digits"),
    "1" + "0" * 400: ("E044", "nhiều nhất 15 chữ số", "at most 15 digits"),
    "1e99999999999999999999": ("E044", "quá lớn", "is too large"),
    "1e-400": ("E045", "quá nhiều chữ số thập phân", "too many decimals"),
    "0x10": ("E012", "viết không đúng cách của tệp JSON", "is not a JSON value"),
    "09": ("E012", "viết không đúng cách của tệp JSON", "is not a JSON value"),
    "+9": ("E012", "viết không đúng cách của tệp JSON", "is not a JSON value"),
    "True": ("E012", "viết không đúng cách của tệp JSON", "is not a JSON value"),
    "true": ("E050", "cần một số", "needs a number"),
    "[9]": ("E050", "cần một số, nhưng tệp ghi một danh sách", "needs a number, not a list"),
    "{}": ("E050", "cần một số, nhưng tệp ghi một nhóm khóa", "not a group of keys"),
    '"chín"': ("E041", "không phải là một số", "is not a number"),
    '"NaN"': ("E041", "không phải là một số", "is not a number"),
    '"1.234"': ("E042", "hàng nghìn hay thập phân", "thousands or decimals"),
    '"=9"': ("E041", "không phải là một số", "is not a number"),
}


def plain(ran: Ran, code: int = 3) -> bool:
    """Tell whether a run failed as it should: with messages alone, and no word of our insides."""
    spilt = [word for word in ("Traceback", "Error:", "pydantic", ".py") if word in ran.err]
    return (ran.code, ran.out, spilt) == (code, "", []) and ran.err.endswith("\n")


@pytest.mark.parametrize("name", NO_DOCUMENT)
def test_a_file_that_is_no_document_is_told_at_its_place(
    name: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    data, place, code, vi, en = NO_DOCUMENT[name]
    file = tmp_path / "actuals.json"
    file.write_bytes(data)
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("evaluate", PLAN, file, "--lang", lang)
        assert plain(ran)
        assert ran.err.startswith(f"{file}{place}")
        assert f": {code}" in ran.err.splitlines()[0]
        assert words in ran.err


@pytest.mark.parametrize("figure", NO_FIGURE, ids=lambda text: text[:24])
def test_a_figure_that_is_none_is_told_at_its_place(
    figure: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    code, vi, en = NO_FIGURE[figure]
    text = TEXT.replace('"denominator": 9,', f'"denominator": {figure},')
    assert text != TEXT
    line = TEXT[: TEXT.index('"denominator": 9,')].count("\n") + 1
    file = tmp_path / "actuals.json"
    file.write_text(text, encoding="utf-8")
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("evaluate", PLAN, file, "--lang", lang)
        assert plain(ran)
        assert ran.err.startswith(f"{file}:{line}:22: {code} ")
        assert words in ran.err


# What may be wrong with the actuals, though it is JSON: the line it makes, its code and words.
def measure(name: str, **keys: object) -> Callable[[dict[str, Any]], None]:
    """Change a measure; a key whose value is None is taken out."""

    def change(tree: dict[str, Any]) -> None:
        changed = tree["measures"].setdefault(name, {}) | keys
        tree["measures"][name] = {key: one for key, one in changed.items() if one is not None}

    return change


def top(**keys: object) -> Callable[[dict[str, Any]], None]:
    return lambda tree: tree.update(keys)


def inside(key: str, **keys: object) -> Callable[[dict[str, Any]], None]:
    return lambda tree: tree[key].update(keys)


WRONG_ACTUALS = [
    (top(measures=[]), '"measures": []', "E050", "cần một nhóm khóa", "needs a group of keys"),
    (top(illustrative="có"), '"illustrative"', "E052", "true (có) hoặc false", "true or false"),
    (top(illustrative=1), '"illustrative"', "E050", "cần true hoặc false", "needs true or false"),
    (top(mesures={}), '"mesures"', "E061", "Có phải ý là “measures”?", "Did you mean “measures”?"),
    (top(xyz=1), '"xyz"', "E060", "Các khóa dùng được: ", "The keys that may stand here: "),
    (top(as_of="15/12/2025"), '"as_of"', "E047", "Hãy ghi 2025-12-15.", "Write 2025-12-15."),
    (top(as_of="2025-02-29"), '"as_of"', "E048", "không có ngày này", "there is no such day"),
    (top(as_of=20251215), '"as_of"', "E050", "cần một ngày", "needs a date"),
    (inside("period", to="0000-01-01"), '"to": "0000', "E049", "năm phải từ", "the year must be"),
    (
        inside("period", to="2024-01-01"),
        '"period"',
        "E211",
        "trước khi bắt đầu",
        "before it starts",
    ),
    (inside("commune", name=""), '"name": ""', "E054", "không được để trống", "must not be blank"),
    (inside("commune", name="a\nb"), '"name": "a', "E055", "trên một dòng", "a single line"),
    (inside("commune", name="x" * 2001), '"name": "x', "E056", "2.001 ký tự", "2,001 characters"),
    (inside("commune", province="../.."), '"../.."', "E053", "không phải là mã", "not a valid id"),
    (inside("commune", name="Hợp Thành"), '"commune"', "E209", "cùng một xã", "one commune"),
    (
        measure("business_dialogues", value=-1),
        '"value": -1',
        "E208",
        "giá trị không được âm (-1)",
        "cannot be negative (-1)",
    ),
    (
        measure("plan_tasks_completed", numerator=10),
        '"numerator": 10,',
        "E207",
        "tử số 10 lớn hơn mẫu số 9",
        "the numerator 10 is above the denominator 9",
    ),
    (
        measure("plan_tasks_completed", numerator=None, denominator=None, value="101%"),
        '"value": "101%"',
        "E213",
        "vượt quá 100%",
        "above 100%",
    ),
    (
        measure("plan_tasks_completed", denominator=None),
        '"plan_tasks_completed"',
        "E083",
        "Tử số và mẫu số phải đi cùng nhau.",
        "A numerator needs its denominator.",
    ),
    (
        measure("plan_tasks_completed", value=77),
        '"plan_tasks_completed"',
        "E082",
        "Cần đúng một dạng số liệu, nhưng ở đây có 2.",
        "one form of figures, and it has 2.",
    ),
    (
        measure("plan_tasks_completed", numerator=None, denominator=None),
        '"plan_tasks_completed"',
        "E072",
        "Hãy ghi một trong: tử số và mẫu số (numerator, denominator), giá trị (value)",
        "Give one of: numerator and denominator, value, done",
    ),
    (
        measure("plan_tasks_completed", not_applicable=True),
        '"plan_tasks_completed"',
        "E080",
        "Đã ghi “không áp dụng” thì không có số liệu.",
        "What is not applicable has no figures.",
    ),
    (
        measure("draft_comments_on_time", reason=None),
        '"draft_comments_on_time"',
        "E081",
        "Hãy ghi lý do (reason).",
        "Add the key reason.",
    ),
    (
        measure("business_dialogues", value=None, done=True),
        '"business_dialogues"',
        "E212",
        "cần dạng value, nhưng số liệu có dạng done",
        "needs value, but the data gives done",
    ),
    (
        measure("late_reports", occurences=[]),
        '"occurences"',
        "E061",
        "Có phải ý là “occurrences”?",
        "Did you mean “occurrences”?",
    ),
    (
        measure("late_reports", window={"from": "2025-12-31", "to": "2025-01-01"}),
        '"window": {\n        "from": "2025-12-31"',
        "E211",
        "trước khi bắt đầu",
        "before it starts",
    ),
    (
        measure("dossiers_on_tme", value=1),
        '"dossiers_on_tme"',
        "E201",
        "Có phải “dossiers_on_time”?",
        "Did you mean “dossiers_on_time”?",
    ),
    (
        measure("business_dialogues", evidence=["tl_ke_hoach_chcc"]),
        '"tl_ke_hoach_chcc"',
        "E203",
        "Có phải “tl_ke_hoach_cchc”?",
        "Did you mean “tl_ke_hoach_cchc”?",
    ),
    (
        inside("tasks", **{"phuluc_1.1": {"status": "done"}}),
        '"phuluc_1.1"',
        "E202",
        "Kế hoạch không có nhiệm vụ “phuluc_1.1”",
        "The plan has no task “phuluc_1.1”",
    ),
]


@pytest.mark.parametrize(("change", "mark", "code", "vi", "en"), WRONG_ACTUALS)
def test_a_slip_in_the_actuals_is_told_at_its_place_with_the_way_out(
    change: Callable[[dict[str, Any]], None],
    mark: str,
    code: str,
    vi: str,
    en: str,
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    tree = actuals()
    change(tree)
    file = write_json(tmp_path / "actuals.json", tree)
    text = file.read_text(encoding="utf-8")
    line = text[: text.index(mark)].count("\n") + 1
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("evaluate", PLAN, file, "--lang", lang)
        assert plain(ran)
        (told,) = [one for one in ran.err.splitlines() if code in one]
        assert re.match(rf"{re.escape(str(file))}:{line}:\d+: {code}", told)
        assert words in told


def first(key: str, **keys: object) -> Callable[[dict[str, Any]], None]:
    """Change the first entry of a list."""
    return lambda tree: tree[key][0].update(keys)


WRONG_PLANS = [
    (top(tasks={}), '"tasks": {}', "E050", "cần một danh sách", "needs a list"),
    (top(title=None), '"title": null', "E050", "giá trị trống (null)", "nothing (null)"),
    (first("targets", op="=>"), '"op": "=>"', "E06", "các giá trị", "one of"),
    (first("targets", value=None), '"targets"', "E084", "cần đúng một trong", "needs one of"),
    (first("targets", quote=""), '"quote": ""', "E054", "không được để trống", "must not be blank"),
    (first("targets", indicator="xyz"), '"xyz"', "E201", "không có chỉ tiêu “xyz”", "no indicator"),
    (first("tasks", lead=["xyz"]), '"xyz"', "E205", "Mục units không có đơn vị", "under units"),
    (first("tasks", id="Phụ lục 1"), '"Phụ lục 1"', "E053", "không phải là mã", "not a valid id"),
    (first("units", id="ubnd xã"), '"ubnd xã"', "E053", "không phải là mã", "not a valid id"),
    (
        lambda tree: tree["tasks"].append(tree["tasks"][0]),
        None,
        "E206",
        "bị dùng hai lần",
        "is used twice",
    ),
]


@pytest.mark.parametrize(("change", "mark", "code", "vi", "en"), WRONG_PLANS)
def test_a_slip_in_the_plan_is_told_at_its_place_with_the_way_out(
    change: Callable[[dict[str, Any]], None],
    mark: str | None,
    code: str,
    vi: str,
    en: str,
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    tree = plan()
    change(tree)
    file = write_json(tmp_path / "plan.json", tree)
    text = file.read_text(encoding="utf-8")
    for lang, words in (("vi", vi), ("en", en)):
        ran = here("evaluate", file, ACTUALS, "--lang", lang)
        assert plain(ran)
        told = next(one for one in ran.err.splitlines() if code in one)
        assert words in told
        found = re.match(rf"{re.escape(str(file))}:(\d+):\d+: {code}", told)
        assert found
        if mark is not None:
            line = text[: text.index(mark)].count("\n") + 1
            assert int(found[1]) - line in {0, 1}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_that_is_not_there_or_is_a_folder_is_told(
    lang: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    words = {
        "vi": ("E001 Không có tệp này.", "E002 Đây là thư mục, không phải tệp."),
        "en": ("E001 There is no such file.", "E002 This is a folder, not a file."),
    }[lang]
    ran = here("evaluate", tmp_path / "plan.json", tmp_path, "--lang", lang)
    assert plain(ran)
    told = ran.err.splitlines()
    assert [line.split(": ", 1)[0] for line in told] == [str(tmp_path / "plan.json"), str(tmp_path)]
    assert all(word in line for word, line in zip(words, told, strict=True))


@pytest.mark.parametrize(
    "name", ["", "x" * 300, "a\nb", "\x1b[31m", "../../../no", "actuals.json/x", "~/plan.json"]
)
def test_a_name_that_cannot_be_a_file_is_told(
    name: str, here: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "actuals.json").touch()
    monkeypatch.chdir(tmp_path)
    ran = here("evaluate", PLAN, name)
    assert plain(ran)
    assert re.search(r": E00[1-3] ", ran.err)
    assert ran.err.rstrip("\n").isprintable()


def test_a_hundred_megabytes_of_brackets_are_refused_at_once(tmp_path: Path) -> None:
    file = tmp_path / "big.json"
    with file.open("wb") as stream:
        for _ in range(100):
            stream.write(b"[" * 1_000_000)
    vi = parscore("evaluate", PLAN, file)
    assert (vi.code, vi.out) == (3, "")
    assert vi.err == (f"{file}: E004 Tệp lớn hơn 20 MB. Hãy kiểm tra xem có chọn nhầm tệp không.\n")
    en = parscore("evaluate", file, ACTUALS, "--lang", "en")
    assert (en.code, en.out) == (3, "")
    assert "E004 The file is larger than 20 MB." in en.err


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_a_file_without_an_end_is_refused(here: Callable[..., Ran]) -> None:
    assert "E004" in here("evaluate", PLAN, "/dev/zero").err


def test_the_problems_of_both_files_are_told_file_by_file(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    wrong_plan, wrong_actuals = plan(), actuals()
    for target in wrong_plan["targets"][:3]:
        target["indicator"] = "nowhere"
    for name in ("business_dialogues", "directives_implemented"):
        wrong_actuals["measures"][f"{name}_x"] = wrong_actuals["measures"].pop(name)
    first_file = write_json(tmp_path / "plan.json", wrong_plan)
    second_file = write_json(tmp_path / "actuals.json", wrong_actuals)
    ran = here("evaluate", first_file, second_file)
    assert plain(ran)
    told = [line.split(":") for line in ran.err.splitlines()]
    assert [name for name, *_ in told] == [str(first_file)] * 3 + [str(second_file)] * 2
    lines = [int(line) for _, line, *_ in told]
    assert lines[:3] == sorted(lines[:3])
    assert lines[3:] == sorted(lines[3:])


def test_all_problems_of_a_file_are_told_but_no_endless_list(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    tree = actuals()
    for name, one in tree["measures"].items():
        one["note"] = 1
        one[f"{name}_"] = 1
    count = len(tree["measures"])
    ran = here("evaluate", PLAN, write_json(tmp_path / "actuals.json", tree))
    assert plain(ran)
    assert len(ran.err.splitlines()) == 2 * count
    tree["measures"] = {f"m{i}": {"value": "x"} for i in range(300)}
    ran = here("evaluate", PLAN, write_json(tmp_path / "actuals.json", tree))
    assert plain(ran)
    assert len(ran.err.splitlines()) == 201
    assert "E099 Tệp còn nhiều lỗi khác" in ran.err


@pytest.mark.parametrize(
    ("theirs", "fits"),
    [
        ({"name": "Hợp Thành"}, False),
        ({"province": "nghe-an"}, False),
        ({"name": "HỢP TIẾN"}, True),
        ({"code": "16135"}, True),
    ],
)
def test_plan_and_actuals_must_be_of_one_commune(
    theirs: dict[str, str],
    fits: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    tree = actuals()
    tree["commune"] |= theirs
    ran = here("evaluate", PLAN, write_json(tmp_path / "actuals.json", tree), "--lang", "en")
    assert ran.code == (0 if fits else 3)
    assert fits or "E209 The plan is of “Hợp Tiến (thanh-hoa)”, but the actuals are of" in ran.err


def test_two_communes_of_one_name_are_told_apart_by_their_codes(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    trees = {"plan.json": plan(), "actuals.json": actuals()}
    for code, tree in zip(("16135", "16136"), trees.values(), strict=True):
        tree["commune"]["code"] = code
    ran = here("evaluate", *(write_json(tmp_path / name, tree) for name, tree in trees.items()))
    assert plain(ran)
    assert "E209 Kế hoạch là của" in ran.err


def test_actuals_of_another_period_than_the_plan_are_refused(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    tree = plan()
    tree["period"]["from"] = "2025-07-01"
    file = write_json(tmp_path / "plan.json", tree)
    vi, en = here("evaluate", file, ACTUALS), here("evaluate", file, ACTUALS, "--lang", "en")
    assert plain(vi)
    assert plain(en)
    assert "E210 Kỳ số liệu 1/1/2025–31/12/2025 không nằm trong kỳ kế hoạch 1/7/2025" in vi.err
    assert "E210 The actuals' period 2025-01-01–2025-12-31 is not within the plan's" in en.err


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (measure("reform_plan_issued", date="2024-08-14"), "warn.outside-window"),
        (measure("plan_tasks_completed", numerator=None, denominator=None, value=77), "percent"),
        (measure("late_reports", window={"from": "2025-01-01", "to": "2025-06-30"}), "window"),
    ],
)
def test_what_is_merely_odd_is_a_warning_of_the_assessment(
    change: Callable[[dict[str, Any]], None],
    code: str,
    tmp_path: Path,
    assess: Callable[..., dict[str, Any]],
) -> None:
    tree = actuals()
    change(tree)
    usual = [warning["code"] for warning in assess()["warnings"]]
    file = write_json(tmp_path / "actuals.json", tree)
    more = [warning["code"] for warning in assess(inputs=(PLAN, file))["warnings"]]
    for known in usual:
        more.remove(known)
    assert len(more) == 1
    assert code in more[0]


HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1+1)",
    "-2+3",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "a | b",
    "# heading",
    "`code` **bold** ~~gone~~",
    "&lt;b&gt;",
    'say "hi"; then',
]


def made_hostile(tree: object, text: str, key: str = "") -> object:
    """Put a hostile text before whatever a person wrote; ids, words of choice and days stay."""
    free = {"title", "name", "text", "quote", "note", "section", "explanation", "reason", "issuer"}
    free |= {"number", "source", "activity", "products", "aliases", "file"}
    if isinstance(tree, dict):
        return {name: made_hostile(one, text, name) for name, one in tree.items()}
    if isinstance(tree, list):
        return [made_hostile(one, text, key) for one in tree]
    return f"{text} {tree}" if key in free and isinstance(tree, str) else tree


@pytest.fixture
def hostile(tmp_path: Path) -> Callable[[str], Sequence[Path]]:
    def write(text: str) -> Sequence[Path]:
        trees = {"plan.json": plan(), "actuals.json": actuals()}
        return [
            write_json(tmp_path / name, made_hostile(tree, text)) for name, tree in trees.items()
        ]

    return write


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_user_becomes_markup_or_a_formula(
    text: str, hostile: Callable[[str], Sequence[Path]], here: Callable[..., Ran]
) -> None:
    inputs = hostile(text)
    for form in ("text", "md", "csv", "json", "html"):
        ran = here("evaluate", *inputs, "--format", form)
        assert (ran.code, ran.err) == (0, "")
        if form == "md":
            assert_harmless_markdown(ran.out)
        if form == "csv":
            assert_harmless_table(ran.out)
        if form == "html":
            assert_harmless(Page(ran.out))
        if form == "json":
            assert text in json.loads(ran.out)["plan"]["title"]


def assert_harmless_markdown(text: str) -> None:
    """Look at what GitHub would make of it, and at what it must never see."""
    assert "<" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"https?://", text)
    assert "`" not in text.replace("\\`", "")
    columns = {}
    for line in text.splitlines():
        if line.startswith("|"):
            cells = len(re.findall(r"(?<!\\)\|", line))
            columns.setdefault("cells", cells)
            assert cells == columns["cells"]
        else:
            columns.clear()


def assert_harmless_table(text: str) -> None:
    """Read it as a spreadsheet does: no cell begins as a formula, and all rows are alike."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    for cell in (cell for row in rows for cell in row):
        assert not re.match(r"[=+@\t\r]", cell)
        assert not cell.startswith("-") or re.fullmatch(r"-[0-9]+(,[0-9]+)?", cell)


JUNK = st.sampled_from(
    [
        *(None, True, 0, -1, 0.5, 10**14, "", "x", "-1", "2025-12-31", "1999-01-01", "NaN", [], {}),
        *([None], ["x"], {"x": 1}, "<script>", "=cmd()", "100%", "x" * 81),
    ]
)


@pytest.mark.slow
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.data())
def test_no_value_in_the_place_of_another_ends_in_an_internal_error(
    tmp_path: Path, here: Callable[..., Ran], data: st.DataObject
) -> None:
    trees = {"plan.json": plan(), "actuals.json": actuals()}
    name = data.draw(st.sampled_from(sorted(trees)))
    tree = trees[name]
    path = data.draw(st.sampled_from(places(tree)))
    inner: Any = tree
    for segment in path[:-1]:
        inner = inner[segment]
    inner[path[-1]] = data.draw(JUNK)
    files = [write_json(tmp_path / name, tree) for name, tree in trees.items()]
    form = data.draw(st.sampled_from(["text", "json", "md", "csv", "html", "docx", "ics"]))
    ran = here("evaluate", *files, "--format", form)
    assert ran.code in {0, 3, 4}, ran.err
    assert "Traceback" not in ran.err
    assert bool(ran.out) == (ran.code == 0)


def places(tree: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the paths of all values inside a document."""
    if isinstance(tree, dict):
        entries: Sequence[tuple[str | int, object]] = list(tree.items())
    else:
        entries = list(enumerate(tree)) if isinstance(tree, list) else []
    inner = [place for key, one in entries for place in places(one, (*path, key))]
    return [(*path, key) for key, _ in entries] + inner
