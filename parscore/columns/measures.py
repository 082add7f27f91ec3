"""Readings of many communes become one table: a column for each figure of each indicator."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice, product, repeat
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from parscore.formulas.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.values.exact import Fraction

ROW = "row"
GIVEN, MISSING, NOT_APPLICABLE = 0, 1, 2
STATES = {"given": GIVEN, "missing": MISSING, "not_applicable": NOT_APPLICABLE}
AT_ONCE = 256  # communes looked at together: what they have fits into the caches of a processor
MOST_PLACES = 6
LARGEST = 2**50
"""Figures beyond these limits stay with the exact path."""

_PLAIN = ("numerator", "denominator", "value", "points", "done", "level")
_PREVIOUS = ("numerator", "denominator", "value")
_NUMBERS = frozenset({*_PREVIOUS, "points", *(f"previous.{key}" for key in _PREVIOUS)})
_NOT_READ = Reading(state="missing")


Fields = dict[str, list[Any]]
"""Figures of all communes by the field of a reading that holds them."""
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
    names = list(dict.fromkeys(chain.from_iterable(readings)))
    rows = (map(one.get, names, repeat(_NOT_READ)) for one in readings)
    for name, fields in zip(names, _transposed(rows, len(names)), strict=True):
        refused: set[int] = set()
        for column, values in _figures(name, fields):
            plain = values
            if column.partition(".")[2] in _NUMBERS:
                places[column], plain, too_hard = _scaled(values)
                refused.update(too_hard)
            columns.append(pl.Series(column, plain, dtype=_type(column)))
        if refused:
            marks = [row in refused for row in range(len(readings))]
            columns.append(pl.Series(f"{name}.hard", marks, dtype=pl.Boolean))
    frame = _without_nulls(columns)
    ranges = {one.name: _range(one) for one in frame.select(pl.col(pl.Int64))}
    return Population(frame, places, ranges, readings, survey or [{}] * len(readings))


def _without_nulls(columns: Sequence[pl.Series]) -> pl.DataFrame:
    """Return columns with 0, no or nothing in the place of nulls, and where there were figures."""
    made = []
    for name, dtype in ((one.name, one.dtype) for one in columns):
        if name != ROW and not name.endswith((".state", ".hard")):
            made.append(pl.col(name).is_not_null().alias(f"{name}.known"))
        made.append(pl.col(name).fill_null(pl.lit(_NOTHING[dtype], dtype=dtype)))
    return pl.DataFrame(columns).select(made)


def _figures(name: str, fields: Fields) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield the columns that the readings of an indicator fill; numbers are not scaled yet."""
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
        (before,) = _transposed(([one or _NOT_READ] for one in fields["previous"]), 1)
        yield from ((f"{name}.previous.{key}", before[key]) for key in _PREVIOUS if key in before)


def _counted(
    column: str, of_all: Sequence[Mapping[str, bool] | None]
) -> Iterator[tuple[str, Sequence[Any]]]:
    """Yield how many items there are, and each of them."""
    yield column, [None if items is None else sum(items.values()) for items in of_all]
    for name in dict.fromkeys(name for items in of_all for name in items or ()):
        yield f"{column}.{name}", [None if items is None else items.get(name) for items in of_all]


def _transposed(rows: Iterable[Iterable[Reading]], width: int) -> list[Fields]:
    """Return for each place in rows of readings the fields that any has there, with all figures.

    Memory is walked as it was filled, some rows at a time: to jump through it costs far more.
    """
    found: list[Fields] = [{} for _ in range(width)]
    step = width * len(Reading._fields)
    each, done = iter(rows), 0
    while part := list(chain.from_iterable(chain.from_iterable(islice(each, AT_ONCE)))):
        count = len(part) // step
        nothing: list[Any] = [None] * count
        for start, (fields, key) in enumerate(product(found, Reading._fields)):
            values = part[start::step]
            if key in fields:
                fields[key] += values
            elif values != nothing:
                fields[key] = [None] * done + values
        done += count
    return found


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
    present = [value for value in values if value is not None]
    bottoms = {value.denominator for value in present}
    fitting = [bottom for bottom in bottoms if 10**MOST_PLACES % bottom == 0]
    places = next(p for p in range(MOST_PLACES + 1) if all(10**p % one == 0 for one in fitting))
    if bottoms <= {1}:
        made = [value.numerator for value in present]
    else:
        factors = {bottom: 10**places // bottom for bottom in fitting}
        made = [value.numerator * factors.get(value.denominator, LARGEST) for value in present]
    each, gaps = iter(made), len(made) < len(values)
    scaled: list[int | None] = [*made]
    if gaps:
        scaled = [None if value is None else next(each) for value in values]
    if max(made, default=0) < LARGEST and min(made, default=0) > -LARGEST:
        return places, scaled, []
    refused = [row for row, it in enumerate(scaled) if it is not None and abs(it) >= LARGEST]
    for row in refused:
        scaled[row] = 0
    return places, scaled, refused
