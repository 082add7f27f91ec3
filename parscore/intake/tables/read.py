"""Reads any table of an office, told by its content: xlsx, true xls, HTML called .xls, CSV."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from parscore.intake.tables.cells import Sheet, Tables
from parscore.intake.tables.kinds import NO_CELLS, NO_TABLE, SAME_NAME
from parscore.intake.tables.separated import read_separated
from parscore.intake.tables.sniff import form_of
from parscore.intake.tables.web import read_html
from parscore.intake.tables.xls import read_xls
from parscore.intake.tables.xlsx import read_xlsx
from parscore.reading.files import EMPTY, printable, read_file
from parscore.reading.problems import Unreadable
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from pathlib import Path

    from parscore.reading.problems import Problem


def read_tables(path: Path | str) -> Tables:
    """Return the tables of a file; what is odd about it is among its problems.

    Raises:
        Unreadable: it cannot be opened, is no table, is damaged, protected, or too large.
    """
    return tables_of(read_file(path), printable(str(path)))


def tables_of(data: bytes, file: str) -> Tables:
    """Return the tables in the bytes of a file.

    Raises:
        Unreadable: as `read_tables`.
    """
    if not data.strip():
        raise Unreadable([EMPTY.problem(file)])
    sheets, problems = _sheets(data, file)
    found = tuple(sheet for sheet in sheets if sheet.grid)
    if not found:
        raise Unreadable([*problems, NO_CELLS.problem(file)])
    problems += _same_names(found, file)
    return Tables(file, hashlib.sha256(data).hexdigest(), found, tuple(problems))


def _sheets(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    form = form_of(data)
    if isinstance(form, Localised):
        raise Unreadable([NO_TABLE.problem(file, found=form)])
    match form:
        case "zip":
            return read_xlsx(data, file)
        case "ole":
            return read_xls(data, file), []
        case "html":
            return read_html(data, file)
        case "text":
            sheet, problems = read_separated(data, file)
            return [sheet], problems


def _same_names(sheets: tuple[Sheet, ...], file: str) -> list[Problem]:
    seen = Counter(sheet.name.casefold() for sheet in sheets)
    names = {sheet.name.casefold(): sheet.name for sheet in sheets}
    return [SAME_NAME.problem(file, name=names[key]) for key, n in seen.items() if n > 1]
