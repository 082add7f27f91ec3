"""How long the points of a nation take in columns, and a thousand weightings of them.

    .venv/bin/python -m benchmarks.columns

3,321 communes are drawn around the measures of Hợp Tiến. Before anything is told, every total is
compared with the exact path, and a sample of the weighted indices with the same in fractions.
Prints Markdown; nothing is written.
"""

from __future__ import annotations

import resource
import statistics
import time
from importlib.metadata import version
from itertools import islice, repeat
from random import Random
from typing import TYPE_CHECKING

from benchmarks.evaluate import ACTUALS, PLAN
from benchmarks.measuring import machine
from parscore.columns import indices, load, places_of_index, score
from parscore.formulas.reading import Reading
from parscore.inputs import find_rules, open_documents, packaged_rules, search_path
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import score_leaves
from parscore.scoring.readings import readings_of
from parscore.scoring.tree import grand_total, roll_up
from parscore.values.exact import Fraction
from parscore.values.numbers import round_to

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from parscore.columns import Scored
    from parscore.documents.rulebook import Rulebook

COMMUNES, WEIGHTINGS, RUNS = 3_321, 1_000, 5
TOLERANCE = Fraction(20, 100)
SEED = 2025
GAPS, OUT, DONE = 0.02, 0.01, 0.9
"""Shares of measures that are missing, not applicable, and of tasks and items that are done."""

Communes = list[dict[str, Reading]]
Weighting = dict[str, Fraction]


def main() -> None:
    """Measure, and print one table."""
    print(f"{machine()}, polars {version('polars')}", end="\n\n")
    tell()


def tell() -> None:
    """Print how long it takes, once the answers are known to be equal."""
    book, communes = nation(COMMUNES)
    weightings = admissible(book, WEIGHTINGS)
    people = load(communes)
    points = score(book, people)
    exact_seconds = check_totals(book, communes, points)
    table = indices(book, points, weightings)
    for place in range(0, WEIGHTINGS, WEIGHTINGS // 20):
        check_weighting(book, points, weightings[place], table[f"w{place}"].to_list())
    rows = {
        "loading the measures into columns": seconds(lambda: load(communes)),
        "scores in columns, measures loaded": seconds(lambda: score(book, people)),
        f"{WEIGHTINGS:,} weightings": seconds(lambda: indices(book, points, weightings)),
    }
    print(
        f"| {COMMUNES:,} communes, `{book.id}` | median s | min | max |",
        "|---|---|---|---|",
        sep="\n",
    )
    for name, times in rows.items():
        print(f"| {name} | {statistics.median(times):.2f} | {min(times):.2f} | {max(times):.2f} |")
    print(f"| the same scores by the exact path, once | {exact_seconds:.2f} | | |")
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"| largest memory of the process, MB | {kilobytes // 1024} | | |")
    left, cells = list(points.fallback), sum(points.deferred.values())
    print(f"\nLeft to the exact path: leaves {left}, and {cells:,} single cells.")


def nation(count: int) -> tuple[Rulebook, Communes]:
    """Return a rule set and the measures of so many communes around those of Hợp Tiến."""
    book, communes = drawn()
    return book, list(islice(communes, count))


def drawn() -> tuple[Rulebook, Iterator[dict[str, Reading]]]:
    """Return a rule set and the measures of communes around those of Hợp Tiến, without an end."""
    opened = open_documents(PLAN, ACTUALS)
    rules, _ = find_rules(opened, search_path({}, packaged_rules()), None, opened.actuals.as_of)
    book = rules.rulebook.on(opened.actuals.as_of)
    given = readings_of(opened.actuals, book.indicators)
    draw = Random(SEED)  # noqa: S311 - an example, no secret
    return book, (_drawn(given, draw) for _ in repeat(None))


def _drawn(given: Mapping[str, Reading], draw: Random) -> dict[str, Reading]:
    return {name: _near(one, draw) for name, one in given.items() if draw.random() > GAPS}


def _near(one: Reading, draw: Random) -> Reading:
    if draw.random() < OUT:
        return Reading(state="not_applicable", reason="không phát sinh")
    if one.numerator is not None and one.denominator is not None:
        whole = max(0, int(one.denominator * Fraction(draw.randint(20, 300), 100)))
        share = min(Fraction(1), one.numerator / (one.denominator or 1))
        part = min(whole, int(whole * share * Fraction(draw.randint(85, 108), 100)))
        one = one._replace(numerator=Fraction(part), denominator=Fraction(whole))
    elif one.value is not None:
        one = one._replace(value=max(Fraction(0), one.value + draw.randint(-1, 1)))
    elif one.done is not None:
        one = one._replace(done=draw.random() < DONE)
    elif one.items is not None:
        one = one._replace(items={name: draw.random() < DONE for name in one.items})
    elif one.occurrences is not None:
        late = draw.choice((0, 0, 0, 0, 1, 2))
        one = one._replace(occurrences=tuple(Fraction(draw.randint(1, 5)) for _ in range(late)))
    before = None if one.previous is None else _near(one.previous, draw)
    return one._replace(previous=None if before is None or before.state != "given" else before)


def admissible(book: Rulebook, count: int) -> list[Weighting]:
    """Draw weightings: each field within the tolerance of its maximum, in hundredths, sum fixed."""
    draw = Random(SEED)  # noqa: S311 - an example, no secret
    fields = {root.id: root.maximum for root in book.roots if root.kind == "standard"}
    found: list[Weighting] = []
    while len(found) < count:
        moved = {
            name: whole * (1 + TOLERANCE * Fraction(draw.randint(-100, 100), 100))
            for name, whole in fields.items()
        }
        last = next(reversed(fields))
        moved[last] += sum(fields.values()) - sum(moved.values())
        if abs(moved[last] - fields[last]) <= TOLERANCE * fields[last]:
            found.append(moved)
    return found


def check_totals(book: Rulebook, communes: Communes, points: Scored) -> float:
    """Score everybody by the exact path and compare; return the seconds of the exact path."""
    start = time.perf_counter()
    totals = [
        grand_total(book, roll_up(book, leaf_inputs(score_leaves(book, one, {})), NO_EFFECTS))
        for one in communes
    ]
    took = time.perf_counter() - start
    for row, expected in enumerate(totals):
        if (points.exact(row, "points"), points.exact(row, "max")) != expected:
            raise AssertionError(f"commune {row}: columns and the exact path differ")
    return took


def check_weighting(
    book: Rulebook, points: Scored, weighting: Weighting, found: Sequence[int | None]
) -> None:
    """Compare the indices of one weighting with the same in fractions."""
    places = places_of_index(book)
    for row, index in enumerate(found):
        total = maximum = Fraction(0)
        for root in book.roots:
            share = weighting.get(root.id, root.maximum) / root.maximum if root.maximum else 1
            total += share * (points.exact(row, f"{root.id}.points") or 0)
            maximum += share * (points.exact(row, f"{root.id}.max") or 0) * root.in_max
        expected = int(round_to(100 * total / maximum, places, "half_up") * 10**places)
        if index != expected:
            raise AssertionError(f"commune {row}: a weighted index differs")


def seconds(work: Callable[[], object]) -> list[float]:
    """Time some work, again and again."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return times


if __name__ == "__main__":
    main()
