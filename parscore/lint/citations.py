"""Legal documents as a plan cites them: "Nghị quyết số 66-NQ/TW, ngày 30/4/2025"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.lint.days import DAY, day_of
from parscore.lint.subject import excerpt, passages
from parscore.reading.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.documents.plan import Plan
    from parscore.reading.problems import Path

_SIGN = r"\s?[-/]\s?(?:[A-ZĐ]{2,}\d{0,2}|[A-ZĐ]{1,3}[a-z]{1,2})(?![\w])"
NUMBER = re.compile(
    rf"(?<![\w/])(?P<no>\d{{1,5}})"
    rf"(?:\s?/\s?(?P<year>\d{{4}})(?P<rest>(?:{_SIGN})+)|(?P<rest2>(?:{_SIGN}){{2,}}))"
)
_DATED = re.compile(rf"\s*,?\s*(?:ký\s+)?(?:ngày\s+)?{DAY}", re.IGNORECASE)
_SIGNS = re.compile(r"\s*[-/]\s*")
_ABOUT = 60  # characters after a date in which a document says what it is about


class Citation(NamedTuple):
    """One mention of a document: its number, its day if given, and where it stands.

    `key` is the number without its signs, so that "66-NQ/TW" is "66/NQ-TW"; `year` is the one in
    the number (42/2022/NĐ-CP).
    """

    key: tuple[str, ...]
    number: str
    year: int | None
    day: date | None
    about: str
    path: Path
    section: str | None
    quote: str


def citations_of(plan: Plan) -> list[Citation]:
    """Return every mention of a numbered document: those of the legal basis, then in the texts."""
    found: list[Citation] = []
    stated: dict[Path, tuple[str, ...]] = {}
    for i, basis in enumerate(plan.basis):
        match = NUMBER.fullmatch(basis.number or "")
        if match is not None:
            path: Path = ("basis", i)
            quote, about = _said(match.group(), basis.quote), basis.title or ""
            one = Citation(*_named(match), basis.issued, about, path, basis.section, quote)
            found.append(one)
            stated[path] = one.key
    for passage in passages(plan):
        mine = stated.get(passage.path[:2])
        found += [one for one in _in_text(*passage) if one.key != mine]
    return found


def _said(number: str, quote: str | None) -> str:
    """Return the words of a quote around a number, with the day beside it."""
    for match in NUMBER.finditer(quote or ""):
        if quote and _named(match)[1] == re.sub(r"\s+", "", number):
            dated = _DATED.match(quote, match.end())
            return excerpt(quote, match.start(), dated.end() if dated else match.end())
    return shortened(quote or number)


def _in_text(path: Path, text: str, section: str | None) -> Iterator[Citation]:
    for match in NUMBER.finditer(text):
        dated = _DATED.match(text, match.end())
        end = dated.end() if dated else match.end()
        yield Citation(
            *_named(match),
            day_of(dated) if dated else None,
            text[end : end + _ABOUT],
            path,
            section,
            excerpt(text, match.start(), end),
        )


def _named(match: re.Match[str]) -> tuple[tuple[str, ...], str, int | None]:
    signs = [part for part in _SIGNS.split((match["rest"] or match["rest2"]).strip()) if part]
    year = match["year"]
    number = re.sub(r"\s+", "", match.group())
    key = (match["no"].lstrip("0"), year or "", *(sign.upper() for sign in signs))
    return key, number, int(year) if year else None
