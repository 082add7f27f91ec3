"""What a commune costs in a small and in a huge population, scored part by part.

    .venv/bin/python -m benchmarks.growth          # 1,000 and 10,000 communes
    .venv/bin/python -m benchmarks.growth --full   # 100,000, too

Each size is a process of its own: 1,000 communes at a time are loaded into columns and scored, and
a line for each, its points and those of its fields, goes into a CSV file. Drawing the communes is
not timed. Processor time of all threads is told, and the most memory that a process had; the sizes
take turns. The lines of every size begin with those of the smallest. Prints Markdown; everything
is written into a temporary folder.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from itertools import islice, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.columns import drawn
from benchmarks.measuring import machine
from parscore.columns import load, score_parts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.columns import Scored
    from parscore.documents.rulebook import Rulebook
    from parscore.formulas.reading import Reading

SIZES, FULL = (1_000, 10_000), 100_000
PART, RUNS = 1_000, 3
WANTED = 1.2


class Spent(NamedTuple):
    """Milliseconds of processors for each commune, and the most memory (MB) of the process."""

    each: float
    memory: float


def main() -> None:
    """Measure, and print a table; or be one of the measured processes."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(run(int(sys.argv[2]), Path(sys.argv[3]))))
        return
    print(f"{machine()}, polars {version('polars')}", end="\n\n")
    tell((*SIZES, FULL) if "--full" in sys.argv else SIZES)


def tell(sizes: tuple[int, ...] = SIZES, runs: int = RUNS) -> None:
    """Print what a commune costs in a population of each size."""
    spent: dict[int, list[Spent]] = {size: [] for size in sizes}
    with TemporaryDirectory() as folder:
        files = {size: Path(folder, f"{size}.csv") for size in sizes}
        for _ in range(runs):
            for size, path in files.items():
                spent[size].append(measured(size, path))
        check_same(list(files.values()))
    print("| communes | ms of a processor each | to the smallest | most memory, MB |")
    print("|---|---|---|---|")
    first = spent[sizes[0]]
    for size, found in spent.items():
        each = statistics.median(one.each for one in found)
        ratio = statistics.median(
            one.each / base.each for one, base in zip(found, first, strict=True)
        )
        memory = max(one.memory for one in found)
        print(f"| {size:,} | {each:.3f} | {ratio:.2f} | {memory:.0f} |")
    print(
        f"\nWanted: a commune of {FULL:,} costs at most {WANTED} times one of 1,000; memory flat."
    )


def measured(size: int, path: Path) -> Spent:
    """Score so many communes in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.growth", "--one", str(size), str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return Spent(*json.loads(said))


def check_same(paths: list[Path]) -> None:
    """Stop unless each file begins with what the one before it holds."""
    for small, large in pairwise(paths):
        with small.open("rb") as one, large.open("rb") as other:
            if any(line != next(other, b"") for line in one):
                raise SystemExit(f"{large.name} does not begin as {small.name} does")


def run(size: int, path: Path) -> Spent:
    """Draw, load and score so many communes, and write a line for each."""
    book, communes = drawn()
    gc.freeze()
    drawing = 0.0

    def parts() -> Iterator[list[dict[str, Reading]]]:
        nonlocal drawing
        for start in range(0, size, PART):
            began = time.process_time()
            part = list(islice(communes, min(PART, size - start)))
            drawing += time.process_time() - began
            yield part

    start = time.process_time()
    with path.open("wb") as file:
        for points in score_parts(book, map(load, parts())):
            file.write(lines_of(book, points))
    seconds = time.process_time() - start - drawing
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Spent(1000 * seconds / size, most)


def lines_of(book: Rulebook, points: Scored) -> bytes:
    """Return a line of CSV for each commune: points and maximum, and the points of each field.

    Figures that no scaled integer holds stay empty; there are none in this rule set.
    """
    names = ["points", "max", *(f"{root.id}.points" for root in book.roots)]
    return points.frame.select(names).write_csv(include_header=False).encode()


if __name__ == "__main__":
    main()
