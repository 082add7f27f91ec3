"""One commune after the other, by two rule sets: the same documents, whatever year the sets score.

A set that scores another year gets plan and figures with every day moved to that year, so that
deadlines, windows and phases mean the same as before.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.evaluate import judge, quotes_of
from parscore.findings.quotes import completed, left_to_quote
from parscore.findings.targets import held, minimums_on
from parscore.formulas.reading import MISSING
from parscore.inputs import check_inputs, rules_at
from parscore.province.impact.moved import day_moved, moved, years_between
from parscore.province.impact.standing import Standing, standing_of
from parscore.province.messages import BROKE_OFF, WORKER_DIED
from parscore.province.opening import open_entry
from parscore.province.pool import chunks_of, until_broken
from parscore.reading.problems import NotFilledIn, Unreadable
from parscore.rulebook.kinds import OTHER_PROVINCE
from parscore.scoring.readings import readings_of, survey_readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from parscore.documents.assessment import Verdict
    from parscore.evaluate import Rules
    from parscore.formulas.reading import Reading
    from parscore.inputs import Opened
    from parscore.province.find import Entry
    from parscore.province.pool import Chunk
    from parscore.reading.problems import Problem
    from parscore.rulebook.folder import RulesFolders
    from parscore.values.periods import Period

    Work = Callable[[Chunk, "Trial"], list["Examined"]]

FEWEST_EACH: Final = 25  # communes for which another process is worth its start
NOT_MEASURED: Final[dict[str, Any]] = {"tasks": {}, "evidence": (), "appraisal": {}}
"""What only inference rules and appraisers look at."""


class Trial(NamedTuple):
    """Two rule sets, by id or path; it can be sent to another process.

    `exact` judges each commune with everything; else only what columns need is read.
    """

    folders: RulesFolders
    before: str
    after: str
    exact: bool


class Pair(NamedTuple):
    """The rules before and after."""

    before: Rules
    after: Rules

    @property
    def province(self) -> str | None:
        """Return whose communes are weighed; None: those of any province."""
        return self.before.rulebook.province or self.after.rulebook.province


class Commune(NamedTuple):
    """Whose documents they are."""

    folder: str
    name: str
    code: str | None
    province: str
    period: Period
    illustrative: bool

    @property
    def title(self) -> str:
        """Return the commune as a list calls it: its name, with its code where it has one."""
        return f"{self.name} ({self.code})" if self.code else self.name

    @property
    def identity(self) -> tuple[str, str]:
        """Return what tells communes apart: the code, else the name, within the province."""
        return self.province, self.code or self.name


class Raw(NamedTuple):
    """What columns need of a commune; `day` decides on the phase of the set."""

    readings: Mapping[str, Reading]
    survey: Mapping[str, Reading]
    day: date
    minimums: Mapping[str, Verdict]


Sides = tuple[Standing, Standing] | tuple[Raw, Raw]


class Examined(NamedTuple):
    """What became of a commune: both sides, or what is wrong with its files.

    `waiting` tells that its form has not been filled in.
    """

    folder: str
    commune: Commune | None
    sides: Sides | None
    problems: tuple[Problem, ...]
    waiting: bool = False


def rules_of(trial: Trial) -> Pair:
    """Return both rule sets, ready to evaluate; a process loads them once.

    Raises:
        RulesUnusable: there is none of a name, or it cannot be used.
    """
    return _loaded(trial.folders, trial.before, trial.after)


@cache
def _loaded(folders: RulesFolders, before: str, after: str) -> Pair:
    pair = Pair(rules_at(before, folders), rules_at(after, folders))
    gc.freeze()  # they stay to the end: no need to look for cycles in them again
    return pair


def examine(
    todo: Sequence[Entry], trial: Trial, jobs: int, work: Work | None = None
) -> Iterator[Examined]:
    """Open and weigh communes, in processes where there are many; in any order.

    `work` is what a process does with a part of them: it is `examine_chunk`, but for tests.
    """
    work = work or examine_chunk
    jobs = min(jobs, len(todo) // FEWEST_EACH)
    if jobs <= 1:
        yield from (_examined(entry, trial) for entry in todo)
        return
    left = list(reversed(chunks_of(todo, jobs)))
    suspects: list[Chunk] = []
    while left:
        suspects += yield from until_broken(left, work, trial, min(jobs, len(left)))
    again: list[Chunk] = []
    for chunk in suspects:
        again += yield from until_broken([chunk], work, trial, 1)
    for entry in (entry for chunk in again for entry in chunk):
        lost = yield from until_broken([(entry,)], work, trial, 1)
        if lost:
            yield Examined(entry.name, None, None, (WORKER_DIED.problem(entry.name),))


def examine_chunk(chunk: Chunk, trial: Trial) -> list[Examined]:
    """Weigh communes in a process of the pool."""
    return [_examined(entry, trial) for entry in chunk]


def _examined(entry: Entry, trial: Trial) -> Examined:
    pair = rules_of(trial)
    try:
        opened, _ = open_entry(entry)
    except NotFilledIn:
        return Examined(entry.name, None, None, (), waiting=True)
    except Unreadable as unreadable:
        return Examined(entry.name, None, None, unreadable.problems)
    problems = _misfits(entry, opened, pair)
    if problems:
        return Examined(entry.name, None, None, tuple(problems))
    whose = opened.plan.commune
    commune = Commune(
        folder=entry.name,
        name=whose.name,
        code=whose.code,
        province=whose.province,
        period=opened.period,
        illustrative=opened.actuals.illustrative,
    )
    try:
        sides = judged_sides(opened, pair) if trial.exact else raw_sides(opened, pair)
    except Exception as error:  # noqa: BLE001 - one commune must not stop the others
        what = f"{type(error).__name__}: {error}"
        return Examined(entry.name, None, None, (BROKE_OFF.problem(entry.name, error=what),))
    return Examined(entry.name, commune, sides, ())


def _misfits(entry: Entry, opened: Opened, pair: Pair) -> list[Problem]:
    """Return what keeps documents from being weighed.

    They were made for one of the sets: what the other one lacks is no fault of theirs.
    """
    theirs = opened.plan.commune.province
    if pair.province not in (None, theirs):
        rulebook = (pair.before if pair.before.rulebook.province else pair.after).rulebook
        args = {"province": pair.province or "", "plan": theirs}
        return [OTHER_PROVINCE.problem(entry.plan, (), None, id=rulebook.id, **args)]
    found: list[Problem] = []
    for rules in pair:
        problems = [one for one in check_inputs(opened, rules) if one.severity == "error"]
        if not problems:
            return []
        found = found or problems
    return found


def judged_sides(opened: Opened, pair: Pair) -> tuple[Standing, Standing]:
    """Return how a commune stands by both sets, judged with everything."""
    before, after = (_standing(opened, rules) for rules in pair)
    return before, after


def _standing(opened: Opened, rules: Rules) -> Standing:
    years = years_between(rules.rulebook.period, opened.period)
    plan, actuals = moved(opened.plan, years), moved(opened.actuals, years)
    return standing_of(judge(plan, actuals, rules, engine="reference"))


def raw_sides(opened: Opened, pair: Pair) -> tuple[Raw, Raw]:
    """Return what columns need of a commune for both sets, its minimums judged already."""
    before, after = (_raw(opened, rules) for rules in pair)
    if before.readings == after.readings:  # one object: it is sent, and put in columns, once
        after = after._replace(readings=before.readings)
    return before, after


def _raw(opened: Opened, rules: Rules) -> Raw:
    years = years_between(rules.rulebook.period, opened.period)
    day = day_moved(opened.actuals.as_of, years)
    rulebook = rules.rulebook.on(day)
    if left_to_quote(rulebook, opened.actuals):
        plan, actuals = moved(opened.plan, years), moved(opened.actuals, years)
        quotes = quotes_of(plan, actuals, rules, day, "reference")
        actuals = completed(actuals, quotes, rulebook.indicators)
    else:
        actuals = moved(opened.actuals.model_copy(update=NOT_MEASURED), years)
    readings = readings_of(actuals, rulebook.indicators)
    minimums = {
        one.id: held(
            one, readings.get(one.indicator, MISSING), rulebook.indicators.get(one.indicator)
        ).verdict
        for one in minimums_on(rulebook, day)
    }
    return Raw(readings, survey_readings(actuals), day, minimums)
