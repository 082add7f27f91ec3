"""The Python interface does what the commands do, and its examples run."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.cli import ACTUALS, INPUTS, PLAN, ROOT, Ran, actuals, parscore, write_json

from parscore import api
from parscore.api import (
    RulesUnusable,
    Unreadable,
    check,
    compare,
    evaluate,
    open_actuals,
    open_assessment,
    open_plan,
    open_rules,
    render,
    whatif,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_the_examples_of_the_readme_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    names: dict[str, object] = {}
    exec(example, names)  # noqa: S102 - our own page
    first, *others = capsys.readouterr().out.splitlines()
    assert first == "79.42 81.04"
    assert others[0] == "79.72 ['payment']"
    assert others[-1] == "0"
    assert str(names["page"]).startswith("<!doctype html>")


def test_every_name_of_the_interface_says_what_it_is() -> None:
    for name in api.__all__:
        assert getattr(api, name).__doc__, name


def test_it_makes_the_bytes_that_the_command_writes() -> None:
    made = evaluate(open_plan(PLAN), open_actuals(str(ACTUALS)))
    ran: Ran = parscore("evaluate", *INPUTS, "--format", "json")
    assert render(made, "json") == ran.out
    tried = whatif(open_plan(PLAN), open_actuals(ACTUALS), {"online_payment": "+12"})
    ran = parscore("whatif", *INPUTS, "--set", "online_payment=+12", "--lang", "en")
    assert render(tried, "text", "en") == ran.out
    assert "Nếu số liệu khác đi" in str(render(made, "html", advice=[tried]))
    other = made.model_copy(update={"inputs": made.inputs.model_copy(update={"actuals": "9" * 64})})
    with pytest.raises(Unreadable, match="whatif: E544"):
        render(other, "html", advice=[tried])


def test_rules_opened_once_serve_any_commune() -> None:
    rules = open_rules("thanh-hoa/2025")
    plan, figures = open_plan(PLAN), open_actuals(ACTUALS)
    assert evaluate(plan, figures, rules) == evaluate(plan, figures)
    assert [one for one in check(plan, figures, rules) if one.severity == "error"] == []
    assert check(plan, figures) == check(plan, figures, rules)
    later = evaluate(plan, figures, rules, as_of=date(2025, 12, 31))
    assert later.as_of == "2025-12-31"


def test_rules_of_others_are_refused_like_on_the_command_line() -> None:
    with pytest.raises(RulesUnusable) as refused:
        evaluate(open_plan(PLAN), open_actuals(ACTUALS), open_rules("lang-son/2025"))
    assert [one.code for one in refused.value.problems] == ["E123"]
    with pytest.raises(RulesUnusable):
        open_rules("khong-co/2025")


def test_a_folder_of_rules_goes_before_the_packaged_ones(tmp_path: Path) -> None:
    assert open_rules("thanh-hoa/2025", tmp_path).rulebook.id == "thanh-hoa/2025"


def test_what_is_wrong_is_raised_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        open_plan(ACTUALS)
    with pytest.raises(Unreadable):
        open_actuals(tmp_path / "khong-co.json")
    with pytest.raises(Unreadable) as refused:
        whatif(open_plan(PLAN), open_actuals(ACTUALS), {"online_payment": "xấu"})
    assert [(one.code, one.file) for one in refused.value.problems] == [("E523", "online_payment")]
    tree = actuals()
    tree["measures"]["online_payment"]["numerator"] = 700
    impossible = open_actuals(write_json(tmp_path / "a.json", tree))
    with pytest.raises(Unreadable) as refused:
        evaluate(open_plan(PLAN), impossible)
    assert refused.value.problems[0].code == "E207"
    with pytest.raises(KeyError):
        render(evaluate(open_plan(PLAN), open_actuals(ACTUALS)), "pdf")


def test_a_comparison_needs_what_belongs_together(tmp_path: Path) -> None:
    plan, figures = open_plan(PLAN), open_actuals(ACTUALS)
    rules = open_rules("thanh-hoa/2025")
    made = evaluate(plan, figures, rules)
    path = tmp_path / "made.json"
    path.write_text(str(render(made, "json")), encoding="utf-8")
    assert open_assessment(path) == made
    same = compare(made, made, plan=plan, actuals=figures, rules=rules)
    assert same.moves[0].split is not None
    with pytest.raises(ValueError, match="two assessments or more"):
        compare(made)
    with pytest.raises(ValueError, match="belong together"):
        compare(made, made, plan=plan)
    with pytest.raises(ValueError, match="between two"):
        compare(made, made, made, plan=plan, actuals=figures, rules=rules)
    with pytest.raises(ValueError, match="not the rules"):
        compare(made, made, plan=plan, actuals=figures, rules=open_rules("lang-son/2025"))
    other = open_actuals(write_json(tmp_path / "b.json", actuals() | {"as_of": "2025-12-20"}))
    with pytest.raises(ValueError, match="not the documents"):
        compare(made, made, plan=plan, actuals=other, rules=rules)


def test_a_change_of_rules_is_split_from_the_performance(tmp_path: Path) -> None:
    plan, figures = open_plan(PLAN), open_actuals(ACTUALS)
    old = evaluate(plan, figures)
    folder = tmp_path / "rules"
    source = ROOT / "rules"
    (folder / "thanh-hoa").mkdir(parents=True)
    target = folder / "thanh-hoa" / "2025"
    target.mkdir()
    text = (source / "thanh-hoa" / "2025" / "ruleset.yaml").read_text(encoding="utf-8")
    changed = text.replace("full_at: 30", "full_at: 40")
    (target / "ruleset.yaml").write_text(changed, encoding="utf-8")
    rules = open_rules("thanh-hoa/2025", folder)
    new = evaluate(plan, figures, rules)
    (move,) = compare(old, new, plan=plan, actuals=figures, rules=rules).moves
    assert move.split is not None
    assert (move.split.rules, move.split.performance) == (move.change.points, "0")
