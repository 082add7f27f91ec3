"""Measures from a table with one indicator to a row: its id, then its figure in some form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from parscore.documents.actuals import Measure, Origin
from parscore.intake.statistics.figures import Table, data_rows
from parscore.intake.statistics.kinds import NO_FIGURE, NOT_YES, TWICE
from parscore.intake.statistics.measures import span_of
from parscore.intake.tables.values import date_of, number_of, text_of
from parscore.reading.base import REFUSED, Document, Identifier, refusal
from parscore.reading.problems import Problem, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from parscore.intake.tables.cells import Cell, Place, Tables


class _Row(Document):
    """A row as a document would have it, so that the same is refused."""

    indicator: Identifier
    measure: Measure


_NUMBERS = ("numerator", "denominator", "value", "points")
_YES = {"co": True, "x": True, "true": True, "yes": True, "dat": True}
_NO = {"khong": False, "false": False, "no": False, "khong dat": False}


def measures_by_row(table: Table, tables: Tables) -> tuple[dict[str, Measure], list[Problem]]:
    """Return the measure of each row, and what is wrong with the rows."""
    measures: dict[str, Measure] = {}
    problems: list[Problem] = []
    seen: dict[str, Place] = {}
    for row in data_rows(table):
        at = table.header.columns["indicator"]
        cell, place = table.sheet.at(row, at), table.sheet.place(row, at)
        name = text_of(cell)
        if not name:
            continue
        if name in seen:
            problems.append(place.problem(TWICE, indicator=name, other=seen[name].in_file))
            continue
        seen[name] = place
        measure = _measure(table, row, name, tables)
        if isinstance(measure, list):
            problems += measure
        else:
            measures[name] = measure
    return measures, problems


def _measure(table: Table, row: int, name: str, tables: Tables) -> Measure | list[Problem]:
    given: dict[str, Any] = {}
    problems: list[Problem] = []
    places: list[str] = []
    for key, column in table.header.columns.items():
        cell = table.sheet.at(row, column)
        if cell is None or key == "indicator":
            continue
        value = _value(key, cell)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            given[key] = value
            places += [] if key in {"source", "note"} else [cell.place.in_file]
    if problems:
        return problems
    place = table.sheet.place(row, table.header.columns["indicator"])
    if not places:
        return [place.problem(NO_FIGURE, indicator=shortened(name))]
    if "reason" in given:
        given["not_applicable"] = True
    origin = Origin(
        file=tables.name, sha256=tables.sha256, cells=tuple(places), period=span_of(table.period)
    )
    return _validated(given | {"origins": (origin,)}, name, place)


def _validated(given: dict[str, Any], name: str, place: Place) -> Measure | list[Problem]:
    """Return the measure, or what its model says of it, told of the row."""
    try:
        return _Row.model_validate({"indicator": name, "measure": given}).measure
    except ValidationError as error:
        refusals = [refusal(details) for details in error.errors() if details["type"] == REFUSED]
    return [place.problem(why, **args) for why, args in refusals]


def _value(key: str, cell: Cell) -> object:
    if key in _NUMBERS:
        return number_of(cell)
    if key == "date":
        return date_of(cell)
    if key == "done":
        return _yes_or_no(cell)
    text = text_of(cell)
    return " ".join(text.split()) if key in {"source", "level"} else text


def _yes_or_no(cell: Cell) -> bool | Problem:
    text = text_of(cell)
    word = match_key(text)
    if word in _YES:
        return True
    return _NO[word] if word in _NO else cell.place.problem(NOT_YES, value=shortened(text))
