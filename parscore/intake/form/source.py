"""A form as a document: its tree, and the cell of each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.source import Page, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.intake.form.table import Row
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Tree
    from parscore.values.messages import Argument

    Spot = tuple[Row, str]
    """A row, and the key of a column: a place in a form, looked up only where it is told."""


class FormSource(Source):
    """What a form states; problems with it are told at its cells.

    `sha256` is the hash of the workbook, whose bytes are not kept.
    """

    is_clean = False

    def __init__(
        self, name: str, tree: Tree, places: Mapping[tuple[str | int, ...], Spot], sha256: str
    ) -> None:
        super().__init__(Page(name, ""), b"", tree, lambda: 0)
        self._places = places
        self.sha256 = sha256

    def told(
        self, kind: Kind, path: Path, args: Mapping[str, Argument | None], *, key: bool = False
    ) -> Problem:
        """Say that something is wrong with a value, at its cell or the nearest one known."""
        del key
        for length in range(len(path), 0, -1):
            spot = self._places.get(tuple(path[:length]))
            if spot is not None:
                row, column = spot
                return kind.problem(str(row.place(column)), path, None, **args)
        return kind.problem(self.name, path, None, **args)
