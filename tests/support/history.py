"""An illustrative history: the actuals of one year as they would have stood on earlier days."""

from __future__ import annotations

from copy import deepcopy
from datetime import date
from typing import TYPE_CHECKING, Any

from parscore.values.exact import Fraction
from support.communes import hop_tien_actuals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from support.communes import Tree

MERGED = date(2025, 7, 1)  # the day from which the commune counts its dossiers


def hop_tien_on(day: date, shares: Mapping[str, Fraction] | None = None) -> Tree:
    """Return the illustrative actuals of Hợp Tiến as they might have stood on a day.

    What is counted from the merger on grew evenly, unless `shares` says what part of an indicator's
    final counts had come by then.
    """
    tree = deepcopy(hop_tien_actuals())
    assert tree["illustrative"] is True
    closed = date.fromisoformat(tree["as_of"])
    even = Fraction((day - MERGED).days, (closed - MERGED).days)
    tree["as_of"] = day.isoformat()
    for name, measure in tree["measures"].items():
        if "window" in measure:
            measure["window"]["to"] = day.isoformat()
            _scale(measure, (shares or {}).get(name, even))
    return tree


def _scale(measure: dict[str, Any], share: Fraction) -> None:
    for key in ("numerator", "denominator", "value"):
        if key in measure:
            measure[key] = round(measure[key] * share)
