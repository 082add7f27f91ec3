"""The score: self-score with bounds and class, and the appraised, survey and combined points."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from parscore.documents.assessment import ClassShown, PartScore, Score
from parscore.findings.sensitivity import sensitivity_shown
from parscore.formulas.outcome import ZERO
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import Effects
from parscore.scoring.leaves import case_of, score_leaf
from parscore.scoring.readings import figures_reading
from parscore.scoring.total import class_of, coverage_of, index_of, rounded_index
from parscore.scoring.tree import LeafInput, excluded_by_rule, grand_total, roll_up
from parscore.values.decimals import figures
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.actuals import Appraisal, Figures, Round
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.findings.matter import Matter
    from parscore.scoring.bounds import Bounds
    from parscore.scoring.tree import Total

T = TypeVar("T")
CLASS_NAME = Message("class.name", vi="{name}", en="{name}")
HUNDRED = Fraction(100)


class Drawn(NamedTuple):
    """The effects in force today, those that are certain, and those that may still come."""

    today: Effects
    certain: Effects
    possible: Effects


def score_shown(matter: Matter, totals: Mapping[str, Total], bounds: Bounds, drawn: Drawn) -> Score:
    """Return the score with everything that belongs to it."""
    rulebook = matter.rulebook
    points, maximum = grand_total(rulebook, totals)
    rounding = rulebook.index_rounding
    low, high = (None if i is None else rounded_index(i, rounding) for i in bounds.index)
    index = index_of(points, maximum, rounding)
    excluded = excluded_by_rule(rulebook, drawn.today)
    coverage = coverage_of(rulebook, matter.scores, totals, excluded)
    numbers = {
        "points": points,
        "max": maximum,
        "index": index,
        "lower": bounds.points[0],
        "upper": bounds.points[1],
        "index_lower": low,
        "index_upper": high,
        "coverage": coverage,
    }
    appraised, survey = _appraised(matter, drawn), _survey(matter)
    return Score.model_construct(
        class_=class_shown(rulebook, totals, bounds, drawn),
        appraised=None if appraised is None else _part(appraised, rulebook),
        survey=None if survey is None else _part(survey, rulebook),
        combined=_combined((points, maximum, True), appraised, survey, rulebook),
        sensitivity=sensitivity_shown(rulebook, totals, drawn.today.gates),
        **figures(numbers),
    )


Points = tuple[Fraction, Fraction, bool]
"""Points, their maximum, and whether nothing is missing from them."""


def _part(part: Points, rulebook: Rulebook) -> PartScore:
    points, maximum, complete = part
    index = index_of(points, maximum, rulebook.index_rounding)
    numbers = {"points": points, "max": maximum, "index": index}
    return PartScore.model_construct(complete=complete, **figures(numbers))


def _combined(
    own: Points, appraised: Points | None, survey: Points | None, rulebook: Rulebook
) -> PartScore | None:
    """Return appraised (else own) plus survey points, in percent of what was used.

    Source: Hà Nội's commune frame, "tổng điểm thẩm định và điểm điều tra xã hội học, quy đổi về
    thang điểm 100"; without a survey the appraised self-score is the result.
    """
    if appraised is None and survey is None:
        return None
    points, maximum, complete = appraised or own
    more, more_maximum, more_complete = survey or (ZERO, ZERO, True)
    whole = points + more, maximum + more_maximum, complete and more_complete
    return _part(whole, rulebook)


def _survey(matter: Matter) -> Points | None:
    """Return the survey's points, counted only over the criteria it has results for."""
    leaves = [leaf for leaf in matter.rulebook.leaves if leaf.kind == "survey"]
    known = [leaf for leaf in leaves if matter.scores[leaf.id].points is not None]
    if not known:
        return None
    points = sum((matter.scores[leaf.id].points or ZERO for leaf in known), ZERO)
    maximum = sum((leaf.maximum for leaf in known), ZERO)
    return points, maximum, len(known) == len(leaves)


