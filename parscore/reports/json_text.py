"""The assessment itself, as canonical JSON: equal assessments give the same bytes.

The keys of each object of the contract stand in the order of the contract, those of free maps in
alphabetical order. `exact` is left out where it says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

INDENT: Final = 2
OMITTED_IF_EMPTY: Final = "exact"


def render(assessment: Assessment, lang: Lang = "vi") -> str:  # noqa: ARG001 - it holds both languages
    """Return the assessment as JSON text that ends with a line feed.

    The text is the same in every language, and `Assessment.model_validate` reads it back.
    """
    return json_text(assessment)


def json_text(document: BaseModel) -> str:
    """Return any document of ours as canonical JSON text."""
    return json.dumps(_plain(document), ensure_ascii=False, indent=INDENT) + "\n"


def _plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    if isinstance(value, BaseModel):
        declared = type(value).model_fields
        return {
            declared[name].alias or name: _plain(part)
            for name, part in value
            if part or name != OMITTED_IF_EMPTY
        }
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
