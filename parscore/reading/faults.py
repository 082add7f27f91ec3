"""What pydantic found wrong with a document, told as problems: in place, in words, with advice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parscore.reading.base import (
    A_LIST,
    A_MAPPING,
    A_TEXT,
    REFUSED,
    WRONG_TYPE,
    YES_OR_NO,
    described,
    refusal,
)
from parscore.reading.problems import (
    MORE_PROBLEMS,
    MOST_PROBLEMS,
    Kind,
    Problem,
    kind,
    shortened,
)
from parscore.reading.trace import Trace, trace
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from parscore.reading.source import Source
    from parscore.values.messages import Argument

UNKNOWN_KEY = kind(
    "E060",
    says=("Không có khóa “{key}” trong mẫu.", "The key “{key}” is not known here."),
    advise=("Các khóa dùng được: {options}.", "The keys that may stand here: {options}."),
)
MISSPELT_KEY = kind(
    "E061",
    says=("Không có khóa “{key}” trong mẫu.", "The key “{key}” is not known here."),
    advise=("Có phải ý là “{meant}”?", "Did you mean “{meant}”?"),
)
MISSING_KEY = kind(
    "E062",
    says=("Thiếu khóa “{key}”.", "The key “{key}” is missing."),
    advise=("Hãy thêm khóa này.", "Add it."),
)
MISSING_KEY_OF_OPTIONS = kind(
    "E063",
    says=("Thiếu khóa “{key}”.", "The key “{key}” is missing."),
    advise=(
        "Hãy thêm khóa này với một trong các giá trị: {options}.",
        "Add it with one of: {options}.",
    ),
)
NOT_AN_OPTION = kind(
    "E064",
    says=("{value} không dùng được ở đây.", "{value} may not stand here."),
    advise=("Hãy chọn một trong các giá trị: {options}.", "Choose one of: {options}."),
)
MISSPELT_OPTION = kind(
    "E065",
    says=("{value} không dùng được ở đây.", "{value} may not stand here."),
    advise=(
        "Có phải ý là “{meant}”? Các giá trị dùng được: {options}.",
        "Did you mean “{meant}”? One of these may stand here: {options}.",
    ),
)
TOO_FEW = kind(
    "E066",
    says=(
        "Danh sách có {count} mục, cần ít nhất {least}.",
        "The list has {count} entries; it needs at least {least}.",
    ),
    advise=("Hãy thêm cho đủ.", "Add the missing ones."),
)
TOO_MANY = kind(
    "E067",
    says=(
        "Danh sách có {count} mục, nhiều nhất là {most}.",
        "The list has {count} entries; at most {most} may stand here.",
    ),
    advise=("Hãy bớt đi.", "Remove some."),
)
OUT_OF_RANGE = kind(
    "E068",
    says=("{value} không nằm trong khoảng cho phép.", "{value} is out of range."),
    advise=("Giá trị phải {relation} {bound}.", "It must be {relation} {bound}."),
)
INVALID = kind(
    "E069",
    says=("{value} không hợp lệ ở đây.", "{value} is not valid here."),
    advise=("Hãy đối chiếu với mẫu của tệp này.", "Compare it with the schema of this file."),
)

_ABOUT_A_TAG = {"union_tag_invalid", "union_tag_not_found"}
_EXPECTED = {
    "model_type": A_MAPPING,
    "model_attributes_type": A_MAPPING,
    "dict_type": A_MAPPING,
    "mapping_type": A_MAPPING,
    "list_type": A_LIST,
    "tuple_type": A_LIST,
    "set_type": A_LIST,
    "frozen_set_type": A_LIST,
    "string_type": A_TEXT,
    "bool_type": YES_OR_NO,
    "union_tag_not_found": A_MAPPING,
}
_BOUNDS = {
    "greater_than": (">", "gt"),
    "greater_than_equal": ("≥", "ge"),
    "less_than": ("<", "lt"),
    "less_than_equal": ("≤", "le"),
}


def problems_of(error: ValidationError, model: type[BaseModel], source: Source) -> list[Problem]:
    """Return the problems that pydantic found in a document, in no particular order."""
    found = [
        (details, trace(model, _place_of(details), source.tree))
        for details in error.errors(include_url=False)
        if not _misses_what_is_there(details)
    ]
    told = list(_telling(found))
    problems = [_problem(details, at, source) for details, at in told[:MOST_PROBLEMS]]
    problems += [source.problem(MORE_PROBLEMS, at.path) for _, at in told[MOST_PROBLEMS:][:1]]
    return problems


def _place_of(details: ErrorDetails) -> tuple[int | str, ...]:
    """Return the path of an error; that of a wrong tag leads to the mapping, not to the tag."""
    if details["type"] in _ABOUT_A_TAG and isinstance(details["input"], dict):
        return (*details["loc"], details["ctx"]["discriminator"].strip("'"))
    return details["loc"]


def _misses_what_is_there(details: ErrorDetails) -> bool:
    """Tell whether pydantic misses entries of a list that are there, but have faults themselves."""
    if details["type"] != "too_short" or not isinstance(details["input"], list | dict):
        return False
    return len(details["input"]) >= int(details["ctx"]["min_length"])


def _telling(found: list[tuple[ErrorDetails, Trace]]) -> Iterator[tuple[ErrorDetails, Trace]]:
    """Leave out what the rejected members of a union add to a fault.

    Each member of a union complains. Where one of them took the value far enough to complain of
    a part of it, that complaint tells the fault; else the first one does.
    """
    entered = {at.union for _, at in found if at.union is not None and at.path != at.union}
    told = set()
    for details, at in found:
        if at.union is not None and at.path == at.union:
            if at.path in entered or at.path in told:
                continue
            told.add(at.path)
        yield details, at


def _problem(details: ErrorDetails, at: Trace, source: Source) -> Problem:
    why, args = _reason(details, at)
    at_key = at.at_key or details["type"] == "extra_forbidden"
    return source.told(why, at.path, args, key=at_key)


def _reason(details: ErrorDetails, at: Trace) -> tuple[Kind, dict[str, Argument]]:
    name, value, context = details["type"], details["input"], details.get("ctx", {})
    if name == REFUSED:
        return refusal(details)
    if name == "extra_forbidden":
        return _unknown_key(at)
    if name in {"literal_error", "enum", "union_tag_invalid"}:
        return _not_an_option(context.get("tag", value), at)
    if name == "missing" or (name == "union_tag_not_found" and isinstance(value, dict)):
        return _missing_key(at)
    if name in _EXPECTED:
        return WRONG_TYPE, {"expected": _EXPECTED[name], "found": described(value)}
    return _limit(name, value, context)


def _limit(name: str, value: object, context: dict[str, Any]) -> tuple[Kind, dict[str, Argument]]:
    if name == "too_short":
        return TOO_FEW, {"count": context["actual_length"], "least": context["min_length"]}
    if name == "too_long":
        return TOO_MANY, {"count": context["actual_length"], "most": context["max_length"]}
    if name in _BOUNDS:
        relation, bound = _BOUNDS[name]
        return OUT_OF_RANGE, {
            "value": described(value),
            "relation": relation,
            "bound": str(context[bound]),
        }
    return INVALID, {"value": described(value)}


def _unknown_key(at: Trace) -> tuple[Kind, dict[str, Argument]]:
    key = str(at.path[-1])
    meant = did_you_mean(key, at.keys)
    shown = shortened(key)
    if meant:
        return MISSPELT_KEY, {"key": shown, "meant": meant}
    return UNKNOWN_KEY, {"key": shown, "options": _listed(at.keys)}


def _missing_key(at: Trace) -> tuple[Kind, dict[str, Argument]]:
    key = str(at.path[-1])
    if at.options:
        return MISSING_KEY_OF_OPTIONS, {"key": key, "options": _listed(at.options)}
    return MISSING_KEY, {"key": key}


def _not_an_option(value: object, at: Trace) -> tuple[Kind, dict[str, Argument]]:
    args: dict[str, Argument] = {"value": described(value), "options": _listed(at.options)}
    meant = did_you_mean(value, at.options) if isinstance(value, str) else None
    if meant:
        return MISSPELT_OPTION, args | {"meant": meant}
    return NOT_AN_OPTION, args


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)
