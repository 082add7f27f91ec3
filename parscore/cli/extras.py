"""Packages that only some forms need: whoever lacks one learns which command installs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.values.messages import Message

if TYPE_CHECKING:
    from parscore.values.messages import Text

OPTIONAL: Final = frozenset(
    {
        *("docx", "icalendar", "msoffcrypto", "openpyxl", "pyhanko"),
        *("python_calamine", "xlsxwriter"),
    }
)
SOLVER: Final = "highspy"
MISSING_SOLVER = Message(
    "E504",
    vi="Bài toán này quá lớn để tính khi thiếu gói “{module}”. Hãy cài phần tư vấn: "
    'pip install "parscore[advice]"',
    en="This is too large to solve without the package “{module}”. Install the advice part: "
    'pip install "parscore[advice]"',
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


def missing_text(error: ModuleNotFoundError) -> Text:
    """Return the sentence that says which package is missing and how to install it.

    Raises:
        ModuleNotFoundError: the same, where it is not an optional one that is missing.
    """
    if error.name == SOLVER:
        return MISSING_SOLVER(module=SOLVER)
    return MISSING_EXTRA(module=missing_extra(error))
