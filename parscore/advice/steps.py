"""The cheapest next step of each gap: found from the formula, confirmed by judging again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from parscore.advice.doable import Change, Supplied, changed, made_with, patch_of
from parscore.advice.trial import Trial
from parscore.evaluate import assemble, judge
from parscore.findings.gaps import NextStep, find_gaps
from parscore.findings.ladders import climb, ladder_of
from parscore.findings.messages import STEP, STEP_EVIDENCE
from parscore.scoring.readings import reading_of
from parscore.values.exact import Fraction
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import Assessment
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Node
    from parscore.evaluate import EngineChoice, Judged, Rules
    from parscore.findings.gaps import GapFound
    from parscore.findings.heading import Provenance
    from parscore.findings.ladders import Ladder
    from parscore.inference import Conclusion
    from parscore.values.messages import Text

POINT_EFFECTS = ("cap", "withhold", "penalty")
LOST = Fraction(-1)  # less than any leaf has: a figure that is not scored is no step


def with_steps(judged: Judged, rules: Rules) -> list[GapFound]:
    """Return the gaps, each with its next step, or with the gaps to close before it.

    A gap without either has no step that wins points by itself: its data is missing, it costs no
    points, or nothing can be done about it in this period.
    """
    return _Search(judged, rules).gaps()


class _Search:
    """Looks for steps in one judgement."""

    def __init__(self, judged: Judged, rules: Rules) -> None:
        self._judged = judged
        self._rules = rules
        self._matter = judged.standing.matter
        self._given = judged.given
        self._trial = Trial(judged, rules)
        self._gaps = find_gaps(judged.standing)

    def gaps(self) -> list[GapFound]:
        return [self._advised(gap) for gap in self._gaps]

    def _advised(self, gap: GapFound) -> GapFound:
        if gap.node is None or not gap.recoverable:
            return gap
        node = self._matter.rulebook.nodes[gap.node]
        if gap.kind == "evidence":
            return gap._replace(step=self._best(self._supplies(node, gap.key)))
        return self._of_result(gap, node) if gap.kind == "result" else gap

    def _of_result(self, gap: GapFound, node: Node) -> GapFound:
        """Try the leaf's own figures, then what a rule holds against it, then more at once."""
        own, causes = list(self._own_changes(node)), list(self._causes(node))
        step = self._best([*own, *causes])
        if step is not None:
            return gap._replace(step=step)
        requires = self._closed_first(node)
        if requires:
            return gap._replace(requires=requires)
        proofs = self._all_proofs(node)
        more = [one.joined(proofs) for one in own] if proofs is not None else []
        if causes:
            more += [_all_of([one, *causes]) for one in own] or [_all_of(causes)]
        return gap._replace(step=self._best(more))

    def _own_changes(self, node: Node) -> Iterator[Change]:
        """Yield, for each measure of a leaf, the least change that wins it points."""
        for indicator in node.reads:
            ladder = ladder_of(indicator, self._matter)
            if ladder is None or indicator not in self._given.measures:
                continue
            units = climb(partial(self._points_on, ladder, indicator, node), ladder.most)
            if units is not None:
                yield Change({indicator: ladder.at(units)}, (), ladder.says(units))

    def _points_on(self, ladder: Ladder, indicator: str, node: Node, k: int) -> Fraction:
        """Return the points of a leaf so many units up the ladder of a measure that it reads."""
        keys = {} if k == 0 else {indicator: ladder.at(k)}
        made = changed(self._given, keys).measures[indicator]
        known = self._matter.rulebook.indicators.get(indicator)
        readings = {**self._matter.readings, indicator: reading_of(made, known)}
        points = self._trial.leaf_points(node.id, readings)
        return LOST if points is None else points

    def _causes(self, node: Node) -> Iterator[Change]:
        """Yield how to do away with the measures because of which a rule took points."""
        for indicator in dict.fromkeys(
            str(fact.value("indicator"))
            for conclusion in self._against(node)
            for fact in self._judged.conclusions.grounds(conclusion)
            if fact.kind == "measure"
        ):
            ladder = ladder_of(indicator, self._matter)
            elsewhere = indicator in self._given.measures and indicator not in node.reads
            if ladder is not None and elsewhere:
                last = ladder.most
                yield Change({indicator: ladder.at(last)}, (), ladder.says(last))

    def _against(self, node: Node) -> Iterator[Conclusion]:
        for one in self._judged.conclusions.items:
            effect = one.effect
            if effect is not None and effect.kind in POINT_EFFECTS and effect.node == node.id:
                yield one

    def _closed_first(self, node: Node) -> tuple[int, ...]:
        """Return the ranks of the gaps that keep this one from yielding anything.

        The points of a leaf are withheld until its evidence is there, or a cap carries over from
        another criterion.
        """
        blocking = {
            str(value)
            for conclusion in self._against(node)
            for fact in conclusion.because
            for name, value in fact.fields
            if fact.kind in POINT_EFFECTS and name == "node"
        } - {node.id}
        withheld = node.id in self._judged.drawn.today.withheld
        return tuple(
            rank
            for rank, gap in enumerate(self._gaps, start=1)
            if gap.node in blocking
            or (withheld and gap.node == node.id and gap.kind == "evidence" and gap.recoverable)
        )

    def _supplies(self, node: Node, key: str) -> Iterator[Change]:
        """Yield the document of a gap in the evidence; where others lack too, all of them."""
        for standing in self._judged.standing.evidence:
            if standing.node.id == node.id and key == f"{node.id}/{standing.demand.id}":
                change = self._supply(node, standing.demand.id, standing.demand.title)
                if change is not None:
                    yield change

    def _supply(self, node: Node, document: str, title: str) -> Change | None:
        indicator = next((i for i in node.reads if i in self._given.measures), None)
        if indicator is None:
            return None
        supplied = Supplied(document, title, indicator)
        return Change({}, (supplied,), STEP_EVIDENCE(title=title))

    def _all_proofs(self, node: Node) -> Change | None:
        """Return all the documents that a leaf demands, handed in at once."""
        changes = [self._supply(node, one.id, one.title) for one in node.evidence]
        known = [change for change in changes if change is not None]
        return _all_of(known) if known else None

    def _best(self, changes: Iterable[Change]) -> NextStep | None:
        """Return the change that wins most by itself; None where none wins anything."""
        best: tuple[Fraction, Change] | None = None
        for change in changes:
            made = made_with(self._given, change)
            touched = {*change.measures, *(one.indicator for one in change.documents)}
            gain = self._trial.points(made, touched) - self._trial.now
            if gain > 0 and (best is None or gain > best[0]):
                best = gain, change
        if best is None:
            return None
        gain, change = best
        patch = tuple(patch_of(self._given, change))
        return NextStep(patch, gain, STEP(what=_capital(change.text), points=gain))


def _all_of(changes: Sequence[Change]) -> Change:
    whole = changes[0]
    for change in changes[1:]:
        whole = whole.joined(change)
    return whole


def _capital(text: Text) -> Localised:
    """Return the words of a step as the start of a sentence."""
    return Localised(text.vi[:1].upper() + text.vi[1:], text.en[:1].upper() + text.en[1:])


def advised(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    provenance: Provenance,
    *,
    as_of: date | None = None,
    engine: EngineChoice = "auto",
) -> Assessment:
    """Return the assessment of one commune as `evaluate` does, its gaps with their next steps."""
    judged = judge(plan, actuals, rules, as_of=as_of, engine=engine)
    return assemble(judged, rules, provenance, with_steps(judged, rules))
