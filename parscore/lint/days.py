"""Days as a plan writes them: "ngày 29 tháng 7 năm 2025", "trước ngày 15/8/2025", "Quý IV/2025".

A day that cannot be, such as 31/9 or "năm 205", is found too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from parscore.values.periods import EARLIEST_YEAR, LATEST_YEAR, month_end, quarter_end
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = (
    r"(?P<d>\d{1,2})(?:\s*/\s*(?P<m>\d{1,2})\s*/\s*(?P<y>\d{2,5})"
    r"|\s+tháng\s+(?P<m2>\d{1,2})\s+năm\s+(?P<y2>\d{2,5}))(?![\d/])"
)
_DAY = re.compile(rf"(?<![\d/.,]){DAY}", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(
    r"ngày\s+(?P<d>\d{1,2})\s*(?:/|\s+tháng\s+)\s*(?P<m>\d{1,2})(?!\s*[/\d]|\s+năm)", re.IGNORECASE
)
_YEAR = re.compile(r"\bnăm\s+(?P<y>\d{3}|\d{5,})(?!\s*%|[\d.,/]*\d)", re.IGNORECASE)
_MONTH = re.compile(r"tháng\s+(?P<m>\d{1,2})\s*(?:/|\s+năm\s+)\s*(?P<y>\d{4})", re.IGNORECASE)
_BARE_MONTH = re.compile(r"\btháng\s+(?P<m>\d{1,2})\b(?!\s*[/\d]|\s+năm)", re.IGNORECASE)
_QUARTER = re.compile(
    r"qu(?:ý|í)\s+(?P<q>[IVX]+|\d)\b(?:\s*(?:/|năm|-)\s*(?P<y>\d{4}))?", re.IGNORECASE
)
_WHOLE_YEAR = re.compile(r"năm\s+(?P<y>\d{4})\b", re.IGNORECASE)
_BEFORE = re.compile(r"trước\s+(?:ngày\s+|tháng\s+|quý\s+)?$", re.IGNORECASE)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_LEAP_YEAR = 2000  # 29/2 without a year may be
_MONTHS = 12


class Slip(NamedTuple):
    """Words that mean no day: where they stand in the text."""

    start: int
    end: int


def day_of(match: re.Match[str]) -> date | None:
    """Return the day that `DAY` has matched; None where there is no such day."""
    year = match["y"] or match["y2"]
    return _day(year, int(match["m"] or match["m2"]), int(match["d"]))


def _day(year: str, month: int, day: int) -> date | None:
    if len(year) != len("2025") or not EARLIEST_YEAR <= int(year) <= LATEST_YEAR:
        return None
    if not 1 <= month <= _MONTHS or not 1 <= day <= monthrange(int(year), month)[1]:
        return None
    return date(int(year), month, day)


def slips_in(text: str) -> Iterator[Slip]:
    """Yield each day, month, quarter or year in a text that cannot be."""
    taken: list[tuple[int, int]] = []
    for match in _DAY.finditer(text):
        taken.append(match.span())
        if day_of(match) is None:
            yield Slip(*match.span())
    for match in _DAY_OF_MONTH.finditer(text):
        if (
            not _inside(match, taken)
            and _day(str(_LEAP_YEAR), int(match["m"]), int(match["d"])) is None
        ):
            yield Slip(*match.span())
    for match in _YEAR.finditer(text):
        if not _inside(match, taken):
            yield Slip(*match.span())
    for match in _MONTH.finditer(text):
        if not _inside(match, taken) and not 1 <= int(match["m"]) <= _MONTHS:
            yield Slip(*match.span())
    for match in _QUARTER.finditer(_folded(text)):
        if match["q"].upper() not in _QUARTERS:
            yield Slip(*match.span())


def _inside(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def _folded(text: str) -> str:
    """Return the text with "Qúy", a slip of the keyboard, as "Quý"."""
    return text.replace("Qúy", "Quý").replace("qúy", "quý")


def last_days(text: str, year: int | None) -> list[date]:
    """Return the last day that each deadline in a text can mean ("trước ngày 15/8" is the 14th).

    `year` completes "Tháng 11" and "Quý IV" without a year; without it they say no day.
    """
    text = _folded(text)
    found: list[date] = []
    taken: list[tuple[int, int]] = []

    def take(match: re.Match[str], first: date | None, last: date | None) -> None:
        if first is None or last is None or _inside(match, taken):
            return
        taken.append(match.span())
        before = _BEFORE.search(text[: match.start()])
        found.append(first - timedelta(days=1) if before else last)

    for match in _DAY.finditer(text):
        day = day_of(match)
        take(match, day, day)
    for match in _DAY_OF_MONTH.finditer(text):
        day = _day(str(year), int(match["m"]), int(match["d"])) if year else None
        take(match, day, day)
    for match in _MONTH.finditer(text):
        first = _day(match["y"], int(match["m"]), 1)
        take(match, first, first and month_end(first.year, first.month))
    for match in _BARE_MONTH.finditer(text):
        first = _day(str(year), int(match["m"]), 1) if year else None
        take(match, first, first and month_end(first.year, first.month))
    for match in _QUARTER.finditer(text):
        quarter, its_year = _QUARTERS.get(match["q"].upper()), int(match["y"] or year or 0)
        if quarter and EARLIEST_YEAR <= its_year <= LATEST_YEAR:
            first = date(its_year, 3 * quarter - 2, 1)
            take(match, first, quarter_end(its_year, quarter))
    if not found:
        for match in _WHOLE_YEAR.finditer(text):
            first = _day(match["y"], 1, 1)
            take(match, first, first and date(first.year, _MONTHS, 31))
    return found


def years_in(text: str) -> list[int]:
    """Return every year that a text names with four digits, in its order."""
    found = re.findall(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/]|[.,]\d)", text)
    return [int(year) for year in found]


def says(text: str, words: str) -> bool:
    """Tell whether a text has some words, however they are written."""
    return match_key(words) in match_key(text)
