"""How long one commune takes: cold from the shell, and warm in process with each engine.

    .venv/bin/python -m benchmarks.evaluate

Both sides of each comparison run in turn, so that a drifting machine drifts for both. Answers are
checked equal before anything is timed. Prints Markdown; nothing is written.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import BARE, cold_times, machine, ratio, table, warm_times
from parscore.evaluate import EngineChoice, evaluate, judge
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import score_leaves
from parscore.scoring.readings import readings_of, survey_readings
from parscore.scoring.tree import roll_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from parscore.documents.assessment import Assessment

HERE = Path(__file__).resolve().parent.parent
COMMUNE = HERE / "rules" / "thanh-hoa" / "hop-tien" / "2025"
PLAN, ACTUALS = str(COMMUNE / "plan.json"), str(COMMUNE / "actuals.json")
# `import pydantic` alone loads almost nothing; whoever uses it loads this much.
LOADED = [
    sys.executable,
    "-c",
    "import click, yaml, tabulate; from pydantic import BaseModel, Field",
]
COLD = [sys.executable, "-m", "parscore", "evaluate", PLAN, ACTUALS]


def main() -> None:
    """Measure, and print two tables."""
    print(machine(), end="\n\n")
    tell()


def tell() -> None:
    """Print how long it takes, cold and warm."""
    print(*cold_table(), sep="\n", end="\n\n")
    print(*warm_table(), sep="\n")


def cold_table() -> list[str]:
    """Time whole processes, each command in turn."""
    commands = {
        "`import click, pydantic, yaml, tabulate`": BARE,
        "the same with `BaseModel` and `Field` loaded": LOADED,
        "`parscore evaluate`": COLD,
    }
    times = cold_times(commands)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows = table("cold process", times)
    *bases, ours = times.values()
    rows += [ratio(name, ours, base) for name, base in zip(commands, bases, strict=False)]
    rows.append(f"| largest memory of a process, MB | {peak:.0f} | | |")
    return rows


def warm_table() -> list[str]:
    """Time evaluations in this process, the kinds of work in turn."""
    opened = open_documents(PLAN, ACTUALS)
    rules, stale = find_rules(opened, search_path({}, packaged_rules()), None, opened.actuals.as_of)
    provenance = Provenance("", "", version("parscore"), stale)
    book = rules.rulebook.on(opened.actuals.as_of)

    def score() -> object:
        readings = readings_of(opened.actuals, book.indicators)
        leaves = score_leaves(book, readings, survey_readings(opened.actuals))
        return roll_up(book, leaf_inputs(leaves), NO_EFFECTS)

    def judged(engine: EngineChoice) -> object:
        return judge(opened.plan, opened.actuals, rules, engine=engine)

    def full(engine: EngineChoice) -> Assessment:
        return evaluate(opened.plan, opened.actuals, rules, provenance, engine=engine)

    check_equal(full("durable"), full("reference"))
    gc.collect()
    gc.freeze()  # the rules stay for as long as the process: no need to look at them again
    work: dict[str, Callable[[], object]] = {
        "scoring alone (leaves and tree)": score,
        "scoring and inference, durable-rules": lambda: judged("durable"),
        "scoring and inference, reference evaluator": lambda: judged("reference"),
        "full assessment, durable-rules": lambda: full("durable"),
        "full assessment, reference evaluator": lambda: full("reference"),
    }
    leaves = len(rules.rulebook.leaves)
    return table(f"warm, {leaves} leaves", warm_times(work), 2)


def check_equal(one: Assessment, other: Assessment) -> None:
    """Stop unless both assessments are the same but for the engine."""
    first, second = (
        json.loads(a.model_dump_json(by_alias=True, exclude={"engine"})) for a in (one, other)
    )
    if first != second:
        raise SystemExit("the two engines disagree: nothing was timed")


if __name__ == "__main__":
    main()
