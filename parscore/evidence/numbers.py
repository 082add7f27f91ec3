"""Whether the number and symbol of a document (số, ký hiệu) is written in a usual way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from parscore.values.text import nfc

if TYPE_CHECKING:
    from parscore.documents.evidence_customs import NumberCustoms

# Numbers below 10 have a zero before them; an office is written in capitals, with digits at most.
_NUMBER: Final = r"\d{2,6}[A-Za-zđĐ]?"
_YEAR: Final = r"\d{4}"
_CAPITAL: Final = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ"
_OFFICE: Final = rf"[{_CAPITAL}][{_CAPITAL}a-zà-öø-ỹđ\d.]{{0,29}}"


def is_usual(number: str, customs: NumberCustoms) -> bool:
    """Tell whether a number has one of the usual forms; spaces in it are not usual."""
    types = "|".join(map(re.escape, customs.types))
    gaps = {"number": _NUMBER, "year": _YEAR, "type": f"(?:{types})", "office": _OFFICE}
    text = nfc(number)
    return any(re.fullmatch(form.format_map(gaps), text) for form in customs.forms)
