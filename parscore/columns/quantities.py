"""The quantity that a formula compares, as columns: the same cases as `formulas.quantity`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.measures import GIVEN, MISSING, NOT_APPLICABLE
from parscore.columns.terms import CannotExpress, Number, constant
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parscore.columns.terms import Workshop
    from parscore.documents.rulebook import Node
    from parscore.formulas.quantity import Of

HUNDRED = Fraction(100)
NEVER = pl.lit(value=False)


class Asked(NamedTuple):
    """What a formula may look at: as `formulas.outcome.Case`, for all communes at once."""

    maximum: Fraction
    indicator: str
    leaf: Node
    shop: Workshop

    def column(self, key: str) -> str:
        """Return the name of a column of the own indicator."""
        return f"{self.indicator}.{key}"

    def known(self, key: str) -> pl.Expr:
        """Tell in which rows the own indicator has such a figure."""
        return self.shop.known(self.column(key))

    def state(self, state: int, indicator: str | None = None) -> pl.Expr:
        """Tell in which rows a measure is given, missing or not applicable."""
        column = f"{indicator or self.indicator}.state"
        if not self.shop.has(column):
            return pl.lit(value=state == MISSING)
        return pl.col(column) == state


class Quantity(NamedTuple):
    """A number where it is `known`.

    `silent` tells where a second measure is still to come, `empty` where the denominator is 0,
    which the rule set treats on its own.
    """

    number: Number
    known: pl.Expr
    silent: pl.Expr = NEVER
    empty: pl.Expr = NEVER


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
    there = shop.kept(counted & known & ~silent)
    shop.deferred.append(there & (denominator.top < 0))
    over = shop.over(asked.column("denominator"), denominator, there)
    percent = shop.divided(shop.scaled(shop.figure(asked.column("numerator")), HUNDRED), over)
    empty = shop.kept(there & (denominator.top == 0))
    return Quantity(
        shop.kept_number(shop.choose(counted, percent, shop.figure(asked.column("value")))),
        pl.when(counted).then(there & ~empty).otherwise(asked.known("value")),
        counted & silent,
        empty,
    )


def _denominator(asked: Asked) -> tuple[Number, pl.Expr, pl.Expr]:
    """Return the denominator after replacement, where there is one, and where it is to come."""
    shop, rule = asked.shop, asked.leaf.denominator
    own = shop.figure(asked.column("denominator")), asked.known("denominator")
    if rule is None:
        return (*own, NEVER)
    number, known = own
    silent = NEVER
    for other in rule.largest_of:
        silent = silent | asked.state(MISSING, other)
        number, known = _larger(shop, (number, known), _size(shop, other))
    if rule.previous_divided_by:
        before, given = _size(shop, f"{asked.indicator}.previous")
        takes = given & (~known | (number.top == 0))
        divided = shop.scaled(before, Fraction(1, rule.previous_divided_by))
        number, known = shop.choose(takes, divided, number), known | given
    return number, known, silent


def _larger(
    shop: Workshop, one: tuple[Number, pl.Expr], two: tuple[Number, pl.Expr]
) -> tuple[Number, pl.Expr]:
    (first, has_first), (second, has_second) = one, two
    both = shop.choose(has_first & has_second, shop.most(first, second), second)
    return shop.choose(has_first & ~has_second, first, both), has_first | has_second


def _size(shop: Workshop, reading: str) -> tuple[Number, pl.Expr]:
    counted = shop.known(f"{reading}.denominator")
    number = shop.choose(
        counted, shop.figure(f"{reading}.denominator"), shop.figure(f"{reading}.value")
    )
    return number, counted | shop.known(f"{reading}.value")


def _days(asked: Asked, due: date | None) -> Quantity:
    shop = asked.shop
    day = shop.figure(asked.column("day"))
    if due is not None:
        start, known = constant(Fraction(due.toordinal())), asked.known("day")
    else:
        start, known = shop.figure(asked.column("since")), asked.known("day") & asked.known("since")
    return Quantity(shop.plus(day, shop.scaled(start, Fraction(-1))), known)


def _compared(asked: Asked, *, growth: bool) -> Quantity:
    shop = asked.shop
    now, has_now = level_of(asked, asked.indicator)
    before, has_before = level_of(asked, f"{asked.indicator}.previous")
    now, before = shop.kept_number(now), shop.kept_number(before)
    change = shop.kept_number(shop.plus(now, shop.scaled(before, Fraction(-1))))
    known = shop.kept(has_now & has_before)
    if not growth:
        return Quantity(change, known)
    if before.overs:
        raise CannotExpress("growth of a ratio")
    shop.deferred.append(known & (before.top < 0))
    known = known & (before.top != 0)
    over = shop.over(f"{asked.indicator}.before", before, known)
    return Quantity(shop.divided(shop.scaled(change, HUNDRED), over), known)


def level_of(asked: Asked, reading: str) -> tuple[Number, pl.Expr]:
    """Return the percentage or the value of a measure, and where it has one."""
    shop = asked.shop
    value, has_value = shop.figure(f"{reading}.value"), shop.known(f"{reading}.value")
    if not shop.has(f"{reading}.numerator"):
        return value, has_value
    denominator = shop.figure(f"{reading}.denominator")
    counted = shop.known(f"{reading}.numerator") & (denominator.top != 0)
    shop.deferred.append(counted & (denominator.top < 0))
    over = shop.over(f"{reading}.denominator", denominator, counted)
    percent = shop.divided(shop.scaled(shop.figure(f"{reading}.numerator"), HUNDRED), over)
    return shop.choose(counted, percent, value), counted | has_value


def given(asked: Asked) -> pl.Expr:
    """Tell in which rows the own measure is given."""
    return asked.state(GIVEN)


def out(asked: Asked) -> pl.Expr:
    """Tell in which rows the own measure is not applicable."""
    return asked.state(NOT_APPLICABLE)


def missing_any(asked: Asked, names: Sequence[str]) -> pl.Expr:
    """Tell in which rows a measure is still to come."""
    return pl.any_horizontal([asked.state(MISSING, name) for name in names] or [NEVER])
