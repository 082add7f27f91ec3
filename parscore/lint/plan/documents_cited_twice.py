"""One legal document cited with two dates or as two kinds, or with a year that its date denies.

Offices number their documents anew each year, so one number with two dates may be two documents:
they are one where the number holds a year, where the day and month agree or the year does, or
where both say the same of what the document is about.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from parscore.lint.citations import citations_of
from parscore.reading.problems import kind
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.lint.citations import Citation
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

TWO_DATES = kind(
    "E303",
    says=(
        "Văn bản {number} được dẫn với hai ngày: {day} ở đây (“{quote}”), {other} ở {place}.",
        "{number} is cited with two dates: {day} here (“{quote}”), {other} in {place}.",
    ),
    advise=(
        "Đối chiếu với văn bản gốc rồi ghi một ngày.",
        "Look up the document and give one date.",
    ),
)
OTHER_YEAR = kind(
    "E304",
    says=(
        "Văn bản {number} mang năm {year} nhưng được dẫn ngày {day}: “{quote}”.",
        "{number} is of the year {year}, but is cited with the date {day}: “{quote}”.",
    ),
    advise=("Đối chiếu với văn bản gốc rồi sửa số hoặc ngày.", "Look up which of them is right."),
)
TWO_KINDS = kind(
    "E362",
    severity="warning",
    says=(
        "Văn bản {number} được gọi là “{name}” ở đây (“{quote}”) nhưng là “{other}” ở {place}.",
        "{number} is called “{name}” here (“{quote}”), but “{other}” in {place}.",
    ),
    advise=(
        "Đối chiếu với văn bản gốc rồi gọi bằng một tên.",
        "Look up the document and call it by one name.",
    ),
)

_KINDS = (  # the longer of two that begin alike comes first
    *("Kế hoạch hành động", "Kế hoạch", "Chương trình hành động", "Chương trình", "Nghị quyết"),
    *("Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Kết luận", "Công văn", "Đề án"),
)
_KIND = re.compile(rf"({'|'.join(_KINDS)})(?: số)? ?(?=\d)", re.IGNORECASE)
_ALIKE = 24  # letters that agree where two citations speak of one document


def documents_with_two_dates(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each mention whose date is not the one given most often, and first."""
    by_key: dict[tuple[str, ...], list[tuple[Citation, date]]] = {}
    for one in citations_of(subject.plan):
        if one.day is not None:
            by_key.setdefault(one.key, []).append((one, one.day))
    for mentions in by_key.values():
        often = Counter(day for _, day in mentions)  # of equals, the first
        usual_day = often.most_common(1)[0][0]
        usual = next(one for one, day in mentions if day == usual_day)
        told: set[date] = {usual_day}
        for one, day in mentions:
            if day in told or not _is_one(usual, usual_day, one, day):
                continue
            told.add(day)
            args: Args = {"day": day, "other": usual_day, "number": one.number, "quote": one.quote}
            place = subject.place(usual.path, usual.section)
            yield subject.found(TWO_DATES, one.path, place=place, **args)


def documents_of_another_year(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each number that holds another year than the date beside it, once."""
    told: set[tuple[tuple[str, ...], date]] = set()
    for one in citations_of(subject.plan):
        if one.day is None or one.year is None or one.day.year == one.year:
            continue
        if (one.key, one.day) not in told:
            told.add((one.key, one.day))
            args: Args = {"number": one.number, "year": str(one.year), "day": one.day}
            yield subject.found(OTHER_YEAR, one.path, quote=one.quote, **args)


def documents_of_two_kinds(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each mention that calls a document by another kind than its first one, once."""
    called: dict[tuple[tuple[str, ...], date], dict[str, Citation]] = {}
    for one in citations_of(subject.plan):
        name = _kind_of(one)
        if name is None or one.day is None:
            continue
        names = called.setdefault((one.key, one.day), {})
        if names and name.casefold() not in map(str.casefold, names):
            (other, first), *_ = names.items()
            args: Args = {"name": name, "other": other, "number": one.number, "quote": one.quote}
            place = subject.place(first.path, first.section)
            yield subject.found(TWO_KINDS, one.path, place=place, **args)
        names.setdefault(name, one)


def _kind_of(citation: Citation) -> str | None:
    """Return what kind of document the words just before a number say that it is."""
    number = citation.quote.find(citation.number)
    spots = [one for one in _KIND.finditer(citation.quote) if one.end() == number]
    return spots[-1][1] if spots else None


def _is_one(usual: Citation, usual_day: date, other: Citation, day: date) -> bool:
    if usual.year is not None or usual_day.year == day.year:
        return True
    if (usual_day.month, usual_day.day) == (day.month, day.day):
        return True
    about, theirs = (match_key(one.about).strip(" ;,.")[:_ALIKE] for one in (usual, other))
    return len(about) == _ALIKE and about == theirs
