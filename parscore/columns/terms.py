"""Exact numbers as expressions: a fraction of two integer columns, with a bound on their size.

A `Number` stands for `top / (bottom · over)`: `top` an integer column, `bottom` a known positive
integer, `over` a product of positive integer columns (the denominators of ratios). Comparisons are
cross-multiplied, so nothing is ever divided but once, by a whole-number division that rounds.

Every integer that is computed on the way is bounded by `most · L**degree`, where no figure that
the leaf reads is larger than L. A `Workshop` keeps all these bounds; from them follows, before a
figure is seen, the largest L with which nothing leaves `LARGEST`. Rows with a larger figure are
left to the exact path.
"""

from __future__ import annotations

from functools import reduce
from math import lcm
from operator import mul
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import polars as pl

from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from parscore.columns.measures import Population
    from parscore.values.numbers import Rounding

LARGEST = 2**62


_NOTHING: Final[dict[Any, Any]] = {pl.Int64: 0, pl.Boolean: False, pl.String: ""}


class CannotExpress(Exception):  # noqa: N818 - it says what columns cannot do
    """A formula that only the exact path can compute; the text says why."""


class Size(NamedTuple):
    """A bound: `most` times the largest figure to the power of `degree`."""

    most: int
    degree: int = 0

    def times(self, other: Size) -> Size:
        """Return the bound of a product."""
        return Size(self.most * other.most, self.degree + other.degree)

    def plus(self, other: Size) -> Size:
        """Return the bound of a sum, and so of either term; the largest figure is 1 or more."""
        return Size(self.most + other.most, max(self.degree, other.degree))

    def either(self, other: Size) -> Size:
        """Return the bound of a number that is one or the other."""
        return Size(max(self.most, other.most), max(self.degree, other.degree))


class Number(NamedTuple):
    """An exact number in every row; `overs` name the columns of its denominator."""

    top: pl.Expr
    bottom: int
    overs: tuple[str, ...]
    size: Size


def whole(number: int) -> pl.Expr:
    """Return an integer in every row."""
    return pl.lit(number, dtype=pl.Int64)


def constant(value: Fraction) -> Number:
    """Return the same number in every row."""
    return Number(whole(value.numerator), value.denominator, (), Size(abs(value.numerator)))


