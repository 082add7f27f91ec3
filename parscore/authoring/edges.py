"""Where the points of a leaf change: the edges of its bands, and the answers it tells apart.

Plainly: an edge is tried when one case stands exactly on it and another in the very next band on
its other side; an answer is tried when a case gives it. A case tries only the leaves of which it
expects points or a status.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.formulas.all_of import AllOf
from parscore.formulas.bands import Bands
from parscore.formulas.branch import Branch
from parscore.formulas.deduction import Deduction
from parscore.formulas.levels import Levels
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.outcome import ZERO
from parscore.formulas.parts import Best, Sum
from parscore.formulas.pass_fail import PassFail
from parscore.formulas.per_unit import PerUnit
from parscore.formulas.proportional import Proportional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Node
    from parscore.formulas.bands import Band
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import Case
    from parscore.values.exact import Fraction

    EdgeValue = tuple[Fraction, Literal[">=", ">"]]

Place = tuple[str, ...]
"""From a leaf's formula to one inside it: ids of parts, and `case 1`, `otherwise` of branches."""

NTH = "case "  # before the number of a case of a branch
OTHERWISE = "otherwise"
COMPLETE, LACKING, DONE, NOT_DONE = "complete", "lacking", "done", "not_done"


class Edge(NamedTuple):
    """A value where the points change; with `>=` it belongs to what is above it, with `>` below."""

    place: Place
    op: Literal[">=", ">"]
    value: Fraction


class Answer(NamedTuple):
    """An answer of which the points depend: a level, done or not, the branch taken."""

    place: Place
    answer: str


Mark = Edge | Answer


class Sight(NamedTuple):
    """What a formula saw in one case: a quantity or an answer."""

    place: Place
    seen: Fraction | str


class Inside(NamedTuple):
    """A formula inside a leaf, with the maximum and the indicator that hold there."""

    place: Place
    formula: BaseFormula
    maximum: Fraction
    indicator: str | None


def formulas_of(leaf: Node) -> Iterator[Inside]:
    """Yield the formula of a leaf and all inside it."""
    if leaf.formula is not None:
        yield from _inside(Inside((), leaf.formula, leaf.maximum, leaf.indicator))


def _inside(at: Inside) -> Iterator[Inside]:
    yield at
    match at.formula:
        case Sum() | Best():
            for part in at.formula.parts:
                indicator = part.indicator or at.indicator
                place = (*at.place, part.id)
                yield from _inside(Inside(place, part.formula, part.maximum, indicator))
        case Branch():
            for name, formula in branches(at.formula):
                yield from _inside(at._replace(place=(*at.place, name), formula=formula))
        case _:
            pass


def branches(branch: Branch) -> Iterator[tuple[str, BaseFormula]]:
    """Yield the formulas of a branch by the name of their case."""
    for number, one in enumerate(branch.cases, start=1):
        yield f"{NTH}{number}", one.formula
    yield OTHERWISE, branch.otherwise


def marks_of(leaf: Node, indicators: Mapping[str, Indicator]) -> list[Mark]:
    """Return every edge and every answer of a leaf, in the order of its formula."""
    return [
        mark for at in formulas_of(leaf) for mark in _marks(at, indicators.get(at.indicator or ""))
    ]


def _marks(at: Inside, indicator: Indicator | None) -> Iterator[Mark]:
    match at.formula:
        case Levels():
            yield from (Answer(at.place, level) for level in at.formula.levels)
        case PassFail() if indicator is not None and indicator.kind == "date":
            yield Answer(at.place, DONE)  # a day is never the day on which nothing was done
        case PassFail():
            yield from (Answer(at.place, answer) for answer in (DONE, NOT_DONE))
        case AllOf():
            yield from (Answer(at.place, answer) for answer in (COMPLETE, LACKING))
        case Branch():
            yield from (Answer(at.place, name) for name, _ in branches(at.formula))
        case _:
            edges = sorted(set(_edges(at.formula, at.maximum)), reverse=True)
            yield from (Edge(at.place, op, value) for value, op in edges)


