"""What an assessment repeats of the rule set, so that a report can state each formula."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from support.communes import (
    actuals,
    as_json,
    assess,
    assess_hop_tien,
    node,
    plan,
    rules,
    thanh_hoa,
)
from support.rulebooks import group, leaf

from parscore.documents.assessment import Assessment
from parscore.documents.schemes import formula_of

if TYPE_CHECKING:
    from parscore.documents.assessment import NodeShown


@pytest.fixture(scope="module")
def made() -> Assessment:
    return assess_hop_tien()


def test_a_formula_is_carried_whole(made: Assessment) -> None:
    for one in thanh_hoa().rulebook.leaves:
        scheme = node(made, one.id).scheme
        assert scheme is not None
        assert scheme.formula is not None
        assert formula_of(scheme.formula) == one.formula
        assert scheme.zero_denominator == one.zero_denominator
        assert scheme.not_applicable == one.not_applicable


def test_it_is_the_same_after_it_was_stored(made: Assessment) -> None:
    again = Assessment.model_validate(json.loads(made.model_dump_json(by_alias=True)))
    stored = [leaf_scheme(one) for one in again.nodes]
    assert stored == [leaf_scheme(one) for one in made.nodes]
    assert [list(one) for one in stored] == [list(leaf_scheme(one)) for one in made.nodes]


def leaf_scheme(one: NodeShown) -> dict[str, object]:
    return dict(one.scheme.formula or {}) if one.scheme else {}


def test_a_group_says_how_it_adds_up() -> None:
    extra = group("more", leaf("b", 2), kind="bonus", in_max=False, cap=1)
    fine = group("less", leaf("c", 0), kind="penalty", floor=-2)
    book = rules(group("all", leaf("a", 4), leaf("d", 4), best_of=1), extra, fine)
    found = assess(plan(), actuals(), book)
    assert node(found, "all").scheme.best_of == 1
    assert (node(found, "more").scheme.cap, node(found, "more").scheme.in_max) == ("1", False)
    assert node(found, "less").scheme.floor == "-2"


def test_levels_are_named_and_the_measures_of_parts_are_there(made: Assessment) -> None:
    levels = node(made, "one_stop").scheme.levels
    assert (levels[0].id, levels[0].vi) == ("good", "Tốt")
    assert set(node(made, "legal_documents_review").other_measures) == {
        "legal_review_plan_issued",
        "legal_review_reported",
    }
    assert as_json(made)["ruleset"]["rounding"] == {
        "points": None,
        "index": {"places": 2, "mode": "half_up"},
    }
