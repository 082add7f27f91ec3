"""What the commands for many communes share: how many processes, how far it is, what was wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

import click

from parscore.cli.entry import say
from parscore.cli.province_words import BAD_JOBS, MORE, SCORING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from parscore.reading.problems import Problem
    from parscore.values.messages import Lang

MOST_SHOWN = 3  # problems of one commune

Told = TypeVar("Told")


def jobs_of(asked: int | None, lang: Lang) -> int:
    """Return how many processes to use: as many as asked for, else as this one may use cores.

    Raises:
        BadParameter: fewer than one was asked for.
    """
    if asked is not None and asked < 1:
        text = BAD_JOBS(jobs=asked).render(lang)
        raise click.BadParameter(text, param_hint="'--jobs'")
    if asked is not None:
        return asked
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def followed(told: Iterator[Told], length: int, lang: Lang) -> Generator[Told, None, None]:
    """Yield what is told; where standard error is a terminal, a bar there says how far it is."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from told
        return
    with click.progressbar(told, length, SCORING().render(lang), file=sys.stderr) as bar:
        yield from bar


def first_problems(folder: str, problems: Sequence[Problem], lang: Lang) -> list[Problem]:
    """Return the first problems of a commune that could not be used; tell how many more."""
    errors = [problem for problem in problems if problem.severity == "error"]
    if len(errors) > MOST_SHOWN:
        say(MORE(folder=folder, count=len(errors) - MOST_SHOWN).render(lang))
    return errors[:MOST_SHOWN]
