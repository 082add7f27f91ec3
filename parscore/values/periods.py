"""Days and periods: both ends belong to a period, and a day is written as ISO says."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Literal

EARLIEST_YEAR = 1900
LATEST_YEAR = 2199  # far from the end of the calendar, so that no arithmetic on days overflows

_ISO_LENGTH = 10
_LONGEST = 40
_PARTS = 3


class DateFault(Enum):
    """Why a text is not taken as a date."""

    MALFORMED = "malformed"
    NOT_ISO = "not_iso"  # a day written the Vietnamese way; `meant` is that day
    NO_SUCH_DAY = "no_such_day"
    OUT_OF_RANGE = "out_of_range"


class NotADate(ValueError):  # noqa: N818 - it says what the value is not
    """A text that is not taken as a date; `reason` says why, `meant` is the likely day."""

    def __init__(self, value: str, reason: DateFault, meant: date | None = None) -> None:
        super().__init__(f"{reason.value}: {value!r}")
        self.value = value
        self.reason = reason
        self.meant = meant


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` to `end`, both included.

    Raises:
        ValueError: it would end before it starts.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"the period ends ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        """Say whether a day lies in the period."""
        return self.start <= day <= self.end

    def nearest(self, day: date) -> date:
        """Return the day itself, or the first or last day of the period where it lies outside."""
        return min(max(day, self.start), self.end)

    def contains_period(self, other: Period) -> bool:
        """Say whether every day of the other period lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Period) -> bool:
        """Say whether the two periods share a day."""
        return self.start <= other.end and other.start <= self.end


def parse_date(text: str) -> date:
    """Read a day written `2025-08-15`.

    Raises:
        NotADate: another notation, a day that does not exist, or a year out of 1900-2199.
    """
    if len(text) != _ISO_LENGTH or text[4] != "-" or text[7] != "-":
        raise _not_iso(text)
    parts = text[:4], text[5:7], text[8:]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise _not_iso(text)
    year, month, day = map(int, parts)
    return _day(text, year, month, day)


@lru_cache(maxsize=1024)  # a document has few different days
def iso(day: date | None) -> str | None:
    """Return a day as ISO writes it; None stays None."""
    return None if day is None else day.isoformat()


def format_date(day: date, lang: Literal["vi", "en"]) -> str:
    """Write a day for people: `15/8/2025` in Vietnamese, `2025-08-15` in English."""
    return f"{day.day}/{day.month}/{day.year}" if lang == "vi" else day.isoformat()


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def quarter_end(year: int, quarter: int) -> date:
    """Return the last day of a quarter (1 to 4)."""
    return month_end(year, 3 * quarter)


def _day(text: str, year: int, month: int, day: int) -> date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise NotADate(text, DateFault.OUT_OF_RANGE)
    try:
        return date(year, month, day)
    except ValueError:
        raise NotADate(text, DateFault.NO_SUCH_DAY) from None


def _not_iso(text: str) -> NotADate:
    """Tell a day written the Vietnamese way from anything else."""
    parts = text[:_LONGEST].strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != _PARTS or not all(part.isascii() and part.isdigit() for part in parts):
        return NotADate(text[:_LONGEST], DateFault.MALFORMED)
    first, month, last = map(int, parts)
    year, day = (first, last) if len(parts[0]) == len("2025") else (last, first)
    try:
        return NotADate(text[:_LONGEST], DateFault.NOT_ISO, _day(text, year, month, day))
    except NotADate as fault:
        return fault
