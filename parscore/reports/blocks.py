"""The parts of a report, free of any format: what is said, not how it is laid out."""

from __future__ import annotations

from typing import Literal, NamedTuple

Align = Literal["left", "right"]


class Paragraph(NamedTuple):
    """A sentence or two; `lead` is a short word before it that must be seen."""

    text: str
    lead: str = ""


class Facts(NamedTuple):
    """Names and what they stand for, such as `Kỳ: 1/1/2025 – 31/12/2025`."""

    rows: tuple[tuple[str, str], ...]


class Column(NamedTuple):
    """A column of a table; `most` is its greatest width where width is scarce."""

    title: str
    align: Align = "left"
    most: int | None = None


class Table(NamedTuple):
    """Rows under columns; `total` is a row that adds the others up."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None


class Line(NamedTuple):
    """A line of an entry; a `brief` one may be cut short where width is scarce."""

    text: str
    brief: bool = False


class Entry(NamedTuple):
    """One thing of a list: short figures before it, a head, and what there is to say of it."""

    marks: tuple[str, ...]
    head: str
    lines: tuple[Line, ...] = ()


class Entries(NamedTuple):
    """A list of entries; `close` ones stand without space between them."""

    entries: tuple[Entry, ...]
    close: bool = False


class Bullet(NamedTuple):
    """One point of a list; a deeper one belongs to the one above it."""

    text: str
    depth: int = 0


class Bullets(NamedTuple):
    """A list of points."""

    items: tuple[Bullet, ...]


Block = Paragraph | Facts | Table | Entries | Bullets


class Section(NamedTuple):
    """Blocks under a title."""

    title: str
    blocks: tuple[Block, ...]


class Page(NamedTuple):
    """A whole report: what it is about, what to beware of, its sections and its foot."""

    title: str
    subtitle: str
    banners: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
