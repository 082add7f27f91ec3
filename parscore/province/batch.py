"""A run over many communes: what was scored before is kept, the rest is scored by processes.

A process that dies takes nothing with it but what it had in hand: its communes are scored again
with the reference evaluator, and if that dies too, one by one, so that a single commune is blamed.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from parscore.province.messages import WORKER_DIED
from parscore.province.pool import chunks_of, until_broken
from parscore.province.scoring import Scorer, key_of_files

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from typing import BinaryIO

    from parscore.province.find import Entry
    from parscore.province.pool import Chunk
    from parscore.province.scoring import Task
    from parscore.reading.problems import Problem


class Progress(NamedTuple):
    """One commune more is done: `scored`, or `waiting` for its form to be filled in, or bad."""

    folder: str
    scored: bool
    problems: tuple[Problem, ...]
    waiting: bool = False


class Pending(NamedTuple):
    """What is left to do, and the folders whose results stand already."""

    todo: tuple[Entry, ...]
    done: tuple[str, ...]


def pending(entries: Sequence[Entry], task: Task) -> Pending:
    """Look into the ledger; results whose documents, rules or program have changed are dropped.

    Raises:
        OSError: the folder of results cannot be made or written.
    """
    results = task.results
    results.prepare()
    known = results.gather()
    done = tuple(
        entry.name
        for entry in entries
        if entry.name in known
        and known[entry.name] == key_of_files(task, entry)
        and results.assessment(entry.name).exists()
    )
    kept = set(done)
    for folder in known.keys() - kept:
        results.assessment(folder).unlink(missing_ok=True)
    if kept != known.keys():
        results.keep(done)
    return Pending(tuple(entry for entry in entries if entry.name not in kept), done)


def run(todo: Sequence[Entry], task: Task, jobs: int) -> Iterator[Progress]:
    """Score communes, and yield what became of each as soon as it is known.

    The lines are in the ledger's added files before they are told of. One job needs no process.

    Raises:
        OSError: something cannot be written; nobody goes on.
    """
    if jobs <= 1:
        with task.results.open_added() as added:
            scorer = Scorer(task)
            for entry in todo:
                yield _scored(scorer, entry, added)
        return
    suspects: list[Chunk] = yield from _in_pool(chunks_of(todo, jobs), task, jobs)
    if suspects:
        careful = task._replace(engine="reference")
        again: list[Chunk] = []
        for chunk in suspects:
            again += yield from _in_pool([chunk], careful, 1)
        for entry in (entry for chunk in again for entry in chunk):
            lost = yield from _in_pool([(entry,)], careful, 1)
            if lost:
                yield Progress(
                    entry.name, scored=False, problems=(WORKER_DIED.problem(entry.name),)
                )


def _in_pool(
    chunks: Sequence[Chunk], task: Task, jobs: int
) -> Generator[Progress, None, list[Chunk]]:
    """Score chunks in processes; return what was not scored of those during which one died."""
    left = list(reversed(chunks))
    suspects: list[Chunk] = []
    while left:
        broken = yield from _until_broken(left, task, min(jobs, len(left)))
        for chunk in broken:
            rest = yield from _saved(chunk, task)
            suspects += [rest] if rest else []
    return suspects


def _until_broken(
    left: list[Chunk], task: Task, jobs: int
) -> Generator[Progress, None, list[Chunk]]:
    """Take chunks off the end of a list until it is empty or a process dies; return those in hand.

    Raises:
        OSError: something cannot be written.
    """
    try:
        return (yield from until_broken(left, _score_chunk, task, jobs))
    finally:
        task.results.sweep()


def _saved(chunk: Chunk, task: Task) -> Generator[Progress, None, Chunk]:
    """Tell of what a process that died had already scored; return the rest of its chunk."""
    known = task.results.added_folders()
    yield from (
        Progress(entry.name, scored=True, problems=()) for entry in chunk if entry.name in known
    )
    return tuple(entry for entry in chunk if entry.name not in known)


def _score_chunk(chunk: Chunk, task: Task) -> list[Progress]:
    """Score communes in a process of the pool."""
    scorer, added = _desk(task)
    return [_scored(scorer, entry, added) for entry in chunk]


@cache
def _desk(task: Task) -> tuple[Scorer, BinaryIO]:
    """Return what a process keeps from one chunk to the next."""
    return Scorer(task), task.results.open_added()


def _scored(scorer: Scorer, entry: Entry, added: BinaryIO) -> Progress:
    outcome = scorer.score(entry)
    if outcome.line is not None:
        added.write(outcome.line)
        added.flush()
    folder, line, problems, waiting = outcome
    return Progress(folder, scored=line is not None, problems=problems, waiting=waiting)
