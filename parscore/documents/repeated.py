"""What every assessment by a rule set repeats of each node, whatever the commune."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from parscore.documents.assessment import Called, GoalShown, NodeShown, SourceShown
from parscore.documents.rulebook import walk_formulas
from parscore.formulas.all_of import AllOf
from parscore.reading.base import Template
from parscore.values.decimals import decimal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.rulebook import Citing, Node, Rulebook


def repeated_of(rulebook: Rulebook) -> Mapping[str, Template[NodeShown]]:
    """Return the shown nodes with what their rule set alone decides, by the node's id."""
    nodes = rulebook.nodes.values()
    return {node.id: Template(NodeShown, **_fields(node, rulebook)) for node in nodes}


def _fields(node: Node, rulebook: Rulebook) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": node.id,
        "parent": node.parent,
        "number": node.number,
        "title": node.title,
        "title_en": rulebook.node_titles[node.id].en,
        "kind": node.kind,
        "scheme": rulebook.schemes[node.id],
    }
    if node.formula is None:
        return fields
    goal = rulebook.goals[node.id]
    title = None if node.indicator is None else rulebook.indicator_title(node.indicator)
    return fields | {
        "indicator": node.indicator,
        "indicator_title": None if title is None else title.vi,
        "indicator_title_en": None if title is None else title.en,
        "names": _names(node, rulebook),
        "target": None
        if goal is None
        else GoalShown.model_construct(op=goal.op, value=decimal(goal.value)),
        "formula": node.formula.type,
        "source": source_shown(node.source),
    }


def _names(node: Node, rulebook: Rulebook) -> dict[str, Called]:
    """Return the titles of the levels and items that a leaf's measure can name by their ids."""
    known = rulebook.indicators.get(node.indicator or "")
    if known is None or known.kind not in ("level", "items"):
        return {}
    names = {one.id: Called.model_construct(vi=one.vi, en=one.en) for one in known.levels}
    lists = [one for one in walk_formulas(node.formula) if isinstance(one, AllOf)]
    titles = {item.id: item.title for item in known.items}
    titles |= {item.id: item.title for one in lists for item in one.items}
    return names | {k: Called.model_construct(vi=title, en=title) for k, title in titles.items()}


@lru_cache(maxsize=1024)
def source_shown(source: Citing | None) -> SourceShown | None:
    """Return whose figure it is; None where there is nothing to say."""
    if source is None:
        return None
    return SourceShown.model_construct(
        basis=source.basis,
        reason=source.reason,
        document=source.document,
        clause=source.clause,
        quote=source.quote,
    )
