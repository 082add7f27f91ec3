"""How long advice takes, in process.

    .venv/bin/python -m benchmarks.advice

Prints Markdown; nothing is written.
"""

from __future__ import annotations

import gc

from benchmarks.evaluate import ACTUALS, PLAN
from benchmarks.measuring import machine, ratio, table, warm_times
from parscore.advice.typed_figures import Place, Typed
from parscore.advice.whatif import Case, what_if
from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path

RUNS = 51


def main() -> None:
    """Measure, and print a table."""
    print(machine(), end="\n\n")
    tell()


def tell() -> None:
    """Print how long a what-if takes."""
    print(*what_if_table(), sep="\n")


def what_if_table() -> list[str]:
    """Time one what-if of two figures against one evaluation, in turn."""
    opened = open_documents(PLAN, ACTUALS)
    rules, stale = find_rules(opened, search_path({}, packaged_rules()), None, opened.actuals.as_of)
    provenance = Provenance("", "", "", stale)
    pairs = {"online_payment": "+12", "dossiers_on_time": "1190/1200"}
    case = Case(None, tuple(Typed(name, value, Place("")) for name, value in pairs.items()))
    gc.collect()
    gc.freeze()  # the rules stay for as long as the process: no need to look at them again
    work = {
        "one evaluation": lambda: evaluate(
            opened.plan, opened.actuals, rules, provenance, engine="reference"
        ),
        "one what-if, before and after": lambda: what_if(
            opened.plan, opened.actuals, rules, provenance, [case], engine="reference"
        ),
    }
    times = warm_times(work, RUNS)
    base, ours = times.values()
    return [*table("what-if, warm", times), ratio("one evaluation", ours, base)]


if __name__ == "__main__":
    main()
