"""What must hold in a rule set before it may score anyone."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from parscore.documents.phases import span_of
from parscore.documents.rulebook import asked_nodes, walk_formulas
from parscore.formulas.bands import Band, Bands
from parscore.formulas.occurrences import Occurrences
from parscore.rulebook.kinds import (
    ASKED_IN_ANOTHER_PHASE,
    BONUS_PLACE,
    CIRCULAR_CONDITION,
    CLASS_ORDER,
    KEY_OF_GROUP,
    KEY_OF_LEAF,
    LEAF_INCOMPLETE,
    NO_SUCH_LEVEL,
    NOT_A_FIGURE,
    OVERLAPPING_BANDS,
    PERIOD_OUTSIDE,
    UNKNOWN_INDICATOR,
    UNKNOWN_NODE,
    WRONG_SUM,
    WRONG_SUM_IN_PHASE,
)
from parscore.rulebook.layer import Origin, all_branches
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.documents.ruleset import Criterion, Minimum
    from parscore.reading.problems import Problem
    from parscore.rulebook.layer import Branch, Layered

LEAF_KEYS = (
    "maximum",
    "indicator",
    "formula",
    "window",
    "zero_denominator",
    "denominator",
    "lateness",
)
SCORED_PERIOD = Localised("kỳ chấm điểm", "the scored period")
GROUP_KEYS = ("cap", "best_of")
WITHOUT_INDICATOR = ("sum", "best", "survey", "entered", "branch")


def check(rulebook: Rulebook, layered: Layered) -> list[Problem]:
    """Return everything that keeps this rule set from being used, in no particular order."""
    problems = [p for branch in all_branches(layered.tree) for p in _branch(branch, rulebook)]
    problems.extend(_minimums(rulebook, layered))
    problems.extend(_scale(rulebook, layered))
    problems.extend(_classes(rulebook, layered))
    return problems


def _branch(branch: Branch, rulebook: Rulebook) -> Iterator[Problem]:
    node = rulebook.nodes[branch.criterion.id]
    yield from _shape(branch, node, rulebook)
    yield from _references(branch, node, rulebook)
    yield from _overlaps(branch, node)
    yield from _period(branch, node, rulebook)


def _period(branch: Branch, node: Node, rulebook: Rulebook) -> Iterator[Problem]:
    """A node is there only while the group that holds it is, and what it asks about must be."""
    own = node.period
    parent = None if node.parent is None else rulebook.nodes[node.parent]
    around = span_of(parent, rulebook.nodes, rulebook.period) if parent else rulebook.period
    if own is not None and not around.contains_period(own):
        whose = Localised(f"giai đoạn của “{node.parent}”", f"the period of “{node.parent}”")
        outer = SCORED_PERIOD if around == rulebook.period else whose
        spans = {"start": own.start, "end": own.end, "first": around.start, "last": around.end}
        yield branch.origin.problem(PERIOD_OUTSIDE, "period", id=node.id, outer=outer, **spans)
    span = own or around
    for key, names in (("depends_on", node.depends_on), ("formula", asked_nodes(node.formula))):
        for name in sorted(set(names) & rulebook.nodes.keys()):
            other = span_of(rulebook.nodes[name], rulebook.nodes, rulebook.period)
            if not other.contains_period(span):
                yield branch.origin.problem(ASKED_IN_ANOTHER_PHASE, key, id=node.id, other=name)


def _shape(branch: Branch, node: Node, rulebook: Rulebook) -> Iterator[Problem]:
    written, origin = branch.criterion, branch.origin
    if node.children:
        keys = _given(written, LEAF_KEYS) + (["evidence"] if written.evidence else [])
        if keys:
            yield origin.problem(KEY_OF_LEAF, id=node.id, keys=", ".join(keys))
    elif node.formula is not None or written.maximum is not None:
        keys = _given(written, GROUP_KEYS)
        if keys:
            yield origin.problem(KEY_OF_GROUP, id=node.id, keys=", ".join(keys))
        lacking = list(_lacking(written, node))
        if lacking:
            yield origin.problem(LEAF_INCOMPLETE, id=node.id, keys=", ".join(lacking))
    inside_bonus = node.parent is not None and rulebook.nodes[node.parent].kind == "bonus"
    if node.kind == "bonus" and not inside_bonus and written.in_max is None:
        yield origin.problem(BONUS_PLACE, id=node.id)


def _lacking(written: Criterion, node: Node) -> Iterator[str]:
    if written.maximum is None and node.kind != "penalty":
        yield "max"
    if written.formula is None:
        yield "formula"
    elif written.indicator is None and written.formula.type not in WITHOUT_INDICATOR:
        yield "indicator"


def _given(written: Criterion, keys: Iterable[str]) -> list[str]:
    names = {"maximum": "max"}
    return [names.get(key, key) for key in keys if getattr(written, key) is not None]


def _references(branch: Branch, node: Node, rulebook: Rulebook) -> Iterator[Problem]:
    origin = branch.origin
    for indicator in sorted(set(node.reads) - rulebook.indicators.keys()):
        guess = did_you_mean(indicator, rulebook.indicators)
        key = "indicator" if indicator == node.indicator else "formula"
        yield origin.problem(UNKNOWN_INDICATOR, key, id=indicator, guess=guess)
    for key, names in (("depends_on", node.depends_on), ("formula", asked_nodes(node.formula))):
        for name in sorted(set(names) - rulebook.nodes.keys()):
            guess = did_you_mean(name, rulebook.nodes)
            yield origin.problem(UNKNOWN_NODE, key, id=name, guess=guess)
    if _asks_itself(node, rulebook):
        yield origin.problem(CIRCULAR_CONDITION, "formula", id=node.id)


def _asks_itself(node: Node, rulebook: Rulebook) -> bool:
    seen: set[str] = set()
    todo = asked_nodes(node.formula)
    while todo:
        name = todo.pop()
        if name == node.id:
            return True
        if name not in seen and name in rulebook.nodes:
            seen.add(name)
            todo |= asked_nodes(rulebook.nodes[name].formula)
    return False


def _overlaps(branch: Branch, node: Node) -> Iterator[Problem]:
    for formula in walk_formulas(node.formula):
        if isinstance(formula, Bands):
            bands = formula.bands
        elif isinstance(formula, Occurrences):
            bands = formula.each
        else:
            continue
        for value in _probes(bands):
            if sum(band.holds(value) for band in bands) > 1:
                yield branch.origin.problem(OVERLAPPING_BANDS, "formula", id=node.id, value=value)
                break


def _probes(bands: Sequence[Band]) -> list[Fraction]:
    """Return every edge and a point between each two: enough to meet every combination of bands."""
    edges = sorted(
        {
            edge
            for band in bands
            for edge in (band.at_least, band.above, band.at_most, band.below, band.exactly)
            if edge is not None
        }
    )
    if not edges:
        return [Fraction(0)]
    between = [(low + high) / 2 for low, high in itertools.pairwise(edges)]
    return sorted([edges[0] - 1, *edges, *between, edges[-1] + 1])


def _minimums(rulebook: Rulebook, layered: Layered) -> Iterator[Problem]:
    for written in layered.chain:
        for i, minimum in enumerate(written.document.minimums):
            if minimum.indicator not in rulebook.indicators:
                guess = did_you_mean(minimum.indicator, rulebook.indicators)
                origin = Origin(written.source, ("minimums", i))
                args = {"id": minimum.indicator, "guess": guess}
                yield origin.problem(UNKNOWN_INDICATOR, "indicator", **args)
            else:
                known = rulebook.indicators[minimum.indicator]
                yield from _level(minimum, known, Origin(written.source, ("minimums", i)))


def _level(minimum: Minimum, known: Indicator, origin: Origin) -> Iterator[Problem]:
    """Hold the form of a minimum against that of its indicator."""
    if minimum.level is None:
        if known.kind == "level":
            yield origin.problem(NOT_A_FIGURE, "value", id=minimum.indicator, levels=_names(known))
    elif known.level_id(minimum.level) is None:
        guess = did_you_mean(minimum.level, [one.vi for one in known.levels])
        args = {"id": minimum.indicator, "level": minimum.level, "levels": _names(known)}
        yield origin.problem(NO_SUCH_LEVEL, "level", guess=guess, **args)


def _names(known: Indicator) -> Localised:
    levels = known.levels
    return Localised(
        ", ".join(one.vi for one in levels) or "—", ", ".join(one.en for one in levels) or "—"
    )


def _scale(rulebook: Rulebook, layered: Layered) -> Iterator[Problem]:
    scale = layered.document.scale
    if scale is None:
        return
    origin = Origin(layered.chain[-1].source, ())
    for phase in rulebook.phases:
        roots = rulebook.on(phase.start).roots
        total = sum((root.maximum for root in roots if root.in_max), Fraction(0))
        args = {"scale": scale, "total": total, "difference": abs(scale - total)}
        if total != scale and len(rulebook.phases) == 1:
            yield origin.problem(WRONG_SUM, "scale", **args)
        elif total != scale:
            span = {"start": phase.start, "end": phase.end}
            yield origin.problem(WRONG_SUM_IN_PHASE, "scale", **args, **span)


def _classes(rulebook: Rulebook, layered: Layered) -> Iterator[Problem]:
    classes = rulebook.classes
    if classes is None:
        return
    pairs = zip(classes.bands, classes.bands[1:], strict=False)
    follows = all(better.at_least == worse.below is not None for better, worse in pairs)
    if not follows or classes.bands[0].below is not None or classes.bands[-1].at_least is not None:
        written = next(w for w in reversed(layered.chain) if w.document.classes is not None)
        yield Origin(written.source, ("classes",)).problem(CLASS_ORDER, "bands")
