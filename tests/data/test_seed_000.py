"""The plan of Đoàn Kết 2025 holds what its document says, and its rule set scores it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import node, rules_of
from support.provinces import assessed
from support.seeds import joined, unfound

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, MinimumShown

FOLDER = "lang-son/doan-ket/2025"
RULESET = "lang-son/2025"

COMMITMENTS = {
    "I.1": 3,
    "I.2": 4,
    "II.1.a": 1,
    "II.3.a": 1,
    "II.4.a": 1,
    "II.6.a": 3,
    "III": 1,
}
TASKS = {
    "II.1.b": 4,
    "II.2.b": 2,
    "II.3.b": 6,
    "II.4.b": 5,
    "II.5.b": 5,
    "II.6.b": 3,
    "II.7.b": 3,
}


@pytest.fixture(scope="module")
def result() -> Assessment:
    return assessed(FOLDER, RULESET)


def minimum_of(assessment: Assessment, indicator: str) -> MinimumShown:
    (found,) = [one for one in assessment.minimums if one.indicator == indicator]
    return found


# --- the plan


def test_every_quote_is_in_the_document(plan: dict[str, Any]) -> None:
    assert unfound(plan) == []


def test_the_words_of_every_task_are_in_the_document(plan: dict[str, Any], text: str) -> None:
    for task in plan["tasks"]:
        words = [task["title"], *task["products"], *(due["text"] for due in task["due"])]
        assert [w for w in words if joined(w) not in text] == [], task["id"]


def test_every_sentence_below_the_first_heading_is_in_the_plan(
    plan: dict[str, Any], text: str
) -> None:
    left = text[text.index("1. Mục đích") : text.index("Nơi nhận")]
    held = [t["quote"] for t in plan["targets"]] + [c["text"] for c in plan["commitments"]]
    held += [t["title"] for t in plan["tasks"]] + [a["text"] for a in plan["assignments"]]
    for words in sorted(map(joined, held), key=len, reverse=True):
        left = left.replace(words, "")
    assert "%" not in left
    assert max(len(piece) for piece in left.split(" - ")) < 240  # headings, and what a decree is on


def test_the_blanks_of_the_document_stay_blank(plan: dict[str, Any]) -> None:
    assert (plan["number"], plan["issued"]) == (None, None)
    assert plan["period"] == {"from": "2025-01-01", "to": "2025-12-31"}


def test_every_document_that_the_plan_names_is_there(plan: dict[str, Any]) -> None:
    assert [(b.get("section"), b["number"], b["issued"]) for b in plan["basis"]] == [
        (None, "184/KH-UBND", "2025-07-07"),
        ("II.2.b.1", "18-NQ/TW", "2017-10-25"),
        ("II.2.b.2", None, None),
        ("II.2.b.2", None, None),
        ("II.2.b.2", "43/CT-TTg", "2020-12-11"),
        ("II.3.a", "118/2025/NĐ-CP", "2025-06-09"),
        ("II.3.b.1", "1495/QĐ-UBND", "2021-07-28"),
        ("II.6.b.1", None, None),
        ("II.7.b.1", "226/KH-UBND", "2021-11-18"),
        ("II.7.b.1", "49-NQ/TU", "2021-09-28"),
        ("II.7.b.1", "195/KH-UBND", "2020-12-18"),
        ("II.7.b.1", "36/KH-UBND", "2024-10-22"),
        ("II.7.b.1", "246/KH-UBND", "2024-11-06"),
    ]


def test_each_quantified_target_is_there_with_its_operator(plan: dict[str, Any]) -> None:
    found = [(t["section"], t["indicator"], t["op"], t["value"]) for t in plan["targets"]]
    assert found == [
        ("II.2.a", "legal_documents_implemented", ">=", 100),
        ("II.2.a", "law_issues_settled", ">=", 100),
        ("II.3.a", "regulations_simplified", ">=", 30),
        ("II.3.a", "compliance_cost_reduced", ">=", 30),
        ("II.3.a", "processing_time_reduced", ">=", 30),
        ("II.3.a", "dossiers_on_time", ">", 99),
        ("II.3.a", "overdue_explained", ">=", 100),
        ("II.3.a", "overdue_apologised", ">=", 100),
        ("II.4.a", "civil_servants_reduced", ">=", 3.5),
        ("II.4.a", "civil_servants_cut", ">=", 1),
        ("II.4.a", "public_service_staff_reduced", ">=", 8.1),
        ("II.4.a", "public_service_staff_cut", ">=", 6),
        ("II.5.a", "staff_conduct", ">=", 100),
        ("II.5.a", "staff_meeting_standards", ">", 90),
        ("II.6.a", "budget_revenue", ">=", 100),
        ("II.6.a", "public_investment_disbursed", ">", 90),
        ("II.7.a", "operations_on_platform", ">=", 100),
        ("II.7.a", "work_files_online", ">=", 100),
        ("II.7.a", "work_files_e_signed", ">=", 100),
        ("II.7.a", "reusable_records_digitised", ">=", 100),
        ("II.7.a", "online_services_used", ">=", 90),
        ("II.7.a", "online_dossiers", ">=", 80),
        ("II.7.a", "fee_procedures_payable_online", ">=", 70),
        ("II.7.a", "payments_on_national_portal", ">=", 60),
        ("II.7.a", "services_on_many_devices", ">=", 100),
    ]


def test_a_quote_states_the_figure_of_its_target(plan: dict[str, Any]) -> None:
    for target in plan["targets"]:
        figure = str(target["value"]).replace(".", ",")
        if target["unit"] == "people":
            assert f"tương ứng 0{figure} người" in target["quote"]
        elif target["indicator"] != "budget_revenue":  # "đạt và vượt so với dự toán"
            assert f"{figure}%" in target["quote"], target["id"]


def test_above_is_above_and_only_where_the_plan_says_so(plan: dict[str, Any]) -> None:
    for target in plan["targets"]:
        assert ("trên 9" in target["quote"].lower()) == (target["op"] == ">"), target["id"]


def test_the_reductions_are_counted_from_2021_to_the_end_of_2025(plan: dict[str, Any]) -> None:
    reductions = [t for t in plan["targets"] if t["section"] == "II.4.a"]
    assert len(reductions) == 4
    for target in reductions:
        assert target["base"] == {"from": "2021-01-01", "to": "2021-12-31"}
        assert target["period"] == {"to": "2025-12-31"}
    assert [t["id"] for t in plan["targets"] if "base" in t and t not in reductions] == []


def test_commitments_and_tasks_are_counted_by_section(plan: dict[str, Any]) -> None:
    assert Counter(c["section"] for c in plan["commitments"]) == COMMITMENTS
    assert Counter(t["section"].rpartition(".")[0] for t in plan["tasks"]) == TASKS


def test_the_appendix_that_the_plan_announces_is_not_there(plan: dict[str, Any]) -> None:
    (appendix,) = plan["appendices"]
    assert not appendix["included"]
    assert appendix["quote"].startswith("(Có phụ lục")


def test_a_task_has_a_lead_only_where_part_three_gives_it_one(plan: dict[str, Any]) -> None:
    leads = {t["id"]: t["lead"] for t in plan["tasks"] if t["lead"]}
    assert leads == {"ii_1_b_2": ["culture_society"], "ii_1_b_3": ["culture_society"]}


def test_few_tasks_say_when_they_are_due(plan: dict[str, Any]) -> None:
    dues = {t["id"]: [(d["kind"], d.get("by")) for d in t["due"]] for t in plan["tasks"]}
    assert {name: due for name, due in dues.items() if due} == {
        "ii_1_b_3": [("recurring", None)],
        "ii_3_b_2": [("year", "2025-12-31")],
        "ii_3_b_3": [("as_prescribed", None)],
        "ii_4_b_1": [("continuous", None)],
        "ii_4_b_4": [("recurring", None)],
    }


def test_ids_are_unique_and_every_unit_is_defined(plan: dict[str, Any]) -> None:
    entries = [e for key in ("targets", "commitments", "tasks", "units") for e in plan[key]]
    assert [i for i, count in Counter(e["id"] for e in entries).items() if count > 1] == []
    named = {u for t in plan["tasks"] for u in (*t["lead"], *t["support"])}
    named |= {a["unit"] for a in plan["assignments"]}
    assert named <= {unit["id"] for unit in plan["units"]}


def test_every_name_of_an_office_is_one_the_plan_uses(plan: dict[str, Any], text: str) -> None:
    names = [name for unit in plan["units"] for name in (unit["name"], *unit["aliases"])]
    assert [name for name in names if name not in text] == []


# --- the rule set


def test_a_minimum_cites_the_words_that_state_its_figure() -> None:
    for minimum in rules_of(RULESET).rulebook.minimums:
        figure = f"{float(minimum.value):g}".replace(".", ",")
        assert f"{figure}%" in (minimum.source.quote or ""), minimum.id


# --- the commune, scored


def test_the_score_encloses_what_is_still_missing(result: Assessment) -> None:
    score = result.score
    assert (score.points, score.lower, score.upper, score.max) == (
        "73.24",
        "73.24",
        "74.24",
        "93.5",
    )
    assert score.survey is not None
    assert score.combined is not None
    assert (score.survey.points, score.combined.max) == ("4.33", "98.5")


def test_one_leaf_is_open_and_one_not_applicable(result: Assessment) -> None:
    leaves = {n.id: n.status for n in result.nodes if n.formula is not None}
    assert [i for i, s in leaves.items() if s == "undetermined"] == ["index_growth"]
    assert [i for i, s in leaves.items() if s == "not_applicable"] == ["index_scoring"]


@pytest.mark.parametrize(
    ("indicator", "actual"), [("dossiers_on_time", "99"), ("staff_meeting_standards", "90")]
)
def test_exactly_the_figure_is_not_above_it(
    result: Assessment, indicator: str, actual: str
) -> None:
    minimum = minimum_of(result, indicator)
    assert (minimum.op, minimum.actual, minimum.plan_status) == (">", actual, "meets")
    assert (minimum.status, minimum.shortfall) == ("not_met", "1")


def test_one_post_of_28_is_more_than_three_and_a_half_percent(result: Assessment) -> None:
    minimum = minimum_of(result, "civil_servants_reduced")
    assert (minimum.actual, minimum.status) == ("3.571429", "met")
    other = minimum_of(result, "public_service_staff_reduced")
    assert (other.actual, other.status, other.shortfall) == ("6.756757", "not_met", "1")


def test_revenue_above_its_estimate_is_met(result: Assessment) -> None:
    target = next(t for t in result.targets if t.indicator == "budget_revenue")
    assert (target.actual, target.status) == ("105", "met")


def test_what_nobody_proves_or_explains_earns_nothing(result: Assessment) -> None:
    assert node(result, "support").points == "0"
    assert node(result, "budget_openness").points == "2"  # explained
    lacking = {one.document: one.status for one in result.evidence if one.status != "present"}
    assert lacking == {
        "bao_cao_ho_tro": "missing",
        "bao_cao_dao_tao": "missing",
        "quyet_dinh_cong_khai": "missing",
        "bao_cao_he_thong": "incomplete",
    }


def test_the_tasks_are_told_to_be_unclear(result: Assessment) -> None:
    codes = Counter(problem.code for task in result.tasks for problem in task.problems)
    assert sorted(codes.values()) == [24, 25, 26]
