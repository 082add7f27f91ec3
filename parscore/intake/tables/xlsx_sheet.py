"""The cells of one sheet of an xlsx file, read as a stream: empty cells cost no memory."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.intake.tables.cells import Area, Cell, Fault, Sheet, Value, by_row, ordered
from parscore.intake.tables.kinds import ERROR_CELL, NOT_COMPUTED, OUT_OF_GRID
from parscore.intake.tables.limits import MOST_COLUMN, MOST_ROW
from parscore.intake.tables.texts import tidy
from parscore.intake.tables.xlsx_plain import look_of, plain_sheet, plain_strings
from parscore.intake.tables.xlsx_styles import PLAIN, Style
from parscore.intake.tables.xml_parts import children, elements, local, whole, whole_number
from parscore.reading.problems import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree.ElementTree import Element

    from parscore.intake.tables.count import CellCount
    from parscore.intake.tables.xlsx_plain import PlainSheet
    from parscore.reading.problems import Problem

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_1900 = date(1899, 12, 31)
_1904 = date(1904, 1, 1)
_LEAP_THAT_WAS_NOT = 60  # Excel takes 1900 for a leap year
_LAST_SERIAL = 109_572  # 31/12/2199
_BETWEEN = "\0"  # stands in no XML text, and nothing is composed with it
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
    plain = plain_sheet(data)
    if plain is None:
        grid = by_row(_cells(data, name, book, shape, count))
    else:
        grid = _plain_grid(plain, name, book, shape, count)
    if hidden:
        grid = by_row(cell._replace(hidden=True) for row in grid.values() for cell in row.values())
    return Sheet(book.file, name, grid, tuple(shape.merged), hidden), shape.problems


def _plain_grid(
    plain: PlainSheet, name: str, book: Book, shape: Shape, count: CellCount
) -> dict[int, dict[int, Cell]]:
    grid: dict[int, dict[int, Cell]] = {}
    new: Any = tuple.__new__  # half the time of `Cell(…)`, and there are thousands
    for column in plain.around.columns:
        _hide(column, shape)
    for reference in plain.around.merged:
        _merge(reference, shape, count)
    file, hidden = book.file, shape.hidden_columns
    for one in plain.rows:
        row, held = one.number, one.held
        count.add(len(held))
        cells = grid.setdefault(row, {})
        for letters, attributes, text in held:
            look, kind = look_of(attributes)
            percent = False
            value: Value | None
            if kind == "s":
                value = _string(text, book)
            else:
                style = _style(look, book)
                value = _held(kind or "n", text, style, book)
                percent = style.percent and isinstance(value, Decimal)
            if value is not None:
                at = column_of(letters)
                unseen = one.hidden or at in hidden
                cells[at] = new(Cell, (file, name, row, at, value, percent, unseen))
    return ordered(grid)


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
            for cell in _row(element, row, name, book, shape):
                count.add()
                yield cell
            if rows is not None:
                rows.clear()
        elif tag == "col":
            _hide(element.attrib, shape)
        elif tag == "mergeCell":
            _merge(element.get("ref", ""), shape, count)


def _hide(column: Mapping[str, str], shape: Shape) -> None:
    if column.get("hidden") in {"1", "true"}:
        shape.hidden_columns.update(_columns(column))


def _merge(reference: str, shape: Shape, count: CellCount) -> None:
    count.add()
    area = _area(reference)
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
        style = _style(one.get("s"), book)
        value = _value(one, style, book)
        if value is not None:
            percent = style.percent and isinstance(value, Decimal)
            seen = not unseen and column not in shape.hidden_columns
            yield Cell(book.file, name, row, column, value, percent, not seen)


@lru_cache(10_000)
def position(reference: str) -> tuple[int, int] | None:
    """Return row and column of `B7`, or None where no sheet has such a cell."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    column = column_of(found[1])
    row = int(found[2])
    return (row, column) if 0 < row <= MOST_ROW and column <= MOST_COLUMN else None


@lru_cache(1024)
def column_of(letters: str) -> int:
    """Return the number of a column by its letters: 1 for A, 27 for AA."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _row_number(element: Element, before: int) -> int:
    given = whole_number(element.get("r"))
    return before + 1 if given is None else given


def _columns(column: Mapping[str, str]) -> range:
    first, last = whole_number(column.get("min")), whole_number(column.get("max"))
    if first is None or last is None:
        return range(0)
    return range(first, min(last, MOST_COLUMN) + 1)


def _area(reference: str) -> Area | None:
    first, _, last = reference.partition(":")
    start, end = position(first), position(last)
    return Area(*start, *end) if start and end else None


def _style(look: str | None, book: Book) -> Style:
    index = whole_number(look)
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
    return _held(kind, held, style, book)


def _held(kind: str, held: str, style: Style, book: Book) -> Value | None:
    """Return the value of a cell of a kind whose text is stated."""
    match kind:
        case "s":
            return _string(held, book)
        case "n":
            return _number(held, style, book)
        case "e":
            return Fault(ERROR_CELL, {"error": shortened(held)})
        case "b":
            return held.strip() in {"1", "true"}
    return _text(unescaped(held))


def _string(held: str, book: Book) -> str | None:
    index = whole_number(held)
    return None if index is None or index >= len(book.strings) else book.strings[index]


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
    return _text(unescaped(_raw(element)))


def read_strings(data: bytes, file: str) -> tuple[str | None, ...]:
    """Return the texts that the sheets of a workbook share; all of them are tidied as one.

    Raises:
        Unreadable: the part is malformed.
    """
    texts = plain_strings(data)
    if texts is None:
        texts = [_raw(one) for one in children(whole(data, file), "si")]
    joined = unescaped(_BETWEEN.join(texts))
    if joined.count(_BETWEEN) >= len(texts):
        return tuple(_text(unescaped(text)) for text in texts)
    return tuple(text.strip() or None for text in tidy(joined).split(_BETWEEN))


def _raw(element: Element) -> str:
    if len(element) == 1 and local(element[0].tag) == "t":
        return element[0].text or ""
    parts = []
    for one in element:
        if local(one.tag) == "t":
            parts.append(one.text or "")
        elif local(one.tag) == "r":
            parts += [run.text or "" for run in one if local(run.tag) == "t"]
    return "".join(parts)


def unescaped(text: str) -> str:
    """Return a text with the characters that workbooks write as `_x000D_`."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _text(text: str) -> str | None:
    return tidy(text) or None
