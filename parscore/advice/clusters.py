"""Moves that touch one another stand in one cluster; clusters add up, as far as rules let them.

Inside a cluster every combination is judged exactly. What could still make clusters more than their
sum is measured as `slack`: the points by which the truth may exceed it, None where nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from parscore.advice.doable import Change, made_with
from parscore.documents.rulebook import asked_nodes
from parscore.values.exact import Fraction
from parscore.values.messages import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parscore.advice.moves import Move
    from parscore.advice.trial import Trial
    from parscore.documents.actuals import Actuals
    from parscore.evaluate import Judged, Rules
    from parscore.inference import Conclusion

    Rungs = Sequence[Sequence[int]]

ZERO = Fraction(0)
WITHOUT_WORDS = Text("", {}, "", "")
POINT_EFFECTS = ("cap", "withhold", "penalty")
UNFORESEEN = ("bonus", "not_applicable")  # effects that may raise a score beyond what leaves have
MOST_COMBINATIONS = 96  # judged in one cluster

Taken = Mapping[int, int]
"""The moves that are made, by their place in the list, with the units of each."""


class Way(NamedTuple):
    """One combination of the moves of a cluster, and what it wins.

    `least` are the units from which on so much may be won: those of `taken`, or fewer where the
    rungs between were not looked at.
    """

    taken: Taken
    least: Taken
    points: Fraction


class Cluster(NamedTuple):
    """Moves that touch one another, with the ways to combine them that win something.

    `whole` tells that every set of its moves was tried, if not every rung.
    """

    ways: tuple[Way, ...]
    whole: bool


class Clusters(NamedTuple):
    """All clusters, and by how many points they may win more together than one by one."""

    items: tuple[Cluster, ...]
    slack: Fraction | None


def actuals_with(judged: Judged, moves: Sequence[Move], taken: Taken) -> Actuals:
    """Return the actuals with several moves made."""
    return made_with(judged.given, change_of(moves, taken)) if taken else judged.given


def change_of(moves: Sequence[Move], taken: Taken) -> Change:
    """Return several moves as one change; it has no words, for each has its own."""
    made = [(moves[place], taken[place]) for place in sorted(taken)]
    measures = {n: keys for move, units in made for n, keys in move.measures(units).items()}
    documents = tuple(move.document for move, _ in made if move.document is not None)
    return Change(measures, documents, WITHOUT_WORDS)


def touched_by(moves: Sequence[Move], taken: Taken) -> set[str]:
    """Return the measures that moves change, or that name the documents handed in."""
    return {moves[place].indicator for place in taken}


def clusters_of(judged: Judged, rules: Rules, trial: Trial, moves: Sequence[Move]) -> Clusters:
    """Return the moves in clusters, each way of combining those of a cluster tried out."""
    slack, harms = _slack(judged, rules), _harms(judged)
    found = []
    for places, leaves in _groups(judged, moves):
        if any(not judged.standing.totals[leaf].applicable for leaf in leaves):
            slack = None  # it may come to count, and then the maximum is another
        rungs, whole = _rungs_tried(places, moves)
        ways = []
        for units in product(*rungs):
            taken = {place: k for place, k in zip(places, units, strict=True) if k}
            if not taken:
                continue
            made = actuals_with(judged, moves, taken)
            points, again = trial.tried(made, touched_by(moves, taken))
            if again is not None and any(h[2] not in leaves for h in _harms(again) - harms):
                slack = None  # doing this harms something else, which another move may mend
            if points > trial.now:
                least = _least(taken, dict(zip(places, rungs, strict=True)), moves)
                ways.append(Way(taken, least, points - trial.now))
        if ways:
            found.append(Cluster(tuple(ways), whole))
    return Clusters(tuple(found), slack)


def _rungs_tried(places: Sequence[int], moves: Sequence[Move]) -> tuple[Rungs, bool]:
    """Return the units to try of each move, 0 first, and whether each move may also be left out.

    Where there are many moves, only the last rung of each is tried.
    """
    rungs: list[tuple[int, ...]] = [(0, *moves[place].rungs) for place in places]
    if _combinations(rungs) <= MOST_COMBINATIONS:
        return rungs, True
    ends: list[tuple[int, ...]] = [(0, moves[place].rungs[-1]) for place in places]
    whole = _combinations(ends) <= MOST_COMBINATIONS
    while _combinations(ends) > MOST_COMBINATIONS:  # the last ones are then done in any case
        last = next(i for i in reversed(range(len(ends))) if len(ends[i]) > 1)
        ends[last] = (ends[last][-1],)
    return ends, whole


def _combinations(rungs: Rungs) -> int:
    count = 1
    for one in rungs:
        count *= len(one)
    return count


def _least(taken: Taken, rungs: Mapping[int, Sequence[int]], moves: Sequence[Move]) -> Taken:
    """Return the units from which on a combination may win as much as it does."""
    least = {}
    for place, units in taken.items():
        looked_at = rungs[place]
        every = not moves[place].thinned and len(looked_at) == len(moves[place].rungs) + 1
        below = max((k for k in looked_at if k < units), default=0)
        least[place] = units if every else below + 1
    return least


# --- What touches what -------------------------------------------------------------------------


def _groups(judged: Judged, moves: Sequence[Move]) -> list[tuple[tuple[int, ...], set[str]]]:
    """Return the places of moves that touch one another, with the leaves concerned."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        root.setdefault(name, name)
        while root[name] != name:
            root[name] = name = root[root[name]]
        return name

    for names in _ties(judged):
        first, *others = names
        for other in others:
            root[find(f"{other}")] = find(first)
    for move in moves:
        if move.document is not None:
            root[find(f"node {move.node}")] = find(f"measure {move.indicator}")
    groups: dict[str, list[int]] = {}
    for place, move in enumerate(moves):
        groups.setdefault(find(f"measure {move.indicator}"), []).append(place)
    leaves: dict[str, set[str]] = {}
    for leaf in judged.standing.matter.rulebook.leaves:
        leaves.setdefault(find(f"node {leaf.id}"), set()).add(leaf.id)
    return [(tuple(places), leaves.get(name, set())) for name, places in groups.items()]


