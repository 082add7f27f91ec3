"""Readings of many communes become one table: a column for each figure of each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from parscore.formulas.reading import Reading
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

ROW = "row"
GIVEN, MISSING, NOT_APPLICABLE = 0, 1, 2
STATES = {"given": GIVEN, "missing": MISSING, "not_applicable": NOT_APPLICABLE}
MOST_PLACES = 6
LARGEST = 2**50
"""Figures beyond these limits stay with the exact path."""

_PLAIN = ("numerator", "denominator", "value", "points", "done", "level")
_PREVIOUS = ("numerator", "denominator", "value")
_NOT_READ = Reading(state="missing")


Layout = tuple[frozenset[str], frozenset[tuple[str, int]]]


@dataclass(frozen=True)
class Population:
    """One row per commune, and the readings it was made from for what columns cannot hold.

    Columns: `<indicator>.state` (0 given, 1 missing, 2 not applicable); numbers as integers scaled
    by ten to the power of `places` of their column; `.done` and `.items.<id>` yes or no, `.items`
    and `.occurrences` how many; `.level` a word; `.day` and `.since` days counted from year 1;
    `.hard` where a number does not fit. No column has nulls: `<column>.known` tells where there is
    such a figure, elsewhere 0, no or nothing stands. A figure that nobody has needs no column.
    `ranges` tell the least and the largest integer of each column of numbers.
    """

    frame: pl.DataFrame
    places: Mapping[str, int]
    ranges: Mapping[str, tuple[int, int]]
    readings: Sequence[Mapping[str, Reading]]
    survey: Sequence[Mapping[str, Reading]]

    def __len__(self) -> int:
        """Return how many communes there are."""
        return len(self.readings)

    @property
    def layout(self) -> Layout:
        """Return what a rule set is compiled for: the columns, and how their numbers are scaled."""
        return frozenset(self.frame.columns), frozenset(self.places.items())


def load(
    readings: Sequence[Mapping[str, Reading]],
    survey: Sequence[Mapping[str, Reading]] | None = None,
) -> Population:
    """Return the table of some communes' readings by indicator, and of their survey results."""
    columns = [pl.Series(ROW, range(len(readings)), dtype=pl.Int64)]
    places: dict[str, int] = {}
    ranges: dict[str, tuple[int, int]] = {}
    for name in dict.fromkeys(name for of_commune in readings for name in of_commune):
        refused: set[int] = set()
        for column, values in _figures(name, [one.get(name, _NOT_READ) for one in readings]):
            plain = values
            if any(type(value) is Fraction for value in values):
                places[column], plain, too_hard = _scaled(values)
                refused.update(too_hard)
            found = pl.Series(column, plain, dtype=_type(column))
            if not column.endswith(".state"):
                columns.append(found.is_not_null().alias(f"{column}.known"))
            columns.append(found.fill_null(_NOTHING[found.dtype]))
            if found.dtype == pl.Int64:
                ranges[column] = _range(columns[-1])
        if refused:
            marks = [row in refused for row in range(len(readings))]
            columns.append(pl.Series(f"{name}.hard", marks, dtype=pl.Boolean))
    frame = pl.DataFrame(columns)
    return Population(frame, places, ranges, readings, survey or [{}] * len(readings))


def _figures(name: str, readings: Sequence[Reading]) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the columns that the readings of an indicator fill; numbers are not scaled yet."""
    fields = _transposed(readings)
    yield f"{name}.state", [STATES[state] for state in fields["state"]]
    yield from ((f"{name}.{key}", fields[key]) for key in _PLAIN if key in fields)
    for key in (one for one in ("day", "since") if one in fields):
        yield f"{name}.{key}", [day and day.toordinal() for day in fields[key]]
    if "occurrences" in fields:
        happened = fields["occurrences"]
        yield f"{name}.occurrences", [None if one is None else len(one) for one in happened]
    if "items" in fields:
        yield from _counted(f"{name}.items", fields["items"])
    if "previous" in fields:
        before = _transposed([one or _NOT_READ for one in fields["previous"]])
        yield from ((f"{name}.previous.{key}", before[key]) for key in _PREVIOUS if key in before)


def _counted(
    column: str, of_all: Sequence[Mapping[str, bool] | None]
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield how many items there are, and each of them."""
    yield column, [None if items is None else sum(items.values()) for items in of_all]
    for name in dict.fromkeys(name for items in of_all for name in items or ()):
        yield f"{column}.{name}", [None if items is None else items.get(name) for items in of_all]


def _transposed(readings: Sequence[Reading]) -> dict[str, Sequence[Any]]:
    """Return the fields that any of the readings has, each with the figures of all."""
    nothing = (None,) * len(readings)
    fields = zip(Reading._fields, zip(*readings, strict=True), strict=True)
    return {key: values for key, values in fields if values != nothing}


_NOTHING: Final[dict[Any, Any]] = {
    pl.Int8: MISSING,
    pl.Int64: 0,
    pl.Boolean: False,
    pl.String: "",
}


def _range(column: pl.Series) -> tuple[int, int]:
    """Return the least and the largest integer of a column; 0 where there is none."""
    least, most = column.min(), column.max()
    return (least, most) if isinstance(least, int) and isinstance(most, int) else (0, 0)


def _type(column: str) -> Any:  # noqa: ANN401 - polars' types are classes
    key = column.partition(".")[2]
    if key == "level":
        return pl.String
    if key == "done" or key.startswith("items."):
        return pl.Boolean
    return pl.Int8 if key == "state" else pl.Int64


def _scaled(values: Sequence[Fraction | None]) -> tuple[int, list[int | None], list[int]]:
    """Return the places of a column, its scaled integers, and the rows that do not fit."""
    bottoms = {value.denominator for value in values if value is not None}
    fitting = [bottom for bottom in bottoms if 10**MOST_PLACES % bottom == 0]
    places = next(p for p in range(MOST_PLACES + 1) if all(10**p % one == 0 for one in fitting))
    factors = {bottom: 10**places // bottom for bottom in fitting}
    scaled = [
        None if value is None else value.numerator * factors.get(value.denominator, LARGEST)
        for value in values
    ]
    refused = [row for row, it in enumerate(scaled) if it is not None and abs(it) >= LARGEST]
    for row in refused:
        scaled[row] = 0
    return places, scaled, refused
