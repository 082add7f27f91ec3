"""Taking a step: its patch applied to the actuals as their file states them."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from support.communes import Tree


def patched(tree: Tree, patch: Iterable[Mapping[str, Any]]) -> Tree:
    """Return a document after the operations of RFC 6902 that steps use: `add` and `replace`."""
    made = deepcopy(tree)
    for operation in patch:
        *above, last = [
            part.replace("~1", "/").replace("~0", "~") for part in operation["path"].split("/")[1:]
        ]
        place: Any = made
        for part in above:
            place = place[part]
        if operation["op"] == "replace":
            assert last in place
        else:
            assert operation["op"] == "add"
        if last == "-":
            place.append(operation["value"])
        else:
            place[last] = operation["value"]
    return made
