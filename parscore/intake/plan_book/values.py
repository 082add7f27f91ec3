"""The cells of a plan's workbook that need no names: texts, lines, days, numbers, yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from parscore.intake.plan_book.kinds import BLANK_CELL, UNKNOWN_NAME
from parscore.intake.statistics.kinds import NOT_YES
from parscore.intake.tables.values import date_of, number_of
from parscore.reading.base import REFUSED, refusal
from parscore.reading.problems import Problem, shortened
from parscore.values.messages import Localised
from parscore.values.text import match_key

if TYPE_CHECKING:
    from datetime import date

    from parscore.intake.plan_book.layout import Column
    from parscore.intake.plan_book.sheets import Filled

A_LEVEL = Localised("cấp", "level")

Given = dict[str, Any]

_YES = {
    "co": True,
    "true": True,
    "yes": True,
    "x": True,
    "khong": False,
    "false": False,
    "no": False,
}


def plain(row: Filled, column: Column, problems: list[Problem]) -> Any:  # noqa: ANN401
    """Return the value of a cell whose form needs no names; None for an empty one."""
    cell = row.cell(column.key)
    text = row.text(column.key)
    if cell is None:
        return () if column.form in {"lines", "ids"} else None
    match column.form:
        case "day" | "number":
            value: date | Any = date_of(cell) if column.form == "day" else number_of(cell)
            if isinstance(value, Problem):
                problems.append(value)
                return None
            return value
        case "lines":
            return tuple(line.strip() for line in text.split("\n") if line.strip())
        case "ids":
            return tuple(text.replace(";", " ").replace(",", " ").split())
        case "yes_no":
            word = match_key(text)
            if word not in _YES:
                problems.append(cell.place.problem(NOT_YES, value=shortened(text)))
            return _YES.get(word)
        case "line" | "level":
            return " ".join(text.split("\n"))
    return text


def put(given: Given, path: str, value: object) -> None:
    """Set the value at a path such as `base.from`."""
    *steps, last = path.split(".")
    for step in steps:
        given = given.setdefault(step, {})
    given[last] = value


def told(details: Any, at: str, title: str) -> Problem:  # noqa: ANN401 - what pydantic says
    """Return what a model says of a value, told of its cell; a missing one must be filled in."""
    if details["type"] == REFUSED:
        why, args = refusal(details)
        return why.problem(at, (), None, **args)
    if details["type"] == "literal_error":
        name = shortened(str(details["input"]))
        return UNKNOWN_NAME.problem(at, (), None, what=A_LEVEL, name=name, guess=None)
    return BLANK_CELL.problem(at, (), None, column=title)
