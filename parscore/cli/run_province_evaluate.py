"""`parscore province evaluate`: every commune below a folder."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore import __version__
from parscore.cli.common import day_of, folders
from parscore.cli.entry import say, show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.many import first_problems, followed, jobs_of
from parscore.cli.output import CannotWrite
from parscore.cli.province_words import DONE, NO_PARQUET, STOPPED
from parscore.cli.words import NO_ENGINE, WRITTEN
from parscore.province.batch import pending
from parscore.province.batch import run as run_batch
from parscore.province.find import find_communes
from parscore.province.ledger import Absent, Results
from parscore.province.rules_hash import rules_hash
from parscore.province.scoring import Task
from parscore.province.table import (
    CSV,
    PARQUET,
    overview,
    overview_problems,
    write_csv,
    write_parquet,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.evaluate import EngineChoice
    from parscore.province.batch import Progress
    from parscore.province.find import Found
    from parscore.reading.problems import Problem
    from parscore.values.messages import Lang


def run(
    *,
    lang: Lang,
    folder: str,
    rules: str | None,
    as_of: str | None,
    allow_stale: bool,
    engine: EngineChoice,
    jobs: int | None,
    out: str,
) -> ExitCode:
    """Score what is not scored yet, write the table, and tell what could not be scored."""
    processes = jobs_of(jobs, lang)
    _check_engine(engine, lang)
    day = None if as_of is None else day_of(as_of, lang)
    searched = folders()
    task = Task(
        results=Results(Path(out)),
        folders=searched,
        named=rules,
        as_of=day,
        allow_stale=allow_stale,
        engine=engine,
        version=__version__,
        rules_hash=rules_hash(searched, rules),
    )
    found = find_communes(folder, out)
    try:
        with task.results.alone():
            return _scored(found, task, processes, lang)
    except KeyboardInterrupt:
        say(STOPPED().render(lang))
        raise
    except OSError as error:
        where = Path(error.filename) if error.filename else task.results.root
        raise CannotWrite(where, error) from None


def _scored(found: Found, task: Task, jobs: int, lang: Lang) -> ExitCode:
    left = pending(found.ready, task)
    problems = list(found.problems)
    bad: list[Progress] = []
    waiting = [entry.name for entry in found.waiting]
    scored = 0
    # Closed here, not whenever it is collected: it ends the processes.
    with closing(followed(run_batch(left.todo, task, jobs), len(left.todo), lang)) as told:
        for one in told:
            if one.scored:
                scored += 1
            elif one.waiting:
                waiting.append(one.folder)
            else:
                bad.append(one)
    bad.sort(key=lambda one: one.folder)
    for one in bad:
        problems += first_problems(one.folder, one.problems, lang)
    not_scored = sorted((*(one.folder for one in bad), *(one.name for one in found.unclear)))
    task.results.write_absent(Absent(tuple(sorted(waiting)), tuple(not_scored)))
    problems += _write_tables(found, task, lang)
    show_problems(problems, lang)
    say(
        DONE(
            scored=scored,
            kept=len(left.done),
            bad=len(not_scored),
            waiting=len(waiting),
        ).render(lang)
    )
    wrong = any(problem.severity == "error" for problem in problems)
    return ExitCode.BAD_INPUT if wrong else ExitCode.DONE


def _write_tables(found: Found, task: Task, lang: Lang) -> Sequence[Problem]:
    """Write the tables from the ledger; return what is wrong with the communes as a whole."""
    results = task.results
    results.keep(entry.name for entry in found.ready)
    schemes = results.schemes()
    seen = overview(results.headings())
    unfinished = results.unfinished(CSV)
    write_csv(unfinished, results.records(), schemes, seen.set_aside)
    try:
        parquet = results.unfinished(PARQUET)
        write_parquet(parquet, unfinished, schemes.values())
        parquet.replace(results.root / PARQUET)
    except ModuleNotFoundError as error:
        if error.name != "polars":
            raise
        say(NO_PARQUET(path=PARQUET).render(lang))
    unfinished.replace(results.root / CSV)
    say(WRITTEN(path=str(results.root / CSV)).render(lang))
    return overview_problems(seen, schemes, str(results.root))


def _check_engine(engine: EngineChoice, lang: Lang) -> None:
    """Refuse an engine that is not there before anything is begun."""
    if engine != "durable":
        return
    from parscore.inference.durable_backend import unavailable  # noqa: PLC0415 - seldom asked

    reason = unavailable()
    if reason is not None:
        text = NO_ENGINE(engine=engine, reason=reason)
        raise click.BadParameter(text.render(lang), param_hint="'--engine'")
