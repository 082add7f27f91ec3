"""A form as a document: its tree, and the cell of each value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.source import Page, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.intake.tables.cells import Place
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Tree
    from parscore.values.messages import Argument


class FormSource(Source):
    """What a form states; problems with it are told at its cells."""

    def __init__(
        self, name: str, tree: Tree, places: Mapping[tuple[str | int, ...], Place]
    ) -> None:
        super().__init__(Page(name, ""), b"", tree, lambda: 0)
        self._places = places

    def told(
        self, kind: Kind, path: Path, args: Mapping[str, Argument | None], *, key: bool = False
    ) -> Problem:
        """Say that something is wrong with a value, at its cell or the nearest one known."""
        del key
        for length in range(len(path), 0, -1):
            place = self._places.get(tuple(path[:length]))
            if place is not None:
                return kind.problem(str(place), path, None, **args)
        return kind.problem(self.name, path, None, **args)
