"""WordprocessingML written piece by piece.

Whatever a person typed passes through `run`, the one place that cleans and escapes: no text can
become markup. Lengths are millimetres.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, NewType
from xml.sax.saxutils import escape

from parscore.reports.wrapping import UNPRINTABLE, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

Markup = NewType("Markup", str)
"""A piece of a document; only this module makes one from a text."""

NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHADE: Final = "F2F2F2"
CELL_PADDING_TENTHS: Final = 14  # of a millimetre, left and right in a table

Ruled = Literal["single", "none"]


def twips(millimetres: int, per: int = 1) -> int:
    """Return a length in the unit of Word documents; `per` 10 takes tenths of a millimetre."""
    return (millimetres * 14400 + 127 * per) // (254 * per)


def run(text: str, *, bold: bool = False, italic: bool = False) -> Markup:
    """Return a text in a weight and slope that its paragraph has not."""
    looks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return Markup(f'<w:r>{properties}<w:t xml:space="preserve">{plain(text)}</w:t></w:r>')


def plain(text: str) -> str:
    """Return a text on one line, escaped, without what no document can hold.

    Spaces that do not break stay: they are the room in which somebody writes.
    """
    kept = "\u00a0".join(map(_on_one_line, text.split("\u00a0")))
    return escape(kept.replace(UNPRINTABLE, ""))


def _on_one_line(text: str) -> str:
    line = clean(text)
    before = " " if text[:1].isspace() and line else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{line}{after}"


def dots() -> Markup:
    """Return dots to the end of the line, as far as the paragraph's style has a stop for them."""
    return Markup("<w:r><w:tab/></w:r>")


def paragraph(style: str, *runs: Markup, keep: bool = False) -> Markup:
    """Return a paragraph; one to `keep` stays on the page of the next."""
    kept = "<w:keepNext/>" if keep else ""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>'
    return Markup(f"<w:p>{properties}{''.join(runs)}</w:p>")


def text_paragraph(style: str, text: str) -> Markup:
    """Return a paragraph of one text."""
    return paragraph(style, run(text))


def rule(indent: int) -> Markup:
    """Return a line across the column but for an indent on both sides."""
    side = twips(indent)
    return Markup(
        '<w:p><w:pPr><w:pStyle w:val="Rule"/>'
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


class Column(NamedTuple):
    """A column of a table: its title, width, and the style of its cells."""

    title: str
    width: int
    style: str


class Row(NamedTuple):
    """The cells of a row, each a text or several lines.

    A `strong` row heads those below it: bold on a light ground, and never last on a page.
    """

    cells: tuple[str | tuple[str, ...], ...]
    strong: bool = False


def table(columns: Sequence[Column], rows: Sequence[Row], head: str) -> Markup:
    """Return a ruled table whose first row is repeated on each page and whose rows stay whole."""
    titles = (_cell(one.width, [paragraph(head, run(one.title, bold=True))]) for one in columns)
    first = _row("".join(titles), repeated=True)
    others = (_table_row(columns, row) for row in rows)
    return _table([one.width for one in columns], "single", first + "".join(others))


def layout(widths: Sequence[int], cells: Sequence[Sequence[Markup]]) -> Markup:
    """Return columns side by side without rules, each holding paragraphs."""
    row = "".join(_cell(*one) for one in zip(widths, cells, strict=True))
    return _table(widths, "none", _row(row))


def _table(widths: Sequence[int], ruled: Ruled, rows: str) -> Markup:
    edges = "".join(
        f'<w:{edge} w:val="{ruled}" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    padding = twips(CELL_PADDING_TENTHS, 10) if ruled == "single" else 0
    margins = "".join(f'<w:{side} w:w="{padding}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return Markup(
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f"<w:tblBorders>{edges}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _row(cells: str, *, repeated: bool = False) -> str:
    header = "<w:tblHeader/>" if repeated else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>"


def _table_row(columns: Sequence[Column], row: Row) -> str:
    return _row(
        "".join(
            _cell(one.width, _lines(one.style, text, strong=row.strong), shaded=row.strong)
            for one, text in zip(columns, row.cells, strict=True)
        )
    )


def _lines(style: str, text: str | tuple[str, ...], *, strong: bool) -> list[Markup]:
    lines = (text,) if isinstance(text, str) else text or ("",)
    return [paragraph(style, run(line, bold=strong), keep=strong) for line in lines]


def _cell(width: int, inside: Sequence[Markup], *, shaded: bool = False) -> str:
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if shaded else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{ground}</w:tcPr>'
        f"{''.join(inside)}</w:tc>"
    )
