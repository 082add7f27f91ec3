"""What a file holds is told from its bytes."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from support.evidence import JPG, PNG, checked, codes, filled, paper
from support.pdfs import plain

from parscore.evidence.content import NAMES, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def word() -> bytes:
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    xlsxwriter.Workbook(out).close()
    return out.getvalue()


def archive(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()


CONTENTS = {
    "pdf": plain(),
    "docx": word(),
    "xlsx": workbook(),
    "doc": OLE + "WordDocument".encode("utf-16-le"),
    "xls": OLE + "Workbook".encode("utf-16-le"),
    "locked": OLE + "EncryptedPackage".encode("utf-16-le"),
    "ole": OLE,
    "jpg": JPG,
    "png": PNG,
    "zip": archive(a="b"),
    "html": b"\xef\xbb\xbf <html>",
    "rtf": b"{\\rtf1 x}",
    "program": b"MZ\x90\x00",
    "text": "Báo cáo".encode(),
    "other": b"\x00\x01\x02",
}


def test_every_kind_is_told_from_its_bytes() -> None:
    assert {name: kind_of(data) for name, data in CONTENTS.items()} == {n: n for n in NAMES}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", "pdf", None),
        ("a.PDF", "pdf", None),
        ("a.jpeg", "jpg", None),
        ("a.docx", "docx", None),
        ("a.xls", "xls", None),
        ("a.pdf", "jpg", "E459"),
        ("a.pdf", "program", "E459"),
        ("a.xls", "html", "E459"),
        ("a.xls", "xlsx", "E459"),
        ("a.docx", "locked", "E459"),
        ("a.doc", "rtf", "E459"),
        ("a", "pdf", "E459"),
        ("a.scan", "pdf", "E459"),
        ("a.zip", "zip", "E460"),
        ("a.docm", "docx", "E459"),
        ("a.exe", "program", "E460"),
        ("a.txt", "text", "E460"),
        ("a", "other", "E460"),
    ],
)
def test_a_suffix_must_fit_what_the_file_holds(
    name: str, content: str, code: str | None, tmp_path: object
) -> None:
    folder = filled(tmp_path, {name: CONTENTS[content]})  # type: ignore[arg-type]
    assert codes(checked([paper(file=name)], folder)) == ([] if code is None else [code])


@given(st.sampled_from(sorted(CONTENTS)), st.binary(max_size=60), st.integers(0, 2000))
def test_whatever_bytes_a_file_has_they_are_some_kind(name: str, more: bytes, cut: int) -> None:
    whole = CONTENTS[name]
    assert kind_of(whole[:cut] + more) in NAMES
    assert kind_of(whole[: len(whole) - cut] + more + whole[len(whole) - cut // 2 :]) in NAMES
    assert kind_of(more) in NAMES
