"""A page of blocks laid out for a terminal of 80 columns. Words carry every meaning, no colour."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from parscore.reports.blocks import Bullets, Entries, Facts, Paragraph, Table
from parscore.reports.wrapping import clean, cut, pad, width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parscore.reports.blocks import Block, Column, Entry, Page, Section

COLUMNS: Final = 80
INDENT: Final = 2
BODY: Final = COLUMNS - INDENT
GAP: Final = 2  # between columns
WIDEST_LABEL: Final = 20
WIDEST_MARK: Final = 16
HANGING: Final = 2
DEEPEST: Final = 6  # levels of bullets that still move to the right
HANGING_FROM: Final = 16  # cells of a column wide enough for its lines to hang


def lay_out(page: Page) -> str:
    """Return a page as text; no line is wider than 80 columns."""
    lines = ["━" * COLUMNS]
    lines += _indented(wrap(page.title.upper(), BODY))
    lines += _indented(wrap(page.subtitle, BODY))
    lines.append("━" * COLUMNS)
    for banner in page.banners:
        lines += _indented(_paragraph(banner))
    for section in page.sections:
        lines += _section(section)
    lines += ["", "─" * COLUMNS]
    for text in page.foot:
        lines += _indented(wrap(text, BODY))
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _section(section: Section) -> list[str]:
    lines = [""]
    if section.title:
        lines += ["", *wrap(section.title.upper(), COLUMNS), "─" * COLUMNS]
    for number, block in enumerate(section.blocks):
        lines += ["", *_indented(_block(block))] if number else _indented(_block(block))
    return lines


def _indented(lines: Iterable[str], by: int = INDENT) -> list[str]:
    return [" " * by + line for line in lines]


def _block(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Entries():
            return _entries(block)
        case Bullets():
            return _bullets(block)


def _paragraph(block: Paragraph) -> list[str]:
    if not block.lead:
        return wrap(block.text, BODY)
    return _hanging(f"[{clean(block.lead)}] ", block.text, BODY)


def _facts(block: Facts) -> list[str]:
    labels = [cut(label, WIDEST_LABEL) for label, _ in block.rows]
    left = max(map(width, labels), default=0) + GAP
    rows = zip(labels, block.rows, strict=True)
    return [line for label, (_, text) in rows for line in _hanging(pad(label, left), text, BODY)]


def _bullets(block: Bullets) -> list[str]:
    return [
        line
        for item in block.items
        for line in _hanging(" " * HANGING * min(item.depth, DEEPEST) + "- ", item.text, BODY)
    ]


def _hanging(start: str, text: str, most: int) -> list[str]:
    """Wrap a text after what starts its first line, the other lines below it."""
    room = most - width(start)
    first, *others = wrap(text, room)
    return [start + first, *_indented(others, width(start))]


def _entries(block: Entries) -> list[str]:
    marked = [[cut(mark, WIDEST_MARK) for mark in entry.marks] for entry in block.entries]
    widths = [max(map(width, column)) for column in zip(*marked, strict=True)]
    lines: list[str] = []
    for entry, marks in zip(block.entries, marked, strict=True):
        if lines and not block.close:
            lines.append("")
        lines += _entry(entry, marks, widths)
    return lines


def _entry(entry: Entry, marks: Sequence[str], widths: Sequence[int]) -> list[str]:
    columns = zip(marks, widths, strict=True)
    start = "".join(pad(mark, cells, right=True) + " " * GAP for mark, cells in columns if cells)
    left, room = width(start), BODY - width(start)
    lines = _hanging(start, entry.head, BODY)
    for line in entry.lines:
        texts = [cut(line.text, room)] if line.brief else wrap(line.text, room)
        lines += _indented(texts, left)
    return lines


def _table(block: Table) -> list[str]:
    titles = tuple(column.title for column in block.columns)
    total = () if block.total is None else (block.total,)
    widths = _widths(block.columns, (titles, *block.rows, *total))
    rule = (" " * GAP).join("─" * cells for cells in widths)
    lines = [*_row(titles, block.columns, widths), rule]
    for row in block.rows:
        lines += _row(row, block.columns, widths)
    for row in total:
        lines += [rule, *_row(row, block.columns, widths)]
    return lines


def _row(cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int]) -> list[str]:
    """Lay out one row, its cells wrapped side by side."""
    wrapped = [_cell(cell, most) for cell, most in zip(cells, widths, strict=True)]
    return [
        (" " * GAP).join(
            pad(text, cells, right=column.align == "right")
            for text, cells, column in zip(line, widths, columns, strict=True)
        )
        for line in zip_longest(*wrapped, fillvalue="")
    ]


def _cell(text: str, most: int) -> list[str]:
    """Wrap a cell; the lines after the first hang, so that rows are told apart."""
    lines = wrap(text, most)
    if len(lines) == 1 or most <= HANGING_FROM:
        return lines
    first, *others = wrap(text, most - HANGING)
    return [first, *_indented(others, HANGING)]


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the width of each column: its content's, the widest made narrower until all fit."""
    widths = [max(1, *(width(clean(cell)) for cell in cells)) for cells in zip(*rows, strict=True)]
    room = BODY - GAP * (len(columns) - 1)
    if sum(widths) > room:
        widths = [min(w, c.most or w) for w, c in zip(widths, columns, strict=True)]
    while sum(widths) > room:
        widths[widths.index(max(widths))] -= 1
    return widths
