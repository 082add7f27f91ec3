"""The Word report measured against Nghị định 30/2020/NĐ-CP, whose own ranges stand here."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from parscore.reports.registry import RENDERERS
from parscore.reports.word.report import render

if TYPE_CHECKING:
    from docx.document import Document as Opened

    from parscore.documents.assessment import Assessment

# By the text of a paragraph: the least and greatest size, bold, italic, alignment.
LOOKS = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (12, 13, True, False, "center"),
    "Độc lập - Tự do - Hạnh phúc": (13, 14, True, False, "center"),
    "ỦY BAN NHÂN DÂN": (12, 13, True, False, "center"),
    "XÃ HỢP TIẾN": (12, 13, True, False, "center"),
    "Số: ": (13, 13, False, False, "center"),
    "Hợp Tiến, ngày": (13, 14, False, True, "center"),
    "BÁO CÁO": (13, 14, True, False, "center"),
    "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách": (13, 14, True, False, "center"),
    "Căn cứ Luật": (13, 14, False, True, "both"),
    "Thực hiện Kế hoạch": (13, 14, False, False, "both"),
    "I. KẾT QUẢ": (13, 14, True, False, "both"),
    "1. Kết quả chung": (13, 14, True, False, "both"),
    "TM. ỦY BAN NHÂN DÂN": (13, 14, True, False, "center"),
    "CHỦ TỊCH": (13, 14, True, False, "center"),
    "Nơi nhận:": (12, 12, True, True, "left"),
    "- Lưu: VT.": (11, 11, False, False, "left"),
    "Phụ lục": (14, 14, True, False, "center"),
    "BẢNG TỰ CHẤM ĐIỂM": (13, 14, True, False, "center"),
    "(Kèm theo Báo cáo số": (13, 14, False, True, "center"),
}


@pytest.fixture(scope="module")
def made(assessment: Assessment) -> bytes:
    return render(assessment)


@pytest.fixture(scope="module")
def document(made: bytes) -> Opened:
    return Document(io.BytesIO(made))


def paragraphs(document: Opened) -> list[Any]:
    return list(document.element.body.iter(qn("w:p")))


def text_of(element: Any) -> str:  # noqa: ANN401 - lxml
    return "".join(one.text or "" for one in element.iter(qn("w:t")))


def starting(document: Opened, start: str) -> Any:  # noqa: ANN401 - lxml
    return next(one for one in paragraphs(document) if text_of(one).startswith(start))


def value(element: Any, path: str, attribute: str = "w:val") -> str | None:  # noqa: ANN401
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return None if found is None else found.get(qn(attribute))


def style_of(document: Opened, paragraph: Any) -> Any:  # noqa: ANN401 - lxml
    name = value(paragraph, "w:pPr/w:pStyle")
    return next(one for one in document.styles.element if one.get(qn("w:styleId")) == name)


def test_the_pages_are_a4_with_the_margins_of_the_decree(document: Opened) -> None:
    letter, appendix = document.sections
    assert (round(letter.page_width.mm), round(letter.page_height.mm)) == (210, 297)
    assert (round(appendix.page_width.mm), round(appendix.page_height.mm)) == (297, 210)
    assert letter.orientation == WD_ORIENT.PORTRAIT
    assert appendix.orientation == WD_ORIENT.LANDSCAPE
    for section in (letter, appendix):
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.header_distance < section.top_margin


def test_everything_is_in_times_new_roman_black_and_vietnamese(document: Opened) -> None:
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        names = {fonts.get(qn(f"w:{one}")) for one in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert names == {"Times New Roman"}
        assert not [name for name in fonts.attrib if "Theme" in name]
    normal = next(one for one in styles if one.get(qn("w:default")))
    assert value(normal, "w:rPr/w:rFonts", "w:ascii") == "Times New Roman"
    assert value(normal, "w:rPr/w:lang") == "vi-VN"
    assert {one.get(qn("w:val")) for one in styles.iter(qn("w:color"))} == {"000000"}
    body = document.element.body
    for name in ("w:color", "w:rFonts", "w:sz", "w:highlight"):
        assert not list(body.iter(qn(name))), name


@pytest.mark.parametrize("start", LOOKS)
def test_each_part_has_the_size_weight_and_slope_of_the_decree(
    start: str, document: Opened
) -> None:
    least, greatest, bold, italic, align = LOOKS[start]
    style = style_of(document, starting(document, start))
    assert least <= int(value(style, "w:rPr/w:sz") or 0) / 2 <= greatest
    assert (style.find(".//" + qn("w:b")) is not None) is bold
    assert (style.find(".//" + qn("w:i")) is not None) is italic
    assert value(style, "w:pPr/w:jc") == align


def test_the_body_is_indented_and_set_apart_as_the_decree_says(document: Opened) -> None:
    style = style_of(document, starting(document, "Thực hiện Kế hoạch"))
    first_line = int(value(style, "w:pPr/w:ind", "w:firstLine") or 0)
    assert round(first_line * 25.4 / 1440, 1) in {10.0, 12.7}
    assert int(value(style, "w:pPr/w:spacing", "w:after") or 0) >= 6 * 20
    assert value(style, "w:pPr/w:spacing", "w:lineRule") == "auto"
    assert 240 <= int(value(style, "w:pPr/w:spacing", "w:line") or 0) <= 360


def test_pages_are_numbered_above_the_text_but_for_the_first_of_each_part(
    document: Opened,
) -> None:
    for section in document.sections:
        properties = section._sectPr
        assert properties.find(qn("w:titlePg")) is not None
        assert value(properties, "w:pgNumType", "w:start") == "1"
        assert [text_of(one._p) for one in section.first_page_header.paragraphs] == [""]
        (line,) = section.header.paragraphs
        assert [one.text for one in line._p.iter(qn("w:instrText"))] == [" PAGE "]
        style = style_of(document, line._p)
        assert value(style, "w:pPr/w:jc") == "center"
        assert value(style, "w:rPr/w:sz") in {"26", "28"}


def test_the_letterhead_is_as_wide_as_the_page_and_neither_motto_nor_nation_wraps(
    document: Opened,
) -> None:
    table = document.tables[0]._tbl
    grid = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:gridCol"))]
    cells = [int(one.get(qn("w:w"))) for one in table.iter(qn("w:tcW"))]
    assert grid == cells
    assert round(sum(grid) * 25.4 / 1440) == 165
    assert value(table, "w:tblPr/w:tblLayout", "w:type") == "fixed"
    borders = table.find(qn("w:tblPr")).find(qn("w:tblBorders"))
    assert {one.get(qn("w:val")) for one in borders} == {"none"}
    assert grid[1] * 25.4 / 1440 >= 100  # the nation at 13 points bold needs 98 mm


def test_ruled_tables_repeat_their_head_and_keep_their_rows_whole(document: Opened) -> None:
    ruled = [one for one in document.tables if "TableHead" in head(one) or "WideHead" in head(one)]
    assert len(ruled) == 5
    for table in ruled:
        first, *others = table._tbl.tr_lst
        assert first.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
        assert others
        for row in (first, *others):
            assert row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None
        for row in others:
            assert row.find(qn("w:trPr")).find(qn("w:tblHeader")) is None
    *narrow, wide = (millimetres(table) for table in ruled)
    assert set(narrow) == {165}
    assert wide == 252


def head(table: Any) -> list[str | None]:  # noqa: ANN401 - docx
    return [value(one, "w:pPr/w:pStyle") for one in table._tbl.tr_lst[0].iter(qn("w:p"))]


def millimetres(table: Any) -> int:  # noqa: ANN401 - docx
    grid = table._tbl.iter(qn("w:gridCol"))
    return round(sum(int(one.get(qn("w:w"))) for one in grid) * 25.4 / 1440)


def test_a_heading_stays_with_what_it_heads(document: Opened) -> None:
    for name in ("Heading1", "Heading2", "Lead", "TableHead", "Kind", "Authority"):
        style = next(one for one in document.styles.element if one.get(qn("w:styleId")) == name)
        assert style.find(qn("w:pPr")).find(qn("w:keepNext")) is not None, name


def test_every_style_named_is_there_and_no_other(document: Opened) -> None:
    used = {one.get(qn("w:val")) for one in document.element.iter(qn("w:pStyle"))}
    known = {one.get(qn("w:styleId")) for one in document.styles.element} - {None}
    assert used <= known
    assert known - used <= {"Normal", "Header"}


def test_the_bytes_depend_on_the_assessment_alone(made: bytes, assessment: Assessment) -> None:
    copy = type(assessment).model_validate(assessment.model_dump(mode="json", by_alias=True))
    assert RENDERERS["docx"](copy, "en") == made
    package = zipfile.ZipFile(io.BytesIO(made))
    assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    names = package.namelist()
    assert not [name for name in names if "thumbnail" in name or "customXml" in name]


def test_the_properties_tell_the_title_and_neither_author_nor_clock(document: Opened) -> None:
    about = document.core_properties
    assert about.title == "Kết quả tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm 2025"
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    assert about.created == about.modified
    assert about.created.replace(tzinfo=None) == datetime(2025, 12, 15)  # noqa: DTZ001 - as read
