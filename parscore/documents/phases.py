"""A tree may change in the course of the scored period: its phases, and what stands in each."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from parscore.values.exact import Fraction
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from parscore.documents.rulebook import Node

ZERO = Fraction(0)
ONE_DAY = timedelta(days=1)

Nodes = dict[str, "Node"]


def phases_of(whole: Period, nodes: Iterable[Node]) -> tuple[Period, ...]:
    """Return the spans in which the tree stays as it is, in order; together they are the whole."""
    days = {whole.start}
    for node in nodes:
        if node.period is not None:
            days |= {node.period.start, node.period.end + ONE_DAY}
    starts = sorted(day for day in days if whole.contains(day))
    ends = [*(later - ONE_DAY for _, later in pairwise(starts)), whole.end]
    return tuple(map(Period, starts, ends))


def span_of(node: Node, nodes: Mapping[str, Node], whole: Period) -> Period:
    """Return the days on which a node is part of the tree: its own, else those of what holds it."""
    current: Node | None = node
    while current is not None:
        if current.period is not None:
            return current.period
        current = None if current.parent is None else nodes[current.parent]
    return whole


def standing_on(nodes: Mapping[str, Node], day: date) -> Nodes:
    """Return the nodes that are part of the tree on a day, with their maxima on that day.

    A node goes with the group that holds it, and a group with the last of its criteria.
    """
    there: set[str] = set()
    for node in nodes.values():
        held = node.parent is None or node.parent in there
        if held and (node.period is None or node.period.contains(day)):
            there.add(node.id)
    for node in tuple(nodes.values())[::-1]:
        if node.children and there.isdisjoint(node.children):
            there.discard(node.id)
    left = (node for node in nodes.values() if node.id in there)
    return _summed(
        {
            node.id: node._replace(children=tuple(one for one in node.children if one in there))
            for node in left
        }
    )


def with_maxima(nodes: Nodes, whole: Period) -> Nodes:
    """Return the nodes with the maxima of groups, in points: the largest of any phase."""
    phases = phases_of(whole, nodes.values())
    if len(phases) == 1:
        return _summed(nodes)
    largest: dict[str, Fraction] = {}
    for phase in phases:
        for node in standing_on(nodes, phase.start).values():
            largest[node.id] = max(node.maximum, largest.get(node.id, ZERO))
    return {
        name: node._replace(maximum=largest.get(name, node.maximum)) for name, node in nodes.items()
    }


def _summed(nodes: Nodes) -> Nodes:
    """Return the nodes with the maximum of each group added up; parents stand before children."""
    found: Nodes = {}
    for node in reversed(nodes.values()):
        if node.children:
            inside = [found[one].maximum for one in node.children if found[one].in_max]
            found[node.id] = node._replace(maximum=_maximum(node, inside))
        else:
            found[node.id] = node
    return {name: found[name] for name in nodes}


def _maximum(group: Node, inside: list[Fraction]) -> Fraction:
    counted = inside
    if group.best_of is not None:
        counted = sorted(inside, reverse=True)[: group.best_of]
    total = sum(counted, ZERO)
    return total if group.cap is None else min(total, group.cap)
