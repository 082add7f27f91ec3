"""Vietnamese text: one form for storing, one for matching, one for sorting, one for file names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Control characters but tab and line feed, lone surrogates, marks that reorder a line or break
# it, and code points that no office file can hold.
_UNCLEAN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_ALPHABET_MARKS = {_BREVE: "\ue001", _CIRCUMFLEX: "\ue002", _HORN: "\ue003"}  # ă â, ô ơ
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
_CLOSE_ENOUGH = 0.6
_LONGEST_WORD = 100


def nfc(text: str) -> str:
    """Return the composed form in which every text is stored.

    The Icelandic letter U+00D0, which looks like the Vietnamese one, becomes U+0110.
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).replace("\u00d0", "\u0110")


@lru_cache(maxsize=4096)
def match_key(text: str) -> str:
    """Return the form in which two spellings of a name are compared: no case, tones or marks.

    It merges real words ("Hoa" and "Hóa"), so it suggests; a code or a person decides.
    """
    folded = unicodedata.normalize("NFKC", nfc(text)).casefold()
    bare = _without_marks(folded).replace("đ", "d").translate(_DASHES)
    return " ".join(bare.split())


def collation_key(text: str) -> tuple[str, str, str]:
    """Return a key that sorts as a Vietnamese dictionary does: a ă â b … d đ e ê …, then tones."""
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", nfc(text).casefold().replace("đ", "d\ue001")):
        if char in _TONES:
            tones[-1:] = [_TONES[char]]
        elif char in _ALPHABET_MARKS:
            letters.append(_ALPHABET_MARKS[char])
        else:
            letters.append(char)
            tones.append("0")
    return "".join(letters), "".join(tones), text


def slug(text: str, joint: str = "_") -> str:
    """Return an ASCII name for a file or folder; empty if the text has no letter or digit."""
    return re.sub("[^a-z0-9]+", joint, match_key(text)).strip(joint)


def did_you_mean(word: str, options: Iterable[str]) -> str | None:
    """Return the option that somebody who wrote `word` probably meant, if one is close.

    A word of signs alone (`=>`) does not tell what was meant, and a long text is not a word.
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import, and rarely needed

    if len(word) > _LONGEST_WORD or not any(char.isalnum() for char in word):
        return None
    by_key = {match_key(option): option for option in options}
    close = get_close_matches(match_key(word), by_key, n=1, cutoff=_CLOSE_ENOUGH)
    return by_key[close[0]] if close else None


def find_unclean(text: str) -> int | None:
    """Return the index of the first control character or other text that no office file holds."""
    if text.replace("\n", " ").isprintable():
        return None
    found = re.search(_UNCLEAN, text)
    return found.start() if found else None


def is_clean(text: str) -> bool:
    """Say whether a text is free of control characters (tab and line feed are allowed)."""
    return find_unclean(text) is None


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(char for char in decomposed if not unicodedata.combining(char))
