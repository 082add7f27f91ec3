"""The score over time: a table, and a line of the index with what missing data leave open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import change_words as words
from parscore.reports.notation import amount
from parscore.reports.sections.history import history_section, line_of
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import Assessment
    from parscore.documents.changes import Station
    from parscore.reports.blocks import Section
    from parscore.reports.notation import Notation
    from parscore.reports.subject import Subject

LEFT: Final = 44  # of the drawing, in its own units: room for the figures of the axis
RIGHT: Final = 346
TOP: Final = 18
BOTTOM: Final = 130
MOST_LABELS: Final = 5
STEP: Final = 10  # percent: the axis begins and ends at whole tens

_PLACES: Final = 2


class Spot(NamedTuple):
    """One assessment in the drawing; `low` and `high` where missing data leave the index open."""

    x: str
    y: str
    low: str
    high: str
    label: str
    day: str


class Level(NamedTuple):
    """A line across the drawing with its figure."""

    y: str
    label: str


class LineChart(NamedTuple):
    """The drawing, with what a reader who does not see it is told."""

    name: str
    says: str
    points: str
    spots: tuple[Spot, ...]
    levels: tuple[Level, ...]
    breaks: tuple[str, ...]
    days: tuple[Spot, ...]


class HistoryView(NamedTuple):
    """The table and, where every assessment has an index, its drawing."""

    section: Section
    chart: LineChart | None
    marks: tuple[str, ...]


def history_view(subject: Subject, history: Sequence[Assessment]) -> HistoryView | None:
    """Return the score over time; None where there is only this assessment."""
    if not history:
        return None
    line = line_of(subject, history)
    section = history_section(subject, line)
    chart = line_chart(line, section.title, subject.write)
    return HistoryView(section, chart, tuple(_keys(chart, subject.write)))


def _keys(chart: LineChart | None, write: Notation) -> Iterator[str]:
    """Return what the marks of the drawing mean, as far as it has them."""
    if chart is not None and any(spot.low != spot.high for spot in chart.spots):
        yield write.text(words.OPEN_RANGE())
    if chart is not None and chart.breaks:
        yield write.text(words.BROKEN())


def line_chart(line: Sequence[Station], name: str, write: Notation) -> LineChart | None:
    """Return the drawing of the index; None where an assessment has none."""
    figures = [_index(one) for one in line]
    known = [one for one in figures if one is not None]
    if len(known) < len(line):
        return None
    floor, ceiling = _axis(known)
    spots = tuple(
        _spot(i, len(line), station, bounds, (floor, ceiling), write)
        for i, (station, bounds) in enumerate(zip(line, known, strict=True))
    )
    said = "; ".join(f"{spot.day}: {spot.label}" for spot in spots)
    middles = [
        _x(Fraction(2 * i + 1, 2), len(line))
        for i, pair in enumerate(pairwise(line))
        if _rules(pair[0]) != _rules(pair[1])
    ]
    return LineChart(
        name=name,
        says=write.text(words.LINE(said=said)),
        points=" ".join(f"{spot.x},{spot.y}" for spot in spots),
        spots=spots,
        levels=tuple(
            Level(_y(one, (floor, ceiling)), write.percent(one)) for one in (floor, ceiling)
        ),
        breaks=tuple(middles),
        days=spots if len(spots) <= MOST_LABELS else (spots[0], spots[-1]),
    )


Bounds = tuple[Fraction, Fraction, Fraction]
"""An index with its lower and upper bound."""


def _index(one: Station) -> Bounds | None:
    score = one.score
    if score.index is None:
        return None
    index = amount(score.index, score.exact, "index")
    low = index if score.index_lower is None else amount(score.index_lower)
    high = index if score.index_upper is None else amount(score.index_upper)
    return index, low, high


def _axis(known: Sequence[Bounds]) -> tuple[Fraction, Fraction]:
    """Return the tens between which every figure lies."""
    low, high = min(one[1] for one in known), max(one[2] for one in known)
    floor = Fraction(low // STEP * STEP)
    ceiling = Fraction(-(-high // STEP) * STEP)
    return floor, ceiling if ceiling > floor else floor + STEP


def _spot(
    place: int,
    count: int,
    station: Station,
    bounds: Bounds,
    axis: tuple[Fraction, Fraction],
    write: Notation,
) -> Spot:
    y, low, high = (_y(one, axis) for one in bounds)
    label, day = write.percent(bounds[0]), write.day(station.as_of)
    return Spot(_x(Fraction(place), count), y, low, high, label, day)


def _rules(one: Station) -> object:
    return one.ruleset.id, one.ruleset.sha256, one.ruleset.phase


def _x(place: Fraction, count: int) -> str:
    """Return where an assessment stands from left to right: at even distances."""
    edge = Fraction(RIGHT - LEFT, 2 * count)
    return decimal_string(LEFT + edge + place * 2 * edge, _PLACES)


def _y(value: Fraction, axis: tuple[Fraction, Fraction]) -> str:
    floor, ceiling = axis
    return decimal_string(BOTTOM - (value - floor) / (ceiling - floor) * (BOTTOM - TOP), _PLACES)
