"""Sheets that are written as every spreadsheet program writes them, picked apart by one pattern.

Most of a sheet is cells of one shape, which a pattern finds in half the time that an XML parser
needs to build them. It must account for every character of a row. What stands around the cells
goes through a parser all the same, and a sheet that holds anything else (texts in the cells
themselves, errors, comments, names with a prefix) is not plain: it is read as XML from its
beginning. So are the texts that sheets share, where one is not of a single part.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree.ElementTree import fromstring
from xml.parsers import expat

from parscore.intake.tables.limits import MOST_KEPT, MOST_PLAIN
from parscore.intake.tables.xml_parts import local

if TYPE_CHECKING:
    from collections.abc import Mapping
    from re import Match

_CELL: Final = (
    r'<c r="[A-Z]{1,2}+\1"(?: s="[0-9]{1,5}+")?+(?: t="[bns]")?+'
    r"(?: ?/>|>(?:<f(?: aca=\"false\")?+>[ -%'-;=?-~]*+</f>)?+<v>[-+.0-9E]{1,40}+</v></c>)"
)
_ROW: Final = re.compile(rf"""<row r="([1-9][0-9]{{0,5}})"([^<>/&']*+)>((?:{_CELL})++)</row>""")
_HELD: Final = re.compile(r'r="([A-Z]+)[0-9]+"([^<>/]*)>(?:<f[^<]*</f>)?<v>([^<]+)')
_LOOK: Final = re.compile(r'(?: s="([0-9]+)")?(?: t="([bns])")?')
_HIDDEN: Final = re.compile(r'\shidden\s*=\s*"(?:1|true)"')
_EMPTIED: Final = re.compile(r"<sheetData(?: ?/>|>(?:<row [^<>]*/>)*+</sheetData>)")
_STRING: Final = re.compile(r'<si><t(?: xml:space="preserve")?+>([^<]*+)</t></si>')
_NO_STRINGS: Final = re.compile(r"(?:<\?[^<>]*>\s*)?<sst[^<>]*(?:/>|></sst>)\s*")
_STANDS_FOR: Final = re.compile("&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([a-z]+));")
_NAMED: Final = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
_CHECKS_END: Final = "</dataValidations>"
_NO_TAG: Final = re.compile("<[!?]")
_BEGINNING: Final = re.compile(r'(?:<\?xml version="1\.0" encoding="(?i:utf-8)"[^<>]*>\s*)?<[a-z]')


class PlainRow(NamedTuple):
    """A row with the text of its cells; `hidden` says that nobody who opens the file sees it."""

    number: int
    cells: str
    hidden: bool

    @property
    def held(self) -> list[tuple[str, str, str]]:
        """The cells that hold something: letters of the column, what `look_of` reads, and text."""
        return _HELD.findall(self.cells)


class PlainSheet(NamedTuple):
    """The rows of a plain sheet, and what stands around them."""

    rows: list[PlainRow]
    around: Around


class Around(NamedTuple):
    """What stands around rows: the attributes of columns, and the places of merged cells."""

    columns: tuple[Mapping[str, str], ...]
    merged: tuple[str, ...]


def plain_sheet(data: bytes) -> PlainSheet | None:
    """Return what a sheet holds, or None where it is not plain, or not even well-formed."""
    if len(data) > MOST_PLAIN:
        return None
    rows: list[PlainRow] = []

    def emptied(row: Match[str]) -> str:
        number, look, cells = row.groups()
        hidden = "hidden" in look and _HIDDEN.search(look) is not None
        rows.append(PlainRow(int(number), cells, hidden))
        return f'<row r="{number}"{look}/>'

    # A letter for each byte: none but those of ASCII is looked at.
    rest = _ROW.sub(emptied, data.decode("latin-1"))
    if not _EMPTIED.search(rest):
        return None
    around = (_known_around if len(rest) <= MOST_KEPT else _around)(rest)
    return None if around is None else PlainSheet(rows, around)


@lru_cache(256)
def look_of(attributes: str) -> tuple[str, str]:
    """Return the style and the kind of a cell of a plain sheet, each empty where none is stated."""
    found = _LOOK.fullmatch(attributes)
    return ("", "") if found is None else (found[1] or "", found[2] or "")


def _around(rest: str) -> Around | None:
    """Return what stands around emptied rows; None where there are more rows or cells."""
    only_tags = _BEGINNING.match(rest) and not _NO_TAG.search(rest, 1)
    if not only_tags or not _is_well_formed(rest.encode("latin-1")):
        return None
    around = _without_checks(_EMPTIED.sub("", rest))
    root = fromstring(around.encode("latin-1"))  # noqa: S314 - entities would need "<!"
    found: dict[str, list[Mapping[str, str]]] = {}
    for one in root.iter():
        found.setdefault(local(one.tag), []).append(one.attrib)
    if "row" in found or "c" in found:
        return None
    merged = (one.get("ref", "") for one in found.get("mergeCell", ()))
    return Around(tuple(found.get("col", ())), tuple(merged))


# The forms of one rule set are alike, but for what is filled in.
_known_around = lru_cache(64)(_around)


def _without_checks(around: str) -> str:
    """Leave out what cells may hold: in a form more text than all else around the rows."""
    start, end = around.find("<dataValidations "), around.find(_CHECKS_END)
    return around if not 0 <= start < end else around[:start] + around[end + len(_CHECKS_END) :]


def plain_strings(data: bytes) -> list[str] | None:
    """Return the shared texts of a workbook; None where they have parts, or are not well-formed."""
    if len(data) > MOST_PLAIN or not _is_well_formed(data):
        return None
    try:
        text = data.decode()
    except UnicodeDecodeError:  # another encoding, which the parser knows
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as every XML parser does
    if not _BEGINNING.match(text) or not _NO_STRINGS.fullmatch(_STRING.sub("", text)):
        return None
    found: list[str] = _STRING.findall(text)
    return [_STANDS_FOR.sub(_letter, one) if "&" in one else one for one in found]


def _is_well_formed(data: bytes) -> bool:
    try:
        expat.ParserCreate(namespace_separator="}").Parse(data, True)  # noqa: FBT003 - that this is all of it
    except (expat.ExpatError, LookupError, ValueError):
        return False
    return True


def _letter(found: Match[str]) -> str:
    in_hexadecimal, in_decimals, name = found.groups()
    if name:
        return _NAMED[name]
    return chr(int(in_hexadecimal, 16) if in_hexadecimal else int(in_decimals))
