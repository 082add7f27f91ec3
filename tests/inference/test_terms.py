from __future__ import annotations

import pytest

from parscore.inference.terms import COMPARE, Comparison, Term, parse_term


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("$x", Term("x")),
        (" $x ", Term("x")),
        ("= $x", Term("x")),
        ("done", Term(None, Comparison("=", "done"))),
        ("3", Term(None, Comparison("=", "3"))),
        ("-3", Term(None, Comparison("=", "-3"))),
        ("= done", Term(None, Comparison("=", "done"))),
        (">= 3", Term(None, Comparison(">=", "3"))),
        (">=3", Term(None, Comparison(">=", "3"))),
        ("!= done", Term(None, Comparison("!=", "done"))),
        ("!= $x", Term(None, Comparison("!=", "", "x"))),
        ("$d >= 3", Term("d", Comparison(">=", "3"))),
        ("$d < $e", Term("d", Comparison("<", "", "e"))),
    ],
)
def test_what_may_stand_in_a_field(text: str, term: Term) -> None:
    assert parse_term(text) == term


@pytest.mark.parametrize(
    "text",
    ["", "$", "$X", "$a $b", "$a = $b", "$a 3", "a b", ">=", "$a >=", "≥ 3", "*", ">= *", "a$b"],
)
def test_what_has_no_meaning(text: str) -> None:
    assert parse_term(text) is None


def test_comparisons() -> None:
    holding = [op for op, holds in COMPARE.items() if holds(2, 3)]
    assert holding == ["!=", "<", "<="]
