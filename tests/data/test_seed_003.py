"""The plan of Sì Lở Lầu 2025 holds what its source document says, and Lai Châu's rules score it."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from support.communes import node, rules_of
from support.provinces import assessed
from support.seeds import joined, pieces, unfound

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment

FOLDER = "lai-chau/si-lo-lau/2025"
RULESET = "lai-chau/2025"

# Mục tiêu, nhiệm vụ and hoạt động of each part of the appendix, as its headings count them.
PARTS = {
    "I": (3, 3, 6),
    "II": (7, 7, 7),
    "III": (2, 2, 2),
    "IV": (1, 3, 4),
    "V": (2, 2, 2),
    "VI": (3, 3, 3),
}
FIELD_OF_PART = {
    "I": "institutions",
    "II": "administrative_procedures",
    "III": "organisation",
    "IV": "civil_service",
    "V": "public_finance",
    "VI": "digital_government",
}


@pytest.fixture(scope="module")
def result() -> Assessment:
    return assessed(FOLDER, RULESET)


def part_of(section: str) -> str:
    """Return the part of the appendix, `II` of `Phụ lục II.3, hoạt động 3`."""
    return section.removeprefix("Phụ lục ").split(".")[0].split(",")[0]


def objective_of(section: str) -> str:
    """Return the objective, `Phụ lục II.3` of `Phụ lục II.3, hoạt động 3`."""
    return section.split(",", maxsplit=1)[0]


def test_every_quote_stands_in_the_document(plan: dict[str, Any]) -> None:
    assert unfound(plan) == []


def test_every_task_is_in_the_words_of_its_table(plan: dict[str, Any], text: str) -> None:
    for task in plan["tasks"]:
        dues = [due["text"] for due in task["due"]]
        for words in (task["title"], task["activity"], *task["products"], *dues):
            # A page break tears a cell into two pieces, and no cell into more.
            assert pieces(text, words) in (1, 2), words


def test_every_spelling_of_a_unit_is_the_documents(plan: dict[str, Any], text: str) -> None:
    spellings = [s for unit in plan["units"] for s in (unit["name"], *unit["aliases"])]
    assert [s for s in spellings if joined(s).lower() not in text.lower()] == []
    assert len(spellings) == len(set(spellings))


def test_the_appendix_counts_18_objectives_20_tasks_24_activities(plan: dict[str, Any]) -> None:
    aims = {
        entry["section"]
        for entry in (*plan["targets"], *plan["commitments"])
        if entry["section"].startswith("Phụ lục") and "," not in entry["section"]
    }
    assert {objective_of(task["section"]) for task in plan["tasks"]} == aims
    by_part = {
        part: (
            len({aim for aim in aims if part_of(aim) == part}),
            len({t["title"] for t in plan["tasks"] if part_of(t["section"]) == part}),
            len([t for t in plan["tasks"] if part_of(t["section"]) == part]),
        )
        for part in PARTS
    }
    assert by_part == PARTS
    assert tuple(map(sum, zip(*by_part.values(), strict=True))) == (18, 20, 24)


def test_the_headings_of_the_appendix_say_the_same_counts(text: str) -> None:
    for objectives, tasks, activities in PARTS.values():
        heading = f"({objectives} mục tiêu, {tasks} nhiệm vụ, {activities} hoạt động)"
        assert heading in text


def test_each_part_of_the_appendix_is_a_field(plan: dict[str, Any]) -> None:
    entries = [e for key in ("targets", "commitments", "tasks") for e in plan[key]]
    for entry in entries:
        if entry["section"].startswith("Phụ lục"):
            assert entry["field"] == FIELD_OF_PART[part_of(entry["section"])], entry["id"]


def test_each_quantified_target_is_there_with_its_operator(plan: dict[str, Any]) -> None:
    found = [(t["section"], t["indicator"], t["op"], t["value"]) for t in plan["targets"]]
    assert found == [
        ("II.1", "legal_documents_sound", ">", 95),
        ("II.1", "legal_documents_reviewed", ">=", 100),
        ("II.1", "law_enforcement_tasks_completed", ">=", 100),
        ("II.2", "procedures_published", ">=", 100),
        ("II.2", "overdue_apologised", ">=", 100),
        ("II.2", "petitions_settled", ">=", 100),
        ("II.2", "procedures_satisfied", ">=", 90),
        ("II.2", "dossiers_on_time", ">", 98),
        ("II.2", "fee_procedures_payable_online", ">=", 80),
        ("II.2", "online_payment", ">=", 50),
        ("II.2", "online_service_usage", ">=", 80),
        ("II.2", "records_digitised", ">=", 95),
        ("II.2", "results_electronic", ">=", 100),
        ("II.2", "data_reused", ">=", 50),
        ("II.6", "work_files_online", ">=", 80),
        ("II.6", "documents_e_signed", ">=", 100),
        ("II.6", "online_users_identified", ">=", 100),
        ("II.6", "public_information_published", ">=", 100),
        ("Phụ lục I.1", "legal_documents_sound", ">", 95),
        ("Phụ lục I.2", "legal_documents_reviewed", ">=", 100),
        ("Phụ lục I, nhiệm vụ 3", "law_monitoring_activities", ">=", 3),
        ("Phụ lục II.1", "procedures_published", ">=", 100),
        ("Phụ lục II.2", "overdue_apologised", ">=", 100),
        ("Phụ lục II.3", "petitions_settled", ">=", 100),
        ("Phụ lục II.3, hoạt động 3", "petitions_satisfied", ">=", 100),
        ("Phụ lục II.4", "procedures_satisfied", ">=", 95),
        ("Phụ lục II.4", "dossiers_on_time", ">", 98),
        ("Phụ lục II.5", "fee_procedures_payable_online", ">=", 80),
        ("Phụ lục II.5", "online_payment", ">=", 50),
        ("Phụ lục II.6", "online_service_usage", ">=", 80),
        ("Phụ lục II.7", "records_digitised", ">=", 95),
        ("Phụ lục II.7", "results_electronic", ">=", 100),
        ("Phụ lục II.7", "data_reused", ">=", 50),
        ("Phụ lục VI.1, hoạt động 1", "documents_exchanged_online", ">=", 100),
    ]


def test_no_percentage_of_the_document_is_left_out(plan: dict[str, Any], text: str) -> None:
    stated = Counter(t["value"] for t in plan["targets"] if t["unit"] == "percent")
    written = Counter(
        int(words.rsplit(maxsplit=1)[-1]) for words in text.split("%")[:-1] if words[-1:].isdigit()
    )
    assert written == stated


def test_a_quote_states_the_figure_of_its_target(plan: dict[str, Any]) -> None:
    for target in plan["targets"]:
        figure = f"{target['value']}%" if target["unit"] == "percent" else f"{target['value']:02}"
        assert figure in target["quote"], target["id"]
        assert ("rên " in target["quote"].split(figure)[0][-5:]) == (target["op"] == ">")


def test_the_documents_are_named_with_the_dates_the_plan_gives_them(plan: dict[str, Any]) -> None:
    named = [(b["number"], b["issued"], b.get("section")) for b in plan["basis"]]
    assert named == [
        ("76/NQ-CP", "2021-07-15", None),
        ("2943/KH-UBND", "2021-09-20", None),
        ("4141/KH-UBND", None, None),  # “ngày 29 tháng 7 năm 205”
        (None, None, "I.1"),
        (None, None, "I.1"),
        ("42/2022/NĐ-CP", "2022-06-24", "II.6"),
        ("63/2010/NĐ-CP", "2010-06-08", "III.2"),
        ("18-NQ/TW", "2017-10-25", "III.3"),
        ("108/2020/NĐ-CP", "2020-09-14", "III.3"),
        ("3691/UBND-KSTT", "2025-06-05", "V.1"),
        ("59/2012/NĐ-CP", "2021-07-23", "Phụ lục I, nhiệm vụ 3"),  # a decree of 2012, dated 2021
        ("32/2020/NĐ-CP", "2020-03-05", "Phụ lục I, nhiệm vụ 3"),
        ("45/2020/NĐ-CP", None, "Phụ lục II, nhiệm vụ 7"),
        ("118/2025/NĐ-CP", None, "Phụ lục II, nhiệm vụ 7"),
    ]
    assert "năm 205 " in plan["basis"][2]["quote"]


def test_the_commitments_without_a_figure_cover_every_part(plan: dict[str, Any]) -> None:
    parts = Counter(
        "Phụ lục" if c["section"].startswith("Phụ lục") else c["section"].split(".")[0]
        for c in plan["commitments"]
    )
    assert parts == {"I": 8, "II": 6, "III": 24, "VI": 2, "Phụ lục": 10}


def test_an_activity_has_a_lead_a_product_and_a_due(plan: dict[str, Any]) -> None:
    units = {unit["id"] for unit in plan["units"]}
    for task in plan["tasks"]:
        assert task["lead"], task["id"]
        assert task["products"], task["id"]
        assert {*task["lead"], *task["support"]} <= units, task["id"]
        assert len(task["due"]) == 1, task["id"]


def test_the_dues_are_those_of_the_last_column(plan: dict[str, Any]) -> None:
    dues = Counter((d["kind"], d.get("by"), d["text"]) for t in plan["tasks"] for d in t["due"])
    assert dues == {
        ("year", "2025-12-31", "Trong năm"): 19,
        ("quarter", "2025-12-31", "Quý IV/2025"): 2,
        ("quarter", "2025-12-31", "Qúy IV/2025"): 1,
        ("as_prescribed", None, "Sau khi có hướng dẫn của Trung ương, của tỉnh"): 1,
        ("as_prescribed", None, "Theo Kế hoạch của UBND tỉnh Lai Châu"): 1,
    }


def test_the_slips_of_the_document_are_kept(plan: dict[str, Any]) -> None:
    fifth = [t["section"] for t in plan["tasks"] if part_of(t["section"]) == "V"]
    assert fifth == ["Phụ lục V.1, hoạt động 1", "Phụ lục V.2, hoạt động 1"]
    assert any("đạt tối thiếu 80%" in t["quote"] for t in plan["targets"])
    announced = next(t for t in plan["targets"] if t["indicator"] == "law_monitoring_activities")
    under_it = [t for t in plan["tasks"] if t["title"].startswith(announced["quote"])]
    assert (announced["value"], len(under_it)) == (3, 2)


def test_the_part_on_carrying_out_gives_each_office_its_fields(plan: dict[str, Any]) -> None:
    leads = {
        (a["section"], a["unit"], a["field"])
        for a in plan["assignments"]
        if a["role"] == "lead" and "field" in a
    }
    assert leads == {
        ("V.1", "subordinate_units", "steering"),
        ("V.2.1", "culture_society", "steering"),
        ("V.2.1", "culture_society", "organisation"),
        ("V.2.1", "culture_society", "civil_service"),
        ("V.2.1", "culture_society", "digital_government"),
        ("V.2.2", "economy", "public_finance"),
        ("V.2.3", "office", "administrative_procedures"),
        ("V.2.3", "office", "institutions"),
        ("V.2.4", "one_stop_centre", "administrative_procedures"),
    }
    assert {a["unit"] for a in plan["assignments"]} <= {unit["id"] for unit in plan["units"]}


def test_the_announced_table_is_there(plan: dict[str, Any]) -> None:
    assert [(a["section"], a["included"]) for a in plan["appendices"]] == [("IV", True)]


def test_the_example_is_scored_within_bounds(result: Assessment) -> None:
    score = result.score
    assert result.illustrative
    assert Decimal(score.lower) < Decimal(score.upper) < Decimal(score.max)
    assert (score.points, score.max, score.index) == ("64.8", "92", "70.43")
    assert (score.lower, score.upper) == ("64.8", "67.3")
    assert score.survey is not None
    assert score.survey.max == "4"


def test_what_is_open_and_what_does_not_apply(result: Assessment) -> None:
    leaves = {leaf.id for leaf in rules_of(RULESET).rulebook.leaves}
    by_status = {
        status: sorted(n.id for n in result.nodes if n.id in leaves and n.status == status)
        for status in ("undetermined", "not_applicable")
    }
    assert by_status == {
        "undetermined": ["staffing"],
        "not_applicable": ["grade_structure", "plan_completion"],
    }


def test_two_overdue_dossiers_without_an_apology_cap_what_rests_on_them(result: Assessment) -> None:
    on_time = node(result, "on_time")
    assert (on_time.value, on_time.points, on_time.status) == ("98.006645", "2", "partly")
    assert node(result, "one_stop").points == "0.75"
    apology = next(m for m in result.minimums if m.indicator == "overdue_apologised")
    assert (apology.status, apology.shortfall) == ("not_met", "2")


def test_the_two_figures_for_satisfaction_contradict_each_other(result: Assessment) -> None:
    """Both are as strong as the minimum, so it is met; that they differ is told all the same."""
    minimum = next(m for m in result.minimums if m.indicator == "procedures_satisfied")
    assert minimum.plan_targets == ("ii_2_procedures_satisfied", "pl_ii_4_procedures_satisfied")
    assert (minimum.value, minimum.actual, minimum.status) == ("90", "92", "met")
    own = [(t.value, t.status, t.shortfall) for t in result.targets]
    assert ("90", "met", None) in own
    assert ("95", "not_met", "6") in own
    assert {m.plan_status for m in result.minimums} == {"meets"}
    assert "plan-contradicts-itself" in [f.rule for f in result.findings]


def test_satisfaction_with_petitions_is_no_contradiction_of_it(result: Assessment) -> None:
    pairs = [f for f in result.findings if f.rule == "plan-contradicts-itself"]
    assert len(pairs) == 1


def test_on_the_last_day_no_task_is_overdue_and_the_next_day_most_are() -> None:
    last, after = (
        Counter(t.status for t in assessed(FOLDER, RULESET, as_of=day).tasks)
        for day in ("2025-12-31", "2026-01-01")
    )
    assert last["overdue"] == 0
    assert after["overdue"] == 17
