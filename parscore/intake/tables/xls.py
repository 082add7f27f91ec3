"""Workbooks of Excel 97-2003 (.xls). They hold no per cent formats that could be read here."""

from __future__ import annotations

import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from parscore.intake.tables.cells import Area, Cell, Place, Sheet, Value
from parscore.intake.tables.count import TOO_MANY_SHEETS, TOO_WIDE, CellCount
from parscore.intake.tables.kinds import CUT_SHORT, DAMAGED, NO_TABLE, PASSWORD, TOO_MUCH
from parscore.intake.tables.limits import MOST_GRID, MOST_SHEETS
from parscore.intake.tables.texts import tidy
from parscore.reading.problems import Unreadable
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

OLD_DOCUMENT = Localised("văn bản Word cũ hoặc tệp Office khác", "an old Word or other Office file")


def read_xls(data: bytes, file: str) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        Unreadable: it is damaged, protected by a password, no workbook, or too large.
    """
    from python_calamine import (  # noqa: PLC0415 - an optional package
        CalamineError,
        CalamineWorkbook,
        SheetVisibleEnum,
    )

    _check_kind(data, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        listed = list(book.sheets_metadata)
        if len(listed) > MOST_SHEETS:
            what = TOO_MANY_SHEETS(count=len(listed), most=MOST_SHEETS)
            raise Unreadable([TOO_MUCH.problem(file, what=what)])
        count = CellCount(file)
        return [
            _sheet(
                book.get_sheet_by_index(index),
                one.name,
                file,
                count,
                hidden=one.visible != SheetVisibleEnum.Visible,
            )
            for index, one in enumerate(listed)
        ]
    except CalamineError as error:
        kind = PASSWORD if "password" in str(error).lower() else DAMAGED
        raise Unreadable([kind.problem(file, why=CUT_SHORT)]) from None


def _check_kind(data: bytes, file: str) -> None:
    """Refuse an encrypted xlsx, which is wrapped in the old format, and other old files."""

    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage") or names("EncryptionInfo"):
        raise Unreadable([PASSWORD.problem(file)])
    if not names("Workbook") and not names("Book"):
        raise Unreadable([NO_TABLE.problem(file, found=OLD_DOCUMENT)])


def _sheet(sheet: CalamineSheet, name: str, file: str, count: CellCount, *, hidden: bool) -> Sheet:
    span = sheet.total_height * sheet.total_width
    if span > MOST_GRID:
        what = TOO_WIDE(sheet=name, cells=span, most=MOST_GRID)
        raise Unreadable([TOO_MUCH.problem(file, what=what)])
    cells: dict[tuple[int, int], Cell] = {}
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        for column, held in enumerate(values, start=1):
            value = _value(held)
            if value is not None:
                count.add()
                place = Place(file, name, row, column)
                cells[row, column] = Cell(place, value, hidden=hidden)
    merged = tuple(
        Area(start[0] + 1, start[1] + 1, end[0] + 1, end[1] + 1)
        for start, end in sheet.merged_cell_ranges or ()
    )
    return Sheet(file, name, cells, merged, hidden)


def _value(held: object) -> Value | None:
    if isinstance(held, bool):
        return held
    if isinstance(held, datetime):
        return held.date()
    if isinstance(held, date):
        return held
    if isinstance(held, int | float):
        # The format stores doubles: their shortest notation is what Excel shows and means.
        number = Decimal(repr(held))
        return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
    return tidy(str(held)) or None
