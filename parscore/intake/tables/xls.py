"""Workbooks of Excel 97-2003 (.xls). They hold no per cent formats that could be read here."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from parscore.intake.tables.cells import Area, Cell, Sheet, Value, by_row
from parscore.intake.tables.count import TOO_MANY_SHEETS, TOO_WIDE, CellCount
from parscore.intake.tables.kinds import CUT_SHORT, DAMAGED, NO_TABLE, PASSWORD, TOO_MUCH
from parscore.intake.tables.limits import LONGEST_READING, MOST_GRID, MOST_SHEETS
from parscore.intake.tables.texts import tidy
from parscore.reading.problems import Unreadable
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.reading.problems import Problem

LIBRARY = "python_calamine"
CHILD = "parscore.intake.tables.xls_child"

_MOST_DIGITS = 20

OLD_DOCUMENT = Localised("văn bản Word cũ hoặc tệp Office khác", "an old Word or other Office file")


def read_xls(data: bytes, file: str) -> list[Sheet]:
    """Return the sheets of a workbook.

    Raises:
        Unreadable: it is damaged, protected by a password, no workbook, or too large.
        ModuleNotFoundError: the package that reads the format is not installed.
    """
    _check_kind(data, file)
    if importlib.util.find_spec(LIBRARY) is None:
        raise ModuleNotFoundError(LIBRARY, name=LIBRARY)
    read = _in_a_process(data)
    if "sheets" not in read:
        raise Unreadable([_refused(read, file)])
    count = CellCount(file)
    return [_sheet(one, file, count) for one in read["sheets"]]


def _in_a_process(data: bytes) -> Mapping[str, Any]:
    """Return what the reading process printed; one that fails or never ends read nothing."""
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter and a module of ours
            [sys.executable, "-P", "-m", CHILD],
            input=data,
            capture_output=True,
            timeout=LONGEST_READING,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return {"error": "damaged"}
    read: Mapping[str, Any] = json.loads(done.stdout)
    return read


def _refused(read: Mapping[str, Any], file: str) -> Problem:
    match read["error"]:
        case "password":
            return PASSWORD.problem(file)
        case "sheets":
            what = TOO_MANY_SHEETS(count=read["count"], most=MOST_SHEETS)
            return TOO_MUCH.problem(file, what=what)
        case "wide":
            wide = TOO_WIDE(sheet=read["sheet"], cells=read["cells"], most=MOST_GRID)
            return TOO_MUCH.problem(file, what=wide)
    return DAMAGED.problem(file, why=CUT_SHORT)


def _check_kind(data: bytes, file: str) -> None:
    """Refuse an encrypted xlsx, which is wrapped in the old format, and other old files."""

    def names(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if names("EncryptedPackage") or names("EncryptionInfo"):
        raise Unreadable([PASSWORD.problem(file)])
    if not names("Workbook") and not names("Book"):
        raise Unreadable([NO_TABLE.problem(file, found=OLD_DOCUMENT)])


def _sheet(read: Mapping[str, Any], file: str, count: CellCount) -> Sheet:
    name, hidden = " ".join(read["name"].split()), read["hidden"]
    cells: list[Cell] = []
    for row, column, kind, held in read["cells"]:
        value = _value(kind, held)
        if value is not None:
            count.add()
            cells.append(Cell(file, name, row, column, value, hidden=hidden))
    merged = tuple(Area(*corners) for corners in read["merged"])
    return Sheet(file, name, by_row(cells), merged, hidden)


def _value(kind: str, held: Any) -> Value | None:  # noqa: ANN401 - from JSON
    match kind:
        case "yes_no":
            return bool(held)
        case "day":
            return date.fromisoformat(held)
        case "number":
            number = Decimal(held)
            if not number.is_finite():
                return None
            return number.quantize(Decimal(1)) if _is_whole(number) else number
    return tidy(held) or None


def _is_whole(number: Decimal) -> bool:
    """Say whether a number is whole and short enough to be written out (`1177.0` is 1177)."""
    return number.adjusted() < _MOST_DIGITS and number == int(number)
