"""How many communes stand by two rule sets, in columns: formulas and minimums, no inference rules.

Needs the extra `parscore[province]`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parscore.columns import load, score
from parscore.columns.formulas import OPEN, OUT
from parscore.formulas.outcome import ZERO
from parscore.province.impact.standing import (
    Standing,
    class_without_rules,
    counting_leaves,
    parts_of,
    shown_index,
)
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.tree import LeafInput, roll_up
from parscore.values.exact import Fraction
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.columns import Population, Scored
    from parscore.documents.impact import RestKind
    from parscore.documents.rulebook import Rulebook
    from parscore.province.impact.weighing import Pair, Raw

Both = tuple[Standing, Standing]


def standings(pair: Pair, raws: Sequence[tuple[Raw, Raw]]) -> list[Both]:
    """Return how communes stand by both sets, in their order; trees of phases are kept apart."""
    old, new = pair.before.rulebook, pair.after.rulebook
    rows: dict[tuple[object, object], list[int]] = defaultdict(list)
    for row, (before, after) in enumerate(raws):
        rows[old.on(before.day).phase, new.on(after.day).phase].append(row)
    found: dict[int, Both] = {}
    for several in rows.values():
        olds, news = [raws[row][0] for row in several], [raws[row][1] for row in several]
        people = _loaded(olds)
        shared = all(one.readings is other.readings for one, other in zip(olds, news, strict=True))
        others = people if shared else _loaded(news)
        first = _standings(old.on(olds[0].day), people, olds)
        second = _standings(new.on(news[0].day), others, news)
        found.update(zip(several, zip(first, second, strict=True), strict=True))
    return [found[row] for row in range(len(raws))]


def _loaded(raws: Sequence[Raw]) -> Population:
    return load([one.readings for one in raws], [one.survey for one in raws])


def _standings(rulebook: Rulebook, people: Population, raws: Sequence[Raw]) -> Iterator[Standing]:
    scored = score(rulebook, people)
    leaves = _Leaves(rulebook, scored)
    points, maxima = leaves.column("points"), leaves.column("max")
    for row, raw in enumerate(raws):
        given, still_open = leaves.of(row)
        total, maximum = points[row] or ZERO, maxima[row] or ZERO
        yield Standing(
            points=total,
            maximum=maximum,
            index=shown_index(rulebook, total, maximum),
            class_id=class_without_rules(rulebook, total, maximum),
            leaves=given,
            open=still_open,
            by_rules={},
            # Where two parts of the rest cancel out to the last digit, neither is told.
            rest={} if exact_sum(given.values()) == total else leaves.rest(row, given),
            minimums=raw.minimums,
        )


class _Leaves:
    """What columns hold of the leaves, row by row; equal numbers are one object."""

    def __init__(self, rulebook: Rulebook, scored: Scored) -> None:
        self._rulebook = rulebook
        self._scored = scored
        self._known: dict[int, Fraction] = {}
        self._leaves = counting_leaves(rulebook)
        self._points = {leaf.id: self.column(f"{leaf.id}.points") for leaf in self._leaves}
        self._states = {
            leaf.id: scored.frame[f"{leaf.id}.status"].to_list() for leaf in self._leaves
        }

    def column(self, name: str) -> list[Fraction | None]:
        """Return a column as exact numbers."""
        apart = {
            row: value for (row, column), value in self._scored.apart.items() if column == name
        }
        scaled = self._scored.frame[name].to_list()
        return [
            apart.get(row) if number is None else self._exact(number)
            for row, number in enumerate(scaled)
        ]

    def _exact(self, scaled: int) -> Fraction:
        if scaled not in self._known:
            self._known[scaled] = Fraction(scaled, 10**self._scored.places)
        return self._known[scaled]

    def of(self, row: int) -> tuple[dict[str, Fraction], frozenset[str]]:
        """Return what each leaf counts in the tree, and which leaves are open."""
        given = {}
        for leaf in self._leaves:
            points = self._points[leaf.id][row]
            if self._states[leaf.id][row] == OUT:
                points = leaf.maximum if leaf.not_applicable == "full" else ZERO
            given[leaf.id] = points or ZERO
        return given, frozenset(name for name, of in self._states.items() if of[row] == OPEN)

    def rest(self, row: int, given: Mapping[str, Fraction]) -> Mapping[RestKind, Fraction]:
        """Return what the tree does besides adding up; looked for only where it does anything."""
        inputs = {
            leaf.id: LeafInput(given.get(leaf.id, ZERO), self._counted(leaf.id, row))
            for leaf in self._rulebook.leaves
        }
        return parts_of(self._rulebook, roll_up(self._rulebook, inputs, NO_EFFECTS)).rest

    def _counted(self, leaf: str, row: int) -> bool:
        return leaf in self._states and self._states[leaf][row] != OUT
