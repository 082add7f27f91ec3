"""The canonical form of a rule file: one order of keys, one way to indent and to quote.

What the author chose stays: comments, a blank line between entries, `[a, b]` and `{a: b}` on one
line, quotes or none, and the lines of a long text. Everything else has one form. The canonical
form says exactly what the file said before, and is its own canonical form.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from parscore.authoring.commented import Block, Scalar, notes_of, read_commented
from parscore.authoring.key_order import put_in_order
from parscore.reading.files import decode
from parscore.reading.problems import Unreadable, kind, shortened
from parscore.reading.source import Page
from parscore.reading.yaml_tree import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.commented import Entry, Note
    from parscore.reading.problems import Problem
    from parscore.reading.source import Tree

INDENT = 2

MEANING_LOST = kind(
    "E170",
    says=(
        "Không viết lại được tệp này mà giữ nguyên mọi nội dung và ghi chú.",
        "This file cannot be rewritten with all that it says and all its comments.",
    ),
    advise=(
        "Tệp được để nguyên. Hãy đưa các ghi chú “#” ra dòng riêng rồi thử lại.",
        "The file is left as it is. Put its “#” comments on lines of their own and try again.",
    ),
)

NOT_CANONICAL = kind(
    "E171",
    says=(
        "Từ đây tệp không ở dạng chuẩn; dạng chuẩn của dòng này là “{form}”.",
        "From here the file is not in canonical form, in which this line is “{form}”.",
    ),
    advise=(
        "Chạy parscore rules fmt --force để viết lại tệp; nội dung không đổi.",
        "Run parscore rules fmt --force to rewrite the file; what it says does not change.",
    ),
    severity="warning",
)

_NULLS = {"", "~", "null"}
_SAFE = re.compile(r"[A-Za-z0-9_](?:[\w./-]| (?=\w))*", re.ASCII)


def canonical(data: bytes, name: str) -> str:
    """Return the canonical form of a rule file.

    Raises:
        Unreadable: it is not the strict YAML of rule files, with every problem.
    """
    tree = read_yaml(data, name).tree
    root = read_commented(decode(data, name).text)
    comments = Counter(_all_notes(root))
    put_in_order(root.value)
    text = text_of(root)
    if not _says_the_same(text, name, tree, comments):
        raise Unreadable([MEANING_LOST.problem(name)])
    return text


def text_of(root: Entry) -> str:
    """Write a tree as text; its keys stay in their order."""
    return "".join(f"{line}\n" for line in _document(root))


def is_canonical(data: bytes, name: str) -> bool:
    """Tell whether a rule file is in canonical form.

    Raises:
        Unreadable: it is not the strict YAML of rule files.
    """
    return difference(data, name) is None


def difference(data: bytes, name: str) -> Problem | None:
    """Return the problem of a file that leaves its canonical form, where it first does.

    Raises:
        Unreadable: it is not the strict YAML of rule files.
    """
    wanted, given = canonical(data, name), data.decode("utf-8")
    if given == wanted:
        return None
    pairs = enumerate(zip(given, wanted, strict=False))
    same = next((i for i, (one, other) in pairs if one != other), min(len(given), len(wanted)))
    line, column = Page(name, given).mark(same)
    lines = [*wanted.split("\n"), *[""] * line]
    return NOT_CANONICAL.problem(name, (), (line, column), form=shortened(lines[line - 1].strip()))


def _says_the_same(text: str, name: str, tree: Tree, comments: Counter[str]) -> bool:
    """Read the new text again: a form that loses anything must never replace a file."""
    try:
        again = read_yaml(text.encode(), name).tree
    except Unreadable:
        return False
    return again == tree and Counter(_all_notes(read_commented(text))) == comments


def _all_notes(root: Entry) -> Iterator[str]:
    yield from (note.text for note in root.above)
    yield from root.beside
    yield from notes_of(root.value)


def _document(root: Entry) -> Iterator[str]:
    yield from _notes(root.above, 0)
    value = root.value
    if isinstance(value, Block) and not _inline(value):
        first = True
        for line in _entries(value, 0):
            if not (first and not line):
                yield line
            first = False
    else:
        yield from _scalar_lines("", value, root.beside, 0)
        if isinstance(value, Block):
            yield from _notes(value.below, 0)


def _entries(block: Block, indent: int) -> Iterator[str]:
    for entry in block.entries:
        if block.is_list:
            _hoist(entry)
        yield from _notes(entry.above, indent)
        if entry.apart:
            yield ""
        yield from _item(entry, indent) if block.is_list else _pair(entry, indent)
    yield from _notes(block.below, indent)


def _hoist(item: Entry) -> None:
    """Take what stands above the first key of an item above the item itself."""
    if isinstance(item.value, Block) and not _inline(item.value):
        first = item.value.entries[0]
        if item.value.is_list:
            _hoist(first)
        item.above += first.above
        first.above, first.apart = [], False


def _item(entry: Entry, indent: int) -> Iterator[str]:
    if isinstance(entry.value, Block) and not _inline(entry.value):
        lines = _entries(entry.value, indent + INDENT)
        yield " " * indent + "- " + next(lines)[indent + INDENT :] + _beside(entry)
        yield from lines
    else:
        yield from _scalar_lines("- ", entry.value, entry.beside, indent)


def _pair(entry: Entry, indent: int) -> Iterator[str]:
    key = _key(entry)
    if isinstance(entry.value, Block) and not _inline(entry.value):
        yield " " * indent + key + ":" + _beside(entry)
        yield from _entries(entry.value, indent + INDENT)
    else:
        yield from _scalar_lines(f"{key}: ", entry.value, entry.beside, indent)


def _scalar_lines(
    lead: str, value: Scalar | Block | None, beside: list[str], indent: int
) -> Iterator[str]:
    note = "".join(f"  {text}" for text in beside)
    if isinstance(value, Scalar) and value.lines:
        yield " " * indent + lead + value.head + note
        inner = " " * (indent + INDENT)
        yield from (inner + line if line else "" for line in value.lines)
    else:
        yield " " * indent + lead + _one_line(value) + note


def _notes(notes: list[Note], indent: int) -> Iterator[str]:
    for note in notes:
        if note.apart:
            yield ""
        yield " " * indent + note.text


def _beside(entry: Entry) -> str:
    return "".join(f"  {text}" for text in entry.beside)


def _inline(block: Block) -> bool:
    return block.flow or not block.entries


def _one_line(value: Scalar | Block | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, Scalar):
        return _text(value)
    if value.is_list:
        return "[" + ", ".join(_one_line(entry.value) for entry in value.entries) + "]"
    pairs = (f"{_key(entry)}: {_one_line(entry.value)}" for entry in value.entries)
    return "{" + ", ".join(pairs) + "}"


def _key(entry: Entry) -> str:
    key = entry.key
    if key is None or not key.text:
        return '""'
    return _quoted(key.text) if key.style else key.text


def _text(scalar: Scalar) -> str:
    text = scalar.text
    if not scalar.style:
        if text in _NULLS:
            return "null"
        return text if scalar.one_line or _SAFE.fullmatch(text) else _quoted(text)
    if scalar.style == "'" and ('"' in text or "\\" in text) and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return _quoted(text)


def _quoted(text: str) -> str:
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    if char == "\n":
        return "\\n"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004 - YAML's own
