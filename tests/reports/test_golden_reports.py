"""The reports of Hợp Tiến 2025, whole. After a change of rules or data: `--update-golden`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parscore.reports.explain import render_explain
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment

LANGUAGES = ("vi", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "md", "csv"])
def test_whole_report(
    form: str, lang: str, assessment: Assessment, golden: Callable[[str, str], None]
) -> None:
    renderer = RENDERERS[form]
    golden(f"hop-tien.{lang}{renderer.suffix}", renderer(assessment, lang))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("node", ["on_time", "plan_completion", "pay", "evaluation", "steering"])
def test_one_node_explained(
    node: str, lang: str, assessment: Assessment, golden: Callable[[str, str], None]
) -> None:
    golden(f"explain-{node}.{lang}.txt", render_explain(assessment, node, lang))


def test_equal_assessments_give_equal_bytes(assessment: Assessment) -> None:
    copy = type(assessment).model_validate(assessment.model_dump(mode="json", by_alias=True))
    for renderer in RENDERERS.values():
        assert renderer(copy) == renderer(assessment)


def test_a_stored_assessment_gives_the_bytes_of_the_fresh_one(assessment: Assessment) -> None:
    stored = type(assessment).model_validate_json(RENDERERS["json"](assessment))
    for renderer in RENDERERS.values():
        assert renderer(stored) == renderer(assessment)
