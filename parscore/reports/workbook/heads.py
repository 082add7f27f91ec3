"""The head and the foot of a sheet: title, column heads, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from parscore.reports.workbook.columns import APPRAISED, COLUMNS, DECLARED, WIDTHS, at
from parscore.reports.workbook.plan import FIRST_ROW
from parscore.reports.workbook.words import COLUMN, LABEL, LEGEND, NOT_LIVE, OF_COMMUNE
from parscore.sheets.paper import HEAD_TINT, LINE_HEIGHT, SIZE, height

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.worksheet import Worksheet

    from parscore.reports.subject import Subject
    from parscore.sheets.paper import Paper

TITLE_SIZE: Final = 14
HEAD_ROW: Final = FIRST_ROW - 3
SIGNATURE_LINES: Final = 5


def said(subject: Subject, key: str) -> str:
    """Return a label of the workbook."""
    label = LABEL[key]
    return label.vi if subject.write.lang == "vi" else label.en


def column_name(subject: Subject, key: str) -> str:
    """Return the name of a column."""
    label = COLUMN[key]
    return label.vi if subject.write.lang == "vi" else label.en


def of_commune(subject: Subject) -> str:
    """Return whose table it is, and for which period."""
    write, period = subject.write, subject.assessment.period
    return write.text(OF_COMMUNE(commune=subject.commune(), period=write.span(period)))


def titles(
    paper: Paper, sheet: Worksheet, lines: Sequence[str], widths: Sequence[float], first: int = 0
) -> int:
    """Write lines across the table, the first of them large; return the row after them."""
    last = len(widths) - 1
    for place, line in enumerate(lines):
        size = TITLE_SIZE if place == 0 else SIZE
        style = paper.style(
            bold=place == 0, italic=place > 0, align="center", text_wrap=True, font_size=size
        )
        merged(sheet, (first + place, 0, last), line, style)
        sheet.set_row(first + place, height([line], [sum(widths)], size) + 3)
    return first + len(lines)


def merged(sheet: Worksheet, place: tuple[int, int, int], text: str, style: Any) -> None:  # noqa: ANN401
    """Write a text across cells of a row, from the first column to the last."""
    row, first, last = place
    if first < last:
        sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def form_head(paper: Paper, sheet: Worksheet, title: str, subject: Subject) -> None:
    """Write the head of a field's sheet: title, two rows of names, one of numbers."""
    widths = list(WIDTHS.values())[: at("note") + 1]
    titles(paper, sheet, (title, of_commune(subject)), widths)
    sheet.set_row(HEAD_ROW - 1, LINE_HEIGHT / 2)
    style = paper.cell(bold=True, align="center", bg_color=HEAD_TINT)
    for group, columns in (("declared", DECLARED), ("appraised", APPRAISED)):
        span = HEAD_ROW, at(columns[0]), at(columns[-1])
        merged(sheet, span, column_name(subject, group), style)
    names = {column: column_name(subject, column) for column in COLUMNS}
    numbers = paper.cell(italic=True, align="center", font_size=9)
    for place, (column, name) in enumerate(names.items(), start=1):
        sheet.write_string(HEAD_ROW + 2, at(column), f"({place})", numbers)
        if column in DECLARED or column in APPRAISED:
            sheet.write_string(HEAD_ROW + 1, at(column), name, style)
        else:
            sheet.merge_range(HEAD_ROW, at(column), HEAD_ROW + 1, at(column), "", style)
            sheet.write_string(HEAD_ROW, at(column), name, style)
    sheet.set_row(HEAD_ROW, LINE_HEIGHT + 3)
    short = [names[column] for column in (*DECLARED, *APPRAISED)]
    sheet.set_row(HEAD_ROW + 1, height(short, [WIDTHS[one] - 1 for one in (*DECLARED, *APPRAISED)]))
    sheet.freeze_panes(FIRST_ROW, at("max"))
    sheet.repeat_rows(HEAD_ROW, HEAD_ROW + 2)


def table_head(
    paper: Paper, sheet: Worksheet, row: int, names: Sequence[str], widths: Sequence[float]
) -> None:
    """Write the head of a plain table; it stays in sight and is repeated on each page."""
    style = paper.cell(bold=True, align="center", bg_color=HEAD_TINT)
    for column, name in enumerate(names):
        sheet.write_string(row, column, name, style)
    sheet.set_row(row, height(names, [width - 1 for width in widths]) + 2)
    sheet.freeze_panes(row + 1, 0)
    sheet.repeat_rows(row)


def legend(paper: Paper, sheet: Worksheet, row: int, subject: Subject, width: float) -> int:
    """Write what the tints and marks mean below a table; return the row after it."""
    style = paper.style(italic=True, text_wrap=True)
    for line in (LEGEND(), NOT_LIVE()):
        text = subject.write.text(line)
        merged(sheet, (row, 0, at("note")), text, style)
        sheet.set_row(row, height([text], [width]))
        row += 1
    return row


def signatures(
    paper: Paper, sheet: Worksheet, row: int, subject: Subject, places: Sequence[tuple[int, int]]
) -> int:
    """Write the lines to sign at; the names are the office's to write. Return the last row."""
    for key, (first, last) in zip(("compiler", "leader"), places, strict=True):
        merged(
            sheet, (row, first, last), said(subject, key), paper.style(bold=True, align="center")
        )
        note = paper.style(italic=True, align="center")
        merged(sheet, (row + 1, first, last), said(subject, "signed"), note)
    return row + 1 + SIGNATURE_LINES
