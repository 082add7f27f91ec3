"""Work on many communes in processes; one that dies takes with it only what it had in hand."""

from __future__ import annotations

import gc
import os
import signal
import threading
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, TypeVar

from parscore.province.find import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.connection import Connection

LARGEST_CHUNK: Final = 10  # at the end no process waits for more than these
LOOK_EVERY: Final = 200_000  # objects made in a process and not yet freed
CHUNKS_EACH: Final = 8  # at least so many for each process: none waits long for the last

Chunk = tuple[Entry, ...]
Given = TypeVar("Given")
Done = TypeVar("Done")


def chunks_of(todo: Sequence[Entry], jobs: int) -> list[Chunk]:
    """Return communes in parts that a process takes at once."""
    size = max(1, min(LARGEST_CHUNK, len(todo) // (jobs * CHUNKS_EACH)))
    return [tuple(todo[start : start + size]) for start in range(0, len(todo), size)]


def until_broken(
    left: list[Chunk], work: Callable[[Chunk, Given], list[Done]], given: Given, jobs: int
) -> Generator[Done, None, list[Chunk]]:
    """Take chunks off the end of a list until it is empty or a process dies; return those in hand.

    Args:
        left: what is to be done; what is begun is taken off it.
        work: a function that another process finds by its name.
        given: what it needs besides, the same for all.
        jobs: how many processes.
    """
    context = get_context("spawn")
    stop, keep_open = context.Pipe(duplex=False)
    running: dict[Future[list[Done]], Chunk] = {}
    pool = ProcessPoolExecutor(jobs, context, _begin, (stop,))
    try:
        while left or running:
            while left and len(running) <= jobs:
                with _without_interrupt():
                    future = pool.submit(work, left[-1], given)
                running[future] = left.pop()
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                told = future.result()
                del running[future]
                yield from told
    except BrokenProcessPool:
        pass
    finally:
        if running:
            keep_open.close()  # which ends the processes, whatever they have in hand
        pool.shutdown(cancel_futures=True)
        keep_open.close()
        stop.close()
    return list(running.values())


def _begin(stop: Connection) -> None:
    """Begin a process: Ctrl-C is its parent's matter, with whom it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What a commune leaves behind goes without a search for cycles: looking after every few hundred
    # objects is a tenth of the work, and finds next to nothing.
    gc.set_threshold(LOOK_EVERY)
    threading.Thread(target=_end_with_parent, args=(stop,), daemon=True).start()


def _end_with_parent(stop: Connection) -> None:
    """Leave at once when the parent has closed its end, or is no more. All files are whole."""
    stop.poll(None)
    os._exit(1)


@contextmanager
def _without_interrupt() -> Iterator[None]:
    """Start processes deaf to Ctrl-C from their first moment on, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
