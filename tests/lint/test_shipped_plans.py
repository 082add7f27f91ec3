"""What is said of the five shipped plans: each finding stands in the text of its document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.communes import RULES, rules_of

from parscore.documents.plan import Plan
from parscore.lint import lint_plan
from parscore.reading.json_tree import read_json
from parscore.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Callable

PLANS = {
    "hai-duong/le-hong/2021-2025": "hai-duong/2021-2025",
    "lai-chau/si-lo-lau/2025": "lai-chau/2025",
    "lang-son/chi-lang/2026-2030": "lang-son/2026-2030",
    "lang-son/doan-ket/2025": "lang-son/2025",
    "thanh-hoa/hop-tien/2025": "thanh-hoa/2025",
}


def test_the_shipped_plans_are_told_this(golden: Callable[[str, str], None]) -> None:
    lines = [line for folder, ruleset in PLANS.items() for line in _said(folder, ruleset)]
    golden("shipped-plans.txt", "\n".join(lines) + "\n")


def _said(folder: str, ruleset: str) -> list[str]:
    source = read_json((RULES / folder / "plan.json").read_bytes(), f"{folder}/plan.json")
    plan = load(Plan, source)
    return [one.render("vi") for one in lint_plan(plan, rules_of(ruleset).rulebook, source)]
