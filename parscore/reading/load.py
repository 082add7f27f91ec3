"""Reading a document: from bytes to a typed model, or to every problem that stands in the way.

source = read_json(read_file(path), path)
plan = load(Plan, source)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from parscore.reading.base import CLEAN, Document
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.problems import Problem, Unreadable, kind, shortened
from parscore.reading.source import Source
from parscore.reading.yaml_tree import read_yaml

if TYPE_CHECKING:
    from parscore.reading.source import Tree

__all__ = [
    "Problem",
    "Source",
    "Unreadable",
    "load",
    "load_json",
    "read_file",
    "read_json",
    "read_yaml",
]

WRONG_SCHEMA = kind(
    "E070",
    says=(
        "Tệp này ghi mẫu “{found}”, nhưng ở đây cần “{expected}”.",
        "This file names the schema “{found}”, but “{expected}” is needed here.",
    ),
    advise=(
        "Hãy kiểm tra xem có chọn nhầm tệp không.",
        "Check that this is the file you meant.",
    ),
)
NEWER_SCHEMA = kind(
    "E071",
    says=(
        "Tệp này theo mẫu “{found}”, mới hơn mẫu “{expected}” mà chương trình này đọc được.",
        "This file follows “{found}”, which is newer than “{expected}” that this program reads.",
    ),
    advise=("Hãy cập nhật parscore.", "Update parscore."),
)

D = TypeVar("D", bound=Document)


def load(model: type[D], source: Source) -> D:
    """Return the document as a model.

    Raises:
        Unreadable: with every key and value that does not fit, each at its place.
    """
    expected = model.schema_name()
    if expected:
        _check_schema(source, expected)
    try:
        context = CLEAN if source.is_clean else None
        return model.model_validate(upgrade(source.tree, expected), context=context)
    except ValidationError as error:
        from parscore.reading.faults import problems_of  # noqa: PLC0415 - only where something is wrong

        raise Unreadable(problems_of(error, model, source)) from None


def load_json(model: type[D], path: str) -> tuple[D, Source]:
    """Return the document of a JSON file as a model, with what it was read from.

    No value of the model may hold others to any depth: then a document that fits is not too deep,
    and only one that does not is looked through for its depth.

    Raises:
        Unreadable: with every problem of the text, or every key and value that does not fit.
    """
    data = read_file(path)
    source = read_json(data, path, any_depth=True)
    try:
        return load(model, source), source
    except Unreadable:
        read_json(data, path)  # if it is too deep, only that is told
        raise


def upgrade(tree: Tree, _schema: str | None) -> Tree:
    """Return the tree as the present version of its schema would have it.

    Every schema is at its first version, so the tree is returned as it is. When a second version
    comes, this is the one place that turns the first into it.
    """
    return tree


def _check_schema(source: Source, expected: str) -> None:
    """Refuse a document of another kind or of a later version; `load` tells if none is named."""
    found = source.tree.get("schema") if isinstance(source.tree, dict) else None
    if not isinstance(found, str) or found == expected:
        return
    name, _, version = found.rpartition("/")
    known, _, latest = expected.rpartition("/")
    newer = name == known and version.isdecimal() and int(version) > int(latest)
    why = NEWER_SCHEMA if newer else WRONG_SCHEMA
    problem = source.problem(why, ("schema",), found=shortened(found), expected=expected)
    raise Unreadable([problem])