class Workshop:
    """Makes the numbers of one leaf, and keeps what must hold for them to be right."""

    def __init__(self, population: Population, name: str) -> None:
        self._population = population
        self._name = name
        self._columns = frozenset(population.frame.columns)
        self._levels: dict[str, int] = {}
        self.stages: dict[int, list[pl.Expr]] = {}
        """Columns to compute beforehand, level by level."""
        self._overs: dict[str, tuple[pl.Expr, Size]] = {}
        self._sizes: list[Size] = []
        self._read: dict[str, pl.Expr] = {}
        self.deferred: list[pl.Expr] = []

    # --- Figures of the population

    def has(self, column: str) -> bool:
        """Tell whether any commune has such a figure."""
        return column in self._columns

    def column(self, column: str, dtype: type[pl.DataType]) -> pl.Expr:
        """Return a column as it is; nothing where nobody has the figure."""
        return pl.col(column) if self.has(column) else pl.lit(_NOTHING[dtype], dtype=dtype)

    def known(self, column: str) -> pl.Expr:
        """Tell in which rows there is such a figure."""
        return pl.col(f"{column}.known") if self.has(column) else pl.lit(value=False)

    def figure(self, column: str) -> Number:
        """Return a figure; 0 where it is unknown."""
        self.watch(column)
        unit = 10 ** self._population.places.get(column, 0)
        return Number(self._read[column], unit, (), Size(1, 1))

    def watch(self, column: str) -> None:
        """Keep the figures of a column within the limit, and out of it those that do not fit."""
        if column not in self._read:
            self._read[column] = self.column(column, pl.Int64)
            hard = f"{column.partition('.')[0]}.hard"
            if self.has(hard):
                self.deferred.append(pl.col(hard))

    def over(self, name: str, number: Number, valid: pl.Expr) -> tuple[str, int]:
        """Let a number stand in denominators, where it is valid and positive; else 1 stands there.

        Return its name, and the integer by which the reciprocal is too small (its bottom).
        """
        if number.overs:
            raise CannotExpress("a ratio divided by a ratio")
        column = pl.when(valid & (number.top > 0)).then(number.top).otherwise(whole(1))
        self._overs[name] = (self.kept(column), number.size.either(Size(1)))
        return name, number.bottom

    def kept(self, expression: pl.Expr) -> pl.Expr:
        """Return an expression as a column of its own, computed once for all that use it."""
        roots = expression.meta.root_names()
        if not roots:
            return expression
        level = max(self._levels.get(root, 0) for root in roots) + 1
        name = f"{self._name}~{len(self._levels)}"
        self._levels[name] = level
        self.stages.setdefault(level, []).append(expression.alias(name))
        return pl.col(name)

    def kept_number(self, number: Number) -> Number:
        """Return a number whose integers are computed once for all that use it."""
        return number._replace(top=self.kept(number.top))

    # --- Arithmetic

    def scaled(self, number: Number, by: Fraction) -> Number:
        """Return a number times a known one."""
        factor = Fraction(by.numerator, by.denominator * number.bottom)
        size = self._noted(number.size.times(Size(abs(factor.numerator))))
        top = number.top if factor.numerator == 1 else number.top * whole(factor.numerator)
        return Number(top, factor.denominator, number.overs, size)

    def divided(self, number: Number, over: tuple[str, int]) -> Number:
        """Return a number divided by one that may stand in denominators."""
        name, unit = over
        made = self.scaled(number, Fraction(unit))
        return made._replace(overs=tuple(sorted((*made.overs, name))))

    def times(self, number: Number, other: Number) -> Number:
        """Return a product."""
        size = self._noted(number.size.times(other.size))
        overs = tuple(sorted((*number.overs, *other.overs)))
        return Number(number.top * other.top, number.bottom * other.bottom, overs, size)

    def plus(self, number: Number, other: Number) -> Number:
        """Return a sum."""
        one, two = self._common(number, other)
        return one._replace(top=one.top + two.top, size=self._noted(one.size.plus(two.size)))

    def choose(self, condition: pl.Expr, number: Number, other: Number) -> Number:
        """Return one number in the rows where a condition holds, another elsewhere."""
        one, two = self._common(number, other)
        top = pl.when(condition).then(one.top).otherwise(two.top)
        return one._replace(top=top, size=one.size.either(two.size))

    def least(self, number: Number, other: Number) -> Number:
        """Return the smaller of two numbers."""
        one, two = self._common(number, other)
        top = pl.min_horizontal(one.top, two.top)
        return one._replace(top=top, size=one.size.either(two.size))

    def most(self, number: Number, other: Number) -> Number:
        """Return the larger of two numbers."""
        one, two = self._common(number, other)
        top = pl.max_horizontal(one.top, two.top)
        return one._replace(top=top, size=one.size.either(two.size))

    def sides(self, number: Number, value: Fraction) -> tuple[pl.Expr, pl.Expr]:
        """Return two integers that compare as a number and a known one do."""
        one, two = self._common(number, constant(value))
        return one.top, two.top

    def same(self, number: Number, other: Number) -> pl.Expr:
        """Tell in which rows two numbers are equal."""
        one, two = self._common(number, other)
        return one.top == two.top

    def floored(self, number: Number) -> Number:
        """Return the largest integer that is not above a number."""
        bottom, _ = self._bottom(number)
        return Number(number.top // bottom, 1, (), number.size.plus(Size(1)))

    def rounded(self, number: Number, rounding: Rounding | None) -> Number:
        """Return a number rounded to a number of places, exactly as `values.numbers.round_to`."""
        if rounding is None or (not number.overs and 10**rounding.places % number.bottom == 0):
            return number
        unit = 10**rounding.places
        made = self.scaled(number, Fraction(unit))
        bottom, size = self._bottom(made)
        self._noted(size.times(Size(2)))
        top = rounded_division(made.top, bottom, rounding.mode)
        return Number(top, unit, (), self._noted(made.size.plus(Size(1))))

    def _common(self, number: Number, other: Number) -> tuple[Number, Number]:
        """Return two numbers over one denominator."""
        bottom = lcm(number.bottom, other.bottom)
        overs = _union(number.overs, other.overs)
        return self._over(number, bottom, overs), self._over(other, bottom, overs)

    def _over(self, number: Number, bottom: int, overs: tuple[str, ...]) -> Number:
        missing = _without(overs, number.overs)
        factor = bottom // number.bottom
        top, size = number.top, number.size
        if factor != 1:
            top, size = top * whole(factor), size.times(Size(factor))
        for name in missing:
            column, bound = self._overs[name]
            top, size = top * column, size.times(bound)
        return Number(top, bottom, overs, self._noted(size))

    def _bottom(self, number: Number) -> tuple[pl.Expr, Size]:
        columns = [self._overs[name] for name in number.overs]
        expression = reduce(mul, (column for column, _ in columns), whole(number.bottom))
        size = reduce(Size.times, (bound for _, bound in columns), Size(number.bottom))
        return expression, self._noted(size)

    def _noted(self, size: Size) -> Size:
        self._sizes.append(size)
        return size

    # --- What must hold

    def out_of_reach(self) -> pl.Expr:
        """Tell in which rows the exact path must do it.

        Raises:
            CannotExpress: no figure at all is small enough.
        """
        limit = min(
            (_root(LARGEST // one.most, one.degree) for one in self._sizes if one.most),
            default=LARGEST,
        )
        if limit < 1:
            raise CannotExpress("its numbers are too large")
        too_large = [column.abs() > limit for column in self._read.values()]
        return reduce(
            lambda one, two: one | two, [*self.deferred, *too_large], pl.lit(value=False)
        ).fill_null(value=False)


def rounded_division(top: pl.Expr, bottom: pl.Expr, mode: str) -> pl.Expr:
    """Return integers divided by positive ones and rounded to an integer.

    `half_up` takes ties away from zero, `half_even` to the even neighbour; `up` and `down` go away
    from zero and towards it.
    """
    size = top.abs()
    quotient, rest = size // bottom, size % bottom
    twice = rest * whole(2)
    if mode == "half_up":
        away = twice >= bottom
    elif mode == "half_even":
        away = (twice > bottom) | ((twice == bottom) & (quotient % 2 == 1))
    elif mode == "up":
        away = rest > 0
    else:
        away = pl.lit(value=False)
    return (quotient + away.cast(pl.Int64)) * top.sign()


def _root(number: int, degree: int) -> int:
    """Return the largest integer whose power is not above a number; `LARGEST` for degree 0."""
    if degree == 0:
        return LARGEST if number >= 1 else 0
    low, high = 0, LARGEST
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= number else (low, middle - 1)
    return low


def _union(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted((*one, *_without(two, one))))


def _without(names: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    left = list(gone)
    found = []
    for name in names:
        if name in left:
            left.remove(name)
        else:
            found.append(name)
    return tuple(found)
