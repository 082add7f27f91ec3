"""The head of an assessment: which rules, which inputs, whose plan, and what to be careful of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.assessment import (
    BasisShown,
    CommuneShown,
    Engine,
    Inputs,
    PlanShown,
    RulesetShown,
    Span,
    TotalRounding,
    UnitShown,
)
from parscore.documents.schemes import rounding_shown
from parscore.findings.messages import (
    ASSUMED_FIGURES,
    BARE_PERCENTAGE,
    ILLUSTRATIVE,
    OTHER_WINDOW,
    OUTSIDE_WINDOW,
    STALE_QUOTED,
    STALE_RULES,
    TASK_AFTER_PERIOD,
    UNUSED_MEASURE,
)
from parscore.reading.base import Template
from parscore.rulebook.select import is_stale
from parscore.values.periods import Period, iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parscore.documents.actuals import Measure
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.findings.matter import Matter
    from parscore.findings.tasks import TaskStanding
    from parscore.inference import Conclusions, Program
    from parscore.values.messages import Localised, Text

NAME = "parscore"
_UNIT = Template(UnitShown)


class Provenance(NamedTuple):
    """What an assessment says of its own making: hashes of the inputs, version, stale rules."""

    plan_sha256: str
    actuals_sha256: str
    version: str
    stale: bool = False


def engine_shown(provenance: Provenance, conclusions: Conclusions) -> Engine:
    """Return what computed the result."""
    return Engine.model_construct(
        name=NAME,
        version=provenance.version,
        inference=conclusions.engine,
        note=conclusions.note,
    )


def ruleset_shown(rulebook: Rulebook, *, stale: bool) -> RulesetShown:
    """Return the rule set used, and whether its points are official."""
    return RulesetShown.model_construct(
        id=rulebook.id,
        title=rulebook.title,
        number=rulebook.number,
        issued=iso(rulebook.issued),
        issuer=rulebook.issuer,
        revision=rulebook.revision,
        sha256=rulebook.sha256,
        basis=rulebook.basis,
        confirmed_for=None if rulebook.confirmed_for is None else span(rulebook.confirmed_for),
        phase=None if rulebook.phase is None else span(rulebook.phase),
        stale=stale,
        rounding=TotalRounding.model_construct(
            points=rounding_shown(rulebook.total_rounding),
            index=rounding_shown(rulebook.index_rounding),
        ),
    )


def span(period: Period) -> Span:
    """Return a period as the assessment writes it."""
    return Span.model_construct(from_=iso(period.start), to=iso(period.end))


def inputs_shown(provenance: Provenance) -> Inputs:
    """Return the hashes of what was read."""
    return Inputs.model_construct(plan=provenance.plan_sha256, actuals=provenance.actuals_sha256)


def commune_shown(plan: Plan, rulebook: Rulebook) -> CommuneShown:
    """Return whose assessment it is."""
    commune = plan.commune
    return CommuneShown.model_construct(
        name=commune.name,
        province=commune.province,
        province_name=rulebook.province_name,
        code=commune.code,
        level=commune.level,
    )


def plan_shown(plan: Plan) -> PlanShown:
    """Return the plan assessed, with its legal basis."""
    return PlanShown.model_construct(
        title=plan.title,
        number=plan.number,
        issued=iso(plan.issued),
        basis=tuple(
            BasisShown.model_construct(
                number=one.number,
                issued=iso(one.issued),
                issuer=one.issuer,
                title=one.title,
                section=one.section,
            )
            for one in plan.basis
        ),
    )


def units_shown(plan: Plan) -> tuple[UnitShown, ...]:
    """Return the offices of the plan."""
    return tuple([_UNIT.filled({"id": unit.id, "name": unit.name}) for unit in plan.units])


def warnings_of(
    matter: Matter,
    tasks: Sequence[TaskStanding],
    program: Program,
    whole: Rulebook,
    *,
    stale: bool,
) -> tuple[Text, ...]:
    """Return what a careful colleague would mention; `whole` holds the tree of every phase."""
    return tuple(_warnings(matter, tasks, program, whole, stale=stale))


def _warnings(
    matter: Matter,
    tasks: Sequence[TaskStanding],
    program: Program,
    whole: Rulebook,
    *,
    stale: bool,
) -> Iterator[Text]:
    rulebook = matter.rulebook
    if matter.actuals.illustrative:
        yield ILLUSTRATIVE()
    if stale:
        yield from _stale(matter)
    if rulebook.assumed:
        yield ASSUMED_FIGURES(count=len(rulebook.assumed), total=len(rulebook.leaves))
    for name, measure in matter.actuals.measures.items():
        if name not in matter.quotes:
            known = name in whole.asked or name in program.indicators
            yield from _of_measure(name, measure, matter, known=known)
    end = matter.plan_period.end
    for standing in tasks:
        if standing.last_due is not None and standing.last_due > end:
            yield TASK_AFTER_PERIOD(section=standing.task.section, by=standing.last_due)


def _stale(matter: Matter) -> Iterator[Text]:
    """Name the rule sets that nobody has confirmed: the one that scores, and those it quotes."""
    rulebook, quoted = matter.rulebook, matter.rulebook.quoted
    asked = dict.fromkeys(one.ruleset for one in matter.quotes.values())
    unconfirmed = [name for name in asked if is_stale(quoted[name], matter.period)]
    if is_stale(rulebook, matter.period) or not unconfirmed:
        yield STALE_RULES(id=rulebook.id)
    for name in unconfirmed:
        yield STALE_QUOTED(set=rulebook.id, id=name)


def _of_measure(name: str, measure: Measure, matter: Matter, *, known: bool) -> Iterator[Text]:
    """Yield what is odd about a measure; it is `known` where the rules name its indicator."""
    rulebook = matter.rulebook
    if measure.value is not None:
        indicator = rulebook.indicators.get(name)
        if indicator is not None and indicator.kind == "ratio":
            yield BARE_PERCENTAGE(title=matter.indicator_title(name))
    if not known and not _is_asked(name, matter):
        yield UNUSED_MEASURE(title=matter.indicator_title(name))
    if measure.date is not None or measure.window is not None:
        users = rulebook.users.get(name, ())
        yield from _of_time(matter.indicator_title(name), measure, users, matter)


def _of_time(
    title: Localised, measure: Measure, users: Iterable[str], matter: Matter
) -> Iterator[Text]:
    for node in (matter.rulebook.nodes[user] for user in users):
        window = node.window or matter.period
        if measure.date is not None and not window.contains(measure.date):
            args = {"day": measure.date, "start": window.start, "end": window.end}
            yield OUTSIDE_WINDOW(title=title, **args)
        if measure.window is not None:
            given = Period(measure.window.from_, measure.window.to)
            if given != window:
                yield OTHER_WINDOW(title=title, start=given.start, end=given.end)


def _is_asked(name: str, matter: Matter) -> bool:
    """Tell whether a figure that the rules do not name is wanted all the same.

    A target may ask for it. A national set is scored from the figures that a province's set asks
    for too: none of them is there in vain.
    """
    return matter.rulebook.province is None or any(
        target.indicator == name for target in matter.plan.targets
    )
