"""Measures from the figures of one or several tables of a kind, each with where it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.documents.actuals import Measure, Origin
from parscore.documents.sources import ClosedSpan
from parscore.intake.statistics.figures import Figure, added
from parscore.intake.statistics.kinds import NO_COLUMN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.documents.import_map import Definition, ImportMap
    from parscore.intake.statistics.maps import Chosen
    from parscore.intake.tables.cells import Tables
    from parscore.reading.problems import Problem
    from parscore.values.periods import Period

_PARTS = ("numerator", "denominator", "value", "points")


class Read(NamedTuple):
    """What one file gives: the figures of its columns, and its period."""

    tables: Tables
    figures: Mapping[str, Figure]
    period: Period | None


def measures_of(
    chosen: Chosen, sources: Iterable[Read]
) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measures of a map; each figure is the sum over all sources.

    An indicator whose columns one of the sources lacks is left out, with a warning.
    """
    known = list(sources)
    measures: dict[str, Measure] = {}
    problems: list[Problem] = []
    for indicator, definition in chosen.definitions.items():
        lacking = [_lacking(indicator, definition, one, chosen.map) for one in known]
        missed = [problem for problem in lacking if problem is not None]
        problems += missed
        if not missed:
            measures[indicator] = _measure(definition, known, chosen.name)
    return measures, problems


def _measure(definition: Definition, sources: list[Read], name: str) -> Measure:
    sums: dict[str, Any] = {}
    for key in _PARTS:
        columns = getattr(definition, key)
        if columns is not None:
            figures = [one.figures[column] for one in sources for column in columns]
            sums[key] = added(figures).number
    origins = tuple(_origin(definition, one) for one in sources)
    files = ", ".join(dict.fromkeys(one.tables.name for one in sources))
    return Measure(**sums, source=f"{name}: {files}", origins=origins)


def _origin(definition: Definition, one: Read) -> Origin:
    columns = dict.fromkeys(c for key in _PARTS for c in getattr(definition, key) or ())
    cells = added(one.figures[column] for column in columns).cells
    return Origin(
        file=one.tables.name,
        sha256=one.tables.sha256,
        cells=tuple(dict.fromkeys(cell.in_file for cell in cells)),
        period=span_of(one.period),
        definition=definition.text,
    )


def span_of(period: Period | None) -> ClosedSpan | None:
    """Return a period as documents write it."""
    return (
        None
        if period is None
        else ClosedSpan.model_validate({"from": period.start, "to": period.end})
    )


def _lacking(indicator: str, definition: Definition, one: Read, whole: ImportMap) -> Problem | None:
    columns = [column for key in _PARTS for column in getattr(definition, key) or ()]
    missing = dict.fromkeys(column for column in columns if column not in one.figures)
    if not missing:
        return None
    titles = ", ".join(f"“{whole.columns[column].title}”" for column in missing)
    return NO_COLUMN.problem(one.tables.file, (), None, columns=titles, indicator=indicator)
