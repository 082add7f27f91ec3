"""Workbooks read back, and worked out again by LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

OFFICE = shutil.which("soffice")
PATIENCE = 120  # seconds
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")


def opened(data: bytes | Path, *, values: bool) -> Workbook:
    """Return a workbook: the values of its formulas, or the formulas."""
    return load_workbook(io.BytesIO(data) if isinstance(data, bytes) else data, data_only=values)


def saved_again(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return workbooks as LibreOffice saves them after it has worked out every formula anew."""
    profile, given, out = folder / "profile", folder / "given", folder / "out"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(RECALCULATE, encoding="utf-8")
    given.mkdir()
    for name, data in files.items():
        (given / f"{name}.xlsx").write_bytes(data)
    paths = [str(given / f"{name}.xlsx") for name in files]
    where = ["--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    start = [str(OFFICE), f"-env:UserInstallation=file://{profile}"]
    subprocess.run([*start, *where, *paths], check=True, capture_output=True, timeout=PATIENCE)
    return {name: out / f"{name}.xlsx" for name in files}


def cells(book: Workbook) -> Iterable[Any]:
    """Yield every cell that holds something."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def row_of(book: Workbook, node: str, column: int) -> tuple[Worksheet, int]:
    """Return the sheet and the row of a criterion; its id stands in a column (from 1)."""
    for sheet in book.worksheets:
        for row in range(1, sheet.max_row + 1):
            if sheet.cell(row, column).value == node:
                return sheet, row
    raise KeyError(node)
