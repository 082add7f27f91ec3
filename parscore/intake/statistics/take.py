"""From the files that an office names to measures: the story of `parscore import`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.statistics.figures import Table, figures_of, period_of
from parscore.intake.statistics.headers import find_header
from parscore.intake.statistics.kinds import (
    NO_HEADER,
    OTHER_PERIOD,
    SAME_FILE,
    TWICE,
    TWO_SHEETS,
)
from parscore.intake.statistics.measures import Read, measures_of
from parscore.intake.statistics.rows import measures_by_row
from parscore.intake.tables.read import read_tables
from parscore.reading.problems import Problem, Unreadable
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from parscore.documents.actuals import Measure
    from parscore.documents.plan import CommuneName
    from parscore.intake.statistics.maps import Chosen
    from parscore.intake.tables.cells import Sheet, Tables
    from parscore.values.periods import Period

THE_ACTUALS = Localised("tệp kết quả", "the actuals")


class Taken(NamedTuple):
    """What the files gave: measures by indicator, their last day, and what is odd about them."""

    measures: dict[str, Measure]
    closed: date | None
    problems: list[Problem]


class _Match(NamedTuple):
    """A table with the map that recognised it."""

    tables: Tables
    table: Table
    chosen: Chosen


def take_in(
    paths: Sequence[str], maps: Sequence[Chosen], commune: CommuneName, period: Period
) -> Taken:
    """Return the measures that files of statistics give; files of one kind are added up.

    Raises:
        Unreadable: with everything that is wrong in any of the files.
    """
    problems: list[Problem] = []
    matches = []
    for tables in _all_tables(paths, problems):
        match = _recognised(tables, maps, problems)
        matches += [] if match is None else [match]
    problems += _periods(matches, period)
    measures = _measures(matches, maps, commune, problems)
    if any(problem.severity == "error" for problem in problems):
        raise Unreadable(problems)
    ends = [one.table.period.end for one in matches if one.table.period]
    return Taken(measures, max(ends, default=None), problems)


def _all_tables(paths: Sequence[str], problems: list[Problem]) -> list[Tables]:
    read: dict[str, Tables] = {}
    for path in paths:
        try:
            tables = read_tables(path)
        except Unreadable as unreadable:
            problems += unreadable.problems
            continue
        problems += tables.problems
        if tables.sha256 in read:
            other = read[tables.sha256].file
            problems.append(SAME_FILE.problem(tables.file, (), None, other=other))
        read.setdefault(tables.sha256, tables)
    return list(read.values())


def _recognised(tables: Tables, maps: Sequence[Chosen], problems: list[Problem]) -> _Match | None:
    """Return the sheet and the map that fit best; two sheets that fit equally well are too many."""
    fits: list[tuple[int, _Match, list[Problem]]] = []
    for chosen in maps:
        for sheet in tables.sheets:
            found = find_header(sheet, chosen.map)
            if found is None or not _is_usable(found[0].columns, chosen):
                continue
            header, faults = found
            table = Table(sheet, header, period_of(sheet, header.row))
            fits.append((len(header.columns), _Match(tables, table, chosen), faults))
    if not fits:
        names = ", ".join(f"“{one.name}”" for one in maps)
        problems.append(NO_HEADER.problem(tables.file, (), None, maps=names))
        return None
    most, best, faults = max(fits, key=lambda fit: (fit[0], not fit[1].table.sheet.hidden))
    rivals = [fit[1].table.sheet for fit in fits if fit[0] == most and fit[1].chosen == best.chosen]
    seen = [sheet for sheet in rivals if not sheet.hidden]
    problems += faults
    if len(seen) > 1:
        problems.append(_too_many(tables, seen))
    return best


def _is_usable(columns: Iterable[str], chosen: Chosen) -> bool:
    return chosen.map.rows != "indicators" or "indicator" in columns


def _too_many(tables: Tables, sheets: Sequence[Sheet]) -> Problem:
    listed = ", ".join(f"“{sheet.name}”" for sheet in sheets)
    return TWO_SHEETS.problem(tables.file, (), None, sheets=listed)


def _measures(
    matches: Sequence[_Match],
    maps: Sequence[Chosen],
    commune: CommuneName,
    problems: list[Problem],
) -> dict[str, Measure]:
    found: dict[str, tuple[Measure, str]] = {}
    for chosen in maps:
        own = [one for one in matches if one.chosen is chosen]
        for measures, faults, file in _by_map(chosen, own, commune):
            problems += faults
            for indicator, measure in measures.items():
                if indicator in found:
                    args = {"indicator": indicator, "other": found[indicator][1]}
                    problems.append(TWICE.problem(file, (), None, **args))
                found[indicator] = measure, file
    return {indicator: measure for indicator, (measure, _) in found.items()}


def _by_map(
    chosen: Chosen, matches: Sequence[_Match], commune: CommuneName
) -> Iterable[tuple[dict[str, Measure], list[Problem], str]]:
    if chosen.map.rows == "indicators":
        for one in matches:
            yield *measures_by_row(one.table, one.tables), one.tables.file
        return
    sources, problems = [], []
    for one in matches:
        figures, faults = figures_of(one.table, chosen.map, commune)
        problems += faults
        sources.append(Read(one.tables, figures, one.table.period))
    broken = any(problem.severity == "error" for problem in problems)
    if not matches or broken:
        yield {}, problems, ""
        return
    measures, lacking = measures_of(chosen, sources)
    yield measures, problems + lacking, matches[0].tables.file


def _periods(matches: Sequence[_Match], period: Period) -> list[Problem]:
    """Mention files of another period than the actuals, or than another file of their kind."""
    problems = []
    first: dict[str, _Match] = {}
    for one in matches:
        own = one.table.period
        if own is None:
            continue
        before = first.setdefault(one.chosen.name, one)
        if not period.contains_period(own):
            problems.append(_other_period(one, period, THE_ACTUALS))
        elif before.table.period not in (own, None):
            problems.append(_other_period(one, before.table.period or period, before.tables.file))
    return problems


def _other_period(one: _Match, period: Period, what: Localised | str) -> Problem:
    own = one.table.period or period
    args = {"start": own.start, "end": own.end, "first": period.start, "last": period.end}
    return OTHER_PERIOD.problem(one.tables.file, (), None, what=what, **args)
