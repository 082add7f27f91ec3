"""A YAML text as a tree that keeps what a model drops: comments, blank lines, quotes, layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.files import composed

if TYPE_CHECKING:
    from collections.abc import Iterator

    import yaml

    from parscore.reading.problems import Path

_COMMENT = re.compile(r"#[^\n]*")
_BLOCK_HEAD = re.compile(r"([|>])([-+0-9]*)[ ]*(#[^\n]*)?\n?")
_BULLETS = re.compile(r"[ -]*")


class Note(NamedTuple):
    """A comment on a line of its own; `apart` tells that a blank line stands before it."""

    text: str
    apart: bool


class Scalar(NamedTuple):
    """A text as written: its quotes or block mark, and the lines of a block without indentation.

    `one_line` tells that the author wrote it on one line.
    """

    text: str
    style: str
    one_line: bool
    head: str = ""
    lines: tuple[str, ...] = ()


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, with the comments that belong to it."""

    key: Scalar | None
    value: Scalar | Block | None = None
    apart: bool = False
    above: list[Note] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Block:
    """A mapping or a list; `flow` where it is written between brackets on one line."""

    is_list: bool
    flow: bool
    start: int
    column: int
    entries: list[Entry] = field(default_factory=list)
    below: list[Note] = field(default_factory=list)


class _Ink(NamedTuple):
    """A piece of the text that is neither space nor comment, and what it belongs to."""

    start: int
    end: int
    entry: Entry | None  # the entry whose line ends with this piece
    around: tuple[Block, ...]  # the open mappings and lists, the innermost last


def read_commented(text: str) -> Entry:
    """Return the tree of a YAML text that `read_yaml` accepts, as the value of an entry."""
    reader = _Reader(text)
    reader.read()
    reader.place_comments()
    return reader.root