def _appraised(matter: Matter, drawn: Drawn) -> Points | None:
    """Return the points after appraisal, and whether each criterion has had its last round."""
    totals = appraised_totals(matter, drawn.today)
    if totals is None:
        return None
    points, maximum = grand_total(matter.rulebook, totals)
    return points, maximum, _all_final(matter, matter.actuals.appraisal)


def appraised_totals(matter: Matter, effects: Effects) -> dict[str, Total] | None:
    """Return every node after appraisal: the last word counts, else the self-score stands.

    Points that an appraiser gives are not touched by rules any more; a figure that an appraiser
    corrects is scored like any other.
    """
    appraisal = matter.actuals.appraisal
    if not appraisal:
        return None
    inputs = leaf_inputs(matter.scores)
    given = set()
    for name, one in appraisal.items():
        node, last = matter.rulebook.nodes.get(name), _last_word(one)
        if node is None or last is None or not node.is_leaf:
            continue
        if last.points is not None:
            given.add(name)
            inputs[name] = LeafInput(Fraction(last.points))
        elif last.measure is not None and node.indicator is not None:
            inputs[name] = _corrected(node, node.indicator, last.measure, matter)
    return roll_up(matter.rulebook, inputs, _sparing(effects, given, matter.rulebook))


def _last_word(appraisal: Appraisal) -> Round | None:
    """Return the last round that gives points or a figure; one may also hold only a note."""
    rounds = (appraisal.round2, appraisal.round1)
    says = (one for one in rounds if one and (one.points is not None or one.measure is not None))
    return next(says, None)


def _sparing(effects: Effects, names: set[str], rulebook: Rulebook) -> Effects:
    """Return the effects without those on some leaves."""
    out = excluded_by_rule(rulebook, effects)
    leaves = {leaf.id: out[leaf.id] for leaf in rulebook.leaves if leaf.id in out}
    return Effects(
        caps=_without(effects.caps, names),
        withheld=_without(effects.withheld, names),
        penalties=_without(effects.penalties, names),
        bonuses=_without(effects.bonuses, names),
        not_applicable=_without(leaves, names),
        gates=effects.gates,
    )


def _without(effects: Mapping[str, T], names: set[str]) -> dict[str, T]:
    return {name: effect for name, effect in effects.items() if name not in names}


def _corrected(node: Node, indicator: str, measure: Figures, matter: Matter) -> LeafInput:
    """Score a leaf again with the figure that the appraiser corrected."""
    before = matter.reading(indicator).previous
    known = matter.rulebook.indicators.get(indicator)
    readings = {**matter.readings, indicator: figures_reading(measure, known, before)}
    score = score_leaf(node, case_of(node, readings, {}, matter.settled))
    return leaf_inputs({node.id: score})[node.id]


def _all_final(matter: Matter, appraisal: Mapping[str, Appraisal]) -> bool:
    return all(
        leaf.id in appraisal for leaf in matter.rulebook.leaves if leaf.kind != "survey"
    ) and all(one.round2 is not None for one in appraisal.values())


def class_shown(
    rulebook: Rulebook, totals: Mapping[str, Total], bounds: Bounds, drawn: Drawn
) -> ClassShown | None:
    """Return the class of the figures, and whether missing data could still change it."""
    classes = rulebook.classes
    if classes is None or rulebook.classes_source is None:
        return None
    points, maximum = grand_total(rulebook, totals)
    rounding = rulebook.index_rounding
    middle: Fraction | None = points
    low: Fraction | None = bounds.points[0]
    high: Fraction | None = bounds.points[1]
    if classes.of == "index":
        middle = index_of(points, maximum, rounding)
        low, high = (None if i is None else rounded_index(i, rounding) for i in bounds.index)
    own = class_of(classes, middle, drawn.today.gates)
    if own is None:
        return None
    least = class_of(classes, low, drawn.possible.gates)
    most = class_of(classes, high, drawn.certain.gates)
    return ClassShown.model_construct(
        id=own.band.id,
        name=CLASS_NAME(name=Localised(own.band.name.vi, own.band.name.en)),
        certain=least is not None and most is not None and least.band.id == most.band.id,
        capped_by=own.capped_by,
        basis=rulebook.classes_source.basis,
    )
