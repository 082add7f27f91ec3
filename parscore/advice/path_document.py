"""A path written down: its steps in the order in which they fall due, each tried out exactly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from parscore.advice.clusters import actuals_with, change_of, touched_by
from parscore.advice.doable import patch_of
from parscore.advice.goal import exact_value, score_of
from parscore.advice.lines import rules_line, score_line
from parscore.advice.notes import open_leaves, standing_notes
from parscore.advice.path import effort_of
from parscore.advice.trial import Trial
from parscore.documents.path import PathFound, PathGoal, PathStep
from parscore.findings.heading import commune_shown, inputs_shown, span, units_shown
from parscore.values.decimals import decimal, exact_of, written
from parscore.values.messages import Localised, Message, joined
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.advice.goal import Goal
    from parscore.advice.moves import Move
    from parscore.advice.path import Found
    from parscore.documents.effort import Efforts
    from parscore.documents.path import Economy
    from parscore.evaluate import Judged, Rules
    from parscore.findings.heading import Provenance
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

MISSING_DATA = Message(
    "path.missing-data",
    vi="{count} tiêu chí còn thiếu số liệu: lộ trình không tính chúng, chỉ tính số liệu đã có.",
    en="Criteria that lack data: {count}. The path leaves them out and counts what is known.",
)
UNPRICED = Message(
    "path.unpriced",
    vi="Chưa khai công sức nên không đưa vào lộ trình: {what}.",
    en="Not taken, because nobody has priced it: {what}.",
)
GATED = Message(
    "path.gated",
    vi="Xếp loại bị khống chế bởi quy tắc: {rules}.",
    en="The class is held down by a rule: {rules}.",
)


def path_document(
    judged: Judged,
    rules: Rules,
    found: Found,
    goal: Goal,
    by: Economy,
    efforts: Efforts | None,
    provenance: Provenance,
) -> PathFound:
    """Return a path as the document from which it is rendered."""
    matter = judged.standing.matter
    taken, missing = found.taken, _missing(judged)
    patch = patch_of(judged.given, change_of(found.moves, taken)) if taken else ()
    return PathFound.model_construct(
        schema_id="parscore/path/1",
        version=provenance.version,
        ruleset=rules_line(matter.rulebook, stale=provenance.stale),
        inputs=inputs_shown(provenance),
        commune=commune_shown(matter.plan, matter.rulebook),
        units=units_shown(matter.plan),
        period=span(matter.period),
        as_of=matter.as_of.isoformat(),
        illustrative=matter.actuals.illustrative,
        goal=PathGoal.model_construct(
            kind=goal.kind,
            value=None if goal.kind == "class" else decimal(goal.value),
            class_=goal.class_,
            name=goal.name,
        ),
        by=by,
        effort_unit=None if efforts is None else efforts.unit,
        status=found.status,
        proof=found.proof,
        cost=_amount(found.cost),
        bound=_amount(found.bound),
        solver=found.solver,
        now=score_line(score_of(judged)),
        after=score_line(found.score),
        upper=written(found.upper),
        missing=written(missing),
        steps=tuple(_steps(judged, rules, found, efforts)),
        patch=tuple(patch),
        notes=tuple(_notes(judged, found, provenance)),
        exact=exact_of({"upper": found.upper, "missing": missing}),
    )


def _missing(judged: Judged) -> Fraction | None:
    """Return how many points missing data may add at most; None where none is missing."""
    standing = judged.standing
    leaves = [leaf for leaf in standing.matter.rulebook.leaves if standing.is_open(leaf)]
    room = (standing.bounds.nodes[leaf.id][1] - standing.totals[leaf.id].points for leaf in leaves)
    return exact_sum(room) if leaves else None


def _amount(cost: Fraction | date | None) -> str | None:
    if isinstance(cost, date):
        return cost.isoformat()
    return written(cost)


def _steps(
    judged: Judged, rules: Rules, found: Found, efforts: Efforts | None
) -> Iterator[PathStep]:
    """Yield the steps by due day, then by office; each adds its points to those before it."""
    trial, matter = Trial(judged, rules), judged.standing.matter
    order = sorted(found.taken, key=lambda p: _order(found.moves[p], p))
    made: dict[int, int] = {}
    before = exact_value(score_of(judged), "points")
    for place in order:
        move, units = found.moves[place], found.taken[place]
        made[place] = units
        actuals = actuals_with(judged, found.moves, made)
        total = trial.points(actuals, touched_by(found.moves, made))
        node = matter.rulebook.nodes.get(move.node)
        title = matter.indicator_title(move.indicator) if node is None else matter.node_title(node)
        effort = None if efforts is None else effort_of(move, units, efforts)
        yield PathStep.model_construct(
            kind="measure" if move.document is None else "evidence",
            indicator=move.indicator,
            node=move.node or None,
            title=title.vi,
            title_en=title.en,
            text=move.says(units),
            points=decimal(total - before),
            total=decimal(total),
            effort=written(effort),
            owner=move.owner,
            due=None if move.due is None else move.due.isoformat(),
            exact=exact_of({"points": total - before, "total": total, "effort": effort}),
        )
        before = total


def _order(move: Move, place: int) -> tuple[date, str, int]:
    return move.due or date.max, move.owner or "", place


def _notes(judged: Judged, found: Found, provenance: Provenance) -> Iterator[Text]:
    matter = judged.standing.matter
    yield from standing_notes(judged, provenance, illustrative=matter.actuals.illustrative)
    missing = open_leaves(judged)
    if missing:
        yield MISSING_DATA(count=missing)
    if found.unpriced:
        names = dict.fromkeys(found.unpriced)
        yield UNPRICED(what=joined(matter.indicator_title(name) for name in names))
    if found.score.class_ is not None and found.score.class_.capped_by:
        titles = {one.rule.id: one.rule.title for one in judged.conclusions.items}
        held = [titles.get(name, name) for name in found.score.class_.capped_by]
        yield GATED(rules=joined(Localised(one, one) for one in held))
