"""Each type of formula as columns: status, and points from a lower to an upper bound.

One function for each type that columns can express, cases in the order of its `score`. What is
not here is `CannotExpress`: surveys, and branches that ask for the result of another leaf. Single
rows are deferred to the exact path where a formula has a case of its own that columns have not:
occurrences that have happened, and a branch whose question is open.
"""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from parscore.columns.measures import MISSING, NOT_APPLICABLE
from parscore.columns.quantities import (
    NEVER,
    Asked,
    given,
    level_of,
    out,
    quantity_of,
)
from parscore.columns.terms import CannotExpress, Number, constant
from parscore.formulas.all_of import AllOf
from parscore.formulas.award import Award, award_range
from parscore.formulas.bands import Band, Bands
from parscore.formulas.branch import Branch, Condition
from parscore.formulas.deduction import Deduction
from parscore.formulas.entered import Entered
from parscore.formulas.levels import Levels
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.parts import Best, Part, Sum
from parscore.formulas.pass_fail import PassFail
from parscore.formulas.per_unit import PerUnit
from parscore.formulas.proportional import Proportional
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from parscore.columns.terms import Workshop
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.quantity import Extent

ZERO = Fraction(0)
SCORED, OUT, OPEN = 0, 1, 2


class Result(NamedTuple):
    """A formula in every row: its status, and bounds that are the points where it is scored."""

    status: pl.Expr
    low: Number
    high: Number


class Answer(NamedTuple):
    """What a formula gives where its measure is given and of the right form."""

    scored: pl.Expr
    low: Number
    high: Number


def result_of(formula: BaseFormula, asked: Asked) -> Result:
    """Return a formula as columns.

    Raises:
        CannotExpress: only the exact path computes it.
    """
    match formula:
        case Sum():
            return _sum(formula, asked)
        case Best():
            return _best(formula, asked)
        case Branch():
            return _branch(formula, asked)
        case Bands() | Proportional() | PerUnit() | Deduction():
            return _of_quantity(formula, asked)
        case PassFail() | Levels() | AllOf() | Entered() | Occurrences():
            return _of_answer(formula, asked)
    raise CannotExpress(f"a formula of the type {getattr(formula, 'type', '?')}")


def _extent(formula: BaseFormula, asked: Asked) -> Extent:
    return formula.extent(asked.maximum, asked.leaf.floor)


def _status(scored: pl.Expr, is_out: pl.Expr) -> pl.Expr:
    return (
        pl.when(is_out)
        .then(pl.lit(OUT, dtype=pl.Int8))
        .when(scored)
        .then(pl.lit(SCORED, dtype=pl.Int8))
        .otherwise(pl.lit(OPEN, dtype=pl.Int8))
    )


def _bounded(
    asked: Asked, extent: Extent, is_given: pl.Expr, waiting: pl.Expr, answer: Answer
) -> tuple[Number, Number]:
    """Return the bounds: those of the answer where there is one, else those of the formula.

    What is `waiting` for a measure can still turn out not applicable, or have nothing to count.
    """
    shop, (low, high) = asked.shop, extent
    full = asked.maximum if asked.leaf.zero_denominator == "full" else ZERO
    least, most = constant(min(low, ZERO)), constant(max(high, ZERO, full))
    return (
        shop.choose(is_given, answer.low, shop.choose(waiting, least, constant(low))),
        shop.choose(is_given, answer.high, shop.choose(waiting, most, constant(high))),
    )


# --- Formulas of a quantity


def _of_quantity(formula: Bands | Proportional | PerUnit | Deduction, asked: Asked) -> Result:
    shop, extent = asked.shop, _extent(formula, asked)
    due = formula.due if isinstance(formula, Bands) else None
    quantity = quantity_of(asked, formula.of, due)
    number, known, is_out = quantity.number, quantity.known, out(asked)
    full: pl.Expr = NEVER
    nothing: pl.Expr = NEVER
    match asked.leaf.zero_denominator:
        case "full":
            full = quantity.empty
        case "zero":
            nothing = quantity.empty
        case "not_applicable":
            is_out = is_out | (given(asked) & quantity.empty)
        case "ratio_0" | "ratio_100" as policy:
            percent = Fraction(0 if policy == "ratio_0" else 100)
            number = shop.choose(quantity.empty, constant(percent), number)
            known = known | quantity.empty
    answer = _answer(formula, asked, number, extent)
    fixed = full | nothing
    value = shop.choose(full, constant(asked.maximum), constant(ZERO))
    answer = Answer(
        fixed | answer.scored,
        shop.choose(fixed, value, answer.low),
        shop.choose(fixed, value, answer.high),
    )
    is_given = shop.kept(given(asked) & (known | fixed))
    waiting = shop.kept(asked.state(MISSING) | (given(asked) & quantity.silent))
    low, high = _bounded(asked, extent, is_given, waiting, answer)
    return Result(shop.kept(_status(is_given & answer.scored, is_out)), low, high)