def scalars_of(entry: Entry, path: Path = ()) -> Iterator[tuple[Entry, Path]]:
    """Yield every entry at or below one that holds a text, with its path."""
    if isinstance(entry.value, Block):
        for place, one in enumerate(entry.value.entries):
            yield from scalars_of(one, (*path, one.key.text if one.key else place))
    elif entry.value is not None:
        yield entry, path


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root = Entry(None)
        self.open: list[tuple[Block, Entry]] = []  # with the entry that holds it
        self.key: list[Entry | None] = []  # of each open block, the key that awaits its value
        self.inks: list[_Ink] = []
        self.first: dict[int, Entry] = {}  # where it starts: the outermost entry

    def read(self) -> None:
        import yaml  # noqa: PLC0415 - slow to import

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(self.text, Loader=loader):
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._begin(event, is_list=isinstance(event, yaml.SequenceStartEvent))
                case yaml.CollectionEndEvent():
                    self._end(event)
                case _:
                    pass

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _span(event)
        scalar, beside = self._written(event, self.text[start:end])
        if self.open and not self.open[-1][0].is_list and self.key[-1] is None:
            entry = self._entry(Entry(scalar), start)
            self.open[-1][0].entries.append(entry)
            self.key[-1] = entry
        else:
            entry = self._put(scalar, start)
        entry.beside += beside
        if end > start:
            self._ink(start, end, entry)

    def _written(self, event: yaml.ScalarEvent, raw: str) -> tuple[Scalar, list[str]]:
        style, text = event.style or "", composed(event.value)
        if style not in ("|", ">"):
            return Scalar(text, style, "\n" not in raw), []
        head = _BLOCK_HEAD.match(raw)
        marks, note = (head[2], head[3]) if head else ("+", None)
        lines = _without_indent(raw[head.end() :] if head else "")
        if marks not in ("", "-") or not lines or not text:
            return Scalar(text, '"', one_line=False), [note] if note else []
        whole = Scalar(text, style, one_line=False, head=style + marks, lines=lines)
        return whole, [note] if note else []

    def _begin(self, event: yaml.CollectionStartEvent, *, is_list: bool) -> None:
        start, end = _span(event)
        column = start - self.text.rfind("\n", 0, start) - 1
        block = Block(is_list, bool(event.flow_style), start, column)
        entry = self._put(block, start)
        if block.flow and end > start:
            self._ink(start, end, entry)
        self.open.append((block, entry))
        self.key.append(None)

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        block, entry = self.open[-1]
        start, end = _span(event)
        if block.flow and end > start:
            self._ink(start, end, entry)
            if "\n" in self.text[block.start : end] and block.entries:
                block.flow = False
        self.open.pop()
        self.key.pop()

    def _put(self, value: Scalar | Block, start: int) -> Entry:
        """Put a value where it belongs; return the entry that holds it."""
        if not self.open:
            self.root.value = value
            return self.root
        waiting = self.key[-1]
        if waiting is not None:
            waiting.value = value
            self.key[-1] = None
            return waiting
        entry = self._entry(Entry(None, value), start)
        self.open[-1][0].entries.append(entry)
        return entry

    def _entry(self, entry: Entry, start: int) -> Entry:
        self.first.setdefault(start, entry)
        entry.apart = _after_blank_line(self.text, start)
        return entry

    def _ink(self, start: int, end: int, entry: Entry) -> None:
        self.inks.append(_Ink(start, end, entry, tuple(block for block, _ in self.open)))

    def place_comments(self) -> None:
        """Give every comment to the entry it speaks of, or to the end of its mapping or list."""
        nothing = _Ink(0, 0, None, ())
        end = _Ink(len(self.text), len(self.text), None, ())
        for before, after in zip([nothing, *self.inks], [*self.inks, end], strict=True):
            self._between(before, after)

    def _between(self, before: _Ink, after: _Ink) -> None:
        leading = False
        for found in _COMMENT.finditer(self.text, before.end, after.start):
            start, text = found.start(), found.group().rstrip()
            line = self.text.rfind("\n", 0, start) + 1
            alone = _BULLETS.fullmatch(self.text, line, start) is not None
            if not alone and before.entry is not None:
                before.entry.beside.append(text)
            else:
                note = Note(text, _after_blank_line(self.text, start))
                block = None if leading else self._tail(before, after, start - line)
                leading = leading or block is None
                notes = self._leading(before, after) if block is None else block.below
                notes.append(note)
            self._open_brackets(before, after)

    def _tail(self, before: _Ink, after: _Ink, column: int) -> Block | None:
        """Return the mapping or list that a comment closes, by how far it is indented."""
        next_line = self.text.rfind("\n", 0, after.start) + 1
        at_end = after.start == len(self.text)
        least = -1 if at_end else _indentation(self.text, next_line)
        closed = [b for b in before.around if not b.flow and least < b.column <= column]
        return closed[-1] if closed else None

    def _leading(self, before: _Ink, after: _Ink) -> list[Note]:
        entry = self.first.get(after.start) or before.entry or self.root
        brackets = after.around[-1] if after.around and self._closes(after) else None
        if brackets is not None and brackets.entries:
            return brackets.below
        return entry.above

    def _closes(self, ink: _Ink) -> bool:
        return self.text[ink.start] in "]}" and ink.start not in self.first

    def _open_brackets(self, before: _Ink, after: _Ink) -> None:
        """Write brackets that hold a comment as lines, so that the comment has its place."""
        inside = {id(block) for block in after.around}
        for block in before.around:
            if id(block) in inside and block.flow and block.entries:
                block.flow = False


def _span(event: yaml.Event) -> tuple[int, int]:
    """Return where the text of an event starts and ends."""
    start, end = event.start_mark, event.end_mark
    return start.index if start else 0, end.index if end else 0


def _without_indent(raw: str) -> tuple[str, ...]:
    """Return the lines of a block text without their indentation and the blank lines after it."""
    lines = raw.rstrip("\n").split("\n")
    first = next((line for line in lines if line.strip(" ")), "")
    indent = len(first) - len(first.lstrip(" "))
    cut = [line[indent:] for line in lines]
    while cut and not cut[-1].strip(" "):
        cut.pop()
    return tuple(cut)


def _indentation(text: str, start: int) -> int:
    return re.compile(" *").match(text, start).end() - start  # type: ignore[union-attr]


def _after_blank_line(text: str, offset: int) -> bool:
    """Tell whether the line above the line of an offset is blank."""
    line = text.rfind("\n", 0, offset)
    above = text.rfind("\n", 0, max(line, 0))
    return line >= 0 and not text[above + 1 : line].strip()


def notes_of(node: Scalar | Block | None) -> Iterator[str]:
    """Yield every comment below a node, in order of the tree."""
    if not isinstance(node, Block):
        return
    for entry in node.entries:
        yield from (note.text for note in entry.above)
        yield from entry.beside
        yield from notes_of(entry.value)
    yield from (note.text for note in node.below)
