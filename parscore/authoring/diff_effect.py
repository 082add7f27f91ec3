"""What another rule set does to one commune's score, leaf by leaf."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.inputs import check_inputs
from parscore.province.impact.moved import moved, years_between
from parscore.reading.problems import Unreadable
from parscore.reports.notation import amount

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.evaluate import EngineChoice, Rules
    from parscore.inputs import Opened
    from parscore.values.exact import Fraction


class LeafEffect(NamedTuple):
    """A leaf before and after; None where a set does not have it."""

    before: NodeShown | None
    after: NodeShown | None

    @property
    def shown(self) -> NodeShown:
        """Return the leaf as the later set calls it, or the earlier one where it is gone."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a leaf of neither set")
        return found

    @property
    def difference(self) -> Fraction | None:
        """Return the points gained (or lost); None where one of them is not decided yet."""
        points = [_points(node) for node in (self.before, self.after)]
        return None if points[0] is None or points[1] is None else points[1] - points[0]


class Effect(NamedTuple):
    """One commune's assessments by both sets, and the leaves that differ."""

    before: Assessment
    after: Assessment
    leaves: tuple[LeafEffect, ...]

    @property
    def difference(self) -> Fraction:
        """Return how many points the commune gains (or loses) in all."""
        old, new = self.before.score, self.after.score
        return amount(new.points, new.exact, "points") - amount(old.points, old.exact, "points")


def effect_on(
    opened: Opened, before: Rules, after: Rules, *, engine: EngineChoice = "auto"
) -> Effect:
    """Return what both sets make of one commune, its days moved to the period that each scores.

    Raises:
        Unreadable: the documents do not fit one of the sets.
    """
    old, new = (_assessed(opened, rules, engine) for rules in (before, after))
    return Effect(old, new, tuple(_leaves(old, new, before, after)))


def _assessed(given: Opened, rules: Rules, engine: EngineChoice) -> Assessment:
    years = years_between(rules.rulebook.period, given.period)
    opened = given._replace(plan=moved(given.plan, years), actuals=moved(given.actuals, years))
    problems = [one for one in check_inputs(opened, rules) if one.severity == "error"]
    if problems:
        raise Unreadable(problems)
    return evaluate(opened.plan, opened.actuals, rules, Provenance("", "", ""), engine=engine)


def _leaves(old: Assessment, new: Assessment, before: Rules, after: Rules) -> list[LeafEffect]:
    was = {node.id: node for node in old.nodes if before.rulebook.nodes[node.id].is_leaf}
    now = {node.id: node for node in new.nodes if after.rulebook.nodes[node.id].is_leaf}
    pairs = [LeafEffect(was.get(name), node) for name, node in now.items()]
    pairs += [LeafEffect(node, None) for name, node in was.items() if name not in now]
    return [pair for pair in pairs if _standing(pair.before) != _standing(pair.after)]


def _standing(node: NodeShown | None) -> tuple[object, ...] | None:
    if node is None:
        return None
    return node.points, node.max, node.status, node.exact


def _points(node: NodeShown | None) -> Fraction | None:
    """Return the points of a leaf; a leaf that a set does not have gives none."""
    if node is None:
        return amount("0")
    return None if node.points is None else amount(node.points, node.exact, "points")
