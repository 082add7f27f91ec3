"""Actuals as the text of `actuals.json`: exact numbers, one value to a line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.reading.source import Tree

_INDENT = "  "


def json_text(tree: Tree) -> str:
    """Return a document as JSON; numbers keep every digit, and small groups stand on one line."""
    return "".join(_lines(tree, "")) + "\n"


def _lines(tree: Tree, before: str) -> Iterator[str]:
    flat = _flat(tree)
    if flat is not None:
        yield flat
        return
    inside = before + _INDENT
    if isinstance(tree, dict):
        yield "{\n"
        for place, (key, value) in enumerate(tree.items(), start=1):
            yield f"{inside}{json.dumps(key, ensure_ascii=False)}: "
            yield from _lines(value, inside)
            yield ",\n" if place < len(tree) else "\n"
        yield before + "}"
    elif isinstance(tree, list):
        yield "[\n"
        for place, value in enumerate(tree, start=1):
            yield inside
            yield from _lines(value, inside)
            yield ",\n" if place < len(tree) else "\n"
        yield before + "]"


def _flat(tree: Tree) -> str | None:
    """Return a value that stands on one line: a plain one, or a group of plain ones."""
    if isinstance(tree, dict):
        parts = {key: _plain(value) for key, value in tree.items()}
        if any(part is None or len(part) > 40 for part in parts.values()):  # noqa: PLR2004
            return None
        named = (f"{json.dumps(key, ensure_ascii=False)}: {part}" for key, part in parts.items())
        return "{" + ", ".join(named) + "}"
    if isinstance(tree, list):
        plain = [_plain(value) for value in tree]
        shown = [part for part in plain if part is not None]
        return f"[{', '.join(shown)}]" if len(shown) == len(plain) else None
    return _plain(tree)


def _plain(tree: Tree) -> str | None:
    if isinstance(tree, (dict, list)):
        return None
    if isinstance(tree, Decimal):
        return f"{tree:f}"
    return json.dumps(tree, ensure_ascii=False)
