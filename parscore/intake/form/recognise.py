"""Is a workbook a form of ours? Looked up without reading it as one."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from parscore.intake.form.layout import FORM

if TYPE_CHECKING:
    from pathlib import Path

TEXTS: Final = "xl/sharedStrings.xml"
SHEETS: Final = "xl/worksheets/"
LARGEST: Final = 20_000_000  # bytes of a part, unpacked


def is_form(path: Path | str) -> bool | None:
    """Tell whether a workbook says that it is a form; None where it cannot be opened.

    Excel and others keep the texts of all cells in one part, or each in its sheet.
    """
    mark = FORM.encode()
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [
                part
                for part in archive.infolist()
                if (part.filename == TEXTS or part.filename.startswith(SHEETS))
                and part.file_size <= LARGEST
            ]
            return any(mark in archive.read(part) for part in parts)
    except (OSError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError):
        return None
