"""What a rule set declares of each node, in the form in which an assessment carries it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parscore.documents.assessment import KEPT_FORMULA, LevelName, RoundingShown, Scheme
from parscore.documents.plain import plain
from parscore.documents.rulebook import walk_formulas
from parscore.formulas.levels import Levels
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.formulas.base import BaseFormula
    from parscore.values.numbers import Rounding


def schemes_of(rulebook: Rulebook) -> Mapping[str, Scheme]:
    """Return what is declared of every node, by id: enough to write its formula into a sheet."""
    return {node.id: _scheme(node, rulebook.indicators) for node in rulebook.nodes.values()}


def rounding_shown(rounding: Rounding | None) -> RoundingShown | None:
    """Return how something is rounded; None where it is not."""
    if rounding is None:
        return None
    return RoundingShown.model_construct(places=rounding.places, mode=rounding.mode)


def formula_of(tree: Mapping[str, Any]) -> BaseFormula:
    """Return a formula from the form in which an assessment carries it.

    Raises:
        ValidationError: it states none.
    """
    made: BaseFormula = KEPT_FORMULA.read(tree)
    return made


def _scheme(node: Node, indicators: Mapping[str, Indicator]) -> Scheme:
    rounding = rounding_shown(node.rounding)
    if node.formula is None:
        return Scheme.model_construct(
            in_max=node.in_max,
            cap=None if node.cap is None else decimal_string(node.cap),
            best_of=node.best_of,
            floor=decimal_string(node.floor) if node.kind == "penalty" and node.floor else None,
            rounding=rounding,
        )
    return Scheme.model_construct(
        in_max=node.in_max,
        formula=_in_order(plain(node.formula)),
        rounding=rounding,
        part_rounding=rounding_shown(node.part_rounding),
        zero_denominator=node.zero_denominator,
        not_applicable=node.not_applicable,
        other_denominator=node.denominator is not None,
        levels=_levels(node, indicators),
    )


def _levels(node: Node, indicators: Mapping[str, Indicator]) -> tuple[LevelName, ...]:
    """Return the names of the levels that a formula speaks of, best first."""
    if not any(isinstance(one, Levels) for one in walk_formulas(node.formula)):
        return ()
    known = [indicators[name] for name in node.reads if name in indicators]
    return tuple(
        LevelName.model_construct(id=level.id, vi=level.vi, en=level.en)
        for indicator in known
        for level in indicator.levels
    )


def _in_order(tree: Any) -> Any:  # noqa: ANN401 - a JSON value
    """Return a JSON value with its keys in the order in which an assessment is written."""
    if isinstance(tree, dict):
        return {key: _in_order(tree[key]) for key in sorted(tree)}
    return [_in_order(one) for one in tree] if isinstance(tree, list) else tree
