"""How long the rulebook takes: `rules check` of everything, cold, and loading one layered set.

    .venv/bin/python -m benchmarks.rulebook

Nothing is kept from one load to the next: each reads its files anew. Prints Markdown.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from benchmarks.measuring import BARE, cold_times, machine, ratio, table, warm_times
from parscore.evaluate import prepare
from parscore.inputs import packaged_rules
from parscore.rulebook.folder import RulesFolders
from parscore.rulebook.load import load_rulebook

if TYPE_CHECKING:
    from parscore.documents.rulebook import Rulebook

CHECK = [sys.executable, "-m", "parscore", "rules", "check"]
LAYERED = "thanh-hoa/2025"
WARM_RUNS = 51


def main() -> None:
    """Measure, and print two tables."""
    print(machine(), end="\n\n")
    tell()


def tell() -> None:
    """Print how long it takes, cold and warm."""
    print(*cold_table(), sep="\n", end="\n\n")
    print(*warm_table(), sep="\n")


def cold_table() -> list[str]:
    """Time the check of every shipped rule set, and the bare imports, in turn."""
    base, ours = "`import click, pydantic, yaml, tabulate`", "`parscore rules check`"
    times = cold_times({base: BARE, ours: CHECK})
    return [*table("cold process", times), ratio(base, times[ours], times[base])]


def warm_table() -> list[str]:
    """Time the way from the files of a layered set to a rulebook, and to rules ready to score."""
    loaded = load()
    gc.collect()
    gc.freeze()
    work = {
        f"loading `{LAYERED}`, which extends `vn/khung`": load,
        "compiling it for inference": lambda: prepare(loaded),
    }
    return table(f"warm, {len(loaded.leaves)} leaves", warm_times(work, WARM_RUNS))


def load() -> Rulebook:
    """Load a layered rule set from its files."""
    folders = RulesFolders((packaged_rules(),))
    return load_rulebook(folders.ruleset(LAYERED), folders).rulebook


if __name__ == "__main__":
    main()
