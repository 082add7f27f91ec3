"""The plan of Lê Hồng 2021–2025 holds what its document says, and its rule set scores it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.provinces import assessed
from support.seeds import joined, unfound

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, MinimumShown, TargetShown

FOLDER = "hai-duong/le-hong/2021-2025"
RULESET = "hai-duong/2021-2025"
UNTIL_2024 = {"from": "2021-01-01", "to": "2024-12-31"}
IN_2025 = {"from": "2025-01-01", "to": "2025-12-31"}

TASKS = {
    "II.2.1.b": 4,
    "II.2.2.b": 9,
    "II.2.4.b": 5,
    "II.2.5.b": 1,
    "II.2.6.b": 6,
    "II.2.7.b": 4,
    "II.2.8.b": 8,
}
COMMITMENTS = {
    "I.1": 3,
    "I.2": 4,
    "II.1": 3,
    "II.2.1.a": 2,
    "II.2.2.a": 2,
    "II.2.3": 1,
    "II.2.4.a": 2,
    "II.2.5.a": 1,
    "II.2.6.a": 3,
    "II.2.7.a": 3,
    "II.2.8.a": 3,
    "III.1": 3,
    "III.2": 1,
    "III.3": 1,
    "III.4": 1,
    "III.5": 2,
    "III.6": 2,
    "III.7": 1,
    "IV.1": 1,
    "IV.2": 1,
}


@pytest.fixture(scope="module")
def in_2025() -> Assessment:
    return assessed(FOLDER, RULESET)


@pytest.fixture(scope="module")
def in_2024() -> Assessment:
    return assessed(FOLDER, RULESET, as_of="2024-12-15")


def target_of(assessment: Assessment, name: str) -> TargetShown:
    return next(one for one in assessment.targets if one.id == name)


def minimum_of(assessment: Assessment, indicator: str) -> MinimumShown:
    (found,) = [one for one in assessment.minimums if one.indicator == indicator]
    return found


# --- the plan


def test_every_quote_is_in_the_document(plan: dict[str, Any]) -> None:
    assert unfound(plan) == []


def test_the_words_of_every_task_are_in_the_document(plan: dict[str, Any], text: str) -> None:
    for task in plan["tasks"]:
        words = [task["title"], task.get("activity", ""), *task["products"]]
        words += [due["text"] for due in task["due"]]
        assert [w for w in words if joined(w) not in text] == [], task["id"]


def test_the_blanks_of_the_document_stay_blank(plan: dict[str, Any]) -> None:
    assert (plan["number"], plan["issued"]) == (None, None)
    assert plan["period"] == {"from": "2021-01-01", "to": "2025-12-31"}
    assert plan["appendices"] == []


def test_the_documents_that_carry_a_number_are_named_with_their_days(plan: dict[str, Any]) -> None:
    assert [(b["number"], b["issued"]) for b in plan["basis"] if b["number"]] == [
        ("76/NQ-CP", "2021-07-15"),
        ("02-CTr/TU", "2020-12-09"),
        ("4347/KH-UBND", "2021-11-25"),
        ("3613/KH-UBND", "2021-12-07"),
        ("19/CT-UBND", "2020-10-05"),
        ("TCVN ISO 9001", None),
    ]


def test_a_document_named_without_a_number_is_not_lost(plan: dict[str, Any]) -> None:
    unnumbered = [b["section"] for b in plan["basis"] if not b["number"] and "section" in b]
    assert Counter(unnumbered) == {
        "I.1": 2,
        "II.2.2.b": 1,
        "II.2.5.b": 1,
        "II.2.7.a": 1,
        "II.2.7.b": 2,
    }


def test_each_quantified_target_is_there_with_its_operator(plan: dict[str, Any]) -> None:
    found = [(t["section"], t["indicator"], t["op"], t["value"]) for t in plan["targets"]]
    assert found == [
        ("II.2.1.a", "citizens_satisfied", ">=", 90),
        ("II.2.1.a", "citizens_satisfied", ">=", 95),
        ("II.2.1.a", "reform_index_rank", "=", None),
        ("II.2.1.a", "reform_index_class", ">=", None),
        ("II.2.2.a", "guiding_documents_updated", ">=", 100),
        ("II.2.4.a", "procedures_published", ">=", 100),
        ("II.2.4.a", "dossiers_on_time", ">=", 98),
        ("II.2.4.a", "procedures_online_level_3_4", ">=", 100),
        ("II.2.4.a", "procedures_satisfied", ">=", 90),
        ("II.2.4.a", "no_repeat_documents", ">=", 80),
        ("II.2.4.a", "waiting_time", "<=", 15),
        ("II.2.6.a", "staff_qualified", ">=", 100),
        ("II.2.7.b", "budget_revenue", ">=", 100),
        ("II.2.8.a", "online_users_identified", ">=", 100),
        ("II.2.8.a", "work_files_online", ">=", 60),
        ("II.2.8.a", "documents_sent_electronically", ">=", 100),
        ("II.2.8.a", "socioeconomic_reports_on_system", ">=", 100),
    ]


def test_a_quote_states_the_figure_of_its_target(plan: dict[str, Any]) -> None:
    units = {"percent": "%", "minutes": " phút"}
    for target in plan["targets"]:
        if target["value"] is not None and target["indicator"] != "budget_revenue":
            assert f"{target['value']}{units[target['unit']]}" in target["quote"], target["id"]


def test_no_percentage_of_the_document_is_without_its_target(
    plan: dict[str, Any], text: str
) -> None:
    stated = sum(target["quote"].count("%") for target in plan["targets"])
    assert stated == text.count("%")


def test_what_the_plan_says_of_a_time_is_kept(plan: dict[str, Any]) -> None:
    assert {t["id"]: t["period"] for t in plan["targets"] if "period" in t} == {
        "ii_2_1_a_service_satisfaction": UNTIL_2024,
        "ii_2_1_a_service_satisfaction_2025": IN_2025,
        "ii_2_4_a_no_repeat_documents": IN_2025,
    }


def test_the_rank_is_a_range_and_the_class_a_level(plan: dict[str, Any]) -> None:
    by_indicator = {t["indicator"]: t for t in plan["targets"]}
    assert by_indicator["reform_index_rank"]["range"] == {"from": 5, "to": 6}
    assert by_indicator["reform_index_class"]["level"] == "tot"


def test_commitments_and_tasks_are_counted_by_section(plan: dict[str, Any]) -> None:
    assert Counter(c["section"] for c in plan["commitments"]) == COMMITMENTS
    assert Counter(t["section"].rpartition(".")[0] for t in plan["tasks"]) == TASKS


def test_ids_are_unique_and_every_unit_is_defined(plan: dict[str, Any]) -> None:
    entries = [e for key in ("targets", "commitments", "tasks", "units") for e in plan[key]]
    assert [i for i, count in Counter(e["id"] for e in entries).items() if count > 1] == []
    units = {unit["id"] for unit in plan["units"]}
    named = {u for t in plan["tasks"] for u in (*t["lead"], *t["support"])}
    named |= {a["unit"] for a in plan["assignments"]}
    assert named <= units


def test_a_task_is_led_by_whoever_the_plan_gives_its_field(plan: dict[str, Any]) -> None:
    leads = {(a["unit"], a.get("field")) for a in plan["assignments"] if a["role"] == "lead"}
    for task in plan["tasks"]:
        assert {(unit, task["field"]) for unit in task["lead"]} <= leads, task["id"]
        assert task["lead"], task["id"]


def test_only_the_scheme_of_2022_to_2025_has_a_last_day(plan: dict[str, Any]) -> None:
    dated = {t["id"]: d["by"] for t in plan["tasks"] for d in t["due"] if "by" in d}
    assert dated == {"ii_2_2_b_2_1": "2025-12-31"}


def test_what_is_said_twice_stays_twice(plan: dict[str, Any]) -> None:
    tasks = {t["id"]: t["title"] for t in plan["tasks"]}
    assert "cấp hxã" in tasks["ii_2_8_b_3"]
    assert tasks["ii_2_8_b_3"].replace("hxã", "xã") == tasks["ii_2_8_b_8"]


# --- the rule set


# --- the commune, scored


def test_the_score_encloses_what_is_still_missing(in_2025: Assessment) -> None:
    score = in_2025.score
    assert (score.points, score.lower, score.upper, score.max) == ("73.62", "73.62", "75.12", "97")
    assert score.survey is not None
    assert (score.survey.points, score.survey.max) == ("1.58", "2")


def test_one_leaf_is_open_and_one_not_applicable(in_2025: Assessment) -> None:
    leaves = {n.id: n.status for n in in_2025.nodes if n.formula is not None}
    assert [i for i, s in leaves.items() if s == "undetermined"] == ["decentralisation"]
    assert [i for i, s in leaves.items() if s == "not_applicable"] == ["draft_comments"]


def test_waiting_longer_than_the_limit_is_a_miss(in_2025: Assessment) -> None:
    target = target_of(in_2025, "ii_2_4_a_waiting_time")
    assert (target.op, target.actual, target.status, target.shortfall) == (
        "<=",
        "17.5",
        "not_met",
        "2.5",
    )


@pytest.mark.parametrize(
    ("minutes", "status"), [(14, "met"), (15, "met"), ("15.1", "not_met"), (30, "not_met")]
)
def test_waiting_less_is_better(minutes: object, status: str) -> None:
    given = assessed(FOLDER, RULESET, measures={"waiting_time": {"value": minutes}})
    assert target_of(given, "ii_2_4_a_waiting_time").status == status
    assert minimum_of(given, "waiting_time").status == status


@pytest.mark.parametrize(
    ("rank", "status"), [(1, "met"), (5, "met"), (6, "met"), (7, "not_met"), (17, "not_met")]
)
def test_a_rank_of_5_to_6_or_better_is_met(rank: int, status: str) -> None:
    given = assessed(FOLDER, RULESET, measures={"reform_index_rank": {"value": rank}})
    target = target_of(given, "ii_2_1_a_reform_index_rank")
    assert (target.value, target.status) == ("5–6", status)


@pytest.mark.parametrize(
    ("level", "status"), [("xuat_sac", "met"), ("tot", "met"), ("kha", "not_met")]
)
def test_the_class_good_or_better_is_met(level: str, status: str) -> None:
    given = assessed(FOLDER, RULESET, measures={"reform_index_class": {"level": level}})
    assert target_of(given, "ii_2_1_a_reform_index_class").status == status


def test_revenue_may_exceed_its_estimate(in_2025: Assessment) -> None:
    minimum = minimum_of(in_2025, "budget_revenue")
    assert (minimum.actual, minimum.status) == ("108", "met")


def test_satisfaction_is_held_against_the_figure_of_its_year(
    in_2024: Assessment, in_2025: Assessment
) -> None:
    shown = [
        (one.value, one.actual, one.plan_status, one.status)
        for assessment in (in_2024, in_2025)
        for one in [minimum_of(assessment, "citizens_satisfied")]
    ]
    assert shown == [("90", "94", "meets", "met"), ("95", "94", "meets", "not_met")]


def test_the_two_figures_for_satisfaction_do_not_contradict_each_other(
    in_2025: Assessment,
) -> None:
    assert [f.rule for f in in_2025.findings if f.rule == "plan-contradicts-itself"] == []
    assert {one.plan_status for one in in_2025.minimums} == {"meets"}


def test_satisfaction_with_procedures_is_another_measure(in_2025: Assessment) -> None:
    assert minimum_of(in_2025, "procedures_satisfied").status == "met"
    assert minimum_of(in_2025, "citizens_satisfied").status == "not_met"


def test_what_the_plan_asks_for_in_2025_is_not_asked_before(
    in_2024: Assessment, in_2025: Assessment
) -> None:
    asked = [
        target_of(assessment, "ii_2_4_a_no_repeat_documents").status
        for assessment in (in_2024, in_2025)
    ]
    assert asked == ["not_applicable", "not_met"]


def test_evidence_is_missing_incomplete_and_out_of_period(in_2025: Assessment) -> None:
    lacking = {one.document: one.status for one in in_2025.evidence if one.status != "present"}
    assert lacking == {
        "bao_cao_tuyen_truyen": "missing",
        "quyet_dinh_tiep_can_pl": "missing",
        "bao_cao_tien_luong": "missing",
        "quy_che_chi_tieu": "out_of_period",
        "bao_cao_nen_tang": "incomplete",
    }
