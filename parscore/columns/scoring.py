"""All communes scored at once by one rule set: leaves in columns, then the tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.formulas import OPEN, OUT, SCORED, Result, result_of
from parscore.columns.measures import ROW
from parscore.columns.quantities import Asked, missing_any
from parscore.columns.terms import CannotExpress, Number, Workshop, constant
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
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.formulas.outcome import LeafStatus
    from parscore.scoring.leaves import LeafScore

ZERO = Fraction(0)
MOST_PLACES = 9
MOST_POINTS = 2**50  # scaled, so that a thousand leaves add up within 63 bits

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

    The `stages` before the leaves, and those of the `tree`, are computed one after the other.
    """

    rulebook: Rulebook
    layout: Layout
    places: int
    stages: Sequence[Sequence[pl.Expr]]
    leaves: Sequence[pl.Expr]
    tree: Sequence[Sequence[pl.Expr]]
    fallback: Mapping[str, str]

    def score(self, population: Population) -> Scored:
        """Return the points of every leaf, group and commune of a population of this layout.

        Raises:
            ValueError: the population has other columns, or other decimals in them.
        """
        if population.layout != self.layout:
            raise ValueError("compiled for a population with other columns")
        frame = population.frame
        for columns in self.stages:
            frame = frame.with_columns(columns)
        frame = frame.select(pl.col(ROW), *self.leaves)
        by_hand = _Exact(self.rulebook, population, self.places)
        left = frame.select(pl.len(), pl.selectors.ends_with(".defer").any()).row(0, named=True)
        deferred = {}
        for leaf in self.rulebook.leaves:
            if leaf.id in self.fallback:
                by_hand.take(leaf, range(len(population)))
            elif left[f"{leaf.id}.defer"]:
                rows = frame[f"{leaf.id}.defer"].arg_true().to_list()
                by_hand.take(leaf, rows)
                deferred[leaf.id] = len(rows)
        frame = _patched(frame, by_hand.cells, len(population))
        for columns in self.tree:
            frame = frame.with_columns(columns)
        for row in sorted({*frame[SHARES].arg_true().to_list(), *by_hand.rows_apart}):
            by_hand.add_up(row, frame)
        kept = [name for name in frame.columns if name != SHARES and not name.endswith(".defer")]
        frame = _patched(frame.select(kept), by_hand.cells, len(population))
        return Scored(frame, self.places, by_hand.apart, self.fallback, deferred)


def compiled(rulebook: Rulebook, population: Population) -> Compiled:
    """Return a rule set compiled for populations of this layout."""
    leaves, fallback = _expressed(rulebook, population)
    places = max([_places(rulebook), *(_decimals(one.points.bottom) for one in leaves.values())])
    columns, refused = _columns(leaves, places)
    shops = [one.shop for one in leaves.values()]
    levels = sorted({level for shop in shops for level in shop.stages})
    stages = [[one for shop in shops for one in shop.stages.get(level, ())] for level in levels]
    return Compiled(
        rulebook,
        population.layout,
        places,
        stages,
        columns,
        list(Tree(rulebook, places).stages()),
        fallback | refused,
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
    status: pl.Expr
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
    rounded = shop.rounded(shop.kept_number(result.low), leaf.rounding)
    points = _with_what_may_change(asked, result, shop.kept_number(rounded))
    if points.overs:
        raise CannotExpress("a ratio that is not rounded")
    if _decimals(points.bottom) > MOST_PLACES:
        raise CannotExpress("too many decimals")
    return _Leaf(shop, result.status, points)


def _with_what_may_change(asked: Asked, result: Result, low: Number) -> Number:
    """Return the lower bound of a leaf, which may turn out not applicable while data is missing."""
    leaf, shop = asked.leaf, asked.shop
    out = constant(leaf.maximum if leaf.not_applicable == "full" else ZERO)
    names = sorted({*leaf.reads, asked.indicator} - {""})
    waits = (result.status == OPEN) & missing_any(asked, names)
    return shop.choose(waits, shop.least(low, out), low)


def _columns(leaves: Mapping[str, _Leaf], places: int) -> tuple[list[pl.Expr], dict[str, str]]:
    columns: list[pl.Expr] = []
    refused: dict[str, str] = {}
    for name, leaf in leaves.items():
        points = leaf.shop.kept_number(leaf.shop.scaled(leaf.points, Fraction(10**places)))
        try:
            defer = leaf.shop.out_of_reach()
        except CannotExpress as why:
            refused[name] = str(why)
            continue
        large = points.top.abs() > MOST_POINTS
        given = pl.when(leaf.status == OUT).then(None).otherwise(points.top)
        columns += [
            given.cast(pl.Int64).alias(f"{name}.points"),
            leaf.status.cast(pl.Int8).alias(f"{name}.status"),
            (defer | large).alias(f"{name}.defer"),
        ]
    return columns, refused


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
        """Score a leaf in some rows."""
        for row in rows:
            found = self._score(leaf, row)
            points: Fraction | None = found.lower if found.points is None else found.points
            status = SCORED if found.points is not None else OPEN
            if found.not_applicable:
                points, status = None, OUT
            self._put(row, f"{leaf.id}.points", points)
            self.cells.setdefault(f"{leaf.id}.status", {})[row] = status
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
        values = frame[column].to_list() if column in frame.columns else [None] * count
        for row, value in found.items():
            values[row] = value
        dtype = pl.Int8 if column.endswith(".status") else pl.Int64
        changed.append(pl.Series(column, values, dtype=dtype))
    cells.clear()
    return frame.with_columns(changed)
