"""The plan of Hợp Tiến 2025 holds what its source document says."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

PLAN = Path(__file__).parents[2] / "rules/thanh-hoa/hop-tien/2025/plan.json"

FIELDS = {
    "steering",
    "institutions",
    "administrative_procedures",
    "organisation",
    "civil_service",
    "public_finance",
    "digital_government",
}
KINDS = {
    "date",
    "month",
    "quarter",
    "year",
    "recurring",
    "continuous",
    "on_demand",
    "as_prescribed",
}
TASKS_PER_APPENDIX = {"01": 4, "02": 8, "03": 6, "04": 7, "05": 5, "06": 4, "07": 5}


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def plan(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_it_is_written_in_composed_letters_without_escapes(text: str) -> None:
    assert unicodedata.is_normalized("NFC", text)
    assert "\\u" not in text


def test_the_blanks_of_the_document_stay_blank(plan: dict[str, Any]) -> None:
    assert plan["number"] is None
    assert plan["issued"] is None
    assert plan["period"] == {"from": "2025-01-01", "to": "2025-12-31"}


def test_the_legal_basis_is_the_five_documents_cited(plan: dict[str, Any]) -> None:
    assert [(b["number"], b["issued"]) for b in plan["basis"]] == [
        (None, "2025-06-16"),
        ("4625/BNV-CCHC", "2025-07-02"),
        ("22-KH/TU", "2021-07-23"),
        ("3740/QĐ-UBND", "2021-09-24"),
        ("2649/QĐ-UBND", "2025-08-02"),
    ]


def test_each_quantified_target_is_there_with_its_operator(plan: dict[str, Any]) -> None:
    found = [(t["section"], t["indicator"], t["op"], t["value"]) for t in plan["targets"]]
    assert found == [
        ("II.1.1", "legal_documents_right_process", ">=", 100),
        ("II.1.2", "dossiers_on_time", ">", 98),
        ("II.1.2", "results_digitised", ">=", 100),
        ("II.1.2", "online_payment", ">=", 30),
        ("II.1.2", "no_repeat_documents", ">=", 80),
        ("II.1.3", "offices_following_rules", ">=", 100),
        ("II.1.6", "documents_e_signed", ">=", 100),
        ("II.2.2.c", "data_reused", ">=", 80),
        ("II.2.2.d", "dossiers_on_time", ">", 98),
        ("II.2.2.d", "procedures_fully_online", ">=", 100),
        ("II.2.2.d", "online_payment", ">=", 30),
        ("Phụ lục 02.4", "data_reused", ">=", 80),
        ("Phụ lục 02.5", "dossiers_on_time", ">", 98),
        ("Phụ lục 02.5", "procedures_fully_online", ">=", 100),
        ("Phụ lục 02.5", "online_payment", ">=", 30),
    ]


def test_a_quote_states_the_figure_of_its_target(plan: dict[str, Any]) -> None:
    for target in plan["targets"]:
        assert f"{target['value']}%" in target["quote"], target["id"]


def test_each_appendix_holds_its_tasks_in_order(plan: dict[str, Any]) -> None:
    sections = [task["section"] for task in plan["tasks"]]
    expected = [
        f"Phụ lục {appendix}.{number}"
        for appendix, count in TASKS_PER_APPENDIX.items()
        for number in range(1, count + 1)
    ]
    assert sections == expected


def test_the_commitments_without_a_figure_cover_every_part(plan: dict[str, Any]) -> None:
    parts = Counter(c["section"].split(".")[0] for c in plan["commitments"])
    assert parts == {"I": 3, "II": 48, "III": 1, "IV": 7}


def test_ids_are_unique_and_fields_are_those_of_the_frame(plan: dict[str, Any]) -> None:
    entries = [e for key in ("targets", "commitments", "tasks") for e in plan[key]]
    ids = [e["id"] for e in (*entries, *plan["units"])]
    assert [i for i, count in Counter(ids).items() if count > 1] == []
    assert {e["field"] for e in entries} == FIELDS


def test_every_unit_named_by_a_task_is_defined(plan: dict[str, Any]) -> None:
    units = {unit["id"] for unit in plan["units"]}
    for task in plan["tasks"]:
        assert task["lead"], task["id"]
        assert {*task["lead"], *task["support"]} <= units, task["id"]


def test_no_spelling_belongs_to_two_units(plan: dict[str, Any]) -> None:
    spellings = [s for unit in plan["units"] for s in (unit["name"], *unit["aliases"])]
    assert [s for s, count in Counter(spellings).items() if count > 1] == []


def test_every_due_is_one_the_plan_can_mean(plan: dict[str, Any]) -> None:
    dated = {"date", "month", "quarter", "year"}
    for task in plan["tasks"]:
        assert task["due"], task["id"]
        for due in task["due"]:
            assert due["kind"] in KINDS
            assert due["text"]
            assert ("by" in due) == (due["kind"] in dated), task["id"]
            if "by" in due:
                date.fromisoformat(due["by"])


@pytest.mark.parametrize(
    ("task", "by"),
    [
        ("pl07_1", "2025-08-14"),  # trước ngày 15/8/2025
        ("pl04_2", "2025-12-27"),  # trước ngày 28/12/2025
        ("pl04_5", "2025-12-24"),  # trước ngày 25/12/2025
        ("pl03_1", "2025-07-31"),  # tháng 7/2025
        ("pl02_2", "2025-09-30"),  # quý III/2025
        ("pl04_7", "2026-03-31"),  # chậm nhất quý I/2026
    ],
)
def test_a_due_ends_on_its_last_possible_day(plan: dict[str, Any], task: str, by: str) -> None:
    found = next(t for t in plan["tasks"] if t["id"] == task)
    assert by in [due.get("by") for due in found["due"]]


def test_part_iv_gives_each_field_to_one_office(plan: dict[str, Any]) -> None:
    leads: dict[str, set[str]] = {}
    for one in plan["assignments"]:
        assert one["role"] == "lead"
        if "field" in one:
            leads.setdefault(one["field"], set()).add(one["unit"])
    assert leads == {
        "steering": {"culture_society"},
        "institutions": {"office"},
        "administrative_procedures": {"office"},
        "organisation": {"culture_society"},
        "civil_service": {"culture_society"},
        "public_finance": {"economy"},
        "digital_government": {"culture_society"},
    }
    summaries = [one for one in plan["assignments"] if "trước ngày 20/12/2025" in one["text"]]
    assert [one["section"][:6] for one in summaries] == [
        "IV.2.c",
        "IV.2.e",
        "IV.2.a",
        "IV.2.b",
        "IV.3",
    ]
