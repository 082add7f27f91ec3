"""Days as a plan writes them: "ngày 29 tháng 7 năm 2025", "trước ngày 15/8/2025", "Quý IV/2025".

A day that cannot be, such as 31/9 or "năm 205", is found too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from parscore.values.periods import EARLIEST_YEAR, LATEST_YEAR, month_end, quarter_end

if TYPE_CHECKING:
    from collections.abc import Callable

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
    r"q(?:uý|uí|úy)\s+(?P<q>[IVX]+|\d)\b(?:\s*(?:/|năm|-)\s*(?P<y>\d{4}))?", re.IGNORECASE
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


def slips_in(text: str) -> list[Slip]:
    """Return each day, month, quarter or year in a text that cannot be, in its order."""
    days = list(_DAY.finditer(text))
    whole = [day.span() for day in days]
    wrong = [day.span() for day in days if day_of(day) is None]
    for pattern, can_be in _SHORTER:
        found = (match for match in pattern.finditer(text) if not _inside(match, whole))
        wrong += [match.span() for match in found if not can_be(match)]
    return [Slip(*span) for span in sorted(wrong)]


def _is_day_of_month(match: re.Match[str]) -> bool:
    return _day(str(_LEAP_YEAR), int(match["m"]), int(match["d"])) is not None


def _is_month(match: re.Match[str]) -> bool:
    return 1 <= int(match["m"]) <= _MONTHS


def _is_quarter(match: re.Match[str]) -> bool:
    return match["q"].upper() in _QUARTERS


_SHORTER: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], bool]], ...] = (
    (_DAY_OF_MONTH, _is_day_of_month),
    (_YEAR, lambda _: False),
    (_MONTH, _is_month),
    (_QUARTER, _is_quarter),
)


def _inside(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start < match.end() and match.start() < end for start, end in spans)


def last_days(text: str, year: int | None) -> list[date]:
    """Return the last day that each deadline in a text can mean ("trước ngày 15/8" is the 14th).

    `year` completes "Tháng 11" and "Quý IV" without a year; without it they say no day.
    """
    found: list[date] = []
    taken: list[tuple[int, int]] = []
    for pattern, span_of in _DEADLINES:
        for match in pattern.finditer(text):
            span = None if _inside(match, taken) else span_of(match, year)
            if span is not None:
                taken.append(match.span())
                is_before = _BEFORE.search(text[: match.start()])
                found.append(span[0] - timedelta(days=1) if is_before else span[1])
    if found:
        return found
    whole = [_day(match["y"], _MONTHS, 31) for match in _WHOLE_YEAR.finditer(text)]
    return [day for day in whole if day is not None]


_Span = tuple[date, date] | None


def _of_day(match: re.Match[str], _: int | None) -> _Span:
    day = day_of(match)
    return None if day is None else (day, day)


def _of_day_without_year(match: re.Match[str], year: int | None) -> _Span:
    day = _day(str(year), int(match["m"]), int(match["d"])) if year else None
    return None if day is None else (day, day)


def _of_month(match: re.Match[str], year: int | None) -> _Span:
    stated = match.groupdict().get("y") or (str(year) if year else "")
    first = _day(stated, int(match["m"]), 1)
    return None if first is None else (first, month_end(first.year, first.month))


def _of_quarter(match: re.Match[str], year: int | None) -> _Span:
    quarter = _QUARTERS.get(match["q"].upper())
    stated = match["y"] or (str(year) if year else "")
    first = _day(stated, 3 * quarter - 2, 1) if quarter else None
    return None if first is None or quarter is None else (first, quarter_end(first.year, quarter))


_DEADLINES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int | None], _Span]], ...] = (
    (_DAY, _of_day),
    (_DAY_OF_MONTH, _of_day_without_year),
    (_MONTH, _of_month),
    (_BARE_MONTH, _of_month),
    (_QUARTER, _of_quarter),
)


def years_in(text: str) -> list[int]:
    """Return every year that a text names with four digits, in its order."""
    found = re.findall(r"(?<![\d/.,])(?:19|20)\d\d(?![\d/]|[.,]\d)", text)
    return [int(year) for year in found]
