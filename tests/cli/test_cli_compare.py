"""`parscore compare`: assessments in order, the split by the documents, and its messages."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from support.cli import ACTUALS, PLAN, RULES, Ran, actuals, write_json

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Desk(NamedTuple):
    """Two assessments of one commune, the later one with more paid online."""

    old: Path
    new: Path
    later: Path


@pytest.fixture
def desk(here: Callable[..., Ran], tmp_path: Path) -> Desk:
    tree = actuals()
    tree["as_of"] = "2025-12-20"
    tree["measures"]["online_payment"]["numerator"] = 200
    later = write_json(tmp_path / "later.json", tree)
    made = Desk(tmp_path / "old.json", tmp_path / "new.json", later)
    assert here("evaluate", PLAN, ACTUALS, "-o", made.old).code == 0
    assert here("evaluate", PLAN, later, "-o", made.new).code == 0
    return made


@pytest.fixture
def by_other_rules(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """The later assessment by rules that want 40% for full marks."""
    root = tmp_path / "rules"
    shutil.copytree(RULES, root)
    file = root / "thanh-hoa" / "2025" / "ruleset.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("full_at: 30") == 1
    file.write_text(text.replace("full_at: 30", "full_at: 40"), encoding="utf-8")
    monkeypatch.setenv("PARSCORE_RULES", str(root))
    made = tmp_path / "stricter.json"
    assert here("evaluate", PLAN, desk.later, "-o", made).code == 0
    return made


def tree(ran: Ran) -> dict[str, Any]:
    assert (ran.code, ran.err) == (0, "")
    made: dict[str, Any] = json.loads(ran.out)
    return made


def test_what_moved_is_told_leaf_by_leaf(desk: Desk, here: Callable[..., Ran]) -> None:
    ran = here("compare", desk.old, desk.new)
    assert (ran.code, ran.err) == (0, "")
    assert "79,42 / 98 → 79,72 / 98 (+0,3)" in ran.out
    made = tree(here("compare", desk.old, desk.new, "--format", "json"))
    assert made["schema"] == "parscore/comparison/1"
    assert made["moves"][0]["split"]["performance"] == "0.3"


def test_several_assessments_are_a_small_table(desk: Desk, here: Callable[..., Ran]) -> None:
    made = tree(here("compare", desk.old, desk.new, desk.new, "--format", "json"))
    assert (len(made["stations"]), len(made["moves"])) == (3, 2)


def test_two_rule_sets_are_split_by_the_documents(
    desk: Desk, by_other_rules: Path, here: Callable[..., Ran]
) -> None:
    """2.7 of 3 by the old rules; 162/600 of 40% is 2.025, 200/600 of 40% is 2.5."""
    alone = tree(here("compare", desk.old, by_other_rules, "--format", "json"))
    assert alone["moves"][0]["split"] is None
    assert alone["moves"][0]["notes"][0]["code"] == "compare.rules-differ"
    documents = ("--plan", PLAN, "--actuals", ACTUALS, desk.later)
    ran = here("compare", desk.old, by_other_rules, *documents, "--format", "json")
    split = tree(ran)["moves"][0]["split"]
    assert (split["rules"], split["performance"]) == ("-0.67", "0.47")


def test_rules_that_changed_since_are_not_taken_for_those_of_then(
    desk: Desk, by_other_rules: Path, here: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = by_other_rules.parent / "rules" / "thanh-hoa" / "2025"
    monkeypatch.delenv("PARSCORE_RULES")
    documents = ("--plan", PLAN, "--actuals", ACTUALS, desk.later)
    ran = here("compare", desk.old, by_other_rules, *documents)
    assert (ran.code, ran.out) == (4, "")
    assert "E533 Bộ tiêu chí “thanh-hoa/2025” đã khác bộ" in ran.err
    assert here("compare", desk.old, by_other_rules, *documents, "--rules", rules).code == 0


def test_the_documents_must_be_those_of_the_assessments(
    desk: Desk, here: Callable[..., Ran]
) -> None:
    ran = here("compare", desk.old, desk.new, "--plan", PLAN, "--actuals", desk.later, ACTUALS)
    assert (ran.code, ran.out) == (3, "")
    assert [line.split(": ")[1][:4] for line in ran.err.splitlines()] == ["E532", "E532"]
    right = here("compare", desk.old, desk.new, "--plan", PLAN, "--actuals", ACTUALS, desk.later)
    assert right.code == 0


def test_what_cannot_be_compared_is_told_plainly(desk: Desk, here: Callable[..., Ran]) -> None:
    ran = here("compare", desk.new, desk.old, "--lang", "en")
    assert (ran.code, ran.out) == (3, "")
    assert f"{desk.old}: E531 The assessment of 2025-12-15 stands after" in ran.err
    both = here("compare", "mot.json", "hai.json")
    assert both.code == 3
    assert "mot.json" in both.err
    assert "hai.json" in both.err
    assert here("compare", PLAN, desk.new).code == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.json"], "Cần ít nhất hai kết quả"),
        (["a.json", "b.json", "--plan", "p.json"], "phải đi cùng nhau"),
        (["a.json", "b.json", "--actuals", "x.json", "y.json"], "phải đi cùng nhau"),
        (["a", "b", "c", "--plan", "p", "--actuals", "x", "y"], "đúng hai kết quả"),
        (["-", "-"], "Chỉ một tệp"),
        ([], "Thiếu tham số"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], words: str, here: Callable[..., Ran]) -> None:
    ran = here("compare", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


# --- The history in a report -------------------------------------------------------------------


def test_a_report_shows_earlier_assessments(
    desk: Desk, here: Callable[..., Ran], tmp_path: Path
) -> None:
    ran = here("report", desk.new, "--history", desk.old)
    assert (ran.code, ran.err) == (0, "")
    assert "ĐIỂM QUA CÁC LẦN CHẤM" in ran.out
    folder = tmp_path / "ca-bo"
    assert here("report", desk.new, "--history", desk.old, "--out", folder).code == 0
    page = (folder / "tu_cham_diem.html").read_text(encoding="utf-8")
    assert '<svg class="line"' in page


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--format", "csv"], 2, "Dạng csv không trình bày --history"),
        (["--format", "json"], 2, "text, md, html"),
        (["--history", "khong-co.json"], 3, "khong-co.json"),
        (["--history", "-", "--history", "-"], 2, "Chỉ một tệp"),
    ],
)
def test_a_history_that_cannot_be_shown_is_told(
    options: list[str], code: int, words: str, desk: Desk, here: Callable[..., Ran]
) -> None:
    ran = here("report", desk.new, "--history", desk.old, *options)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_a_history_stands_in_order(desk: Desk, here: Callable[..., Ran]) -> None:
    ran = here("report", desk.old, "--history", desk.new)
    assert ran.code == 3
    assert "E531" in ran.err
