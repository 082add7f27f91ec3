"""Exact numbers as expressions: a fraction of two integer columns, with a bound on their size.

A `Number` stands for `top / (bottom · over)`: `top` an integer column, `bottom` a known positive
integer, `over` a product of positive integer columns (the denominators of ratios). Comparisons are
cross-multiplied, so nothing is ever divided but once, by a whole-number division that rounds. What
is known before a figure is seen stays a plain integer or a plain yes or no, and is folded: polars
takes longer to be told of a step than to do it for a thousand communes.

Every integer that is computed on the way is bounded by `most · L**degree`, where no figure that
the leaf reads is larger than L. A `Workshop` keeps all these bounds; from them follows, before a
figure is seen, the largest L with which nothing leaves `LARGEST`. Rows with a larger figure are
left to the exact path; a `Guard` tells from the ranges of the figures whether there can be any.
"""

from __future__ import annotations

import operator
from functools import lru_cache, reduce
from math import lcm
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar

import polars as pl

from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.columns.measures import Population
    from parscore.values.numbers import Rounding

LARGEST = 2**62
NOWHERE = (1, 0)
"""The range in which no figure lies: what holds within it is certain of nobody."""

Whole = pl.Expr | int
"""An integer in every row; a plain one where it is the same in all, so that nothing is computed."""
Truth = pl.Expr | bool
"""A condition in every row; True or False where it is the same in all."""
Stages = dict[int, list[pl.Expr]]
"""Columns to compute one level after the other."""

