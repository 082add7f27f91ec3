"""What each commune has at stake in each field, read back from the results of a run.

One assessment tells the tree: what counts, what is assumed, how is rounded. The points and maxima
of the fields stand in the ledger, to six places; where they do not give the index that stands
beside them, or a field is open, the commune's own assessment tells them exactly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.inputs import open_assessment
from parscore.province.messages import OTHER_INDEX, TOO_FEW
from parscore.reading.problems import Unreadable
from parscore.scoring.total import index_of
from parscore.scoring.weighting import Stake
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, exact, exact_sum, round_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.assessment import Assessment, NodeShown, RoundingShown
    from parscore.province.ledger import Results
    from parscore.province.record import Record

FEWEST = 2
UNROUNDED = Rounding(6, "half_up")  # as an assessment writes an index that the set does not round


class Root(NamedTuple):
    """A field, or bonus and penalty; `maximum` is that of the set, before parts are taken out."""

    id: str
    maximum: Fraction
    in_max: bool
    standard: bool
    assumed: bool


class Roots(NamedTuple):
    """The top of the tree; `tolerance` is what the set declares, in percent."""

    roots: tuple[Root, ...]
    total_rounding: Rounding | None
    index_rounding: Rounding | None
    tolerance: Fraction | None

    def movable(self, *, assumed_only: bool) -> tuple[str, ...]:
        """Return the fields that can weigh more or less, or those of them with assumed points."""
        return tuple(
            root.id
            for root in self.roots
            if root.standard and root.maximum > 0 and (root.assumed or not assumed_only)
        )


class Standing(NamedTuple):
    """A commune: the points and the maximum that each root brings into the whole, in order."""

    record: Record
    points: tuple[Fraction, ...]
    maxima: tuple[Fraction, ...]

    def stakes(self, tree: Roots, moved: Sequence[str]) -> list[Stake]:
        """Return what the commune has at stake."""
        return [
            Stake(root.id, root.maximum, points, maximum, root.id in moved)
            for root, points, maximum in zip(tree.roots, self.points, self.maxima, strict=True)
        ]


class Stakes(NamedTuple):
    """The communes that have an index, and those that have none."""

    tree: Roots
    standings: tuple[Standing, ...]
    left: tuple[Record, ...]


def stakes_of(results: Results, records: Sequence[Record]) -> Stakes:
    """Return what is at stake for communes that were scored by one tree.

    Raises:
        Unreadable: fewer than two have an index, or an assessment does not fit the ledger.
    """
    placed = [record for record in records if record.score["index"] is not None]
    if len(placed) < FEWEST:
        raise Unreadable([TOO_FEW.problem(str(results.root), count=len(placed))])
    tree = _tree(_opened(results, placed[0]))
    standings = tuple(_standing(results, record, tree) for record in placed)
    left = tuple(record for record in records if record.score["index"] is None)
    return Stakes(tree, standings, left)


def index_now(tree: Roots, points: Sequence[Fraction], maxima: Sequence[Fraction]) -> Fraction:
    """Return the index over the weights as they are, as the set rounds it.

    Raises:
        ZeroDivisionError: nothing counts.
    """
    total, rounding = exact_sum(points), tree.total_rounding
    if rounding is not None:
        total = round_to(total, rounding.places, rounding.mode)
    index = index_of(total, exact_sum(maxima), tree.index_rounding or UNROUNDED)
    if index is None:
        raise ZeroDivisionError
    return index


def _opened(results: Results, record: Record) -> Assessment:
    return open_assessment(str(results.assessment(record.folder)))


def _tree(assessment: Assessment) -> Roots:
    parents = {node.id: node.parent for node in assessment.nodes}
    assumed = set()
    for node in assessment.nodes:
        if node.source is not None and node.source.basis == "assumed":
            top = node.id
            while (above := parents[top]) is not None:
                top = above
            assumed.add(top)
    declared, rounding = assessment.score.sensitivity, assessment.ruleset.rounding
    return Roots(
        roots=tuple(
            Root(
                node.id,
                exact(node.exact.get("max_official", node.max_official)),
                node.scheme is None or node.scheme.in_max,
                node.kind == "standard",
                node.id in assumed,
            )
            for node in _tops(assessment)
        ),
        total_rounding=None if rounding is None else _rounding(rounding.points),
        index_rounding=None if rounding is None else _rounding(rounding.index),
        tolerance=None if declared is None else exact(declared.tolerance),
    )


def _tops(assessment: Assessment) -> list[NodeShown]:
    """Return the roots that a commune scores itself: not those of a survey."""
    return [node for node in assessment.nodes if node.parent is None and node.kind != "survey"]


def _rounding(shown: RoundingShown | None) -> Rounding | None:
    return None if shown is None else Rounding(shown.places, shown.mode)


def _standing(results: Results, record: Record, tree: Roots) -> Standing:
    """Return the standing of one commune, whose index it gives."""
    found = _kept(record, tree)
    if found is None or not _fits(found, tree):
        found = _told(_opened(results, record), record, tree)
    if not _fits(found, tree):
        raise Unreadable([OTHER_INDEX.problem(str(results.assessment(record.folder)))])
    return found


def _fits(standing: Standing, tree: Roots) -> bool:
    index = standing.record.score["index"]
    if index is None or exact_sum(standing.maxima) == 0:
        return False
    return index_now(tree, standing.points, standing.maxima) == exact(index)


def _kept(record: Record, tree: Roots) -> Standing | None:
    """Return what the ledger keeps; None where a root is open, or missing."""
    points, maxima = [], []
    for root in tree.roots:
        marks = record.nodes.get(root.id)
        if marks is None or marks.points is None:
            return None
        points.append(exact(marks.points))
        maxima.append(exact(marks.maximum) if root.in_max else Fraction(0))
    return Standing(record, tuple(points), tuple(maxima))


def _told(assessment: Assessment, record: Record, tree: Roots) -> Standing:
    """Return what the assessment tells; an open root counts its lower bound."""
    tops = {node.id: node for node in _tops(assessment)}
    points, maxima = [], []
    for root in tree.roots:
        node = tops.get(root.id)
        if node is None:
            continue
        key = "lower" if node.points is None else "points"
        points.append(exact(node.exact.get(key, getattr(node, key))))
        maximum = exact(node.exact.get("max", node.max))
        maxima.append(maximum if root.in_max else Fraction(0))
    if len(points) != len(tree.roots):
        return Standing(record, (), ())
    return Standing(record, tuple(points), tuple(maxima))
