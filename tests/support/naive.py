"""A second scorer, written from the contract's words only: plain, slow, and unlike the engine.

It walks the tree as a rule file states it and shares no code with `parscore.scoring`. The points
of a single leaf come from its formula, which has tests of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING, Any

from parscore.formulas.outcome import Case, Outcome, leaf_status
from parscore.values.numbers import Rounding
from support.strategies import asked_in, made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.formulas.reading import Reading

Tree = dict[str, Any]
HALF = Fraction(1, 2)


@dataclass
class Rules:
    """What inference rules do, by node: plain lists of numbers."""

    bonuses: dict[str, list[Fraction]] = field(default_factory=dict)
    caps: dict[str, list[Fraction]] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)
    penalties: dict[str, list[Fraction]] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)


@dataclass
class Result:
    """Points and maximum of a node; `counts` is False where nothing of it is applicable."""

    points: Fraction
    maximum: Fraction
    counts: bool


def rounded(number: Fraction, places: int, mode: str) -> Fraction:
    unit = 10**places
    size = abs(number) * unit
    whole = floor(size)
    rest = size - whole
    if mode == "half_up":
        up = rest >= HALF
    elif mode == "half_even":
        up = rest > HALF or (rest == HALF and whole % 2 == 1)
    else:
        up = mode == "up" and rest > 0
    return Fraction((whole + up) * (1 if number >= 0 else -1), unit)


def tree_on(nodes: list[Tree], day: str) -> list[Tree]:
    """Return the part of a tree that is there on a day; a group goes with the last it holds."""
    left = []
    for node in nodes:
        span = node.get("period")
        if span and not span["from"] <= day <= span["to"]:
            continue
        if "criteria" not in node:
            left.append(node)
        elif below := tree_on(node["criteria"], day):
            left.append({**node, "criteria": below})
    return left


class NaiveScorer:
    """Scores one tree of one commune, as it stands on one day."""

    def __init__(
        self,
        criteria: list[Tree],
        settings: Tree,
        readings: Mapping[str, Reading],
        survey: Mapping[str, Reading],
        rules: Rules,
        day: str,
    ) -> None:
        criteria = tree_on(criteria, day)
        self.criteria, self.settings = criteria, settings
        self.readings, self.survey, self.rules = readings, survey, rules
        self.results: dict[str, Result] = {}
        self.outcomes: dict[str, Outcome] = {}
        self._leaves = {leaf["id"]: (leaf, kind) for leaf, kind in self._find(criteria, "standard")}

    def score(self) -> tuple[Fraction, Fraction]:
        """Return the points and the maximum of the whole tree."""
        points = maximum = Fraction(0)
        for node in self.criteria:
            self._node(node, "standard", out=False)
            points += self.results[node["id"]].points
            if self._in_max(node, "standard"):
                maximum += self.results[node["id"]].maximum
        rule = self.settings.get("rounding")
        if rule and rule["at"] == "total":
            points = rounded(points, rule["places"], rule["mode"])
        return points, maximum

    def _find(self, nodes: list[Tree], above: str) -> list[tuple[Tree, str]]:
        found = []
        for node in nodes:
            kind = self._kind(node, above)
            if "criteria" in node:
                found += self._find(node["criteria"], kind)
            else:
                found.append((node, kind))
        return found

    def _kind(self, node: Tree, above: str) -> str:
        own = str(node.get("kind", "standard"))
        return above if own == "standard" else own

    def _in_max(self, node: Tree, above: str) -> bool:
        kind = self._kind(node, above)
        if kind == "bonus":
            return above == "bonus" or bool(node.get("in_max"))
        return kind != "penalty"

    def _rounding(self, node: Tree, *stages: str) -> Tree | None:
        rule = node.get("rounding") or self.settings.get("rounding")
        return rule if rule and rule["at"] in stages else None

    def outcome(self, name: str) -> Outcome:
        """Return what a leaf's formula says; leaves that it asks about are scored first."""
        if name not in self.outcomes:
            leaf, kind = self._leaves[name]
            asked = {
                other: leaf_status(self.outcome(other), Fraction(self._leaves[other][0]["max"]))
                for other in asked_in(leaf["formula"])
            }
            parts = self._rounding(leaf, "part")
            surveyed = kind == "survey" and name in self.survey
            self.outcomes[name] = made(leaf["formula"]).score(
                Case(
                    Fraction(leaf["max"]),
                    name if surveyed else leaf.get("indicator"),
                    {name: self.survey[name]} if surveyed else self.readings,
                    Fraction(leaf.get("floor", 0)),
                    leaf.get("zero_denominator") or self.settings["zero_denominator"],
                    part_rounding=Rounding(parts["places"], parts["mode"]) if parts else None,
                    settled=asked,
                )
            )
        return self.outcomes[name]

    def _node(self, node: Tree, above: str, *, out: bool) -> Result:
        kind = self._kind(node, above)
        out = out or node["id"] in self.rules.out
        result = self._group(node, kind, out) if "criteria" in node else self._leaf(node, kind, out)
        self._apply_rules(node["id"], result)
        self.results[node["id"]] = result
        return result

    def _leaf(self, leaf: Tree, kind: str, out: bool) -> Result:  # noqa: FBT001
        if kind == "survey":  # not scored by the commune itself
            return Result(Fraction(0), Fraction(0), counts=False)
        outcome, maximum = self.outcome(leaf["id"]), Fraction(leaf["max"])
        if outcome.status == "not_applicable" or out:
            treatment = leaf.get("not_applicable") or self.settings["not_applicable"]
            if treatment == "full":
                return Result(maximum, maximum, counts=False)
            return Result(
                Fraction(0), maximum if treatment == "lost" else Fraction(0), counts=False
            )
        assert outcome.points is not None, "the naive scorer is for settled leaves"
        rule = self._rounding(leaf, "part", "leaf")
        points = rounded(outcome.points, rule["places"], rule["mode"]) if rule else outcome.points
        return Result(points, maximum, counts=True)

    def _group(self, group: Tree, kind: str, out: bool) -> Result:  # noqa: FBT001
        results = {one["id"]: self._node(one, kind, out=out) for one in group["criteria"]}
        if "best_of" not in group:
            self._redistribute(group["criteria"], kind, results)
        points = sum((one.points for one in results.values()), Fraction(0))
        maximum = sum(
            (results[c["id"]].maximum for c in group["criteria"] if self._in_max(c, kind)),
            Fraction(0),
        )
        if "best_of" in group:
            count = group["best_of"]
            points = sum(sorted(r.points for r in results.values())[-count:], Fraction(0))
            maximum = sum(sorted(r.maximum for r in results.values())[-count:], Fraction(0))
        if "cap" in group:
            points, maximum = min(points, group["cap"]), min(maximum, group["cap"])
        if kind == "penalty" and group.get("floor"):
            points = max(points, group["floor"])
        rule = self._rounding(group, "group")
        if rule:
            points = rounded(points, rule["places"], rule["mode"])
        return Result(points, maximum, any(one.counts for one in results.values()))

    def _redistribute(self, children: list[Tree], kind: str, results: dict[str, Result]) -> None:
        leaves = [c for c in children if "criteria" not in c and self._kind(c, kind) == "standard"]
        heirs = [c for c in leaves if results[c["id"]].counts]
        gone = sum(
            Fraction(c["max"])
            for c in leaves
            if not results[c["id"]].counts
            and (c.get("not_applicable") or self.settings["not_applicable"]) == "redistribute"
        )
        there = sum(Fraction(c["max"]) for c in heirs)
        if there:
            for heir in heirs:
                result = results[heir["id"]]
                result.points *= (there + gone) / there
                result.maximum *= (there + gone) / there

    def _apply_rules(self, name: str, result: Result) -> None:
        result.points += sum(self.rules.bonuses.get(name, []))
        for cap in self.rules.caps.get(name, []):
            result.points = min(result.points, cap)
        if name in self.rules.withheld:
            result.points = min(result.points, Fraction(0))
        result.points -= sum(self.rules.penalties.get(name, []))
