"""Values in cells: texts and numbers come back from a workbook exactly as they went in."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Final

from parscore.intake.form.layout import EMPTY
from parscore.intake.tables.texts import tidy
from parscore.values.numbers import format_number

MOST_DIGITS: Final = 15  # that a spreadsheet keeps of a number
_NAMED: Final = re.compile(r".*\[([^\[\]]+)\]", re.DOTALL)
_ODD: Final = re.compile(r"[^\S ]|[\u00a0\u2007\u202f\u200b\ufeff]")


def written_text(text: str) -> str:
    """Return a text for a cell; one that a reader of sheets would change stands as in JSON."""
    if text and tidy(text) == text and text != EMPTY and not text.startswith('"'):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def read_text(text: str) -> str:
    """Return the text of a cell that `written_text`, or a person, has written."""
    if text.startswith('"'):
        try:
            meant = json.loads(text)
        except ValueError:
            return text
        if isinstance(meant, str):
            return meant
    return text


def written_number(number: Decimal) -> Decimal | str:
    """Return a number for a cell; one with more digits than a spreadsheet keeps is a text."""
    digits = len(number.normalize().as_tuple().digits)
    places = max(digits, digits - number.adjusted() - 1, number.adjusted() + 1)
    return number if places <= MOST_DIGITS else format_number(number, "vi")


def kept(number: Decimal) -> Decimal:
    """Return a number that a program has saved, without the digits that only its float has."""
    if len(number.as_tuple().digits) <= MOST_DIGITS:
        return number
    return Decimal(f"{number:.{MOST_DIGITS}g}").normalize()


def named(name: str, title: str | None) -> str:
    """Return an id with the words that people know it by: `Tốt [good]`."""
    return name if title is None else f"{tidy(title)} [{name}]"


def name_in(text: str) -> str:
    """Return the id in what `named` gave, or the text itself."""
    found = _NAMED.fullmatch(text) if text.endswith("]") else None
    return found[1] if found else text
