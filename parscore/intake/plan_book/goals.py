"""Targets in the words of plans: "trên 98%", "từ 95% trở lên", "giảm 10% so với 2021"."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from parscore.documents.plan import Base, Operator, TargetRange
from parscore.values.numbers import decimal_string, parse_number
from parscore.values.text import match_key, nfc

PERCENT = "percent"

_NUMBER = r"(?:(?<!\S)[-−])?\d[\d.,]*(?:\s*%)?"
_RANGE = re.compile(rf"\btừ\s+({_NUMBER})\s+đến\s+({_NUMBER})(?!\S)", re.IGNORECASE)
_COMPARED = re.compile(
    r"so v[ơớ]i\s+(?:năm\s+|giai đoạn\s+)?(\d{4})(?:\s*[-–]\s*(\d{4}))?", re.IGNORECASE
)
_YEAR = re.compile(r"\b(?:đến\s+)?(?:hết\s+)?năm\s+\d{4}\b", re.IGNORECASE)
_SIGNS: dict[str, Operator] = {
    ">=": ">=", "≥": ">=", "<=": "<=", "≤": "<=", ">": ">", "<": "<", "=": "=",
}  # fmt: skip
_WORDS: tuple[tuple[Operator, str], ...] = (
    ("<=", r"\b(khong (vuot )?qua|toi da|nhieu nhat|khong (nhieu|cao|lon) hon|tro xuong)\b"),
    ("<", r"\b(duoi|it hon|nho hon|thap hon) \d"),
    (">=", r"\b(toi thieu|it nhat|tro len|khong (it|thap|duoi) hon)\b"),
    (">", r"\b(tren|hon|vuot)( muc)? \d"),
    (">=", r"\b(dat|giam|tang|bao dam|dam bao|phan dau)\b"),
    ("=", r"\b(dung|bang)\b"),
)
_ESTIMATE = re.compile(r"\bdat va vuot\b.*\b(du toan|ke hoach|chi tieu)\b")
_LEVEL = re.compile(r"^(?:đạt\s+)?(?:từ\s+)?(?:mức\s+|loại\s+)?(.+?)\s+trở\s+lên$", re.IGNORECASE)
_PHRASES: dict[Operator, str] = {
    ">": "trên {n}", ">=": "từ {n} trở lên", "=": "đúng {n}", "<=": "tối đa {n}", "<": "dưới {n}",
}  # fmt: skip


class Goal(NamedTuple):
    """What a target demands; exactly one of `value`, `range` and `level` is given."""

    op: Operator
    value: Decimal | None = None
    range: TargetRange | None = None
    level: str | None = None
    percent: bool = False
    base: Base | None = None


def parse_goal(text: str) -> Goal | None:
    """Return what the words of a target demand, or None where they are not understood.

    Raises:
        NotANumber: its figure may be read in two ways (`1.234`), or is none.
    """
    words = nfc(text).strip()
    if _ESTIMATE.search(match_key(words)) and not re.search(r"\d", words):
        return Goal(">=", Decimal(100), percent=True)
    base, words = _base(words)
    sign, rest = _sign(words)
    span = _RANGE.search(rest)
    if span and not re.search(_NUMBER, rest[span.end() :]):
        ends = TargetRange.model_validate({"from": _read(span[1]), "to": _read(span[2])})
        return Goal(sign or "=", range=ends, percent="%" in span[2], base=base)
    numbers = re.findall(_NUMBER, _YEAR.sub("", rest))
    if not numbers:
        return _level(sign, rest)
    if len(numbers) > 1:
        return None
    op = sign or _operator(match_key(rest))
    return Goal(op, _read(numbers[0]), percent=numbers[0].endswith("%"), base=base)


def write_goal(
    op: Operator, value: Decimal | None, span: TargetRange | None, *, percent: bool
) -> str:
    """Return the words of a target, which are read back as the same; a level is not among them."""
    mark = "%" if percent else ""
    if span is not None:
        sign = "" if op == "=" else f"{op} "
        return f"{sign}từ {_plain(span.from_)}{mark} đến {_plain(span.to)}{mark}"
    if value is None:
        return op
    if value < 0:  # no plan has words for that
        return f"{op} {_plain(value)}{mark}"
    return _PHRASES[op].format(n=_plain(value) + mark)


def _plain(number: Decimal) -> str:
    return decimal_string(number).replace(".", ",")


def _read(text: str) -> Decimal:
    return parse_number(text.rstrip(".,") if not text.endswith("%") else text)


def _sign(words: str) -> tuple[Operator | None, str]:
    for sign, op in _SIGNS.items():
        if words.startswith(sign):
            return op, words[len(sign) :].strip()
    return None, words


def _operator(key: str) -> Operator:
    """Return the sign that words stand for; a bare figure is to be reached."""
    return next((op for op, words in _WORDS if re.search(words, key)), ">=")


def _level(sign: Operator | None, words: str) -> Goal | None:
    found = _LEVEL.match(words)
    if found:
        return Goal(sign or ">=", level=found[1])
    return Goal(sign) if sign and not words else None


def _base(words: str) -> tuple[Base | None, str]:
    found = _COMPARED.search(words)
    if not found:
        return None, words
    first, last = int(found[1]), int(found[2] or found[1])
    years = {"from": date(first, 1, 1), "to": date(last, 12, 31)}
    return Base.model_validate(years), (words[: found.start()] + words[found.end() :]).strip()
