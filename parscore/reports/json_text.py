"""The assessment itself, as canonical JSON: equal assessments give the same bytes.

The keys of each object of the contract stand in the order of the contract, those of free maps in
alphabetical order. `exact` is left out where it says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson
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
    return json_of(assessment)


def json_of(document: BaseModel) -> str:
    """Return any typed result as JSON text that ends with a line feed."""
    return json.dumps(_plain(document), ensure_ascii=False, indent=INDENT) + "\n"


def compact(assessment: Assessment) -> bytes:
    """Return an assessment on one line, for programs: a nation's are written in one go.

    It holds what `render` writes, and `exact` everywhere; free maps stand in their own order.
    """
    return orjson.dumps(assessment, default=_named, option=orjson.OPT_APPEND_NEWLINE)


def _named(part: BaseModel) -> dict[str, Any]:
    """Return what stands in a part of a document, by the names that files have for it."""
    other, held = _other_names(type(part)), part.__dict__
    return {other.get(name, name): value for name, value in held.items()} if other else held


@cache
def _other_names(model: type) -> Mapping[str, str]:
    if not issubclass(model, BaseModel):
        raise TypeError(f"no JSON for {model.__name__}")
    declared = model.model_fields.items()
    return {name: field.alias for name, field in declared if field.alias is not None}


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
