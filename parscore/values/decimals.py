"""Exact numbers written as decimal strings, with the fraction beside those that are cut short."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, is_decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

PLACES = 6


def written(number: Fraction | None) -> str | None:
    """Return a number as a decimal string of at most six places; None stays None."""
    return None if number is None else decimal(number)


def decimal(number: Fraction) -> str:
    """Return a number as a decimal string of at most six places."""
    return _forms(*number.as_integer_ratio())[0]


def figures(numbers: Mapping[str, Fraction | None]) -> dict[str, Any]:
    """Return numbers as `written`, by key, and under `exact` what `exact_of` says of them."""
    shown: dict[str, Any] = {}
    cut_short: dict[str, str] = {}
    for key, number in numbers.items():
        if number is None:
            shown[key] = None
            continue
        shown[key], ratio = _forms(*number.as_integer_ratio())
        if ratio is not None:
            cut_short[key] = ratio
    shown["exact"] = cut_short
    return shown


@lru_cache(maxsize=8192)  # by two integers: the hash of a fraction is a power of its denominator
def _forms(numerator: int, denominator: int) -> tuple[str, str | None]:
    number = Fraction(numerator, denominator)
    return decimal_string(number, PLACES), _ratio(number)


def exact_of(numbers: Mapping[str, Fraction | None]) -> dict[str, str]:
    """Return `p/q` for each number that six places do not hold, by key."""
    given = {key: _ratio(number) for key, number in numbers.items() if number is not None}
    return {key: ratio for key, ratio in given.items() if ratio is not None}


def _ratio(number: Fraction) -> str | None:
    """Return `p/q` of a number that six places do not hold."""
    if number.denominator == 1 or is_decimal(number, PLACES):
        return None
    return f"{number.numerator}/{number.denominator}"
