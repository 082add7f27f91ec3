"""The text of a cell, in the form in which every text is stored."""

from __future__ import annotations

from parscore.reading.files import composed

_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u200b\ufeff"), " ")


def tidy(text: str) -> str:
    """Return a text composed, with plain spaces, without space around it or at line ends."""
    plain = composed(text).translate(_SPACES)
    return "\n".join(line.strip() for line in plain.split("\n")).strip()
