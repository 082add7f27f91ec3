"""A drawn commune: its tree, its rules and its measures, as the engine and as plain data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from parscore.formulas.reading import Reading
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import Effects, PointEffect
from parscore.scoring.leaves import score_leaves
from parscore.scoring.tree import grand_total, roll_up
from parscore.values.exact import Fraction
from support.naive import NaiveScorer, Rules
from support.rulebooks import SETTINGS, rulebook
from support.strategies import ids_of, leaves_of, measures, settings_trees, trees

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Rulebook
    from parscore.scoring.leaves import LeafScore
    from parscore.scoring.tree import Total

Tree = dict[str, object]
ENTERED = Reading(points=Fraction(1))
HALVES = st.integers(1, 4).map(lambda n: Fraction(n, 2))


@dataclass(frozen=True, repr=False)
class Commune:
    """A tree with measures for all of it, and what is known of them so far."""

    tree: list[Tree]
    settings: Tree
    book: Rulebook
    readings: Mapping[str, Reading]
    survey: Mapping[str, Reading]
    day: date = date(2025, 12, 31)

    def __repr__(self) -> str:
        """Say only what is unlike a plain leaf: a failing example must be readable."""
        return f"{[_brief(node) for node in self.tree]} {self.settings} {dict(self.readings)}"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:  # noqa: ANN401, FBT001
        printer.text("…" if cycle else repr(self))

    def scores(self) -> dict[str, LeafScore]:
        return score_leaves(self.book, self.readings, self.survey)

    def totals(self, effects: Effects) -> dict[str, Total]:
        return roll_up(self.book, leaf_inputs(self.scores()), effects)

    def total(self, effects: Effects) -> tuple[Fraction, Fraction]:
        return grand_total(self.book, self.totals(effects))

    def naive(self, effects: Effects) -> NaiveScorer:
        rules = Rules(
            bonuses={n: [one.points for one in given] for n, given in effects.bonuses.items()},
            caps={n: [one.points for one in given] for n, given in effects.caps.items()},
            withheld=set(effects.withheld),
            penalties={n: [one.points for one in given] for n, given in effects.penalties.items()},
            out=set(effects.not_applicable),
        )
        settings = {**SETTINGS, **self.settings}
        return NaiveScorer(
            self.tree, settings, self.readings, self.survey, rules, self.day.isoformat()
        )

    def open_leaves(self) -> set[str]:
        """Return the leaves that the commune scores and that have no points yet."""
        scores = self.scores()
        return {n.id for n in self.book.leaves if n.kind != "survey" and scores[n.id].is_open}

    def lineage(self, name: str) -> list[str]:
        """Return a node's id and those of its ancestors."""
        found = [name]
        while (parent := self.book.nodes[found[-1]].parent) is not None:
            found.append(parent)
        return found

    def turned(self) -> Commune:
        """Return the same commune with its measures in another order."""
        readings, survey = reversed(self.readings.items()), reversed(self.survey.items())
        return replace(self, readings=dict(readings), survey=dict(survey))

    def without(self, names: set[str]) -> Commune:
        """Return the same commune before some measures came in."""
        known = {name: one for name, one in self.readings.items() if name not in names}
        return replace(self, readings=known)

    def with_entered_points(self, names: set[str]) -> Commune:
        """Return the same commune with some leaves turned into ones with entered points."""
        tree = [_entered(node, names) for node in self.tree]
        readings = {**self.readings, **dict.fromkeys(names, ENTERED)}
        book = rulebook(*tree, settings=self.settings)
        return replace(self, tree=tree, book=book, readings=readings)

    def in_phases(self, tree: list[Tree], day: date) -> Commune:
        """Return the same commune with a tree whose nodes have periods, seen on a day."""
        book = rulebook(*tree, settings=self.settings)
        return replace(self, tree=tree, book=book.on(day), day=day)

    def with_measures(self, readings: Mapping[str, Reading]) -> Commune:
        return replace(self, readings={**readings, **self.readings})


def _brief(node: Tree) -> Tree:
    hidden = ("id", "number", "title", "criteria")
    keys = {key: value for key, value in node.items() if key not in hidden}
    inside = node.get("criteria")
    below = {"criteria": [_brief(child) for child in inside]} if isinstance(inside, list) else {}
    return {"id": node["id"], **keys, **below}


def _entered(node: Tree, names: set[str]) -> Tree:
    inside = node.get("criteria")
    if isinstance(inside, list):
        return {**node, "criteria": [_entered(child, names) for child in inside]}
    if node["id"] not in names:
        return node
    return {**node, "indicator": node["id"], "formula": {"type": "entered"}}


@st.composite
def communes(draw: st.DrawFn, depth: int = 4, width: int = 3) -> Commune:
    """Draw a commune in which every indicator is measured (some measures may not fit)."""
    tree = draw(trees(depth, width))
    settings = draw(settings_trees())
    survey = {
        str(leaf["id"]): Reading(answers={"A": Fraction(1), "B": Fraction(2)})
        for leaf in leaves_of(tree)
        if leaf.get("kind") == "survey" and draw(st.booleans())
    }
    return Commune(tree, settings, rulebook(*tree, settings=settings), draw(measures(tree)), survey)


def settled_communes(depth: int = 5) -> st.SearchStrategy[Commune]:
    """Draw a commune all of whose leaves have points or are not applicable."""
    return communes(depth).map(_settled)


def _settled(commune: Commune) -> Commune:
    while open_ := commune.open_leaves():
        commune = commune.with_entered_points(open_)
    return commune


@st.composite
def effects(draw: st.DrawFn, commune: Commune) -> Effects:
    """Draw what rules may do to the nodes of a commune."""
    nodes = st.sampled_from(ids_of(commune.tree))
    some = st.lists(nodes, max_size=2, unique=True)
    amounts = st.lists(HALVES, min_size=1, max_size=2)

    def given(rule: str) -> dict[str, tuple[PointEffect, ...]]:
        return {
            node: tuple(
                sorted(
                    (PointEffect(f"{rule}{i}", n) for i, n in enumerate(draw(amounts))),
                    key=lambda one: one.points,
                )
            )
            for node in draw(some)
        }

    return Effects(
        caps=given("cap"),
        withheld=dict.fromkeys(draw(some), ("withhold",)),
        penalties=given("penalty"),
        bonuses=given("bonus"),
        not_applicable=dict.fromkeys(draw(some), "out"),
    )


@st.composite
def part_of(draw: st.DrawFn, whole: Effects, least: Effects | None = None) -> Effects:
    """Draw effects between two sets of them: all of `least`, and some more of `whole`."""
    keep = st.booleans()

    def some(kind: str) -> dict[str, object]:
        sure = getattr(least, kind) if least else {}
        return {
            node: one for node, one in getattr(whole, kind).items() if node in sure or draw(keep)
        }

    kinds = ("caps", "withheld", "penalties", "bonuses", "not_applicable")
    return Effects(**{kind: some(kind) for kind in kinds})  # type: ignore[arg-type]
