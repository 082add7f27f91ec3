"""`rules test`, `diff`, `fmt`, `new` and `new-year` as their users meet them."""

from __future__ import annotations

import json
import os
import re
import shutil
from typing import TYPE_CHECKING

import click
import pytest
from support.cli import ACTUALS, PLAN, RULES

from parscore.cli import output
from parscore.cli.commands import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

    from parscore.values.messages import Lang

SET = "thanh-hoa/2025"
COMMANDS = ("test", "diff", "fmt", "new", "new-year")
LOOSE = "a:   1\n"


@pytest.fixture
def loose(tmp_path: Path) -> Path:
    path = tmp_path / "loose.yaml"
    path.write_text(LOOSE, encoding="utf-8")
    return path


def tree_of(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help_fits_a_narrow_screen_and_names_every_option(
    name: str, lang: Lang, here: Callable[..., Ran]
) -> None:
    ran = here("rules", name, "--help", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert max(map(len, ran.out.splitlines())) <= 80
    group = build(lang).get_command(click.Context(click.Command("x")), "rules")
    assert isinstance(group, click.Group)
    told = group.commands[name]
    assert told.help
    assert " ".join(told.help.split()) in " ".join(ran.out.split())
    assert all(p.opts[0] in ran.out for p in told.params if isinstance(p, click.Option))


# --- fmt --------------------------------------------------------------------------------------


def test_fmt_prints_and_leaves_the_file_alone(loose: Path, here: Callable[..., Ran]) -> None:
    assert here("rules", "fmt", loose) == (0, "a: 1\n", "")
    assert here("rules", "fmt", "-", stdin=LOOSE.encode()) == (0, "a: 1\n", "")
    assert loose.read_text(encoding="utf-8") == LOOSE


def test_fmt_check_tells_and_exits_with_1(loose: Path, here: Callable[..., Ran]) -> None:
    ran = here("rules", "fmt", "--check", loose)
    assert (ran.code, ran.err) == (1, "")
    told, count = ran.out.splitlines()
    assert told.startswith(f"{loose}:1:4: E171 (cảnh báo) Từ đây tệp không ở dạng chuẩn;")
    assert count == "Đã xem 1 tệp; 1 tệp cần sửa."
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert here("rules", "fmt", "--check", RULES / "vn", "--lang", "en").out.endswith(
        " files seen; 0 need mending.\n"
    )
    assert here("rules", "fmt", "--check").code == 0


def test_fmt_force_rewrites_a_folder_and_then_nothing(
    loose: Path, here: Callable[..., Ran]
) -> None:
    assert here("rules", "fmt", "--force", loose.parent) == (0, f"Đã ghi {loose}\n", "")
    assert loose.read_text(encoding="utf-8") == "a: 1\n"
    assert here("rules", "fmt", "--force", loose.parent) == (0, "", "")


def test_fmt_rewrites_all_files_or_none(loose: Path, here: Callable[..., Ran]) -> None:
    bad = loose.with_name("bad.yaml")
    bad.write_text("a: [\n", encoding="utf-8")
    ran = here("rules", "fmt", "--force", loose.parent)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"{bad}:")
    assert loose.read_text(encoding="utf-8") == LOOSE
    assert here("rules", "fmt", bad).code == 4
    assert here("rules", "fmt", "--check", loose.parent).out.endswith("2 tệp cần sửa.\n")


def test_fmt_follows_a_link_and_keeps_it(loose: Path, here: Callable[..., Ran]) -> None:
    link = loose.with_name("link.yml")
    link.symlink_to(loose)
    assert here("rules", "fmt", "--force", link).code == 0
    assert link.is_symlink()
    assert loose.read_text(encoding="utf-8") == "a: 1\n"


def test_a_failure_leaves_the_old_file_whole(
    loose: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(output.os, "fdopen", full)
    ran = here("rules", "fmt", "--force", loose)
    assert (ran.code, ran.out) == (5, "")
    assert "đĩa đã đầy" in ran.err
    assert tree_of(loose.parent) == {"loose.yaml": LOOSE.encode()}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "Nêu đúng một tệp để in ra; với nhiều tệp hoặc thư mục, dùng --check hoặc --force."),
        (["a.yaml", "b.yaml"], "Nêu đúng một tệp"),
        ([RULES], "Nêu đúng một tệp"),
        (["--check", "--force", "x"], "Chọn một trong hai: --check hoặc --force."),
        (["--force"], "--force cần biết phải ghi đè lên tệp nào: hãy nêu tệp hoặc thư mục."),
        (["--force", "-"], "--force không dùng được với đầu vào chuẩn (“-”)."),
    ],
)
def test_fmt_used_wrongly(arguments: list[object], words: str, here: Callable[..., Ran]) -> None:
    ran = here("rules", "fmt", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


# --- test -------------------------------------------------------------------------------------


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the set of Thanh Hóa with one case that is wrong."""
    shutil.copytree(RULES / "thanh-hoa" / "2025", tmp_path / SET)
    file = tmp_path / SET / "cases" / "ho-so-thu-tuc.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('{points: "4", status: met}', '{points: "3"}'), encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_the_cases_of_every_shipped_set_pass_and_try_every_leaf_and_edge(
    here: Callable[..., Ran],
) -> None:
    ran = here("rules", "test", "--coverage", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    counted = [line for line in ran.out.splitlines() if " cases, " in line]
    assert f"{SET}: 27 cases, 0 failed." in counted
    assert "vn/khung: 0 cases, 0 failed." in counted
    assert all(line.endswith(" 0 failed.") for line in counted)
    tried = re.findall(r"(\d+) of (\d+) leaves, (\d+) of (\d+) edges", ran.out)
    assert len(tried) == len(counted) == 8
    assert [row for row in tried if row[0] != row[1] or row[2] != row[3]] == []


def test_a_case_that_fails_is_told_and_exits_with_1(own: Path, here: Callable[..., Ran]) -> None:
    ran = here("rules", "test", own / SET)
    assert (ran.code, ran.err) == (1, "")
    first, last = ran.out.splitlines()
    assert "/cases/ho-so-thu-tuc.yaml:11:27: E173 Ca “Đúng 49 trên 50 hồ sơ" in first
    assert "phải là 3, nhưng chấm ra 4. Cách tính: Số liệu: 49/50 = 98%." in first
    assert last == f"{SET}: 27 ca, 1 không đạt."
    assert here("rules", "test", own / SET / "cases" / "khong-ap-dung.yaml").code == 0
    assert here("rules", "test", own / SET, "--suggest").code == 1


def test_coverage_is_defined_and_told(own: Path, here: Callable[..., Ran]) -> None:
    (own / SET / "cases" / "moc-diem.yaml").unlink()
    ran = here("rules", "test", own / SET, "--coverage")
    told = ran.out.splitlines()[2:]
    assert ran.code == 1, "one case of this copy is wrong"
    assert told[0].startswith(f"{SET}: đã thử 17/57 tiêu chí, ")
    assert told[1] == "Một mốc là đã thử khi có ca đứng đúng mốc và có ca ở ngay mức bên kia mốc."
    assert any("(on_time): mốc 95%: chưa có ca đúng mốc." in line for line in told)


def test_suggestions_are_a_file_of_cases(tmp_path: Path, here: Callable[..., Ran]) -> None:
    env_set = tmp_path / "ca-mau" / "2025"
    assert here("rules", "new", "ca-mau", "-o", tmp_path).code == 0
    ran = here("rules", "test", env_set, "--suggest")
    assert (ran.code, ran.err) == (0, "ca-mau/2025: 2 ca, 0 không đạt.\n")
    (env_set / "cases" / "goi-y.yaml").write_text(ran.out, encoding="utf-8")
    again = here("rules", "test", env_set, "--coverage")
    assert again.code == 0
    assert "đã thử 3/3 tiêu chí, 5/5 mốc và câu trả lời" in again.out


@pytest.mark.parametrize("names", [[], [SET, "lai-chau/2025"]])
def test_suggestions_are_for_one_set(names: list[str], here: Callable[..., Ran]) -> None:
    ran = here("rules", "test", *names, "--suggest")
    assert (ran.code, ran.out) == (2, "")
    assert "--suggest cần đúng một bộ tiêu chí." in ran.err


@pytest.mark.parametrize("name", ["no/such", "../x", "x" * 300, "./nowhere", "a/cases/b.yaml"])
def test_a_set_that_is_not_there_is_told(name: str, here: Callable[..., Ran]) -> None:
    for command in (["test", name], ["diff", name, SET], ["diff", SET, name]):
        ran = here("rules", *command)
        assert (ran.code, ran.out) == (4, "")
        assert " E" in ran.err


def test_a_folder_stands_for_every_set_in_it(tmp_path: Path, here: Callable[..., Ran]) -> None:
    for province in ("ca-mau", "can-tho"):
        assert here("rules", "new", province, "2026", "-o", tmp_path).code == 0
    checked = here("rules", "check", tmp_path, "--lang", "en")
    assert (checked.code, checked.err) == (0, "")
    counts = [line for line in checked.out.splitlines() if " errors, " in line]
    assert counts == ["ca-mau/2026: 0 errors, 2 warnings.", "can-tho/2026: 0 errors, 2 warnings."]
    tried = here("rules", "test", tmp_path / "ca-mau")
    assert (tried.code, tried.out) == (0, "ca-mau/2026: 2 ca, 0 không đạt.\n")
    ran = here("rules", "show", tmp_path)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err == (
        f"{tmp_path}: E165 Thư mục này không có tệp ruleset.yaml; các bộ ở trong: "
        f"{tmp_path / 'ca-mau' / '2026'}, {tmp_path / 'can-tho' / '2026'}. Hãy nêu một bộ.\n"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "E001" in here("rules", "check", empty).out


# --- diff -------------------------------------------------------------------------------------


def test_diff_tells_and_computes_the_effect(here: Callable[..., Ran]) -> None:
    pair = ("vn/qd766", "vn/qd766-van-ban")
    assert (
        "  - 3.2 Hồ sơ được số hóa\n    - Tỷ lệ được điểm tối đa 100% → 80%.\n"
        in here("rules", "diff", *pair).out
    )
    assert here("rules", "diff", *pair, "--format", "md", "--lang", "en").out.startswith(
        "# Two rule sets compared: vn/qd766 → vn/qd766"
    )
    ran = here("rules", "diff", SET, SET, "--with", PLAN, ACTUALS, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    tree = json.loads(ran.out)
    assert (tree["changes"], tree["effect"]["leaves"]) == ([], [])
    assert tree["effect"]["before"] == tree["effect"]["after"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--with", "x"], "'--with' cần 2 giá trị."),
        (["--with", "-", "-"], "Chỉ một trong hai tệp"),
        (["--format", "pdf"], "'pdf' không thuộc"),
    ],
)
def test_diff_used_wrongly(options: list[str], words: str, here: Callable[..., Ran]) -> None:
    ran = here("rules", "diff", SET, SET, *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_diff_refuses_documents_that_do_not_fit(tmp_path: Path, here: Callable[..., Ran]) -> None:
    ran = here("rules", "diff", SET, SET, "--with", PLAN, tmp_path / "none.json")
    assert (ran.code, ran.out) == (3, "")
    assert "E001" in ran.err


# --- new and new-year -------------------------------------------------------------------------

WRITING = [("new", "ca-mau", "2026"), ("new-year", SET, "2026")]


@pytest.mark.parametrize("command", WRITING)
def test_a_new_set_goes_where_it_is_told_or_into_the_rules_of_the_environment(
    command: tuple[str, ...],
    tmp_path: Path,
    here: Callable[..., Ran],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = here("rules", *command)
    assert (ran.code, ran.out) == (2, "")
    assert "Chưa biết ghi vào đâu: nêu thư mục bằng -o, hoặc đặt biến PARSCORE_RULES." in ran.err
    assert here("rules", *command, "-o", "mine").code == 0
    (tmp_path / "own").mkdir()
    monkeypatch.setenv("PARSCORE_RULES", str(tmp_path / "own"))
    assert here("rules", *command).code == 0
    assert tree_of(tmp_path / "mine") == tree_of(tmp_path / "own") != {}
    assert {path.name for path in tmp_path.iterdir()} == {"mine", "own"}


@pytest.mark.parametrize("command", WRITING)
def test_nothing_is_overwritten_without_force(
    command: tuple[str, ...], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    first = here("rules", *command, "-o", tmp_path)
    assert first.code == 0
    assert first.err.startswith(f"Đã ghi {tmp_path}/")
    before = tree_of(tmp_path)
    name = next(iter(sorted(before)))
    (tmp_path / name).write_text("mine", encoding="utf-8")
    ran = here("rules", *command, "-o", tmp_path, "--lang", "en")
    assert (ran.code, ran.out) == (5, "")
    assert (
        "E177 This file is already there; it is left as it is. Overwrite it with --force."
        in ran.err
    )
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert here("rules", *command, "-o", tmp_path, "--force").code == 0
    assert tree_of(tmp_path) == before


@pytest.mark.parametrize("command", WRITING)
def test_the_schema_that_a_new_file_names_lies_where_it_says(
    command: tuple[str, ...], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    assert here("rules", *command, "-o", tmp_path).code == 0
    named = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
    for file in tmp_path.rglob("*.yaml"):
        found = named.match(file.read_text(encoding="utf-8"))
        assert found is not None
        schema = (file.parent / found[1]).resolve()
        assert schema.parent == tmp_path / "schema"
        shipped = RULES / "schema" / schema.name
        assert schema.read_bytes() == shipped.read_bytes()


def test_a_schema_of_another_version_is_left_and_named(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    assert here("rules", "new", "ca-mau", "2026", "-o", tmp_path).code == 0
    old = tmp_path / "schema" / "map.schema.json"
    old.write_text("{}\n", encoding="utf-8")
    ran = here("rules", "new", "lang-son", "2026", "-o", tmp_path)
    assert ran.code == 0
    assert [line for line in ran.err.splitlines() if not line.startswith("Đã ghi ")] == [
        f"Để nguyên {old}, dù khác mẫu của bản này. Muốn thay: parscore schema map > {old}"
    ]
    assert old.read_text(encoding="utf-8") == "{}\n"


@pytest.mark.parametrize("command", WRITING)
def test_a_link_never_leads_out_of_the_rules_folder(
    command: tuple[str, ...], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    outside, root = tmp_path / "outside", tmp_path / "rules"
    outside.mkdir()
    root.mkdir()
    (root / ("ca-mau" if command[0] == "new" else "thanh-hoa")).symlink_to(outside)
    ran = here("rules", *command, "-o", root, "--force")
    assert (ran.code, ran.out) == (5, "")
    assert "E178 Chỗ này nằm ngoài thư mục bộ tiêu chí, do một liên kết thư mục." in ran.err
    assert tree_of(outside) == {}


@pytest.mark.parametrize("command", WRITING)
def test_a_folder_that_cannot_be_made_is_told(
    command: tuple[str, ...], tmp_path: Path, here: Callable[..., Ran]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    ran = here("rules", *command, "-o", tmp_path / "file")
    assert (ran.code, ran.out) == (5, "")
    assert "chỗ của thư mục là một tệp" in ran.err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "x"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new", "Cà Mau"], "“Cà Mau” không dùng được làm mã tỉnh. Hãy viết như “ca-mau”."),
        (["new", "../x"], "“../x” không dùng được làm mã tỉnh. Hãy viết như “x”."),
        (["new", "a/b"], "“a/b” không dùng được"),
        (["new", "vn"], "“vn” không dùng được"),
        (["new", "ca-mau", "26"], "“26” không phải là kỳ. Hãy viết như 2026 hoặc 2026-2030."),
        (["new", "ca-mau", "../2026"], "“../2026” không phải là kỳ."),
        (["new-year", SET, "2025"], f"2025 không sau kỳ của {SET}."),
        (["new-year", SET, "x"], "“x” không phải là kỳ."),
        (["new-year", "vn/khung", "2026"], "Mã “vn/khung” không kết thúc bằng năm hay giai đoạn"),
    ],
)
def test_names_that_cannot_be_are_told(
    arguments: list[str], words: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("rules", *arguments, "-o", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert tree_of(tmp_path) == {}


def test_new_says_what_to_do_next_and_new_year_what_to_confirm(
    tmp_path: Path, here: Callable[..., Ran]
) -> None:
    ran = here("rules", "new", "ca-mau", "-o", tmp_path)
    place = f"{tmp_path}{os.sep}ca-mau{os.sep}2025"
    assert ran.out == f"Việc tiếp theo: sửa {place}, rồi chạy parscore rules check {place}\n"
    assert here("rules", "check", place).code == 0
    ran = here("rules", "new-year", SET, "2026", "-o", tmp_path)
    head, *items = ran.out.splitlines()
    assert head == f"thanh-hoa/2026: {len(items)} điều phải xác nhận lại"
    assert all(item.startswith("[ ] ") for item in items)
    assert here("rules", "check", tmp_path / "thanh-hoa" / "2026").code == 0


def test_a_set_that_is_not_confirmed_is_refused(tmp_path: Path, here: Callable[..., Ran]) -> None:
    assert here("rules", "new", "thanh-hoa", "2025", "-o", tmp_path).code == 0
    own = tmp_path / "thanh-hoa" / "2025"
    ran = here("evaluate", PLAN, ACTUALS, "--rules", own)
    assert (ran.code, ran.out) == (4, "")
    assert "E122" in ran.err
