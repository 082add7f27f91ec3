"""What a file holds, told from its first bytes and not from its name."""

from __future__ import annotations

import io
import zipfile
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD: Final = 1024  # a PDF may begin anywhere in its first 1,024 bytes
MOST_ENTRIES: Final = 20_000  # of an archive

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = b"PK\x03\x04"

NAMES: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "pdf": Localised("PDF", "a PDF"),
        "docx": Localised("văn bản Word (DOCX)", "a Word document (DOCX)"),
        "xlsx": Localised("bảng tính Excel (XLSX)", "an Excel workbook (XLSX)"),
        "doc": Localised("văn bản Word cũ (DOC)", "an old Word document (DOC)"),
        "xls": Localised("bảng tính Excel cũ (XLS)", "an old Excel workbook (XLS)"),
        "jpg": Localised("ảnh JPG", "a JPG picture"),
        "png": Localised("ảnh PNG", "a PNG picture"),
        "locked": Localised("tệp Office đặt mật khẩu", "an Office file with a password"),
        "ole": Localised("tệp Office cũ khác", "another old Office file"),
        "rtf": Localised("văn bản RTF", "an RTF document"),
        "zip": Localised("tệp nén", "an archive"),
        "program": Localised("chương trình chạy được", "a program"),
        "html": Localised("trang HTML", "an HTML page"),
        "text": Localised("văn bản thuần", "plain text"),
        "other": Localised("dạng không nhận ra", "an unknown form"),
    }
)
SUFFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {kind: kind for kind in ("pdf", "docx", "xlsx", "doc", "xls", "jpg", "png")}
    | {"jpeg": "jpg", "rtf": "rtf", "zip": "zip", "html": "html", "htm": "html", "txt": "text"}
)


def kind_of(data: bytes) -> str:
    """Return what the bytes of a file are: a key of `NAMES`."""
    if b"%PDF-" in data[:HEAD]:
        return "pdf"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(_OLE):
        return _kind_of_ole(data)
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    return _kind_of_other(data[:HEAD])


def _kind_of_ole(data: bytes) -> str:
    """Tell the old Office files apart by the names of the streams in them."""
    streams = {
        "EncryptedPackage": "locked",
        "WordDocument": "doc",
        "Workbook": "xls",
        "Book": "xls",
    }
    found = (kind for name, kind in streams.items() if name.encode("utf-16-le") in data)
    return next(found, "ole")


def _kind_of_zip(data: bytes) -> str:
    """Tell the Office files apart by the folders in them; only the list of names is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()[:MOST_ENTRIES]
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return "zip"
    if "[Content_Types].xml" not in names:
        return "zip"
    folders = {name.partition("/")[0] for name in names}
    return "docx" if "word" in folders else "xlsx" if "xl" in folders else "zip"


def _kind_of_other(head: bytes) -> str:
    if head.startswith((b"MZ", b"\x7fELF")):
        return "program"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<":
        return "html"
    return "other" if b"\0" in head else "text"
