"""The cheapest way to a goal: chosen from clusters of moves, judged again exactly, and mended.

The clusters are a multiple-choice knapsack. What is chosen is judged as a whole; where rules made
it less than the sum, more is asked for and it is chosen again, a bounded number of times. A relaxed
problem, in which everything is worth at least as much and costs no more, gives the bound.
"""

from __future__ import annotations

from math import ceil, floor, lcm
from typing import TYPE_CHECKING, NamedTuple

from parscore.advice.clusters import actuals_with, clusters_of, may_go_by_itself
from parscore.advice.goal import exact_value, points_needed, reached, score_of
from parscore.advice.knapsack import Option, cheapest
from parscore.advice.moves import Move, evidence_moves, measure_moves
from parscore.advice.trial import Trial
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from parscore.advice.clusters import Clusters, Taken, Way
    from parscore.advice.goal import Goal
    from parscore.advice.knapsack import Choice, Solver
    from parscore.documents.assessment import Score
    from parscore.documents.effort import Effort, Efforts
    from parscore.documents.path import Economy, Proof, Status
    from parscore.evaluate import Judged, Rules
    from parscore.inference import Conclusion

    Cost = Callable[[Taken], Fraction]

ZERO = Fraction(0)
FINEST = 10**6  # parts of a point, or of a unit of effort, that are told apart while choosing
ROUNDS = 8


class Found(NamedTuple):
    """A way to a goal. `cost` and `bound` count steps or effort, or are days.

    `upper` is a limit that no score exceeds, None where there is none that is known.
    """

    status: Status
    proof: Proof
    moves: Sequence[Move]
    taken: Taken
    cost: Fraction | date | None
    bound: Fraction | date | None
    solver: Solver
    score: Score
    upper: Fraction | None
    unpriced: tuple[str, ...]


def find_path(
    judged: Judged, rules: Rules, goal: Goal, by: Economy, efforts: Efforts | None = None
) -> Found:
    """Return the cheapest moves found that reach a goal, or those that come nearest to it.

    Args:
        judged: how the commune stands, drawn by any engine.
        rules: the rules it was judged by.
        goal: what is to be reached.
        by: what is to be small: the number of steps, the effort, or the latest day.
        efforts: what each step costs; needed where `by` is effort, told beside the steps else.

    Raises:
        ModuleNotFoundError: the choice is too large without the solver of the extra `advice`.
    """
    return _Search(judged, rules, goal, by, efforts).found()


def effort_of(move: Move, units: int, efforts: Efforts) -> Fraction | None:
    """Return the effort of one move; None where nobody has priced it."""
    if move.document is not None:
        return Fraction(efforts.document or 0)
    priced: Effort | None = efforts.indicators.get(move.indicator, efforts.other)
    if priced is None or move.ladder is None:
        return None
    return Fraction(priced.fixed or 0) + Fraction(priced.per_unit or 0) * _size(move, units)


def _size(move: Move, units: int) -> Fraction:
    """Return how many of its own units a measure moves; those of a share are hundredths."""
    if move.ladder is None:
        return Fraction(units)
    first, second = (move.ladder.at(k).get("value") for k in (1, 2))
    step = 1 if first is None or second is None else abs(Fraction(second) - Fraction(first))
    return units * Fraction(step)


