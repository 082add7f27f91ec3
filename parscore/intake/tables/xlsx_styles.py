"""How the numbers of a workbook are shown: which formats mean a date, which a percentage."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.tables.limits import MOST_KEPT
from parscore.intake.tables.xml_parts import attribute, children, whole, whole_number
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 32), 34, 35, 36, *range(50, 59)})
_PERCENTS = frozenset({9, 10})
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')


class Style(NamedTuple):
    """How a number in a cell is shown."""

    date: bool = False
    percent: bool = False


PLAIN = Style()


def read_styles(data: bytes, file: str) -> tuple[Style, ...]:
    """Return the styles of cells in the order in which cells name them.

    Raises:
        Unreadable: the part is malformed.
    """
    try:
        return _known_styles(data) if len(data) <= MOST_KEPT else _styles(data, file)
    except Unreadable:  # told of no file yet
        return _styles(data, file)


@lru_cache(16)
def _known_styles(data: bytes) -> tuple[Style, ...]:
    return _styles(data, "")


def _styles(data: bytes, file: str) -> tuple[Style, ...]:
    root = whole(data, file)
    codes = {
        attribute(one, "numFmtId") or "": attribute(one, "formatCode") or ""
        for one in children(root, "numFmt")
    }
    lists = list(children(root, "cellXfs"))
    return tuple(_style(one, codes) for one in lists[0]) if lists else ()


def _style(element: Element, codes: Mapping[str, str]) -> Style:
    number = attribute(element, "numFmtId") or "0"
    if number in codes:
        return style_of(codes[number])
    known = whole_number(number)
    return Style(known in _DATES, known in _PERCENTS)


def style_of(code: str) -> Style:
    """Return what a format such as `dd/mm/yyyy` or `0.0%` makes of a number."""
    bare = _QUOTED.sub("", code.partition(";")[0]).lower()
    percent = "%" in bare
    return Style(not percent and ("y" in bare or "d" in bare), percent)
