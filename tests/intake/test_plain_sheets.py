"""Sheets that a pattern picks apart: the same cells and the same faults as the XML parser finds."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support.communes import hop_tien_actuals, hop_tien_plan, read, thanh_hoa
from support.sheets import needs_office, opened, saved_again
from support.tables import FILE, MAIN, raw_workbook, sheet_xml, zipped

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan
from parscore.intake.form.write import write_form
from parscore.intake.tables import xlsx_sheet
from parscore.intake.tables.limits import MOST_PLAIN
from parscore.intake.tables.read import tables_of
from parscore.intake.tables.xlsx_plain import look_of, plain_sheet, plain_strings
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="10"/></cellXfs></styleSheet>'
)
CELLS = (
    '<c r="A{0}"><v>1</v></c>',
    '<c r="B{0}" s="1" t="n"><v>45000.5</v></c>',
    '<c r="C{0}" s="2"><v>0.98499999999999999</v></c>',
    '<c r="D{0}" s="9"/>',
    '<c r="AB{0}" t="s"><v>0</v></c>',
    '<c r="E{0}" s="1" t="s"><v>3</v></c>',
    '<c r="F{0}" t="b"><v>1</v></c>',
    '<c r="G{0}" s="1" />',
    '<c r="H{0}"></c>',
    '<c r="I{0}"><f>SUM(A1:B2)&gt;1</f><v>3</v></c>',
    '<c r="J{0}"><f>A1+1</f><v>2</v></c>',
    '<c r="K{0}"><f aca="false">1/3</f><v>0.333333333333333</v></c>',
    '<c r="A{0}"><v>7</v></c>',
    '<c r="L{0}"><f>r="B1" s="1"</f><v>2</v></c>',
    '<c r="L{0}"><f>r="B1"></f><v>2</v></c>',
    '<c r="L{0}"><f>]]></f><v>2</v></c>',
    '<c r="L{0}"><f>1+1</f></c>',
    '<c r="M{0}"><f>1+1</f><v></v></c>',
    '<c r="A9"><v>1</v></c>',
    '<c r="N{0}" t="e"><v>#REF!</v></c>',
    '<c r="O{0}" t="str"><f>A1</f><v>Có</v></c>',
    '<c r="P{0}" t="inlineStr"><is><t>x</t></is></c>',
    "<c><v>5</v></c>",
    '<c r="ZZZ{0}"/>',
    '<c r="Q{0}"><v>1E+400</v></c>',
    '<c r="R{0}"><v>--1</v></c>',
    '<c r="S{0}" t="b"><v>2</v></c>',
    '<c t="s" r="T{0}"><v>1</v></c>',
    '<c r="U{0}" s="x"><v>1</v></c>',
    '<c r="V{0}"><v> 1 </v></c>',
    '<c r="W{0}" t="s"><v>1.5</v></c>',
    '<c r="X{0}" t="x"><v>1</v></c>',
    "<!-- -->",
    " ",
    "<y/>",
)
ROWS = (
    '<row r="{0}">',
    '<row r="{0}" hidden="1">',
    '<row r="{0}" spans="1:9" ht="1.5" hidden="true">',
    '<row r="{0}" hidden="false">',
    "<row hidden='1' r=\"{0}\">",
    '<row r="{0}" x=\' hidden="1"\'>',
    "<row>",
    '<row r="x">',
    '<row r="{0}" x="/">',
    '<row r="{0}" x="&lt;" hidden = "1">',
)
AROUND = (
    "",
    '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
    "<!-- <row r='1'> -->",
    '<cols><col min="x" hidden="1"/></cols>',
    "<?pi x?>",
)
AFTER = (
    "",
    '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="x"/></mergeCells>',
    "<x/>",
    "<![CDATA[x]]>",
    (
        '<dataValidations count="1"><dataValidation sqref="A1"><formula1>"a,b"</formula1>'
        "</dataValidation></dataValidations><mergeCells><mergeCell ref='C1:C2'/></mergeCells>"
    ),
    "<dataValidations/>",
    '<x><row r="7"><c r="A7"><v>1</v></c></row></x>',
    "<y:x/>",
    "&lt;",
    "&x;",
)
PIECES = ("<", ">", '"', "&", "/", " ", "</row>", "<c ", "1", "\0", "é", "]]>", "hidden=")
TEXTS = (
    "<t>a</t>",
    "<t> Tổ̂ 1\r\n2 </t>",
    "<t></t>",
    "<t/>",
    "<t>a &lt; b &amp;lt; c</t>",
    "<t>_x0041_&#65;&#x1EA0;&#10;b&#13;\n</t>",
    "<t>́</t>",
    "<t>_x0000_</t>",
    "<t>\ufeff\u200b</t>",
    "<t>&#0;</t>",
    '<t xml:space="preserve"> x </t>',
    "<r><t>a</t></r><r><t>b</t></r>",
    "<t>a</t><t>b</t>",
    "",
    "<t>\r_x000A_</t>",
    "<t>_x000D__x000A_</t>",
    "<t>a<!-- -->b</t>",
    "<t>]]></t>",
    "<t>\x01</t>",
)


def told(data: bytes) -> Any:  # noqa: ANN401 - tables, or what is wrong with them
    try:
        return tables_of(data, FILE)
    except Unreadable as unreadable:
        return [str(one) for one in unreadable.problems]


def is_read_as_xml(data: bytes) -> None:
    """Check that a workbook is read as it is where nothing is plain."""
    found = told(data)
    with (
        patch.object(xlsx_sheet, "plain_sheet", return_value=None),
        patch.object(xlsx_sheet, "plain_strings", return_value=None),
    ):
        assert told(data) == found


def book(sheet: str, strings: str) -> bytes:
    rels = raw_workbook("")
    with zipfile.ZipFile(io.BytesIO(rels)) as archive:
        listed = archive.read("xl/_rels/workbook.xml.rels").decode()
    kinds = "".join(
        f'<Relationship Id="{kind}" Type="x/{kind}" Target="{kind}.xml"/>'
        for kind in ("sharedStrings", "styles")
    )
    parts = {
        "xl/_rels/workbook.xml.rels": listed.replace("</Rel", f"{kinds}</Rel"),
        "xl/sharedStrings.xml": f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": STYLES,
    }
    return raw_workbook(sheet, parts={name: text.encode() for name, text in parts.items()})


@st.composite
def sheets(draw: st.DrawFn) -> str:
    """Draw a sheet, mostly of plain cells, sometimes with an odd one or a damaged place."""
    odd = draw(st.booleans())
    rows = []
    for number in draw(st.lists(st.integers(1, 5), max_size=4)):
        cells = draw(st.lists(st.sampled_from(CELLS if odd else CELLS[:8]), max_size=5))
        begins = draw(st.sampled_from(ROWS if odd else ROWS[:4]))
        rows.append("".join((begins, *cells, "</row>")).format(number))
    around = AROUND if odd else AROUND[:2]
    after = AFTER if odd else AFTER[:3]
    text = sheet_xml("".join(rows), draw(st.sampled_from(after)), draw(st.sampled_from(around)))
    text = draw(st.sampled_from((HEAD, "", HEAD.replace("UTF-8", "latin-1")))) + text
    if draw(st.booleans()):
        return text
    at = draw(st.integers(0, len(text)))
    gone = draw(st.integers(0, 3))
    return text[:at] + draw(st.sampled_from(("", *PIECES))) + text[at + gone :]


@given(sheet=sheets(), strings=st.lists(st.sampled_from(TEXTS), max_size=5))
@settings(max_examples=300, deadline=None)
@example(sheet=sheet_xml('<row r="1">' + CELLS[0].format(1) + "</row>"), strings=["<t>a</t>"])
def test_a_sheet_is_read_as_the_parser_reads_it(sheet: str, strings: list[str]) -> None:
    is_read_as_xml(book(sheet, "".join(f"<si>{text}</si>" for text in strings)))


def form() -> bytes:
    plan, actuals = read(Plan, hop_tien_plan()), read(Actuals, hop_tien_actuals())
    return write_form(plan, thanh_hoa().rulebook, actuals)


def not_plain(data: bytes) -> list[str]:
    """Return the parts of a workbook that are left to the parser."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return [
        *(n for n, part in parts.items() if "worksheets/sheet" in n and plain_sheet(part) is None),
        *(n for n, part in parts.items() if "sharedStrings" in n and plain_strings(part) is None),
    ]


