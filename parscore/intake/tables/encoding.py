"""The letters of a text file: UTF-8, UTF-16, or the Vietnamese code page of Windows."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from parscore.intake.tables.kinds import ENCODING, GUESSED_ENCODING
from parscore.intake.tables.sniff import utf16_order
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

_WINDOWS = "cp1258"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decoded(data: bytes, file: str, named: str | None = None) -> tuple[str, list[Problem]]:
    """Return the text of a file, and a warning where its code page is a guess.

    `named` is the code page that the file itself names; a mark at its beginning goes before it.

    Raises:
        Unreadable: no code page fits.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _by((codec,), data[len(mark) :], file), []
    order = utf16_order(data)
    if order:
        return _by((order,), data, file), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = _by((named, _WINDOWS) if named else (_WINDOWS,), data, file)
    return text, [] if named else [GUESSED_ENCODING.problem(file)]


def _by(codecs_: tuple[str, ...], data: bytes, file: str) -> str:
    for codec in codecs_:
        try:
            return data.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Unreadable([ENCODING.problem(file)])
