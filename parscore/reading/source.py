"""A document as it was read: its bytes, its tree of values, and where in the text each one is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.reading.problems import Kind, Path, Problem
    from parscore.values.messages import Argument

Tree = dict[str, "Tree"] | list["Tree"] | str | Decimal | bool | None
Mark = tuple[int, int]


class Page(NamedTuple):
    """The text of a file, and how an offset in it is told to a person."""

    name: str
    text: str

    def mark(self, offset: int) -> Mark:
        """Return the line and the column of an offset, both counted from 1."""
        line = self.text.count("\n", 0, offset) + 1
        return line, offset - self.text.rfind("\n", 0, offset)

    def problem(self, kind: Kind, offset: int, path: Path = (), **args: Argument | None) -> Problem:
        """Say that something is wrong at an offset."""
        return kind.problem(self.name, path, self.mark(offset), **args)


@dataclass(slots=True)
class Branch:
    """Where a mapping or list begins, and where its keys and its values do (a list has no keys)."""

    start: int
    keys: dict[str, int]
    values: dict[str, Branch | int] | list[Branch | int]


class Source:
    """A document that could be read: `name`, `data`, `sha256`, `tree`, and `locate`.

    `is_clean` tells that whoever read it has composed all texts and found no control characters.
    """

    is_clean = True

    def __init__(
        self, page: Page, data: bytes, tree: Tree, index: Callable[[], Branch | int]
    ) -> None:
        self.name = page.name
        self.data = data
        self.tree = tree
        self._page = page
        self._build_index = index

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        import hashlib  # noqa: PLC0415 - not every command needs a hash

        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def _index(self) -> Branch | int:
        return self._build_index()

    def locate(self, path: Path, *, key: bool = False) -> Mark:
        """Return the line and column of a value, or of its key.

        Where the path leads to nothing, this is the place of the value that should have held it.
        """
        spot = self._index
        offset = _start(spot)
        for position, segment in enumerate(path):
            found = _child(spot, segment)
            if found is None:
                break
            if key and position == len(path) - 1 and isinstance(spot, Branch):
                return self._page.mark(spot.keys.get(str(segment), _start(found)))
            spot, offset = found, _start(found)
        return self._page.mark(offset)

    def problem(
        self, kind: Kind, path: Path = (), *, key: bool = False, **args: Argument | None
    ) -> Problem:
        """Say that something is wrong with a value, or with its key."""
        return self.told(kind, path, args, key=key)

    def told(
        self, kind: Kind, path: Path, args: Mapping[str, Argument | None], *, key: bool = False
    ) -> Problem:
        """Say the same, whatever the names of the arguments."""
        return kind.problem(self.name, path, self.locate(path, key=key), **args)


def _start(spot: Branch | int) -> int:
    return spot.start if isinstance(spot, Branch) else spot


def _child(spot: Branch | int, segment: str | int) -> Branch | int | None:
    if not isinstance(spot, Branch):
        return None
    if isinstance(spot.values, dict):
        return spot.values.get(segment) if isinstance(segment, str) else None
    if isinstance(segment, int) and 0 <= segment < len(spot.values):
        return spot.values[segment]
    return None
