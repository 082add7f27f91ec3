"""How long a whole province takes, and a nation: scored, gone on with, ranked, asked about.

    .venv/bin/python -m benchmarks.province 166 3321

Each is a process of its own with two jobs, over a population that is made first, from modules
compiled as an installer leaves them. Prints Markdown; writes into temporary folders only.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import psutil

from benchmarks.measuring import compiled_into, machine
from benchmarks.population import NATION, PROVINCE, populate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

JOBS = 2
FEWEST = 20
LOOK_EVERY = 0.05  # seconds between two looks at the memory


def main() -> None:
    """Measure populations of the sizes that were named, and print a table."""
    print(machine(), end="\n\n")
    tell([int(size) for size in sys.argv[1:]] or [PROVINCE, NATION])


def tell(sizes: Sequence[int] = (PROVINCE,)) -> None:
    """Print how long each size takes."""
    print(f"Load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.", end="\n\n")
    print("| communes | work | seconds | ms per commune | largest process, MB |")
    print("|---|---|---|---|---|")
    with TemporaryDirectory() as compiled:
        environment = compiled_into(compiled)
        _run(FEWEST, environment)  # compiles the modules
        for size in sizes:
            for name, (seconds, most) in _run(size, environment).items():
                each = 1000 * seconds / size
                print(f"| {size:,} | {name} | {seconds:.1f} | {each:.1f} | {most:.0f} |")


def _run(size: int, environment: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return how long each kind of work takes for so many communes (s), and its memory (MB)."""
    with TemporaryDirectory() as made:
        communes, results = Path(made, "in"), Path(made, "out")
        populate(communes, size)
        evaluate = ["province", "evaluate", str(communes), "-o", str(results), "-j", str(JOBS)]
        rank = ["province", "rank", str(results), "-o", str(Path(made, "rank.html"))]
        outliers = ["province", "outliers", str(results), "-o", str(Path(made, "ask.html"))]
        work = {
            "scored": evaluate,
            "again, nothing changed": evaluate,
            "ranked": rank,
            "asked about": outliers,
        }
        command = [sys.executable, "-m", "parscore"]
        return {name: timed([*command, *rest], environment) for name, rest in work.items()}


def timed(command: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Return the time of a command (s), and the most memory that one process of it had (MB)."""
    start, most = time.perf_counter(), 0
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment)
    whole = psutil.Process(running.pid)
    while running.poll() is None:
        for one in (whole, *children_of(whole)):
            try:
                most = max(most, one.memory_info().rss)
            except psutil.Error:
                continue  # it has just ended
        time.sleep(LOOK_EVERY)
    if running.returncode:
        raise SystemExit(f"{command} ended with {running.returncode}")
    return time.perf_counter() - start, most / 1_000_000


def children_of(process: psutil.Process) -> list[psutil.Process]:
    """Return the processes that a process has started; none where it has just ended."""
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


if __name__ == "__main__":
    main()
