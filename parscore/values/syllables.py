"""Whether letters can be a Vietnamese syllable: an onset, a rhyme, and a tone in its place.

A dictionary would know more, but not the names of a commune; this knows what no word can be.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0309", "\u0303", "\u0301", "\u0323"}
_STOPPED_TONES = {"\u0301", "\u0323"}  # a syllable that ends in a stop has sắc or nặng

_ONSETS = (
    *("ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr"),
    *("b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", ""),
)
_BEFORE_FRONT = {"k", "gh", "ngh"}  # written before e, ê, i and y alone
_NOT_BEFORE_FRONT = {"c", "ng"}  # and these never
_FRONT = "eêiy"
_NUCLEI = {  # a vowel, and what it may end in
    "a": "c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "c m n ng o p t",
    "ê": "ch m n ng nh p t u",
    "i": "a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt c e ech em en eng eo et i m n"
    " ng oc ong p t",
    "ô": "c i m n ng ông p t",
    "ơ": "c i m n ng p t",
    "u": "a c i m n ng p t ân âng ât ây ê êch ên êng ênh êt êu ơ y ya ych yên yêt yn ynh yp yt yu",
    "uô": "c i m n ng p t",
    "ư": "a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "ch nh p t",
    "yê": "m n ng t u",
}
_ALONE = {"a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y"}
_RHYMES = _ALONE | {nucleus + coda for nucleus, codas in _NUCLEI.items() for coda in codas.split()}
_STOPS = re.compile(r"(?:c|ch|p|t)$")


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Tell whether a word without digits can be a Vietnamese syllable, in either style of tone."""
    bare, tones, places = _taken_apart(word.casefold())
    if len(tones) > 1:
        return False
    return any(
        _fits(onset, bare.removeprefix(onset), tones) and _in_place(onset, bare, places)
        for onset in _ONSETS
        if bare.startswith(onset)
    )


def _taken_apart(word: str) -> tuple[str, list[str], list[int]]:
    """Return the letters without tones, the tones, and the letters on which they stand."""
    bare, tones, places = "", [], []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(char)
            places.append(len(unicodedata.normalize("NFC", bare)) - 1)
        else:
            bare += char
    return unicodedata.normalize("NFC", bare), tones, places


def _fits(onset: str, rhyme: str, tones: list[str]) -> bool:
    if onset == "gi" and not rhyme:
        return True  # gì
    if onset == "gi" and rhyme[:1] == "ê":  # giếng
        rhyme = f"i{rhyme}"
    if onset == "qu" and rhyme == "ôc":  # quốc
        return True
    if rhyme not in _RHYMES:
        return False
    front = rhyme[0] in _FRONT
    if (front and onset in _NOT_BEFORE_FRONT) or (not front and onset in _BEFORE_FRONT):
        return False
    return not (_STOPS.search(rhyme) and tones and tones[0] not in _STOPPED_TONES)


def _in_place(onset: str, bare: str, places: list[int]) -> bool:
    """Tell whether the tone stands on a vowel of the rhyme: not on the u of qu or the i of gi."""
    return not places or places[0] >= len(onset) or bare == "gi"


def without_tone(word: str) -> str:
    """Return a word without its tone."""
    return _taken_apart(word)[0]
