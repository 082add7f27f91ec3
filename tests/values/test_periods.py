"""Days and periods."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parscore.values.periods import (
    DateFault,
    NotADate,
    Period,
    format_date,
    month_end,
    parse_date,
    quarter_end,
)

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))
YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))


@given(DAYS)
def test_an_iso_day_is_read_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "reason", "meant"),
    [
        ("15/8/2025", DateFault.NOT_ISO, date(2025, 8, 15)),
        ("15-08-2025", DateFault.NOT_ISO, date(2025, 8, 15)),
        ("15.8.2025", DateFault.NOT_ISO, date(2025, 8, 15)),
        ("2025-8-5", DateFault.NOT_ISO, date(2025, 8, 5)),
        ("2025/08/15", DateFault.NOT_ISO, date(2025, 8, 15)),
        ("31/2/2025", DateFault.NO_SUCH_DAY, None),
        ("2025-02-30", DateFault.NO_SUCH_DAY, None),
        ("2025-00-01", DateFault.NO_SUCH_DAY, None),
        ("1899-12-31", DateFault.OUT_OF_RANGE, None),
        ("9999-12-31", DateFault.OUT_OF_RANGE, None),
        ("15/8/25", DateFault.OUT_OF_RANGE, None),
        ("20250815", DateFault.MALFORMED, None),
        ("2025-W33-5", DateFault.MALFORMED, None),
        ("2025-08-15T00:00", DateFault.MALFORMED, None),
        ("٢٠٢٥-08-15", DateFault.MALFORMED, None),
        ("", DateFault.MALFORMED, None),
        ("x" * 10**6, DateFault.MALFORMED, None),
    ],
)
def test_another_notation_is_refused(text: str, reason: DateFault, meant: date | None) -> None:
    with pytest.raises(NotADate) as caught:
        parse_date(text)
    assert (caught.value.reason, caught.value.meant) == (reason, meant)


def test_a_day_is_written_in_each_language() -> None:
    assert format_date(date(2025, 8, 15), "vi") == "15/8/2025"
    assert format_date(date(2025, 8, 15), "en") == "2025-08-15"


def test_a_period_includes_both_ends() -> None:
    assert YEAR.days == 365
    assert YEAR.contains(date(2025, 1, 1))
    assert YEAR.contains(date(2025, 12, 31))
    assert not YEAR.contains(date(2026, 1, 1))


def test_a_period_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        Period(date(2025, 1, 2), date(2025, 1, 1))


@given(PERIODS, PERIODS)
def test_periods_overlap_when_they_share_a_day(a: Period, b: Period) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    assert a.overlaps(b) == (a.contains(b.start) or b.contains(a.start))
    assert a.contains_period(b) == (a.contains(b.start) and a.contains(b.end))


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_a_month_and_a_quarter_end_before_the_next_begins(year: int, month: int) -> None:
    assert (month_end(year, month) + timedelta(days=1)).day == 1
    quarter = (month + 2) // 3
    assert quarter_end(year, quarter) == month_end(year, 3 * quarter)
