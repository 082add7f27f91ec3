"""`parscore rules`: what goes to which stream, with which exit code, in both languages."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import click
import pytest
from support.cli import RULES, environment, parscore
from support.folders import Folder

from parscore.authoring import lint_files
from parscore.cli.commands import Words
from parscore.cli.rules_commands import build_group

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

    from parscore.values.messages import Lang

COMMANDS = sorted(build_group(Words("vi")).commands)
BODY = """\
settings:
  not_applicable: reduce
  zero_denominator: undetermined
  evidence_missing: warn
  source: {basis: official, citation: {document: qd, clause: Điều 1, quote: Điểm}}
documents: {qd: {title: Quyết định thử}}
criteria:
  - id: one
    number: "1"
    title: Một
    max: 10
    indicator: count
    formula: {type: bands, of: value, bands: [{at_least: 1, points: 10}, {below: 1, points: 0}]}
"""
GAP = BODY.replace("below: 1", "below: 0")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: Callable[..., Ran]) -> Folder:
    """Return a rules folder that the program searches first."""
    del here  # it forgets the developer's own settings before this one is made
    monkeypatch.setenv("PARSCORE_RULES", str(tmp_path))
    return Folder(tmp_path)


@pytest.fixture(autouse=True)
def _in_any_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests write rule files as is easiest to read."""
    others = tuple(lint for lint in lint_files.LINTS if lint.__name__ != "_form")
    monkeypatch.setattr(lint_files, "LINTS", others)


