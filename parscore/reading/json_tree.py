"""JSON, strictly: exact numbers, no repeated keys, and every fault at its line and column.

The standard library reads the tree. Only when it refuses, or when a place must be told, does
the slower `Scan` walk the text.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

from parscore.reading.figures import json_number
from parscore.reading.files import DEEPEST, composed, decode
from parscore.reading.problems import Unreadable
from parscore.reading.source import Source, Tree
from parscore.values.numbers import MOST_DIGITS
from parscore.values.text import find_unclean

if TYPE_CHECKING:
    from parscore.reading.json_scan import Scan
    from parscore.reading.source import Page

_HIDING_ESCAPE = r"\\[bfru]"  # may stand for what `decode` would have refused or recomposed


def read_json(data: bytes, name: str, *, any_depth: bool = False) -> Source:
    """Read a JSON document; its numbers become `Decimal`.

    With `any_depth`, whoever asks looks himself that nothing is too deep.

    Raises:
        Unreadable: with every problem that can be told, each at its line and column.
    """
    page = decode(data, name)
    try:
        tree = _parse(page.text)
        if not any_depth:
            _check_depth(tree)
    except (ValueError, RecursionError):
        problems = _scan(page).problems
        if not problems:
            raise
        raise Unreadable(problems) from None
    return Source(page, data, tree, lambda: _scan(page).root)


class _RefusedError(ValueError):
    """The text is not strict JSON; the scan will say where and why."""


def _scan(page: Page) -> Scan:
    """Walk the text slowly: only a fault, or somebody who asks for a place, needs it."""
    from parscore.reading.json_scan import Scan  # noqa: PLC0415 - seldom needed

    return Scan(page)


def _parse(text: str) -> Tree:
    tree: Tree = _DECODER.decode(text)
    hides = "\\" in text and re.search(_HIDING_ESCAPE, text)
    return _recomposed(tree) if hides else tree


def _mapping(pairs: list[tuple[str, Tree]]) -> dict[str, Tree]:
    mapping = dict(pairs)
    if len(mapping) != len(pairs):
        raise _RefusedError
    return mapping


def _refuse(_: str) -> NoReturn:
    raise _RefusedError


@lru_cache(maxsize=1024)  # most counts are small, and stand there again and again
def _integer(text: str) -> Decimal:
    return Decimal(text) if len(text) <= MOST_DIGITS else json_number(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_mapping,
    parse_int=_integer,
    parse_float=json_number,
    parse_constant=_refuse,
)


def _check_depth(tree: Tree) -> None:
    level = [tree] if isinstance(tree, dict | list) else []
    for _ in range(DEEPEST):
        inside = [node.values() if isinstance(node, dict) else node for node in level]
        level = [
            child
            for child in chain.from_iterable(inside)
            if type(child) is dict or type(child) is list  # as the parser makes them: no others
        ]
        if not level:
            return
    raise _RefusedError


def _recomposed(tree: Tree) -> Tree:
    if isinstance(tree, str):
        return _clean(tree)
    if isinstance(tree, list):
        return [_recomposed(child) for child in tree]
    if isinstance(tree, dict):
        return _mapping([(_clean(key), _recomposed(child)) for key, child in tree.items()])
    return tree


def _clean(text: str) -> str:
    text = composed(text)
    if find_unclean(text) is not None:
        raise _RefusedError
    return text
