"""Which rule set scores, from where it is read, and what is said when there is none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from support.cli import INPUTS, RULES, actuals, plan, write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from support.cli import Ran

SET = "thanh-hoa/2025"
FOLDER = RULES / "thanh-hoa" / "2025"
OWN_TITLE = "Bộ tiêu chí của riêng phép thử"


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """A rules folder of which the set of Thanh Hóa has a title of its own."""
    return copied(tmp_path / "own", "title: Bộ tiêu chí xác định", f"title: {OWN_TITLE}, xác định")


def copied(root: Path, old: str, new: str) -> Path:
    """Copy the rules, with a change in the set of Thanh Hóa."""
    shutil.copytree(RULES, root)
    file = root / SET / "ruleset.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
    return root


def documents(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> tuple[Path, Path]:
    """Write plan and actuals of Hợp Tiến, both with the same change."""
    trees = {"plan.json": plan(), "actuals.json": actuals()}
    for tree in trees.values():
        change(tree)
    first, second = (write_json(tmp_path / name, tree) for name, tree in trees.items())
    return first, second


def of_2026(tree: dict[str, Any]) -> None:
    tree["period"] = {"from": "2026-01-01", "to": "2026-12-31"}


def of_another_province(tree: dict[str, Any]) -> None:
    tree["commune"]["province"] = "nghe-an"


@pytest.mark.parametrize(
    "named", [SET, FOLDER, f"{FOLDER}/", FOLDER / "ruleset.yaml", f"{RULES}/vn/../thanh-hoa/2025"]
)
def test_a_set_is_named_by_its_id_its_folder_or_its_file(
    named: object, assess: Callable[..., dict[str, Any]]
) -> None:
    assert assess("--rules", named) == assess()


def test_a_relative_path_is_looked_for_where_the_user_stands(
    own_rules: Path, monkeypatch: pytest.MonkeyPatch, here: Callable[..., Ran]
) -> None:
    monkeypatch.chdir(own_rules.parent)
    for path in (f"own/{SET}", f"./own/{SET}", f"own/{SET}/ruleset.yaml"):
        ran = here("evaluate", *INPUTS, "--rules", path)
        assert (ran.code, ran.err) == (0, "")
        assert OWN_TITLE in ran.out


def test_a_copy_elsewhere_extends_what_lies_beside_it(
    own_rules: Path, assess: Callable[..., dict[str, Any]]
) -> None:
    assessment = assess("--rules", own_rules / SET)
    assert assessment["ruleset"]["title"].startswith(OWN_TITLE)
    assert assessment["score"] == assess()["score"]
    assert assessment["ruleset"]["sha256"] != assess()["ruleset"]["sha256"]


def test_the_folder_of_the_environment_goes_before_the_packaged_rules(
    own_rules: Path, assess: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARSCORE_RULES", str(own_rules))
    assert assess()["ruleset"]["title"].startswith(OWN_TITLE)
    assert assess("--rules", SET)["ruleset"]["title"].startswith(OWN_TITLE)
    (own_rules / SET / "ruleset.yaml").unlink()
    assert assess()["ruleset"]["title"].startswith("Bộ tiêu chí xác định")


def test_an_empty_environment_variable_is_none(
    assess: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARSCORE_RULES", "")
    assert assess()["ruleset"]["id"] == SET


@pytest.mark.parametrize("name", ["no-such-folder", "x" * 300])
def test_an_environment_variable_that_leads_nowhere_is_told(
    name: str, tmp_path: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PARSCORE_RULES", str(tmp_path / name))
    vi, en = here("evaluate", *INPUTS), here("evaluate", *INPUTS, "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (4, "", 4, "")
    assert vi.err.startswith(f"{tmp_path / name}: E126 Biến môi trường PARSCORE_RULES")
    assert "PARSCORE_RULES names a folder that is not there" in en.err


@pytest.mark.parametrize("named", [[], ["--rules", SET]])
def test_the_working_directory_is_never_searched(
    named: list[str], own_rules: Path, monkeypatch: pytest.MonkeyPatch, here: Callable[..., Ran]
) -> None:
    shutil.copytree(own_rules, own_rules / "rules")
    monkeypatch.chdir(own_rules)
    ran = here("evaluate", *INPUTS, *named)
    assert ran.code == 0
    assert OWN_TITLE not in ran.out


@pytest.mark.parametrize("named", ["", "thanh-hoa/2024", "2025", "../thanh-hoa", "y" * 300])
def test_a_set_that_is_nowhere_is_told_with_those_there_are(
    named: str, own_rules: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(FOLDER / "ruleset.yaml", own_rules)  # where an empty path would lead
    monkeypatch.chdir(own_rules)
    for lang, words in (("vi", "Không"), ("en", "There is no")):
        ran = here("evaluate", *INPUTS, "--rules", named, "--lang", lang)
        assert (ran.code, ran.out) == (4, "")
        assert words in ran.err
        assert "Traceback" not in ran.err
        assert named.startswith(".") or "thanh-hoa/2025, vn/khung" in ran.err


@pytest.mark.parametrize("path", ["{}.yaml", "/{}", "./{}"])
def test_a_path_that_is_too_long_is_told(path: str, here: Callable[..., Ran]) -> None:
    ran = here("evaluate", *INPUTS, "--rules", path.format("z" * 300))
    assert (ran.code, ran.out) == (4, "")
    assert "E003 Không mở được tệp này." in ran.err


@pytest.mark.parametrize("day", ["2025-07-01", "2025-12-31", "2026-06-30"])
def test_the_day_changes_the_states_of_tasks_and_no_figure_of_a_leaf(
    day: str, assess: Callable[..., dict[str, Any]]
) -> None:
    then, usual = assess("--as-of", day), assess()
    assert then["as_of"] == day
    assert [node["value"] for node in then["nodes"]] == [node["value"] for node in usual["nodes"]]
    assert [node["lower"] for node in then["nodes"]] == [node["lower"] for node in usual["nodes"]]


def test_the_day_of_the_actuals_is_the_day_unless_another_is_given(
    assess: Callable[..., dict[str, Any]],
) -> None:
    assert assess() == assess("--as-of", actuals()["as_of"])


def test_before_the_rules_are_in_force_the_candidates_are_listed(here: Callable[..., Ran]) -> None:
    vi = here("evaluate", *INPUTS, "--as-of", "2025-06-30")
    en = here("evaluate", *INPUTS, "--as-of", "2025-06-30", "--lang", "en")
    assert (vi.code, vi.out, en.code, en.out) == (4, "", 4, "")
    assert "còn hiệu lực ngày 30/6/2025. Các bộ hiện có: thanh-hoa/2025." in vi.err
    assert "is in force on 2025-06-30. There are: thanh-hoa/2025." in en.err


def test_a_named_set_is_used_whatever_the_day(assess: Callable[..., dict[str, Any]]) -> None:
    assert assess("--as-of", "2025-06-30", "--rules", SET)["ruleset"]["id"] == SET


def test_two_revisions_of_equal_rank_are_told_apart_by_the_user(
    own_rules: Path, monkeypatch: pytest.MonkeyPatch, here: Callable[..., Ran]
) -> None:
    monkeypatch.setenv("PARSCORE_RULES", str(own_rules))
    twin = own_rules / "thanh-hoa" / "2025-lan-2"
    shutil.copytree(own_rules / SET, twin)
    file = twin / "ruleset.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nid: thanh-hoa/2025\n", "\nid: thanh-hoa/2025-lan-2\n"))
    ran = here("evaluate", *INPUTS)
    assert (ran.code, ran.out) == (4, "")
    assert "E103 Có nhiều bộ tiêu chí cùng dùng được" in ran.err
    assert "thanh-hoa/2025, thanh-hoa/2025-lan-2" in ran.err

    file.write_text(file.read_text(encoding="utf-8").replace("\nrevision: 1\n", "\nrevision: 2\n"))
    ran = here("evaluate", *INPUTS)
    assert ran.code == 0
    assert "thanh-hoa/2025-lan-2, bản 2" in ran.out


@pytest.mark.parametrize(
    ("change", "options", "vi", "en"),
    [
        (of_2026, [], "E102 Không có bộ tiêu chí nào", "E102 No rule set of “thanh-hoa”"),
        (of_2026, ["--rules", SET], "E124 Bộ tiêu chí “thanh-hoa/2025” chấm kỳ", "E124 The rule"),
        (of_another_province, [], "E102 Không có bộ tiêu chí nào của “nghe-an”", "E102 No rule"),
        (of_another_province, ["--rules", SET], "E123 Bộ tiêu chí “thanh-hoa/2025” là của", "E123"),
    ],
)
def test_a_set_for_another_year_or_province_is_refused(
    change: Callable[[dict[str, Any]], None],
    options: list[str],
    vi: str,
    en: str,
    tmp_path: Path,
    here: Callable[..., Ran],
) -> None:
    inputs = documents(tmp_path, change)
    for lang, words in (("vi", vi), ("en", en)):
        for stale in ([], ["--allow-stale"]):
            ran = here("evaluate", *inputs, *options, *stale, "--lang", lang)
            assert (ran.code, ran.out) == (4, "")
            assert words in ran.err


@pytest.fixture
def stale_rules(tmp_path: Path) -> Path:
    """Rules that were confirmed for the year before only."""
    old = "confirmed_for: {from: 2025-01-01, to: 2025-12-31}"
    return copied(tmp_path / "own", old, old.replace("2025", "2024"))


def test_a_stale_set_is_refused_with_the_way_out(
    stale_rules: Path, here: Callable[..., Ran]
) -> None:
    for lang, words in (("vi", "chưa được xác nhận"), ("en", "is not confirmed for")):
        for path in (stale_rules / SET, stale_rules / SET / "ruleset.yaml"):
            ran = here("evaluate", *INPUTS, "--rules", path, "--lang", lang)
            assert (ran.code, ran.out) == (4, "")
            assert f"E122 {'Bộ' if lang == 'vi' else 'The'}" in ran.err
            assert words in ran.err
            assert "--allow-stale" in ran.err


def test_a_stale_set_that_is_allowed_is_named_so_by_every_report(
    stale_rules: Path, here: Callable[..., Ran], assess: Callable[..., dict[str, Any]]
) -> None:
    options = ("--rules", stale_rules / SET, "--allow-stale")
    assessment = assess(*options)
    assert assessment["ruleset"]["stale"] is True
    assert assess()["ruleset"]["stale"] is False
    assert any("chưa được xác nhận" in warning["vi"] for warning in assessment["warnings"])
    assert assessment["score"] == assess()["score"]
    for form in ("text", "md"):
        ran = here("evaluate", *INPUTS, *options, "--format", form)
        assert ran.code == 0
        assert "chưa được xác nhận" in " ".join(ran.out.split())
        ran = here("evaluate", *INPUTS, *options, "--format", form, "--lang", "en")
        assert "not confirmed" in " ".join(ran.out.split())
    ran = here("explain", "1.1", *INPUTS, *options)
    assert "chưa được xác nhận" in " ".join(ran.out.split())


def test_a_frame_alone_scores_nobody(here: Callable[..., Ran]) -> None:
    ran = here("evaluate", *INPUTS, "--rules", "vn/khung")
    assert ran.code in {3, 4}
    assert ran.out == ""
    assert "Traceback" not in ran.err


BOMB = "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("schema: parscore/ruleset/1\na: &a [x, x, x]\n" + BOMB, "E021", ":2:4: "),
        ("", "E005", ": "),
        ("schema: parscore/ruleset/1\nid: [\n", "E0", ":"),
        ("schema: parscore/ruleset/1\n\tid: x\n", "E020", ":2:1: "),
        ("schema: parscore/ruleset/1\nid: !!python/object:os.system x\n", "E022", ":2:5: "),
        ("schema: parscore/ruleset/1\nid: a\nid: b\n", "E009", ":3:1: "),
        ("schema: parscore/ruleset/1\n---\nid: b\n", "E023", ":2:1: "),
        ("schema: parscore/ruleset/2\n", "E071", ":1:9: "),
        ("schema: parscore/plan/1\n", "E070", ":1:9: "),
        ("[" * 100_000, "E008", ":1:61: "),
        ("- 1\n", "E050", ":1:1: "),
    ],
)
def test_a_broken_rule_file_is_told_at_its_place(
    text: str, code: str, place: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    file = tmp_path / "ruleset.yaml"
    file.write_text(text, encoding="utf-8")
    for lang in ("vi", "en"):
        ran = here("evaluate", *INPUTS, "--rules", file, "--lang", lang)
        assert (ran.code, ran.out) == (4, "")
        assert ran.err.startswith(f"{file}{place}")
        assert code in ran.err


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("\nscale: 100\n", "\nscale: 101\n", "E104", "tổng điểm các tiêu chí"),
        ("\nscale: 100\n", "\nscael: 100\n", "E061", "Có phải ý là “scale”?"),
        ("\nextends: vn/khung\n", "\nextends: vn/khun\n", "E101", "vn/khung"),
        (
            "indicator: dossiers_on_time\n    op",
            "indicator: dossier_on_time\n    op",
            "E1",
            "dossie",
        ),
    ],
)
def test_a_slip_in_a_rule_set_is_told_with_what_was_meant(
    old: str, new: str, code: str, words: str, tmp_path: Path, here: Callable[..., Ran]
) -> None:
    root = copied(tmp_path / "own", old, new)
    ran = here("evaluate", *INPUTS, "--rules", root / SET)
    assert (ran.code, ran.out) == (4, "")
    assert code in ran.err
    assert words in ran.err


def test_a_broken_set_of_the_province_does_not_hide_behind_the_packaged_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: Callable[..., Ran]
) -> None:
    root = copied(tmp_path / "own", "\nscale: 100\n", "\nscale: 101\n")
    monkeypatch.setenv("PARSCORE_RULES", str(root))
    ran = here("evaluate", *INPUTS)
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith(f"{root / SET / 'ruleset.yaml'}:")
