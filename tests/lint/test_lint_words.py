"""What each lint says, word for word in both languages, with line and column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.faulty_plans import FAULTS, LEGITIMATE, commitment, sound
from support.lints import actuals_lints, plan_lints
from support.odd_actuals import ODD, PLAIN

from parscore.values.messages import all_messages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Said = list[tuple[str, str]]


def written(of: Iterable[tuple[str, Said]]) -> str:
    """Return what is said of each document under its name."""
    lines = [[f"# {name}", *(line for pair in said for line in pair), ""] for name, said in of]
    return "\n".join(line for block in lines for line in block)


def test_every_lint_of_a_plan_says_these_words(golden: Callable[[str, str], None]) -> None:
    golden("plan.txt", written((name, plan_lints(tree)) for name, tree in FAULTS.items()))


def test_every_lint_of_actuals_says_these_words(golden: Callable[[str, str], None]) -> None:
    golden("actuals.txt", written((name, actuals_lints(tree)) for name, tree in ODD.items()))


def test_every_lint_speaks_in_these_tests() -> None:
    said = [plan_lints(tree) for tree in FAULTS.values()]
    said += [actuals_lints(tree) for tree in ODD.values()]
    codes = {re.findall(r": (E3\d\d) ", vi)[0] for one in said for vi, _ in one}
    known = {code for code in all_messages() if re.fullmatch(r"E3[0-6]\d", code)}
    assert codes == known - {"E301"}, "E301 is of the output, not of a document"


@pytest.mark.parametrize("name", LEGITIMATE)
def test_what_is_legitimate_in_a_plan_is_not_mentioned(name: str) -> None:
    assert plan_lints(LEGITIMATE[name]) == []


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_plain_in_actuals_is_not_mentioned(name: str) -> None:
    assert actuals_lints(PLAIN[name]) == []


def test_a_measure_that_the_plan_may_need_is_no_fault() -> None:
    spare = ODD["a figure that no criterion uses"]
    assert actuals_lints(spare, planned=None) == []
    assert actuals_lints(spare, planned=frozenset({"spare"})) == []
    assert len(actuals_lints(spare, planned=frozenset({"paid"}))) == 1


def test_a_word_of_any_length_is_looked_at_once() -> None:
    syllables, letter = (
        "oanh" * 500,
        "đ",
    )  # each can be cut in many ways, and none of them ends well
    plan = sound(commitments=[commitment(f"{syllables}{letter}")])
    ((vi, _),) = plan_lints(plan)
    assert ": E357 " in vi
