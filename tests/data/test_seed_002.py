"""The plan of Chi Lăng 2026–2030 holds what its document says; each phase is scored by itself."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import RULES, node, rules_of
from support.provinces import assessed
from support.seeds import joined, unfound

from parscore.reports.text import render

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, MinimumShown, TargetShown

Tree = dict[str, Any]

FOLDER = "lang-son/chi-lang/2026-2030"
RULESET = "lang-son/2026-2030"
PERIOD = {"from": "2026-01-01", "to": "2030-12-31"}
FIRST = {"from": "2026-01-01", "to": "2027-12-31"}
SECOND = {"from": "2028-01-01", "to": "2030-12-31"}
ONLY_IN_FIRST = {
    "procedures_fully_online",
    "results_electronic",
    "online_services_satisfied",
    "shared_platforms_in_use",
}
ONLY_IN_SECOND = {
    "procedures_satisfied",
    "land_procedures_satisfied",
    "online_payment",
    "data_reused",
    "open_data_offices",
}
COMMITMENTS = {
    "I.1": 2,
    "I.2": 3,
    "II.1": 2,
    "II.2.1": 5,
    "II.2.3": 2,
    "II.2.4": 2,
    "II.2.5": 3,
    "III.1": 5,
    "III.2": 5,
    "III.3": 6,
    "III.4": 2,
    "III.5": 4,
    "III.6": 4,
    "III.7": 7,
    "IV.1": 1,
    "V.1": 1,
}
TASKS = {"III.1": 1, "III.3": 1, "IV.2": 1, "V.1": 4, "V.2": 13, "V.3": 3, "V.4": 2}
TASKS |= {"V.5": 1, "V.6": 1, "V.7": 1, "V.8": 1}


@pytest.fixture(scope="module")
def in_2027() -> Assessment:
    return assessed(FOLDER, RULESET)


@pytest.fixture(scope="module")
def in_2029() -> Assessment:
    return assessed(FOLDER, RULESET, as_of="2029-06-30")


def target_of(assessment: Assessment, indicator: str) -> TargetShown:
    (found,) = [one for one in assessment.targets if one.indicator == indicator]
    return found


def minimum_of(assessment: Assessment, indicator: str) -> MinimumShown:
    (found,) = [one for one in assessment.minimums if one.indicator == indicator]
    return found


# --- the plan


def test_every_quote_is_in_the_document(plan: Tree) -> None:
    assert unfound(plan) == []


def test_the_words_of_tasks_and_units_are_in_the_document(plan: Tree, text: str) -> None:
    words = [u for unit in plan["units"] for u in (unit["name"], *unit["aliases"])]
    for task in plan["tasks"]:
        words += [task["title"], *task["products"], *(due["text"] for due in task["due"])]
    assert [w for w in words if joined(w) not in text] == []


def test_the_blanks_of_the_document_stay_blank(plan: Tree) -> None:
    assert (plan["number"], plan["issued"]) == (None, None)
    assert plan["period"] == PERIOD


def test_a_document_that_is_named_in_two_ways_is_named_twice(plan: Tree) -> None:
    numbered = [(b["number"], b["issued"]) for b in plan["basis"] if b["number"]]
    assert numbered == [
        ("76/NQ-CP", "2021-07-15"),
        ("282/QĐ-TTg", "2026-02-12"),
        ("60-NQ/TU", "2021-12-15"),
        ("238-KH/TU", "2025-05-23"),
        ("57-NQ/TW", "2024-12-22"),
        ("145/KH-UBND", "2025-05-28"),
        ("71/NQ-CP", "2025-04-01"),
        ("238-KH/TU", "2025-05-23"),  # once as Kế hoạch, once as Kế hoạch hành động
        ("110/KH-UBND", "2026-03-25"),
        ("66-NQ/TW", "2025-04-30"),
        ("258-KH/TU", "2025-07-29"),
        ("66-NQ/TW", "2024-04-30"),  # the same document with another day
        ("219/KH-UBND", "2025-08-17"),
        ("140/NQ-CP", "2025-05-17"),
    ]
    assert len(plan["basis"]) - len(numbered) == 6  # laws named without a number


def test_each_quantified_target_is_there_with_its_operator(plan: Tree) -> None:
    found = [(t["section"], t["indicator"], t["op"], t["value"]) for t in plan["targets"]]
    assert found == [
        ("II.2.1", "legal_documents_completed", ">=", 100),
        ("II.2.2", "procedures_fully_online", ">=", 100),
        ("II.2.2", "results_electronic", ">=", 100),
        ("II.2.2", "online_services_satisfied", ">=", 95),
        ("II.2.2", "procedures_satisfied", ">=", 95),
        ("II.2.2", "land_procedures_satisfied", ">=", 90),
        ("II.2.2", "online_payment", ">=", 80),
        ("II.2.3", "public_service_staff_reduced", ">=", 10),
        ("II.2.3", "citizens_satisfied", ">=", 95),
        ("II.2.3", "health_services_satisfied", ">=", 90),
        ("II.2.3", "education_services_satisfied", ">=", 90),
        ("II.2.4", "staff_with_degree", ">", 100),  # "trên 100%": cannot be met, and stays
        ("II.2.4", "public_employees_with_degree", ">=", 70),
        ("II.2.4", "staff_qualified", ">=", 100),
        ("II.2.5", "direct_spending_reduced", ">=", 7),
        ("II.2.6", "shared_platforms_in_use", ">=", 100),
        ("II.2.6", "data_reused", ">=", 90),
        ("II.2.6", "open_data_offices", ">=", 100),
        ("III.3", "dossiers_on_provincial_system", ">=", 100),
    ]


def test_a_quote_states_the_figure_of_its_target(plan: Tree) -> None:
    for target in plan["targets"]:
        assert f"{target['value']}%" in target["quote"], target["id"]


def test_no_percentage_of_the_document_is_without_its_target(plan: Tree, text: str) -> None:
    quotes = {target["quote"] for target in plan["targets"]}
    assert sum(quote.count("%") for quote in quotes) == text.count("%")


def test_the_targets_of_a_phase_carry_it(plan: Tree) -> None:
    periods = {t["indicator"]: t["period"] for t in plan["targets"] if "period" in t}
    assert periods == dict.fromkeys(ONLY_IN_FIRST, FIRST) | dict.fromkeys(ONLY_IN_SECOND, SECOND)


def test_a_reduction_says_what_it_is_counted_from(plan: Tree) -> None:
    assert {t["indicator"]: t["base"] for t in plan["targets"] if "base" in t} == {
        "public_service_staff_reduced": {"from": "2025-01-01", "to": "2025-12-31"},
        "direct_spending_reduced": {"from": "2021-01-01", "to": "2025-12-31"},
    }


def test_commitments_and_tasks_are_counted_by_section(plan: Tree) -> None:
    assert Counter(c["section"] for c in plan["commitments"]) == COMMITMENTS
    assert Counter(t["section"].split()[0] for t in plan["tasks"]) == TASKS


def test_the_appendix_that_is_announced_is_not_there(plan: Tree) -> None:
    (appendix,) = plan["appendices"]
    assert appendix["included"] is False


def test_what_the_plan_leaves_unclear_stays_unclear(plan: Tree) -> None:
    tasks = plan["tasks"]
    assert [t["section"] for t in tasks if not t["lead"]] == [
        "III.1 đoạn 2",
        "III.3 đoạn 3",
        "V.2 đoạn 6",
        "V.3 đoạn 2",
        "V.8",
    ]
    assert sum(not t["products"] for t in tasks) == 22
    assert sum(not t["due"] for t in tasks) == 19
    assert not any("by" in due for t in tasks for due in t["due"])


def test_ids_are_unique_and_every_unit_is_defined(plan: Tree) -> None:
    entries = [e for key in ("targets", "commitments", "tasks", "units") for e in plan[key]]
    assert [i for i, count in Counter(e["id"] for e in entries).items() if count > 1] == []
    named = {u for t in plan["tasks"] for u in (*t["lead"], *t["support"])}
    named |= {a["unit"] for a in plan["assignments"]}
    assert named <= {unit["id"] for unit in plan["units"]}
    spellings = [s for unit in plan["units"] for s in (unit["name"], *unit["aliases"])]
    assert [s for s, count in Counter(spellings).items() if count > 1] == []


def test_one_office_leads_and_supports_in_the_same_field(plan: Tree) -> None:
    roles = {(a["unit"], a.get("field"), a["role"]) for a in plan["assignments"]}
    assert {("office", "institutions", role) for role in ("lead", "support")} <= roles
    assert {("culture_society", "steering", role) for role in ("lead", "support")} <= roles


# --- the rule set


def test_the_leaves_of_each_phase_are_worth_a_hundred_points_all_assumed() -> None:
    book = rules_of(RULESET).rulebook
    other = {"online_services_2026_2027": 13, "digital_2026_2027": 6}
    other |= {"online_services_2028_2030": 13, "digital_2028_2030": 6}
    assert {name: book.nodes[name].maximum for name in other} == other
    standard = sum(leaf.maximum for leaf in book.leaves if leaf.kind == "standard")
    assert standard == 100 + 13 + 6
    assert {leaf.source.basis for leaf in book.leaves} == {"assumed"}
    assert {minimum.source.basis for minimum in book.minimums} == {"assumed"}


def test_every_target_scored_by_phase_has_a_minimum_in_each_year_it_is_scored() -> None:
    book = rules_of(RULESET).rulebook
    bound = {m.indicator for m in book.minimums if m.period is not None}
    groups = ("online_services_by_phase", "digital_by_phase")
    phased = {
        leaf.indicator
        for leaf in book.leaves
        if leaf.parent and book.nodes[leaf.parent].parent in groups
    }
    assert bound == phased == ONLY_IN_FIRST | ONLY_IN_SECOND


# --- the commune, scored in both phases


def test_the_score_encloses_what_is_still_missing(in_2027: Assessment) -> None:
    score = in_2027.score
    assert (score.points, score.lower, score.upper, score.max) == ("75.98", "75.98", "78.98", "99")


def test_one_leaf_is_open_and_one_not_applicable_in_2027(in_2027: Assessment) -> None:
    leaves = {n.id: n.status for n in in_2027.nodes if n.formula is not None and n.max != "0"}
    assert [i for i, s in leaves.items() if s == "undetermined"] == ["spending_cut"]
    assert node(in_2027, "recruitment").status == "not_applicable"


def test_the_two_days_are_held_to_different_targets(
    in_2027: Assessment, in_2029: Assessment
) -> None:
    out = [
        {one.indicator for one in made.targets if one.status == "not_applicable"}
        for made in (in_2027, in_2029)
    ]
    assert out == [ONLY_IN_SECOND, ONLY_IN_FIRST]
    assert target_of(in_2027, "procedures_fully_online").status == "not_met"
    assert target_of(in_2029, "online_payment").status == "not_met"


def test_the_two_days_are_held_to_different_minimums(
    in_2027: Assessment, in_2029: Assessment
) -> None:
    first, second = ({one.indicator for one in made.minimums} for made in (in_2027, in_2029))
    assert first - second == ONLY_IN_FIRST
    assert second - first == ONLY_IN_SECOND
    assert minimum_of(in_2029, "online_payment").shortfall == "420"
    assert minimum_of(in_2029, "open_data_offices").status == "undetermined"


def test_the_two_days_are_scored_by_different_leaves(
    in_2027: Assessment, in_2029: Assessment
) -> None:
    first = {n.id: n.points for n in in_2027.nodes}
    second = {n.id: n.points for n in in_2029.nodes}
    assert (first["fully_online"], first["shared_platforms"]) == ("4.76", "5.5")
    assert second["payment"] == "3.3"
    assert first.keys() - second.keys() == {
        *("online_services_2026_2027", "fully_online", "electronic_results"),
        *("online_satisfaction", "digital_2026_2027", "shared_platforms"),
    }
    assert second.keys() - first.keys() == {
        *("online_services_2028_2030", "procedure_satisfaction", "land_satisfaction"),
        *("payment", "digital_2028_2030", "data_reuse", "open_data"),
    }


def test_the_scale_is_the_same_in_both_phases(in_2027: Assessment, in_2029: Assessment) -> None:
    for name in ("online_services_by_phase", "digital_by_phase"):
        assert node(in_2027, name).max == node(in_2029, name).max
    assert in_2029.score.max == in_2027.score.max == "99"
    assert (in_2029.score.points, in_2029.score.upper) == ("71.78", "76.78")


def test_nothing_of_the_other_phase_can_move_the_score(in_2027: Assessment) -> None:
    measures = json.loads((RULES / FOLDER / "actuals.json").read_text("utf-8"))["measures"]
    kept = {name: one for name, one in measures.items() if name not in ONLY_IN_SECOND}
    without = assessed(FOLDER, RULESET, measures=kept)
    assert without.score == in_2027.score


@pytest.mark.parametrize(
    ("day", "phase"), [("2026-01-01", 1), ("2027-12-31", 1), ("2028-01-01", 2), ("2030-12-31", 2)]
)
def test_a_phase_ends_with_its_last_year(day: str, phase: int) -> None:
    made = assessed(FOLDER, RULESET, as_of=day)
    scored = ONLY_IN_FIRST if phase == 1 else ONLY_IN_SECOND
    assert {m.indicator for m in made.minimums} & (ONLY_IN_FIRST | ONLY_IN_SECOND) == scored


def test_the_assessment_and_its_report_say_which_phase_was_scored(
    in_2027: Assessment, in_2029: Assessment
) -> None:
    phases = [made.ruleset.phase for made in (in_2027, in_2029)]
    assert [one and one.model_dump(by_alias=True) for one in phases] == [FIRST, SECOND]
    assert "Giai đoạn 1/1/2028 – 31/12/2030 Bộ" in " ".join(render(in_2029).split())
    assert "Phase 2026-01-01 to 2027-12-31 Rule" in " ".join(render(in_2027, "en").split())


def test_a_measure_of_the_other_phase_is_not_there_in_vain(in_2029: Assessment) -> None:
    assert not [text.vi for text in in_2029.warnings if "không được tiêu chí nào" in text.vi]


def test_more_than_all_cannot_be_met(in_2027: Assessment) -> None:
    whole = {"staff_with_degree": {"numerator": 62, "denominator": 62}}
    made = assessed(FOLDER, RULESET, measures=whole)
    assert target_of(made, "staff_with_degree").status == "not_met"
    assert minimum_of(made, "staff_with_degree").status == "met"
    assert target_of(in_2027, "staff_with_degree").op == ">"


@pytest.mark.parametrize(
    ("cut", "status", "points"),
    [(7, "not_met", "2.63"), (8, "met", "3"), (0, "not_met", "0"), (-3, "not_met", "0")],
)
def test_a_reduction_is_measured_against_its_base(cut: int, status: str, points: str) -> None:
    measure = {"numerator": cut, "denominator": 80, "evidence": ["tl_quyet_dinh_bien_che"]}
    made = assessed(FOLDER, RULESET, measures={"public_service_staff_reduced": measure})
    assert target_of(made, "public_service_staff_reduced").status == status
    assert node(made, "public_staff_cut").points == points


def test_each_kind_of_satisfaction_is_a_measure_of_its_own(in_2029: Assessment) -> None:
    shown = [
        (m.indicator, m.actual) for m in in_2029.minimums if m.indicator.endswith("_satisfied")
    ]
    assert shown == [
        ("procedures_satisfied", "95"),
        ("land_procedures_satisfied", "84"),
        ("citizens_satisfied", "94.081633"),
        ("health_services_satisfied", "92.631579"),
        ("education_services_satisfied", "85.416667"),
    ]


def test_evidence_is_missing_incomplete_and_out_of_period(in_2027: Assessment) -> None:
    lacking = {(e.node, e.status) for e in in_2027.evidence if e.status != "present"}
    assert lacking == {
        ("law_dissemination", "missing"),
        ("reform_funding", "missing"),
        ("non_territorial", "out_of_period"),
        ("shared_platforms", "incomplete"),
        ("platforms", "incomplete"),
        ("virtual_assistant", "incomplete"),
    }
