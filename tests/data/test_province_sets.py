"""What holds of every rule set that rests on a plan: its words, its points, its formulas."""

from __future__ import annotations

import pytest
from support.communes import rules_of
from support.provinces import cited
from support.seeds import joined, plan_of, source_text

PLANS = {
    "hai-duong/2021-2025": "hai-duong/le-hong/2021-2025",
    "lai-chau/2025": "lai-chau/si-lo-lau/2025",
    "lang-son/2025": "lang-son/doan-ket/2025",
    "lang-son/2026-2030": "lang-son/chi-lang/2026-2030",
}
IN_ALL = {"all_of", "bands", "branch", "deduction", "levels", "occurrences", "pass_fail"}
IN_ALL |= {"per_unit", "proportional", "sum"}
ALSO = {
    "hai-duong/2021-2025": {"entered", "survey"},
    "lai-chau/2025": {"survey"},
    "lang-son/2025": {"best", "entered", "survey"},
    "lang-son/2026-2030": set[str](),
}
EACH_SET = pytest.mark.parametrize("ruleset", PLANS)


@EACH_SET
def test_every_leaf_and_minimum_cites_words_of_the_document(ruleset: str) -> None:
    text = source_text(plan_of(PLANS[ruleset]))
    book, quotes = rules_of(ruleset).rulebook, dict(cited(ruleset))
    assert [name for name, quote in quotes.items() if joined(quote) not in text] == []
    assert len(quotes) == len(book.leaves) + len(book.minimums)


@EACH_SET
def test_the_criteria_are_worth_a_hundred_points_all_of_them_assumed(ruleset: str) -> None:
    book = rules_of(ruleset).rulebook
    assert sum(root.maximum for root in book.roots if root.in_max) == 100
    assert {leaf.source.basis for leaf in book.leaves} == {"assumed"}
    assert {minimum.source.basis for minimum in book.minimums} == {"assumed"}


@EACH_SET
def test_the_formulas_are_of_every_type_that_the_plan_calls_for(ruleset: str) -> None:
    leaves = rules_of(ruleset).rulebook.leaves
    types = {leaf.formula.type for leaf in leaves if leaf.formula is not None}
    assert types == IN_ALL | ALSO[ruleset]
