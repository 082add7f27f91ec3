"""Readings of many communes become one table: a column for each figure of each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from parscore.values.numbers import is_decimal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.formulas.reading import Reading

ROW = "row"
GIVEN, MISSING, NOT_APPLICABLE = 0, 1, 2
STATES = {"given": GIVEN, "missing": MISSING, "not_applicable": NOT_APPLICABLE}
MOST_PLACES = 6
LARGEST = 2**50
"""Figures beyond these limits stay with the exact path."""

_PLAIN = ("numerator", "denominator", "value", "points", "done", "level")
_PREVIOUS = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class Population:
    """One row per commune, and the readings it was made from for what columns cannot hold.

    Columns: `<indicator>.state` (0 given, 1 missing, 2 not applicable); numbers as integers scaled
    by ten to the power of `places` of their column; `.done` and `.items.<id>` yes or no, `.items`
    and `.occurrences` how many; `.level` a word; `.day` and `.since` days counted from year 1;
    `.hard` where a number does not fit. No column has nulls: `<column>.known` tells where there is
    such a figure, elsewhere 0, no or nothing stands. A figure that nobody has needs no column.
    """

    frame: pl.DataFrame
    places: Mapping[str, int]
    readings: Sequence[Mapping[str, Reading]]
    survey: Sequence[Mapping[str, Reading]]

    def __len__(self) -> int:
        """Return how many communes there are."""
        return len(self.readings)


def load(
    readings: Sequence[Mapping[str, Reading]],
    survey: Sequence[Mapping[str, Reading]] | None = None,
) -> Population:
    """Return the table of some communes' readings by indicator, and of their survey results."""
    count = len(readings)
    cells: dict[str, list[Any]] = {}
    for row, of_commune in enumerate(readings):
        for name, reading in of_commune.items():
            for column, value in _cells(name, reading):
                if column not in cells:
                    cells[column] = [None] * count
                cells[column][row] = value
    series: dict[str, pl.Series] = {}
    places: dict[str, int] = {}
    hard: dict[str, set[int]] = {}
    for column, values in cells.items():
        plain = values
        if any(isinstance(value, Fraction) for value in values):
            places[column], plain, refused = _scaled(values)
            hard.setdefault(_indicator(column), set()).update(refused)
        found = pl.Series(column, plain, dtype=_type(column))
        if not column.endswith(".state"):
            series[f"{column}.known"] = found.is_not_null().alias(f"{column}.known")
        series[column] = found.fill_null(_NOTHING[found.dtype])
    for name, rows in hard.items():
        if rows:
            marks = [row in rows for row in range(count)]
            series[f"{name}.hard"] = pl.Series(f"{name}.hard", marks, dtype=pl.Boolean)
    frame = pl.DataFrame([pl.Series(ROW, range(count), dtype=pl.Int64), *series.values()])
    return Population(frame, places, readings, survey or [{}] * count)


def _cells(name: str, reading: Reading) -> Iterator[tuple[str, object]]:
    """Yield the columns that a reading fills, with their values; numbers are not scaled yet."""
    yield f"{name}.state", STATES[reading.state]
    before, items, happened = reading.previous, reading.items, reading.occurrences
    filled = [
        *((key, getattr(reading, key)) for key in _PLAIN),
        ("day", reading.day and reading.day.toordinal()),
        ("since", reading.since and reading.since.toordinal()),
        ("items", None if items is None else sum(items.values())),
        ("occurrences", None if happened is None else len(happened)),
        *((f"items.{item}", there) for item, there in (items or {}).items()),
        *((f"previous.{key}", getattr(before, key)) for key in _PREVIOUS if before is not None),
    ]
    yield from ((f"{name}.{key}", value) for key, value in filled if value is not None)


def _indicator(column: str) -> str:
    return column.partition(".")[0]


_NOTHING: Final[dict[Any, Any]] = {
    pl.Int8: MISSING,
    pl.Int64: 0,
    pl.Boolean: False,
    pl.String: "",
}


def _type(column: str) -> Any:  # noqa: ANN401 - polars' types are classes
    key = column.partition(".")[2]
    if key == "level":
        return pl.String
    if key == "done" or key.startswith("items."):
        return pl.Boolean
    return pl.Int8 if key == "state" else pl.Int64


def _scaled(values: Sequence[Fraction | None]) -> tuple[int, list[int | None], list[int]]:
    """Return the places of a column, its scaled integers, and the rows that do not fit."""
    fitting = [one for one in values if one is not None and is_decimal(one, MOST_PLACES)]
    places = next(p for p in range(MOST_PLACES + 1) if all(is_decimal(x, p) for x in fitting))
    unit = 10**places
    scaled: list[int | None] = []
    refused: list[int] = []
    for row, value in enumerate(values):
        number = None if value is None else value * unit
        if number is not None and (number.denominator != 1 or abs(number.numerator) >= LARGEST):
            refused.append(row)
            number = Fraction(0)
        scaled.append(None if number is None else number.numerator)
    return places, scaled, refused
