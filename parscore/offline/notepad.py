"""Texts as every Notepad shows them."""

from __future__ import annotations


def for_notepad(text: str) -> bytes:
    """Return a text in UTF-8 with its mark, its lines ended as on Windows."""
    return text.replace("\n", "\r\n").encode("utf-8-sig")
