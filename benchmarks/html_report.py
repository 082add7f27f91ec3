"""How long the HTML report of one commune takes, warm, for 100 leaves.

    .venv/bin/python -m benchmarks.html_report

Hợp Tiến's own leaves are repeated until there are 100. Prints Markdown; nothing is written.
"""

from __future__ import annotations

import time
from importlib.metadata import version
from typing import TYPE_CHECKING

from benchmarks.evaluate import ACTUALS, PLAN, machine, spread
from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path
from parscore.reports.html.document import render

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment

LEAVES, RUNS = 100, 51


def main() -> None:
    """Measure, and print one table."""
    print(machine(), end="\n\n")
    print(*html_table(), sep="\n")


def html_table() -> list[str]:
    """Time the rendering of a page, its templates compiled."""
    assessment = with_leaves(LEAVES)
    page = render(assessment)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        render(assessment)
        times.append(1000 * (time.perf_counter() - start))
    return [
        f"| warm, {LEAVES} leaves, {len(page.encode()) // 1024} KiB | median ms | min | max |",
        "|---|---|---|---|",
        f"| HTML report | {spread(times)} |",
    ]


def with_leaves(count: int) -> Assessment:
    """Return the assessment of Hợp Tiến with leaves repeated under new ids."""
    opened = open_documents(PLAN, ACTUALS)
    rules, stale = find_rules(opened, search_path({}, packaged_rules()), None, opened.actuals.as_of)
    provenance = Provenance("", "", version("parscore"), stale)
    made = evaluate(opened.plan, opened.actuals, rules, provenance, engine="reference")
    parents = {node.parent for node in made.nodes}
    leaves = [node for node in made.nodes if node.id not in parents]
    more = tuple(
        leaves[place % len(leaves)].model_copy(update={"id": f"copy_{place}"})
        for place in range(count - len(leaves))
    )
    return made.model_copy(update={"nodes": (*made.nodes, *more)})


if __name__ == "__main__":
    main()
