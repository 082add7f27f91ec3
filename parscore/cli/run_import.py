"""`parscore import`: statistics into actuals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from parscore.cli.common import day_of, folders
from parscore.cli.entry import say, show_problems
from parscore.cli.intake_words import PLAN_OR_INTO, TAKEN
from parscore.cli.output import print_result, write_files
from parscore.cli.words import WRITTEN
from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.inputs import rules_named
from parscore.intake.statistics.kinds import NO_DAY
from parscore.intake.statistics.maps import map_named, maps_beside
from parscore.intake.statistics.merge import Merged, merge
from parscore.intake.statistics.take import Taken, take_in
from parscore.intake.writing import document_text
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.rulebook.select import find_for_plan
from parscore.values.periods import Period

if TYPE_CHECKING:
    from datetime import date

    from parscore.intake.statistics.maps import Chosen
    from parscore.values.messages import Lang

Model = TypeVar("Model", Actuals, Plan)
SCHEMA = "parscore/actuals/1"


def run(  # noqa: PLR0913 - one for each option
    *,
    lang: Lang,
    files: tuple[str, ...],
    maps: tuple[str, ...],
    rules: str | None,
    plan: str | None,
    into: str | None,
    as_of: str | None,
    replace: bool,
    out: str | None,
) -> None:
    """Read the files, tell what each gave, and write the actuals whole or not at all."""
    if (plan is None) == (into is None):
        raise click.UsageError(PLAN_OR_INTO().render(lang))
    day = None if as_of is None else day_of(as_of, lang)
    old: Actuals | Plan = _opened(Actuals, into) if into is not None else _opened(Plan, plan or "")
    taken = take_in(files, _maps(maps, rules, old), old.commune, _period(old))
    show_problems(taken.problems, lang)
    merged = merge(_actuals(old, taken, day, files[0]), taken.measures, files[0], replace=replace)
    if not isinstance(merged, Merged):
        raise Unreadable(merged)
    for change in merged.changes:
        say(change.render(lang))
    say(TAKEN(count=len(taken.measures), files=len(files)).render(lang))
    text = document_text(merged.actuals)
    if out is None:
        print_result(text)
        return
    write_files({Path(out): text})
    say(WRITTEN(path=out).render(lang))


def _opened(model: type[Model], path: str) -> Model:
    return load(model, read_json(read_file(path), path))


def _period(document: Actuals | Plan) -> Period:
    return Period(document.period.from_, max(document.period.from_, document.period.to))


def _actuals(old: Actuals | Plan, taken: Taken, day: date | None, file: str) -> Actuals:
    """Return the actuals to add to; new ones are of the plan's commune and period."""
    if isinstance(old, Actuals):
        return old if day is None else old.model_copy(update={"as_of": day})
    closed = day or taken.closed
    if closed is None:
        raise Unreadable([NO_DAY.problem(file)])
    head = {"schema": SCHEMA, "commune": old.commune, "period": old.period, "as_of": closed}
    return Actuals.model_validate(head)


def _maps(named: tuple[str, ...], rules: str | None, old: Actuals | Plan) -> list[Chosen]:
    """Return the maps asked for, else those of the rule set and the national ones."""
    known = folders()
    if named:
        return [map_named(one, known) for one in named]
    try:
        if rules is not None:
            written, known = rules_named(rules, known)
        else:
            span = _period(old)
            written = find_for_plan(known, old.commune.province, span, span.end)
    except Unreadable as unreadable:
        if rules is not None:
            raise RulesUnusable(unreadable.problems) from None
        return maps_beside(None, known)
    return maps_beside(written.source.name, known)
