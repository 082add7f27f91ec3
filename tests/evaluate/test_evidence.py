"""Evidence (tài liệu kiểm chứng): what is there, what is lacking, and what that costs."""

from __future__ import annotations

import pytest
from support.communes import Rules, Tree, actuals, assess, node, plan, rules
from support.rulebooks import group, leaf

from parscore.documents.assessment import Assessment

REPORT: Tree = {"id": "report", "title": "Báo cáo", "proves": "Kết quả"}
PROOF: Tree = {
    "id": "proof",
    "document": "report",
    "number": "01/BC",
    "issued": "2025-06-01",
    "title": "Báo cáo số 01",
}


def rules_with(policy: str = "warn", *demands: Tree, **keys: object) -> Rules:
    demanded = list(demands) or [REPORT]
    return rules(leaf("one", 4, evidence=demanded, **keys), settings={"evidence_missing": policy})


def assessed(
    by_rules: Rules, *documents: Tree, named: tuple[str, ...] = ("proof",), **keys: object
) -> Assessment:
    measure = {"points": 3, "evidence": list(named), **keys}
    given = actuals(measures={"one": measure}, evidence=list(documents))
    return assess(plan(), given, by_rules)


@pytest.mark.parametrize(
    ("document", "status", "code"),
    [
        (PROOF, "present", None),
        ({**PROOF, "number": None}, "incomplete", "evidence.lacks"),
        ({**PROOF, "issued": None}, "incomplete", "evidence.lacks"),
        ({**PROOF, "issued": "2024-12-31"}, "out_of_period", "evidence.outside"),
        ({**PROOF, "issued": "2026-01-01"}, "out_of_period", "evidence.outside"),
        ({**PROOF, "document": "another"}, "missing", "evidence.none"),
        ({**PROOF, "document": None}, "present", None),
    ],
)
def test_a_document_counts_if_it_is_complete_of_the_period_and_for_this_demand(
    document: Tree, status: str, code: str | None
) -> None:
    shown = assessed(rules_with(), document).evidence[0]
    assert shown.status == status
    assert (shown.problem.code if shown.problem else None) == code
    assert shown.points_at_risk == ("0" if status == "present" else "3")


def test_a_document_nobody_names_at_the_measure_is_missing() -> None:
    assert assessed(rules_with(), PROOF, named=()).evidence[0].status == "missing"


def test_a_nameless_document_cannot_serve_one_of_two_demands() -> None:
    by_rules = rules_with("warn", REPORT, {"id": "minutes", "title": "Biên bản"})
    made = assessed(by_rules, {**PROOF, "document": None})
    assert [one.status for one in made.evidence] == ["missing", "missing"]


def test_the_best_of_several_documents_counts() -> None:
    old = {**PROOF, "id": "old", "issued": "2020-01-01"}
    made = assessed(rules_with(), old, PROOF, named=("old", "proof"))
    assert made.evidence[0].status == "present"


def test_a_demand_may_have_a_window_of_its_own() -> None:
    early = {**REPORT, "window": {"from": "2024-01-01", "to": "2024-12-31"}}
    made = assessed(rules_with("warn", early), {**PROOF, "issued": "2024-05-05"})
    assert made.evidence[0].status == "present"


def test_the_criterions_window_holds_where_the_demand_has_none() -> None:
    by_rules = rules_with(window={"from": "2025-07-01", "to": "2025-12-15"})
    assert assessed(by_rules, PROOF).evidence[0].status == "out_of_period"


@pytest.mark.parametrize(
    ("policy", "explained", "points"),
    [
        ("zero", False, "0"),
        ("zero", True, "0"),
        ("explain", False, "0"),
        ("explain", True, "3"),
        ("warn", False, "3"),
        ("warn", True, "3"),
    ],
)
def test_missing_evidence_costs_what_the_policy_says(
    policy: str,
    explained: bool,  # noqa: FBT001
    points: str,
) -> None:
    more = {"explanation": "đang trình ký"} if explained else {}
    made = assessed(rules_with(policy), named=(), **more)
    one = node(made, "one")
    assert one.points == points
    withheld = [a for a in one.adjustments if a.kind == "withhold"]
    assert [a.points for a in withheld] == ([] if points == "3" else ["-3"])
    assert made.findings
    assert made.findings[0].effect == ("finding" if points == "3" else "withhold")


@pytest.mark.parametrize("policy", ["zero", "explain", "warn"])
def test_incomplete_evidence_is_told_and_takes_nothing(policy: str) -> None:
    made = assessed(rules_with(policy), {**PROOF, "number": None})
    assert node(made, "one").points == "3"
    assert [f.rule for f in made.findings] == ["evidence-incomplete"]


