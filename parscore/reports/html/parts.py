"""The small parts that all three views are made of: marks, cells, grids, anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.reports.blocks import Entry, Section
    from parscore.reports.labels import Words
    from parscore.reports.subject import Subject

FIGURE: Final = "figure"
WORDS: Final = "words"
LOOKS: Final = {
    "met": "met",
    "partly": "partly",
    "not_met": "not-met",
    "undetermined": "open",
    "awaiting_survey": "open",
    "not_applicable": "aside",
    "error": "not-met",
    "present": "met",
    "missing": "not-met",
    "incomplete": "partly",
    "out_of_period": "partly",
    "done": "met",
    "done_late": "partly",
    "in_progress": "open",
    "overdue": "not-met",
    "upcoming": "aside",
    "continuous": "aside",
    "cancelled": "aside",
    "unknown": "open",
}
"""How each state looks; the word beside it says the same."""


class Mark(NamedTuple):
    """A state: its word, and the look that goes with it."""

    word: str
    look: str


class Cell(NamedTuple):
    """A cell of a grid: a text that may lead somewhere on the page, or a mark."""

    text: str = ""
    anchor: str = ""
    mark: Mark | None = None


class Head(NamedTuple):
    """The head of a column; `look` tells figures and words that need room."""

    title: str
    look: str = ""


class Grid(NamedTuple):
    """A table whose cells may hold links and marks; the first cell names its row."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Linked(NamedTuple):
    """An entry of a list, and the place on the page that tells more of it."""

    entry: Entry
    anchor: str


class Chapter(NamedTuple):
    """A section with a place on the page."""

    anchor: str
    section: Section


class Desk(NamedTuple):
    """What every view is written with: the subject, the places of its nodes, the page's words."""

    subject: Subject
    places: Mapping[str, str]
    words: Mapping[str, str]

    def column(self, key: str, look: str = "") -> Head:
        """Return the head of a column that the other reports have too."""
        return Head(self.subject.write.say(labels.COLUMN, key), look)

    def node(self, node: str) -> Cell:
        """Return the number and title of a node, leading to it."""
        return Cell(self.subject.node_name(node), self.places.get(node, ""))


def mark(subject: Subject, words: Words, state: str) -> Mark:
    """Return the mark of a state, its word beginning with a capital."""
    word = subject.write.say(words, state)
    return Mark(word[:1].upper() + word[1:], LOOKS.get(state, "aside"))


def anchors(subject: Subject) -> dict[str, str]:
    """Return the place of each node on the page: by its place in the tree, as ids may hold all."""
    return {node: f"tc-{place}" for place, node in enumerate(subject.nodes, start=1)}
