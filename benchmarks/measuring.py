"""What every benchmark here shares: commands run in turn, work run in turn, tables of medians."""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Times = dict[str, list[float]]

BARE = [sys.executable, "-c", "import click, pydantic, yaml, tabulate"]
COLD_RUNS, WARM_RUNS = 21, 101


def machine() -> str:
    """Return what this ran on."""
    packages = ("parscore", "click", "pydantic", "pyyaml", "tabulate", "durable-rules")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    return f"{platform.platform()}, CPython {platform.python_version()}; {versions}"


def cold_times(commands: Mapping[str, list[str]], runs: int = COLD_RUNS) -> Times:
    """Time whole processes (ms), each command in turn."""
    times: Times = {name: [] for name in commands}
    with TemporaryDirectory() as cache:
        environment = compiled_into(cache)
        for turn in range(runs + 1):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment)
                if turn:  # the first turn compiles the modules and warms the disk
                    times[name].append(1000 * (time.perf_counter() - start))
    return times


def warm_times(work: Mapping[str, Callable[[], object]], runs: int = WARM_RUNS) -> Times:
    """Time work in this process (ms), each kind in turn."""
    times: Times = {name: [] for name in work}
    for _ in range(runs):
        for name, run in work.items():
            start = time.perf_counter()
            run()
            times[name].append(1000 * (time.perf_counter() - start))
    return times


def compiled_into(cache: str) -> dict[str, str]:
    """Return an environment in which modules are compiled once, as an installer compiles them.

    A checkout's own modules would else be compiled anew in each run where writing them is off.
    """
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": cache}


def table(title: str, times: Times, places: int = 1) -> list[str]:
    """Return times as the rows of a Markdown table."""
    rows = [f"| {title} | median ms | min | max |", "|---|---|---|---|"]
    return rows + [f"| {name} | {spread(values, places)} |" for name, values in times.items()]


def ratio(name: str, ours: list[float], base: list[float]) -> str:
    """Return how many times longer ours take than others, pair by pair, as a row of a table."""
    ratios = [one / other for one, other in zip(ours, base, strict=True)]
    return f"| ratio to {name}, pair by pair | {spread(ratios, 2)} |"


def spread(values: list[float], places: int = 1) -> str:
    """Return median, least and greatest as table cells."""
    shown = (statistics.median(values), min(values), max(values))
    return " | ".join(f"{value:.{places}f}" for value in shown)
