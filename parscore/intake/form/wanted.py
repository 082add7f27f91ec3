"""What a rule set and a plan ask of a commune: which indicators, and with what before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.rulebook import walk_formulas
from parscore.formulas.all_of import AllOf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.indicators import Indicator
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Node, Rulebook

COMPARED_WITH_BEFORE = ("change", "growth")


class Wanted(NamedTuple):
    """One indicator that somebody must give a figure for, and the criterion that asks for it."""

    id: str
    indicator: Indicator | None
    number: str
    criterion: str
    before: bool = False
    items: tuple[tuple[str, str], ...] = ()


def wanted(plan: Plan, rulebook: Rulebook) -> dict[str, Wanted]:
    """Return every indicator asked for, by id: those of the criteria first, in their order."""
    found: dict[str, Wanted] = {}
    for book in (rulebook, *rulebook.quoted.values()):
        for leaf in book.leaves:
            for one in _of_leaf(leaf, book.indicators):
                known = found.get(one.id)
                found[one.id] = one if known is None else _both(known, one)
    minimums = (one.indicator for one in rulebook.minimums)
    for name in (*minimums, *(target.indicator for target in plan.targets)):
        if name not in found:
            known_indicator = rulebook.indicators.get(name)
            title = known_indicator.title if known_indicator else name
            found[name] = Wanted(name, known_indicator, "", title)
    return found


def _of_leaf(leaf: Node, indicators: Mapping[str, Indicator]) -> Iterator[Wanted]:
    formulas = list(walk_formulas(leaf.formula))
    before = any(getattr(one, "of", None) in COMPARED_WITH_BEFORE for one in formulas)
    if leaf.denominator is not None and leaf.denominator.previous_divided_by:
        before = True
    listed = {
        item.id: item.title for one in formulas if isinstance(one, AllOf) for item in one.items
    }
    for name in leaf.reads:
        known = indicators.get(name)
        own = {} if known is None else {item.id: item.title for item in known.items}
        items = (own | listed) if known is not None and known.kind == "items" else own
        asks_before = before and name == (leaf.indicator or name)
        yield Wanted(name, known, leaf.number, leaf.title, asks_before, tuple(items.items()))


def _both(first: Wanted, second: Wanted) -> Wanted:
    items = dict(first.items) | dict(second.items)
    return first._replace(before=first.before or second.before, items=tuple(items.items()))
