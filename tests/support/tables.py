"""Tables as offices have them, made in memory: workbooks, raw parts of workbooks, their faults."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from parscore.intake.tables.read import tables_of
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from parscore.intake.tables.cells import Sheet, Tables
    from parscore.values.messages import Lang

FILE = "bang.xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(
    *rows: Sequence[object], name: str = "S", edit: Callable[[Worksheet], object] | None = None
) -> bytes:
    """Return a workbook of one sheet, as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    if edit:
        edit(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def raw_workbook(
    sheet: str, *, names: Sequence[str] = ("S",), parts: Mapping[str, bytes] | None = None
) -> bytes:
    """Return a workbook whose sheets all hold the same raw XML, with parts added or replaced."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="r{i}"/>' for i, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/worksheet" Target="worksheets/s{i}.xml"/>'
        for i, _ in enumerate(names, 1)
    )
    held = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>',
    }
    held |= {f"xl/worksheets/s{i}.xml": sheet for i, _ in enumerate(names, 1)}
    return zipped({name: text.encode() for name, text in held.items()} | dict(parts or {}))


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet_xml(rows: str, after: str = "", before: str = "") -> str:
    """Return the XML of a sheet with these rows."""
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def only_sheet(data: bytes, file: str = FILE) -> Sheet:
    """Return the only sheet of a file."""
    (sheet,) = tables_of(data, file).sheets
    return sheet


def told(data: bytes, file: str = FILE, lang: Lang = "vi") -> list[str]:
    """Return what is said of a file that cannot be read."""
    try:
        read: Tables = tables_of(data, file)
    except Unreadable as unreadable:
        return [problem.render(lang) for problem in unreadable.problems]
    raise AssertionError(f"it could be read: {read.sheets}")
