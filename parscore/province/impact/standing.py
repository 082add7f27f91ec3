"""How a commune stands by one rule set, in the parts that add up to its points.

A leaf's part is what its formula gives, rounded as the set rounds leaves; an open leaf counts its
lower bound. What a rule set does besides (sharing out, limits of groups, rounding of totals) and
what inference rules take or give stand apart, so that both ways of weighing a change, with the
rules and without them, name the same leaves.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.formulas.outcome import ZERO
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.total import class_of, index_of
from parscore.scoring.tree import grand_total, roll_up
from parscore.values.decimals import decimal
from parscore.values.numbers import exact, exact_sum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.assessment import Verdict
    from parscore.documents.impact import RestKind
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.evaluate import Judged
    from parscore.scoring.tree import Total
    from parscore.values.exact import Fraction

SHARING: Final = "redistribution"
NAMED: Final[Mapping[str, RestKind]] = {
    "best_of": "limits",
    "cap": "limits",
    "floor": "limits",
    "rounding": "rounding",
}


class Parts(NamedTuple):
    """What the points are made of without inference rules: leaves, and the rest by its kind."""

    leaves: Mapping[str, Fraction]
    rest: Mapping[RestKind, Fraction]


@dataclass(frozen=True, slots=True)
class Standing:
    """One commune by one rule set. `leaves`, `by_rules` and `rest` add up to `points`.

    `open` leaves have no points yet; `by_rules` names the leaves at which inference rules take or
    give points. The index is written as a ranking reads it.
    """

    points: Fraction
    maximum: Fraction
    index: Fraction | None
    class_id: str | None
    leaves: Mapping[str, Fraction]
    open: frozenset[str]
    by_rules: Mapping[str, Fraction]
    rest: Mapping[RestKind, Fraction]
    minimums: Mapping[str, Verdict]


def shown_index(rulebook: Rulebook, points: Fraction, maximum: Fraction) -> Fraction | None:
    """Return the index (percent) to the places that an assessment writes; None over nothing."""
    index = index_of(points, maximum, rulebook.index_rounding)
    return None if index is None else exact(decimal(index))


def class_without_rules(rulebook: Rulebook, points: Fraction, maximum: Fraction) -> str | None:
    """Return the class that the figures earn, whatever rules would say of it."""
    classes = rulebook.classes
    if classes is None:
        return None
    by_index = classes.of == "index"
    figure = index_of(points, maximum, rulebook.index_rounding) if by_index else points
    earned = class_of(classes, figure, ())
    return None if earned is None else earned.band.id


def counting_leaves(rulebook: Rulebook) -> list[Node]:
    """Return the leaves that a commune scores itself."""
    return [leaf for leaf in rulebook.leaves if leaf.kind != "survey"]


def parts_of(rulebook: Rulebook, totals: Mapping[str, Total]) -> Parts:
    """Return what the totals of a tree without effects of rules are made of."""
    leaves: dict[str, Fraction] = {}
    rest: dict[RestKind, Fraction] = {}
    for node in rulebook.nodes.values():
        total = totals[node.id]
        for one in total.adjustments:
            kind: RestKind | None = "redistribution" if one.kind == SHARING else None
            if not node.is_leaf:
                kind = NAMED[one.kind]
            if kind is not None:
                rest[kind] = rest.get(kind, ZERO) + one.points
        if node.is_leaf and node.kind != "survey":
            shared = exact_sum(one.points for one in total.adjustments if one.kind == SHARING)
            leaves[node.id] = total.points - shared
    rounded = grand_total(rulebook, totals)[0] - exact_sum(
        totals[root.id].points for root in rulebook.roots
    )
    if rounded:
        rest["rounding"] = rest.get("rounding", ZERO) + rounded
    return Parts(leaves, rest)


def standing_of(judged: Judged) -> Standing:
    """Return how a commune stands that was judged with everything."""
    standing, matter = judged.standing, judged.standing.matter
    rulebook, totals = matter.rulebook, standing.totals
    plain = roll_up(rulebook, leaf_inputs(matter.scores), NO_EFFECTS)
    parts = parts_of(rulebook, plain)
    points, maximum = grand_total(rulebook, totals)
    by_rules = {
        leaf.id: totals[leaf.id].points - plain[leaf.id].points
        for leaf in counting_leaves(rulebook)
        if totals[leaf.id].points != plain[leaf.id].points
    }
    by_formulas, _ = grand_total(rulebook, plain)
    elsewhere = points - by_formulas - exact_sum(by_rules.values())
    index = index_of(points, maximum, rulebook.index_rounding)
    classes = rulebook.classes
    figure = points if classes is not None and classes.of != "index" else index
    earned = class_of(classes, figure, judged.drawn.today.gates)
    return Standing(
        points=points,
        maximum=maximum,
        index=shown_index(rulebook, points, maximum),
        class_id=None if earned is None else earned.band.id,
        leaves=parts.leaves,
        open=frozenset(name for name in parts.leaves if matter.scores[name].is_open),
        by_rules=by_rules,
        rest={**parts.rest, "rules": elsewhere} if elsewhere else parts.rest,
        minimums={one.minimum.id: one.judgement.verdict for one in standing.minimums},
    )
