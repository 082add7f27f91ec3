"""The columns of a field's sheet, and those that nobody sees."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

WIDTHS: Final = MappingProxyType(
    {
        "number": 7.0,
        "title": 36.0,
        "max": 7.5,
        "numerator": 8.5,
        "denominator": 8.5,
        "value": 10.5,
        "answer": 12.0,
        "ratio": 8.5,
        "how": 28.0,
        "effect": 9.0,
        "points": 9.0,
        "status": 10.0,
        "evidence": 25.0,
        "note": 26.0,
        "round1": 8.0,
        "opinion1": 13.0,
        "explanation": 15.0,
        "round2": 8.0,
        "opinion2": 13.0,
    }
)
"""The widths of the columns in characters, in the order of the form."""

COLUMNS: Final = tuple(WIDTHS)
DECLARED: Final = ("numerator", "denominator", "value", "answer", "ratio")
APPRAISED: Final = ("round1", "opinion1", "explanation", "round2", "opinion2")
HIDDEN: Final = MappingProxyType(
    {name: len(COLUMNS) + place for place, name in enumerate(("x", "y", "state", "id"))}
)
_PLACES: Final = MappingProxyType({name: place for place, name in enumerate(COLUMNS)} | HIDDEN)


def at(column: str) -> int:
    """Return the place of a column, counted from 0."""
    return _PLACES[column]
