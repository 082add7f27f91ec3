"""Parts of documents as JSON values: numbers and days as text, exactly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from parscore.reading.base import Document
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string
from parscore.values.periods import iso


def plain(value: object) -> Any:  # noqa: ANN401 - a JSON value
    """Return a part of a document as JSON values; numbers as exact decimal strings."""
    if isinstance(value, (Decimal, Fraction)):
        return decimal_string(value)
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, Document):
        held, names = vars(value), _written_names(type(value)).items()
        return {key: plain(held[name]) for name, key in names if held[name] is not None}
    return value


@cache
def _written_names(model: type[Document]) -> Mapping[str, str]:
    """Return the names that files have for the fields of a part of a document."""
    return {name: field.alias or name for name, field in model.model_fields.items()}