def _ties(judged: Judged) -> Iterator[list[str]]:
    """Yield names of leaves and measures that belong together."""
    matter = judged.standing.matter
    book = matter.rulebook
    for leaf in book.leaves:
        asked = sorted(asked_nodes(leaf.formula))
        yield [f"node {leaf.id}", *(f"measure {i}" for i in leaf.reads)]
        yield [f"node {leaf.id}", *(f"node {n}" for n in asked)]
    for name, known in book.indicators.items():
        if known.part_of is not None:
            yield [f"measure {name}", f"measure {known.part_of}"]
    for node in book.nodes.values():
        kinds = {one.kind for one in judged.standing.totals[node.id].adjustments}
        if not node.is_leaf and (node.best_of is not None or kinds & {"floor", "withhold"}):
            yield [f"node {node.id}", *(f"node {leaf}" for leaf in _leaves_below(node.id, judged))]
    for conclusion in _against(judged):
        yield _grounds(conclusion, judged)


def _grounds(conclusion: Conclusion, judged: Judged) -> list[str]:
    """Return the node that a rule takes points from, with what the rule rests on."""
    book = judged.standing.matter.rulebook
    effect = conclusion.effect
    node = "" if effect is None or effect.node is None else effect.node
    names = [f"node {node}"]
    if effect is not None and effect.kind == "cap" and node in book.nodes:
        names += [f"node {leaf}" for leaf in _leaves_below(node, judged)]
    for fact in judged.conclusions.grounds(conclusion):
        for field, value in fact.fields:
            if field == "indicator":
                names.append(f"measure {value}")
            elif field == "node":
                names.append(f"node {value}")
    return names


def _leaves_below(name: str, judged: Judged) -> Iterator[str]:
    book = judged.standing.matter.rulebook
    node = book.nodes[name]
    if node.is_leaf:
        yield name
    for child in node.children:
        yield from _leaves_below(child, judged)


# --- What rules may do beyond that ---------------------------------------------------------------


def _against(judged: Judged) -> Iterable[Conclusion]:
    for one in judged.conclusions.items:
        if one.effect is not None and one.effect.kind in POINT_EFFECTS:
            yield one


def _harms(judged: Judged) -> set[tuple[str, str, str]]:
    """Return which rule takes points from what, and how."""
    return {
        (one.rule.id, one.effect.kind, one.effect.node or "")
        for one in _against(judged)
        if one.effect is not None
    }


def _slack(judged: Judged, rules: Rules) -> Fraction | None:
    """Return by how many points clusters may win more together than one by one.

    Rounding of groups may give a unit each; what rules take, except where something else holds, may
    come back in ways that are not seen here; so may what open leaves may still lose.
    """
    program, standing = rules.program, judged.standing
    if any(head.effect in UNFORESEEN for rule in program.rules for head in rule.heads):
        return None
    book = standing.matter.rulebook
    slack = ZERO
    roundings = [node.rounding for node in book.nodes.values() if not node.is_leaf]
    for rounding in (*roundings, book.total_rounding):
        if rounding is not None:
            slack += Fraction(1, 10**rounding.places)
    for one in _against(judged):
        if one.effect is not None and one.effect.node and may_go_by_itself(one, judged, rules):
            adjustments = standing.totals[one.effect.node].adjustments
            slack -= sum((a.points for a in adjustments if a.rule == one.rule.id), ZERO)
    for leaf in book.leaves:
        if standing.is_open(leaf):
            score = standing.matter.scores[leaf.id]
            slack += max(ZERO, score.lower - standing.totals[leaf.id].points)
    return slack


def may_go_by_itself(conclusion: Conclusion, judged: Judged, rules: Rules) -> bool:
    """Tell whether a conclusion may go away although what it rests on stays."""
    counts = {count.kind for count in rules.program.counts}
    if conclusion.rule.unless or any(fact.kind in counts for fact in conclusion.because):
        return True
    origins = (judged.conclusions.origin(fact) for fact in conclusion.because)
    return any(one is not None and may_go_by_itself(one, judged, rules) for one in origins)
