"""How long each report takes: warm in process for 100 leaves, and the whole set cold.

    .venv/bin/python -m benchmarks.reports

The assessment is that of Hợp Tiến 2025, its leaves repeated until there are 100: every report is a
function of an assessment alone, so it may be one that no rule set gives. The formats run in turn,
so that a drifting machine drifts for all. Prints Markdown; nothing is kept.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from benchmarks.evaluate import ACTUALS, PLAN
from benchmarks.measuring import compiled_into, machine, spread
from parscore.cli.deliver import WHOLE_SET
from parscore.documents.assessment import Assessment
from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAVES = 100
COLD_RUNS, WARM_RUNS = 11, 31
PACKAGES = ("jinja2", "xlsxwriter", "python-docx", "lxml", "icalendar")


def main() -> None:
    """Measure the reports alone."""
    print(machine(), end="\n\n")
    tell()


def tell() -> None:
    """Print what the reports are made with, and two tables."""
    print(packages(), end="\n\n")
    print(*warm_table(), sep="\n", end="\n\n")
    print(*cold_table(), sep="\n")


def packages() -> str:
    """Return the versions of what the office formats are made with."""
    return ", ".join(f"{name} {found}" for name in PACKAGES if (found := version_of(name)))


def version_of(name: str) -> str | None:
    """Return the version of a package, if it is here."""
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def warm_table() -> list[str]:
    """Time each format in this process, after one run that imports what it needs."""
    assessment = large()
    sizes = {form: len(rendered(form, assessment)) for form in RENDERERS}
    gc.collect()
    gc.freeze()  # what is loaded by now stays for as long as the process
    times: dict[str, list[float]] = {form: [] for form in RENDERERS}
    for _ in range(WARM_RUNS):
        for form in RENDERERS:
            start = time.perf_counter()
            rendered(form, assessment)
            times[form].append(1000 * (time.perf_counter() - start))
    rows = [f"| warm, {LEAVES} leaves | median ms | min | max | kB |", "|---|---|---|---|---|"]
    for form, values in times.items():
        rows.append(f"| {form} | {spread(values)} | {sizes[form] / 1000:.0f} |")
    return rows


def rendered(form: str, assessment: Assessment) -> bytes:
    """Return a report as the bytes that a file would hold."""
    report = RENDERERS[form](assessment)
    return report if isinstance(report, bytes) else report.encode()


def cold_table() -> list[str]:
    """Time `parscore evaluate … --out FOLDER` as a process of its own."""
    times = []
    with TemporaryDirectory() as cache, TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "parscore", "evaluate", PLAN, ACTUALS, "--out", folder]
        for turn in range(COLD_RUNS + 1):
            start = time.perf_counter()
            subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env=compiled_into(cache))
            if turn:  # the first turn compiles the modules and warms the disk
                times.append(1000 * (time.perf_counter() - start))
        written = sum(1 for _ in Path(folder).iterdir())
    return [
        "| cold process | median ms | min | max | files |",
        "|---|---|---|---|---|",
        f"| `parscore evaluate … --out FOLDER` | {spread(times)} | {written} of {len(WHOLE_SET)} |",
    ]


def large() -> Assessment:
    """Return the assessment of Hợp Tiến with as many leaves as are asked for."""
    opened = open_documents(PLAN, ACTUALS)
    rules, stale = find_rules(opened, search_path({}, packaged_rules()), None, opened.actuals.as_of)
    made = evaluate(
        opened.plan, opened.actuals, rules, Provenance("", "", version("parscore"), stale)
    )
    data = made.model_dump(mode="json", by_alias=True)
    grow(data)
    return Assessment.model_validate(data)


def grow(data: dict[str, Any]) -> None:
    """Repeat leaf after leaf, each with its evidence and its gaps, until there are enough."""
    parents = {node["parent"] for node in data["nodes"]}
    leaves = [node for node in data["nodes"] if node["id"] not in parents]
    for number, leaf in enumerate(leaves[: LEAVES - len(leaves)]):
        name = f"{leaf['id']}_{number}"
        data["nodes"].append(leaf | {"id": name})
        for part in ("evidence", "gaps"):
            data[part] += list(of_leaf(data[part], leaf["id"], name))


def of_leaf(parts: list[dict[str, Any]], leaf: str, name: str) -> Iterator[dict[str, Any]]:
    """Yield what belongs to a leaf again, for its copy."""
    for part in [one for one in parts if one["node"] == leaf]:
        yield part | {"node": name}


if __name__ == "__main__":
    main()
