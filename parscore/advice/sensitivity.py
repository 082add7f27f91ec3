"""How much one commune's index depends on assumed points, for any tolerance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.documents.sensitivity import FieldMoved, Sensitivity
from parscore.findings.heading import commune_shown, inputs_shown, ruleset_shown
from parscore.findings.sensitivity import range_of, shown, stakes_of
from parscore.findings.totals import class_shown
from parscore.scoring.total import index_of
from parscore.scoring.tree import grand_total
from parscore.values.decimals import decimal, exact_of, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.rulebook import Rulebook
    from parscore.evaluate import Judged
    from parscore.findings.heading import Provenance
    from parscore.findings.sensitivity import Range
    from parscore.scoring.weighting import Stake
    from parscore.values.exact import Fraction


def sensitivity_of(
    judged: Judged, provenance: Provenance, tolerance: Fraction | None = None
) -> Sensitivity | None:
    """Return the range of the index when assumed maxima of fields move.

    Args:
        judged: one commune, judged.
        provenance: what the document says of its own making.
        tolerance: in percent of each maximum, above 0 and below 100; that of the rule set where
            it is left out. None is returned where the set declares none either.
    """
    standing, gates = judged.standing, judged.drawn.today.gates
    matter, rulebook, totals = standing.matter, standing.matter.rulebook, standing.totals
    rule = rulebook.sensitivity
    declared = tolerance is None
    asked = rulebook.tolerance if tolerance is None else tolerance
    if asked is None:
        return None
    found = range_of(rulebook, totals, asked, gates)
    source = rule.source if declared and rule is not None else None
    points, maximum = grand_total(rulebook, totals)
    index = index_of(points, maximum, rulebook.index_rounding)
    return Sensitivity.model_construct(
        schema_id="parscore/sensitivity/1",
        ruleset=ruleset_shown(rulebook, stale=provenance.stale),
        inputs=inputs_shown(provenance),
        commune=commune_shown(matter.plan, rulebook),
        as_of=matter.as_of.isoformat(),
        illustrative=matter.actuals.illustrative,
        complete=standing.bounds.points[0] == standing.bounds.points[1],
        tolerance=decimal(asked),
        declared=declared,
        index=written(index),
        class_=class_shown(rulebook, totals, standing.bounds, judged.drawn),
        range=None if found is None else shown(found, asked, source),
        fields=tuple(_fields(rulebook, found, stakes_of(rulebook, totals))),
        exact=exact_of({"tolerance": asked, "index": index}),
    )


def _fields(
    rulebook: Rulebook, found: Range | None, stakes: tuple[Stake, ...]
) -> Iterator[FieldMoved]:
    for place, stake in enumerate(stakes):
        node = rulebook.nodes[stake.id]
        if node.kind == "survey":
            continue
        low = 1 if found is None else found.low.weighted.factors[place]
        high = 1 if found is None else found.high.weighted.factors[place]
        numbers = {
            "points": stake.points,
            "max": stake.maximum,
            "official": stake.weight,
            "low": low * stake.weight,
            "high": high * stake.weight,
        }
        yield FieldMoved.model_construct(
            id=node.id,
            number=node.number,
            title=node.title,
            moved=found is not None and stake.movable,
            points=decimal(stake.points),
            max=decimal(stake.maximum),
            official=decimal(stake.weight),
            low=decimal(numbers["low"]),
            high=decimal(numbers["high"]),
            exact=exact_of(numbers),
        )
