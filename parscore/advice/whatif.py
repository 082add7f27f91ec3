"""What the result would be with other figures or by other rules: judged again, told exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.advice.changes import change_between, station_of
from parscore.advice.steps import with_steps
from parscore.advice.together import Taken, take_steps
from parscore.advice.typed_figures import item_titles, measures_typed
from parscore.documents.assessment import Called
from parscore.documents.whatif import ScenarioShown, SettingShown, WhatIf
from parscore.evaluate import assemble, judge
from parscore.findings.show import measure_shown
from parscore.reading.problems import Unreadable
from parscore.rulebook.select import is_stale
from parscore.values.messages import Localised, Message
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from parscore.advice.typed_figures import Typed
    from parscore.documents.actuals import Actuals, Measure
    from parscore.documents.assessment import Assessment
    from parscore.documents.changes import Change
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.evaluate import EngineChoice, Judged, Rules
    from parscore.findings.heading import Provenance
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text

OTHER_RULES = Message(
    "whatif.other-rules",
    vi="Chấm theo bộ tiêu chí “{id}” thay cho “{own}”.",
    en="Scored by the rule set “{id}” instead of “{own}”.",
)
UNCONFIRMED = Message(
    "whatif.unconfirmed",
    vi="Bộ tiêu chí “{id}” chưa được xác nhận cho kỳ này; kết quả chỉ để tham khảo.",
    en="The rule set “{id}” is not confirmed for this period; take this as an indication.",
)
UNUSED = Message(
    "whatif.unused",
    vi="Không tiêu chí nào tính điểm từ “{title}”.",
    en="No criterion gets its points from “{title}”.",
)
AS_IT_IS = Message(
    "whatif.as-it-is",
    vi="“{title}” đang đúng là số liệu này.",
    en="“{title}” has this very figure already.",
)


STEP_TAKEN = Message("whatif.step", vi="Việc {rank}: {step}.", en="Number {rank}: {step}.")
NO_STEPS = Message(
    "whatif.no-steps",
    vi="Không còn bước nào lấy lại được điểm.",
    en="No step is left that wins points.",
)


class Case(NamedTuple):
    """A scenario: its name, if it has one, and the figures typed for it.

    With `steps`, it takes the next steps of so many of the biggest gaps instead.
    """

    name: str | None
    typed: tuple[Typed, ...] = ()
    steps: int | None = None


def what_if(
    plan: Plan,
    actuals: Actuals,
    rules: Rules,
    provenance: Provenance,
    cases: Sequence[Case],
    *,
    other: Rules | None = None,
    as_of: date | None = None,
    engine: EngineChoice = "auto",
) -> WhatIf:
    """Return how a commune stands, and how it would stand in each scenario.

    Args:
        plan: the commune's plan.
        actuals: its results as they are; each scenario starts from them.
        rules: the rules by which it is scored.
        provenance: what the result says of its own making.
        cases: the scenarios; one without figures is of use with `other` alone.
        other: the rules by which the scenarios are scored, if these are others.
        as_of: moves phases and task states; the actuals' own day by default.
        engine: what draws the conclusions.

    Raises:
        Unreadable: with everything that is wrong with any figure, in its place.
    """
    day = as_of or actuals.as_of
    by = rules if other is None else other
    book = by.rulebook.on(day)
    measures = _all_measures(cases, actuals, book)

    def written(judged: Judged, by: Rules) -> Assessment:
        given = judged.given
        period = Period(given.period.from_, max(given.period.from_, given.period.to))
        stale = is_stale(by.rulebook, period) if by is other else provenance.stale
        return assemble(judged, by, provenance._replace(stale=stale), ())

    def tried(case: Case, set_: Mapping[str, Measure]) -> ScenarioShown:
        taken = Taken(_with(actuals, set_), ())
        if case.steps is not None:
            taken = take_steps(actuals, with_steps(now, rules), case.steps)
            set_ = _differing(taken.actuals, actuals)
        after = written(judge(plan, taken.actuals, by, as_of=as_of, engine=engine), by)
        told = (*_steps(case, taken), *_notes(set_, actuals, book, before, after))
        return _scenario(case.name, set_, actuals, book, change_between(before, after), after, told)

    now = judge(plan, actuals, rules, as_of=as_of, engine=engine)
    before = written(now, rules)
    return WhatIf.model_construct(
        schema_id="parscore/whatif/1",
        engine=before.engine,
        inputs=before.inputs,
        commune=before.commune,
        before=station_of(before),
        scenarios=tuple(tried(*pair) for pair in zip(cases, measures, strict=True)),
    )


def _all_measures(
    cases: Sequence[Case], actuals: Actuals, book: Rulebook
) -> list[dict[str, Measure]]:
    """Read the figures of every scenario; the problems of all of them are collected."""
    found: list[dict[str, Measure]] = []
    problems: list[Problem] = []
    for case in cases:
        try:
            found.append(measures_typed(case.typed, actuals, book))
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
    if problems:
        raise Unreadable(problems)
    return found


def _with(actuals: Actuals, measures: Mapping[str, Measure]) -> Actuals:
    return actuals.model_copy(update={"measures": {**actuals.measures, **measures}})


def _scenario(
    name: str | None,
    measures: Mapping[str, Measure],
    actuals: Actuals,
    book: Rulebook,
    change: Change,
    after: Assessment,
    notes: tuple[Text, ...],
) -> ScenarioShown:
    station = station_of(after)
    return ScenarioShown.model_construct(
        name=name,
        ruleset=station.ruleset,
        settings=tuple(
            _setting(key, actuals.measures.get(key), measure, book)
            for key, measure in measures.items()
        ),
        score=after.score,
        minimums_met=station.minimums_met,
        minimums=station.minimums,
        change=change,
        notes=notes,
    )


def _differing(made: Actuals, actuals: Actuals) -> dict[str, Measure]:
    """Return the measures whose figures steps have changed; more evidence is no other figure."""
    return {
        name: measure
        for name, measure in made.measures.items()
        if measure_shown(measure) != measure_shown(actuals.measures[name])
    }


def _steps(case: Case, taken: Taken) -> Iterator[Text]:
    for rank, step in taken.steps:
        yield STEP_TAKEN(rank=rank, step=step)
    if case.steps is not None and not taken.steps:
        yield NO_STEPS()


def _setting(name: str, before: Measure | None, after: Measure, book: Rulebook) -> SettingShown:
    known = book.indicators[name]
    names = {one.id: Called.model_construct(vi=one.vi, en=one.en) for one in known.levels}
    if known.kind == "items":
        titles = item_titles(name, book)
        names |= {k: Called.model_construct(vi=one, en=one) for k, one in titles.items()}
    return SettingShown.model_construct(
        indicator=name,
        title=known.title,
        title_en=known.title_en,
        unit=known.unit,
        before=None if before is None else measure_shown(before),
        after=measure_shown(after),
        names=names,
    )


def _notes(
    measures: Mapping[str, Measure],
    actuals: Actuals,
    book: Rulebook,
    before: Assessment,
    after: Assessment,
) -> Iterator[Text]:
    own, by = before.ruleset, after.ruleset
    if (own.id, own.sha256) != (by.id, by.sha256):
        yield OTHER_RULES(id=by.id, own=own.id)
    if by.stale:
        yield UNCONFIRMED(id=by.id)
    for name, measure in measures.items():
        known = book.indicators[name]
        title = Localised(known.title, known.title_en)
        if actuals.measures.get(name) == measure:
            yield AS_IT_IS(title=title)
        elif name not in book.users:
            yield UNUSED(title=title)