def test_a_form_is_plain_and_says_the_same_as_its_xml() -> None:
    assert not_plain(form()) == []
    is_read_as_xml(form())


def test_a_form_whose_cells_hold_their_texts_is_left_to_the_parser() -> None:
    data = io.BytesIO()
    opened(form(), values=False).save(data)
    assert "xl/worksheets/sheet2.xml" in not_plain(data.getvalue())
    is_read_as_xml(data.getvalue())


@needs_office
@pytest.mark.slow
def test_a_form_is_plain_also_after_libreoffice_has_saved_it(tmp_path: Path) -> None:
    data = saved_again({"form": form()}, tmp_path)["form"].read_bytes()
    assert not_plain(data) == []
    is_read_as_xml(data)


def test_excel_writes_rows_that_are_plain() -> None:
    row = (
        '<row r="5" spans="1:3" s="1" customFormat="1" ht="26.25" customHeight="1" hidden="1" '
        'x14ac:dyDescent="0.25"><c r="A5" s="1" t="s"><v>0</v></c><c r="B5" s="2"/>'
        '<c r="C5" s="2"><f>A5*2</f><v>0.98499999999999999</v></c></row>'
    )
    name = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"
    text = HEAD.replace("\n", "\r\n") + sheet_xml(row).replace(" ", f' xmlns:x14ac="{name}" ', 1)
    sheet = plain_sheet(text.encode())
    assert sheet is not None
    (only,) = sheet.rows
    assert (only.number, only.hidden) == (5, True)
    held = [(letters, *look_of(look), text) for letters, look, text in only.held]
    assert held == [("A", "1", "s", "0"), ("C", "2", "", "0.98499999999999999")]
    is_read_as_xml(book(text, "<si><t>a</t></si>"))


