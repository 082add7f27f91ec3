"""Each type of formula as columns: status, and points from a lower to an upper bound.

One function for each type that columns can express, cases in the order of its `score`. What is
not here is `CannotExpress`: surveys, and branches that ask for the result of another leaf. Single
rows are deferred to the exact path where a formula has a case of its own that columns have not:
occurrences that have happened, and a branch whose question is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.columns.edges import steps_of
from parscore.columns.measures import MISSING, NOT_APPLICABLE
from parscore.columns.quantities import Asked, given, level_of, out, quantity_of
from parscore.columns.terms import (
    CannotExpress,
    Number,
    both,
    compared,
    constant,
    either,
    negated,
    where,
)
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
    from parscore.columns.terms import Truth, Workshop
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.quantity import Extent

ZERO = Fraction(0)
SCORED, OUT, OPEN = 0, 1, 2


class Result(NamedTuple):
    """A formula in every row: where it is not applicable, where else it is scored, and bounds.

    Where it is scored, both bounds are its points; where it is neither, it is open.
    """

    out: Truth
    scored: Truth
    low: Number
    high: Number

    @property
    def open(self) -> Truth:
        """Tell in which rows it is open."""
        return both(negated(self.out), negated(self.scored))


class Answer(NamedTuple):
    """What a formula gives where its measure is given and of the right form."""

    scored: Truth
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


def _result(shop: Workshop, is_out: Truth, scored: Truth, low: Number, high: Number) -> Result:
    """Return a result; what is not applicable is not scored."""
    is_out = shop.kept(is_out)
    return Result(is_out, shop.kept(both(scored, negated(is_out))), low, high)


def _bounded(
    asked: Asked, extent: Extent, is_given: Truth, waiting: Truth, answer: Answer
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
    full: Truth = False
    nothing: Truth = False
    match asked.leaf.zero_denominator:
        case "full":
            full = quantity.empty
        case "zero":
            nothing = quantity.empty
        case "not_applicable":
            is_out = either(is_out, both(given(asked), quantity.empty))
        case "ratio_0" | "ratio_100" as policy:
            percent = Fraction(0 if policy == "ratio_0" else 100)
            number = shop.choose(quantity.empty, constant(percent), number)
            known = either(known, quantity.empty)
    answer = _answer(formula, asked, number, extent)
    fixed = either(full, nothing)
    value = shop.choose(full, constant(asked.maximum), constant(ZERO))
    answer = Answer(
        either(fixed, answer.scored),
        shop.choose(fixed, value, answer.low),
        shop.choose(fixed, value, answer.high),
    )
    is_given = shop.kept(both(given(asked), either(known, fixed)))
    waiting = either(asked.state(MISSING), both(given(asked), quantity.silent))
    low, high = _bounded(asked, extent, is_given, waiting, answer)
    return _result(shop, is_out, both(is_given, answer.scored), low, high)


def _answer(
    formula: Bands | Proportional | PerUnit | Deduction,
    asked: Asked,
    number: Number,
    extent: Extent,
) -> Answer:
    shop = asked.shop
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
    return Answer(scored=True, low=points, high=points)


def _proportion(formula: Proportional, asked: Asked, number: Number) -> Number:
    shop = asked.shop
    whole = asked.maximum if formula.points is None else formula.points
    most = whole if formula.most is None else formula.most
    number = number if formula.zero_below is None else shop.kept_number(number)
    share = shop.scaled(shop.most(number, constant(ZERO)), whole / formula.full_at)
    points = shop.least(share, constant(most))
    if formula.zero_below is None:
        return points
    value, floor = shop.sides(number, formula.zero_below)
    return shop.choose(compared(value, "lt", floor), constant(formula.below), points)


def _in_bands(formula: Bands, asked: Asked, number: Number, extent: Extent) -> Answer:
    shop = asked.shop
    scored: Truth = False
    low, high = constant(extent[0]), constant(extent[1])
    if any(band.plus is not None for band in formula.bands):
        number = shop.kept_number(number)
    for band, holds in reversed(steps_of(shop, formula.bands, number)):
        least, most = award_range(band.points, asked.maximum)
        one, two = constant(least), constant(most)
        if band.plus is not None:
            one = two = _with_steps(shop, band, number, least)
        scored = where(holds, band.plus is not None or least == most, scored)
        low, high = shop.choose(holds, one, low), shop.choose(holds, two, high)
    return Answer(scored, low, high)


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
            known = either(asked.known("day"), asked.known("done"))
            done = either(asked.known("day"), shop.flag(asked.column("done")))
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
            answer = Answer(scored=True, low=points, high=points)
        case Occurrences():
            known = asked.known("occurrences")
            count = shop.figure(asked.column("occurrences")).top
            shop.defer(both(known, compared(count, "gt", 0)), (0, 0))
            answer = Answer(scored=True, low=constant(ZERO), high=constant(ZERO))
    is_given = shop.kept(both(given(asked), known))
    low, high = _bounded(asked, extent, is_given, asked.state(MISSING), answer)
    return _result(shop, out(asked), both(is_given, answer.scored), low, high)


def _awarded(asked: Asked, cases: list[tuple[Truth, Award]], otherwise: Award) -> Answer:
    shop = asked.shop
    least, most = award_range(otherwise, asked.maximum)
    scored: Truth = least == most
    low, high = constant(least), constant(most)
    for holds, award in reversed(cases):
        least, most = award_range(award, asked.maximum)
        scored = where(holds, least == most, scored)
        low = shop.choose(holds, constant(least), low)
        high = shop.choose(holds, constant(most), high)
    return Answer(scored, low, high)


def _at_level(formula: Levels, asked: Asked, extent: Extent) -> Answer:
    shop = asked.shop
    cases = [(shop.kept(shop.named(asked.column("level"), name)), name) for name in formula.levels]
    known = shop.kept(either(*(holds for holds, _ in cases)))
    awards = [(holds, formula.levels[name]) for holds, name in cases]
    answer = _awarded(asked, awards, Fraction(0))
    return Answer(
        both(known, answer.scored),
        shop.choose(known, answer.low, constant(extent[0])),
        shop.choose(known, answer.high, constant(extent[1])),
    )


def _complete(formula: AllOf, asked: Asked, extent: Extent) -> Answer:
    shop = asked.shop
    columns = [asked.column(f"items.{item.id}") for item in formula.items]
    there = [(shop.known(name), shop.flag(name)) for name in columns]
    lacking = shop.kept(either(*(both(known, negated(done)) for known, done in there)))
    unknown = either(*(negated(known) for known, _ in there))
    unknown = shop.kept(both(unknown, negated(lacking)))
    answer = _awarded(asked, [(lacking, formula.fail)], formula.passed)
    return Answer(
        both(negated(unknown), answer.scored),
        shop.choose(unknown, constant(extent[0]), answer.low),
        shop.choose(unknown, constant(extent[1]), answer.high),
    )


# --- Formulas of formulas


def _part(part: Part, asked: Asked) -> Result:
    own = asked._replace(maximum=part.maximum, indicator=part.indicator or asked.indicator)
    is_out, scored, low, high = result_of(part.formula, own)
    rounding = asked.leaf.part_rounding
    shop = asked.shop
    low = shop.kept_number(shop.rounded(low, rounding))
    return Result(is_out, scored, low, shop.rounded(high, rounding))


def _sum(formula: Sum, asked: Asked) -> Result:
    shop = asked.shop
    parts = [_part(part, asked) for part in formula.parts]
    low = high = constant(ZERO)
    for part in parts:
        low = shop.plus(low, shop.choose(part.out, constant(ZERO), part.low))
        high = shop.plus(high, shop.choose(part.out, constant(ZERO), part.high))
    if formula.most is not None:
        low, high = (
            shop.least(low, constant(formula.most)),
            shop.least(high, constant(formula.most)),
        )
    still_open = either(*(part.open for part in parts))
    all_out = both(*(part.out for part in parts))
    return _result(shop, all_out, negated(still_open), low, high)


def _best(formula: Best, asked: Asked) -> Result:
    shop = asked.shop
    parts = [_part(part, asked) for part in formula.parts]
    first, *rest = parts
    decided, any_decided = first.low, first.scored
    least, most, any_there = first.low, first.high, negated(first.out)
    for part in rest:
        there = negated(part.out)
        decided = shop.choose(
            both(any_decided, part.scored),
            shop.most(decided, part.low),
            shop.choose(any_decided, decided, part.low),
        )
        decided = shop.kept_number(decided)
        in_both = both(any_there, there)
        least = shop.choose(
            in_both, shop.least(least, part.low), shop.choose(any_there, least, part.low)
        )
        most = shop.choose(
            in_both, shop.most(most, part.high), shop.choose(any_there, most, part.high)
        )
        any_decided, any_there = either(any_decided, part.scored), either(any_there, there)
    low = shop.kept_number(shop.choose(any_decided, decided, least))
    scored = both(any_decided, shop.same(low, most))
    return _result(shop, negated(any_there), scored, low, most)


def _branch(formula: Branch, asked: Asked) -> Result:
    shop = asked.shop
    result = result_of(formula.otherwise, asked)
    undecided: Truth = False
    for one in reversed(formula.cases):
        holds, still_open = map(shop.kept, _condition(one.condition, asked))
        case = result_of(one.formula, asked)
        result = Result(
            where(holds, case.out, result.out),
            where(holds, case.scored, result.scored),
            shop.choose(holds, case.low, result.low),
            shop.choose(holds, case.high, result.high),
        )
        undecided = either(still_open, both(negated(holds), undecided))
    shop.defer(undecided)
    return result


def _condition(condition: Condition, asked: Asked) -> tuple[Truth, Truth]:
    """Return where a condition holds, and where that is still open."""
    name = condition.indicator
    if name is None:
        raise CannotExpress("a branch by the result of another criterion")
    shop = asked.shop
    missing, is_out = asked.state(MISSING, name), asked.state(NOT_APPLICABLE, name)
    there = both(negated(missing), negated(is_out))
    if condition.state == "not_applicable":
        return is_out, missing
    if condition.state is not None:
        known = shop.known(f"{name}.done")
        done = shop.flag(f"{name}.done")
        holds = done if condition.state == "done" else negated(done)
    elif condition.level is not None:
        known = shop.known(f"{name}.level")
        holds = shop.named(f"{name}.level", condition.level)
    elif condition.after is not None:
        known = shop.known(f"{name}.day")
        day = shop.figure(f"{name}.day").top
        holds = compared(day, "gt", condition.after.toordinal())
    else:
        number, known = level_of(asked, name)
        edge = condition.at_least if condition.below is None else condition.below
        value, limit = shop.sides(number, edge or ZERO)
        holds = compared(value, "ge" if condition.below is None else "lt", limit)
    return both(there, known, holds), either(missing, both(there, negated(known)))
