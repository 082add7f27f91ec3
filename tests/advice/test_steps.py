"""A step does exactly what it says: its patch alone changes the score by its points."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from support.communes import (
    PROVENANCE,
    Tree,
    actuals,
    document,
    hop_tien_actuals,
    hop_tien_plan,
    plan,
    read,
    rules,
    rules_of,
)
from support.drawn_communes import hop_tien, small_communes
from support.patches import patched
from support.rulebooks import leaf

from parscore.advice.steps import advised
from parscore.documents.actuals import Actuals
from parscore.documents.indicators import Indicator
from parscore.documents.plan import Plan
from parscore.evaluate import judge
from parscore.scoring.tree import grand_total
from parscore.values import numbers

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, Gap
    from parscore.evaluate import Rules
    from parscore.values.exact import Fraction

SHIPPED = [
    ("thanh-hoa/2025", "thanh-hoa/hop-tien/2025"),
    ("lang-son/2025", "lang-son/doan-ket/2025"),
    ("lang-son/2026-2030", "lang-son/chi-lang/2026-2030"),
    ("lai-chau/2025", "lai-chau/si-lo-lau/2025"),
    ("hai-duong/2021-2025", "hai-duong/le-hong/2021-2025"),
]
YEARS_END = date(2025, 12, 31)


def assess(plan_tree: Tree, actuals_tree: Tree, by_rules: Rules) -> Assessment:
    plan_read, actuals_read = read(Plan, plan_tree), read(Actuals, actuals_tree)
    return advised(plan_read, actuals_read, by_rules, PROVENANCE, engine="reference")


def as_judged(plan_tree: Tree, actuals_tree: Tree, by_rules: Rules) -> Fraction:
    """Return the points of a whole new judgement."""
    plan_read, actuals_read = read(Plan, plan_tree), read(Actuals, actuals_tree)
    judged = judge(plan_read, actuals_read, by_rules, engine="reference")
    return grand_total(by_rules.rulebook.on(actuals_read.as_of), judged.standing.totals)[0]


def exact(number: str, others: dict[str, str], key: str = "points") -> Fraction:
    return numbers.exact(others.get(key, number))


def points_of(made: Assessment) -> Fraction:
    return exact(made.score.points, dict(made.score.exact))


def assert_each_step_does_what_it_says(
    plan_tree: Tree, actuals_tree: Tree, by_rules: Rules
) -> list[Gap]:
    made = assess(plan_tree, actuals_tree, by_rules)
    for gap in made.gaps:
        if gap.step is None:
            continue
        after = as_judged(plan_tree, patched(actuals_tree, gap.step.patch), by_rules)
        gain = exact(gap.step.points, dict(gap.step.exact))
        assert gain > 0
        assert after - points_of(made) == gain, gap.step
        assert all(rank <= len(made.gaps) for rank in gap.requires)
    return list(made.gaps)


@pytest.mark.slow
@pytest.mark.parametrize(("ruleset", "folder"), SHIPPED)
def test_the_steps_of_every_shipped_commune_are_exact(ruleset: str, folder: str) -> None:
    gaps = assert_each_step_does_what_it_says(
        document(folder, "plan"), document(folder, "actuals"), rules_of(ruleset)
    )
    assert sum(gap.step is not None for gap in gaps) > 20


# --- Random communes ---------------------------------------------------------------------------


@pytest.mark.slow
@settings(max_examples=12, deadline=None)
@given(hop_tien())
def test_steps_are_exact_with_effects_of_rules_and_missing_data(tree: Tree) -> None:
    assert_each_step_does_what_it_says(hop_tien_plan(), tree, rules_of("thanh-hoa/2025"))


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(small_communes())
def test_steps_are_exact_on_random_trees(drawn: tuple[Rules, Tree]) -> None:
    by_rules, tree = drawn
    assert_each_step_does_what_it_says(plan(), tree, by_rules)


def test_a_leaf_that_stays_open_may_still_have_less_at_the_least() -> None:
    late = Indicator.model_validate(
        {
            "title": "Nợ báo cáo",
            "title_en": "Reports owed",
            "kind": "done",
            "unit": "none",
            "direction": "lower",
        }
    )
    by_rules = rules(
        leaf("a", 1, {"type": "pass_fail", "pass": 0, "fail": "100%"}, indicator="late"),
        leaf(
            "b",
            1,
            {
                "type": "branch",
                "cases": [{"if": {"indicator": "late", "state": "done"}, "formula": NOTHING}],
                "otherwise": {
                    "type": "occurrences",
                    "each": [{"at_least": 1, "points": "-0.25"}],
                    "least": "-0.5",
                },
            },
            indicator="counted",
        ),
        indicators={"late": late},
    )
    tree = actuals(measures={"late": {"done": True}})
    assess_all = assert_each_step_does_what_it_says(plan(), tree, by_rules)
    steps = [gap.step for gap in assess_all if gap.step is not None]
    assert [step.text.vi for step in steps] == ["Khắc phục Nợ báo cáo → +0,5 điểm"]


# --- What a step is ------------------------------------------------------------------------------

BANDS = {
    "type": "bands",
    "of": "ratio",
    "bands": [
        {"at_least": 98, "points": 2},
        {"at_least": 90, "below": 98, "points": 1},
        {"below": 90, "points": 0},
    ],
}
NOTHING = {"type": "bands", "of": "ratio", "bands": [{"points": 0}]}
SHARE = {"type": "proportional", "of": "ratio", "full_at": 30}


def indicator(**keys: object) -> Indicator:
    usual = {
        "title": "Tỷ lệ",
        "title_en": "Share",
        "kind": "ratio",
        "unit": "percent",
        "counted": {"vi": "hồ sơ", "en": "dossiers"},
        "part_of_whole": True,
    }
    return Indicator.model_validate(usual | keys)


def first_gap(formula: Tree, measure: Tree, known: Indicator, **keys: object) -> Gap:
    by_rules = rules(leaf("m", 2, formula), indicators={"m": known})
    made = assess(plan(), actuals(measures={"m": measure}, **keys), by_rules)
    return next(gap for gap in made.gaps if gap.kind == "result")


def test_a_step_goes_to_the_next_edge_in_the_indicators_own_unit() -> None:
    gap = first_gap(BANDS, {"numerator": 85, "denominator": 100}, indicator())
    assert gap.step is not None
    assert gap.step.text.vi == "Thêm 5 hồ sơ → +1 điểm"
    assert gap.step.text.en == "5 more dossiers → +1 point"
    assert list(gap.step.patch) == [
        {"op": "replace", "path": "/measures/m/numerator", "value": "90"}
    ]


def test_where_every_dossier_counts_a_little_it_goes_to_the_cap() -> None:
    gap = first_gap(SHARE, {"numerator": 180, "denominator": 1000}, indicator())
    assert gap.step is not None
    assert gap.step.text.vi == "Thêm 120 hồ sơ → +0,8 điểm"


def test_less_is_better_where_the_indicator_says_so() -> None:
    bands = {
        "type": "bands",
        "of": "value",
        "bands": [{"at_most": 15, "points": 2}, {"above": 15, "points": 0}],
    }
    known = indicator(kind="value", unit="minutes", direction="lower", counted=None)
    gap = first_gap(bands, {"value": "20"}, known)
    assert gap.step is not None
    assert gap.step.text.vi == "Đưa Tỷ lệ đến 15 → +2 điểm"


def test_what_happened_stays_and_only_what_is_to_come_can_raise_the_rate() -> None:
    """Of 1,200 dossiers 30 were late; 300 more are expected: with all of them on time it is 98%."""
    known = indicator(irreversible=True)
    late = {"numerator": 1170, "denominator": 1200, "expected": 1500}
    gap = first_gap(BANDS, late, known)
    assert gap.step is not None
    assert gap.step.text.vi == "300 hồ sơ còn dự kiến phát sinh đều đạt → +1 điểm"
    assert gap.action.vi.endswith("300 hồ sơ dự kiến còn lại đều đạt thì lên 98%.")
    assert gap.recoverable == "1"


def test_a_rate_that_cannot_be_reached_any_more_says_which_one_can() -> None:
    late = {"numerator": 1170, "denominator": 1200, "expected": 1499}
    gap = first_gap(BANDS, late, indicator(irreversible=True))
    assert (gap.step, gap.recoverable) == (None, "0")
    assert gap.action.vi == (
        "Không lấy lại được trong kỳ: 299 hồ sơ còn lại đều đạt thì cao nhất là 97,99%."
    )


def test_without_an_expected_volume_the_pace_so_far_goes_on() -> None:
    late = {"numerator": 96, "denominator": 100}
    gap = first_gap(BANDS, late, indicator(irreversible=True), as_of="2025-06-30")
    assert gap.step is not None
    assert gap.step.text.vi == "100 hồ sơ tới (theo nhịp từ đầu kỳ) đều đạt → +1 điểm"
    ended = first_gap(BANDS, late, indicator(irreversible=True), as_of="2025-12-31")
    assert (ended.step, ended.action.code) == (None, "gap.lost")


def test_items_are_completed_as_far_as_the_formula_asks() -> None:
    items = [{"id": name, "title": name.upper()} for name in ("x", "y", "z")]
    known = indicator(kind="items", unit="items", items=items)
    gap = first_gap(
        {"type": "all_of", "items": items, "pass": "100%"},
        {"items": {"x": True, "y": False, "z": False}},
        known,
    )
    assert gap.step is not None
    assert gap.step.text.vi == "Hoàn thành Y; Z → +2 điểm"
    assert gap.step.patch[0]["value"] == {"x": True, "y": True, "z": True}


def test_points_withheld_come_back_with_the_evidence_and_the_other_gap_waits_for_it() -> None:
    made = assess(hop_tien_plan(), hop_tien_actuals(), rules_of("thanh-hoa/2025"))
    result, proof = (
        next(g for g in made.gaps if (g.node, g.kind) == ("business_support", kind))
        for kind in ("result", "evidence")
    )
    assert proof.step is not None
    assert proof.step.points == "0.75"
    assert [one["path"] for one in proof.step.patch] == [
        "/evidence/-",
        "/measures/business_dialogues/evidence",
    ]
    assert (result.step, result.requires) == (None, (proof.rank,))


def test_a_step_that_needs_its_evidence_says_so() -> None:
    demand = [{"id": "report", "title": "Báo cáo", "proves": "đã làm", "owner": "Văn phòng"}]
    node = leaf(
        "m", 2, {"type": "pass_fail", "pass": "100%"}, evidence=demand, evidence_missing="zero"
    )
    known = indicator(kind="done", unit="done")
    by_rules = rules(node, indicators={"m": known})
    made = assess(plan(), actuals(measures={"m": {"done": False}}), by_rules)
    (gap,) = made.gaps
    assert gap.step is not None
    assert gap.step.text.vi == "Thực hiện Tỷ lệ, và nộp tài liệu kiểm chứng Báo cáo → +2 điểm"


def test_a_figure_with_decimals_is_patched_as_a_text_that_actuals_may_hold() -> None:
    gap = first_gap(BANDS, {"value": "97,5"}, indicator())
    assert gap.step is not None
    (operation,) = gap.step.patch
    assert operation["value"] == "98"
    strict = {**BANDS, "bands": [{"above": 98, "points": 2}, {"at_most": 98, "points": 0}]}
    gap = first_gap(strict, {"value": "97,5"}, indicator())
    assert gap.step is not None
    assert gap.step.patch[0]["value"] == "98,01"
    assert json.loads(json.dumps(gap.step.patch[0])) == gap.step.patch[0]
    assert not any(isinstance(one["value"], (float, Decimal)) for one in gap.step.patch)
