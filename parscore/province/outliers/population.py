"""What the communes of one rule set and period state, by indicator and by criterion.

Records are read one after the other, and only what is compared is kept of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.statistics import quantile
from parscore.values.exact import Fraction
from parscore.values.numbers import exact, exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.province.record import NodeMarks, Record, Scheme, SchemeIndicator

HUNDRED: Final = Fraction(100)
HALF: Final = Fraction(1, 2)
QUARTER: Final = Fraction(1, 4)
APART: Final = 10**60  # tells any two numbers within our limits apart: 15 digits and 12 decimals

Count = int | Fraction
"""A number as it was stated: whole numbers are most of them, and quicker to compare."""


class Commune(NamedTuple):
    """Whose figures they are, and when they were closed."""

    name: str
    code: str | None
    folder: str
    identity: tuple[str, str]
    closed: tuple[tuple[str, str], str]


class Figure(NamedTuple):
    """What a commune states of an indicator; it is a number, or a numerator of a denominator."""

    numerator: Count | None
    denominator: Count | None
    value: Count | None

    @property
    def rate(self) -> Fraction | None:
        """Return the percentage that the counts make; nothing makes none of 0."""
        if self.numerator is None or not self.denominator:
            return None
        if isinstance(self.numerator, int) and isinstance(self.denominator, int):
            return Fraction(100 * self.numerator, self.denominator)
        return HUNDRED * self.numerator / self.denominator

    @property
    def whole(self) -> Count | None:
        """Return the count that shows the size of the commune: the denominator, or the number."""
        return self.value if self.denominator is None else self.denominator


class Stated(NamedTuple):
    """A figure and whose it is: the commune's place in the list."""

    commune: int
    figure: Figure


class Population(NamedTuple):
    """All that is compared. `marks` and `documents` stand in the order of the communes."""

    scheme: Scheme
    communes: tuple[Commune, ...]
    figures: Mapping[str, Sequence[Stated]]
    previous: Mapping[str, Sequence[Stated]]
    marks: Mapping[str, Sequence[NodeMarks | None]]
    documents: Sequence[Mapping[str, bool]]
    illustrative: bool

    @property
    def indicators(self) -> Mapping[str, SchemeIndicator]:
        """Return what is measured, by id."""
        return {one.id: one for one in self.scheme.indicators}

    @property
    def leaves(self) -> tuple[str, ...]:
        """Return the criteria that have points of their own."""
        parents = {node.parent for node in self.scheme.nodes}
        return tuple(node.id for node in self.scheme.nodes if node.id not in parents)

    def points(self, commune: int, nodes: Iterable[str]) -> Fraction:
        """Return the points that a commune gave itself at some criteria, penalties as they cost."""
        marks = (self.marks[node][commune] for node in nodes if node in self.marks)
        return exact_sum(abs(number(one.points)) for one in marks if one and one.points is not None)

    def open(self, commune: int, nodes: Iterable[str]) -> Fraction:
        """Return the points that a commune did not give itself at some criteria."""
        marks = (self.marks[node][commune] for node in nodes if node in self.marks)
        return exact_sum(
            max(number(one.maximum) - number(one.points), Fraction(0))
            for one in marks
            if one and one.points is not None
        )


def gather(scheme: Scheme, records: Iterable[Record]) -> Population:
    """Return what the records of communes state."""
    leaves = [node.id for node in scheme.nodes]
    communes: list[Commune] = []
    figures: dict[str, list[Stated]] = defaultdict(list)
    previous: dict[str, list[Stated]] = defaultdict(list)
    marks: dict[str, list[NodeMarks | None]] = {leaf: [] for leaf in leaves}
    documents: list[Mapping[str, bool]] = []
    illustrative = False
    for place, record in enumerate(records):
        communes.append(commune_of(record))
        for name, one in record.measures.items():
            figures[name].append(Stated(place, figure_of(one)))
        for name, one in record.previous.items():
            previous[name].append(Stated(place, figure_of(one)))
        for leaf in leaves:
            marks[leaf].append(_kept(record.nodes.get(leaf)))
        documents.append(record.documents)
        illustrative = illustrative or record.illustrative
    return Population(
        scheme, tuple(communes), figures, previous, marks, tuple(documents), illustrative
    )


def commune_of(record: Record) -> Commune:
    """Return whose record it is."""
    closed = (record.period, record.as_of)
    return Commune(record.name, record.code, record.folder, record.identity, closed)


def figure_of(given: Mapping[str, str]) -> Figure:
    """Return a figure as a record keeps it."""
    return _figure(given.get("numerator"), given.get("denominator"), given.get("value"))


@lru_cache(maxsize=65_536)
def _figure(numerator: str | None, denominator: str | None, value: str | None) -> Figure:
    return Figure(*(None if one is None else count(one) for one in (numerator, denominator, value)))


def count(text: str) -> Count:
    """Return a number as it was stated, exactly."""
    return int(text) if text.isdecimal() else exact(text)


def median_of(values: Iterable[Count]) -> Fraction:
    """Return the median of some numbers; there is at least one."""
    return quantile(in_order(values), HALF)


def in_order(values: Iterable[Count]) -> list[Fraction]:
    """Return numbers sorted: by whole numbers, which are compared much faster than fractions."""
    ordered = sorted(values, key=lambda one: one.numerator * APART // one.denominator)
    return [one if isinstance(one, Fraction) else Fraction(one) for one in ordered]


@lru_cache(maxsize=65_536)
def number(text: str) -> Fraction:
    """Return an exact number; the same texts come again and again."""
    return exact(text)


@lru_cache(maxsize=65_536)
def _same(marks: NodeMarks) -> NodeMarks:
    return marks


def _kept(marks: NodeMarks | None) -> NodeMarks | None:
    """Return marks, of equal ones always the same object: most communes have the same few."""
    return None if marks is None else _same(marks)
