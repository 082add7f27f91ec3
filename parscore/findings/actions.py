"""What is needed to win a leaf's lost points, in the indicator's own unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.findings.messages import (
    BEYOND,
    BY_EFFECT,
    DO_FEWER,
    DO_IT,
    DO_ITEMS,
    DO_LEVEL,
    DO_MORE,
    DO_PARTS,
    DO_VALUE,
    FIGURE,
    REVIEW,
)
from parscore.findings.targets import unit_name
from parscore.findings.verdicts import COMPARE, figure_of, shortfall
from parscore.formulas.all_of import AllOf
from parscore.formulas.award import award_range
from parscore.formulas.branch import Branch
from parscore.formulas.levels import Levels
from parscore.formulas.outcome import Named
from parscore.formulas.parts import Best, Sum
from parscore.formulas.pass_fail import PassFail
from parscore.formulas.per_unit import PerUnit
from parscore.scoring.leaves import case_of
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Node
    from parscore.findings.matter import Matter
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import Goal
    from parscore.formulas.reading import Reading
    from parscore.scoring.tree import Total
    from parscore.values.messages import Text

# A goal of these is not one for the figure itself.
NOT_IN_FIGURES = ("change", "growth", "days")


def action_for(node: Node, matter: Matter, total: Total) -> Text:
    """Return what is needed for full marks of a leaf that has lost points."""
    formula_lost = (matter.scores[node.id].points or Fraction(0)) < node.maximum
    effect = next((a.rule for a in total.adjustments if a.rule is not None), None)
    if effect is not None and not formula_lost:
        return BY_EFFECT(rule=matter.rulebook.rule_titles.get(effect, effect))
    if node.formula is None:
        raise ValueError(f"{node.id} is not a leaf")
    return _for_formula(node.formula, node.indicator or "", node.maximum, node, matter)


def _for_formula(
    formula: BaseFormula, indicator: str, maximum: Fraction, node: Node, matter: Matter
) -> Text:
    reading = matter.reading(indicator)
    whole = formula is node.formula
    goal = matter.rulebook.goals[node.id] if whole else formula.goal(maximum)
    in_figures = goal is not None and getattr(formula, "of", None) not in NOT_IN_FIGURES
    if goal is not None and in_figures and reading.state == "given":
        counted = _towards(goal, indicator, maximum, reading, matter)
        if counted is not None:
            return counted
    if type(formula) is PassFail:
        return DO_IT(title=matter.indicator_title(indicator))
    if (type(formula) is AllOf or type(formula) is PerUnit) and reading.items is not None:
        return DO_ITEMS(items="; ".join(_lacking(formula, indicator, reading.items, matter)))
    if type(formula) is Levels and reading.level is not None:
        return _to_best_level(formula, indicator, maximum, reading.level, matter)
    if type(formula) is Sum or type(formula) is Best:
        return _parts(formula, indicator, node, matter)
    if type(formula) is Branch:
        return _for_formula(_taken(formula, node, matter), indicator, maximum, node, matter)
    return REVIEW(points=maximum)


def _lacking(
    formula: AllOf | PerUnit, indicator: str, items: Mapping[str, bool], matter: Matter
) -> list[str]:
    """Return the titles of what is not done: of the formula's own list, or the dictionary's."""
    known = matter.rulebook.indicators.get(indicator)
    listed = formula.items if type(formula) is AllOf else (known.items if known else ())
    return [one.title for one in listed if not items.get(one.id)]


def _towards(
    goal: Goal, indicator: str, maximum: Fraction, reading: Reading, matter: Matter
) -> Text | None:
    """Return how many more (or fewer) are needed to reach a goal; None where it is reached."""
    actual = figure_of(reading)
    if actual is None or COMPARE[goal.op](actual, goal.value):
        return None
    lacking, counted = shortfall(goal.op, goal.value, reading, actual)
    known = matter.rulebook.indicators.get(indicator)
    unit = "%" if known is not None and known.kind == "ratio" else ""
    wanted = BEYOND.get(goal.op, FIGURE)(value=goal.value, unit=unit)
    if counted or unit == "":
        message = DO_FEWER if goal.op.startswith("<") else DO_MORE
        return message(
            count=lacking, unit=unit_name(indicator, matter), goal=wanted, points=maximum
        )
    return DO_VALUE(actual=FIGURE(value=actual, unit=unit), goal=wanted, points=maximum)


def _to_best_level(
    formula: Levels, indicator: str, maximum: Fraction, level: str, matter: Matter
) -> Text:
    best = max(formula.levels, key=lambda name: award_range(formula.levels[name], maximum)[1])
    now, then = (matter.title_of(Named("level", one, indicator)) for one in (level, best))
    return DO_LEVEL(level=now, best=then)


def _parts(formula: Sum | Best, indicator: str, node: Node, matter: Matter) -> Text:
    """Return what each part that is short needs."""
    needs = []
    case = case_of(node, matter.readings, {}, matter.settled)
    for part in formula.parts:
        own = part.indicator or indicator
        outcome = part.score(case)
        full = outcome.points is not None and outcome.points >= part.maximum
        if full or matter.reading(own).state != "given":
            continue
        need = _for_formula(part.formula, own, part.maximum, node, matter)
        if need.code != REVIEW.code:
            vi, en = (f"{part.title} ({_inside(said)})" for said in (need.vi, need.en))
            needs.append(Localised(vi, en))
    return DO_PARTS(parts=joined(needs)) if needs else REVIEW(points=node.maximum)


def _inside(said: str) -> str:
    """Return a sentence as it stands in brackets inside another."""
    return f"{said[:1].lower()}{said[1:]}".rstrip(".")


def _taken(formula: Branch, node: Node, matter: Matter) -> BaseFormula:
    """Return the formula of the case that applied."""
    case = case_of(node, matter.readings, {}, matter.settled)
    return next((c.formula for c in formula.cases if c.condition.holds(case)), formula.otherwise)