class _Search:
    """Looks for the cheapest way to one goal from one judgement."""

    def __init__(
        self, judged: Judged, rules: Rules, goal: Goal, by: Economy, efforts: Efforts | None
    ) -> None:
        self._judged, self._rules = judged, rules
        self._goal, self._by, self._efforts = goal, by, efforts
        self._book = judged.standing.matter.rulebook
        self._trial = Trial(judged, rules)
        self._solver: Solver = "exact"
        every = self._all_moves()
        self._unpriced = tuple(m.indicator for m in every if self._price(m, 1) is None)
        self._moves = [move for move in every if self._price(move, 1) is not None]

    def found(self) -> Found:
        now = score_of(self._judged)
        if reached(self._goal, now, self._book):
            return self._answer("reached_already", "proven", {}, now, None, None)
        clusters = clusters_of(self._judged, self._rules, self._trial, self._moves)
        needed = points_needed(self._goal, now, self._book)
        limit = self._limit(clusters)
        top = self._gated({way: k for c in clusters.items for way, k in _top(c.ways).taken.items()})
        best = self._score(top)
        if self._held_for_good() or (limit is not None and limit < needed):
            return self._answer("unreachable", "proven", self._useful(top), best, None, limit)
        bound: Fraction | date | None
        if self._by == "deadline":
            taken, bound = self._by_deadline(clusters, needed)
        else:
            taken = self._mended(clusters, needed, self._cost)
            bound = self._bound(clusters, needed)
        if taken is None and reached(self._goal, best, self._book):
            taken = top
        if taken is None:
            return self._answer("not_found", "best_found", self._useful(top), best, None, limit)
        taken = self._trimmed(taken, needed)
        score, cost = self._score(taken), self._shown_cost(taken)
        proof: Proof = "proven" if bound is not None and bound == cost else "best_found"
        return self._answer("found", proof, taken, score, bound, limit)

    def _answer(
        self,
        status: Status,
        proof: Proof,
        taken: Taken,
        score: Score,
        bound: Fraction | date | None,
        limit: Fraction | None,
    ) -> Found:
        cost = self._shown_cost(taken) if status == "found" else None
        moves, unpriced = self._moves, self._unpriced
        return Found(status, proof, moves, taken, cost, bound, self._solver, score, limit, unpriced)

    # --- What there is to do -------------------------------------------------------------------

    def _all_moves(self) -> list[Move]:
        """Return the moves: of measures first, then the evidence that is asked for with them."""
        moves = measure_moves(self._judged, self._trial, self._causes())
        ends = {place: move.rungs[-1] for place, move in enumerate(moves)}
        made = actuals_with(self._judged, moves, ends)
        asked = self._trial.judged_again(made).standing.evidence
        now = {(one.node.id, one.demand.id) for one in self._judged.standing.evidence}
        more = [one for one in asked if (one.node.id, one.demand.id) not in now]
        return moves + evidence_moves(self._judged, [*self._judged.standing.evidence, *more])

    def _causes(self) -> set[str]:
        """Return the measures on which a rule rests that takes points or holds the class down."""
        kinds = ("cap", "withhold", "penalty", "gate")
        return {
            name
            for one in self._judged.conclusions.items
            if one.effect is not None and one.effect.kind in kinds
            for name in self._measures_behind(one)
        }

    def _measures_behind(self, conclusion: Conclusion) -> list[str]:
        grounds = self._judged.conclusions.grounds(conclusion)
        return [str(fact.value("indicator")) for fact in grounds if fact.kind == "measure"]

    def _gates(self) -> list[Conclusion]:
        """Return the rules that hold the class below the one that is to be reached."""
        classes = self._book.classes
        if self._goal.kind != "class" or classes is None:
            return []
        order = [band.id for band in classes.bands]
        worse = order[order.index(self._goal.class_ or order[0]) + 1 :]
        return [
            one
            for one in self._judged.conclusions.items
            if one.effect is not None
            and one.effect.kind == "gate"
            and one.effect.class_at_most in worse
        ]

    def _held_for_good(self) -> bool:
        """Tell whether a gate on the class rests on measures alone that nothing can move."""
        movable = {move.indicator for move in self._moves}
        return any(
            not may_go_by_itself(gate, self._judged, self._rules)
            and movable.isdisjoint(self._measures_behind(gate))
            and all(fact.kind == "measure" for fact in self._judged.conclusions.grounds(gate))
            for gate in self._gates()
        )

    def _gated(self, taken: Taken) -> Taken:
        """Return moves with those that open a gate on the class, where a class is the goal."""
        names = {name for gate in self._gates() for name in self._measures_behind(gate)}
        opening = {
            place: move.rungs[-1]
            for place, move in enumerate(self._moves)
            if move.indicator in names and move.document is None
        }
        return {**taken, **opening}

    # --- What it costs -------------------------------------------------------------------------

    def _price(self, move: Move, units: int) -> Fraction | None:
        if self._by != "effort" or self._efforts is None:
            return Fraction(1)
        return effort_of(move, units, self._efforts)

    def _cost(self, taken: Taken) -> Fraction:
        return sum((self._price(self._moves[p], k) or ZERO for p, k in taken.items()), ZERO)

    def _day(self, place: int) -> date:
        """Return by when a move is due; what has no date may last until the period ends."""
        return self._moves[place].due or self._judged.standing.matter.period.end

    def _shown_cost(self, taken: Taken) -> Fraction | date:
        if self._by == "deadline":
            return max(self._day(place) for place in taken)
        return self._cost(taken)

    # --- Choosing ------------------------------------------------------------------------------

    def _limit(self, clusters: Clusters) -> Fraction | None:
        """Return the points that no choice exceeds; None where that is not known."""
        if clusters.slack is None or not all(one.whole for one in clusters.items):
            return None
        gains = (_top(one.ways).points for one in clusters.items)
        return self._trial.now + sum(gains, ZERO) + clusters.slack

    def _bound(self, clusters: Clusters, needed: Fraction) -> Fraction | None:
        """Return what the goal costs at the least; None where that is not known."""
        if self._limit(clusters) is None or clusters.slack is None:
            return None
        options = [[(way.points, self._cost(way.least)) for way in c.ways] for c in clusters.items]
        wanted = needed - self._trial.now - clusters.slack
        chosen = self._choose(options, wanted, ceil)
        return None if chosen is None else chosen[1]

    def _mended(self, clusters: Clusters, needed: Fraction, cost: Cost) -> Taken | None:
        """Return a choice that reaches the goal when judged as a whole; None where none was found.

        What falls short by some points is chosen again for so many more.
        """
        options = [[(way.points, cost(way.taken)) for way in c.ways] for c in clusters.items]
        wanted = needed - self._trial.now
        for _ in range(ROUNDS):
            chosen = self._choose(options, wanted, floor)
            if chosen is None:
                return None
            taken: dict[int, int] = {}
            for cluster, choice in zip(clusters.items, chosen[0], strict=True):
                taken |= {} if choice is None else cluster.ways[choice].taken
            score = self._score(taken)
            if not reached(self._goal, score, self._book):
                taken = dict(self._gated(taken))
                score = self._score(taken)
            if reached(self._goal, score, self._book):
                return taken
            lacking = points_needed(self._goal, score, self._book) - exact_value(score, "points")
            wanted += max(lacking, Fraction(1, FINEST))
        return None

    def _choose(
        self,
        options: list[list[tuple[Fraction, Fraction]]],
        wanted: Fraction,
        cut: Callable[[Fraction], int],
    ) -> tuple[Choice, Fraction] | None:
        """Choose in whole units, and return what it costs.

        What is finer than a unit is cut off; where a bound is sought, worth is rounded up instead.
        """
        every = [one for own in options for one in own]
        worths = min(FINEST, lcm(wanted.denominator, *(worth.denominator for worth, _ in every)))
        costs = min(FINEST, lcm(*(cost.denominator for _, cost in every)))
        rest = floor if cut is ceil else ceil
        groups = [
            [Option(cut(worth * worths), rest(cost * costs)) for worth, cost in own]
            for own in options
        ]
        chosen = cheapest(groups, rest(wanted * worths))
        if chosen is None:
            return None
        if chosen.solver != "exact":
            self._solver = chosen.solver
        return chosen.choice, Fraction(chosen.cost, costs)

    def _by_deadline(
        self, clusters: Clusters, needed: Fraction
    ) -> tuple[Taken | None, date | None]:
        """Return the choice whose latest day is the earliest, of the fewest steps by then.

        The bound is the first day by which so many points could be won at all.
        """
        days = sorted({self._day(p) for c in clusters.items for w in c.ways for p in w.taken})
        bound = None
        for day in days:
            within = clusters._replace(
                items=tuple(
                    cluster._replace(ways=ways)
                    for cluster in clusters.items
                    if (ways := tuple(w for w in cluster.ways if self._in_time(w, day)))
                )
            )
            limit = self._limit(within)
            if limit is not None and limit < needed:
                continue
            if bound is None and limit is not None:
                bound = day
            taken = self._mended(within, needed, self._cost)
            if taken is not None:
                return taken, bound
        return None, bound

    def _in_time(self, way: Way, day: date) -> bool:
        return all(self._day(place) <= day for place in way.taken)

    # --- Judging what was chosen ---------------------------------------------------------------

    def _score(self, taken: Taken) -> Score:
        made = actuals_with(self._judged, self._moves, taken)
        return score_of(self._trial.judged_again(made))

    def _trimmed(self, taken: Taken, needed: Fraction) -> Taken:
        """Return the moves without what is not needed: dropped, or of fewer units."""
        near = _Near(self._judged, self._rules, self._moves, taken)
        least = min(needed, near.points(taken))
        kept = dict(taken)
        for place in sorted(taken, key=lambda p: (-self._cost({p: taken[p]}), p)):
            without = {p: k for p, k in kept.items() if p != place}
            if near.points(without) >= least and self._holds(without):
                kept = without
            elif near.points(kept) > least:
                fewer = near.fewest(kept, place, least)
                if fewer < kept[place] and self._holds({**kept, place: fewer}):
                    kept[place] = fewer
        return kept

    def _holds(self, taken: Taken) -> bool:
        return bool(taken) and reached(self._goal, self._score(taken), self._book)

    def _useful(self, taken: Taken) -> Taken:
        """Return the moves without those that add nothing to the points of all."""
        near = _Near(self._judged, self._rules, self._moves, taken)
        points, kept = near.points(taken), dict(taken)
        for place in sorted(taken, reverse=True):
            without = {p: k for p, k in kept.items() if p != place}
            if near.points(without) >= points:
                kept = without
        return kept


class _Near:
    """Tries choices close to one that has been judged: only what differs is scored anew."""

    def __init__(self, judged: Judged, rules: Rules, moves: Sequence[Move], taken: Taken) -> None:
        self._origin, self._moves, self._taken = judged, moves, taken
        made = actuals_with(judged, moves, taken)
        self._trial = Trial(Trial(judged, rules).judged_again(made), rules)

    def points(self, taken: Taken) -> Fraction:
        """Return the points that a choice gives."""
        made = actuals_with(self._origin, self._moves, taken)
        differ = [p for p in self._taken if self._taken[p] != taken.get(p)]
        return self._trial.points(made, {self._moves[place].indicator for place in differ})

    def fewest(self, taken: Taken, place: int, least: Fraction) -> int:
        """Return the fewest units of one move with which the points still suffice."""
        low, high = 0, taken[place]
        while high - low > 1:
            middle = (low + high) // 2
            if self.points({**taken, place: middle}) >= least:
                high = middle
            else:
                low = middle
        return high


def _top(ways: Sequence[Way]) -> Way:
    """Return the way that wins most; of equal ones that with the fewest moves."""
    return max(ways, key=lambda way: (way.points, -len(way.taken)))
