"""Exact numbers: reading both notations, rounding, and writing them for people and for files.

Nothing here is a float. What comes in is a `Decimal`, what is computed with is a `Fraction`.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_DECIMALS = 12
MOST_DIGITS = 15  # before the decimal mark: every number stays below 10**15
PLACES_SHOWN = 6  # of a number that has no finite decimal form

Mode = Literal["half_up", "half_even", "up", "down"]
Rational = Fraction | Decimal | int

_LONGEST = 64  # characters of a number that somebody may have typed
_LONGEST_EXACT = 2_000  # characters of a number that this program has written
_GROUP = 3
_UNIT = Decimal(1)
_NOTHING = Fraction()

_FOLD = {
    **{0xFF10 + digit: str(digit) for digit in range(10)},
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2013\uff0d\ufe63"), "-"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u200a\u202f\u3000\t"), " "),
    0xFF0B: "+",
    0xFF0C: ",",
    0xFF0E: ".",
    0xFF05: "%",
}


class NumberFault(Enum):
    """Why a text is not taken as a number."""

    MALFORMED = "malformed"
    AMBIGUOUS = "ambiguous"  # "1.234": thousands or decimals?
    COMMA = "comma"  # a comma where only the dot is a decimal mark
    TOO_LARGE = "too_large"
    TOO_PRECISE = "too_precise"


class NotANumber(ValueError):  # noqa: N818 - it says what the value is not
    """A text or value that is not taken as a number; `reason` says why."""

    def __init__(self, value: str, reason: NumberFault) -> None:
        super().__init__(f"{reason.value}: {value!r}")
        self.value = value
        self.reason = reason


class Rounding(NamedTuple):
    """How a figure is rounded: to how many decimals, and which way."""

    places: int
    mode: Mode


def parse_number(text: str) -> Decimal:
    """Read a number in Vietnamese notation: `1.234,5`, `98,5%`, `−0,5`.

    The dot notation is understood where it can mean only one thing (`98.5`, `1,234.5`). A per
    cent sign is dropped: the value of `98,5%` is 98.5.

    Raises:
        NotANumber: not a number, ambiguous (`1.234`), 10**15 or more, over 12 decimals.
    """
    if len(text) > _LONGEST:
        raise NotANumber(text[:_LONGEST], NumberFault.TOO_LARGE)
    body = text.translate(_FOLD).strip()
    percent = body.endswith("%")
    if percent:
        body = body[:-1].rstrip()
    negative = body.startswith("-")
    if body[:1] in {"-", "+"}:
        body = body[1:].lstrip()
    whole, decimals = _split(_close_up(body), text, settled=percent)
    return _decimal(text, whole, decimals, negative=negative)


def parse_plain(text: str) -> Decimal:
    """Read a number in plain notation: digits, and a dot before the decimals.

    Raises:
        NotANumber: anything else, a comma included; 10**15 or more; over 12 decimals.
    """
    if len(text) > _LONGEST:
        raise NotANumber(text[:_LONGEST], NumberFault.TOO_LARGE)
    negative = text.startswith("-")
    whole, dot, decimals = text[negative:].partition(".")
    if not _digits(whole) or (dot and not _digits(decimals)) or (whole[0] == "0" and whole != "0"):
        fault = NumberFault.COMMA if _means_a_comma(text) else NumberFault.MALFORMED
        raise NotANumber(text, fault)
    return _decimal(text, whole, decimals, negative=negative)


def bounded(x: Decimal) -> Decimal:
    """Return a decimal unchanged if it is within the limits of `parse_number`.

    Raises:
        NotANumber: it is not finite, 10**15 or more, or has over 12 decimals.
    """
    if x.same_quantum(_UNIT) and x.adjusted() < MOST_DIGITS:  # a plain count, as most are
        return x
    exponent = x.as_tuple().exponent
    if not isinstance(exponent, int):
        raise NotANumber(str(x), NumberFault.MALFORMED)
    if x.adjusted() >= MOST_DIGITS:
        raise NotANumber(str(x)[:_LONGEST], NumberFault.TOO_LARGE)
    if exponent < -MOST_DECIMALS:
        raise NotANumber(str(x)[:_LONGEST], NumberFault.TOO_PRECISE)
    return x


def exact(x: Rational | str) -> Fraction:
    """Return the exact value of a number, or of what `decimal_string` wrote.

    Raises:
        NotANumber: a text that `decimal_string` would not have written.
    """
    if isinstance(x, str):
        return _read_exact(x)
    return x if type(x) is Fraction else Fraction(x)


def percent(n: Rational, d: Rational) -> Fraction:
    """Return `n` as a percentage of `d`, exactly.

    Raises:
        ZeroDivisionError: `d` is 0.
    """
    if isinstance(n, int) and isinstance(d, int):
        return Fraction(100 * n, d)
    return 100 * exact(n) / exact(d)


def exact_sum(terms: Iterable[Fraction]) -> Fraction:
    """Add fractions; nothing adds up to the fraction 0."""
    return sum(terms, _NOTHING)


def round_to(x: Fraction, places: int, mode: Mode) -> Fraction:
    """Round to a number of decimals.

    `half_up` takes ties away from zero, `half_even` to the even neighbour; `up` and `down` go
    away from zero and towards it.
    """
    numerator, denominator = x.as_integer_ratio()
    if denominator == 1:
        return x
    return Fraction(_scaled(numerator, denominator, places, mode), 10**places)


def is_decimal(x: Fraction, places: int) -> bool:
    """Say whether a number is written exactly with at most this many decimals."""
    unit: int = 10**places
    return unit % x.denominator == 0


def decimal_string(x: Rational, places: int | None = None) -> str:
    """Write a number for a file: a dot, no exponent, no trailing zeros.

    With `places`, it is rounded half up to that many decimals. Without, it is written exactly,
    as `p/q` where no finite decimal is exact.
    """
    numerator, denominator = x.as_integer_ratio()
    if denominator == 1:
        return str(numerator)
    needed = _decimals_needed(denominator)
    if places is not None and not 0 <= needed <= places:
        return _pointed(_scaled(numerator, denominator, places), places)
    if needed < 0:
        return f"{numerator}/{denominator}"
    return _pointed(numerator * 10**needed // denominator, needed)


def _pointed(scaled: int, places: int) -> str:
    """Write `scaled / 10**places` with a dot, without trailing zeros."""
    if places == 0:
        return str(scaled)
    digits = str(abs(scaled)).zfill(places + 1)
    written = f"{digits[:-places]}.{digits[-places:]}".rstrip("0").removesuffix(".")
    return f"-{written}" if scaled < 0 else written


def format_number(x: Rational, lang: Literal["vi", "en"], places: int | None = None) -> str:
    """Write a number for people: `1.234.567,5` in Vietnamese, `1,234,567.5` in English.

    With `places`, it is rounded half up and has exactly that many decimals. Without, it has as
    many as it needs, or six where no finite decimal is exact. `parse_number` reads the Vietnamese
    form back, but refuses a lone group of thousands (`1.234`): a reader cannot tell it either.
    """
    numerator, denominator = x.as_integer_ratio()
    if places is None and denominator == 1:
        grouped = f"{numerator:,}"
        return grouped if lang == "en" else grouped.replace(",", ".")
    if places is None:
        places = _decimals_needed(denominator)
        if places < 0:
            places = PLACES_SHOWN
    scaled = _scaled(numerator, denominator, places)
    whole, decimals = divmod(abs(scaled), 10**places)
    sign = "-" if scaled < 0 else ""
    if lang == "en":
        return f"{sign}{whole:,}.{decimals:0{places}}" if places else f"{sign}{whole:,}"
    groups = f"{whole:,}".replace(",", ".")
    return f"{sign}{groups},{decimals:0{places}}" if places else f"{sign}{groups}"


def notations(x: Rational) -> tuple[str, str]:
    """Return a number as `format_number` writes it, in Vietnamese and in English."""
    english = format_number(x, "en")
    whole, dot, decimals = english.partition(".")
    grouped = whole.replace(",", ".")
    return f"{grouped},{decimals}" if dot else grouped, english


def three_forms(numerator: int, denominator: int) -> tuple[str, str, str]:
    """Return a ratio in lowest terms as `decimal_string` writes it, and in both `notations`."""
    needed = _decimals_needed(denominator)
    if needed < 0:
        return f"{numerator}/{denominator}", *notations(Fraction(numerator, denominator))
    if needed == 0:
        english = f"{numerator:,}"
        return str(numerator), english.replace(",", "."), english
    sign = "-" if numerator < 0 else ""
    whole, rest = divmod(abs(numerator) * 10**needed // denominator, 10**needed)
    decimals, grouped = f"{rest:0{needed}}", f"{whole:,}"
    return (
        f"{sign}{whole}.{decimals}",
        f"{sign}{grouped.replace(',', '.')},{decimals}",
        f"{sign}{grouped}.{decimals}",
    )


def _close_up(body: str) -> str:
    """Drop the spaces beside a decimal mark; a space between digits stays, and is refused."""
    if " " not in body:
        return body
    for mark in ",.":
        body = mark.join(part.strip() for part in body.split(mark))
    return body


def _split(body: str, text: str, *, settled: bool) -> tuple[str, str]:
    """Return the digits before and after the decimal mark, the thousands marks taken out."""
    mark = body[max(body.rfind(","), body.rfind("."))] if "," in body or "." in body else ""
    if not mark:
        return body, ""
    other = "." if mark == "," else ","
    whole, _, decimals = body.rpartition(mark)
    if mark in whole:
        return _ungroup(body, mark, text), ""
    if other in whole:
        whole = _ungroup(whole, other, text)
    elif mark == "." and not settled and _may_be_thousands(whole, decimals):
        raise NotANumber(text, NumberFault.AMBIGUOUS)
    if not decimals:
        raise NotANumber(text, NumberFault.MALFORMED)
    return whole, decimals


def _may_be_thousands(whole: str, decimals: str) -> bool:
    return len(decimals) == _GROUP and 0 < len(whole) <= _GROUP and whole.strip("0") != ""


def _ungroup(grouped: str, mark: str, text: str) -> str:
    first, *rest = grouped.split(mark)
    well_formed = 0 < len(first) <= _GROUP and first[0] != "0"
    if not well_formed or any(len(group) != _GROUP for group in rest):
        raise NotANumber(text, NumberFault.MALFORMED)
    return first + "".join(rest)


def _decimal(text: str, whole: str, decimals: str, *, negative: bool) -> Decimal:
    if not _digits(whole) or (decimals and not _digits(decimals)):
        raise NotANumber(text, NumberFault.MALFORMED)
    if len(whole.lstrip("0")) > MOST_DIGITS:
        raise NotANumber(text, NumberFault.TOO_LARGE)
    if len(decimals) > MOST_DECIMALS:
        raise NotANumber(text, NumberFault.TOO_PRECISE)
    sign = "-" if negative else ""
    return Decimal(f"{sign}{whole}.{decimals}" if decimals else sign + whole)


def _digits(part: str) -> bool:
    return part.isascii() and part.isdigit()


def _means_a_comma(text: str) -> bool:
    try:
        parse_number(text)
    except NotANumber:
        return False
    return "," in text


def _read_exact(text: str) -> Fraction:
    sign = -1 if text.startswith("-") else 1
    body = text.removeprefix("-")
    mark = "/" if "/" in body else "."
    first, found, second = body.partition(mark)
    if len(text) > _LONGEST_EXACT or not _digits(first) or (found and not _digits(second)):
        raise NotANumber(text[:_LONGEST], NumberFault.MALFORMED)
    if not found:
        return Fraction(sign * int(first))
    if mark == ".":
        return Fraction(sign * int(first + second), 10 ** len(second))
    if not second.strip("0"):
        raise NotANumber(text[:_LONGEST], NumberFault.MALFORMED)
    return Fraction(sign * int(first), int(second))


def _scaled(numerator: int, denominator: int, places: int, mode: Mode = "half_up") -> int:
    """Return the integer nearest to the fraction times `10**places`, as the mode decides."""
    unit: int = 10**places
    quotient, rest = divmod(abs(numerator) * unit, denominator)
    if rest and _rounds_away(quotient, 2 * rest - denominator, mode):
        quotient += 1
    return quotient if numerator >= 0 else -quotient


def _rounds_away(quotient: int, beyond_half: int, mode: Mode) -> bool:
    if mode == "half_up":
        return beyond_half >= 0
    if mode == "half_even":
        return beyond_half > 0 or (beyond_half == 0 and quotient % 2 == 1)
    return mode == "up"


@lru_cache(maxsize=1024)
def _decimals_needed(denominator: int) -> int:
    """Return how many decimals `1/denominator` has, or -1 if they never end."""
    counts = []
    for prime in (2, 5):
        count = 0
        while denominator % prime == 0:
            denominator //= prime
            count += 1
        counts.append(count)
    return max(counts) if denominator == 1 else -1
