"""What the formulas of a leaf give on its own measure: the values that its cells hold at first.

A leaf is live only where its formula, scored here again, gives the assessment's own figure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.documents.schemes import formula_of
from parscore.formulas.outcome import ZERO, Case, Outcome
from parscore.formulas.reading import MISSING, Reading
from parscore.reports.notation import amount
from parscore.reports.workbook.arithmetic import rounded
from parscore.values.numbers import Rounding
from parscore.values.periods import parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.assessment import NodeShown, RoundingShown, Scheme
    from parscore.values.exact import Fraction

SWALLOWED = frozenset({"rounding", "not_applicable"})
"""Adjustments that the formula of a leaf states itself."""


class OwnScore(NamedTuple):
    """A formula's points (its lower bound while open), and whether it does not apply."""

    points: Fraction
    applies: bool
    outcome: Outcome


def readings_of(node: NodeShown) -> dict[str, Reading]:
    """Return the measures that a leaf reads, by indicator."""
    given = dict(node.other_measures)
    if node.indicator is not None and node.measure is not None:
        given[node.indicator] = node.measure
    return {name: reading(measure) for name, measure in given.items()}


def reading(measure: Mapping[str, Any] | None) -> Reading:
    """Return a stored measure in exact numbers."""
    if measure is None:
        return MISSING
    if measure.get("not_applicable"):
        return Reading(state="not_applicable", reason=measure.get("reason", ""))
    days = measure.get("occurrences")
    before = measure.get("previous")
    return Reading(
        numerator=_exact(measure.get("numerator")),
        denominator=_exact(measure.get("denominator")),
        value=_exact(measure.get("value")),
        done=measure.get("done"),
        level=measure.get("level"),
        items=measure.get("items"),
        day=None if "date" not in measure else parse_date(measure["date"]),
        since=None if "since" not in measure else parse_date(measure["since"]),
        occurrences=None if days is None else tuple(_exact(one.get("days")) for one in days),
        points=_exact(measure.get("points")),
        previous=None if before is None else reading(before),
    )


def own_score(
    tree: Mapping[str, Any],
    maximum: Fraction,
    indicator: str | None,
    readings: Mapping[str, Reading],
    scheme: Scheme,
    rounding: RoundingShown | None,
) -> OwnScore:
    """Return what a formula gives, rounded as declared; what does not apply gives nothing."""
    parts = scheme.part_rounding
    case = Case(
        maximum=maximum,
        indicator=indicator,
        readings=readings,
        zero_denominator=scheme.zero_denominator,
        part_rounding=None if parts is None else Rounding(parts.places, parts.mode),
    )
    outcome = formula_of(tree).score(case)
    if outcome.status == "not_applicable":
        return OwnScore(ZERO, applies=False, outcome=outcome)
    points = outcome.lower if outcome.points is None else outcome.points
    return OwnScore(rounded(points, rounding), applies=True, outcome=outcome)


def agrees(node: NodeShown, scheme: Scheme, own: OwnScore) -> bool:
    """Tell whether a leaf's own formula and the rules' adjustments make the assessed figures."""
    maximum = amount(node.max_official, node.exact, "max_official")
    moved = [one for one in node.adjustments if one.kind not in SWALLOWED]
    if any(one.rule is None for one in moved):
        return False
    points, whole = own.points, maximum
    if not own.applies:
        points = maximum if scheme.not_applicable == "full" else ZERO
        whole = maximum if scheme.not_applicable in ("full", "lost") else ZERO
    points += sum((amount(one.points, one.exact, "points") for one in moved), ZERO)
    return (
        points == points_of(node)
        and whole == amount(node.max, node.exact, "max")
        and own.applies == (node.status != "not_applicable")
    )


def points_of(node: NodeShown) -> Fraction:
    """Return the exact points that a node brings into its parent: the lower bound while open."""
    if node.points is None:
        return amount(node.lower, node.exact, "lower")
    return amount(node.points, node.exact, "points")


def _exact(text: str | None) -> Fraction | None:
    return None if text is None else amount(text)