def _edges(formula: BaseFormula, maximum: Fraction) -> Iterator[EdgeValue]:
    match formula:
        case Bands():
            yield from band_edges(formula.bands)
        case Occurrences():
            yield from band_edges(formula.each)
        case Proportional():
            goal = formula.goal(maximum)
            if goal is not None:
                yield goal.value, ">="
            if formula.zero_below is not None:
                yield formula.zero_below, ">="
        case PerUnit():
            yield formula.goal(maximum).value, ">="
        case Deduction():
            start = maximum if formula.start is None else formula.start
            yield ZERO, ">"
            if start > formula.least:
                yield ZERO + ceil((start - formula.least) / formula.each), ">="
        case _:
            pass


def band_edges(bands: Iterable[Band]) -> Iterator[EdgeValue]:
    """Yield the edges of bands, each with the side to which it belongs, some of them twice."""
    for band in bands:
        if band.start is not None:
            yield band.start.value, ">" if band.start.op == ">" else ">="
        if band.end is not None:
            yield band.end.value, ">=" if band.end.op == "<" else ">"
        if band.plus is not None:
            yield band.plus.beyond + band.plus.every, ">="


def sights_of(leaf: Node, case: Case) -> Iterator[Sight]:
    """Yield what the formulas of a leaf saw in a case; a branch not taken saw nothing."""
    if leaf.formula is not None:
        yield from _sights((), leaf.formula, case)


def _sights(place: Place, formula: BaseFormula, case: Case) -> Iterator[Sight]:
    match formula:
        case Sum() | Best():
            for part in formula.parts:
                indicator = part.indicator or case.indicator
                own = case._replace(maximum=part.maximum, indicator=indicator)
                yield from _sights((*place, part.id), part.formula, own)
        case Branch():
            taken = _taken(formula, case)
            if taken is not None:
                yield Sight(place, taken)
                yield from _sights((*place, taken), dict(branches(formula))[taken], case)
        case Occurrences():
            days = case.reading().occurrences or ()
            yield from (Sight(place, one) for one in days if one is not None)
        case Levels() | PassFail() | AllOf():
            answer = _answer(formula, case)
            if answer is not None:
                yield Sight(place, answer)
        case _:
            quantity = formula.score(case).quantity
            if quantity is not None:
                yield Sight(place, quantity)


def _taken(branch: Branch, case: Case) -> str | None:
    """Return the name of the case of a branch that applies; None while that is open."""
    for number, one in enumerate(branch.cases, start=1):
        holds = one.condition.holds(case)
        if holds is None:
            return None
        if holds:
            return f"{NTH}{number}"
    return OTHERWISE


def _answer(formula: Levels | PassFail | AllOf, case: Case) -> str | None:
    reading = case.reading()
    match formula:
        case Levels():
            return reading.level
        case PassFail():
            done = True if reading.day is not None else reading.done
            return None if done is None else DONE if done else NOT_DONE
        case AllOf():
            if reading.items is None:
                return None
            answers = [reading.items.get(item.id) for item in formula.items]
            if False in answers:
                return LACKING
            return COMPLETE if None not in answers else None


class Lack(NamedTuple):
    """A mark that no case tries, or an edge of which one side is not."""

    mark: Mark
    on: bool
    beyond: bool


def untried(marks: Sequence[Mark], sights: Iterable[Sight]) -> list[Lack]:
    """Return the marks that these sights leave untried; `on`, `beyond` tell what is lacking."""
    seen: dict[Place, set[Fraction | str]] = {}
    for sight in sights:
        seen.setdefault(sight.place, set()).add(sight.seen)
    values: dict[Place, set[Fraction]] = {}
    for mark in marks:
        if isinstance(mark, Edge):
            values.setdefault(mark.place, set()).add(mark.value)
    lacks = []
    for mark in marks:
        here = seen.get(mark.place, set())
        if isinstance(mark, Answer):
            lack = Lack(mark, on=mark.answer not in here, beyond=False)
        else:
            quantities = [one for one in here if not isinstance(one, str)]
            near = any(_is_beyond(one, mark, values[mark.place]) for one in quantities)
            lack = Lack(mark, on=mark.value not in quantities, beyond=not near)
        if lack.on or lack.beyond:
            lacks.append(lack)
    return lacks


def _is_beyond(quantity: Fraction, edge: Edge, values: set[Fraction]) -> bool:
    """Tell whether a quantity lies in the next band on the other side of an edge."""
    if edge.op == ">=":
        least = max((value for value in values if value < edge.value), default=quantity)
        return least <= quantity < edge.value
    most = min((value for value in values if value > edge.value), default=quantity)
    return edge.value < quantity <= most
