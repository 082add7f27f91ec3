"""What kind of file it is, told from its bytes: suffixes are often wrong."""

from __future__ import annotations

import re
from typing import Literal

from parscore.values.messages import Localised

Form = Literal["zip", "ole", "html", "text"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING = 4_096
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OTHERS = {
    b"%PDF": Localised("tệp PDF", "a PDF file"),
    b"\x89PNG": Localised("ảnh PNG", "a PNG picture"),
    b"\xff\xd8\xff": Localised("ảnh JPEG", "a JPEG picture"),
    b"Rar!": Localised("tệp nén RAR", "a RAR archive"),
    b"7z\xbc\xaf": Localised("tệp nén 7z", "a 7z archive"),
    b"\x1f\x8b": Localised("tệp nén gzip", "a gzip archive"),
    b"{\\rtf": Localised("văn bản RTF", "an RTF document"),
    b"MIME-Version": Localised("trang web dạng MHT", "a web archive (MHT)"),
    b"{": Localised("tệp JSON", "a JSON file"),
}
SPREADSHEET_XML = Localised("bảng tính XML kiểu Excel 2003", "an Excel 2003 XML spreadsheet")
XML = Localised("tệp XML", "an XML file")
BINARY = Localised("tệp nhị phân lạ", "an unknown binary file")


def form_of(data: bytes) -> Form | Localised:
    """Return how a file is to be read, or the name of what it is where it is no table."""
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    for mark, name in _OTHERS.items():
        if data.startswith(mark):
            return name
    beginning = _folded(data[:_BEGINNING])
    if beginning.startswith("<"):
        return _markup(beginning)
    if b"\x00" in data[:_BEGINNING] and not data.startswith(_MARKS) and not _is_utf16(data):
        return BINARY
    return "text"


def _is_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark: every other byte of Vietnamese and figures is 0 or 1 or 30."""
    sample = data[: _BEGINNING // 2 * 2]
    most = max(sample[0::2].count(0), sample[1::2].count(0))
    return most * 4 > len(sample)


def utf16_order(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark, or None where it is not UTF-16."""
    if b"\x00" not in data[:_BEGINNING] or not _is_utf16(data):
        return None
    sample = data[: _BEGINNING // 2 * 2]
    return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"


def _folded(beginning: bytes) -> str:
    for mark in _MARKS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\x00", b"").decode("latin-1").lstrip().lower()


def _markup(beginning: str) -> Form | Localised:
    if "urn:schemas-microsoft-com:office:spreadsheet" in beginning and "<workbook" in beginning:
        return SPREADSHEET_XML
    names = set(re.findall(r"<!?([a-z][a-z0-9]*)", beginning))
    known = {"html", "table", "head", "body", "meta", "style", "tr", "td", "div", "doctype", "p"}
    return "html" if names & known else XML
