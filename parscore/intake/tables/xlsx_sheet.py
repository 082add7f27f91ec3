"""The cells of one sheet of an xlsx file, read as a stream: empty cells cost no memory."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.tables.cells import Area, Cell, Fault, Place, Sheet, Value
from parscore.intake.tables.kinds import ERROR_CELL, NOT_COMPUTED, OUT_OF_GRID
from parscore.intake.tables.limits import MOST_COLUMN, MOST_ROW
from parscore.intake.tables.texts import tidy
from parscore.intake.tables.xlsx_styles import PLAIN, Style
from parscore.intake.tables.xml_parts import elements, local, whole_number
from parscore.reading.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from parscore.intake.tables.count import CellCount
    from parscore.reading.problems import Problem

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_1900 = date(1899, 12, 31)
_1904 = date(1904, 1, 1)
_LEAP_THAT_WAS_NOT = 60  # Excel takes 1900 for a leap year
_LAST_SERIAL = 109_572  # 31/12/2199
_MOST_DIGITS = 400  # before or after the decimal mark; no workbook's own number has more


class Book(NamedTuple):
    """What the sheets of one workbook share."""

    file: str
    strings: tuple[str | None, ...]
    styles: tuple[Style, ...]
    since_1904: bool


class Shape(NamedTuple):
    """What a sheet says about its rows and columns beside their cells."""

    hidden_columns: set[int]
    merged: list[Area]
    problems: list[Problem]


def read_sheet(
    data: bytes, name: str, book: Book, count: CellCount, *, hidden: bool
) -> tuple[Sheet, list[Problem]]:
    """Return the sheet, and what is wrong with where its cells say that they stand.

    Raises:
        Unreadable: it is malformed, or holds more cells than are read.
    """
    shape = Shape(set(), [], [])
    cells: dict[tuple[int, int], Cell] = {}
    for cell in _cells(data, name, book, shape, count):
        count.add()
        cells[cell.place.row, cell.place.column] = cell._replace(hidden=True) if hidden else cell
    return Sheet(book.file, name, cells, tuple(shape.merged), hidden), shape.problems


def _cells(data: bytes, name: str, book: Book, shape: Shape, count: CellCount) -> Iterator[Cell]:
    rows: Element | None = None
    row = 0
    for event, element in elements(data, book.file):
        tag = local(element.tag)
        if event == "start":
            if tag == "sheetData":
                rows = element
        elif tag == "row":
            row = _row_number(element, row)
            yield from _row(element, row, name, book, shape)
            if rows is not None:
                rows.clear()
        elif tag == "col" and element.get("hidden") in {"1", "true"}:
            shape.hidden_columns.update(_columns(element))
        elif tag == "mergeCell":
            count.add()
            area = _area(element.get("ref", ""))
            shape.merged.extend([area] if area else [])


def _row(element: Element, row: int, name: str, book: Book, shape: Shape) -> Iterator[Cell]:
    column = 0
    unseen = element.get("hidden") in {"1", "true"}
    for one in element:
        if local(one.tag) != "c":
            continue
        column += 1
        reference = one.get("r")
        if reference is not None:
            at = position(reference)
            if at is None or at[0] != row:
                if not shape.problems:
                    cell = shortened(reference)
                    shape.problems.append(OUT_OF_GRID.problem(f"{book.file}:{name}", cell=cell))
                continue
            column = at[1]
        if not len(one):
            continue  # a look, and nothing that would have it
        style = _style(one, book)
        value = _value(one, style, book)
        if value is not None:
            place = Place(book.file, name, row, column)
            percent = style.percent and isinstance(value, Decimal)
            yield Cell(place, value, percent, unseen or column in shape.hidden_columns)


@lru_cache(10_000)
def position(reference: str) -> tuple[int, int] | None:
    """Return row and column of `B7`, or None where no sheet has such a cell."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if 0 < row <= MOST_ROW and column <= MOST_COLUMN else None


def _row_number(element: Element, before: int) -> int:
    given = whole_number(element.get("r"))
    return before + 1 if given is None else given


def _columns(element: Element) -> range:
    first, last = whole_number(element.get("min")), whole_number(element.get("max"))
    if first is None or last is None:
        return range(0)
    return range(first, min(last, MOST_COLUMN) + 1)


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = position(first), position(last)
    return Area(*start, *end) if start and end else None


def _style(element: Element, book: Book) -> Style:
    index = whole_number(element.get("s"))
    return PLAIN if index is None or index >= len(book.styles) else book.styles[index]


def _value(element: Element, style: Style, book: Book) -> Value | None:
    parts = {local(one.tag): one for one in element}
    kind = element.get("t", "n")
    held = parts["v"].text if "v" in parts else None
    if kind == "inlineStr":
        return shared(parts["is"]) if "is" in parts else None
    if not held:
        lacking = "f" in parts and kind != "str"
        return Fault(NOT_COMPUTED, {}) if lacking else None
    match kind:
        case "s":
            index = whole_number(held)
            known = index is not None and index < len(book.strings)
            return book.strings[index] if index is not None and known else None
        case "e":
            return Fault(ERROR_CELL, {"error": shortened(held)})
        case "b":
            return held.strip() in {"1", "true"}
        case "n":
            return _number(held, style, book)
    return _text(unescaped(held))


def _number(held: str, style: Style, book: Book) -> Value | None:
    try:
        number = Decimal(held.strip())
    except InvalidOperation:
        return _text(held)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return Fault(ERROR_CELL, {"error": shortened(held)})
    if style.date:
        return day_of(number, since_1904=book.since_1904) or number
    return number


def day_of(serial: Decimal, *, since_1904: bool = False) -> date | None:
    """Return the day that a number of a workbook stands for; None for none that can be meant."""
    if not 1 <= serial <= _LAST_SERIAL:
        return None
    days = int(serial)
    if since_1904:
        return _1904 + timedelta(days)
    return _1900 + timedelta(days - (days >= _LEAP_THAT_WAS_NOT))


def shared(element: Element) -> str | None:
    """Return the text of a string made of runs; hints at how it is spoken are left out."""
    parts = []
    for one in element:
        if local(one.tag) == "t":
            parts.append(one.text or "")
        elif local(one.tag) == "r":
            parts += [run.text or "" for run in one if local(run.tag) == "t"]
    return _text(unescaped("".join(parts)))


def unescaped(text: str) -> str:
    """Return a text with the characters that workbooks write as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _text(text: str) -> str | None:
    return tidy(text) or None
