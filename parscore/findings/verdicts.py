"""Whether a figure stands as a target demands, and how much is lacking, exactly."""

from __future__ import annotations

import operator
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from parscore.formulas.quantity import level_of
from parscore.formulas.reading import MISSING
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Verdict
    from parscore.documents.indicators import Indicator
    from parscore.formulas.reading import Reading

HUNDRED = Fraction(100)

COMPARE: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
}


class Judgement(NamedTuple):
    """A verdict with the figure behind it.

    `actual` is in the indicator's unit (percent for a ratio). `shortfall` counts what is lacking
    in the counted unit (dossiers, documents) where `counted`, else in the unit of `actual`; it
    counts what is too much where the figure lies `over` what is demanded.
    """

    verdict: Verdict
    actual: Fraction | None = None
    shortfall: Fraction | None = None
    counted: bool = False
    over: bool = False


def judge(op: str, value: Fraction, reading: Reading = MISSING) -> Judgement:
    """Return how a measure stands against a figure."""
    if reading.state == "missing":
        return Judgement("undetermined")
    if reading.state == "not_applicable":
        return Judgement("not_applicable")
    actual = figure_of(reading)
    if actual is None:
        return Judgement("undetermined")
    if COMPARE[op](actual, value):
        return Judgement("met", actual)
    lacking, counted = shortfall(op, value, reading, actual)
    over = op.startswith("<") or (op == "=" and actual > value)
    return Judgement("not_met", actual, lacking, counted, over)


def judge_level(op: str, level: str, reading: Reading, indicator: Indicator) -> Judgement:
    """Return how a measured level stands against a demanded one; levels stand best first."""
    if reading.state == "not_applicable":
        return Judgement("not_applicable")
    rank, demanded = indicator.rank_of(reading.level or ""), indicator.rank_of(level)
    if rank is None or demanded is None:
        return Judgement("undetermined")
    met = COMPARE[op](Fraction(rank), Fraction(demanded))
    return Judgement("met" if met else "not_met")


def judge_range(
    op: str, low: Fraction, high: Fraction, reading: Reading, direction: str
) -> Judgement:
    """Return how a measure stands against a range: better than the range is met too."""
    if reading.state != "given" or op != "=":
        return judge(op, high if op.startswith("<") else low, reading)
    return judge("<=", high, reading) if direction == "lower" else judge(">=", low, reading)


def figure_of(reading: Reading) -> Fraction | None:
    """Return the figure of a measure: a percentage, a value, or 100/0 for done or not done."""
    if reading.done is not None:
        return HUNDRED if reading.done else Fraction(0)
    if reading.occurrences is not None:
        return Fraction(len(reading.occurrences))
    return level_of(reading)


def shortfall(
    op: str, value: Fraction, reading: Reading, actual: Fraction
) -> tuple[Fraction, bool]:
    """Return what is lacking, and whether it is counted in the indicator's own unit.

    With counts: how many more of the same denominator are needed (for an upper limit: how many
    fewer). Without counts: the distance in the unit of the figure.
    """
    if reading.numerator is None or not reading.denominator:
        return abs(value - actual), False
    needed = value * reading.denominator / HUNDRED
    match op:
        case ">=":
            return Fraction(ceil(needed - reading.numerator)), True
        case "=":
            return Fraction(ceil(abs(needed - reading.numerator))), True
        case ">":
            return Fraction(floor(needed - reading.numerator) + 1), True
        case "<=":
            return Fraction(ceil(reading.numerator - needed)), True
        case _:
            return Fraction(floor(reading.numerator - needed) + 1), True


def implies(op: str, value: Fraction, minimum_op: str, minimum: Fraction) -> bool:
    """Tell whether whoever meets the first figure surely meets the second."""
    if op == "=":
        return COMPARE[minimum_op](value, minimum)
    if minimum_op == "=" or op[0] != minimum_op[0]:
        return False
    stronger = value > minimum if op[0] == ">" else value < minimum
    return stronger or (value == minimum and (op == minimum_op or "=" in minimum_op))
