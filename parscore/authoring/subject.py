"""One rule set as the lints see it: resolved, and with the place of everything in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.formulas.branch import Branch as Branching
from parscore.formulas.parts import Best, Sum
from parscore.rulebook.layer import all_branches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.rulebook import Node, Rulebook
    from parscore.documents.ruleset import RulesetDocument
    from parscore.formulas.base import BaseFormula
    from parscore.inference import Program
    from parscore.reading.problems import Path
    from parscore.reading.source import Source
    from parscore.rulebook.layer import Layered, Origin
    from parscore.rulebook.load import Loaded
    from parscore.values.exact import Fraction


class Subject(NamedTuple):
    """A rule set that could be put together; `program` is None where its inference rules cannot."""

    loaded: Loaded
    program: Program | None

    @property
    def id(self) -> str:
        """Return the id of the set."""
        return self.loaded.rulebook.id

    @property
    def rulebook(self) -> Rulebook:
        """Return the set with its frame folded in."""
        return self.loaded.rulebook

    @property
    def layered(self) -> Layered:
        """Return the set as written."""
        return self.loaded.layered

    @property
    def document(self) -> RulesetDocument:
        """Return the set's own file."""
        return self.layered.document

    @property
    def source(self) -> Source:
        """Return the text of the set's own file."""
        return self.layered.chain[-1].source

    def nodes(self) -> Iterator[tuple[Node, Origin]]:
        """Yield every node with the place where it is written."""
        for branch in all_branches(self.layered.tree):
            yield self.rulebook.nodes[branch.criterion.id], branch.origin


class Placed(NamedTuple):
    """A formula inside a leaf: the keys that lead to it, what it measures, and its maximum."""

    formula: BaseFormula
    path: Path
    indicator: str | None
    maximum: Fraction


def formulas_of(node: Node) -> Iterator[Placed]:
    """Yield the formula of a leaf and every formula inside it."""
    if node.formula is not None:
        yield from _inside(Placed(node.formula, ("formula",), node.indicator, node.maximum))


def _inside(outer: Placed) -> Iterator[Placed]:
    yield outer
    formula, path = outer.formula, outer.path
    if isinstance(formula, Sum | Best):
        for i, part in enumerate(formula.parts):
            inner = (*path, "parts", i, "formula")
            measured = part.indicator or outer.indicator
            yield from _inside(Placed(part.formula, inner, measured, part.maximum))
    elif isinstance(formula, Branching):
        for i, one in enumerate(formula.cases):
            inner = (*path, "cases", i, "formula")
            yield from _inside(outer._replace(formula=one.formula, path=inner))
        yield from _inside(outer._replace(formula=formula.otherwise, path=(*path, "otherwise")))