def _answer(
    formula: Bands | Proportional | PerUnit | Deduction,
    asked: Asked,
    number: Number,
    extent: Extent,
) -> Answer:
    shop = asked.shop
    always = pl.lit(value=True)
    match formula:
        case Bands():
            return _in_bands(formula, asked, number, extent)
        case Proportional():
            points = _proportion(formula, asked, number)
        case PerUnit():
            each = shop.scaled(shop.most(number, constant(ZERO)), formula.each)
            points = shop.least(each, constant(formula.most))
        case Deduction():
            start = asked.maximum if formula.start is None else formula.start
            off = shop.scaled(shop.most(number, constant(ZERO)), -formula.each)
            points = shop.most(shop.plus(constant(start), off), constant(formula.least))
    return Answer(always, points, points)


def _proportion(formula: Proportional, asked: Asked, number: Number) -> Number:
    shop = asked.shop
    whole = asked.maximum if formula.points is None else formula.points
    most = whole if formula.most is None else formula.most
    share = shop.scaled(shop.most(number, constant(ZERO)), whole / formula.full_at)
    points = shop.least(share, constant(most))
    if formula.zero_below is None:
        return points
    value, floor = shop.sides(number, formula.zero_below)
    return shop.choose(value < floor, constant(formula.below), points)


def _in_bands(formula: Bands, asked: Asked, number: Number, extent: Extent) -> Answer:
    shop = asked.shop
    scored: pl.Expr = NEVER
    low, high = constant(extent[0]), constant(extent[1])
    for band in reversed(formula.bands):
        holds = shop.kept(_holds(shop, band, number))
        least, most = award_range(band.points, asked.maximum)
        one, two = constant(least), constant(most)
        if band.plus is not None:
            one = two = _with_steps(shop, band, number, least)
        decided = band.plus is not None or least == most
        scored = pl.when(holds).then(pl.lit(value=decided)).otherwise(scored)
        low, high = shop.choose(holds, one, low), shop.choose(holds, two, high)
    return Answer(scored, low, high)


def _holds(shop: Workshop, band: Band, number: Number) -> pl.Expr:
    conditions: list[pl.Expr] = []
    for edge, name in (
        (band.at_least, "ge"),
        (band.above, "gt"),
        (band.at_most, "le"),
        (band.below, "lt"),
        (band.exactly, "eq"),
    ):
        if edge is not None:
            value, limit = shop.sides(number, edge)
            conditions.append(getattr(value, name)(limit))
    return reduce(and_, conditions) if conditions else pl.lit(value=True)


def _with_steps(shop: Workshop, band: Band, number: Number, start: Fraction) -> Number:
    plus = band.plus
    if plus is None:
        return constant(start)
    beyond = shop.scaled(shop.plus(number, constant(-plus.beyond)), 1 / plus.every)
    count = shop.most(shop.floored(beyond), constant(ZERO))
    total = shop.plus(constant(start), shop.scaled(count, plus.points))
    limit = constant(plus.most)
    return shop.least(total, limit) if plus.points > 0 else shop.most(total, limit)


# --- Formulas of an answer


def _of_answer(formula: PassFail | Levels | AllOf | Entered | Occurrences, asked: Asked) -> Result:
    extent, shop = _extent(formula, asked), asked.shop
    match formula:
        case PassFail():
            known = asked.known("day") | asked.known("done")
            done = asked.known("day") | shop.column(asked.column("done"), pl.Boolean)
            answer = _awarded(asked, [(done, formula.passed)], formula.fail)
        case AllOf():
            known = asked.known("items")
            answer = _complete(formula, asked, extent)
        case Levels():
            known = asked.known("level")
            answer = _at_level(formula, asked, extent)
        case Entered():
            known = asked.known("points")
            points = shop.figure(asked.column("points"))
            answer = Answer(pl.lit(value=True), points, points)
        case Occurrences():
            known = asked.known("occurrences")
            happened = known & (shop.figure(asked.column("occurrences")).top > 0)
            shop.deferred.append(happened)
            answer = Answer(pl.lit(value=True), constant(ZERO), constant(ZERO))
    is_given = shop.kept(given(asked) & known)
    low, high = _bounded(asked, extent, is_given, asked.state(MISSING), answer)
    return Result(shop.kept(_status(is_given & answer.scored, out(asked))), low, high)


def _awarded(asked: Asked, cases: list[tuple[pl.Expr, Award]], otherwise: Award) -> Answer:
    shop = asked.shop
    least, most = award_range(otherwise, asked.maximum)
    scored = pl.lit(value=least == most)
    low, high = constant(least), constant(most)
    for holds, award in reversed(cases):
        least, most = award_range(award, asked.maximum)
        scored = pl.when(holds).then(pl.lit(value=least == most)).otherwise(scored)
        low = shop.choose(holds, constant(least), low)
        high = shop.choose(holds, constant(most), high)
    return Answer(scored, low, high)


def _at_level(formula: Levels, asked: Asked, extent: Extent) -> Answer:
    shop = asked.shop
    level = shop.column(asked.column("level"), pl.String)
    cases = [(level == name, award) for name, award in formula.levels.items()]
    known = level.is_in(list(formula.levels))
    answer = _awarded(asked, cases, Fraction(0))
    return Answer(
        known & answer.scored,
        shop.choose(known, answer.low, constant(extent[0])),
        shop.choose(known, answer.high, constant(extent[1])),
    )


