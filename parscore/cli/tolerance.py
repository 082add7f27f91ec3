"""How far assumed maxima move, as a person types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.cli.common import bad_value
from parscore.cli.words import TOLERANCE_OUT_OF_RANGE
from parscore.reading.figures import number_fault
from parscore.values.exact import Fraction
from parscore.values.numbers import NotANumber, parse_number

if TYPE_CHECKING:
    from parscore.values.messages import Lang

WHOLE = 100


def tolerance_of(text: str | None, lang: Lang) -> Fraction | None:
    """Return a tolerance in percent; None where none was given.

    Raises:
        BadParameter: it is no number above 0 and below 100.
    """
    if text is None:
        return None
    try:
        value = Fraction(parse_number(text))
    except NotANumber as fault:
        raise bad_value("--tolerance", number_fault(fault), lang) from None
    if not 0 < value < WHOLE:
        said = TOLERANCE_OUT_OF_RANGE(value=value).render(lang)
        raise click.BadParameter(said, param_hint="'--tolerance'")
    return value
