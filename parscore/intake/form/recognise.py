"""Is a workbook a form of ours? Looked up without reading it as one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from parscore.intake.form.layout import FORM
from parscore.intake.tables.archive import Archive
from parscore.intake.tables.kinds import NO_TABLE
from parscore.reading.problems import Unreadable

TEXTS: Final = "xl/sharedStrings.xml"
SHEETS: Final = "xl/worksheets/"


def is_form(path: Path | str) -> bool | None:
    """Tell whether a workbook says that it is a form; None where it cannot be opened.

    Excel and others keep the texts of all cells in one part, or each in its sheet.
    """
    mark = FORM.encode()
    try:
        with Path(path).open("rb") as stream:
            archive = Archive(stream, str(path))
            shared = [TEXTS] if TEXTS in archive else []
            sheets = (part for part in archive.parts if part.startswith(SHEETS))
            return any(mark in archive.read(part) for part in (*shared, *sheets))
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return None
    except Unreadable as refused:
        return False if refused.problems[0].code == NO_TABLE.says.code else None
