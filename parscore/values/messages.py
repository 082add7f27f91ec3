"""Sentences for people, in Vietnamese and English, with a stable code and exact arguments.

A `Message` is a sentence with gaps, defined once beside the code that says it. Calling it with
the arguments gives a `Text`, which can be stored, compared and rendered in either language.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping  # noqa: TC003 - `Text` stands in models, which read it
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, format_number
from parscore.values.periods import format_date

Lang = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Localised:
    """A name in both languages, such as the title of an indicator."""

    vi: str
    en: str


def joined(names: Iterable[Localised]) -> Localised:
    """Return several names as one."""
    known = list(names)
    return Localised("; ".join(one.vi for one in known), "; ".join(one.en for one in known))


@dataclass(frozen=True, slots=True)
class Text:
    """A finished sentence: its code, its arguments in canonical form, and both renderings."""

    code: str
    args: Mapping[str, str]
    vi: str
    en: str

    def render(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.vi if lang == "vi" else self.en


Argument = str | int | Fraction | Decimal | date | Localised | Text

_REGISTRY: dict[str, Message] = {}


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with named gaps, the same in both languages, under a code that is never reused.

    In English a gap may count something: `{n:points}` is "1 point" and "2 points".

    Raises:
        ValueError: the code is taken.
    """

    code: str
    vi: str
    en: str

    def __post_init__(self) -> None:
        if self.code in _REGISTRY:
            raise ValueError(f"{self.code}: this code is already in use")
        _REGISTRY[self.code] = self

    @property
    def names(self) -> frozenset[str]:
        """The names of the gaps."""
        return _gaps(self.en).names

    def __call__(self, **args: Argument) -> Text:
        """Fill the gaps. Numbers and dates are written in each language's own notation.

        Raises:
            ValueError: the arguments are not exactly the gaps of the sentence.
        """
        gaps = _gaps(self.en)
        if args.keys() != gaps.names:
            raise ValueError(f"{self.code}: expected {sorted(gaps.names)}, got {sorted(args)}")
        if not args:
            return Text(self.code, {}, self.vi, self.en)
        canonical: dict[str, str] = {}
        vi: dict[str, str] = {}
        en: dict[str, str] = {}
        for name, value in args.items():
            canonical[name], vi[name], en[name] = _forms(value)
        for name in gaps.counting:
            en[name] = _Counted(en[name])
        return Text(self.code, canonical, self.vi.format_map(vi), self.en.format_map(en))


def all_messages() -> Mapping[str, Message]:
    """Return every sentence defined so far, by code."""
    return MappingProxyType(_REGISTRY)


class _Counted(str):
    """A figure in English, which can name what it counts: `format(one, "points")`."""

    __slots__ = ()

    def __format__(self, plural: str) -> str:
        if not plural:
            return str(self)
        return f"{self} {plural.removesuffix('s') if self in {'1', '-1'} else plural}"


class _Gaps(NamedTuple):
    """The names of the gaps in a sentence, and of those that count something."""

    names: frozenset[str]
    counting: tuple[str, ...]


@cache
def _gaps(template: str) -> _Gaps:
    found = [(name, spec) for _, name, spec, _ in string.Formatter().parse(template) if name]
    return _Gaps(
        frozenset(name for name, _ in found), tuple({name: None for name, spec in found if spec})
    )


def _forms(value: Argument) -> tuple[str, str, str]:
    """Return an argument in canonical form, in Vietnamese and in English."""
    if isinstance(value, str):
        return value, value, value
    if isinstance(value, (Text, Localised)):
        return value.vi, value.vi, value.en
    if isinstance(value, date):
        return value.isoformat(), format_date(value, "vi"), format_date(value, "en")
    return _figure_forms(value)


@lru_cache(maxsize=4096)
def _figure_forms(value: int | Fraction | Decimal) -> tuple[str, str, str]:
    return decimal_string(value), format_number(value, "vi"), format_number(value, "en")
