"""Numbers: what is read, what is refused and why, and what is written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from parscore.values.exact import Fraction
from parscore.values.numbers import (
    Mode,
    NotANumber,
    NumberFault,
    bounded,
    decimal_string,
    exact,
    format_number,
    is_decimal,
    notations,
    parse_number,
    parse_plain,
    percent,
    round_to,
    three_forms,
)

DECIMALS = st.decimals(
    min_value=-(10**15) + 1,
    max_value=10**15 - 1,
    allow_nan=False,
    places=None,
).filter(lambda x: -int(x.as_tuple().exponent) <= 12)
FRACTIONS = st.fractions(max_denominator=10**9)
MODES = st.sampled_from(["half_up", "half_even", "up", "down"])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("98,5%", "98.5"),
        ("98.5", "98.5"),
        ("0,25", "0.25"),
        ("\u22120,5", "-0.5"),
        ("98\u00a0,5", "98.5"),
        ("98\u2009,5", "98.5"),
        ("98,\u202f5 %", "98.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,50", "1234567.50"),
        ("95.000%", "95.000"),
        ("0.125", "0.125"),
        ("-0.125", "-0.125"),
        ("1234.567", "1234.567"),
        ("1,234", "1.234"),
        ("1.234,567", "1234.567"),
        ("05", "5"),
        ("+7", "7"),
        ("\uff19\uff18\uff0c\uff15\uff05", "98.5"),
        ("999999999999999,999999999999", "999999999999999.999999999999"),
    ],
)
def test_reads_vietnamese_notation(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1.234", NumberFault.AMBIGUOUS),
        ("-12.345", NumberFault.AMBIGUOUS),
        ("05.000", NumberFault.AMBIGUOUS),
        ("12,34,5", NumberFault.MALFORMED),
        ("N/A", NumberFault.MALFORMED),
        ("1.234,567.8", NumberFault.MALFORMED),
        ("1,234.567,8", NumberFault.MALFORMED),
        ("12.34,5", NumberFault.MALFORMED),
        ("1234.567,5", NumberFault.MALFORMED),
        ("0.123.456", NumberFault.MALFORMED),
        ("", NumberFault.MALFORMED),
        ("%", NumberFault.MALFORMED),
        (",5", NumberFault.MALFORMED),
        ("5,", NumberFault.MALFORMED),
        ("98 5", NumberFault.MALFORMED),
        ("--5", NumberFault.MALFORMED),
        ("10²", NumberFault.MALFORMED),
        ("½", NumberFault.MALFORMED),
        ("٣", NumberFault.MALFORMED),
        ("1e3", NumberFault.MALFORMED),
        ("NaN", NumberFault.MALFORMED),
        ("Infinity", NumberFault.MALFORMED),
        ("1_000", NumberFault.MALFORMED),
        ("1000000000000000", NumberFault.TOO_LARGE),
        ("9" * 100_000, NumberFault.TOO_LARGE),
        ("0,1234567890123", NumberFault.TOO_PRECISE),
    ],
)
def test_refuses_with_the_reason_and_the_value(text: str, reason: NumberFault) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_number(text)
    assert caught.value.reason is reason
    assert text.startswith(caught.value.value)


@pytest.mark.parametrize(
    ("text", "value"), [("98", 98), ("-1.5", Decimal("-1.5")), ("0.125", 0.125)]
)
def test_reads_plain_notation(text: str, value: Decimal) -> None:
    assert parse_plain(text) == value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("98,5", NumberFault.COMMA),
        ("1.234,5", NumberFault.COMMA),
        ("a,b", NumberFault.MALFORMED),
        ("1.234.567", NumberFault.MALFORMED),
        ("010", NumberFault.MALFORMED),
        ("1_000", NumberFault.MALFORMED),
        ("1e3", NumberFault.MALFORMED),
        (" 1", NumberFault.MALFORMED),
        ("+1", NumberFault.MALFORMED),
        (".5", NumberFault.MALFORMED),
        ("5.", NumberFault.MALFORMED),
        ("-", NumberFault.MALFORMED),
        ("", NumberFault.MALFORMED),
        ("12:30", NumberFault.MALFORMED),
        (".nan", NumberFault.MALFORMED),
        (".inf", NumberFault.MALFORMED),
        ("1" * 16, NumberFault.TOO_LARGE),
        ("1" * 65, NumberFault.TOO_LARGE),
        ("0." + "1" * 13, NumberFault.TOO_PRECISE),
    ],
)
def test_plain_notation_refuses(text: str, reason: NumberFault) -> None:
    with pytest.raises(NotANumber) as caught:
        parse_plain(text)
    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("1e400", NumberFault.TOO_LARGE),
        ("1e999999999", NumberFault.TOO_LARGE),
        ("1e15", NumberFault.TOO_LARGE),
        ("1e-13", NumberFault.TOO_PRECISE),
        ("NaN", NumberFault.MALFORMED),
        ("-Infinity", NumberFault.MALFORMED),
    ],
)
def test_bounds_what_comes_as_a_decimal(number: str, reason: NumberFault) -> None:
    with pytest.raises(NotANumber) as caught:
        bounded(Decimal(number))
    assert caught.value.reason is reason


@given(DECIMALS)
def test_decimals_within_the_limits_pass_unchanged(x: Decimal) -> None:
    assert bounded(x) is x


@given(DECIMALS)
def test_what_is_written_in_vietnamese_is_read_back(x: Decimal) -> None:
    written = format_number(x, "vi")
    lone_group = 1000 <= abs(x) < 1_000_000 and x == x.to_integral_value()
    if lone_group:
        with pytest.raises(NotANumber) as caught:
            parse_number(written)
        assert caught.value.reason is NumberFault.AMBIGUOUS
    else:
        assert parse_number(written) == x
    assert parse_number(format_number(x, "vi", 12)) == x


@given(DECIMALS)
def test_what_is_written_plainly_is_read_back(x: Decimal) -> None:
    assert parse_plain(decimal_string(x)) == x
    assert "e" not in decimal_string(x).lower()


@given(FRACTIONS)
def test_the_canonical_form_is_exact(x: Fraction) -> None:
    assert exact(decimal_string(x)) == x


@given(FRACTIONS, st.integers(0, 8))
def test_a_number_that_fits_its_places_is_written_exactly(x: Fraction, places: int) -> None:
    if is_decimal(x, places):
        assert decimal_string(x, places) == decimal_string(x)
        assert exact(format_number(x, "en", places).replace(",", "")) == x
    else:
        assert exact(decimal_string(x, places)) == round_to(x, places, "half_up") != x


@pytest.mark.parametrize(
    ("x", "lang", "places", "written"),
    [
        (exact("1234567.5"), "vi", None, "1.234.567,5"),
        (exact("1234567.5"), "en", None, "1,234,567.5"),
        (exact("1234567.5"), "vi", 2, "1.234.567,50"),
        (exact("-0.001"), "vi", 2, "0,00"),
        (exact("-0.5"), "vi", None, "-0,5"),
        (Fraction(1, 3), "vi", None, "0,333333"),
        (exact("2.675"), "en", 2, "2.68"),
        (Fraction(4), "vi", None, "4"),
        (Decimal("98.50"), "vi", None, "98,5"),
    ],
)
def test_writes_for_people(x: Fraction, lang: str, places: int | None, written: str) -> None:
    assert format_number(x, lang, places) == written  # type: ignore[arg-type]


@given(FRACTIONS | DECIMALS | st.integers())
def test_both_notations_are_those_of_each_language(x: Fraction | Decimal | int) -> None:
    assert notations(x) == (format_number(x, "vi"), format_number(x, "en"))


@given(FRACTIONS | DECIMALS | st.integers())
def test_the_three_forms_are_those_written_one_by_one(x: Fraction | Decimal | int) -> None:
    assert three_forms(*x.as_integer_ratio()) == (decimal_string(x), *notations(x))


@pytest.mark.parametrize(
    ("x", "places", "written"),
    [
        (exact("98.50"), None, "98.5"),
        (Fraction(100), None, "100"),
        (Fraction(-1, 8), None, "-0.125"),
        (Fraction(-1, 3), None, "-1/3"),
        (Fraction(1, 3), 2, "0.33"),
        (Fraction(-1, 1000), 2, "0"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(19999, 10000), 3, "2"),
        (Fraction(1, 2**20), None, "0.00000095367431640625"),
        (Decimal("1E+2"), None, "100"),
    ],
)
def test_writes_for_files(x: Fraction, places: int | None, written: str) -> None:
    assert decimal_string(x, places) == written


@pytest.mark.parametrize(
    ("x", "mode", "rounded"),
    [
        ("2.675", "half_up", "2.68"),
        ("-2.675", "half_up", "-2.68"),
        ("2.665", "half_even", "2.66"),
        ("2.675", "half_even", "2.68"),
        ("2.671", "up", "2.68"),
        ("-2.671", "up", "-2.68"),
        ("2.679", "down", "2.67"),
        ("-2.679", "down", "-2.67"),
    ],
)
def test_rounds_each_way(x: str, mode: Mode, rounded: str) -> None:
    assert round_to(exact(x), 2, mode) == exact(rounded)


@given(FRACTIONS, st.integers(0, 6), MODES)
def test_rounding_stays_within_a_step_and_settles(x: Fraction, places: int, mode: Mode) -> None:
    rounded = round_to(x, places, mode)
    step = Fraction(1, 10**places)
    assert abs(rounded - x) <= (step if mode in {"up", "down"} else step / 2)
    assert is_decimal(rounded, places)
    assert round_to(rounded, places, mode) == rounded
    assert round_to(-x, places, mode) == -rounded


@given(FRACTIONS, FRACTIONS, MODES)
def test_rounding_keeps_the_order(x: Fraction, y: Fraction, mode: Mode) -> None:
    low, high = sorted((x, y))
    assert round_to(low, 2, mode) <= round_to(high, 2, mode)


def test_a_percentage_is_exact() -> None:
    assert percent(49, 50) == 98
    assert percent(1, 3) == Fraction(100, 3)
    assert percent(Decimal("1.5"), Fraction(3)) == 50
    with pytest.raises(ZeroDivisionError):
        percent(1, 0)


@given(FRACTIONS, FRACTIONS)
def test_a_percentage_of_its_whole_gives_the_part(n: Fraction, d: Fraction) -> None:
    assume(d != 0)
    assert percent(n, d) * d == 100 * n


@pytest.mark.parametrize("text", ["", "-", "1/0", "1/-3", "1e9", "1_0", "a", "1.", "٣", "1" * 3000])
def test_the_canonical_form_is_read_strictly(text: str) -> None:
    with pytest.raises(NotANumber):
        exact(text)
