"""A hundred criteria that any rules engine can express, and communes measured by them.

Sixty give points by bands of a ratio, twenty by bands of a count, twenty by yes or no. Points are
quarters, which binary floats hold exactly, and every figure is there: other engines know nothing
of missing data, of rounding and of denominators of 0, so none of that is asked here.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from support.communes import actuals, plan, read, rules
from support.rulebooks import group, indicator, leaf

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.evaluate import Rules

Tree = dict[str, Any]
Kind = Literal["ratio", "value", "done"]

FIELDS = 5
SEED = 100
DONE = 0.8  # of the answers of yes or no
KINDS: tuple[Kind, ...] = ("ratio", "ratio", "ratio", "value", "done")
TOPS = (100, 98, 95, 90)  # percent for full marks, in turn


class Criterion(NamedTuple):
    """What gives how many points: bands from the highest, each from an edge up; below it nothing.

    Edges are percent of a ratio, or counts; a criterion of yes or no has none and gives 1 or 0.
    """

    id: str
    kind: Kind
    bands: tuple[tuple[int, float], ...]


def criteria(count: int = 100) -> list[Criterion]:
    """Return so many criteria, the kinds in turn."""
    return [_criterion(place, KINDS[place % len(KINDS)]) for place in range(count)]


def _criterion(place: int, kind: Kind) -> Criterion:
    top = TOPS[place // len(KINDS) % len(TOPS)]
    bands = {
        "ratio": ((top, 1.0), (top - 5, 0.75), (top - 10, 0.5), (top - 20, 0.25)),
        "value": ((4, 1.0), (2, 0.5), (1, 0.25)),
        "done": (),
    }
    return Criterion(f"c{place}", kind, bands[kind])


def measures(asked: list[Criterion], communes: int) -> Iterator[Tree]:
    """Yield the measures of one commune after the other, as actuals state them."""
    draw = Random(SEED)  # noqa: S311 - an example, no secret
    for _ in range(communes):
        yield {one.id: _measure(one, draw) for one in asked}


def _measure(one: Criterion, draw: Random) -> Tree:
    if one.kind == "value":
        return {"value": draw.randint(0, 5)}
    if one.kind == "done":
        return {"done": draw.random() < DONE}
    whole = draw.randint(1, 20) * draw.choice((1, 10, 100))  # an edge is often met to the last one
    return {"numerator": min(whole, round(whole * draw.uniform(0.7, 1.03))), "denominator": whole}


def as_rules(asked: list[Criterion]) -> Rules:
    """Return the criteria as a rule set of parscore."""
    leaves = [leaf(one.id, 1, _formula(one), indicator=one.id) for one in asked]
    fields = [group(f"field{place}", *leaves[place::FIELDS]) for place in range(FIELDS)]
    units = {"ratio": "percent", "value": "meetings", "done": "points"}
    known = {one.id: indicator(kind=one.kind, unit=units[one.kind]) for one in asked}
    return rules(*fields, indicators=known)


def _formula(one: Criterion) -> dict[str, object]:
    if not one.bands:
        return {"type": "pass_fail", "pass": 1, "fail": 0}
    above: dict[str, object] = {}
    bands = []
    for edge, points in one.bands:
        bands.append({"at_least": edge, **above, "points": str(points)})
        above = {"below": edge}
    return {"type": "bands", "of": one.kind, "bands": [*bands, {**above, "points": 0}]}


def as_documents(measured: Tree) -> tuple[Plan, Actuals]:
    """Return a commune's plan and actuals."""
    stated = read(Actuals, actuals(measures=measured))
    return read(Plan, plan()), stated
