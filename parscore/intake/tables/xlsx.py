"""Workbooks as Excel and LibreOffice save them (.xlsx, .xlsm): their values, exactly as written.

Numbers are taken from the text in the file, so that none passes through a float.
"""

from __future__ import annotations

import posixpath
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from parscore.intake.tables.archive import Archive
from parscore.intake.tables.count import TOO_MANY_SHEETS, CellCount
from parscore.intake.tables.kinds import BROKEN_PARTS, DAMAGED, TOO_MUCH
from parscore.intake.tables.limits import MOST_SHEETS
from parscore.intake.tables.xlsx_sheet import Book, read_sheet, read_strings
from parscore.intake.tables.xlsx_styles import read_styles
from parscore.intake.tables.xml_parts import attribute, children, whole
from parscore.reading.problems import Unreadable, shortened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

    from parscore.intake.tables.cells import Sheet
    from parscore.intake.tables.xlsx_styles import Style
    from parscore.reading.problems import Problem


class _Part(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool


def read_xlsx(data: bytes, file: str) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets of a workbook, and what is odd about it.

    Raises:
        Unreadable: it is damaged, protected, no workbook, or too large.
    """
    archive = Archive(BytesIO(data), file)
    top = archive.workbook or ""
    root = whole(archive.read(top), file)
    targets = _targets(archive, top)
    parts = _parts(root, targets, file)
    book = Book(file, _strings(archive, targets), _styles(archive, targets), _since_1904(root))
    count = CellCount(file)
    sheets: list[Sheet] = []
    problems = archive.warnings()
    for one in parts:
        sheet, faults = read_sheet(archive.read(one.part), one.name, book, count, hidden=one.hidden)
        sheets.append(sheet)
        problems += faults
    return sheets, problems


def _parts(root: Element, targets: Mapping[str, tuple[str, str]], file: str) -> list[_Part]:
    found = []
    for sheet in children(root, "sheet"):
        kind, part = targets.get(attribute(sheet, "id") or "", ("", ""))
        if kind == "worksheet":
            hidden = attribute(sheet, "state") in {"hidden", "veryHidden"}
            name = " ".join((attribute(sheet, "name") or "").split())
            found.append(_Part(shortened(name), part, hidden))
        elif not part:
            raise Unreadable([DAMAGED.problem(file, why=BROKEN_PARTS)])
    if len(found) > MOST_SHEETS:
        what = TOO_MANY_SHEETS(count=len(found), most=MOST_SHEETS)
        raise Unreadable([TOO_MUCH.problem(file, what=what)])
    return found


def _targets(archive: Archive, top: str) -> dict[str, tuple[str, str]]:
    """Return, by id, the kind and the name of each part that the workbook refers to."""
    folder, base = posixpath.split(top)
    root = whole(archive.read(f"{folder}/_rels/{base}.rels"), archive.name)
    return {
        attribute(one, "Id") or "": (
            (attribute(one, "Type") or "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/" + folder, attribute(one, "Target") or "")).lstrip(
                "/"
            ),
        )
        for one in children(root, "Relationship")
        if attribute(one, "TargetMode") != "External"
    }


def _only(targets: Mapping[str, tuple[str, str]], kind: str, archive: Archive) -> str | None:
    names = (part for known, part in targets.values() if known == kind and part in archive)
    return next(names, None)


def _strings(archive: Archive, targets: Mapping[str, tuple[str, str]]) -> tuple[str | None, ...]:
    part = _only(targets, "sharedStrings", archive)
    if part is None:
        return ()
    return read_strings(archive.read(part), archive.name)


def _styles(archive: Archive, targets: Mapping[str, tuple[str, str]]) -> tuple[Style, ...]:
    part = _only(targets, "styles", archive)
    return () if part is None else read_styles(archive.read(part), archive.name)


def _since_1904(root: Element) -> bool:
    return any(attribute(one, "date1904") in {"1", "true"} for one in children(root, "workbookPr"))
