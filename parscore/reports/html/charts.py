"""The geometry of the charts: where bars begin and end, in percent of their width."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Sequence

WHOLE: Final = Fraction(100)

_PLACES: Final = 2
_HEADROOM: Final = Fraction(5, 4)  # beyond the longest of bars that have no natural end
_NEAR_AN_END: Final = 20  # percent: a label there is set inwards


class Part(NamedTuple):
    """A stretch of a bar; `kind` names its pattern."""

    start: str
    width: str
    kind: str


class Goal(NamedTuple):
    """A mark across a bar, with its label and the side to which the label is set."""

    at: str
    label: str
    anchor: str


class Bar(NamedTuple):
    """One bar, with what a reader who does not see it is told."""

    name: str
    says: str
    parts: tuple[Part, ...]
    goal: Goal | None = None


def share(value: Fraction, whole: Fraction) -> Fraction:
    """Return a value in percent of a whole, between 0 and 100; of nothing, 0."""
    return min(max(WHOLE * value / whole, Fraction(0)), WHOLE) if whole > 0 else Fraction(0)


def parts(ends: Sequence[tuple[Fraction, str]]) -> tuple[Part, ...]:
    """Return stretches that follow each other, each up to its end (in percent)."""
    found, start = [], Fraction(0)
    for end, kind in ends:
        if end > start:
            found.append(Part(_written(start), _written(end - start), kind))
            start = end
    return tuple(found)


def goal_at(place: Fraction, label: str) -> Goal:
    """Return a mark at a place (in percent); near an end its label is set inwards."""
    near_start, near_end = place < _NEAR_AN_END, place > WHOLE - _NEAR_AN_END
    anchor = "start" if near_start else "end" if near_end else "middle"
    return Goal(_written(place), label, anchor)


def scale(unit: str, *values: Fraction) -> Fraction:
    """Return what the whole width of a bar stands for: 100%, or some room beyond the longest."""
    longest = max(values, default=Fraction(0))
    if unit == "percent" and longest <= WHOLE:
        return WHOLE
    return longest * _HEADROOM


def _written(place: Fraction) -> str:
    return decimal_string(place, _PLACES)
