"""What the points would be with other actuals: judged again as far as they differ, exactly."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from parscore.documents.rulebook import asked_nodes
from parscore.evaluate import judge
from parscore.findings.evidence import evidence_standings
from parscore.findings.facts import tell
from parscore.findings.targets import contradictions, minimum_results, target_results
from parscore.formulas.outcome import leaf_status
from parscore.scoring.bounds import leaf_inputs, roll_up_today
from parscore.scoring.leaves import LeafScore, case_of, score_leaf
from parscore.scoring.readings import reading_of, survey_readings
from parscore.scoring.tree import grand_total, roll_up

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from fractions import Fraction

    from parscore.documents.actuals import Actuals
    from parscore.evaluate import Judged, Rules
    from parscore.findings.facts import Told
    from parscore.findings.matter import Matter
    from parscore.formulas.reading import Reading
    from parscore.inference import Fact


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
        return grand_total(self._rules.rulebook, self._judged.standing.totals)[0]

    def points(self, actuals: Actuals, changed: Collection[str]) -> Fraction:
        """Return the points of the score with other actuals.

        Args:
            actuals: the same but for some measures and more evidence.
            changed: the indicators whose measures differ.
        """
        if self._rules.quoted or not self._is_like_now(told := self._weighed(actuals, changed)):
            return self._judged_again(actuals)
        matter, _ = told
        rulebook, drawn = self._rules.rulebook, self._judged.drawn
        if self._judged.told.complete:
            totals = roll_up(rulebook, leaf_inputs(matter.scores), drawn.today)
        else:
            bounds = self._judged.standing.bounds
            totals = roll_up_today(rulebook, matter.scores, drawn.today, bounds)
        return grand_total(rulebook, totals)[0]

    def leaf_points(self, node: str, readings: Mapping[str, Reading]) -> Fraction | None:
        """Return the points of one leaf with other readings, before any rule speaks of it."""
        leaf = self._rules.rulebook.nodes[node]
        return score_leaf(leaf, case_of(leaf, readings, {}, self._matter.settled)).points

    def _judged_again(self, actuals: Actuals) -> Fraction:
        matter = self._matter
        judged = judge(matter.plan, actuals, self._rules, as_of=matter.as_of, engine="reference")
        return grand_total(self._rules.rulebook, judged.standing.totals)[0]

    def _weighed(self, actuals: Actuals, changed: Collection[str]) -> tuple[Matter, Told]:
        """Return what the network would be told."""
        given = {name: reading_of(actuals.measures[name]) for name in changed}
        readings = {**self._matter.readings, **given}
        scores = self._scores(actuals, readings, changed)
        matter = replace(self._matter, actuals=actuals, readings=readings, scores=scores)
        program, standing = self._rules.program, self._judged.standing
        asked = program.kinds_that_move_points
        told = tell(
            matter,
            minimum_results(matter) if "minimum" in asked else standing.minimums,
            target_results(matter) if "target" in asked else self._judged.targets,
            contradictions(matter) if "target_pair" in asked else (),
            standing.tasks,
            evidence_standings(matter),
            program,
        )
        return matter, told

    def _scores(
        self, actuals: Actuals, readings: Mapping[str, Reading], changed: Collection[str]
    ) -> dict[str, LeafScore]:
        """Score the leaves that read a changed measure, and those that ask for their result."""
        survey = survey_readings(actuals)
        scores, settled = dict(self._matter.scores), dict(self._matter.settled)
        touched: set[str] = set()
        for leaf in self._rules.rulebook.scoring_order:
            reads = any(name in changed for name in leaf.reads)
            if reads or (touched and not touched.isdisjoint(asked_nodes(leaf.formula))):
                score = score_leaf(leaf, case_of(leaf, readings, survey, settled))
                scores[leaf.id] = score
                settled[leaf.id] = leaf_status(score.outcome, leaf.maximum)
                touched.add(leaf.id)
        return scores

    def _is_like_now(self, weighed: tuple[Matter, Told]) -> bool:
        """Tell whether the network would come to the same effects on points."""
        matter, told = weighed
        opened = any(
            score.is_open != self._matter.scores[name].is_open
            for name, score in matter.scores.items()
        )
        return not opened and self._that_moves_points(told) == self._moving_now

    @cached_property
    def _moving_now(self) -> tuple[frozenset[Fact], ...]:
        return self._that_moves_points(self._judged.told)

    def _that_moves_points(self, told: Told) -> tuple[frozenset[Fact], ...]:
        moves = self._rules.program.moves_points
        sets = (told.actual, told.certain, told.possible)
        return tuple(frozenset(filter(moves, facts)) for facts in sets)
