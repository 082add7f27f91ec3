"""How much processor time the shortest path takes for 100 leaves, warm.

    .venv/bin/python -m benchmarks.advice_path

Bands, shares and counts in turn, each leaf with its own indicator, an effort for every unit.
Prints Markdown; nothing is written.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from support.communes import actuals, plan, read, rules
from support.rulebooks import group, indicator, leaf

from benchmarks.measuring import Times, machine, table
from parscore.advice.goal import parse_goal
from parscore.advice.path import find_path
from parscore.documents.actuals import Actuals
from parscore.documents.effort import Efforts
from parscore.documents.plan import Plan
from parscore.evaluate import Judged, Rules, judge

if TYPE_CHECKING:
    from parscore.documents.path import Economy

LEAVES, RUNS = 100, 11
BANDS: dict[str, object] = {
    "type": "bands",
    "of": "ratio",
    "bands": [
        {"at_least": 95, "points": 1},
        {"at_least": 80, "below": 95, "points": "0.6"},
        {"at_least": 60, "below": 80, "points": "0.3"},
        {"below": 60, "points": 0},
    ],
}
SHARE: dict[str, object] = {"type": "proportional", "of": "ratio", "full_at": 100}
EACH: dict[str, object] = {"type": "per_unit", "of": "value", "each": "0.2", "most": 1}


def main() -> None:
    """Measure, and print one table."""
    print(machine(), end="\n\n")
    tell()


def tell() -> None:
    """Print how much processor time the paths take."""
    now, by_rules = commune(LEAVES)
    efforts = Efforts.model_validate(
        {
            "schema": "parscore/effort/1",
            "unit": "ngày công",
            "indicators": {
                f"i{place}": {"fixed": place % 7, "per_unit": f"0.{place % 9 + 1}"}
                for place in range(LEAVES)
            },
        }
    )
    goal = parse_goal("85%", by_rules.rulebook)
    work: dict[str, Economy] = {
        "fewest steps": "steps",
        "least effort": "effort",
        "earliest day": "deadline",
    }
    times: Times = {name: [] for name in work}
    for _ in range(RUNS):
        for name, economy in work.items():
            start = time.process_time()
            find_path(now, by_rules, goal, economy, efforts)
            times[name].append(1000 * (time.process_time() - start))
    print(*table(f"path to 85%, {LEAVES} leaves, processor time", times), sep="\n")


def commune(leaves: int) -> tuple[Judged, Rules]:
    """Return a commune that has about half of its points, judged."""
    criteria, known, measures = [], {}, {}
    for place in range(leaves):
        name = f"i{place}"
        formula = (BANDS, SHARE, EACH)[place % 3]
        criteria.append(leaf(f"n{place}", 1, formula, indicator=name))
        counted = formula is EACH
        kind, unit = ("value", "meetings") if counted else ("ratio", "percent")
        known[name] = indicator(kind=kind, unit=unit, part_of_whole=not counted)
        figures: dict[str, Any] = {"numerator": 100 + 3 * place, "denominator": 400 + place}
        measures[name] = {"value": place % 4} if counted else figures
    fields = [group(f"g{k}", *criteria[k::7]) for k in range(7)]
    by_rules = rules(*fields, indicators=known, settings={"rounding": ROUNDING})
    given = actuals(measures=measures, as_of="2025-09-30")
    now = judge(read(Plan, plan()), read(Actuals, given), by_rules, engine="reference")
    return now, by_rules


ROUNDING = {"at": "leaf", "places": 2, "mode": "half_up"}

if __name__ == "__main__":
    main()
