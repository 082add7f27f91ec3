"""The JSON is canonical and can be read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from pydantic_core import to_json

from parscore.documents.assessment import Assessment
from parscore.reports.json_text import compact, render

if TYPE_CHECKING:
    from collections.abc import Iterator


def objects(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    parts = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list):
        for part in parts:
            yield from objects(part)


def test_it_reads_back_as_it_was(assessment: Assessment) -> None:
    assert Assessment.model_validate(json.loads(render(assessment))) == assessment


def test_it_is_the_same_in_every_language(assessment: Assessment) -> None:
    assert render(assessment, "vi") == render(assessment, "en")


def test_it_is_utf8_and_ends_with_one_line_feed(assessment: Assessment) -> None:
    text = render(assessment)
    assert "Hợp Tiến" in text
    assert text.endswith("}\n")


def test_exact_stands_only_where_it_says_something(assessment: Assessment) -> None:
    exact = [one["exact"] for one in objects(json.loads(render(assessment))) if "exact" in one]
    assert exact
    assert all(exact)


def test_the_keys_of_the_contract_keep_their_order(assessment: Assessment) -> None:
    data = json.loads(render(assessment))
    assert list(data)[:4] == ["schema", "engine", "ruleset", "inputs"]
    assert list(data["period"]) == ["from", "to"]
    assert "class" in data["score"]


def test_the_order_of_free_keys_changes_nothing(assessment: Assessment) -> None:
    data = assessment.model_dump(mode="json", by_alias=True)
    for node in data["nodes"]:
        if node["measure"]:
            node["measure"] = dict(reversed(node["measure"].items()))
    assert render(Assessment.model_validate(data)) == render(assessment)


def test_on_one_line_it_is_what_pydantic_writes(assessment: Assessment) -> None:
    assert compact(assessment) == to_json(assessment, by_alias=True) + b"\n"


def test_on_one_line_it_reads_back_as_it_was(assessment: Assessment) -> None:
    assert Assessment.model_validate(json.loads(compact(assessment))) == assessment


def test_what_is_no_part_of_a_document_is_refused(assessment: Assessment) -> None:
    odd = assessment.model_copy(update={"as_of": object()})
    with pytest.raises(TypeError, match="not JSON serializable: object"):
        compact(odd)
