"""What can still be done in a judgement: every useful rung of every ladder, and evidence."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.advice.doable import Supplied, changed
from parscore.findings.gaps import due_of, owner_of
from parscore.findings.ladders import HIGHEST, Ladder, ladder_of
from parscore.findings.messages import STEP_EVIDENCE
from parscore.scoring.readings import reading_of
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from parscore.advice.trial import Trial
    from parscore.documents.rulebook import Node
    from parscore.evaluate import Judged
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.ladders import Changes
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

EVERY_UNIT = 24  # of a ladder this short, each unit is looked at
MOST_RUNGS = 8  # of a longer one; a rate that counts every dossier has more, and is thinned
FORCING = ("zero", "explain")  # policies by which evidence that is not there costs points


class Move(NamedTuple):
    """One thing to do: a measure brought up, or a document handed in (of one rung).

    `rungs` are the counts of units after which more is won, rising; of a thinned ladder only some
    of them. `node` is the first leaf that it serves.
    """

    indicator: str
    node: str
    ladder: Ladder | None
    document: Supplied | None
    rungs: tuple[int, ...]
    thinned: bool
    owner: str | None
    due: date | None

    def measures(self, units: int) -> Mapping[str, Changes]:
        """Return the keys of measures that so many units change."""
        return {} if self.ladder is None else {self.indicator: self.ladder.at(units)}

    def says(self, units: int) -> Text:
        """Return what is to be done."""
        if self.document is not None:
            return STEP_EVIDENCE(title=self.document.title)
        if self.ladder is None:
            raise ValueError("a move has a ladder or a document")
        return self.ladder.says(units)


def measure_moves(judged: Judged, trial: Trial, causes: set[str]) -> list[Move]:
    """Return what can be done about measures, in tree order.

    `causes` are measures on which a rule rests that takes points or holds the class down: these
    are worth bringing to their end even where no leaf reads them.
    """
    matter = judged.standing.matter
    found = []
    read = {i: leaf for leaf in reversed(matter.rulebook.leaves) for i in leaf.reads}
    names = [i for leaf in matter.rulebook.leaves if leaf.kind != "survey" for i in leaf.reads]
    for indicator in dict.fromkeys([*names, *sorted(causes)]):
        ladder = ladder_of(indicator, matter) if indicator in judged.given.measures else None
        if ladder is None:
            continue
        leaves = [matter.rulebook.nodes[n] for n in matter.rulebook.users.get(indicator, ())]
        rungs, thinned = _rungs(_points_on(ladder, indicator, leaves, judged, trial), ladder.most)
        if indicator in causes and ladder.most < HIGHEST:
            rungs = tuple(sorted({*rungs, ladder.most}))
        if rungs:
            node = read.get(indicator)
            owner, due = _who_and_when(node, indicator, judged)
            name = node.id if node is not None else ""
            found.append(Move(indicator, name, ladder, None, rungs, thinned, owner, due))
    return found


def evidence_moves(judged: Judged, standings: list[EvidenceStanding]) -> list[Move]:
    """Return the documents that may be handed in: those without which points are withheld."""
    matter, found = judged.standing.matter, []
    for one in standings:
        node = one.node
        indicator = next((i for i in node.reads if i in judged.given.measures), None)
        if one.status != "missing" or node.evidence_policy not in FORCING or indicator is None:
            continue
        supplied = Supplied(one.demand.id, one.demand.title, indicator)
        owner = matter.owner(one.demand.owner or owner_of(node, matter))
        due = due_of(node, matter)
        found.append(Move(indicator, node.id, None, supplied, (1,), False, owner, due))  # noqa: FBT003
    return found


def _who_and_when(
    node: Node | None, indicator: str, judged: Judged
) -> tuple[str | None, date | None]:
    matter = judged.standing.matter
    if node is not None:
        return matter.owner(owner_of(node, matter)), due_of(node, matter)
    known = matter.rulebook.indicators.get(indicator)
    dues = [day for day in matter.task_dues.get(indicator, ()) if day >= matter.as_of]
    closes = matter.rulebook.self_scoring_closes
    return matter.owner(known.owner if known else None), min(dues, default=closes)


def _points_on(
    ladder: Ladder, indicator: str, leaves: list[Node], judged: Judged, trial: Trial
) -> Callable[[int], Fraction]:
    """Return how many points the leaves that read a measure have, so many units up its ladder."""
    matter = judged.standing.matter
    known = matter.rulebook.indicators.get(indicator)

    @cache
    def points(units: int) -> Fraction:
        keys = {} if units == 0 else {indicator: ladder.at(units)}
        reading = reading_of(changed(judged.given, keys).measures[indicator], known)
        readings = {**matter.readings, indicator: reading}
        return exact_sum(trial.least_points(leaf.id, readings) for leaf in leaves)

    return points


def _rungs(points: Callable[[int], Fraction], most: int) -> tuple[tuple[int, ...], bool]:
    """Return the counts of units after which the points are more than before; and if some lack."""
    if most <= EVERY_UNIT:
        return tuple(_risers(points, most)), False
    found: list[int] = []
    for units in _edges(points, most):
        if len(found) == MOST_RUNGS:
            return tuple(_spread(points, found[0], most)), True
        found.append(units)
    return tuple(found), False


def _risers(points: Callable[[int], Fraction], most: int) -> Iterator[int]:
    best = points(0)
    for units in range(1, most + 1):
        now = points(units)
        if now > best:
            best = now
            yield units


def _edges(points: Callable[[int], Fraction], most: int) -> Iterator[int]:
    """Yield each count at which the points rise; they must not fall on the way."""
    at = 0
    while at < most:
        now = points(at)
        up = _first(lambda k, now=now: points(k) > now, at, most)  # type: ignore[misc]
        if up is None:
            return
        yield up
        at = up


def _spread(points: Callable[[int], Fraction], first: int, most: int) -> list[int]:
    """Return rungs between which about as much is won, with the first and the last of all."""
    start, last = points(0), most
    if most == HIGHEST:
        last = first
        while 2 * last < most and points(2 * last) > points(last):
            last *= 2
        last = min(2 * last, most)
    gain = points(last) - start
    marks = [
        _first(lambda k, part=part: points(k) - start >= gain * part / MOST_RUNGS, 0, last)  # type: ignore[misc]
        for part in range(1, MOST_RUNGS + 1)
    ]
    return sorted({first, *(mark for mark in marks if mark is not None)})


def _first(holds: Callable[[int], bool], after: int, most: int) -> int | None:
    """Return the least count above `after` for which it holds; from then on it must hold."""
    low, step = after, 1
    while not holds(high := min(after + step, most)):
        if high == most:
            return None
        low, step = high, 2 * step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
