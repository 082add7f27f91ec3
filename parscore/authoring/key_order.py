"""The order of the keys of a document: that of the fields of its model."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from parscore.authoring.commented import Block, Scalar
from parscore.documents.schemas import model_of_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.authoring.commented import Entry

Models = tuple[Any, ...]

_LISTS: tuple[object, ...] = (tuple, list)
_MAPPINGS: tuple[object, ...] = (dict, Mapping)


def put_in_order(root: Scalar | Block | None) -> None:
    """Sort the keys of a document that names its schema; others are left as they stand."""
    if not isinstance(root, Block):
        return
    model = model_of_schema(_word(root, "schema") or "")
    if model is not None:
        _order(root, (model,))


def _order(node: Scalar | Block | None, may_be: Models) -> None:
    if not isinstance(node, Block):
        return
    if node.is_list:
        for entry in node.entries:
            _order(entry.value, tuple(_items(may_be)))
        return
    fitting = [m for m in may_be if _is_model(m) and _says_its_type(m, node)]
    fields = {key: one for model in fitting for key, one in _fields(model).items()}
    order = {key: place for place, key in enumerate(fields)}
    if fitting:
        node.entries.sort(key=lambda entry: order.get(_key(entry), len(order)))
    free = tuple(_values(may_be))
    for entry in node.entries:
        _order(entry.value, fields.get(_key(entry), free))


def _fields(model: type[BaseModel]) -> dict[str, Models]:
    """Return the keys of a model in order, each with what may stand there."""
    if not model.__pydantic_fields_complete__:
        model.model_rebuild()
    return {
        field.alias or name: tuple(_members(field.annotation))
        for name, field in model.model_fields.items()
    }


def _says_its_type(model: type[BaseModel], node: Block) -> bool:
    """Tell whether a mapping can be of a model: by its `type`, where the model fixes one."""
    fixed = model.model_fields.get("type")
    if fixed is None or get_origin(fixed.annotation) is not Literal:
        return True
    return _word(node, "type") in get_args(fixed.annotation)


def _members(annotation: Any) -> Iterator[Any]:  # noqa: ANN401 - any type of a field
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _members(get_args(annotation)[0])
    elif origin in {Union, types.UnionType}:
        for one in get_args(annotation):
            yield from _members(one)
    else:
        yield annotation


def _items(may_be: Models) -> Iterator[Any]:
    for one in may_be:
        if get_origin(one) in _LISTS:
            yield from _members(get_args(one)[0])


def _values(may_be: Models) -> Iterator[Any]:
    for one in may_be:
        if get_origin(one) in _MAPPINGS:
            yield from _members(get_args(one)[1])


def _is_model(one: object) -> bool:
    return isinstance(one, type) and issubclass(one, BaseModel)


def _key(entry: Entry) -> str:
    return entry.key.text if entry.key is not None else ""


def _word(node: Block, key: str) -> str | None:
    """Return the text at a key of a mapping."""
    found: Iterable[Entry] = (entry for entry in node.entries if _key(entry) == key)
    value = next((entry.value for entry in found), None)
    return value.text if isinstance(value, Scalar) else None
