"""A scheme that was written from the guide alone: twelve leaves, twelve types of formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.cli import RULES

from parscore.authoring.check import check_rules
from parscore.authoring.coverage import coverage
from parscore.authoring.trial import try_rules
from parscore.rulebook.folder import RulesFolders

SCHEME = Path(__file__).parent / "scheme"
INVENTED = "tinh-gia-dinh/2026"
FOLDERS = RulesFolders((SCHEME, RULES))

pytestmark = pytest.mark.canonical


def test_each_leaf_has_a_formula_of_its_own_type_and_an_assumed_figure() -> None:
    leaves = try_rules(INVENTED, FOLDERS).rules.rulebook.leaves
    assert len(leaves) == 12
    assert {leaf.formula.type for leaf in leaves if leaf.formula} == {
        *("bands", "proportional", "pass_fail", "all_of", "per_unit", "levels"),
        *("deduction", "occurrences", "sum", "best", "branch", "survey"),
    }
    assert {leaf.source.basis for leaf in leaves} == {"assumed"}
    assert all("bịa ra" in (leaf.source.reason or "") for leaf in leaves)


def test_nothing_is_wrong_with_it_but_that_it_is_assumed() -> None:
    problems = check_rules(FOLDERS, [INVENTED]).problems
    assert [(problem.code, problem.severity) for problem in problems] == [("E144", "warning")]


def test_its_cases_come_out_and_touch_every_leaf_and_edge() -> None:
    trial = try_rules(INVENTED, FOLDERS)
    assert [problem.render("vi") for problem in trial.problems] == []
    found = coverage(trial.rules.rulebook, trial.runs)
    assert (found.leaves, found.untried_leaves, found.lacks) == (12, (), ())
    assert found.marks > 20