def _complete(formula: AllOf, asked: Asked, extent: Extent) -> Answer:
    shop = asked.shop
    columns = [asked.column(f"items.{item.id}") for item in formula.items]
    there = [(shop.known(name), shop.column(name, pl.Boolean)) for name in columns]
    lacking = shop.kept(pl.any_horizontal([known & ~done for known, done in there]))
    unknown = shop.kept(pl.any_horizontal([~known for known, _ in there]) & ~lacking)
    answer = _awarded(asked, [(lacking, formula.fail)], formula.passed)
    return Answer(
        ~unknown & answer.scored,
        shop.choose(unknown, constant(extent[0]), answer.low),
        shop.choose(unknown, constant(extent[1]), answer.high),
    )


# --- Formulas of formulas


def _part(part: Part, asked: Asked) -> Result:
    own = asked._replace(maximum=part.maximum, indicator=part.indicator or asked.indicator)
    status, low, high = result_of(part.formula, own)
    rounding = asked.leaf.part_rounding
    shop = asked.shop
    low = shop.kept_number(shop.rounded(shop.kept_number(low), rounding))
    return Result(status, low, shop.rounded(high, rounding))


def _any(conditions: list[pl.Expr]) -> pl.Expr:
    return pl.any_horizontal(conditions)


def _sum(formula: Sum, asked: Asked) -> Result:
    shop = asked.shop
    parts = [_part(part, asked) for part in formula.parts]
    low = high = constant(ZERO)
    for part in parts:
        stays = part.status != OUT
        low = shop.plus(low, shop.choose(stays, part.low, constant(ZERO)))
        high = shop.plus(high, shop.choose(stays, part.high, constant(ZERO)))
    if formula.most is not None:
        low, high = (
            shop.least(low, constant(formula.most)),
            shop.least(high, constant(formula.most)),
        )
    still_open = _any([part.status == OPEN for part in parts])
    all_out = pl.all_horizontal([part.status == OUT for part in parts])
    return Result(shop.kept(_status(~still_open, all_out)), low, high)


def _best(formula: Best, asked: Asked) -> Result:
    shop = asked.shop
    parts = [_part(part, asked) for part in formula.parts]
    first, *rest = parts
    decided, any_decided = first.low, first.status == SCORED
    least, most, any_there = first.low, first.high, first.status != OUT
    for part in rest:
        is_decided, there = part.status == SCORED, part.status != OUT
        decided = shop.choose(
            any_decided & is_decided,
            shop.most(decided, part.low),
            shop.choose(any_decided, decided, part.low),
        )
        decided = shop.kept_number(decided)
        both = any_there & there
        least = shop.choose(
            both, shop.least(least, part.low), shop.choose(any_there, least, part.low)
        )
        most = shop.choose(
            both, shop.most(most, part.high), shop.choose(any_there, most, part.high)
        )
        any_decided, any_there = any_decided | is_decided, any_there | there
    low = shop.kept_number(shop.choose(any_decided, decided, least))
    status = _status(any_decided & shop.same(low, most), ~any_there)
    return Result(shop.kept(status), low, most)


def _branch(formula: Branch, asked: Asked) -> Result:
    shop = asked.shop
    result = result_of(formula.otherwise, asked)
    undecided: pl.Expr = NEVER
    for one in reversed(formula.cases):
        holds, still_open = map(shop.kept, _condition(one.condition, asked))
        case = result_of(one.formula, asked)
        result = Result(
            pl.when(holds).then(case.status).otherwise(result.status),
            shop.choose(holds, case.low, result.low),
            shop.choose(holds, case.high, result.high),
        )
        undecided = still_open | (~holds & undecided)
    shop.deferred.append(undecided)
    return result


def _condition(condition: Condition, asked: Asked) -> tuple[pl.Expr, pl.Expr]:
    """Return where a condition holds, and where that is still open."""
    name = condition.indicator
    if name is None:
        raise CannotExpress("a branch by the result of another criterion")
    shop = asked.shop
    missing, is_out = asked.state(MISSING, name), asked.state(NOT_APPLICABLE, name)
    there = ~missing & ~is_out
    if condition.state == "not_applicable":
        return is_out, missing
    if condition.state is not None:
        known = shop.known(f"{name}.done")
        done = shop.column(f"{name}.done", pl.Boolean)
        holds = done if condition.state == "done" else ~done
    elif condition.level is not None:
        known = shop.known(f"{name}.level")
        holds = shop.column(f"{name}.level", pl.String) == condition.level
    elif condition.after is not None:
        known = shop.known(f"{name}.day")
        holds = shop.figure(f"{name}.day").top > condition.after.toordinal()
    else:
        number, known = level_of(asked, name)
        edge = condition.at_least if condition.below is None else condition.below
        value, limit = shop.sides(number, edge or ZERO)
        holds = value >= limit if condition.below is None else value < limit
    return there & known & holds, missing | (there & ~known)
