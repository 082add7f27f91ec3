"""Every national rule fires where it should, and keeps quiet where it should not."""

from __future__ import annotations

import pytest

from parscore.inference import Conclusion, Fact, Program, conclude, fact
from parscore.inference.vacuous import vacuous_rules
from parscore.values.exact import Fraction
from parscore.values.numbers import exact


def minimum(**fields: str) -> Fact:
    return fact(
        "minimum", **{"id": "m", "indicator": "i", "plan": "meets", "result": "met"} | fields
    )


def target(result: str) -> Fact:
    return fact("target", id="t", indicator="i", field="f", result=result)


def result(node: str, status: str, field: str = "f") -> Fact:
    return fact("result", node=node, field=field, status=status)


def evidence(**fields: str) -> Fact:
    usual = {
        "node": "n",
        "field": "f",
        "document": "d",
        "status": "missing",
        "explained": "no",
        "policy": "explain",
    }
    return fact("evidence", **usual | fields)


def task(**fields: str) -> Fact:
    usual = {"task": "t", "field": "f", "state": "in_progress"}
    usual |= {"lead": "yes", "product": "yes", "date": "yes"}
    return fact("task", **usual | fields)


def measure(indicator: str, state: str) -> Fact:
    return fact("measure", indicator=indicator, state=state, level="none")


APOLOGY = measure("overdue_without_apology", "positive")
ON_TIME = fact("uses", node="on_time", indicator="dossiers_on_time")
DEPENDS = fact("depends", node="satisfaction", on="on_time")
LATE = {"indicator": "i", "node": "n"}

FIRES: dict[str, list[list[Fact]]] = {
    "plan-weaker-than-minimum": [[minimum(plan="weaker")]],
    "plan-misses-minimum": [[minimum(plan="missing")]],
    "plan-contradicts-minimum": [[minimum(plan="contradictory")]],
    "plan-contradicts-itself": [[fact("target_pair", first="a", second="b", indicator="i")]],
    "minimum-not-met": [[minimum(result="not_met")]],
    "target-not-met": [[target("not_met")]],
    "result-undefined": [[result("n", "undefined")]],
    "evidence-missing-zero": [
        [evidence(policy="zero")],
        [evidence(policy="zero", explained="yes")],
    ],
    "evidence-missing-unexplained": [[evidence()]],
    "evidence-missing-explained": [[evidence(explained="yes")]],
    "evidence-missing-warned": [[evidence(policy="warn")]],
    "evidence-incomplete": [[evidence(status="incomplete")]],
    "evidence-out-of-period": [[evidence(status="out_of_period", policy="zero")]],
    "overdue-without-apology": [[APOLOGY, ON_TIME]],
    "cap-carries-over": [[APOLOGY, ON_TIME, DEPENDS]],
    "late-report": [[fact("late", **LATE, days=1)]],
    "task-overdue": [[task(state="overdue")]],
    "task-done-late": [[task(state="done_late")]],
    "task-without-lead": [[task(lead="no")], [task(lead="no", state="continuous")]],
    "task-without-product": [[task(product="no")]],
    "task-without-date": [[task(date="no")]],
    "measures-contradict": [
        [fact("consistency", measure="a", containing="b", status="contradicts")]
    ],
    "discipline-counted": [[measure("discipline_warning_or_higher", "positive")]],
    "discipline-stated": [[measure("discipline_warning_or_higher", "done")]],
    "discipline-gate": [
        [measure("discipline_warning_or_higher", "positive")],
        [measure("discipline_warning_or_higher", "done")],
    ],
    "gap-result": [[result("n", "not_met")]],
    "gap-evidence": [[evidence()], [evidence(policy="zero")]],
    "gap-task": [[task(state="overdue")]],
    "gaps-in-one-field": [
        [result("a", "not_met"), result("b", "not_met"), result("c", "not_met")],
        [result("a", "not_met"), evidence(), task(state="overdue")],
    ],
}

