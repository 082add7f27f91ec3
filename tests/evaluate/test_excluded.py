"""What a rule takes out is not applicable, whether its data is there or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.communes import Rules, Tree, actuals, assess, inference, node, plan, rules
from support.rulebooks import group, indicator, leaf

from parscore.values.numbers import exact

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment

TREATMENTS = {"reduce": ("0", "0"), "full": ("4", "4"), "redistribute": ("0", "0")}
TREATMENTS |= {"lost": ("0", "4")}
OUT_OF = """
  - id: no-plan
    title: Không có kế hoạch thì không xét
    when:
      - measure: {{indicator: plan, state: not_done}}
    then:
      - not_applicable: {{node: {node}}}
    severity: info
    message: {{vi: "Không xét.", en: "Not looked at."}}
    source: {{basis: assumed, reason: thử}}
"""
PLAN = leaf("plan", 2, {"type": "pass_fail", "pass": 2, "fail": 0})
PROOF = [{"id": "doc", "title": "Báo cáo"}]


def made_of(out: str = "a", **keys: object) -> Rules:
    found = {"t": inference(OUT_OF.format(node=out))}
    inside = group("g", leaf("a", 4, evidence=PROOF, **keys), leaf("b", 4))
    known = {"plan": indicator("done")}
    return rules(PLAN, inside, inference_rules=found, indicators=known)


def assessed(by_rules: Rules, measures: Tree) -> Assessment:
    return assess(plan(), actuals(measures=measures), by_rules)


@pytest.mark.parametrize("treatment", TREATMENTS)
@pytest.mark.parametrize("measures", [{}, {"a": {"points": 3}}])
def test_an_excluded_leaf_is_not_applicable_with_data_or_without(
    treatment: str, measures: Tree
) -> None:
    by_rules = made_of(not_applicable=treatment)
    made = assessed(by_rules, {"plan": {"done": False}, "b": {"points": 2}, **measures})
    shown = node(made, "a")
    assert shown.status == "not_applicable"
    assert (shown.points, shown.max) == TREATMENTS[treatment]
    assert shown.not_applicable == treatment
    assert shown.lower == shown.upper == shown.points
    assert shown.reason is not None
    assert shown.reason.vi == (
        "Quy tắc “Không có kế hoạch thì không xét” đưa tiêu chí này ra khỏi phần chấm."
    )
    assert made.score.coverage == "1"
    assert [one for one in made.evidence if one.node == "a"] == []
    assert shown.evidence == ()
    kinds = {gap.kind for gap in made.gaps if gap.node == "a"}
    assert kinds == ({"result"} if treatment == "lost" else set())


def test_a_group_that_a_rule_takes_out_takes_its_leaves() -> None:
    made = assessed(made_of("g"), {"plan": {"done": False}})
    assert [node(made, name).status for name in ("g", "a", "b")] == ["not_applicable"] * 3
    assert {gap.node for gap in made.gaps} == {"plan"}


def test_evidence_counts_again_where_no_rule_takes_the_leaf_out() -> None:
    made = assessed(made_of(), {"plan": {"done": True}, "a": {"points": 3}})
    assert [(one.node, one.points_at_risk) for one in made.evidence] == [("a", "3")]
    assert node(made, "a").not_applicable is None


def test_a_leaf_that_may_yet_be_taken_out_stays_open() -> None:
    made = assessed(made_of(), {"b": {"points": 2}})
    shown = node(made, "a")
    assert (shown.status, shown.points) == ("undetermined", None)
    assert (shown.lower, shown.upper) == ("0", "4")


def test_what_a_measure_says_goes_before_what_a_rule_says() -> None:
    out = {"not_applicable": True, "reason": "không phát sinh"}
    made = assessed(made_of(), {"plan": {"done": False}, "a": out})
    shown = node(made, "a")
    assert shown.reason is not None
    assert shown.reason.vi == "Không áp dụng: không phát sinh"


GIVEN = st.none() | st.integers(0, 4).map(lambda n: {"points": n})
DONE = st.none() | st.booleans().map(lambda yes: {"done": yes})


@given(st.sampled_from(sorted(TREATMENTS)), DONE, GIVEN, GIVEN, st.data())
def test_the_bounds_hold_whatever_a_rule_takes_out(
    treatment: str, done: Tree | None, a: Tree | None, b: Tree | None, data: st.DataObject
) -> None:
    by_rules = made_of(not_applicable=treatment)
    now = {"plan": done, "a": a, "b": b}
    today = assessed(by_rules, {name: one for name, one in now.items() if one})
    later = {name: one or data.draw(DONE if name == "plan" else GIVEN) for name, one in now.items()}
    then = assessed(by_rules, {name: one for name, one in later.items() if one})
    for name in ("plan", "g", "a", "b"):
        before, after = node(today, name), node(then, name)
        assert exact(before.lower) <= exact(after.lower)
        assert exact(after.upper) <= exact(before.upper)
        if before.points is not None:
            assert exact(before.lower) <= exact(before.points) <= exact(before.upper)
    assert exact(today.score.lower) <= exact(then.score.points) <= exact(today.score.upper)