# --- Help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_fits_a_narrow_screen_and_names_every_option(
    name: str | None, lang: Lang, here: Callable[..., Ran]
) -> None:
    ran = here("rules", *([name] if name else []), "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    group = build_group(Words(lang))
    told = group.commands[name] if name else group
    assert told.help
    for parameter in told.params:
        if isinstance(parameter, click.Option):
            assert all(option in ran.out for option in parameter.opts)
            assert parameter.help


def test_the_group_lists_its_commands_and_a_slip_is_answered(here: Callable[..., Ran]) -> None:
    out = here("rules", "--help").out
    assert out.startswith("Cách dùng: parscore rules")
    assert all(f"  {name} " in out for name in COMMANDS)
    ran = here("rules", "chek")
    assert (ran.code, ran.out) == (2, "")
    assert "Không có lệnh 'chek'" in ran.err
    assert "'check'" in ran.err


def test_evaluating_does_not_pay_for_the_rulebook_commands() -> None:
    code = (
        "import sys\nfrom parscore.cli.entry import run\nrun(['schema', 'plan'], 'vi')\n"
        "assert not [name for name in sys.modules if 'rules_' in name or 'authoring' in name]"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, env=environment(), check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


# --- check ------------------------------------------------------------------------------------


def test_the_shipped_rules_have_no_error(here: Callable[..., Ran]) -> None:
    ran = here("rules", "check", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert "thanh-hoa/2025: 0 errors," in ran.out
    assert "vn/khung: 0 errors, 0 warnings." in ran.out
    assert " E144 (warning) " in ran.out


def test_an_error_is_printed_with_its_place_and_ends_with_1(
    folder: Folder, here: Callable[..., Ran]
) -> None:
    path = folder.add(body=GAP)
    ran = here("rules", "check", "thu/2025")
    assert (ran.code, ran.err) == (1, "")
    line = len(path.read_text(encoding="utf-8").splitlines())
    assert ran.out.splitlines() == [
        (
            f"{path}:{line}:46: E132 Các mức điểm của “one” bỏ sót giá trị đúng 0. "
            "Thêm mức, sửa cận; nếu văn bản bỏ ngỏ thì ghi vào undefined kèm căn cứ."
        ),
        "thu/2025: 1 lỗi, 0 cảnh báo.",
    ]


def test_a_warning_alone_says_that_it_is_one_and_ends_with_0(
    folder: Folder, here: Callable[..., Ran]
) -> None:
    path = folder.add(body="confirmed_for: null\n" + BODY)
    ran = here("rules", "check", path, "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    first, last = ran.out.splitlines()
    assert ": E145 (warning) The set thu/2025 is not confirmed for all of " in first
    assert last == "thu/2025: 0 errors, 1 warnings."


def test_a_set_that_cannot_be_put_together_says_so_in_its_count(
    folder: Folder, here: Callable[..., Ran]
) -> None:
    folder.add(body="indicators: [vn/khong]\n" + BODY)
    ran = here("rules", "check", "thu/2025")
    assert ran.code == 1
    assert "E130 Không có tệp “vn/khong.yaml”" in ran.out
    assert ran.out.splitlines()[-1] == (
        "thu/2025: 1 lỗi, 0 cảnh báo; chưa kiểm tra hết vì không ghép được bộ."
    )


@pytest.mark.parametrize("command", ["check", "show"])
def test_an_unknown_set_ends_with_4_and_lists_those_there_are(
    command: str, here: Callable[..., Ran]
) -> None:
    ran = here("rules", command, "thanh-hoa/2024", "--lang", "en")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("thanh-hoa/2024: E101 There is no rule set “thanh-hoa/2024”.")
    assert "thanh-hoa/2025" in ran.err


# --- list and show ----------------------------------------------------------------------------


def test_the_list_says_for_whom_which_year_and_whose_points(
    folder: Folder, here: Callable[..., Ran]
) -> None:
    path = folder.add(body="levels: [xa, phuong]\n" + BODY)
    folder.write("thu/hong/ruleset.yaml", "a: [\n")
    ran = here("rules", "list")
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= max(80, len(str(path.parent)) + 10)
    text = " ".join(ran.out.split())
    for words in (
        "thu/2025: Bộ tiêu chí thử",
        "Cho xã, phường (thu)",
        "Kỳ 1/1/2025 – 31/12/2025, bản 1, hiệu lực từ 1/1/2025",
        "1 tiêu chí chấm điểm, tối đa 10 điểm; 0 tiêu chí có điểm giả định",
        "Đã xác nhận cho 1/1/2025 – 31/12/2025",
        "thu/hong - Chưa dùng được, có 1 lỗi: xem parscore rules check thu/hong",
    ):
        assert words in text


def test_the_list_is_there_for_programs_too(folder: Folder, here: Callable[..., Ran]) -> None:
    path = folder.add(body="confirmed_for: null\n" + BODY)
    sets = json.loads(here("rules", "list", "--format", "json").out)
    (own,) = [one for one in sets if one["id"] == "thu/2025"]
    expected = {"leaves": 1, "assumed": 0, "stale": True, "errors": 0, "revision": 1}
    assert {key: own[key] for key in expected} == expected
    assert own["path"] == str(path.parent)
    assert own["period"] == {"from": "2025-01-01", "to": "2025-12-31"}
    assert here("rules", "list", "--format", "md").out.startswith("# Các bộ tiêu chí: ")


def test_a_set_is_shown_with_its_fields_minimums_and_classes(here: Callable[..., Ran]) -> None:
    ran = here("rules", "show", "thanh-hoa/2025", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "57 scored criteria, 100 points at most; the points of 57 are",
        "1    Steering",
        "(dossiers_on_time): ≥ 98%",
        "- Excellent: from 90",
        "To see every criterion: add --tree.",
    ):
        assert words in ran.out, words


def test_the_tree_tells_each_formula_in_one_line_of_words(here: Callable[..., Ran]) -> None:
    ran = here("rules", "show", RULES / "thanh-hoa" / "2025", "--tree", "--format", "md")
    assert (ran.code, ran.err) == (0, "")
    assert "Cách tính: số ngày kể từ 14/8/2025: đến 0 → 2; trên 0, đến 15 → 1; trên 15 → 0" in (
        ran.out
    )
    assert "Con số: giả định, suy ra từ Kế hoạch cải cách hành chính" in ran.out
    text = here("rules", "show", "thanh-hoa/2025", "--tree").out
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_tree_says_in_which_phase_a_node_is_there(here: Callable[..., Ran]) -> None:
    text = " ".join(here("rules", "show", "lang-son/2026-2030", "--tree").out.split())
    assert (
        "3.3.2. Giai đoạn 2028 - 2030 [online_services_2028_2030]: 13 điểm "
        "(giai đoạn 1/1/2028 – 31/12/2030)"
    ) in text
    assert (
        "3.3. Mục tiêu về dịch vụ công theo giai đoạn [online_services_by_phase]: 13 điểm" in text
    )
    ran = here("rules", "show", "lang-son/2026-2030", "--format", "json")
    nodes = {node["id"]: node["period"] for node in json.loads(ran.out)["nodes"]}
    assert nodes["digital_2026_2027"] == {"from": "2026-01-01", "to": "2027-12-31"}
    assert nodes["digital_by_phase"] is None


def test_a_set_is_shown_to_programs_with_its_nodes_in_order(here: Callable[..., Ran]) -> None:
    whole = json.loads(here("rules", "show", "thanh-hoa/2025", "--format", "json").out)
    assert [node["id"] for node in whole["nodes"]][:2] == ["steering", "steering_plan"]
    leaf = next(node for node in whole["nodes"] if node["id"] == "reform_plan")
    assert leaf["max"] == "2"
    assert leaf["formula"]["type"] == "bands"
    assert leaf["source"]["basis"] == "assumed"


# --- explain-code -----------------------------------------------------------------------------


def test_a_code_is_explained_however_it_is_written(here: Callable[..., Ran]) -> None:
    ran = here("rules", "explain-code", " e104 ")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("E104\nThang điểm khai là …")
    assert "Cách sửa: Sửa điểm tối đa" in ran.out


def test_an_unknown_code_is_answered_with_a_near_one(here: Callable[..., Ran]) -> None:
    ran = here("rules", "explain-code", "E1044", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "There is no code “E1044”. Did you mean “E104”?" in ran.err


def test_the_sentence_of_a_code_is_there_in_a_process_of_its_own() -> None:
    assert "None is guessed" not in parscore("rules", "explain-code", "INF074").out
    assert "không quy tắc nào có thể rút ra …" in parscore("rules", "explain-code", "INF074").out
