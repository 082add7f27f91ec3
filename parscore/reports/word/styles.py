"""The styles of the document, written out from the decree's figures: no other style is in it."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word.markup import NAMESPACE, twips

Align = Literal["left", "center", "right", "both"]

POINT: Final = 20  # twips
HAIRLINE: Final = 2  # points that the paragraph of a rule is high
CLOSE: Final = 2  # points between the lines of a table


class Style(NamedTuple):
    """A paragraph style; gaps and size in points, `outline` the level of a heading."""

    id: str
    name: str
    size: int = nd30.SIZE_BODY
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    before: int = 0
    after: int = 0
    first_line: bool = False
    keep: bool = False
    outline: int | None = None
    dots_to: int | None = None
    boxed: bool = False
    exact: int | None = None


_GAP: Final = nd30.PARAGRAPH_GAP
_TABLE, _WIDE = nd30.SIZE_TABLE, nd30.SIZE_WIDE_TABLE

STYLES: Final = (
    Style("Nation", "Quốc hiệu", nd30.SIZE_NATION, bold=True, align="center"),
    Style("Motto", "Tiêu ngữ", nd30.SIZE_MOTTO, bold=True, align="center"),
    Style("Issuer", "Cơ quan ban hành", nd30.SIZE_ISSUER, bold=True, align="center"),
    Style("Number", "Số ký hiệu", nd30.SIZE_NUMBER, align="center", before=_GAP),
    Style("PlaceDate", "Địa danh ngày tháng", nd30.SIZE_DATE, italic=True, align="center",
          before=_GAP),
    Style("Rule", "Đường kẻ", HAIRLINE, exact=HAIRLINE, align="center", before=HAIRLINE),
    Style("Kind", "Tên loại văn bản", bold=True, align="center", before=3 * _GAP, keep=True),
    Style("Subject", "Trích yếu", bold=True, align="center", after=CLOSE, keep=True),
    Style("Note", "Khung lưu ý", _TABLE, align="both", after=CLOSE, boxed=True),
    Style("Basis", "Căn cứ", italic=True, align="both", after=_GAP, first_line=True),
    Style("Body", "Nội dung", align="both", after=_GAP, first_line=True),
    Style("Heading1", "heading 1", bold=True, align="both", before=_GAP, after=_GAP,
          first_line=True, keep=True, outline=0),
    Style("Heading2", "heading 2", bold=True, align="both", before=_GAP, after=_GAP,
          first_line=True, keep=True, outline=1),
    Style("Blank", "Dòng chờ ghi", after=_GAP, dots_to=nd30.PORTRAIT_WIDTH),
    Style("Lead", "Dẫn vào bảng", align="both", after=_GAP, first_line=True, keep=True),
    Style("Gap", "Khoảng sau bảng", nd30.PARAGRAPH_GAP),
    Style("Authority", "Quyền hạn chức vụ", bold=True, align="center", keep=True),
    Style("RecipientsLabel", "Nơi nhận", nd30.SIZE_RECIPIENTS_LABEL, bold=True, italic=True,
          keep=True),
    Style("Recipients", "Danh sách nơi nhận", nd30.SIZE_RECIPIENTS, keep=True),
    Style("Attached", "Kèm theo văn bản", italic=True, align="center", after=2 * _GAP, keep=True),
    Style("TableHead", "Đầu bảng", _TABLE, align="center", before=CLOSE, after=CLOSE, keep=True),
    Style("TableText", "Ô chữ", _TABLE, before=CLOSE, after=CLOSE),
    Style("TableCentre", "Ô giữa", _TABLE, align="center", before=CLOSE, after=CLOSE),
    Style("TableNumber", "Ô số", _TABLE, align="right", before=CLOSE, after=CLOSE),
    Style("WideHead", "Đầu bảng rộng", _WIDE, align="center", before=CLOSE, after=CLOSE, keep=True),
    Style("WideText", "Ô chữ bảng rộng", _WIDE, before=CLOSE, after=CLOSE),
    Style("WideCentre", "Ô giữa bảng rộng", _WIDE, align="center", before=CLOSE, after=CLOSE),
    Style("WideNumber", "Ô số bảng rộng", _WIDE, align="right", before=CLOSE, after=CLOSE),
    Style("Remark", "Ghi chú dưới bảng", _WIDE, align="both", after=CLOSE),
    Style("Header", "header", align="center"),
)  # fmt: skip


def styles_part() -> str:
    """Return the part of the document that holds its styles."""
    return (
        f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults>'
        f"<w:rPrDefault><w:rPr>{_fonts()}{_size(nd30.SIZE_BODY)}"
        f'<w:lang w:val="{nd30.LANGUAGE}" w:eastAsia="{nd30.LANGUAGE}" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" '
        'w:lineRule="auto"/></w:pPr>'
        f'<w:rPr>{_fonts()}<w:color w:val="000000"/>{_size(nd30.SIZE_BODY)}'
        f'<w:lang w:val="{nd30.LANGUAGE}"/></w:rPr></w:style>'
        f"{''.join(map(_style, STYLES))}</w:styles>"
    )


def _fonts() -> str:
    names = " ".join(f'w:{one}="{nd30.FONT}"' for one in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f"<w:rFonts {names}/>"


def _size(points: int) -> str:
    return f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/>'


def _style(style: Style) -> str:
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    own = "" if style.outline is not None or style.id == "Header" else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{_paragraph(style)}</w:pPr>'
        f"<w:rPr>{bold}{italic}{_size(style.size)}</w:rPr></w:style>"
    )


def _paragraph(style: Style) -> str:
    """Return the paragraph's properties, in the order that the schema of Word documents asks."""
    keep = "<w:keepNext/><w:keepLines/>" if style.keep else ""
    edge = 'w:val="single" w:sz="6" w:space="4" w:color="auto"'
    sides = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right"))
    box = f"<w:pBdr>{sides}</w:pBdr>" if style.boxed else ""
    stop = "" if style.dots_to is None else _dots_to(style.dots_to)
    line = 'w:line="240" w:lineRule="auto"'
    if style.exact is not None:
        line = f'w:line="{POINT * style.exact}" w:lineRule="exact"'
    spacing = f'w:before="{POINT * style.before}" w:after="{POINT * style.after}"'
    first = (
        f'<w:ind w:firstLine="{twips(nd30.FIRST_LINE_TENTHS, 10)}"/>' if style.first_line else ""
    )
    level = "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>'
    return (
        f'{keep}{box}{stop}<w:spacing {spacing} {line}/>{first}<w:jc w:val="{style.align}"/>{level}'
    )


def _dots_to(width: int) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/></w:tabs>'
