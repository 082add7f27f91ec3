"""Each leaf is scored by its formula, exactly; then rounded where the rule set rounds leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.rulebook import asked_nodes
from parscore.formulas.outcome import ZERO, Case, LeafStatus, Outcome, leaf_status
from parscore.formulas.reading import MISSING
from parscore.values.numbers import Rounding, round_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Node, Rulebook
    from parscore.formulas.quantity import Extent
    from parscore.formulas.reading import Reading
    from parscore.values.exact import Fraction


class LeafScore(NamedTuple):
    """A leaf's outcome and its points after rounding; bounds hold for every completion."""

    outcome: Outcome
    points: Fraction | None
    lower: Fraction
    upper: Fraction
    rounded_by: Fraction

    @property
    def is_open(self) -> bool:
        """Tell whether the leaf has no points yet."""
        return self.points is None and self.outcome.status != "not_applicable"

    @property
    def not_applicable(self) -> bool:
        """Tell whether the leaf is not applicable."""
        return self.outcome.status == "not_applicable"


def score_leaves(
    rulebook: Rulebook, readings: Mapping[str, Reading], survey: Mapping[str, Reading]
) -> dict[str, LeafScore]:
    """Return the score of every leaf by id, in tree order."""
    settled: dict[str, LeafStatus | None] = {}
    scores: dict[str, LeafScore] = {}
    asked = rulebook.asked_leaves
    for node in rulebook.scoring_order:
        score = score_leaf(node, case_of(node, readings, survey, settled))
        scores[node.id] = score
        if node.id in asked:
            settled[node.id] = leaf_status(score.outcome, node.maximum)
    return {leaf.id: scores[leaf.id] for leaf in rulebook.leaves}


def case_of(
    node: Node,
    readings: Mapping[str, Reading],
    survey: Mapping[str, Reading],
    settled: Mapping[str, LeafStatus | None],
) -> Case:
    """Return what a leaf's formula may look at. A survey leaf reads the survey's own result."""
    indicator = node.indicator
    if node.kind == "survey" and node.id in survey:
        readings, indicator = {node.id: survey[node.id]}, node.id
    return Case(
        node.maximum,
        indicator,
        readings,
        node.floor,
        node.zero_denominator,
        node.denominator,
        node.part_rounding,
        settled,
    )


def score_leaf(node: Node, case: Case) -> LeafScore:
    """Return the score of one leaf."""
    if node.formula is None:
        raise ValueError(f"{node.id} is not a leaf")
    outcome = node.formula.score(case)
    points = outcome.points
    if points is None:
        return LeafScore(outcome, None, *_open_bounds(node, case, outcome), ZERO)
    rounding = node.rounding
    rounded = points if rounding is None else round_to(points, rounding.places, rounding.mode)
    by = ZERO if rounded is points else rounded - points
    return LeafScore(outcome, rounded, rounded, rounded, by)


def _open_bounds(node: Node, case: Case, outcome: Outcome) -> Extent:
    """Return the bounds of an open leaf, which may also turn out not applicable.

    Points are rounded; what a leaf that is not applicable counts for is not.
    """
    lower, upper = _rounded(outcome.lower, node.rounding), _rounded(outcome.upper, node.rounding)
    if not _may_change(node, case):
        return lower, upper
    out = node.maximum if node.not_applicable == "full" else ZERO
    return min(lower, out), max(upper, out)


def _may_change(node: Node, case: Case) -> bool:
    """Tell whether data that a leaf reads, or a result that it asks for, is still to come."""
    names = (*node.reads, case.indicator)
    return any(
        case.readings.get(name, MISSING).state == "missing" for name in names if name
    ) or any(case.settled.get(name) is None for name in asked_nodes(node.formula))


def _rounded(points: Fraction, rounding: Rounding | None) -> Fraction:
    return points if rounding is None else round_to(points, rounding.places, rounding.mode)
