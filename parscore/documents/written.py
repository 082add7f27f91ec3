"""Figures as an assessment writes them: exact numbers, days and signs, all of them text."""

from typing import Annotated, Literal

from parscore.reading.base import A_TEXT, refuse, wrong_type
from parscore.reading.figures import date_fault, number_fault
from parscore.reading.reads import Reads
from parscore.values.numbers import NotANumber, exact
from parscore.values.periods import NotADate, parse_date


def _figure(value: object) -> str:
    if not isinstance(value, str):
        raise wrong_type(A_TEXT, value)
    try:
        exact(value)
    except NotANumber as fault:
        why, args = number_fault(fault)
        raise refuse(why, **args) from None
    return value


def _day(value: object) -> str:
    if not isinstance(value, str):
        raise wrong_type(A_TEXT, value)
    try:
        parse_date(value)
    except NotADate as fault:
        why, args = date_fault(fault)
        raise refuse(why, **args) from None
    return value


Figure = Annotated[
    str,
    Reads(_figure, type="string", pattern=r"^-?[0-9]+(\.[0-9]+|/[0-9]+)?$"),
]
"""An exact number as text: `98.5`, or `1/3` where no decimal is exact."""

Day = Annotated[
    str,
    Reads(_day, type="string", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
]
"""A day as text: `2025-12-31`."""

Sign = Literal[">", ">=", "=", "<=", "<"]
