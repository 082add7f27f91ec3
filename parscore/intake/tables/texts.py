"""The text of a cell, in the form in which every text is stored."""

from __future__ import annotations

from parscore.reading.files import composed


def tidy(text: str) -> str:
    """Return a text composed, without space around it and without marks that nobody sees."""
    return composed(text).replace("\u200b", "").replace("\ufeff", "").strip()
