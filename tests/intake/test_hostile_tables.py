"""Damaged, protected, disguised and harmful files: a plain message, never a traceback."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from support.tables import FILE, raw_workbook, sheet_xml, told, workbook, zipped

from parscore.intake.tables import archive, count
from parscore.intake.tables.read import read_tables, tables_of
from parscore.reading.files import LARGEST
from parscore.reading.problems import Unreadable

OLD = Path(__file__).with_name("old.xls")
OLE = OLD.read_bytes()[:512]
ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'

SAYS_PROTECTED = (
    "bang.xlsx: E401 Tệp được đặt mật khẩu nên không đọc được. Mở tệp bằng Excel, bỏ mật khẩu "
    "(Tệp > Thông tin > Bảo vệ) rồi lưu lại."
)


def of_ole(stream: str) -> bytes:
    """Return the beginning of an old Office file that names a stream."""
    return OLE + stream.encode("utf-16-le") + bytes(512)


def flagged() -> bytes:
    """Return a workbook whose parts are said to be encrypted."""
    data = bytearray(raw_workbook(sheet_xml(ROW)))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


@pytest.mark.parametrize("data", [of_ole("EncryptedPackage"), of_ole("EncryptionInfo"), flagged()])
def test_a_file_with_a_password_is_named_as_such(data: bytes) -> None:
    assert told(data) == [SAYS_PROTECTED]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"%PDF-1.7\n", "tệp PDF"),
        (b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
        (b"Rar!\x1a\x07", "tệp nén RAR"),
        (b"{\\rtf1", "văn bản RTF"),
        (b'{"schema": "parscore/actuals/1"}', "tệp JSON"),
        (b"MIME-Version: 1.0\n", "trang web dạng MHT"),
        (b"\x00\x00\x00\x01" * 5 + b"\xf3\xf4" * 40, "tệp nhị phân lạ"),
        (b'<?xml version="1.0"?><a/>', "tệp XML"),
        (
            (
                b'<?xml version="1.0"?>\n<Workbook '
                b'xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
            ),
            "bảng tính XML kiểu Excel 2003",
        ),
        (zipped({"word/document.xml": b"<x/>"}), "văn bản Word"),
        (zipped({"content.xml": b"<x/>"}), "tài liệu OpenDocument (.ods, .odt)"),
        (zipped({"xl/workbook.bin": b"x"}), "sổ Excel nhị phân (.xlsb)"),
        (zipped({"a.txt": b"x"}), "tệp nén zip"),
        (of_ole("WordDocument"), "văn bản Word cũ hoặc tệp Office khác"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, found: str) -> None:
    assert told(data) == [
        (
            f"bang.xlsx: E402 Tệp này là {found}, không phải bảng số liệu. Hãy mở tệp bằng chương "
            "trình của nó và lưu thành Excel (.xlsx) hoặc CSV."
        )
    ]


@pytest.mark.parametrize(
    "data",
    [
        workbook([1, 2])[:-40],
        workbook([1, 2])[:200],
        OLD.read_bytes()[:1024] + of_ole("Workbook"),
        raw_workbook(sheet_xml(ROW), parts={"xl/worksheets/s1.xml": b"<worksheet><sheetData>"}),
        raw_workbook(sheet_xml(ROW), parts={"xl/workbook.xml": b""}),
        raw_workbook(sheet_xml(ROW), parts={"xl/_rels/workbook.xml.rels": b"<Relationships/>"}),
        zipped({"xl/workbook.xml": b"<workbook/>"}),
    ],
)
def test_a_damaged_file_is_named_as_such(data: bytes) -> None:
    (line,) = told(data)
    assert line.startswith("bang.xlsx: E403 Tệp bị hỏng hoặc chưa tải xong: ")
    assert line.endswith("Hãy tải hoặc xuất lại tệp; nếu Excel mở được thì lưu thành tệp mới.")


@pytest.mark.parametrize("cut", [600, 1_500, 3_000, 5_000])
def test_an_old_workbook_over_which_its_reader_panics_is_damaged(
    cut: int, capfd: pytest.CaptureFixture[str]
) -> None:
    data = OLD.read_bytes()[:cut] + OLD.read_bytes()[-1_400:-3]
    (line,) = told(data, "a.xls")
    assert line.startswith(("a.xls: E403 ", "a.xls: E402 "))
    assert capfd.readouterr() == ("", "")


def test_a_part_with_wrong_bytes_is_damaged() -> None:
    data = bytearray(raw_workbook(sheet_xml(ROW)))
    at = data.find(b"xl/worksheets/s1.xml") + len("xl/worksheets/s1.xml")
    data[at : at + 20] = b"\xff" * 20
    assert told(bytes(data))[0].startswith("bang.xlsx: E403 ")


def test_a_zip_bomb_is_never_unpacked() -> None:
    ratio = zipped({"xl/workbook.xml": b"<workbook/>", "xl/s.xml": bytes(3_000_000)})
    size = zipped({f"{i}.xml": bytes(900_000) for i in range(120)})
    parts = zipped({f"{i}.xml": b"" for i in range(1_001)})
    advice = " Bảng số liệu thật không như vậy. Hãy lấy lại tệp từ nơi xuất nó."
    says = "bang.xlsx: E404 Tệp nén bất thường nên không được mở: "
    assert told(ratio) == [f"{says}phần “xl/s.xml” bung ra gấp hơn 200 lần.{advice}"]
    assert told(size) == [f"{says}bung ra thành 108 MB, nhiều nhất là 100 MB.{advice}"]
    assert told(parts) == [f"{says}có 1.001 phần bên trong, nhiều nhất là 1.000.{advice}"]


def test_a_part_that_holds_more_than_it_declares_is_not_unpacked_further() -> None:
    data = bytearray(raw_workbook(sheet_xml(ROW)))
    real = len(sheet_xml(ROW).encode()).to_bytes(4, "little")
    lying = bytes(data).replace(real, (40).to_bytes(4, "little"))
    assert told(lying)[0].startswith("bang.xlsx: E403 ")


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>',
        '<!DOCTYPE x SYSTEM "http://example.invalid/x.dtd"><worksheet/>',
    ],
)
def test_xml_entities_are_refused(xml: str) -> None:
    assert told(raw_workbook(xml)) == [
        (
            "bang.xlsx: E405 Trong tệp có đoạn khai báo lạ, có thể gây hại (DTD, ENTITY), nên "
            "không đọc tiếp. Excel không tạo tệp như vậy. Hãy lấy lại tệp từ nơi xuất nó."
        )
    ]


def test_macros_and_links_are_left_alone_and_mentioned() -> None:
    parts = {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<x/>"}
    tables = tables_of(raw_workbook(sheet_xml(ROW), parts=parts), FILE)
    assert [str(problem) for problem in tables.problems] == [
        (
            "bang.xlsx: E406 (cảnh báo) Tệp có macro. Macro không được chạy; chỉ giá trị đã lưu "
            "được "
            "đọc. Nếu macro tính số liệu, hãy chạy nó trong Excel và lưu trước."
        ),
        (
            "bang.xlsx: E407 (cảnh báo) Tệp có liên kết đến tệp khác. Liên kết không được mở; giá "
            "trị "
            "lưu lần cuối được dùng. Hãy cập nhật liên kết trong Excel và lưu trước khi dùng."
        ),
    ]


def test_two_sheets_with_one_name_cannot_be_told_apart() -> None:
    tables = tables_of(raw_workbook(sheet_xml(ROW), names=("Tháng 8", "THÁNG 8", "x")), FILE)
    assert [str(problem) for problem in tables.problems] == [
        (
            "bang.xlsx: E408 Có hai trang tính cùng tên “THÁNG 8”, nên không chỉ rõ được ô nào. "
            "Hãy "
            "đổi tên một trang tính."
        )
    ]


def test_a_file_of_200_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "lon.xlsx"
    with path.open("wb") as file:
        file.truncate(200_000_000)  # a hole: no disk is used
    with pytest.raises(Unreadable) as caught:
        read_tables(path)
    assert str(caught.value).startswith(f"{path}: E004 Tệp lớn hơn {LARGEST // 1_000_000} MB.")


def test_too_many_cells_or_sheets_are_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count, "MOST_CELLS", 3)
    advice = " Hãy xóa trang, dòng, cột không cần rồi lưu lại."
    cells = f"E409 Tệp quá lớn để đọc: hơn 3 ô có dữ liệu.{advice}"
    html = b"<table><tr><td rowspan=2 colspan=900>x</table>"
    assert told(workbook([1, 2, 3, 4])) == [f"bang.xlsx: {cells}"]
    assert told(b"a;b\nc;d\n", "a.csv") == [f"a.csv: {cells}"]
    assert told(html, "a.xls") == [f"a.xls: {cells}"]
    assert told(OLD.read_bytes(), "a.xls") == [f"a.xls: {cells}"]
    sheets = "E409 Tệp quá lớn để đọc: có 101 trang tính, nhiều nhất là 100."
    names = [f"s{i}" for i in range(101)]
    assert told(raw_workbook(sheet_xml(ROW), names=names))[0].startswith(f"bang.xlsx: {sheets}")
    assert told(b"<table>" * 101, "a.xls")[0].startswith(f"a.xls: {sheets}")


def test_a_cell_outside_any_sheet_is_named() -> None:
    rows = '<row r="2"><c r="A9"><v>1</v></c><c r="ZZZ2"><v>1</v></c><c r="B2"><v>1</v></c></row>'
    tables = tables_of(raw_workbook(sheet_xml(rows)), FILE)
    assert [str(problem) for problem in tables.problems] == [
        (
            "bang.xlsx:S: E419 Ô “A9” nằm ngoài bảng tính; tệp ghi sai vị trí của nó. Hãy mở tệp "
            "bằng "
            "Excel và lưu thành tệp mới."
        )
    ]
    assert list(tables.sheets[0].cells) == [(2, 2)]


@pytest.mark.parametrize(
    "data", [workbook(), b"<html><body>Phien lam viec da het han</body></html>", b",,\n,,\n"]
)
def test_a_file_without_any_cell_has_no_table(data: bytes) -> None:
    assert told(data) == [
        (
            "bang.xlsx: E413 Tệp không có bảng nào có dữ liệu. Hãy kiểm tra xem tệp đã được lưu "
            "chưa, "
            "và có chọn nhầm tệp không."
        )
    ]


def test_an_empty_file_and_letters_of_no_code_page_are_named() -> None:
    assert told(b" \n")[0].startswith("bang.xlsx: E005 ")
    assert told(b"a;b\x8a\xff\n", "a.csv") == [
        (
            "a.csv: E414 Không nhận ra bảng mã chữ của tệp. Hãy mở tệp bằng Excel và lưu lại dạng "
            "“CSV "
            "UTF-8”."
        )
    ]


def test_a_quote_that_is_never_closed_is_named_by_its_line() -> None:
    assert told(b'a;b\nc;"d\ne;f\n', "a.csv")[0].startswith(
        "a.csv: E403 Tệp bị hỏng hoặc chưa tải xong: dấu ngoặc kép mở ở gần dòng 3 không được khép"
    )


@pytest.mark.parametrize(
    "held",
    ["1E+99999999", "1E-99999999", "NaN", "Infinity", "9" * 3_000, "x" * 100, "1_000", "\uff14"],
)
def test_odd_numbers_cost_nothing(held: str) -> None:
    rows = f'<row r="1"><c r="A1"><v>{held}</v></c></row>'
    sheet = tables_of(raw_workbook(sheet_xml(rows)), FILE).sheets[0]
    assert (1, 1) in sheet.cells


@pytest.mark.parametrize("index", ["7", "-1", "9" * 5_000, "x"])
def test_an_index_of_nothing_leaves_the_cell_empty_or_plain(index: str) -> None:
    rows = f'<row r="1"><c r="A1" t="s"><v>{index}</v></c><c r="B1" s="{index}"><v>2</v></c></row>'
    sheet = tables_of(raw_workbook(sheet_xml(rows)), FILE).sheets[0]
    assert list(sheet.cells) == [(1, 2)]


def test_the_words_are_there_in_english_too() -> None:
    assert told(b"%PDF-1.7\n", lang="en") == [
        (
            "bang.xlsx: E402 This file is a PDF file, not a table. Open it in its own program and "
            "save "
            "it as Excel (.xlsx) or CSV."
        )
    ]
    assert told(of_ole("EncryptedPackage"), lang="en") == [
        (
            "bang.xlsx: E401 The file is protected by a password and cannot be read. Open it in "
            "Excel, "
            "remove the password (File > Info > Protect) and save it."
        )
    ]


def test_the_bytes_of_a_part_are_read_only_when_asked_for() -> None:
    out = io.BytesIO(raw_workbook(sheet_xml(ROW)))
    with zipfile.ZipFile(out, "a") as added:
        added.writestr("xl/media/image1.png", b"x" * 1_000)
    assert "xl/media/image1.png" in archive.Archive(out, FILE)
