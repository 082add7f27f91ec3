"""What a cell says as a text, a number, a count or a day; else why it does not say one.

Each function returns the value, or the problem with the cell.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from parscore.intake.tables.cells import Cell, Fault
from parscore.intake.tables.kinds import (
    A_DATE,
    A_NUMBER,
    BARE_SERIAL,
    NOT_THIS_TYPE,
    PERCENT_COUNT,
)
from parscore.intake.tables.xlsx_sheet import day_of
from parscore.reading.base import NOT_WHOLE
from parscore.reading.figures import date_fault, number_fault
from parscore.reading.problems import Problem, shortened
from parscore.values.messages import Localised
from parscore.values.numbers import (
    NotANumber,
    bounded,
    decimal_string,
    parse_number,
    parse_plain,
)
from parscore.values.periods import DateFault, NotADate, format_date, parse_date

Notation = Literal["vi", "plain"]

_EARLIEST_MEANT = 1990  # a number that would be an earlier day is not one

_YES_NO = {True: Localised("TRUE (có)", "TRUE"), False: Localised("FALSE (không)", "FALSE")}


def text_of(cell: Cell | None) -> str:
    """Return what a cell says as a text of any lines; nothing for an empty or faulty one.

    A number is written with a comma before its decimals and without thousands marks.
    """
    if cell is None:
        return ""
    value = cell.value
    if isinstance(value, str):
        return value
    match value:
        case Fault():
            return ""
        case bool(yes):
            return "Có" if yes else "Không"
        case Decimal() as number:
            return _shown(number, percent=cell.percent)
        case day:
            return format_date(day, "vi")


def number_of(cell: Cell, notation: Notation = "vi") -> Decimal | Problem:
    """Return the number of a cell; of a percentage what is shown: 98.5 of 98,5%.

    `notation` is that of numbers which are texts: `vi` (`1.234,5`) or `plain` (`1234.5`).
    """
    value = cell.value
    match value:
        case Fault():
            return cell.place.problem(value.kind, **value.args)
        case bool():
            return cell.place.problem(NOT_THIS_TYPE, needed=A_NUMBER, found=_YES_NO[value])
        case date():
            return cell.place.problem(NOT_THIS_TYPE, needed=A_NUMBER, found=value)
        case Decimal():
            shown = value.scaleb(2) if cell.percent else value
            return _within(shown, cell)
    try:
        return parse_number(value) if notation == "vi" else parse_plain(value)
    except NotANumber as fault:
        why, args = number_fault(_brief(fault))
        return cell.place.problem(why, **args)


def count_of(cell: Cell, notation: Notation = "vi") -> Decimal | Problem:
    """Return a whole number that counts something; a percentage is none."""
    number = number_of(cell, notation)
    if isinstance(number, Problem):
        return number
    if cell.percent or (isinstance(cell.value, str) and cell.value.rstrip().endswith("%")):
        return cell.place.problem(PERCENT_COUNT, value=number)
    if number != number.to_integral_value():
        return cell.place.problem(NOT_WHOLE, value=decimal_string(number).replace(".", ","))
    return number.quantize(Decimal(1))


def date_of(cell: Cell) -> date | Problem:
    """Return the day of a cell: a date, `15/8/2025` or `2025-08-15`."""
    value = cell.value
    match value:
        case Fault():
            return cell.place.problem(value.kind, **value.args)
        case bool():
            return cell.place.problem(NOT_THIS_TYPE, needed=A_DATE, found=_YES_NO[value])
        case date():
            return value
        case Decimal():
            day = day_of(value)
            if day is not None and day.year >= _EARLIEST_MEANT:
                return cell.place.problem(BARE_SERIAL, value=str(value), day=day)
            return cell.place.problem(NOT_THIS_TYPE, needed=A_DATE, found=value)
    try:
        return parse_date(value)
    except NotADate as fault:
        if fault.reason is DateFault.NOT_ISO and fault.meant is not None:
            return fault.meant
        why, args = date_fault(fault)
        return cell.place.problem(why, **args)


def _within(number: Decimal, cell: Cell) -> Decimal | Problem:
    try:
        return bounded(number)
    except NotANumber as fault:
        why, args = number_fault(_brief(fault))
        return cell.place.problem(why, **args)


def _brief(fault: NotANumber) -> NotANumber:
    return NotANumber(shortened(fault.value), fault.reason)


def _shown(number: Decimal, *, percent: bool) -> str:
    text = decimal_string(number.scaleb(2) if percent else number).replace(".", ",")
    return f"{text}%" if percent else text
