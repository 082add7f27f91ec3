"""From the place of a pydantic error to a place in the document, and what was allowed there.

Pydantic names the members of a union in its paths, though they are not in the file. Following
the types of the model along the path tells such names from keys, and finds the keys and options
that the document could have used.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from parscore.reading.reads import KeptAs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.reading.problems import Path
    from parscore.reading.source import Tree

KEY_MARKER = "[key]"  # how pydantic says that a key of a mapping is meant, not its value


class Trace(NamedTuple):
    """A place in the document, as far as the document has it.

    `path` may end in a key that is missing; `union` is the path of the innermost union on the
    way, if any; `keys` are the keys that the surrounding mapping may hold; `options` are the
    words that may stand at the place.
    """

    path: Path
    union: Path | None
    at_key: bool
    keys: tuple[str, ...]
    options: tuple[str, ...]


class _Member(NamedTuple):
    """One type that may stand at a place, and the names that pydantic may give it in a union."""

    type: Any
    labels: frozenset[str]


def trace(model: type[BaseModel], loc: tuple[int | str, ...], tree: Tree) -> Trace:
    """Follow a pydantic path through the model and through the document."""
    here = _members(model)
    around: list[_Member] = []
    path: list[str | int] = []
    union: Path | None = None
    named = False
    for segment in loc:
        if segment == KEY_MARKER:
            continue
        chosen = [member for member in here if segment in member.labels]
        if len(here) > 1 and chosen and not named:
            here, named, union = chosen, True, tuple(path)
            continue
        inside = [member for outer in here for member in _inside(outer.type, segment)]
        if not inside and not _holds(tree, segment):
            union = tuple(path)
            continue
        around, here, named = here, inside, False
        path.append(segment)
        tree = _child(tree, segment)
    return Trace(
        path=tuple(path),
        union=union,
        at_key=loc[-1:] == (KEY_MARKER,),
        keys=tuple(dict.fromkeys(key for member in around for key in _keys(member.type))),
        options=tuple(dict.fromkeys(word for member in here for word in _words(member.type))),
    )


def _members(annotation: Any, labels: frozenset[str] = frozenset()) -> list[_Member]:  # noqa: ANN401
    origin = get_origin(annotation)
    if origin is Annotated:
        base, *notes = get_args(annotation)
        base = next((note.type for note in notes if isinstance(note, KeptAs)), base)
        return _members(base, labels | {note.tag for note in notes if isinstance(note, Tag)})
    if origin in {Union, types.UnionType}:
        args = (arg for arg in get_args(annotation) if arg is not types.NoneType)
        return [member for arg in args for member in _members(arg, labels)]
    return [_Member(annotation, labels | _labels(annotation))]


def _labels(member: Any) -> frozenset[str]:  # noqa: ANN401 - any type of a field
    """Return the names of a model in a union: its own, or a word that a field of it must be."""
    if not _is_model(member):
        return frozenset()
    words = (word for field in member.model_fields.values() for word in _words(field.annotation))
    return frozenset((member.__name__, *words))


def _inside(member: Any, segment: str | int) -> Iterator[_Member]:  # noqa: ANN401
    origin, args = get_origin(member), get_args(member)
    if _is_model(member):
        for name, field in member.model_fields.items():
            if segment == (field.alias or name):
                yield from _members(field.annotation)
    elif isinstance(segment, int) and args:
        fixed = origin is tuple and Ellipsis not in args
        if not fixed or segment < len(args):
            yield from _members(args[segment if fixed else 0])
    elif origin in {dict, Mapping}:
        yield from _members(args[1])


def _keys(member: Any) -> Iterator[str]:  # noqa: ANN401 - any type of a field
    if _is_model(member):
        for name, field in member.model_fields.items():
            yield field.alias or name


def _words(member: Any) -> Iterator[str]:  # noqa: ANN401 - any type of a field
    if get_origin(member) is Literal:
        yield from (word for word in get_args(member) if isinstance(word, str))
    elif isinstance(member, type) and issubclass(member, Enum):
        yield from (str(choice.value) for choice in member)


def _is_model(member: Any) -> bool:  # noqa: ANN401 - any type of a field
    return isinstance(member, type) and issubclass(member, BaseModel)


def _holds(tree: Tree, segment: str | int) -> bool:
    if isinstance(tree, dict):
        return segment in tree
    return isinstance(tree, list) and isinstance(segment, int) and 0 <= segment < len(tree)


def _child(tree: Tree, segment: str | int) -> Tree:
    if isinstance(tree, dict) and isinstance(segment, str):
        return tree.get(segment)
    if isinstance(tree, list) and isinstance(segment, int) and segment < len(tree):
        return tree[segment]
    return None
