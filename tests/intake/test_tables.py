"""Tables of every kind, told by their content, become typed cells that know their places."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.tables import only_sheet, raw_workbook, sheet_xml, workbook

from parscore.intake.tables.cells import Area, Fault, letters
from parscore.intake.tables.read import read_tables, tables_of
from parscore.intake.tables.values import count_of, date_of, number_of, text_of
from parscore.intake.tables.xlsx_sheet import position
from parscore.intake.tables.xlsx_styles import Style, style_of
from parscore.reading.problems import Problem

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

OLD = Path(__file__).with_name("old.xls")  # written once by LibreOffice


def values(data: bytes) -> dict[str, object]:
    return {cell.place.in_file: cell.value for cell in only_sheet(data).cells.values()}


def test_a_workbook_gives_exact_numbers_days_and_composed_texts() -> None:
    row = ("Hồ sơ".encode().decode(), 1176, 97.99999999999999, date(2025, 8, 15), True, None, " ")
    assert values(workbook(row, name="Số liệu")) == {
        "Số liệu!A1": "Hồ sơ",
        "Số liệu!B1": Decimal(1176),
        "Số liệu!C1": Decimal("97.99999999999999"),
        "Số liệu!D1": date(2025, 8, 15),
        "Số liệu!E1": True,
    }


def test_numbers_are_taken_from_the_text_of_the_file() -> None:
    rows = '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>12345678901234567890.5</v></c></row>'
    held = values(raw_workbook(sheet_xml(rows)))
    assert held == {"S!A1": Decimal("0.1"), "S!B1": Decimal("12345678901234567890.5")}


def test_a_percentage_is_read_as_it_is_shown() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["A1"].number_format = "0.0%"

    cell = only_sheet(workbook([0.985], edit=edit)).cells[1, 1]
    assert (cell.value, cell.percent) == (Decimal("0.985"), True)
    assert number_of(cell) == Decimal("98.5")
    assert text_of(cell) == "98,5%"


@pytest.mark.parametrize(
    ("code", "style"),
    [
        ("0.00%", Style(percent=True)),
        ("dd/mm/yyyy", Style(date=True)),
        ('"ngày" d "tháng" m', Style(date=True)),
        ("[$-42A]dd mmmm yyyy;@", Style(date=True)),
        ('#,##0 "ngày"', Style()),
        ("[Red]0.0", Style()),
        ("General", Style()),
        ("h:mm", Style()),
    ],
)
def test_a_format_says_whether_a_number_is_a_day_or_a_percentage(code: str, style: Style) -> None:
    assert style_of(code) == style


def test_days_are_counted_as_excel_does_it_and_from_1904_where_a_file_says_so() -> None:
    day = '<row r="1"><c r="A1" s="1"><v>{}</v></c></row>'
    styles = b'<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    held = {
        serial: values(_dated(day.format(serial), styles))["S!A1"] for serial in (1, 59, 61, 45884)
    }
    assert held == {
        1: date(1900, 1, 1),
        59: date(1900, 2, 28),
        61: date(1900, 3, 1),
        45884: date(2025, 8, 15),
    }
    late = '<workbookPr date1904="1"/>'
    assert values(_dated(day.format(44422), styles, late))["S!A1"] == date(2025, 8, 15)


def _dated(row: str, styles: bytes, settings: str = "") -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        f'<Relationships><Relationship Id="r1" Type="{office}/worksheet" '
        f'Target="/xl/worksheets/s1.xml"/><Relationship Id="r2" Type="{office}/styles" '
        'Target="styles.xml"/></Relationships>'
    )
    book = (
        f'<workbook xmlns:r="{office}">{settings}<sheets><sheet name="S" r:id="r1"/></sheets>'
        "</workbook>"
    )
    parts = {
        "xl/styles.xml": styles,
        "xl/_rels/workbook.xml.rels": rels.encode(),
        "xl/workbook.xml": book.encode(),
    }
    return raw_workbook(sheet_xml(row), parts=parts)


def test_a_formula_gives_its_saved_result_and_lacks_one_that_was_never_computed() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1</f><v></v></c>'
        '<c r="C1" t="str"><f>T(A1)</f><v></v></c>'
        '<c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    sheet = only_sheet(raw_workbook(sheet_xml(rows)))
    assert sheet.cells[1, 1].value == Decimal(2)
    assert (1, 3) not in sheet.cells  # a formula that gave an empty text
    assert [said(count_of(sheet.cells[1, column])) for column in (2, 4)] == [
        (
            "bang.xlsx:S!B1: E410 Ô này là công thức chưa có kết quả. Hãy mở tệp bằng Excel hoặc "
            "LibreOffice và lưu lại, hoặc gõ thẳng con số."
        ),
        "bang.xlsx:S!D1: E411 Ô này báo lỗi #DIV/0!. Hãy sửa công thức, hoặc gõ thẳng con số.",
    ]


def said(outcome: object) -> str:
    assert isinstance(outcome, Problem)
    return str(outcome)


def test_texts_are_joined_from_runs_without_hints_and_escapes() -> None:
    rows = (
        '<row><c t="inlineStr"><is><r><t>Đúng</t></r><r><t> hạn</t></r><rPh><t>x</t></rPh></is></c>'
        '<c t="inlineStr"><is><t>a_x000D__x000A_b\u00a0</t></is></c></row>'
    )
    assert values(raw_workbook(sheet_xml(rows))) == {"S!A1": "Đúng hạn", "S!B1": "a\nb"}


def test_a_merged_area_shows_its_first_cell_everywhere_in_it() -> None:
    sheet = only_sheet(workbook(["Tiếp nhận", None, 1], edit=lambda s: s.merge_cells("A1:B2")))
    assert sheet.merged == (Area(1, 1, 2, 2),)
    assert text_of(sheet.at(2, 2)) == "Tiếp nhận"
    assert sheet.at(2, 3) is None
    assert (2, 2) not in sheet.cells


def test_what_is_hidden_says_so() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.row_dimensions[2].hidden = True
        sheet.column_dimensions["B"].hidden = True

    sheet = only_sheet(workbook([1, 2], [3, 4], edit=edit))
    assert {at: cell.hidden for at, cell in sheet.cells.items()} == {
        (1, 1): False,
        (1, 2): True,
        (2, 1): True,
        (2, 2): True,
    }


def test_thousands_of_empty_rows_are_left_out() -> None:
    empty = "".join(f'<row r="{row}"><c r="A{row}" s="0"/></row>' for row in range(2, 60_000))
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row>{empty}'
    sheet = only_sheet(raw_workbook(sheet_xml(rows)))
    assert [row for row, _ in sheet.rows()] == [1]


def test_a_true_xls_is_read_with_its_hidden_sheet_and_its_merged_cells() -> None:
    first, second = read_tables(OLD).sheets
    assert {cell.place.in_file: cell.value for cell in first.cells.values()} == {
        "Số liệu!B2": "Tổng số",
        "Số liệu!C2": Decimal(1176),
        "Số liệu!D2": Decimal("0.985"),
        "Số liệu!E2": date(2025, 8, 15),
        "Số liệu!G2": Decimal(1177),
        "Số liệu!H2": True,
        "Số liệu!B3": "Gộp ô",
        "Số liệu!E3": Decimal("97.99999999999999"),
        "Số liệu!E4": "1.234",
    }
    assert first.merged == (Area(3, 2, 4, 4),)
    assert (second.name, second.hidden, second.cells[1, 1].hidden) == ("Ẩn", True, True)


HTML = """\ufeff<html><head><meta charset="utf-8"><title>x</title>
<style>td{color:red}</style></head>
<body><script>document.write("<td>no</td>")</script>
<table><thead><tr><th rowspan=2>TT</th><th colspan="2">Tiếp&nbsp;nhận<br>hồ sơ</th></tr>
<tr><th>Tổng</th><th>Trực   tuyến</th></tr></thead>
<tr><td>1<td>1.234,0</td><td>&#49;2</td></tr>
<tr style="display: none"><td>2</td><td></td><td>7</td></tr></table>
<p>không thuộc bảng</p><table><tr><td>khác</td></tr></table></body></html>"""


def test_html_called_xls_is_read_by_its_tables() -> None:
    tables = tables_of(HTML.encode(), "bieu.xls")
    first, second = tables.sheets
    assert (first.name, second.name) == ("Bảng 1", "Bảng 2")
    assert {cell.place.in_file: cell.value for cell in first.cells.values()} == {
        "Bảng 1!A1": "TT",
        "Bảng 1!B1": "Tiếp nhận\nhồ sơ",
        "Bảng 1!B2": "Tổng",
        "Bảng 1!C2": "Trực tuyến",
        "Bảng 1!A3": "1",
        "Bảng 1!B3": "1.234,0",
        "Bảng 1!C3": "12",
        "Bảng 1!A4": "2",
        "Bảng 1!C4": "7",
    }
    assert first.merged == (Area(1, 1, 2, 1), Area(1, 2, 1, 3))
    assert first.cells[4, 3].hidden
    assert tables.problems == ()


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Mã;Tử số;Mẫu số\nx;1176;1.200,5\n", "utf-8"),
        ("\ufeffMã;Tử số;Mẫu số\r\nx;1176;1.200,5\r\n", "utf-8"),
        ("Mã\tTử số\tMẫu số\nx\t1176\t1.200,5\n", "utf-16"),
        ("Mã;Tử số;Mẫu số\nx;1176;1.200,5\n", "utf-16-le"),
        ("Mã;Tử số;Mẫu số\nx;1176;1.200,5\n", "utf-16-be"),
        ('Mã,Tử số,Mẫu số\nx,1176,"1.200,5"\n', "utf-8"),
        ("sep=|\nMã|Tử số|Mẫu số\nx|1176|1.200,5\n", "utf-8"),
    ],
)
def test_a_csv_is_read_whatever_its_letters_and_marks(text: str, codec: str) -> None:
    sheet = only_sheet(text.encode(codec), "a.csv")
    rows = [[cell.value for cell in row.values()] for _, row in sheet.rows()]
    assert rows == [["Mã", "Tử số", "Mẫu số"], ["x", "1176", "1.200,5"]]


def test_a_csv_in_the_vietnamese_code_page_is_read_with_a_warning() -> None:
    # "ử" and "ẫ" are two characters each in that code page.
    data = "Ma\u0303;Tư\u0309 sô\u0301\nx;1\n".encode("cp1258")
    tables = tables_of(data, "a.csv")
    assert values_of_row(tables.sheets[0].grid[1]) == ["Mã", "Tử số"]
    assert [str(problem) for problem in tables.problems] == [
        (
            "a.csv: E415 (cảnh báo) Tệp không theo UTF-8; chữ được đọc theo bảng mã Windows tiếng "
            "Việt "
            "(cp1258). Nếu chữ bị sai dấu, hãy lưu lại dạng “CSV UTF-8”."
        )
    ]


def values_of_row(row: object) -> list[object]:
    assert isinstance(row, dict)
    return [cell.value for cell in row.values()]


def test_a_cell_of_a_csv_has_a_place_without_a_sheet() -> None:
    cell = only_sheet(b"a;b\nc;d\n", "a.csv").cells[2, 2]
    assert str(cell.place) == "a.csv:B2"


def test_a_file_is_told_by_its_content_and_not_by_its_suffix() -> None:
    assert only_sheet(workbook(["x"]), "a.csv").cells[1, 1].value == "x"
    assert only_sheet(b"x;y\n", "a.xlsx").cells[1, 2].value == "y"
    assert tables_of(OLD.read_bytes(), "a.html").sheets[0].name == "Số liệu"


@pytest.mark.parametrize(
    ("held", "number"),
    [("98,5%", "98.5"), ("1.234,5", "1234.5"), ("−3", "-3"), (1176, "1176"), ("1176", "1176")],
)
def test_a_number_is_read_from_a_number_or_a_text(held: object, number: str) -> None:
    assert number_of(only_sheet(workbook([held])).cells[1, 1]) == Decimal(number)


def test_plain_notation_reads_a_dot_as_a_decimal_mark() -> None:
    cell = only_sheet(b"x;12.345\n").cells[1, 2]
    assert number_of(cell, "plain") == Decimal("12.345")
    assert "E042" in said(number_of(cell))


@pytest.mark.parametrize(
    ("held", "day"),
    [("15/8/2025", date(2025, 8, 15)), ("2025-08-15", date(2025, 8, 15)), ("05-6-2025", None)],
)
def test_a_day_is_read_from_a_day_or_a_text(held: str, day: date | None) -> None:
    assert date_of(only_sheet(workbook([held])).cells[1, 1]) == (day or date(2025, 6, 5))


@pytest.mark.parametrize(
    ("held", "reader", "words"),
    [
        (date(2025, 6, 5), number_of, "E417 Ở đây cần một số, nhưng ô có 5/6/2025."),
        (True, number_of, "E417 Ở đây cần một số, nhưng ô có TRUE (có)."),
        ("98,5%", count_of, "E418 Ở đây cần số đếm, nhưng ô là tỷ lệ phần trăm (98,5%)."),
        (1.5, count_of, "E051 “1,5” không phải là số nguyên."),
        ("1.234", count_of, "E042 “1.234”: không rõ hàng nghìn hay thập phân."),
        ("khoảng 20", count_of, "E041 “khoảng 20” không phải là một số."),
        (1e16, number_of, "E044 “1E+16” quá lớn"),
        (1 / 3, number_of, "E045 “0.3333333333333333” có quá nhiều chữ số thập phân"),
        (45884, date_of, "E416 Ở đây cần một ngày, nhưng ô có số 45884. Nếu đó là ngày 15/8/2025"),
        (12.5, date_of, "E417 Ở đây cần một ngày, nhưng ô có 12,5."),
        (False, date_of, "E417 Ở đây cần một ngày, nhưng ô có FALSE (không)."),
        ("31/2/2025", date_of, "E048 “31/2/2025”: không có ngày này trong lịch."),
        ("tháng 8", date_of, "E046 “tháng 8” không phải là một ngày."),
    ],
)
def test_a_cell_of_another_kind_is_named_with_what_to_do(
    held: object, reader: object, words: str
) -> None:
    cell = only_sheet(workbook([None, held])).cells[1, 2]
    assert callable(reader)
    text = said(reader(cell))
    assert text.startswith(f"bang.xlsx:S!B1: {words}")


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_the_letters_of_a_column_are_read_back(column: int, row: int) -> None:
    assert position(f"{letters(column)}{row}") == (row, column)


def test_a_fault_is_silent_until_somebody_needs_the_cell() -> None:
    sheet = only_sheet(workbook(["=1+1", "x"]))
    assert isinstance(sheet.cells[1, 1].value, Fault)
    assert text_of(sheet.cells[1, 1]) == ""
