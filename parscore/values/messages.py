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
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from parscore.values.exact import Fraction
from parscore.values.numbers import three_forms
from parscore.values.periods import format_date

if TYPE_CHECKING:
    from collections.abc import Callable

Lang = Literal["vi", "en"]


class Localised(NamedTuple):
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

    def __hash__(self) -> int:
        return hash((self.code, self.vi, self.en))

    def render(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        return self.vi if lang == "vi" else self.en


Argument = str | int | Fraction | Decimal | date | Localised | Text
_Ratio = tuple[int, int]  # a fraction as it is looked up: its own hash is a power

ONE = ("1", "-1")  # figures with which English counts one thing
LONGEST_KEPT = 400  # letters of somebody's own words in a sentence that is kept

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
        return _cut(self.en).names

    def __call__(self, **args: Argument) -> Text:
        """Fill the gaps. Numbers and dates are written in each language's own notation.

        Raises:
            ValueError: the arguments are not exactly the gaps of the sentence.
        """
        given: dict[str, Any] = args
        make: Callable[..., Text] = _kept_text
        for name, value in args.items():
            if type(value) is Fraction:
                given[name] = value.as_integer_ratio()
            elif type(value) is str and len(value) > LONGEST_KEPT:
                make = _text
        return make(self.code, **given)


def _text(code: str, /, **args: Argument | _Ratio) -> Text:
    message = _REGISTRY[code]
    english, vietnamese = _cut(message.en), _cut(message.vi)
    if args.keys() != english.names:
        raise ValueError(f"{code}: expected {sorted(english.names)}, got {sorted(args)}")
    canonical: dict[str, str] = {}
    in_vi: dict[str, str] = {}
    in_en: dict[str, str] = {}
    for name, value in args.items():
        canonical[name], in_vi[name], in_en[name] = _forms(value)
    for key, name, one, many in english.counting:
        in_en[key] = f"{in_en[name]} {one if in_en[name] in ONE else many}"
    return Text(
        code,
        canonical,
        vietnamese.pattern % vietnamese.fillers(in_vi),
        english.pattern % english.fillers(in_en),
    )


# Of one commune and the next, most sentences are the same.
_kept_text = lru_cache(maxsize=2048)(_text)


def all_messages() -> Mapping[str, Message]:
    """Return every sentence defined so far, by code."""
    return MappingProxyType(_REGISTRY)


class _Counting(NamedTuple):
    """A gap that names what it counts: its key, whose figure it shows, and the noun for it."""

    key: str
    name: str
    one: str
    many: str


class _Cut(NamedTuple):
    """A sentence cut at its gaps once, so that filling them takes no reading.

    `pattern` has `%s` for every gap; `fillers` takes what stands there from a mapping by key.
    """

    pattern: str
    fillers: Callable[[Mapping[str, str]], object]
    names: frozenset[str]
    counting: tuple[_Counting, ...]


@cache
def _cut(template: str) -> _Cut:
    parts = list(string.Formatter().parse(template))
    gaps = [(name, spec or "") for _, name, spec, _ in parts if name]
    return _Cut(
        "".join(text.replace("%", "%%") + "%s" * bool(name) for text, name, _, _ in parts),
        itemgetter(*(_key(name, spec) for name, spec in gaps)) if gaps else lambda _: (),
        frozenset(name for name, _ in gaps),
        tuple(
            _Counting(_key(name, spec), name, spec.removesuffix("s"), spec)
            for name, spec in dict.fromkeys(gaps)
            if spec
        ),
    )


def _key(name: str, spec: str) -> str:
    return f"{name}:{spec}" if spec else name


def _forms(value: Argument | _Ratio) -> tuple[str, str, str]:
    """Return an argument in canonical form, in Vietnamese and in English."""
    if isinstance(value, tuple):
        if isinstance(value, Localised):
            return value.vi, value.vi, value.en
        return _figure_forms(*value)
    if isinstance(value, str):
        return value, value, value
    if isinstance(value, Text):
        return value.vi, value.vi, value.en
    if isinstance(value, date):
        return value.isoformat(), format_date(value, "vi"), format_date(value, "en")
    return _figure_forms(*value.as_integer_ratio())


# By two integers: the hash of a fraction is a power of its denominator.
_figure_forms = lru_cache(maxsize=4096)(three_forms)
