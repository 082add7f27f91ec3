"""Random measures of many communes: every form, edges of bands, empty denominators, odd forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from parscore.documents.rulebook import walk_formulas
from parscore.formulas.all_of import AllOf
from parscore.formulas.bands import Bands
from parscore.formulas.levels import Levels
from parscore.formulas.reading import Reading
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook
from parscore.values.exact import Fraction
from parscore.values.numbers import exact
from support.communes import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.rulebook import Rulebook

SETS = (
    "hai-duong/2021-2025",
    "lai-chau/2025",
    "lang-son/2025",
    "lang-son/2026-2030",
    "thanh-hoa/2025",
    "vn/qd766",
    "vn/qd766-van-ban",
)
EVERY_FORM = ("ratio", "value", "done", "level", "items", "day", "occurrences", "points")
ODD = 0.06  # share of measures that are not of the form their formulas need
HALF = 0.5
HUGE = (10**9, 10**12, 10**15 - 1)


@cache
def shipped(name: str) -> Rulebook:
    folders = RulesFolders((RULES,))
    return load_rulebook(folders.ruleset(name), folders).rulebook


def phases() -> Iterator[tuple[str, date]]:
    """Yield every tree that is shipped: the rule set and a day of the phase."""
    for name in SETS:
        yield from ((name, phase.start) for phase in shipped(name).phases)


class Measuring:
    """Draws measures that suit a rule set, and some that do not."""

    def __init__(self, book: Rulebook, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - measures, not secrets
        self._forms: dict[str, set[str]] = {}
        self._edges: dict[str, list[Fraction]] = {}
        self._levels: dict[str, list[str]] = {}
        self._items: dict[str, list[str]] = {}
        for leaf in book.leaves:
            for formula in walk_formulas(leaf.formula):
                for name in leaf.reads:
                    self._learn(name, formula)
        self._names = sorted(self._forms)

    def _learn(self, name: str, formula: object) -> None:
        forms = self._forms.setdefault(name, set())
        form = getattr(formula, "of", None) or {
            "pass_fail": "done",
            "all_of": "items",
            "levels": "level",
            "entered": "points",
            "occurrences": "occurrences",
        }.get(getattr(formula, "type", ""), "done")
        forms.add({"days": "day", "change": "compared", "growth": "compared"}.get(form, form))
        edges = self._edges.setdefault(name, [Fraction(100), Fraction(0)])
        if isinstance(formula, Bands):
            for band in formula.bands:
                ends = (band.at_least, band.above, band.at_most, band.below, band.exactly)
                edges.extend(end for end in ends if end is not None)
        full = getattr(formula, "full_at", None)
        if full is not None:
            edges.append(full)
        if isinstance(formula, Levels):
            self._levels.setdefault(name, []).extend(formula.levels)
        if isinstance(formula, AllOf):
            self._items.setdefault(name, []).extend(item.id for item in formula.items)

    def commune(self) -> dict[str, Reading]:
        """Draw the measures of one commune; some have few gaps, some many."""
        gaps = self._random.choice((0.0, 0.02, 0.3))
        return {name: self._one(name) for name in self._names if self._random.random() >= gaps}

    def _one(self, name: str) -> Reading:
        draw = self._random
        if draw.random() < ODD / 2:
            return Reading(state="not_applicable", reason="không có")
        forms = sorted(self._forms[name]) if draw.random() >= ODD else list(EVERY_FORM)
        form = draw.choice(forms)
        reading = self._of_form(name, form)
        if form == "compared" or draw.random() < ODD:
            before = self._of_form(name, draw.choice(("ratio", "value")))
            reading = reading._replace(previous=before)
        return reading

    def _of_form(self, name: str, form: str) -> Reading:
        draw = self._random
        match form:
            case "ratio" | "compared" if form == "ratio" or draw.random() < HALF:
                return self._ratio(name)
            case "value" | "compared":
                near = draw.choice(self._edges[name]) + draw.choice((0, 0, 1, -1, Fraction(1, 10)))
                return Reading(value=draw.choice((near, exact(draw.randint(0, 12)))))
            case "level":
                return Reading(level=draw.choice([*self._levels.get(name, []), "la"]))
            case "items":
                asked = [*self._items.get(name, ["x", "y"]), "thua"]
                share = draw.choice((1.0, 0.9))
                there = [one for one in asked if draw.random() < share]
                return Reading(items={one: draw.random() < 0.9 for one in there})
            case "day":
                on = date(2025, 1, 1) + timedelta(days=draw.randint(0, 400))
                since = on - timedelta(days=draw.randint(-3, 20))
                return Reading(day=on, since=since if draw.random() < 0.8 else None)
            case "occurrences":
                count = draw.choice((0, 0, 0, 1, 3))
                return Reading(occurrences=tuple(exact(draw.randint(0, 9)) for _ in range(count)))
            case "points":
                return Reading(points=Fraction(draw.randint(-20, 400), draw.choice((1, 100))))
        return Reading(done=draw.random() < 0.7)

    def _ratio(self, name: str) -> Reading:
        """Draw counts: a ratio on an edge, one dossier beside it, empty, huge, or anywhere."""
        draw = self._random
        if draw.random() < 0.05:
            return Reading(numerator=exact(draw.randint(0, 1)), denominator=Fraction(0))
        if draw.random() < 0.03:
            whole = exact(draw.choice(HUGE))
            return Reading(numerator=whole - draw.randint(0, 9), denominator=whole)
        if draw.random() < 0.03:
            return Reading(value=Fraction(draw.randint(0, 10_000), 100))
        whole = draw.choice((draw.randint(1, 60), draw.randint(1, 5_000)))
        near = draw.choice(self._edges[name]) * whole / 100
        part = draw.choice(
            (near, exact(int(near) + draw.randint(-1, 1)), exact(draw.randint(0, whole)))
        )
        return Reading(numerator=max(part, Fraction(0)), denominator=exact(whole))


def with_policies(book: Rulebook, *, zero: str, not_applicable: str) -> Rulebook:
    """Return a rule set in which every leaf treats what is empty, and what is out, in one way."""
    nodes = {
        name: node._replace(zero_denominator=zero, not_applicable=not_applicable)
        for name, node in book.nodes.items()
    }
    return replace(book, nodes=nodes)
