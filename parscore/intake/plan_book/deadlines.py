"""Deadlines in the words of plans: "Quý IV/2025", "Trước ngày 15/8/2025", "Thường xuyên".

What the words do not say, a note in braces does: `Sau hội nghị {ngày; 15/8/2025; Báo cáo}` gives
the kind, the last day and the product.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.plan import Due, DueKind
from parscore.values.periods import LATEST_YEAR, format_date, month_end, quarter_end
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.values.periods import Period

KINDS: dict[DueKind, str] = {
    "date": "ngày",
    "month": "tháng",
    "quarter": "quý",
    "year": "năm",
    "recurring": "định kỳ",
    "continuous": "thường xuyên",
    "on_demand": "theo yêu cầu",
    "as_prescribed": "theo quy định",
}

_KIND_OF = {match_key(name): kind for kind, name in KINDS.items()}
_NOTE = re.compile(r"(.*\S)\s*\{([^{};]*)(?:;([^{};]*))?(?:;([^{}]*))?\}")
_DAY = re.compile(r"\b(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}))?\b")
_DAY_IN_WORDS = re.compile(r"\bngay (\d{1,2}) thang (\d{1,2})(?: nam (\d{4}))?\b")
_QUARTER = re.compile(r"\bquy (i{1,3}|iv|[1-4])\b(?:\s*(?:/|nam)?\s*(\d{4}))?")
_MONTH = re.compile(r"(?<!\d )\bthang (\d{1,2})\b(?:\s*(?:/|nam)?\s*(\d{4}))?")
_HALF = re.compile(r"\b(?:6|sau) thang dau nam\b(?:\s*(\d{4}))?")
_YEARS = re.compile(r"\b(?:nam|giai doan)\s+(?:\d{4}\s*-\s*)?(\d{4})\b")
_ESCAPES = (("{", "&#123"), ("}", "&#125"), ("&", "&#38"))  # in the product of a note
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_BEFORE = re.compile(r"\btruoc (?:ngay )?\d")
_WORDS: tuple[tuple[DueKind, str], ...] = (
    ("recurring", r"\b(dinh ky|hang (thang|quy|nam|tuan)|ky bao cao|moi (thang|quy|nam))\b"),
    ("continuous", r"\b(thuong xuyen|lien tuc|tiep tuc)\b"),
    ("on_demand", r"\b(yeu cau|dot xuat|ngay sau khi|khi phat sinh)\b"),
    ("as_prescribed", r"\b(quy dinh|ke hoach|huong dan|tien do)\b"),
)
_WHOLE_YEAR = re.compile(r"\b(trong nam|ca nam|cuoi nam)\b")


class Meant(NamedTuple):
    """What words can mean: the kind of deadline, and the last day."""

    kind: DueKind
    by: date | None


def parse_due(text: str, period: Period) -> Due | None:
    """Return the deadline that one line states, or None where its words are not understood.

    A day or month without a year is of the plan's year, if the plan is for one.
    """
    noted = _NOTE.fullmatch(text)
    if noted:
        return _noted(noted)
    meant = meaning(text, period)
    if meant is None:
        return None
    before, colon, after = text.partition(":")
    product = before.strip() if colon and meaning(after, period) == meant else None
    return Due(kind=meant.kind, by=meant.by, product=product or None, text=text)


def parse_dues(cell: str, period: Period) -> tuple[list[Due], list[str]]:
    """Return the deadlines of a cell, and the lines that are not understood.

    Each line states one; a line that is not understood as a whole may state several, between
    semicolons.
    """
    dues: list[Due] = []
    unknown: list[str] = []
    for line in filter(None, (one.strip() for one in cell.split("\n"))):
        whole = parse_due(line, period)
        parts = [part.strip() for part in line.split(";") if part.strip()]
        several = [parse_due(part, period) for part in parts] if "{" not in line else []
        known = [due for due in several if due is not None]
        if len(known) > 1 and len(known) == len(several):
            dues += known
        elif whole is not None:
            dues.append(whole)
        else:
            unknown.append(line)
            dues.append(Due(kind="as_prescribed", text=line))
    return dues, unknown


def write_dues(dues: Iterable[Due], period: Period) -> str:
    """Return deadlines as a cell that is read back as the same ones."""
    return "\n".join(_line(due, period) for due in dues)


def meaning(text: str, period: Period) -> Meant | None:
    """Return what the words of a deadline can mean; None where that is not understood."""
    key = match_key(text).replace("qui ", "quy ")
    year = period.end.year if period.start.year == period.end.year else None
    for read in (_day, _quarter, _month):
        meant = read(key, year)
        if meant is not None:
            return meant
    for kind, words in _WORDS:
        if re.search(words, key):
            return Meant(kind, None)
    return _year(key, period)


def _day(key: str, year: int | None) -> Meant | None:
    found = _DAY.search(key) or _DAY_IN_WORDS.search(key)
    if not found:
        return None
    named = int(found[3]) if found[3] else year
    if named is None:
        return None
    day = _date(named, int(found[2]), int(found[1]))
    if day is None:
        return None
    before = _BEFORE.search(key) or "truoc ngay" in key
    return Meant("date", day - timedelta(days=1) if before else day)


def _quarter(key: str, year: int | None) -> Meant | None:
    found = _QUARTER.search(key)
    if not found:
        return None
    number = _ROMAN.get(found[1]) or int(found[1])
    named = _year_of(found[2], year)
    return None if named is None else Meant("quarter", quarter_end(named, number))


def _month(key: str, year: int | None) -> Meant | None:
    half = _HALF.search(key)
    found = half or _MONTH.search(key)
    if not found:
        return None
    number = 6 if half else int(found[1])
    named = _year_of(found[1] if half else found[2], year)
    if named is None or not 1 <= number <= 12:  # noqa: PLR2004 - months
        return None
    return Meant("month", month_end(named, number))


def _year(key: str, period: Period) -> Meant | None:
    found = _YEARS.search(key)
    if found:
        named = _year_of(found[1], None)
        return None if named is None else Meant("year", date(named, 12, 31))
    return Meant("year", period.end) if _WHOLE_YEAR.search(key) else None


def _year_of(text: str | None, default: int | None) -> int | None:
    year = int(text) if text else default
    return year if year is not None and 1900 <= year <= LATEST_YEAR else None  # noqa: PLR2004


def _date(year: int, month: int, day: int) -> date | None:
    if _year_of(str(year), None) is None:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _noted(found: re.Match[str]) -> Due | None:
    """Return the deadline that a note in braces states, if it is one."""
    text, name, by, product = (part.strip() if part else "" for part in found.groups())
    kind = _KIND_OF.get(match_key(name))
    day = _DAY.fullmatch(by)
    last = _date(int(day[3]), int(day[2]), int(day[1])) if day and day[3] else None
    if kind is None or (by and last is None):
        return None
    for mark, written in _ESCAPES:
        product = product.replace(written, mark)
    return Due(kind=kind, by=last, product=product or None, text=text)


def _line(due: Due, period: Period) -> str:
    alone, _ = parse_dues(due.text, period)
    if alone == [due] and "{" not in due.text:
        return due.text
    product = due.product or ""
    for mark, written in reversed(_ESCAPES):
        product = product.replace(mark, written)
    parts = [KINDS[due.kind], format_date(due.by, "vi") if due.by else "", product]
    while not parts[-1]:
        parts.pop()
    return f"{due.text} {{{'; '.join(parts)}}}"
