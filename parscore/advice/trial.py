"""What the points would be with other actuals: judged again as far as they differ, exactly."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from parscore.documents.rulebook import asked_nodes
from parscore.evaluate import judge, totals_of
from parscore.findings.evidence import evidence_standings
from parscore.findings.facts import tell_of
from parscore.formulas.outcome import leaf_status
from parscore.scoring.bounds import leaf_inputs, roll_up_today
from parscore.scoring.leaves import case_of, score_leaf
from parscore.scoring.readings import reading_of, survey_readings
from parscore.scoring.tree import grand_total, roll_up, standing_apart

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from parscore.documents.actuals import Actuals
    from parscore.documents.rulebook import Node
    from parscore.evaluate import Judged, Rules
    from parscore.findings.matter import Matter
    from parscore.formulas.reading import Reading
    from parscore.scoring.leaves import LeafScore
    from parscore.scoring.tree import Total
    from parscore.values.exact import Fraction


class Trial:
    """Tries other actuals against a judgement.

    Where what moves points stays the same for the rule network, its conclusions stay too and only
    the leaves concerned are scored anew; else everything is judged again.
    """

    def __init__(self, judged: Judged, rules: Rules) -> None:
        self._judged = judged
        self._rules = rules
        self._matter = judged.standing.matter

    @cached_property
    def now(self) -> Fraction:
        """The points of the score as they stand."""
        return self._sum(self._judged.standing.totals)

    def points(self, actuals: Actuals, changed: Collection[str]) -> Fraction:
        """Return the points of the score with other actuals, as `tried` does."""
        if not self._is_local:
            return self._again(actuals)[0]
        matter, leaves = self._with(actuals, changed)
        totals = self._totals_if_told_the_same(matter, leaves, changed)
        return self._sum(totals or totals_of(matter, self._rules))

    def tried(self, actuals: Actuals, changed: Collection[str]) -> tuple[Fraction, Judged | None]:
        """Return the points of the score with other actuals, and the judgement if that is another.

        Without one, the rule network was told the same and draws the same conclusions.

        Args:
            actuals: the same but for some measures and more evidence.
            changed: the indicators whose measures, or whose evidence, differ.
        """
        if self._is_local:
            matter, leaves = self._with(actuals, changed)
            totals = self._totals_if_told_the_same(matter, leaves, changed)
            if totals is not None:
                return self._sum(totals), None
        return self._again(actuals)

    def leaf_points(self, node: str, readings: Mapping[str, Reading]) -> Fraction | None:
        """Return the points of one leaf with other readings, before any rule speaks of it."""
        leaf = self._matter.rulebook.nodes[node]
        return score_leaf(leaf, case_of(leaf, readings, {}, self._matter.settled)).points

    def least_points(self, node: str, readings: Mapping[str, Reading]) -> Fraction:
        """Return what one leaf has at least with other readings, before any rule speaks of it."""
        leaf = self._matter.rulebook.nodes[node]
        return score_leaf(leaf, case_of(leaf, readings, {}, self._matter.settled)).lower

    def judged_again(self, actuals: Actuals) -> Judged:
        """Return the whole judgement of other actuals."""
        matter = self._matter
        return judge(matter.plan, actuals, self._rules, as_of=matter.as_of, engine="reference")

    def _again(self, actuals: Actuals) -> tuple[Fraction, Judged]:
        judged = self.judged_again(actuals)
        return self._sum(judged.standing.totals), judged

    def _sum(self, totals: Mapping[str, Total]) -> Fraction:
        return grand_total(self._matter.rulebook, totals)[0]

    @cached_property
    def _is_local(self) -> bool:
        """Tell whether what moves points is said of measures, leaves and evidence alone."""
        return not self._rules.quoted and self._rules.program.kinds_that_move_points.isdisjoint(
            ("minimum", "target", "target_pair")
        )

    def _totals_if_told_the_same(
        self, matter: Matter, leaves: list[Node], changed: Collection[str]
    ) -> dict[str, Total] | None:
        """Return the totals by today's conclusions; None where others have to be drawn."""
        if self._moving(matter, leaves, changed) != self._moving(self._matter, leaves, changed):
            return None
        rulebook, drawn, standing = matter.rulebook, self._judged.drawn, self._judged.standing
        known = standing_apart(rulebook, standing.totals, [leaf.id for leaf in leaves])
        scores = {name: score for name, score in matter.scores.items() if name not in known}
        if self._judged.told.complete:
            return roll_up(rulebook, leaf_inputs(scores), drawn.today, known=known)
        return roll_up_today(rulebook, scores, drawn.today, standing.bounds, known)

    def _with(self, actuals: Actuals, changed: Collection[str]) -> tuple[Matter, list[Node]]:
        """Score the leaves that read a changed measure, and those that ask for their result."""
        known = self._matter.rulebook.indicators
        given = {name: reading_of(actuals.measures[name], known.get(name)) for name in changed}
        readings = {**self._matter.readings, **given}
        scores, settled = dict(self._matter.scores), dict(self._matter.settled)
        touched: dict[str, Node] = {}
        for leaf in self._matter.rulebook.scoring_order:
            reads = any(name in changed for name in leaf.reads)
            if reads or (touched and not touched.keys().isdisjoint(self._asked[leaf.id])):
                score = score_leaf(leaf, case_of(leaf, readings, self._survey, settled))
                scores[leaf.id] = score
                settled[leaf.id] = leaf_status(score.outcome, leaf.maximum)
                touched[leaf.id] = leaf
        matter = replace(self._matter, actuals=actuals, readings=readings, scores=scores)
        return matter, list(touched.values())

    @cached_property
    def _survey(self) -> Mapping[str, Reading]:
        return survey_readings(self._matter.actuals)

    @cached_property
    def _asked(self) -> Mapping[str, set[str]]:
        return {leaf.id: asked_nodes(leaf.formula) for leaf in self._matter.rulebook.leaves}

    def _moving(self, matter: Matter, leaves: list[Node], changed: Collection[str]) -> object:
        """Return what the network is told of these leaves and measures that may move points.

        The second part tells of what the bounds rest on, and so the least of every open leaf.
        """
        containing = (name for name, whole in self._parts if whole in changed)
        told = tell_of(
            matter,
            leaves,
            dict.fromkeys([*changed, *containing]),
            evidence_standings(matter, leaves),
            self._rules.program,
        )
        moves = self._rules.program.moves_points
        sets = (told.actual, told.certain, told.possible)
        return (
            [frozenset(filter(moves, facts)) for facts in sets],
            [_bounding(matter.scores[leaf.id]) for leaf in leaves],
        )

    @cached_property
    def _parts(self) -> tuple[tuple[str, str], ...]:
        indicators = self._matter.rulebook.indicators.items()
        return tuple((name, one.part_of) for name, one in indicators if one.part_of is not None)


def _bounding(score: LeafScore) -> tuple[bool, Fraction | None]:
    """Return what of a leaf the bounds of others hang on too: is it there, how far is it open."""
    return score.not_applicable, score.lower if score.is_open else None
