"""The story of one evaluation: plan + actuals + rulebook -> assessment.

Measures become readings; formulas score each leaf exactly; the rule network draws its
conclusions from the verdicts; the tree adds up with their effects; what is missing keeps its
bounds; and what follows for the commune is written down. Pure: no file, clock or global is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.documents.assessment import Assessment
from parscore.findings.conclusions import (
    effects_of,
    findings_of,
    indicators_named,
    rules_named,
)
from parscore.findings.evidence import evidence_standings
from parscore.findings.facts import tell
from parscore.findings.gaps import Standing, find_gaps
from parscore.findings.heading import (
    Provenance,
    commune_shown,
    engine_shown,
    inputs_shown,
    plan_shown,
    ruleset_shown,
    span,
    units_shown,
    warnings_of,
)
from parscore.findings.matter import Matter
from parscore.findings.quotes import Quote, completed, left_to_quote, quote_of
from parscore.findings.show import (
    show_documents,
    show_evidence,
    show_gaps,
    show_minimum,
    show_nodes,
    show_target,
    show_task,
)
from parscore.findings.targets import contradictions, minimum_results, target_results
from parscore.findings.tasks import task_standings
from parscore.findings.totals import Drawn, appraised_totals, score_shown
from parscore.inference import compile_rules, conclude, enclose
from parscore.scoring.bounds import enclose as enclose_points
from parscore.scoring.bounds import leaf_inputs, roll_up_today, settled_bounds, settled_totals
from parscore.scoring.leaves import score_leaves
from parscore.scoring.readings import readings_of, survey_readings
from parscore.scoring.tree import excluded_by_rule, roll_up

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import Score
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.facts import Told
    from parscore.findings.gaps import GapFound
    from parscore.findings.targets import MinimumResult, TargetResult
    from parscore.findings.tasks import TaskStanding
    from parscore.inference import Conclusions, Program
    from parscore.scoring.bounds import Bounds
    from parscore.scoring.effects import Effects
    from parscore.scoring.tree import Total

EngineChoice = Literal["auto", "durable", "reference"]


class Rules(NamedTuple):
    """A rulebook with its inference rules compiled: prepared once, used for any commune.

    It holds the tree of every phase; a commune is judged with that of its day.

    `quoted` holds, likewise prepared, the rule sets whose results it quotes.
    """

    rulebook: Rulebook
    program: Program
    quoted: Mapping[str, Rules]


def prepare(rulebook: Rulebook) -> Rules:
    """Return a rulebook ready to evaluate.

    Raises:
        RulesRejected: its inference rules cannot be compiled.
    """
    quoted = {name: prepare(one) for name, one in rulebook.quoted.items()}
    return Rules(rulebook, compile_rules(rulebook.inference), quoted)


class Seen(NamedTuple):
    """What is known of one commune today, before it is asked how far missing data may move it.

    `given` are the actuals as they came; those of the matter hold what was quoted, too.
    """

    given: Actuals
    matter: Matter
    minimums: list[MinimumResult]
    targets: list[TargetResult]
    tasks: list[TaskStanding]
    evidence: list[EvidenceStanding]
    told: Told
    conclusions: Conclusions

    @property
    def effects(self) -> Effects:
        """What the conclusions do today."""
        return effects_of(self.conclusions.items, self.matter.rulebook)


class Judged(NamedTuple):
    """One commune judged exactly, before anything is written down for people.

    `given` are the actuals as they came; those of the standing hold what was quoted, too.
    """

    given: Actuals
    standing: Standing
    targets: list[TargetResult]
    conclusions: Conclusions
    drawn: Drawn
    told: Told


def see(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    *,
    as_of: date | None = None,
    engine: EngineChoice = "auto",
) -> Seen:
    """Return the exact points and verdicts of today, with the conclusions drawn from them.

    `as_of` moves phases and task states, never figures; it is the actuals' own day by default.
    """
    day = as_of or actuals.as_of
    rulebook = rules.rulebook.on(day)
    quotes = quotes_of(plan, given := actuals, rules, day, engine)
    actuals = completed(given, quotes, rulebook.indicators)
    readings, survey = readings_of(actuals, rulebook.indicators), survey_readings(actuals)
    scores = score_leaves(rulebook, readings, survey)
    matter = Matter(plan, actuals, rulebook, day, readings, scores, quotes)

    minimums, targets = minimum_results(matter), target_results(matter)
    tasks, evidence = task_standings(matter), evidence_standings(matter)
    pairs = contradictions(matter)
    told = tell(matter, minimums, targets, pairs, tasks, evidence, rules.program)
    conclusions = conclude(rules.program, told.actual, engine, vouched=True)
    return Seen(given, matter, minimums, targets, tasks, evidence, told, conclusions)


def judge(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    *,
    as_of: date | None = None,
    engine: EngineChoice = "auto",
) -> Judged:
    """Return the exact points, bounds and verdicts of one commune, with the conclusions drawn.

    `as_of` moves phases and task states, never figures; it is the actuals' own day by default.
    """
    seen = see(plan, actuals, rules, as_of=as_of, engine=engine)
    rulebook = seen.matter.rulebook
    drawn = _effects(seen.told, seen.conclusions, rulebook, rules.program)
    totals, bounds = _add_up(seen.matter, drawn, complete=seen.told.complete)
    excluded = excluded_by_rule(rulebook, drawn.today)
    evidence = [one for one in seen.evidence if one.node.id not in excluded]
    standing = Standing(seen.matter, totals, bounds, seen.minimums, seen.tasks, evidence, excluded)
    return Judged(seen.given, standing, seen.targets, seen.conclusions, drawn, seen.told)


def totals_of(matter: Matter, rules: Rules) -> dict[str, Total]:
    """Return the total of every node as `judge` does, looking only at what may move points."""
    program = rules.program.on_points
    told = tell(
        matter,
        minimum_results(matter) if "minimum" in program.reads else (),
        target_results(matter) if "target" in program.reads else (),
        contradictions(matter) if "target_pair" in program.reads else (),
        task_standings(matter) if "task" in program.reads else (),
        evidence_standings(matter),
        program,
    )
    conclusions = conclude(program, told.actual, "reference", vouched=True)
    drawn = _effects(told, conclusions, matter.rulebook, program)
    return _add_up(matter, drawn, complete=told.complete)[0]


def evaluate(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    provenance: Provenance,
    *,
    as_of: date | None = None,
    engine: EngineChoice = "auto",
) -> Assessment:
    """Return the assessment of one commune: points with bounds, minimums, gaps and findings.

    Equal inputs give an equal assessment, whichever engine draws the conclusions.
    """
    judged = judge(plan, actuals, rules, as_of=as_of, engine=engine)
    return assemble(judged, rules, provenance)


def assemble(
    judged: Judged, rules: Rules, provenance: Provenance, gaps: Sequence[GapFound] | None = None
) -> Assessment:
    """Write a judgement down as the document from which every report is rendered.

    `gaps` are those of the judgement, where somebody has already looked for their next steps.
    """
    standing, conclusions = judged.standing, judged.conclusions
    matter = standing.matter
    findings = tuple(findings_of(conclusions, matter))
    score = _score(judged)
    return Assessment.model_construct(
        schema_id="parscore/assessment/1",
        engine=engine_shown(provenance, conclusions),
        ruleset=ruleset_shown(matter.rulebook, stale=provenance.stale),
        inputs=inputs_shown(provenance),
        commune=commune_shown(matter.plan, matter.rulebook),
        plan=plan_shown(matter.plan),
        units=units_shown(matter.plan),
        period=span(matter.period),
        as_of=matter.as_of.isoformat(),
        illustrative=matter.actuals.illustrative,
        score=score,
        nodes=show_nodes(standing, appraised_totals(matter, judged.drawn.today)),
        minimums=tuple([show_minimum(one, matter) for one in standing.minimums]),
        targets=tuple([show_target(one, matter) for one in judged.targets]),
        tasks=tuple([show_task(one) for one in standing.tasks]),
        evidence=tuple([show_evidence(one, standing) for one in standing.evidence]),
        documents=show_documents(matter.actuals),
        gaps=show_gaps(find_gaps(standing) if gaps is None else gaps),
        findings=findings,
        rules=rules_named(findings, standing.totals, score.class_, matter),
        indicators=indicators_named(findings, matter),
        warnings=warnings_of(
            matter, standing.tasks, rules.program, rules.rulebook, stale=provenance.stale
        ),
    )


def quotes_of(
    plan: Plan, actuals: Actuals, rules: Rules, day: date, engine: EngineChoice
) -> dict[str, Quote]:
    """Return, by indicator, what the quoted rule sets make of the same commune on a day."""
    left = left_to_quote(rules.rulebook.on(day), actuals)
    asked = [rules.quoted[name] for name in dict.fromkeys(one.ruleset for one in left.values())]
    scores = {
        one.rulebook.id: _score(judge(plan, actuals, one, as_of=day, engine=engine))
        for one in asked
    }
    books = rules.rulebook.quoted
    return {
        name: quote_of(one, books[one.ruleset], scores[one.ruleset]) for name, one in left.items()
    }


def _score(judged: Judged) -> Score:
    standing = judged.standing
    return score_shown(standing.matter, standing.totals, standing.bounds, judged.drawn)


def _add_up(matter: Matter, drawn: Drawn, *, complete: bool) -> tuple[dict[str, Total], Bounds]:
    """Return the totals of today and their bounds; where nothing is missing these are the same."""
    rulebook, scores = matter.rulebook, matter.scores
    if complete:
        totals = roll_up(rulebook, leaf_inputs(scores), drawn.today)
        return totals, settled_bounds(rulebook, totals)
    known = settled_totals(rulebook, scores, *drawn)
    bounds = enclose_points(rulebook, scores, drawn.certain, drawn.possible, known)
    return roll_up_today(rulebook, scores, drawn.today, bounds, known), bounds


def _effects(told: Told, conclusions: Conclusions, rulebook: Rulebook, program: Program) -> Drawn:
    """Return what the conclusions do today, what is certain of it, and what may still come."""
    today = effects_of(conclusions.items, rulebook)
    if told.complete:
        return Drawn(today, today, today)
    certain, possible = enclose(program.on_score, told.certain, told.possible, vouched=True)
    return Drawn(
        today,
        effects_of(certain.items, rulebook),
        effects_of(possible.items, rulebook),
    )
