"""A sheet for each piece of advice, apart from the scoring sheets and under its own caution."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.documents.forecast import Forecast
from parscore.documents.path import PathFound
from parscore.reports.blocks import Entries, Facts, Paragraph, Table
from parscore.reports.forecast_page import (
    forecast_method,
    forecast_scores,
    goals_told,
    moving_measures,
    paces_table,
)
from parscore.reports.path_page import is_priced
from parscore.reports.sections.advice import own_notes, path_tables, told
from parscore.reports.whatif_page import scenario_sections, side_by_side
from parscore.reports.workbook.heads import merged, of_commune, said, titles
from parscore.sheets.paper import HEAD_TINT, height

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from xlsxwriter.worksheet import Worksheet

    from parscore.advice.beside import Advice
    from parscore.reports.blocks import Block, Column
    from parscore.reports.notation import Notation
    from parscore.reports.subject import Subject
    from parscore.sheets.paper import Paper

CAUTION_TINT: Final = "#FDE9D9"
OF_STEPS: Final = (6.0, 38.0, 44.0, 30.0, 13.0, 11.0, 11.0)
OF_PRICED_STEPS: Final = (6.0, 34.0, 40.0, 28.0, 13.0, 11.0, 11.0, 11.0)
OF_GOALS: Final = (52.0, 13.0, 13.0, 14.0, 60.0)
OF_SCENARIOS: Final = (56.0, 18.0, 14.0, 14.0, 16.0, 16.0)
SHEETS: Final = {PathFound: "path", Forecast: "forecast"}


def write_advice(paper: Paper, subject: Subject, advice: Advice) -> None:
    """Write a piece of advice on a sheet of its own."""
    known = told(advice, subject.write)
    widths = _widths(advice)
    sheet = paper.sheet(said(subject, SHEETS.get(type(advice), "whatif")), widths)
    row = titles(paper, sheet, (known.title.upper(), of_commune(subject)), widths)
    page = _Page(paper, sheet, widths)
    row = page.across(row, _plain(known.caution), bold=True, bg_color=CAUTION_TINT) + 1
    for block in _blocks(advice, subject.write):
        row = page.block(row, block) + 1


def _widths(advice: Advice) -> tuple[float, ...]:
    if isinstance(advice, PathFound):
        return OF_PRICED_STEPS if is_priced(advice) else OF_STEPS
    return OF_GOALS if isinstance(advice, Forecast) else OF_SCENARIOS


def _plain(one: Paragraph) -> str:
    return f"{one.lead} {one.text}".strip()


def _blocks(advice: Advice, write: Notation) -> Iterator[Block]:
    """Yield what a sheet has room for: tables where a page has lists."""
    if isinstance(advice, PathFound):
        yield from path_tables(advice, write)
    elif isinstance(advice, Forecast):
        yield forecast_scores(advice, write)
        yield paces_table(goals_told(advice), write)
        yield from filter(None, (moving_measures(advice, write),))
        yield forecast_method(advice, write)
        yield from map(Paragraph, own_notes(advice.notes, write))
    else:
        yield side_by_side(advice, write)
        for section in scenario_sections(advice, write):
            yield Paragraph("", lead=section.title.upper())
            yield from section.blocks


class _Page(NamedTuple):
    """A sheet being filled from above; each method returns the row after what it wrote."""

    paper: Paper
    sheet: Worksheet
    widths: tuple[float, ...]

    def block(self, row: int, block: Block) -> int:
        if isinstance(block, Table):
            return self.table(row, block)
        if isinstance(block, Facts):
            for label, text in block.rows:
                row = self.pair(row, label, text)
            return row
        if isinstance(block, Entries):
            for one in block.entries:
                lines = "\n".join([one.head, *(line.text for line in one.lines)])
                row = self.pair(row, " ".join(one.marks), lines)
            return row
        if isinstance(block, Paragraph):
            return self.across(row, _plain(block), bold=not block.text)
        for item in block.items:
            row = self.across(row, f"– {item.text}")
        return row

    def across(self, row: int, text: str, **look: object) -> int:
        style = self.paper.style(text_wrap=True, **look)
        merged(self.sheet, (row, 0, len(self.widths) - 1), text, style)
        self.sheet.set_row(row, height([text], [sum(self.widths)]))
        return row + 1

    def pair(self, row: int, label: str, text: str) -> int:
        """Write a name and what it stands for side by side."""
        split = 2 if self.widths[0] < 10 else 1  # noqa: PLR2004 - a narrow column holds no name
        merged(self.sheet, (row, 0, split - 1), label, self.paper.cell(bold=True))
        merged(self.sheet, (row, split, len(self.widths) - 1), text, self.paper.cell())
        room = sum(self.widths[:split]), sum(self.widths[split:])
        self.sheet.set_row(row, height([label, text], room))
        return row + 1

    def table(self, row: int, block: Table) -> int:
        """Write a table; where it has fewer columns than the sheet, its last one is wider."""
        spans = self._spans(len(block.columns))
        self._row(row, [one.title for one in block.columns], spans, block.columns, head=True)
        for cells in (*block.rows, *filter(None, (block.total,))):
            row += 1
            self._row(row, cells, spans, block.columns)
        return row + 1

    def _spans(self, count: int) -> list[tuple[int, int]]:
        last = len(self.widths) - 1
        return [(place, place if place < count - 1 else last) for place in range(count)]

    def _row(
        self,
        row: int,
        cells: Sequence[str],
        spans: Sequence[tuple[int, int]],
        columns: Sequence[Column],
        *,
        head: bool = False,
    ) -> None:
        look = {"bold": True, "bg_color": HEAD_TINT} if head else {}
        for text, (first, last), column in zip(cells, spans, columns, strict=True):
            align = "center" if head or column.align == "right" else "left"
            merged(self.sheet, (row, first, last), text, self.paper.cell(align=align, **look))
        room = [sum(self.widths[first : last + 1]) - 1 for first, last in spans]
        self.sheet.set_row(row, height(cells, room))
