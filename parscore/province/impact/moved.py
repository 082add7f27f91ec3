"""The same data in another year: every day of a document moved, nothing else touched."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from parscore.reading.base import Document

if TYPE_CHECKING:
    from parscore.values.periods import Period

Made = TypeVar("Made", bound=Document)


def years_between(scored: Period, data: Period) -> int:
    """Return by how many years data must be moved for a set to score it as its own.

    No year where they share a day; else to the nearest year of the period that the set scores.
    """
    if scored.overlaps(data):
        return 0
    if data.end < scored.start:
        return scored.start.year - data.start.year
    return scored.end.year - data.end.year


def moved(document: Made, years: int) -> Made:
    """Return a document with every day in it so many years later; 29 February becomes the 28th."""
    if not years:
        return document
    found: Made = _moved(document, years)
    return found


def _moved(value: Any, years: int) -> Any:  # noqa: ANN401 - whatever a document holds
    if value is None or isinstance(value, (str, int, Decimal)):  # most are: no need to look on
        return value
    match value:
        case date():
            return day_moved(value, years)
        case Document():
            fields = {name: _moved(one, years) for name, one in value}
            changed = {name: one for name, one in fields.items() if one is not getattr(value, name)}
            return value.model_copy(update=changed) if changed else value
        case tuple():
            several = tuple(_moved(one, years) for one in value)
            return value if all(map(_same, several, value)) else several
        case Mapping():
            named = {key: _moved(one, years) for key, one in value.items()}
            return value if all(map(_same, named.values(), value.values())) else named
    return value


def _same(one: object, other: object) -> bool:
    return one is other


def day_moved(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
