"""The benchmarks, one after the other.

.venv/bin/python -m benchmarks        # what takes less than a minute each
.venv/bin/python -m benchmarks --all  # everything at its full size: half an hour
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks import (
    advice,
    advice_path,
    columns,
    evaluate,
    growth,
    peers,
    province,
    reports,
    rulebook,
    workbooks,
)
from benchmarks.measuring import machine
from benchmarks.population import NATION, PROVINCE

if TYPE_CHECKING:
    from collections.abc import Callable

Parts = dict[str, "Callable[[], None]"]

ALWAYS: Parts = {
    "One commune": evaluate.tell,
    "The rulebook": rulebook.tell,
    "Reports": reports.tell,
    "Advice: what if": advice.tell,
    "Advice: the shortest path": advice_path.tell,
    "A nation in columns": columns.tell,
}
SHORT: Parts = {
    "A province": province.tell,
    "Other rules engines": peers.tell,
    "Growth": growth.tell,
}
FULL: Parts = {
    "A province, a nation": lambda: province.tell([PROVINCE, NATION]),
    "Other rules engines": lambda: peers.tell(NATION),
    "Growth": lambda: growth.tell((*growth.SIZES, growth.FULL)),
    "A spreadsheet": workbooks.tell,
}


def main() -> None:
    """Measure everything, or what is quickly measured."""
    print(machine())
    for title, tell in (ALWAYS | (FULL if "--all" in sys.argv else SHORT)).items():
        print(f"\n## {title}\n", flush=True)
        tell()


if __name__ == "__main__":
    main()
