"""How much the index depends on points that are assumed: its exact range over other weightings.

The mathematics stands in `parscore.scoring.weighting`; here it is said which fields may move. A
field moves where a leaf in it has assumed points; one whose points are all official does not, nor
does what stands outside the scale. The points are those of the score: rounded as the set rounds,
with what rules take or give inside a field, which moves with it, and an open leaf at its lower
bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.assessment import ClassEnd, SensitivityShown
from parscore.documents.repeated import source_shown
from parscore.formulas.outcome import ZERO
from parscore.scoring.total import class_of, rounded_index
from parscore.scoring.weighting import Stake, index_ends, points_ends
from parscore.values.decimals import figures
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, Message
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Citing, Node, Rulebook
    from parscore.documents.ruleset import ClassBand
    from parscore.scoring.tree import Total
    from parscore.scoring.weighting import Weighted

HUNDRED = Fraction(100)
FEWEST = 2
"""Fields that must move: with the sum fixed, one alone cannot."""

CLASS_THERE = Message("class.there", vi="{name}", en="{name}")


class End(NamedTuple):
    """One end of the range: the index as the set rounds it, and the weighting that gives it."""

    percent: Fraction
    band: ClassBand | None
    weighted: Weighted


class Range(NamedTuple):
    """The range of the index; `stakes` are the roots of the tree in order."""

    stakes: tuple[Stake, ...]
    low: End
    high: End

    @property
    def moved(self) -> tuple[str, ...]:
        """Return the ids of the fields that move."""
        return tuple(one.id for one in self.stakes if one.movable)


def stakes_of(rulebook: Rulebook, totals: Mapping[str, Total]) -> tuple[Stake, ...]:
    """Return what each root of the tree has at stake."""
    moving = rulebook.assumed_fields
    return tuple(
        [_stake(root, totals[root.id], movable=root.id in moving) for root in rulebook.roots]
    )


def _stake(root: Node, total: Total, *, movable: bool) -> Stake:
    counted = total.maximum if root.in_max else ZERO
    return Stake(root.id, root.maximum, total.points, counted, movable)


def range_of(
    rulebook: Rulebook,
    totals: Mapping[str, Total],
    tolerance: Fraction,
    gates: tuple[tuple[str, str], ...],
) -> Range | None:
    """Return the range of the index for a tolerance in percent (0 to below 100).

    None where there is no index, or where fewer than two fields have assumed points.
    """
    stakes = stakes_of(rulebook, totals)
    if sum(one.movable for one in stakes) < FEWEST:
        return None
    ends = index_ends(stakes, tolerance / HUNDRED)
    if ends is None:
        return None
    by_points = rulebook.classes is not None and rulebook.classes.of == "points"
    classed = points_ends(stakes, tolerance / HUNDRED) if by_points else ends
    low, high = (
        _end(rulebook, own, other, gates) for own, other in zip(ends, classed, strict=True)
    )
    return Range(stakes, low, high)


def _end(
    rulebook: Rulebook, own: Weighted, classed: Weighted, gates: tuple[tuple[str, str], ...]
) -> End:
    """Return one end; classes by points have ends of their own."""
    index = rounded_index(HUNDRED * _total(rulebook, own) / own.maximum, rulebook.index_rounding)
    of_points = rulebook.classes is not None and rulebook.classes.of == "points"
    figure = _total(rulebook, classed) if of_points else index
    found = class_of(rulebook.classes, figure, gates)
    return End(index, None if found is None else found.band, own)


def _total(rulebook: Rulebook, weighted: Weighted) -> Fraction:
    rounding = rulebook.total_rounding
    if rounding is None:
        return weighted.points
    return round_to(weighted.points, rounding.places, rounding.mode)


def sensitivity_shown(
    rulebook: Rulebook, totals: Mapping[str, Total], gates: tuple[tuple[str, str], ...]
) -> SensitivityShown | None:
    """Return the range where the rule set declares a tolerance and enough of it is assumed."""
    rule = rulebook.sensitivity
    if rule is None:
        return None
    found = range_of(rulebook, totals, rule.tolerance, gates)
    return None if found is None else shown(found, rule.tolerance, rule.source)


def shown(found: Range, tolerance: Fraction, source: Citing | None) -> SensitivityShown:
    """Return the range as the document tells it; a tolerance without source is just asked for."""
    numbers = {
        "tolerance": tolerance,
        "index_low": found.low.percent,
        "index_high": found.high.percent,
    }
    return SensitivityShown.model_construct(
        basis="assumed" if source is None else source.basis,
        source=source_shown(source),
        fields=found.moved,
        class_low=class_end(found.low),
        class_high=class_end(found.high),
        **figures(numbers),
    )


def class_end(end: End) -> ClassEnd | None:
    """Return the class at one end."""
    if end.band is None:
        return None
    name = CLASS_THERE(name=Localised(end.band.name.vi, end.band.name.en))
    return ClassEnd.model_construct(id=end.band.id, name=name)
