"""All communes scored at once by one rule set: leaves in columns, then the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.formulas import OPEN, OUT, SCORED, Result, result_of
from parscore.columns.measures import ROW
from parscore.columns.quantities import Asked, missing_any
from parscore.columns.terms import (
    CannotExpress,
    Workshop,
    as_column,
    both,
    constant,
    negated,
)
from parscore.columns.tree import SHARES, Tree
from parscore.documents.rulebook import asked_nodes
from parscore.formulas.outcome import leaf_status
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import case_of, score_leaf
from parscore.scoring.tree import LeafInput, grand_total, roll_up
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.columns.measures import Layout, Population
    from parscore.columns.terms import Guard, Number, Stages, Truth, Whole
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.formulas.outcome import LeafStatus
    from parscore.scoring.leaves import LeafScore

ZERO = Fraction(0)
MOST_PLACES = 9
MOST_POINTS = 2**50  # scaled, so that a thousand leaves add up within 63 bits

_STATUS = {one: pl.lit(one, dtype=pl.Int8) for one in (SCORED, OUT, OPEN)}

Cells = dict[str, dict[int, int | None]]
"""What replaces single cells: by column, by row."""


@dataclass(frozen=True)
class Scored:
    """The points of a population, one row per commune in its order.

    `frame` holds integers scaled by ten to the power of `places`; a null is either not applicable
    or stands in `apart`, by row and column. `fallback` tells which leaves the exact path scored in
    every row, and why; `deferred` in how many rows it scored a leaf that columns do express.
    """

    frame: pl.DataFrame
    places: int
    apart: Mapping[tuple[int, str], Fraction]
    fallback: Mapping[str, str]
    deferred: Mapping[str, int]

    def exact(self, row: int, column: str) -> Fraction | None:
        """Return one figure; None where there is none, as of a leaf that is not applicable."""
        if (row, column) in self.apart:
            return self.apart[row, column]
        value = self.frame[column][row]
        return None if value is None else Fraction(value, 10**self.places)


@dataclass(frozen=True)
class Compiled:
    """A rule set as expressions of the columns of one `layout`, which many populations may share.

    The `stages` before the leaves, and those of the `tree`, are computed one after the other. The
    `guards` tell by leaf when rows of a population may have to be left to the exact path.
    """

    rulebook: Rulebook
    layout: Layout
    places: int
    stages: Stages
    leaves: Sequence[pl.Expr]
    guards: Mapping[str, Guard]
    tree: Sequence[Sequence[pl.Expr]]
    fallback: Mapping[str, str]

    def score(self, population: Population) -> Scored:
        """Return the points of every leaf, group and commune of a population of this layout.

        Raises:
            ValueError: the population has other columns, or other decimals in them.
        """
        if population.layout != self.layout:
            raise ValueError("compiled for a population with other columns")
        watched = {leaf: one for leaf, one in self.guards.items() if one.watches(population.ranges)}
        frame = population.frame
        stages = _together([self.stages, *(one.stages for one in watched.values())])
        for level in sorted(stages):
            frame = frame.with_columns(stages[level])
        frame = frame.select(pl.col(ROW), *self.leaves, *(one.defer for one in watched.values()))
        by_hand = _Exact(self.rulebook, population, self.places)
        deferred = {}
        for leaf in self.rulebook.leaves:
            if leaf.id in self.fallback:
                by_hand.take(leaf, range(len(population)))
            elif leaf.id in watched:
                rows = frame[f"{leaf.id}.defer"].arg_true().to_list()
                if rows:
                    by_hand.take(leaf, rows)
                    deferred[leaf.id] = len(rows)
        frame = _patched(frame, by_hand.cells, len(population))
        for nodes in self.tree:
            frame = frame.with_columns(nodes)
        for row in sorted({*frame[SHARES].arg_true().to_list(), *by_hand.rows_apart}):
            by_hand.add_up(row, frame)
        kept = [name for name in frame.columns if name != SHARES and not name.endswith(".defer")]
        frame = _patched(frame.select(kept), by_hand.cells, len(population))
        return Scored(frame, self.places, by_hand.apart, self.fallback, deferred)


def compiled(rulebook: Rulebook, population: Population) -> Compiled:
    """Return a rule set compiled for populations of this layout."""
    leaves, fallback = _expressed(rulebook, population)
    places = max([_places(rulebook), *(_decimals(one.points.bottom) for one in leaves.values())])
    columns, stages, guards = [], [], {}
    for name, leaf in leaves.items():
        points = leaf.shop.scaled(leaf.points, Fraction(10**places))
        made = _columns(name, leaf, points.top)
        leaf.shop.limit(points, MOST_POINTS)
        try:
            guards[name] = leaf.shop.guard(f"{name}.defer", made)
        except CannotExpress as why:
            fallback[name] = str(why)
            continue
        columns += made
        stages.append(leaf.shop.stages(made))
    return Compiled(
        rulebook,
        population.layout,
        places,
        _together(stages),
        columns,
        guards,
        list(Tree(rulebook, places).stages()),
        fallback,
    )


def score(rulebook: Rulebook, population: Population) -> Scored:
    """Return the points of every leaf, group and commune, exactly as the exact path gives them.

    An open leaf counts its lower bound; inference rules draw no conclusions here.
    """
    return compiled(rulebook, population).score(population)


def score_parts(rulebook: Rulebook, parts: Iterable[Population]) -> Iterator[Scored]:
    """Score a population part by part: however many there are, no more than two are held at a time.

    The rule set is compiled again only for a part with figures that the one before it has not.
    """
    ready: Compiled | None = None
    for people in parts:
        if ready is None or ready.layout != people.layout:
            ready = compiled(rulebook, people)
        yield ready.score(people)


class _Leaf(NamedTuple):
    shop: Workshop
    out: Truth
    scored: Truth
    points: Number


def _expressed(
    rulebook: Rulebook, population: Population
) -> tuple[dict[str, _Leaf], dict[str, str]]:
    """Return the leaves that columns express, and why the others are left to the exact path."""
    leaves, fallback = {}, {}
    for leaf in rulebook.leaves:
        try:
            leaves[leaf.id] = _leaf(leaf, population)
        except CannotExpress as why:
            fallback[leaf.id] = str(why)
    return leaves, fallback


def _leaf(leaf: Node, population: Population) -> _Leaf:
    if leaf.formula is None or leaf.kind == "survey":
        raise CannotExpress("a survey")
    shop = Workshop(population, leaf.id)
    asked = Asked(leaf.maximum, leaf.indicator or "", leaf, shop)
    result = result_of(leaf.formula, asked)
    low = shop.rounded(result.low, leaf.rounding)
    points = _with_what_may_change(asked, result, low)
    if points.overs:
        raise CannotExpress("a ratio that is not rounded")
    if _decimals(points.bottom) > MOST_PLACES:
        raise CannotExpress("too many decimals")
    return _Leaf(shop, result.out, result.scored, points)


def _with_what_may_change(asked: Asked, result: Result, low: Number) -> Number:
    """Return the lower bound of a leaf, which may turn out not applicable while data is missing."""
    leaf, shop = asked.leaf, asked.shop
    out = leaf.maximum if leaf.not_applicable == "full" else ZERO
    names = sorted({*leaf.reads, asked.indicator} - {""})
    if out >= 0 and names == [asked.indicator]:
        return low  # without its only measure its lower bound is 0 or less
    low, waits = shop.kept_number(low), both(result.open, missing_any(asked, names))
    return shop.choose(waits, shop.least(low, constant(out)), low)


def _columns(name: str, leaf: _Leaf, points: Whole) -> list[pl.Expr]:
    """Return the columns of a leaf: its points, where it is applicable, and its status."""
    there, scored = as_column(negated(leaf.out)), as_column(leaf.scored)
    state = pl.when(scored).then(_STATUS[SCORED]).otherwise(_STATUS[OPEN])
    return [
        pl.when(there).then(as_column(points)).alias(f"{name}.points"),
        pl.when(there).then(state).otherwise(_STATUS[OUT]).alias(f"{name}.status"),
    ]


def _together(several: Sequence[Stages]) -> Stages:
    """Return the columns to compute for several leaves."""
    found: Stages = {}
    for one in several:
        for level, columns in one.items():
            found[level] = [*found.get(level, ()), *columns]
    return found


def _places(rulebook: Rulebook) -> int:
    """Return how many decimals the figures of the tree itself need."""
    figures = [
        figure
        for node in rulebook.nodes.values()
        for figure in (node.maximum, node.cap, node.floor)
        if figure is not None
    ]
    needed = max((_decimals(figure.denominator) for figure in figures), default=0)
    roundings = [rulebook.total_rounding, *(node.rounding for node in rulebook.nodes.values())]
    return max([needed, *(one.places for one in roundings if one is not None)])


def _decimals(denominator: int) -> int:
    """Return how many decimals a fraction with this denominator has, more than the most if many."""
    fits = (p for p in range(MOST_PLACES + 1) if 10**p % denominator == 0)
    return next(fits, MOST_PLACES + 1)


class _Exact:
    """Scores by the exact path what columns leave to it, and keeps what it finds by cell."""

    def __init__(self, rulebook: Rulebook, population: Population, places: int) -> None:
        self._rulebook = rulebook
        self._population = population
        self._unit = 10**places
        self.cells: Cells = {}
        self.apart: dict[tuple[int, str], Fraction] = {}
        self.rows_apart: set[int] = set()

    def take(self, leaf: Node, rows: Iterable[int]) -> None:
        """Score a leaf in some rows; without any row it has columns all the same."""
        for key in ("points", "status"):
            self.cells.setdefault(f"{leaf.id}.{key}", {})
        for row in rows:
            found = self._score(leaf, row)
            points: Fraction | None = found.lower if found.points is None else found.points
            status = SCORED if found.points is not None else OPEN
            if found.not_applicable:
                points, status = None, OUT
            self._put(row, f"{leaf.id}.points", points)
            self.cells[f"{leaf.id}.status"][row] = status
            if (row, f"{leaf.id}.points") in self.apart:
                self.rows_apart.add(row)

    def add_up(self, row: int, frame: pl.DataFrame) -> None:
        """Add up the tree of one commune."""
        values = frame.row(row, named=True)
        inputs = {leaf.id: self._input(row, leaf, values) for leaf in self._rulebook.leaves}
        totals = roll_up(self._rulebook, inputs, NO_EFFECTS)
        for node in self._rulebook.nodes.values():
            if not node.is_leaf:
                self._put(row, f"{node.id}.points", totals[node.id].points)
            self._put(row, f"{node.id}.max", totals[node.id].maximum)
        points, maximum = grand_total(self._rulebook, totals)
        self._put(row, "points", points)
        self._put(row, "max", maximum)

    def _input(self, row: int, leaf: Node, values: Mapping[str, int | None]) -> LeafInput:
        column = f"{leaf.id}.points"
        scaled = values[column]
        points = self.apart.get((row, column), Fraction(scaled or 0, self._unit))
        return LeafInput(points, counted=values[f"{leaf.id}.status"] != OUT)

    def _put(self, row: int, column: str, value: Fraction | None) -> None:
        scaled = None if value is None else value * self._unit
        if value is not None and scaled is not None:
            if scaled.denominator == 1 and abs(scaled.numerator) <= MOST_POINTS:
                self.cells.setdefault(column, {})[row] = scaled.numerator
                return
            self.apart[row, column] = value
        self.cells.setdefault(column, {})[row] = None

    def _score(self, leaf: Node, row: int) -> LeafScore:
        settled: dict[str, LeafStatus | None] = {}
        for name in asked_nodes(leaf.formula):
            other = self._rulebook.nodes.get(name)
            if other is not None and other.is_leaf:
                settled[name] = leaf_status(self._score(other, row).outcome, other.maximum)
        readings, survey = self._population.readings[row], self._population.survey[row]
        return score_leaf(leaf, case_of(leaf, readings, survey, settled))


def _patched(frame: pl.DataFrame, cells: Cells, count: int) -> pl.DataFrame:
    """Return a frame with single cells replaced, and columns added that it has not."""
    changed = []
    for column, found in cells.items():
        dtype = pl.Int8 if column.endswith(".status") else pl.Int64
        if column in frame.columns:
            made = frame[column].scatter(list(found), pl.Series(found.values(), dtype=dtype))
        else:
            made = pl.Series(column, [found.get(row) for row in range(count)], dtype=dtype)
        changed.append(made)
    cells.clear()
    return frame.with_columns(changed)
