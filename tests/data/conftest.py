"""The plan that a module is about, by its `FOLDER`, and the words of its document."""

from __future__ import annotations

from typing import Any

import pytest
from support.seeds import plan_of, source_text


@pytest.fixture(scope="module")
def plan(request: pytest.FixtureRequest) -> dict[str, Any]:
    return plan_of(request.module.FOLDER)


@pytest.fixture(scope="module")
def text(plan: dict[str, Any]) -> str:
    return source_text(plan)
