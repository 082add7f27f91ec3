"""Packages that only some forms need: whoever lacks one learns which command installs it."""

from __future__ import annotations

from typing import Final

from parscore.values.messages import Message

OPTIONAL: Final = frozenset(
    {
        *("defusedxml", "docx", "icalendar", "msoffcrypto", "openpyxl", "pyhanko"),
        *("python_calamine", "xlsxwriter"),
    }
)
MISSING_EXTRA = Message(
    "E390",
    vi='Máy này thiếu gói “{module}”. Hãy cài phần văn phòng: pip install "parscore[office]"',
    en='The package “{module}” is missing. Install the office part: pip install "parscore[office]"',
)


def missing_extra(error: ModuleNotFoundError) -> str:
    """Return the optional package that is missing.

    Raises:
        ModuleNotFoundError: the same, where it is not an optional one that is missing.
    """
    module = (error.name or "").partition(".")[0]
    if module not in OPTIONAL:
        raise error
    return module