def test_two_missing_documents_withhold_the_points_once() -> None:
    by_rules = rules_with("zero", REPORT, {"id": "minutes", "title": "Biên bản"})
    made = assessed(by_rules, named=())
    assert node(made, "one").points == "0"
    assert [a.points for a in node(made, "one").adjustments] == ["-3"]


@pytest.mark.parametrize("measure", [{"points": 0}, None, {"not_applicable": True, "reason": "x"}])
def test_a_leaf_without_points_has_nothing_to_prove(measure: Tree | None) -> None:
    given = actuals(measures={} if measure is None else {"one": measure})
    made = assess(plan(), given, rules_with("zero"))
    assert made.evidence == ()
    assert [f for f in made.findings if f.rule.startswith("evidence")] == []


def test_withheld_points_are_a_gap_of_the_evidence_and_the_rest_one_of_the_result() -> None:
    made = assessed(rules_with("zero"), named=())
    assert [(g.kind, g.lost, g.recoverable) for g in made.gaps] == [
        ("evidence", "3", "3"),
        ("result", "1", "1"),
    ]


def test_missing_evidence_belongs_to_whoever_must_supply_it() -> None:
    demand = {**REPORT, "owner": "Văn phòng"}
    made = assess(
        plan(units=[{"id": "office", "name": "Văn phòng", "aliases": []}]),
        actuals(measures={"one": {"points": 3}}),
        rules_with("zero", demand, owner="Phòng Kinh tế"),
    )
    assert made.evidence[0].owner == "office"
    gaps = {gap.kind: gap.owner for gap in made.gaps}
    assert gaps == {"evidence": "office", "result": "Phòng Kinh tế"}


def test_a_measure_still_to_come_may_bring_the_evidence_that_is_missing() -> None:
    """The best part decides the points already, but the other part may name the document."""
    best = {
        "type": "best",
        "parts": [
            {
                "id": name,
                "title": name,
                "indicator": name,
                "max": 4,
                "formula": {"type": "entered"},
            }
            for name in ("a", "b")
        ],
    }
    by_rules = rules(
        group("g", leaf("one", 4, best, indicator=None, evidence=[REPORT])),
        settings={"evidence_missing": "zero"},
    )
    early = assess(plan(), actuals(measures={"a": {"points": 4}}), by_rules)
    measures = {"a": {"points": 4}, "b": {"points": 1, "evidence": ["proof"]}}
    late = assess(plan(), actuals(measures=measures, evidence=[PROOF]), by_rules)
    assert node(early, "one").points == "0"
    assert node(late, "one").points == "4"
    assert early.score.upper == "4"


def test_what_was_handed_in_stands_in_the_assessment_with_its_demand_and_its_criterion() -> None:
    letter = {**PROOF, "id": "letter", "document": "another", "number": None}
    unnamed = {**PROOF, "id": "unnamed"}
    made = assessed(rules_with(), PROOF, letter, unnamed, named=("letter", "proof", "lost"))
    assert [(one.id, one.number, one.issued, one.title) for one in made.documents] == [
        ("proof", "01/BC", "2025-06-01", "Báo cáo số 01"),
        ("letter", None, "2025-06-01", "Báo cáo số 01"),
        ("unnamed", "01/BC", "2025-06-01", "Báo cáo số 01"),
    ]
    assert made.evidence[0].supplied == ("proof",)
    assert node(made, "one").supplied == ("letter", "proof")


def test_what_an_assessment_keeps_of_a_measure_can_be_read_again() -> None:
    origin = {"file": "bieu.xls", "cells": ["06a!H9"], "period": None}
    measure = {"value": 3, "expected": 8, "origins": [origin], "source": "Biểu 06a"}
    made = assess(plan(), actuals(measures={"one": measure}), rules(leaf("one", 4)))
    again = Assessment.model_validate_json(made.model_dump_json(by_alias=True))
    kept = node(again, "one").measure
    assert kept is not None
    assert (kept["expected"], kept["origins"][0]["cells"]) == ("8", ["06a!H9"])


def test_without_points_nothing_is_demanded_yet_what_was_handed_in_is_told() -> None:
    given = actuals(measures={"one": {"points": 0, "evidence": ["proof"]}}, evidence=[PROOF])
    made = assess(plan(), given, rules_with())
    assert made.evidence == ()
    assert node(made, "one").supplied == ("proof",)
