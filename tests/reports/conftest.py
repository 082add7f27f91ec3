"""The assessments that the reports are tried on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from parscore.advice.steps import advised
from parscore.documents.assessment import Assessment
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, search_path

if TYPE_CHECKING:
    from collections.abc import Callable

RULES = Path(__file__).parents[2] / "rules"
COMMUNE = RULES / "thanh-hoa" / "hop-tien" / "2025"


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    """Hợp Tiến 2025 as committed; hashes and version are fixed, so that golden files say less."""
    opened = open_documents(str(COMMUNE / "plan.json"), str(COMMUNE / "actuals.json"))
    rules, stale = find_rules(opened, search_path({}, RULES), None, opened.actuals.as_of)
    provenance = Provenance("1" * 64, "2" * 64, "0.0.0", stale)
    made = advised(opened.plan, opened.actuals, rules, provenance, engine="reference")
    ruleset = made.ruleset.model_copy(update={"sha256": "3" * 64})
    return made.model_copy(update={"ruleset": ruleset})


@pytest.fixture(scope="session")
def changed(assessment: Assessment) -> Callable[[Callable[[dict[str, Any]], None]], Assessment]:
    """Return the assessment with its JSON changed by a function."""

    def change(edit: Callable[[dict[str, Any]], None]) -> Assessment:
        data = assessment.model_dump(mode="json", by_alias=True)
        edit(data)
        return Assessment.model_validate(data)

    return change
