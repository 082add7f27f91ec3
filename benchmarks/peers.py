"""Points by a hundred criteria: parscore beside other rules engines.

    .venv/bin/uv sync -q --frozen --inexact --extra dev --extra benchmarks
    .venv/bin/python -m benchmarks.peers

First one commune alone, then a population (3,321 communes, or as many as are named). Rules are
compiled and figures loaded before anything is timed; every side's points of every criterion and
commune are compared first; sides run in turn; processor time of all threads is told, because other
work lets the clock lie. Prints Markdown; nothing is written.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.engines import engines
from benchmarks.hundred import as_documents, as_rules, criteria, measures
from benchmarks.measuring import Times, machine, spread
from benchmarks.population import NATION, PROVINCE
from parscore.columns import compiled, load
from parscore.evaluate import evaluate
from parscore.findings.heading import Provenance
from parscore.scoring.bounds import leaf_inputs
from parscore.scoring.effects import NO_EFFECTS
from parscore.scoring.leaves import score_leaves
from parscore.scoring.readings import readings_of
from parscore.scoring.tree import grand_total, roll_up
from parscore.values.exact import Fraction
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.engines import Engine
    from benchmarks.hundred import Criterion
    from parscore.columns import Scored
    from parscore.documents.assessment import Assessment
    from parscore.documents.rulebook import Rulebook
    from parscore.formulas.reading import Reading

ALONE, TURNS = 101, 3
WANTED = 10

Points = dict[str, Fraction]


class Side(NamedTuple):
    """One way to the points of the same communes: what it is given, what it does with it.

    `points` says what came of it for each commune, by criterion.
    """

    name: str
    given: Sequence[Any]
    work: Callable[[Any], Any]
    points: Callable[[Any], Iterable[Points]]
    is_ours: bool = True


def main() -> None:
    """Measure, and print two tables."""
    print(f"{machine()}, polars {version('polars')}", end="\n\n")
    tell(int(sys.argv[1]) if sys.argv[1:] else NATION)


def tell(communes: int = PROVINCE) -> None:
    """Print what is compared, and how long it takes once the answers are known to be equal."""
    asked = criteria()
    others, missing = engines(asked)
    for package, why in missing.items():
        print(f"- {package} is not here, and not in the tables: {why}")
    for other in others:
        print(f"- {other.name} counts in {other.counts}")
    print()
    for title, sides, turns in (
        (f"one commune alone, {len(asked)} criteria", one_commune(asked, others, ALONE), ALONE),
        (
            f"each of {communes:,} communes, {len(asked)} criteria",
            many(asked, others, communes),
            TURNS,
        ),
    ):
        check_equal(sides)
        print(*table(title, in_turn(sides, turns), sides), sep="\n", end="\n\n")


def one_commune(asked: list[Criterion], others: Sequence[Engine], communes: int) -> list[Side]:
    """Return the ways of scoring one commune after the other, each by itself."""
    rules = as_rules(asked)
    book = rules.rulebook
    measured = list(measures(asked, communes))
    documents = [as_documents(one) for one in measured]
    readings = [readings_of(actuals, book.indicators) for _, actuals in documents]
    people = [load([one]) for one in readings]
    ready = compiled(book, people[0])
    provenance = Provenance("", "", version("parscore"))
    return [
        Side("parscore, exact", readings, lambda one: exactly(book, one), lambda it: [it]),
        Side("parscore, columns", people, ready.score, lambda it: of_columns(book, it)),
        Side(
            "parscore, full explained assessment",
            documents,
            lambda both: evaluate(both[0], both[1], rules, provenance, engine="reference"),
            lambda it: [of_assessment(book, it)],
        ),
        *(
            Side(
                one.name,
                [one.facts(it) for it in measured],
                one.points,
                as_fractions,
                is_ours=False,
            )
            for one in others
        ),
    ]


def many(asked: list[Criterion], others: Sequence[Engine], communes: int) -> list[Side]:
    """Return the ways of scoring a population; an engine that takes one commune is looped."""
    book = as_rules(asked).rulebook
    measured = list(measures(asked, communes))
    readings = [readings_of(as_documents(one)[1], book.indicators) for one in measured]
    people = load(readings)
    ready = compiled(book, people)
    return [
        Side("parscore, columns", [people], ready.score, lambda it: of_columns(book, it)),
        Side(
            "parscore, columns, loading included",
            [readings],
            lambda it: ready.score(load(it)),
            lambda it: of_columns(book, it),
        ),
        looped("parscore, exact", readings, lambda one: exactly(book, one), lambda it: [it]),
        *(
            looped(one.name, [one.facts(it) for it in measured], one.points, as_fractions)._replace(
                is_ours=False
            )
            for one in others
        ),
    ]


def looped(
    name: str,
    given: Sequence[Any],
    work: Callable[[Any], Any],
    points: Callable[[Any], Iterable[Points]],
) -> Side:
    """Return a way of scoring a population commune by commune."""
    return Side(
        name,
        [given],
        lambda all_: [work(one) for one in all_],
        lambda found: [one for it in found for one in points(it)],
    )


def exactly(book: Rulebook, readings: Mapping[str, Reading]) -> Points:
    """Score a commune by the exact path: leaves, tree, total."""
    leaves = score_leaves(book, readings, {})
    grand_total(book, roll_up(book, leaf_inputs(leaves), NO_EFFECTS))
    return {name: leaf.lower for name, leaf in leaves.items()}


def of_columns(book: Rulebook, scored: Scored) -> Iterable[Points]:
    """Return the points in columns, commune by commune."""
    unit = 10**scored.places
    frame = scored.frame.select([f"{leaf.id}.points" for leaf in book.leaves])
    names = [leaf.id for leaf in book.leaves]
    for row in frame.iter_rows():
        yield {name: Fraction(cell, unit) for name, cell in zip(names, row, strict=True)}


def of_assessment(book: Rulebook, assessment: Assessment) -> Points:
    """Return the points that an assessment states."""
    leaves = {leaf.id for leaf in book.leaves}
    return {one.id: exact(one.points or "") for one in assessment.nodes if one.id in leaves}


def as_fractions(points: Mapping[str, float]) -> list[Points]:
    """Return the points of an engine that counts in its own numbers."""
    return [{name: Fraction(given) for name, given in points.items()}]


def check_equal(sides: Sequence[Side]) -> None:
    """Stop unless every side gives every commune the same points by every criterion."""
    first: list[Points] = []
    for side in sides:
        found = [points for one in side.given for points in side.points(side.work(one))]
        first = first or found
        if found != first:
            raise SystemExit(f"{side.name} gives other points: nothing was timed")


def in_turn(sides: Sequence[Side], turns: int) -> Times:
    """Return the processor time of each side (ms for a commune), turn by turn."""
    gc.collect()
    gc.freeze()  # what is loaded stays: nobody's time goes into looking at it
    times: Times = {side.name: [] for side in sides}
    for turn in range(turns):
        for side in sides:
            given = side.given[turn % len(side.given)]
            communes = len(given) if len(side.given) == 1 else 1
            start = time.process_time()
            side.work(given)
            times[side.name].append(1000 * (time.process_time() - start) / communes)
    gc.unfreeze()
    return times


def table(title: str, times: Times, sides: Sequence[Side]) -> list[str]:
    """Return times as a table, each beside the best engine that is not ours, turn by turn."""
    others = [side.name for side in sides if not side.is_ours]
    rows = [f"| {title} | median ms | min | max |", "|---|---|---|---|"]
    if not others:
        return rows + [f"| {name} | {spread(taken, 4)} |" for name, taken in times.items()]
    best = min(others, key=lambda name: statistics.median(times[name]))
    rows = [
        f"| {title} | median ms | min | max | times as fast as {best} |",
        "|---|---|---|---|---|",
    ]
    for name, taken in times.items():
        ratio = statistics.median(b / own for b, own in zip(times[best], taken, strict=True))
        rows.append(f"| {name} | {spread(taken, 4)} | {ratio:.2f} |")
    return [*rows, "", f"Wanted: {WANTED} times as fast as the best of the others."]


if __name__ == "__main__":
    main()
