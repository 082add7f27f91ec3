"""Points of leaves add up the tree, as columns of integers over one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.formulas import OUT
from parscore.columns.terms import as_column, either, rounded_division, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.rulebook import Node, Rulebook
    from parscore.values.exact import Fraction
    from parscore.values.numbers import Rounding


SHARES = "shares"


class Column(NamedTuple):
    """A node in every row: points and maximum (scaled)."""

    points: pl.Expr
    maximum: pl.Expr


class Tree:
    """The roll-up of one rule set without the effects of rules."""

    def __init__(self, rulebook: Rulebook, places: int) -> None:
        self._rulebook = rulebook
        self._places = places
        self.nodes: dict[str, Column] = {}
        self._shares: list[pl.Expr] = []
        self._levels: dict[str, int] = {}
        self._stages: dict[int, list[pl.Expr]] = {}
        for node in rulebook.bottom_up:
            self.nodes[node.id] = self._kept(
                node, self._leaf(node) if node.is_leaf else self._group(node)
            )

    def stages(self) -> Iterator[Sequence[pl.Expr]]:
        """Yield the points of the groups and the maximum of every node, then those of the whole.

        Each stage is computed from those before it. With the whole, `SHARES` tells where points are
        shared out among siblings, which no scaled integer holds.
        """
        yield from (self._stages[level] for level in sorted(self._stages))
        roots = self._rulebook.roots
        points = _sum([self.nodes[root.id].points for root in roots])
        yield (
            self._rounded(points, self._rulebook.total_rounding).alias("points"),
            _sum([self.nodes[root.id].maximum for root in roots if root.in_max]).alias("max"),
            as_column(either(*self._shares)).alias(SHARES),
        )

    def _kept(self, node: Node, column: Column) -> Column:
        """Return a node's columns as such, computed once for all that stand above it."""
        level = 1 + max((self._levels[child] for child in node.children), default=0)
        self._levels[node.id] = level
        stage = self._stages.setdefault(level, [])
        stage.append(column.maximum.alias(f"{node.id}.max"))
        if node.is_leaf:
            return column._replace(maximum=pl.col(f"{node.id}.max"))
        stage.append(column.points.alias(f"{node.id}.points"))
        return Column(pl.col(f"{node.id}.points"), pl.col(f"{node.id}.max"))

    def _scaled(self, value: Fraction) -> pl.Expr:
        return whole(int(value * 10**self._places))

    def _leaf(self, node: Node) -> Column:
        """Return what a leaf counts; where it has no points, it is not applicable."""
        if node.kind == "survey":
            return Column(whole(0), whole(0))
        maximum = self._scaled(node.maximum)
        points = pl.col(f"{node.id}.points")
        if node.not_applicable == "full":
            return Column(points.fill_null(maximum), maximum)
        if node.not_applicable == "lost":
            return Column(points.fill_null(0), maximum)
        counted = pl.col(f"{node.id}.status") != OUT
        return Column(points.fill_null(0), pl.when(counted).then(maximum).otherwise(whole(0)))

    def _group(self, node: Node) -> Column:
        nodes = [self._rulebook.nodes[child] for child in node.children]
        children = [self.nodes[child.id] for child in nodes]
        inside = [self.nodes[child.id].maximum for child in nodes if child.in_max]
        if node.best_of is None:
            self._note_shares(nodes)
            points, maximum = _sum([one.points for one in children]), _sum(inside)
        else:
            points = _best([one.points for one in children], node.best_of)
            maximum = _best([one.maximum for one in children], node.best_of)
        if node.cap is not None:
            cap = self._scaled(node.cap)
            points, maximum = pl.min_horizontal(points, cap), pl.min_horizontal(maximum, cap)
        if node.kind == "penalty" and node.floor:
            points = pl.max_horizontal(points, self._scaled(node.floor))
        return Column(self._rounded(points, node.rounding), maximum)

    def _note_shares(self, nodes: Sequence[Node]) -> None:
        self._shares += [
            pl.col(f"{one.id}.status") == OUT
            for one in nodes
            if one.not_applicable == "redistribute" and one.is_leaf and one.kind == "standard"
        ]

    def _rounded(self, points: pl.Expr, rounding: Rounding | None) -> pl.Expr:
        if rounding is None or rounding.places >= self._places:
            return points
        unit = whole(10 ** (self._places - rounding.places))
        return rounded_division(points, unit, rounding.mode) * unit


def _sum(terms: Sequence[pl.Expr]) -> pl.Expr:
    return pl.sum_horizontal(terms) if terms else whole(0)


def _best(terms: Sequence[pl.Expr], count: int) -> pl.Expr:
    if count == 1:
        return pl.max_horizontal(terms)
    return pl.concat_list(terms).list.sort(descending=True).list.head(count).list.sum()
