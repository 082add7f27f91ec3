"""The first sheet of a plan's workbook: whose plan it is, its title, its period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import ValidationError

from parscore.documents.plan import Plan
from parscore.intake.plan_book.kinds import NO_SHEET
from parscore.intake.plan_book.layout import HEAD, HEAD_NAME, LEVELS
from parscore.intake.plan_book.sheets import Filled, sheet_named
from parscore.intake.plan_book.values import Given, plain, put, told
from parscore.intake.tables.values import text_of
from parscore.values.periods import Period
from parscore.values.text import match_key

if TYPE_CHECKING:
    from parscore.intake.tables.cells import Sheet, Tables
    from parscore.reading.problems import Problem

SCHEMA = "parscore/plan/1"

_NO_DAY = date(2000, 1, 1)


def read_head(tables: Tables, problems: list[Problem]) -> Given:
    """Return what the first sheet says of the plan as a whole."""
    sheet = sheet_named(tables, HEAD_NAME)
    if sheet is None:
        problems.append(NO_SHEET.problem(tables.file, (), None, sheet=HEAD_NAME))
        return {}
    rows = {match_key(text_of(cells.get(1))): row for row, cells in sheet.rows()}
    given: Given = {}
    for column in HEAD:
        row = rows.get(match_key(column.title))
        if row is not None:
            filled = Filled(sheet, row, {column.key: 2})
            value = plain(filled, column, problems)
            if value is not None:
                put(given, column.key, value)
    place = f"{sheet.file}:{sheet.name}"
    return _checked_head(given, sheet, rows, place, problems)


def _checked_head(
    given: Given, sheet: Sheet, rows: dict[str, int], place: str, problems: list[Problem]
) -> Given:
    level = given.get("commune", {}).get("level")
    if level is not None:
        by_name = {match_key(name): key for key, name in LEVELS.items()}
        given["commune"]["level"] = by_name.get(match_key(level), level)
    try:
        Plan.model_validate({"schema": SCHEMA, **given})
    except ValidationError as error:
        for details in error.errors(include_url=False):
            key = ".".join(str(step) for step in details["loc"])
            column = next(
                (one for one in HEAD if one.key == key or one.key.startswith(f"{key}.")), None
            )
            row = rows.get(match_key(column.title)) if column else None
            at = str(sheet.place(row, 2)) if row else place
            problems.append(told(details, at, column.title if column else key))
    return given


def period_of(head: Given) -> Period:
    """Return the plan's period; any will do where it is missing, which is told elsewhere."""
    span = head.get("period", {})
    start, end = span.get("from"), span.get("to")
    known = [day for day in (start, end) if day is not None]
    return Period(min(known), max(known)) if known else Period(_NO_DAY, _NO_DAY)
