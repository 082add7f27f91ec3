"""Which row of which sheet holds what: decided before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from parscore.formulas.outcome import ZERO
from parscore.reports.notation import amount
from parscore.reports.workbook.arithmetic import NotLive
from parscore.reports.workbook.inputs import Typed, typed
from parscore.reports.workbook.own_score import agrees, own_score, readings_of
from parscore.reports.workbook.recipes import (
    MISSING,
    NOT_APPLICABLE,
    OK,
    Cells,
    Request,
    checklist,
    recipe,
    total_of_parts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.assessment import NodeShown
    from parscore.formulas.reading import Reading
    from parscore.reports.subject import Subject
    from parscore.reports.workbook.answers import Answers
    from parscore.values.exact import Fraction

NOWHERE: Final = Cells(*("A1" for _ in Cells._fields))
FIRST_ROW: Final = 6  # below title, head and column numbers, counted from 0


class Live(NamedTuple):
    """A leaf or a part of it that recomputes: what to write, and what its cells hold at first."""

    ask: Request
    typed: Typed
    points: Fraction
    indicator: str | None


class Line(NamedTuple):
    """One row of a sheet for a field."""

    kind: Literal["group", "leaf", "part", "item"]
    row: int
    depth: int
    node: NodeShown
    live: Live | None = None
    title: str = ""
    item: str = ""
    done: bool | None = None
    below: int = 0  # rows of parts or items that follow a leaf


def lines_of(root: NodeShown, subject: Subject, answers: Answers) -> tuple[Line, ...]:
    """Return the rows of a field in order, a leaf followed by its parts or its items."""
    found: list[Line] = []
    for node, depth in _walk(root, subject, 0):
        row = FIRST_ROW + len(found)
        if node.id in subject.children:
            found.append(Line("group", row, depth, node))
            continue
        found += _leaf_lines(node, row, depth, answers)
    return tuple(found)


def _walk(node: NodeShown, subject: Subject, depth: int) -> Iterator[tuple[NodeShown, int]]:
    yield node, depth
    for child in subject.children.get(node.id, ()):
        yield from _walk(child, subject, depth + 1)


def _leaf_lines(node: NodeShown, row: int, depth: int, answers: Answers) -> list[Line]:
    try:
        live = _live(node, answers)
    except NotLive:
        return [Line("leaf", row, depth, node)]
    formula = live.ask.formula
    below: list[Line] = []
    if formula["type"] == "all_of":
        below = [
            Line("item", row + place, depth + 1, node, live, one["title"], one["id"], done)
            for place, (one, done) in enumerate(_items(node, formula), start=1)
        ]
    elif formula["type"] == "sum":
        below = [
            Line("part", row + place, depth + 1, node, part, one["title"])
            for place, (one, part) in enumerate(_parts(node, live), start=1)
        ]
    return [Line("leaf", row, depth, node, live, below=len(below)), *below]


def _live(node: NodeShown, answers: Answers) -> Live:
    """Return what makes a leaf recompute.

    Raises:
        NotLive: a sheet cannot state it exactly enough, or something else moved its points.
    """
    scheme = node.scheme
    if scheme is None or scheme.formula is None or node.kind == "survey":
        raise NotLive
    if scheme.formula["type"] == "entered" and node.kind == "penalty":
        raise NotLive  # how low it may go while it is open is not in the assessment
    maximum = amount(node.max_official, node.exact, "max_official")
    ask = Request(scheme.formula, maximum, scheme, scheme.rounding, answers)
    readings = readings_of(node)
    own = own_score(scheme.formula, maximum, node.indicator, readings, scheme, scheme.rounding)
    if not agrees(node, scheme, own) or not (own.applies or ask.follows):
        raise NotLive
    state = MISSING if own.outcome.points is None else OK
    first = Typed(state=state if own.applies else NOT_APPLICABLE)
    kind = scheme.formula["type"]
    if kind == "sum":
        total_of_parts(ask, NOWHERE, "A1", "A1")
        live = Live(ask, first, own.points, node.indicator)
        for _ in _parts(node, live):
            pass
        return live
    if kind == "all_of":
        checklist(ask, NOWHERE, "A1")
        answer = None if own.applies else answers.not_applicable
        return Live(ask, first._replace(answer=answer), own.points, node.indicator)
    return _simple(ask, node.measure, own.points, node.indicator, undefined=own.outcome.status)


def _simple(
    ask: Request,
    measure: Mapping[str, Any] | None,
    points: Fraction,
    indicator: str | None,
    *,
    undefined: str,
) -> Live:
    recipe(ask, NOWHERE)
    first = typed(ask, measure)
    if undefined == "undefined":
        first = first._replace(state=MISSING)
    return Live(ask, first, points, indicator)


def _items(
    node: NodeShown, formula: Mapping[str, Any]
) -> Iterator[tuple[Mapping[str, str], bool | None]]:
    given = (node.measure or {}).get("items") or {}
    for one in formula["items"]:
        yield one, given.get(one["id"])


def _parts(node: NodeShown, whole: Live) -> Iterator[tuple[Mapping[str, Any], Live]]:
    """Return the parts of a leaf, each live itself.

    Raises:
        NotLive: one of them is not.
    """
    readings = readings_of(node)
    for part in whole.ask.formula["parts"]:
        yield part, _part(node, part, whole, readings)


def _part(
    node: NodeShown, part: Mapping[str, Any], whole: Live, readings: Mapping[str, Reading]
) -> Live:
    scheme, maximum = whole.ask.scheme, amount(part["max"])
    rounding = scheme.part_rounding
    ask = Request(part["formula"], maximum, scheme, rounding, whole.ask.answers, is_part=True)
    indicator = part.get("indicator", node.indicator)
    own = own_score(part["formula"], maximum, indicator, readings, scheme, rounding)
    if own.outcome.points is None and own.applies and own.points != ZERO:
        raise NotLive  # an open part counts 0 in the sheet
    measure = (
        node.measure if indicator == node.indicator else node.other_measures.get(indicator or "")
    )
    return _simple(ask, measure, own.points, indicator, undefined=own.outcome.status)
