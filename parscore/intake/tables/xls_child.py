"""A process of its own that reads a true .xls from standard input and prints its cells as JSON.

The library that knows the format can panic or ask for any amount of memory over a damaged file;
what it does here ends with this process, and nobody sees it.
"""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from parscore.intake.tables.limits import MOST_GRID, MOST_SHEETS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet


def main() -> None:
    """Print what was read, or why it was not: `password`, `damaged`, `sheets`, `wide`."""
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))


def _read(data: bytes) -> dict[str, Any]:
    from python_calamine import (  # noqa: PLC0415 - an optional package
        CalamineError,
        CalamineWorkbook,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = list(book.sheets_metadata)
        if len(listed) > MOST_SHEETS:
            return {"error": "sheets", "count": len(listed)}
        sheets = []
        for index, one in enumerate(listed):
            sheet = book.get_sheet_by_index(index)
            span = sheet.total_height * sheet.total_width
            if span > MOST_GRID:
                return {"error": "wide", "sheet": one.name, "cells": span}
            hidden = one.visible != SheetVisibleEnum.Visible
            sheets.append({"name": one.name, "hidden": hidden, **_sheet(sheet)})
    except CalamineError as error:
        return {"error": "password" if "password" in str(error).lower() else "damaged"}
    return {"sheets": sheets}


def _sheet(sheet: CalamineSheet) -> dict[str, Any]:
    cells = [
        [row, column, *_value(held)]
        for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        for column, held in enumerate(values, start=1)
        if held != ""
    ]
    merged = [
        [start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1]
        for start, end in sheet.merged_cell_ranges or ()
    ]
    return {"cells": cells, "merged": merged}


def _value(held: object) -> tuple[str, object]:
    """Return the kind and the value of a cell; a number in the shortest notation of its double."""
    if isinstance(held, bool):
        return "yes_no", held
    if isinstance(held, int | float):
        return "number", repr(held)
    if isinstance(held, datetime):
        return "day", held.date().isoformat()
    if isinstance(held, date):
        return "day", held.isoformat()
    return "text", str(held)


if __name__ == "__main__":
    main()