_Some = TypeVar("_Some", bound=Whole)


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

    def reach(self, limit: int) -> int:
        """Return how large figures may be for this not to exceed a limit; 0 if it does anyhow."""
        return _root(limit // self.most, self.degree) if self.most else LARGEST


class Number(NamedTuple):
    """An exact number in every row; `overs` name the columns of its denominator.

    `positive` tells that it is 0 or more in every row.
    """

    top: Whole
    bottom: int
    overs: tuple[str, ...]
    size: Size
    positive: bool = False


class Guard(NamedTuple):
    """Which rows of a leaf are left to the exact path, and when there can be any.

    There is none in a population whose figures in these `columns` lie from `lowest` to `highest`;
    else `defer` tells, from columns to compute in `stages` besides those of the leaf.
    """

    columns: tuple[str, ...]
    lowest: int
    highest: int
    stages: Stages
    defer: pl.Expr

    def watches(self, ranges: Mapping[str, tuple[int, int]]) -> bool:
        """Tell whether there may be such rows in a population with figures in these ranges."""
        return self.lowest > self.highest or any(
            ranges[name][0] < self.lowest or ranges[name][1] > self.highest for name in self.columns
        )


@lru_cache(maxsize=1024)
def whole(number: int) -> pl.Expr:
    """Return an integer in every row."""
    return pl.lit(number, dtype=pl.Int64)


def constant(value: Fraction) -> Number:
    """Return the same number in every row."""
    top = value.numerator
    return Number(top, value.denominator, (), Size(abs(top)), positive=top >= 0)


def as_column(value: Truth | Whole) -> pl.Expr:
    """Return what stands in every row as an expression."""
    if isinstance(value, bool):
        return pl.lit(value=value)
    return whole(value) if isinstance(value, int) else value


def both(*conditions: Truth) -> Truth:
    """Tell where all of some conditions hold."""
    if any(one is False for one in conditions):
        return False
    asked = [one for one in conditions if one is not True]
    return reduce(operator.and_, asked) if asked else True


def either(*conditions: Truth) -> Truth:
    """Tell where any of some conditions holds."""
    if any(one is True for one in conditions):
        return True
    asked = [one for one in conditions if one is not False]
    return reduce(operator.or_, asked) if asked else False


def negated(condition: Truth) -> Truth:
    """Tell where a condition does not hold."""
    return not condition if isinstance(condition, bool) else ~condition


def where(condition: Truth, yes: Truth, no: Truth) -> Truth:
    """Tell where one condition holds in the rows where a first one does, another elsewhere."""
    if isinstance(yes, bool):
        return either(condition, no) if yes else both(negated(condition), no)
    if isinstance(no, bool):
        return either(negated(condition), yes) if no else both(condition, yes)
    return either(both(condition, yes), both(negated(condition), no))


def compared(
    one: Whole, comparison: Literal["ge", "gt", "le", "lt", "eq", "ne"], other: Whole
) -> Truth:
    """Tell where two integers compare so."""
    found: Truth = getattr(operator, comparison)(*_sides(one, other))
    return found


def sum_of(one: Whole, other: Whole) -> Whole:
    """Return a sum."""
    if _is(0, one) or _is(0, other):
        return other if _is(0, one) else one
    left, right = _sides(one, other)
    found: Whole = left + right
    return found


def product(one: Whole, other: Whole) -> Whole:
    """Return a product."""
    if _is(0, one) or _is(0, other):
        return 0
    if _is(1, one) or _is(1, other):
        return other if _is(1, one) else one
    left, right = _sides(one, other)
    found: Whole = left * right
    return found


def larger(one: Whole, other: Whole) -> Whole:
    """Return the larger of two integers."""
    if isinstance(one, int) and isinstance(other, int):
        return max(one, other)
    return pl.max_horizontal(as_column(one), as_column(other))


def smaller(one: Whole, other: Whole) -> Whole:
    """Return the smaller of two integers."""
    if isinstance(one, int) and isinstance(other, int):
        return min(one, other)
    return pl.min_horizontal(as_column(one), as_column(other))


def chosen(condition: Truth, one: Whole, other: Whole) -> Whole:
    """Return one integer in the rows where a condition holds, another elsewhere."""
    same = one == other if isinstance(one, int) and isinstance(other, int) else one is other
    if isinstance(condition, bool) or same:
        return one if condition is not False else other
    return pl.when(condition).then(as_column(one)).otherwise(as_column(other))


def _is(number: int, value: Whole) -> bool:
    return isinstance(value, int) and value == number


def _sides(one: Whole, other: Whole) -> tuple[Any, Any]:
    """Return two integers to be computed with: expressions unless both are known."""
    if isinstance(one, int) and isinstance(other, int):
        return one, other
    return as_column(one), as_column(other)


class Workshop:
    """Makes the numbers of one leaf, and keeps what must hold for them to be right."""

    def __init__(self, population: Population, name: str) -> None:
        self._population = population
        self._name = name
        self._columns = frozenset(population.frame.columns)
        self._kept: dict[str, tuple[int, pl.Expr]] = {}
        self._overs: dict[str, tuple[Whole, Size]] = {}
        self._sizes: set[Size] = set()
        self._read: set[str] = set()
        self._deferred: list[pl.Expr] = []
        self._sure: list[tuple[int, int]] = []

    # --- Figures of the population

    def has(self, column: str) -> bool:
        """Tell whether any commune has such a figure."""
        return column in self._columns

    def flag(self, column: str) -> Truth:
        """Tell in which rows a column says yes."""
        return pl.col(column) if self.has(column) else False

    def named(self, column: str, word: str) -> Truth:
        """Tell in which rows a column holds a word."""
        return pl.col(column) == word if self.has(column) else False

    def known(self, column: str) -> Truth:
        """Tell in which rows there is such a figure."""
        return pl.col(f"{column}.known") if self.has(column) else False

    def figure(self, column: str) -> Number:
        """Return a figure; 0 where it is unknown."""
        if not self.has(column):
            return constant(Fraction(0))
        if column not in self._read:
            self._read.add(column)
            hard = f"{column.partition('.')[0]}.hard"
            if self.has(hard):
                self.defer(pl.col(hard))
        unit = 10 ** self._population.places.get(column, 0)
        return Number(pl.col(column), unit, (), Size(1, 1))

    def over(self, name: str, number: Number) -> tuple[str, int]:
        """Let a number stand in denominators where it is positive; elsewhere 1 stands there.

        Return its name, and the integer by which the reciprocal is too small (its bottom).
        """
        if number.overs:
            raise CannotExpress("a ratio divided by a ratio")
        self._overs[name] = self.kept(larger(number.top, 1)), number.size.either(Size(1))
        return name, number.bottom

    def kept(self, made: _Some) -> _Some | pl.Expr:
        """Return what is made as a column of its own, computed once for all that use it."""
        if not isinstance(made, pl.Expr) or made.meta.is_column():
            return made
        roots = made.meta.root_names()
        if not roots:
            return made
        level = 1 + max(self._kept[root][0] if root in self._kept else 0 for root in roots)
        name = f"{self._name}~{len(self._kept)}"
        self._kept[name] = level, made.alias(name)
        return pl.col(name)

    def kept_number(self, number: Number) -> Number:
        """Return a number whose integers are computed once for all that use it."""
        return number._replace(top=self.kept(number.top))

    def stages(self, made: Iterable[pl.Expr], besides: Iterable[pl.Expr] = ()) -> Stages:
        """Return the columns to compute before some expressions, `besides` those for others."""
        there = self._wanted(besides)
        found: Stages = {}
        for name in self._wanted(made):
            if name not in there:
                level, expression = self._kept[name]
                found.setdefault(level, []).append(expression)
        return found

    def _wanted(self, made: Iterable[pl.Expr]) -> list[str]:
        wanted = {root for one in made for root in one.meta.root_names()}
        for name, (_, expression) in reversed(self._kept.items()):
            if name in wanted:
                wanted.update(expression.meta.root_names())
        return [name for name in self._kept if name in wanted]

    # --- Arithmetic

    def scaled(self, number: Number, by: Fraction) -> Number:
        """Return a number times a known one."""
        factor = Fraction(by.numerator, by.denominator * number.bottom)
        size = self._noted(number.size.times(Size(abs(factor.numerator))))
        top = product(number.top, factor.numerator)
        positive = factor == 0 or (number.positive and factor > 0)
        return Number(top, factor.denominator, number.overs, size, positive)

    def divided(self, number: Number, over: tuple[str, int]) -> Number:
        """Return a number divided by one that may stand in denominators."""
        name, unit = over
        made = self.scaled(number, Fraction(unit))
        return made._replace(overs=tuple(sorted((*made.overs, name))))

    def plus(self, number: Number, other: Number) -> Number:
        """Return a sum."""
        one, two = self._common(number, other)
        size = self._noted(one.size.plus(two.size))
        positive = one.positive and two.positive
        return one._replace(top=sum_of(one.top, two.top), size=size, positive=positive)

    def choose(self, condition: Truth, number: Number, other: Number) -> Number:
        """Return one number in the rows where a condition holds, another elsewhere."""
        if isinstance(condition, bool):
            return number if condition else other
        one, two = self._common(number, other)
        top, positive = chosen(condition, one.top, two.top), one.positive and two.positive
        return one._replace(top=top, size=one.size.either(two.size), positive=positive)

    def least(self, number: Number, other: Number) -> Number:
        """Return the smaller of two numbers."""
        one, two = self._common(number, other)
        top, positive = smaller(one.top, two.top), one.positive and two.positive
        return one._replace(top=top, size=one.size.either(two.size), positive=positive)

    def most(self, number: Number, other: Number) -> Number:
        """Return the larger of two numbers."""
        one, two = self._common(number, other)
        top, positive = larger(one.top, two.top), one.positive or two.positive
        return one._replace(top=top, size=one.size.either(two.size), positive=positive)

    def sides(self, number: Number, value: Fraction) -> tuple[Whole, Whole]:
        """Return two integers that compare as a number and a known one do."""
        one, two = self._common(number, constant(value))
        return one.top, two.top

    def same(self, number: Number, other: Number) -> Truth:
        """Tell in which rows two numbers are equal."""
        one, two = self._common(number, other)
        return one.top is two.top or compared(one.top, "eq", two.top)

    def floored(self, number: Number) -> Number:
        """Return the largest integer that is not above a number."""
        bottom, _ = self._bottom(number)
        top = as_column(number.top) // as_column(bottom)
        return Number(top, 1, (), number.size.plus(Size(1)), number.positive)

    def rounded(self, number: Number, rounding: Rounding | None) -> Number:
        """Return a number rounded to a number of places, exactly as `values.numbers.round_to`."""
        if rounding is None or (not number.overs and 10**rounding.places % number.bottom == 0):
            return number
        unit = 10**rounding.places
        made = self.kept_number(self.scaled(number, Fraction(unit)))
        bottom, size = self._bottom(made)
        self._noted(made.size.plus(size).times(Size(2)))
        top = rounded_division(
            as_column(made.top), as_column(bottom), rounding.mode, positive=made.positive
        )
        return Number(top, unit, (), self._noted(made.size.plus(Size(1))), made.positive)

    def _common(self, number: Number, other: Number) -> tuple[Number, Number]:
        """Return two numbers over one denominator."""
        bottom = lcm(number.bottom, other.bottom)
        overs = _union(number.overs, other.overs)
        return self._over(number, bottom, overs), self._over(other, bottom, overs)

    def _over(self, number: Number, bottom: int, overs: tuple[str, ...]) -> Number:
        factor = bottom // number.bottom
        top, size = product(number.top, factor), number.size.times(Size(factor))
        for name in _without(overs, number.overs):
            column, bound = self._overs[name]
            top, size = product(top, column), size.times(bound)
        return Number(top, bottom, overs, self._noted(size), number.positive)

    def _bottom(self, number: Number) -> tuple[Whole, Size]:
        columns = [self._overs[name] for name in number.overs]
        bottom: Whole = number.bottom
        top = reduce(product, (column for column, _ in columns), bottom)
        size = reduce(Size.times, (bound for _, bound in columns), Size(number.bottom))
        return top, self._noted(size)

    def _noted(self, size: Size) -> Size:
        self._sizes.add(size)
        return size

    # --- What must hold

    def defer(self, rows: Truth, sure: tuple[int, int] = NOWHERE) -> None:
        """Leave some rows to the exact path; none where all figures read lie in a `sure` range."""
        if rows is not False:
            self._deferred.append(as_column(rows))
            self._sure.append(sure)

    def limit(self, number: Number, most: int) -> None:
        """Leave the rows to the exact path in which the integers of a number are too large."""
        reach = number.size.reach(most)
        self.defer(
            compared(as_column(number.top).abs(), "gt", most), (-reach, reach) if reach else NOWHERE
        )

    def guard(self, name: str, made: Iterable[pl.Expr]) -> Guard:
        """Return which rows the exact path must do, besides those expressions for all others.

        Raises:
            CannotExpress: no figure at all is small enough.
        """
        limit = min((one.reach(LARGEST) for one in self._sizes), default=LARGEST)
        if limit < 1:
            raise CannotExpress("its numbers are too large")
        columns = tuple(sorted(self._read))
        too_large = [pl.col(column).abs() > limit for column in columns]
        defer = as_column(either(*self._deferred, *too_large)).fill_null(value=False).alias(name)
        lowest = max([-limit, *(low for low, _ in self._sure)])
        highest = min([limit, *(high for _, high in self._sure)])
        return Guard(columns, lowest, highest, self.stages([defer], besides=made), defer)


def rounded_division(
    top: pl.Expr, bottom: pl.Expr, mode: str, *, positive: bool = False
) -> pl.Expr:
    """Return integers divided by positive ones and rounded to an integer.

    `half_up` takes ties away from zero, `half_even` to the even neighbour; `up` and `down` go away
    from zero and towards it. Twice the sum of both must be within 63 bits. Where all the integers
    are known to be `positive` or 0, their sign is not looked at.
    """
    size = top if positive else top.abs()
    if mode == "half_up":
        found = (size * whole(2) + bottom) // (bottom * whole(2))
    else:
        quotient = size // bottom
        found = quotient + _away(quotient, size % bottom, bottom, mode).cast(pl.Int64)
    return found if positive else found * top.sign()


def _away(quotient: pl.Expr, rest: pl.Expr, bottom: pl.Expr, mode: str) -> pl.Expr:
    """Tell where a rest is rounded away from zero, by other modes than `half_up`."""
    twice = rest * whole(2)
    if mode == "half_even":
        return (twice > bottom) | ((twice == bottom) & (quotient % 2 == 1))
    return rest > 0 if mode == "up" else pl.lit(value=False)


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
