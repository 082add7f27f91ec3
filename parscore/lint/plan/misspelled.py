"""Words that no Vietnamese word can be ("nghành"), and well-known slips ("tối thiếu")."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from parscore.lint.subject import Passage, excerpt, passages
from parscore.reading.problems import kind
from parscore.values.syllables import is_syllable, without_tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

MISSPELLED = kind(
    "E357",
    severity="warning",
    says=("Viết sai chính tả “{word}”: “{quote}”.", "“{word}” is misspelled: “{quote}”."),
    advise=(
        "Có lẽ là “{guess}”: sửa trong kế hoạch và ở đây.",
        "Probably “{guess}”: mend it in the plan and here.",
    ),
    unguessed=("Sửa trong kế hoạch và ở đây.", "Mend it in the plan and here."),
)

_WORD = re.compile(r"(?<![\w-])[^\W\d_]{2,}(?![\w-])")
_FOREIGN = frozenset("fjwz")
_LONGEST = len("nghiêng")  # of all syllables
_SLIPS = {  # each half is a word, the two together never are
    "tối thiếu": "tối thiểu",
    "nộ dung": "nội dung",
    "cá bộ": "cán bộ",
    "chương chình": "chương trình",
    "đơ vị": "đơn vị",
    "tố chức": "tổ chức",
    "động bộ, toàn diện": "đồng bộ, toàn diện",
}
_SLIP = re.compile(rf"(?<!\w)(?:{'|'.join(_SLIPS)})(?!\w)", re.IGNORECASE)


def misspelled(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each misspelled word, once for the same words around it."""
    texts = [*passages(subject.plan), *_office_names(subject)]
    guessed = cache(partial(_meant, known=_known(texts)))
    told: set[str] = set()
    for passage in texts:
        spots = [*_SLIP.finditer(passage.text)]
        spots += [one for one in _WORD.finditer(passage.text) if _is_no_word(one[0])]
        for spot in spots:
            quote = excerpt(passage.text, *spot.span())
            if quote not in told:
                told.add(quote)
                own, at = spot[0].casefold(), subject.source.locate(passage.path)
                guess = _SLIPS[own] if own in _SLIPS else guessed(own)
                args = {"word": spot[0], "guess": guess, "quote": quote}
                yield MISSPELLED.problem(subject.source.name, passage.path, at, **args)


def _office_names(subject: PlanSubject) -> Iterator[Passage]:
    for i, unit in enumerate(subject.plan.units):
        yield Passage(("units", i, "name"), unit.name, None)
        for n, alias in enumerate(unit.aliases):
            yield Passage(("units", i, "aliases", n), alias, None)


def _known(texts: Iterable[Passage]) -> Counter[str]:
    """Return the words of the plan that can be words, and how often each stands there."""
    counts = Counter(one[0] for text in texts for one in _WORD.finditer(text.text.casefold()))
    return Counter({word: count for word, count in counts.items() if is_syllable(word)})


def _meant(word: str, known: Counter[str]) -> str | None:
    """Return the plan's word that is meant: with the tone elsewhere, or one letter apart."""
    near = [
        (_letters(word) == _letters(other), count, other)
        for other, count in known.items()
        if _is_near(word, other)
    ]
    return max(near)[2] if near else None


@lru_cache(maxsize=8192)
def _letters(word: str) -> list[str]:
    """Return the letters and marks of a word, wherever they stand."""
    return sorted(unicodedata.normalize("NFD", word))


def _is_near(word: str, other: str) -> bool:
    if _letters(word) == _letters(other):
        return True
    short, long = sorted((word, other), key=len)
    shorter = ((long[:i] + long[i + 1 :], short[:i] + short[i + 1 :]) for i in range(len(long)))
    return any(one in (short, other) for one, other in shorter)


def _is_no_word(word: str) -> bool:
    """Tell whether a word with Vietnamese letters can be none.

    A name may be of another tongue ("Đắk Lắk"), where it is not only the tone that is out of its
    place ("Qúy"); two words that are run together may be one that was borrowed ("ôtô").
    """
    if word.isascii() or is_syllable(word) or _FOREIGN & set(word.casefold()):
        return False
    if word.istitle():
        return is_syllable(without_tone(word))
    return word.islower() and not _is_run_together(word)


def _is_run_together(word: str) -> bool:
    """Tell whether a word is two or more syllables in one ("ôtô", "kilômét")."""
    ends = {0}  # of what is so many syllables from the beginning
    for end in range(1, len(word) + 1):
        starts = range(max(0, end - _LONGEST), end)
        if any(start in ends and is_syllable(word[start:end]) for start in starts):
            ends.add(end)
    return len(word) in ends
