"""Packages that only some forms need: whoever lacks one learns which command installs it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.values.messages import Text

OFFICE: Final = (
    *("docx", "icalendar", "msoffcrypto", "openpyxl", "packaging", "pyhanko"),
    *("python_calamine", "xlsxwriter"),
)
EXTRAS: Final[Mapping[str, str]] = MappingProxyType(
    {**dict.fromkeys(OFFICE, "office"), "polars": "province"}
)
"""The optional packages, by the names under which they are imported, and the extra of each."""

PARTS: Final = MappingProxyType(
    {
        "office": Localised("phần văn phòng", "the office part"),
        "province": Localised("phần cả tỉnh", "the part for whole provinces"),
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
    vi='Máy này thiếu gói “{module}”. Hãy cài {part}: pip install "parscore[{extra}]"',
    en='The package “{module}” is missing. Install {part}: pip install "parscore[{extra}]"',
)


def missing_extra(error: ModuleNotFoundError) -> str:
    """Return the optional package that is missing.

    Raises:
        ModuleNotFoundError: the same, where it is not an optional one that is missing.
    """
    module = (error.name or "").partition(".")[0]
    if module not in EXTRAS:
        raise error
    return module


def missing_text(error: ModuleNotFoundError) -> Text:
    """Return the sentence that says which package is missing and how to install it.

    Raises:
        ModuleNotFoundError: the same, where it is not an optional one that is missing.
    """
    if error.name == SOLVER:
        return MISSING_SOLVER(module=SOLVER)
    module = missing_extra(error)
    extra = EXTRAS[module]
    return MISSING_EXTRA(module=module, part=PARTS[extra], extra=extra)
