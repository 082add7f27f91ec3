"""The quantity that a formula compares, as columns: the same cases as `formulas.quantity`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.measures import GIVEN, MISSING, NOT_APPLICABLE
from parscore.columns.terms import (
    LARGEST,
    CannotExpress,
    Number,
    both,
    compared,
    constant,
    either,
    negated,
)
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parscore.columns.terms import Truth, Workshop
    from parscore.documents.rulebook import Node
    from parscore.formulas.quantity import Of

HUNDRED = Fraction(100)
NOT_NEGATIVE = 0, LARGEST
"""Figures that leave no denominator below 0."""


class Asked(NamedTuple):
    """What a formula may look at: as `formulas.outcome.Case`, for all communes at once."""

    maximum: Fraction
    indicator: str
    leaf: Node
    shop: Workshop

    def column(self, key: str) -> str:
        """Return the name of a column of the own indicator."""
        return f"{self.indicator}.{key}"

    def known(self, key: str) -> Truth:
        """Tell in which rows the own indicator has such a figure."""
        return self.shop.known(self.column(key))

    def state(self, state: int, indicator: str | None = None) -> Truth:
        """Tell in which rows a measure is given, missing or not applicable."""
        column = f"{indicator or self.indicator}.state"
        if not self.shop.has(column):
            return state == MISSING
        return pl.col(column) == pl.lit(state, dtype=pl.Int8)


class Quantity(NamedTuple):
    """A number where it is `known`.

    `silent` tells where a second measure is still to come, `empty` where the denominator is 0,
    which the rule set treats on its own.
    """

    number: Number
    known: Truth
    silent: Truth = False
    empty: Truth = False


def quantity_of(asked: Asked, of: Of, due: date | None = None) -> Quantity:
    """Return the number a formula compares, where the measure is given.

    Raises:
        CannotExpress: only the exact path computes it.
    """
    shop = asked.shop
    match of:
        case "ratio":
            return _ratio(asked)
        case "days":
            return _days(asked, due)
        case "change" | "growth":
            return _compared(asked, growth=of == "growth")
        case _:
            return Quantity(shop.figure(asked.column(of)), asked.known(of))


def _ratio(asked: Asked) -> Quantity:
    shop = asked.shop
    counted = asked.known("numerator")
    denominator, known, silent = _denominator(asked)
    denominator = shop.kept_number(denominator)
    there = shop.kept(both(counted, known, negated(silent)))
    shop.defer(both(there, compared(denominator.top, "lt", 0)), NOT_NEGATIVE)
    over = shop.over(asked.column("denominator"), denominator)
    percent = shop.divided(shop.scaled(shop.figure(asked.column("numerator")), HUNDRED), over)
    empty = shop.kept(both(there, compared(denominator.top, "eq", 0)))
    known, has_value = both(there, negated(empty)), asked.known("value")
    if has_value is not False:
        percent = shop.choose(counted, percent, shop.figure(asked.column("value")))
        known = either(known, both(negated(counted), has_value))
    return Quantity(percent, known, both(counted, silent), empty)


def _denominator(asked: Asked) -> tuple[Number, Truth, Truth]:
    """Return the denominator after replacement, where there is one, and where it is to come."""
    shop, rule = asked.shop, asked.leaf.denominator
    own = shop.figure(asked.column("denominator")), asked.known("denominator")
    if rule is None:
        return (*own, False)
    number, known = own
    silent: Truth = False
    for other in rule.largest_of:
        silent = either(silent, asked.state(MISSING, other))
        number, known = _larger(shop, (number, known), _size(shop, other))
    if rule.previous_divided_by:
        before, given = _size(shop, f"{asked.indicator}.previous")
        takes = both(given, either(negated(known), compared(number.top, "eq", 0)))
        divided = shop.scaled(before, Fraction(1, rule.previous_divided_by))
        number, known = shop.choose(takes, divided, number), either(known, given)
    return number, known, silent


def _larger(
    shop: Workshop, one: tuple[Number, Truth], two: tuple[Number, Truth]
) -> tuple[Number, Truth]:
    (first, has_first), (second, has_second) = one, two
    largest = shop.choose(both(has_first, has_second), shop.most(first, second), second)
    only_first = both(has_first, negated(has_second))
    return shop.choose(only_first, first, largest), either(has_first, has_second)


def _size(shop: Workshop, reading: str) -> tuple[Number, Truth]:
    counted, valued = shop.known(f"{reading}.denominator"), shop.known(f"{reading}.value")
    number = shop.choose(
        counted, shop.figure(f"{reading}.denominator"), shop.figure(f"{reading}.value")
    )
    return number, either(counted, valued)


def _days(asked: Asked, due: date | None) -> Quantity:
    shop = asked.shop
    day, known = shop.figure(asked.column("day")), asked.known("day")
    if due is not None:
        start = constant(Fraction(due.toordinal()))
    else:
        start, known = shop.figure(asked.column("since")), both(known, asked.known("since"))
    return Quantity(shop.plus(day, shop.scaled(start, Fraction(-1))), known)


def _compared(asked: Asked, *, growth: bool) -> Quantity:
    shop = asked.shop
    now, has_now = level_of(asked, asked.indicator)
    before, has_before = level_of(asked, f"{asked.indicator}.previous")
    now, before = shop.kept_number(now), shop.kept_number(before)
    change = shop.kept_number(shop.plus(now, shop.scaled(before, Fraction(-1))))
    known = shop.kept(both(has_now, has_before))
    if not growth:
        return Quantity(change, known)
    if before.overs:
        raise CannotExpress("growth of a ratio")
    shop.defer(both(known, compared(before.top, "lt", 0)), NOT_NEGATIVE)
    known = both(known, compared(before.top, "ne", 0))
    over = shop.over(f"{asked.indicator}.before", before)
    return Quantity(shop.divided(shop.scaled(change, HUNDRED), over), known)


def level_of(asked: Asked, reading: str) -> tuple[Number, Truth]:
    """Return the percentage or the value of a measure, and where it has one."""
    shop = asked.shop
    value, has_value = shop.figure(f"{reading}.value"), shop.known(f"{reading}.value")
    if not shop.has(f"{reading}.numerator"):
        return value, has_value
    denominator = shop.figure(f"{reading}.denominator")
    counted = both(shop.known(f"{reading}.numerator"), compared(denominator.top, "ne", 0))
    shop.defer(both(counted, compared(denominator.top, "lt", 0)), NOT_NEGATIVE)
    over = shop.over(f"{reading}.denominator", denominator)
    percent = shop.divided(shop.scaled(shop.figure(f"{reading}.numerator"), HUNDRED), over)
    return shop.choose(counted, percent, value), either(counted, has_value)


def given(asked: Asked) -> Truth:
    """Tell in which rows the own measure is given."""
    return asked.state(GIVEN)


def out(asked: Asked) -> Truth:
    """Tell in which rows the own measure is not applicable."""
    return asked.state(NOT_APPLICABLE)


def missing_any(asked: Asked, names: Sequence[str]) -> Truth:
    """Tell in which rows a measure is still to come."""
    return either(*(asked.state(MISSING, name) for name in names))
