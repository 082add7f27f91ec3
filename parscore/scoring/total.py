"""From points to the index, its coverage, and the class it earns."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.formulas.outcome import ZERO
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, round_to

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from parscore.documents.rulebook import Rulebook
    from parscore.documents.ruleset import ClassBand, Classes
    from parscore.scoring.leaves import LeafScore
    from parscore.scoring.tree import Total

HUNDRED = Fraction(100)


class Class(NamedTuple):
    """The class of a score, and the rules that kept it from a better one."""

    band: ClassBand
    capped_by: tuple[str, ...]


def index_of(points: Fraction, maximum: Fraction, rounding: Rounding | None) -> Fraction | None:
    """Return points in percent of the maximum, rounded as the set declares; None over nothing."""
    if maximum == 0:
        return None
    return rounded_index(HUNDRED * points / maximum, rounding)


def rounded_index(index: Fraction, rounding: Rounding | None) -> Fraction:
    """Return an index (percent) rounded as the set declares."""
    return index if rounding is None else round_to(index, rounding.places, rounding.mode)


def coverage_of(
    rulebook: Rulebook,
    scores: Mapping[str, LeafScore],
    totals: Mapping[str, Total],
    excluded: Collection[str],
) -> Fraction:
    """Return the share of the maximum (0 to 1) that is decided; 1 where there is nothing.

    What a rule excludes is decided, whatever its data turns out to be.
    """
    counted = [leaf for leaf in rulebook.leaves if leaf.kind == "standard"]
    whole = sum((totals[leaf.id].maximum for leaf in counted), ZERO)
    still_open = [one for one in counted if scores[one.id].is_open and one.id not in excluded]
    undecided = sum((totals[leaf.id].maximum for leaf in still_open), ZERO)
    return 1 - undecided / whole if whole else Fraction(1)


def class_of(
    classes: Classes | None, figure: Fraction | None, gates: tuple[tuple[str, str], ...]
) -> Class | None:
    """Return the class of an index or of points, no better than the gates allow.

    A gate names the best class it allows. Classes stand best first (domain reference 8).
    """
    if classes is None or figure is None:
        return None
    order = [band.id for band in classes.bands]
    earned = next((i for i, band in enumerate(classes.bands) if _holds(band, figure)), None)
    if earned is None:
        return None
    limits = [(order.index(best), rule) for rule, best in gates if best in order]
    worst = max([earned, *(place for place, _ in limits)])
    fired = tuple(rule for place, rule in limits if place > earned)
    return Class(classes.bands[worst], fired)


def _holds(band: ClassBand, figure: Fraction) -> bool:
    return (band.at_least is None or figure >= band.at_least) and (
        band.below is None or figure < band.below
    )