QUIET: dict[str, list[list[Fact]]] = {
    "plan-weaker-than-minimum": [[minimum()], [minimum(plan="missing")]],
    "plan-misses-minimum": [[minimum(plan="weaker")]],
    "plan-contradicts-minimum": [[minimum()]],
    "plan-contradicts-itself": [[target("not_met")]],
    "minimum-not-met": [[minimum(result="undetermined")], [minimum(plan="weaker")]],
    "target-not-met": [[target("met")], [target("undetermined")]],
    "result-undefined": [[result("n", "undetermined")]],
    "evidence-missing-zero": [[evidence()], [evidence(policy="zero", status="present")]],
    "evidence-missing-unexplained": [[evidence(explained="yes")], [evidence(policy="warn")]],
    "evidence-missing-explained": [[evidence()], [evidence(explained="yes", policy="zero")]],
    "evidence-missing-warned": [[evidence()]],
    "evidence-incomplete": [[evidence(status="present")]],
    "evidence-out-of-period": [[evidence()]],
    "overdue-without-apology": [
        [measure("overdue_without_apology", "zero"), ON_TIME],
        [APOLOGY, fact("uses", node="n", indicator="online_payment")],
    ],
    "cap-carries-over": [
        [DEPENDS, ON_TIME],
        [APOLOGY, ON_TIME, DEPENDS, result("satisfaction", "not_applicable")],
    ],
    "late-report": [[fact("late", **LATE, days=0)]],
    "task-overdue": [[task()]],
    "task-done-late": [[task(state="done")]],
    "task-without-lead": [[task()], [task(lead="no", state="cancelled")]],
    "task-without-product": [[task()], [task(product="no", state="cancelled")]],
    "task-without-date": [
        [task()],
        [task(date="no", state="continuous")],
        [task(date="no", state="cancelled")],
    ],
    "measures-contradict": [[fact("consistency", measure="a", containing="b", status="agrees")]],
    "discipline-counted": [[measure("discipline_warning_or_higher", "zero")]],
    "discipline-stated": [[measure("discipline_warning_or_higher", "not_done")]],
    "discipline-gate": [[measure("discipline_warning_or_higher", "missing")]],
    "gap-result": [[result("n", "partly")]],
    "gap-evidence": [[evidence(explained="yes")], [evidence(status="incomplete")]],
    "gap-task": [[task()]],
    "gaps-in-one-field": [
        [result("a", "not_met"), result("b", "not_met")],
        [result("a", "not_met"), result("b", "not_met"), result("c", "not_met", "g")],
        [result("a", "not_met"), result("n", "not_met"), evidence()],  # n is one gap, not two
    ],
}


def drawn(national: Program, facts: list[Fact], rule: str) -> list[Conclusion]:
    items = conclude(national, facts).items
    assert items == conclude(national, facts, "reference").items
    return [item for item in items if item.rule.id == rule]


CASES = [(rule, facts) for rule, cases in FIRES.items() for facts in cases]
QUIET_CASES = [(rule, facts) for rule, cases in QUIET.items() for facts in cases]


@pytest.mark.parametrize(("rule", "facts"), CASES)
def test_it_fires(national: Program, rule: str, facts: list[Fact]) -> None:
    assert drawn(national, facts, rule)


@pytest.mark.parametrize(("rule", "facts"), QUIET_CASES)
def test_it_keeps_quiet(national: Program, rule: str, facts: list[Fact]) -> None:
    assert not drawn(national, facts, rule)


def test_every_rule_is_tried_both_ways(national: Program) -> None:
    assert [rule.id for rule in national.rules] == list(FIRES) == list(QUIET)


def test_none_of_them_is_in_vain(national: Program) -> None:
    assert vacuous_rules(national) == []


def test_each_says_whose_rule_it_is(national: Program) -> None:
    for rule in national.rules:
        assert rule.source.basis == "assumed"
        assert rule.source.reason
        assert (rule.source.citation is None) == (rule.cited is None)


def test_what_they_mention_can_be_looked_up(national: Program) -> None:
    assert {(mention.of, mention.id) for mention in national.mentions} == {
        ("indicator", "overdue_without_apology"),
        ("indicator", "dossiers_on_time"),
        ("indicator", "discipline_warning_or_higher"),
        ("class", "kha"),
    }


def test_the_amounts_stand_in_the_file(national: Program) -> None:
    (cap,) = drawn(national, [APOLOGY, ON_TIME], "overdue-without-apology")
    assert cap.effect is not None
    assert cap.effect.node == "on_time"
    assert cap.effect.at is not None
    assert cap.effect.at.points(Fraction(4)) == 2
    facts = [measure("discipline_warning_or_higher", "done")]
    (gate,) = drawn(national, facts, "discipline-gate")
    assert gate.effect is not None
    assert (gate.effect.kind, gate.effect.class_at_most) == ("gate", "kha")


@pytest.mark.parametrize(("days", "points"), [(1, "1/4"), (3, "3/4"), (4, "1"), (40, "1")])
def test_each_day_late_costs_points_up_to_a_limit(
    national: Program, days: int, points: str
) -> None:
    (late,) = drawn(national, [fact("late", **LATE, days=days)], "late-report")
    assert late.effect is not None
    assert late.effect.size(Fraction(5)) == exact(points)


def test_a_cap_runs_along_a_chain_and_is_traced_back(national: Program) -> None:
    chain = [fact("depends", node=f"n{k + 1}", on=f"n{k}") for k in range(5)]
    facts = [APOLOGY, ON_TIME, fact("depends", node="n0", on="on_time"), *chain]
    drawn = conclude(national, facts)
    caps = {item.effect.node: item for item in drawn.items if item.effect}
    assert set(caps) == {"on_time", *(f"n{k}" for k in range(6))}
    assert caps["n5"].because == (fact("cap", node="n4"), chain[4])
    assert set(drawn.grounds(caps["n5"])) == set(facts)


def test_a_ring_of_dependencies_ends_and_explains_itself(national: Program) -> None:
    ring = [fact("depends", node=a, on=b) for a, b in ("ab", "bc", "ca", ("a", "on_time"))]
    drawn = conclude(national, [APOLOGY, ON_TIME, *ring])
    caps = [item for item in drawn.items if item.effect and item.effect.kind == "cap"]
    assert {item.fact.value("node") for item in caps} == {"on_time", "a", "b", "c"}
    for item in caps:
        assert APOLOGY in drawn.grounds(item)
