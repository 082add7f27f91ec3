"""Documents as JSON text: only what is stated, numbers exactly, keys in the order of the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from parscore.reading.base import Document
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Iterator

_INDENT = "  "


def document_text(document: Document) -> str:
    """Return a document as JSON; reading it back gives an equal model."""
    return "".join(_written(document, "\n")) + "\n"


def _written(value: object, line: str) -> Iterator[str]:
    if isinstance(value, Document):
        value = _stated(value)
    if isinstance(value, Mapping):
        pairs = ((f"{json.dumps(key, ensure_ascii=False)}: ", one) for key, one in value.items())
        yield from _listed("{}", pairs, line)
    elif isinstance(value, tuple | list):
        yield from _listed("[]", (("", one) for one in value), line)
    elif isinstance(value, Decimal):
        yield decimal_string(value)
    else:
        shown = value.isoformat() if isinstance(value, date) else value
        yield json.dumps(shown, ensure_ascii=False)


def _listed(brackets: str, pairs: Iterator[tuple[str, object]], line: str) -> Iterator[str]:
    inner = line + _INDENT
    joint = brackets[0]
    for key, one in pairs:
        yield f"{joint}{inner}{key}"
        yield from _written(one, inner)
        joint = ","
    yield brackets if joint == brackets[0] else f"{line}{brackets[1]}"


def _stated(document: Document) -> dict[str, object]:
    """Return the keys of a document that differ from what an absent key means."""
    fields = type(document).model_fields
    return {
        field.alias or name: getattr(document, name)
        for name, field in fields.items()
        if field.is_required() or getattr(document, name) != field.default
    }
