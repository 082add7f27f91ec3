"""The first sheet: national heading, what to beware of, the score, the points of each field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Facts
from parscore.reports.notation import HUNDRED, amount
from parscore.reports.sections.heading import banners, foot, heading
from parscore.reports.sections.score import score as score_section
from parscore.reports.workbook.arithmetic import NotLive, rounding_of
from parscore.reports.workbook.heads import (
    column_name,
    merged,
    of_commune,
    said,
    signatures,
    table_head,
    titles,
)
from parscore.reports.workbook.own_score import points_of
from parscore.reports.workbook.words import CHANGED
from parscore.sheets.paper import MARKED, POINTS, height

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.worksheet import Worksheet

    from parscore.reports.subject import Subject
    from parscore.reports.workbook.field_sheet import FieldSheet
    from parscore.sheets.paper import Paper
    from parscore.values.exact import Fraction

WIDTHS: Final = (7.0, 40.0, 15.0, 17.0, 15.0, 36.0)
WHOLE: Final = sum(WIDTHS)
LAST: Final = len(WIDTHS) - 1
WARNING: Final = "#9C0006"
ONE_PAGE: Final = 800.0  # points of rows that still fit one page in letters large enough to read
NAMES: Final = ("number", "field", "max", "points", "percent", "range")


class SummarySheet:
    """The summary being written; its figures look at the sheets of the fields."""

    def __init__(self, paper: Paper, sheet: Worksheet, subject: Subject) -> None:
        self.paper, self.sheet, self.subject = paper, sheet, subject
        self.used = 0.0  # points of height, by the rows written so far

    def write(self, fields: Mapping[str, FieldSheet]) -> None:
        """Write everything."""
        row = self._national_heading()
        lines = (said(self.subject, "title"), of_commune(self.subject))
        row = titles(self.paper, self.sheet, lines, WIDTHS, row) + 1
        row = self._banners(row)
        row = self._facts(row, heading(self.subject))
        row = self._facts(row, *score_section(self.subject).blocks)
        row = self._table(row + 1, fields)
        row = self._changed(row)
        row = self._foot(row + 1)
        row = signatures(self.paper, self.sheet, row + 1, self.subject, ((0, 1), (3, LAST)))
        self.sheet.print_area(0, 0, row, LAST)
        if self.used < ONE_PAGE:
            self.sheet.fit_to_pages(1, 1)

    def _national_heading(self) -> int:
        bold = self.paper.style(bold=True, align="center", text_wrap=True)
        left = f"{said(self.subject, 'committee')}\n{self.subject.commune().upper()}"
        merged(self.sheet, (0, 0, 1), left, bold)
        right = f"{said(self.subject, 'nation')}\n{said(self.subject, 'motto')}"
        merged(self.sheet, (0, 2, LAST), right, bold)
        self.sheet.set_row(0, height([left, right], [sum(WIDTHS[:2]), sum(WIDTHS[2:])]) + 6)
        return 2

    def _tall(self, row: int, points: float) -> None:
        self.sheet.set_row(row, points)
        self.used += points

    def _banners(self, row: int) -> int:
        style = self.paper.cell(bold=True, bg_color="#FDE9D9")
        for banner in banners(self.subject):
            text = f"{banner.lead}. {banner.text}"
            self._across(row, 0, text, style)
            row += 1
        return row + 1

    def _facts(self, row: int, *blocks: object) -> int:
        name, text = self.paper.cell(bold=True), self.paper.cell()
        for block in blocks:
            for label, value in block.rows if isinstance(block, Facts) else ():
                merged(self.sheet, (row, 0, 1), label, name)
                self._across(row, 2, value, text)
                row += 1
        return row

    def _across(self, row: int, first: int, text: str, style: object) -> None:
        merged(self.sheet, (row, first, LAST), text, style)
        self._tall(row, height([text], [sum(WIDTHS[first:])]))

    def _table(self, row: int, fields: Mapping[str, FieldSheet]) -> int:
        names = [column_name(self.subject, name) for name in NAMES]
        table_head(self.paper, self.sheet, row, names, WIDTHS)
        self.sheet.freeze_panes(0, 0)
        first = row + 1
        for place, (node, field) in enumerate(fields.items(), start=first):
            self._field_row(place, node, field)
        last = first + len(fields) - 1
        counted = [
            place
            for place, node in enumerate(fields, start=first + 1)
            if self.subject.nodes[node].kind != "survey"
        ]
        self._total_row(last + 1, counted, list(fields))
        return last + 2

    def _field_row(self, row: int, name: str, field: FieldSheet) -> None:
        write, node = self.subject.write, self.subject.nodes[name]
        text = self.paper.cell()
        number = self.paper.cell(align="right", num_format=POINTS)
        self.sheet.write_string(row, 0, node.number, self.paper.cell(align="center"))
        self.sheet.write_string(row, 1, self.subject.title(node), text)
        whole = node.max_official if node.kind == "survey" else node.max
        look = f"={field.reference(name, 'max')}"
        self.sheet.write_formula(row, 2, look, number, float(amount(whole, node.exact, "max")))
        self._tall(row, height([self.subject.title(node)], [WIDTHS[1]]))
        if node.kind == "survey":
            status = write.say(labels.NODE_STATUS, node.status)
            for column, shown in ((3, ""), (4, ""), (5, status)):
                self.sheet.write_string(row, column, shown, text)
            return
        points = points_of(node)
        look = f"={field.reference(name, 'points')}"
        self.sheet.write_formula(row, 3, look, number, float(points))
        self._percent(row, points, amount(node.max, node.exact, "max"))
        self.sheet.write_string(row, 5, write.range(node.lower, node.upper), text)

    def _percent(self, row: int, points: Fraction, whole: Fraction) -> None:
        style = self.paper.cell(align="right", num_format="0.00")
        cached = float(HUNDRED * points / whole) if whole else ""
        text = f'=IF(C{row + 1}=0,"",100*D{row + 1}/C{row + 1})'
        self.sheet.write_formula(row, 4, text, style, cached)

    def _total_row(self, row: int, counted: list[int], names: list[str]) -> None:
        subject, own = self.subject, self.subject.assessment.score
        bold = {"bold": True, "num_format": POINTS}
        style = self.paper.cell(align="right", **bold)
        merged(self.sheet, (row, 0, 1), said(subject, "total"), self.paper.cell(bold=True))
        nodes = [subject.nodes[name] for name in names if subject.nodes[name].kind != "survey"]
        inside = [
            place
            for place, node in zip(counted, nodes, strict=True)
            if node.scheme is None or node.scheme.in_max
        ]
        whole, points = amount(own.max, own.exact, "max"), amount(own.points, own.exact, "points")
        self.sheet.write_formula(row, 2, _sum("C", inside), style, float(whole))
        rounding = subject.assessment.ruleset.rounding
        try:
            added = rounding_of(_sum("D", counted)[1:], rounding.points if rounding else None)
            self.sheet.write_formula(row, 3, f"={added}", style, float(points))
        except NotLive:
            marked = self.paper.cell(align="right", bold=True, num_format=MARKED)
            self.sheet.write_number(row, 3, float(points), marked)
        self._index(row)
        text = subject.write.range(own.lower, own.upper)
        self.sheet.write_string(row, 5, text, self.paper.cell(bold=True))

    def _changed(self, row: int) -> int:
        """Write what appears once the total is no longer the assessed one; `row` counts from 1."""
        own, write = self.subject.assessment.score, self.subject.write
        points = float(amount(own.points, own.exact, "points"))
        whole = float(amount(own.max, own.exact, "max"))
        told = write.text(
            CHANGED(points=write.number(own.points), max=write.number(own.max))
        ).replace('"', '""')
        style = self.paper.style(bold=True, text_wrap=True, font_color=WARNING)
        merged(self.sheet, (row, 0, LAST), "", style)
        differs = f"ABS(D{row}-{points})+ABS(C{row}-{whole})>0.000001"
        self.sheet.write_formula(row, 0, f'=IF({differs},"{told}","")', style, "")
        self._tall(row, height([told], [WHOLE]))
        return row + 1

    def _index(self, row: int) -> None:
        """Write the index of the whole, rounded as the rule set declares."""
        own, rules = self.subject.assessment.score, self.subject.assessment.ruleset
        style = {"align": "right", "bold": True}
        if own.index is None:
            self.sheet.write_string(row, 4, "", self.paper.cell(**style))
            return
        index = float(amount(own.index, own.exact, "index"))
        ratio = f"100*D{row + 1}/C{row + 1}"
        try:
            text = rounding_of(ratio, rules.rounding.index if rules.rounding else None)
        except NotLive:
            marked = self.paper.cell(num_format=MARKED, **style)
            self.sheet.write_number(row, 4, index, marked)
            return
        look = self.paper.cell(num_format=POINTS, **style)
        self.sheet.write_formula(row, 4, f'=IF(C{row + 1}=0,"",{text})', look, index)

    def _foot(self, row: int) -> int:
        style = self.paper.style(italic=True, text_wrap=True, font_size=9)
        for line in foot(self.subject)[:2]:
            self._across(row, 0, line, style)
            row += 1
        return row


def _sum(column: str, rows: list[int]) -> str:
    return f"=SUM({','.join(f'{column}{row}' for row in rows)})" if rows else "=0"
