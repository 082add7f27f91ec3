"""Text measured in the cells of a terminal: cleaned, wrapped, cut and padded.

A Chinese character takes two cells, a combining mark none.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from parscore.values.text import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

ELLIPSIS: Final = "…"
UNPRINTABLE: Final = "\ufffd"
QUOTES: Final = ("“", "”")

_ONE_CELL_EACH: Final = re.compile("[ -~\u00a1-\u02ff\u1e00-\u1eff\u2010-\u2027\u2500-\u257f→≤≥]*")
"""Text such as Vietnamese in its composed form, which needs no look into the tables of Unicode."""


def clean(text: str) -> str:
    """Return a text on one line, its spaces single, with nothing that steers a terminal."""
    if not text.isprintable():
        text = "".join(map(_printable, text))
    return " ".join(nfc(text).split())


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) == "Cf" else UNPRINTABLE


def width(text: str) -> int:
    """Return how many cells a clean text takes."""
    if _ONE_CELL_EACH.fullmatch(text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415 - slow to import, and rarely needed

    return max(0, wcswidth(text))


def wrap(text: str, most: int) -> list[str]:
    """Break a text into lines of at most `most` cells, at spaces where there are any.

    There is always one line; a single character wider than `most` is replaced.
    """
    lines, line = [], ""
    for word in clean(text).split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer) <= most:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, most)
        lines.extend(full)
    return [*lines, line]


def _pieces(word: str, most: int) -> list[str]:
    """Break a word that is too long; marks stay with their letters."""
    pieces, piece = [], ""
    for cluster in _clusters(word):
        fitting = cluster if width(cluster) <= most else UNPRINTABLE
        if piece and width(piece + fitting) > most:
            pieces.append(piece)
            piece = ""
        piece += fitting
    return [*pieces, piece]


def _clusters(word: str) -> Iterator[str]:
    cluster = ""
    for char in word:
        if cluster and width(char) > 0:
            yield cluster
            cluster = ""
        cluster += char
    yield cluster


def cut(text: str, most: int) -> str:
    """Return the first line of a text; what is left out shows as `…`, an open quote is closed.

    There must be room for that: at least 3 cells.
    """
    lines = wrap(text, most)
    if len(lines) == 1:
        return lines[0]
    opening, closing = QUOTES
    tail = ELLIPSIS + (closing if _is_open(lines[0], opening, closing) else "")
    first = wrap(text, most - width(tail))[0]
    return first.rstrip(" ,;:.") + tail


def _is_open(text: str, opening: str, closing: str) -> bool:
    return text.count(opening) > text.count(closing)


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """Fill a text with spaces to a number of cells, before it if it is aligned right."""
    space = " " * (cells - width(text))
    return space + text if right else text + space