def test_rows_and_columns_come_in_order_and_of_two_cells_in_a_place_the_later_counts() -> None:
    rows = (
        '<row r="3"><c r="A3"><v>5</v></c></row><row r="2"><c r="D2" s="1"/></row>'
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row>'
        '<row r="3"><c r="A3"><v>4</v></c></row>'
    )
    (sheet,) = tables_of(raw_workbook(sheet_xml(rows)), FILE).sheets
    found = [(at, str(cell.value), cell.place.in_file) for at, cell in sheet.cells.items()]
    assert found == [((1, 1), "2", "S!A1"), ((1, 2), "3", "S!B1"), ((3, 1), "4", "S!A3")]
    assert list(sheet.grid) == [1, 3]


def test_a_fault_in_what_is_remembered_is_told_of_each_file() -> None:
    data = book(sheet_xml(""), "")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    damaged = zipped(parts | {"xl/styles.xml": b"<styleSheet>"})
    for name in ("a.xlsx", "b.xlsx"):
        with pytest.raises(Unreadable) as refused:
            tables_of(damaged, name)
        assert str(refused.value).startswith(f"{name}: E403 ")


def test_a_huge_sheet_or_an_endless_row_is_not_taken_for_plain_or_costs_no_more() -> None:
    cell = CELLS[0].format(1)
    endless = sheet_xml(f'<row r="1">{cell * 100_000}</row>')
    sheet = plain_sheet(endless.encode())
    assert sheet is not None
    assert len(sheet.rows[0].held) == 100_000
    assert plain_sheet(sheet_xml(f'<row r="1">{cell}</row>' + " " * MOST_PLAIN).encode()) is None
