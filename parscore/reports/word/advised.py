"""Advice below the proposals: a frame says that it is no result, then sentences and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.documents.forecast import Forecast
from parscore.documents.path import PathFound
from parscore.reports.blocks import Bullets, Facts, Paragraph, Table
from parscore.reports.forecast_page import (
    forecast_method,
    forecast_scores,
    goals_at_risk,
    paces_table,
)
from parscore.reports.sections.advice import own_notes, path_tables, risk_said, told
from parscore.reports.word import words
from parscore.reports.word.markup import Column, Row, paragraph, run, table, text_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.advice.beside import Advice
    from parscore.reports.blocks import Block
    from parscore.reports.notation import Notation
    from parscore.reports.subject import Subject
    from parscore.reports.word.markup import Markup

WIDTHS: Final = {
    7: (10, 35, 38, 27, 24, 15, 16),
    8: (10, 28, 32, 24, 24, 15, 16, 16),
    5: (47, 19, 19, 22, 58),
    6: (55, 26, 18, 20, 20, 26),
}
"""The columns of a table in millimetres, by how many it has."""


def advised(subject: Subject, advice: Sequence[Advice]) -> Iterator[Markup]:
    """Yield each piece of advice under a heading of its own, numbered, its caution first."""
    for place, one in enumerate(advice, start=1):
        known = told(one, subject.write)
        yield text_paragraph("Heading2", words.ADVICE.format(place=place, title=known.title))
        lead = f"{known.caution.lead} " if known.caution.lead else ""
        yield paragraph("Note", run(lead, bold=True), run(known.caution.text))
        yield paragraph("Gap")
        blocks = list(_blocks(one, subject.write))
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            leads = isinstance(after, Table) or block == Paragraph(words.METHOD)
            yield from _written(block, "Lead" if leads else "Body")


def _blocks(advice: Advice, write: Notation) -> Iterator[Block]:
    if isinstance(advice, PathFound):
        yield from path_tables(advice, write)
    elif isinstance(advice, Forecast):
        risky = goals_at_risk(advice)
        yield forecast_scores(advice, write)
        yield risk_said(advice, write)
        if risky:
            yield paces_table(risky, write)
        yield Paragraph(words.METHOD)
        yield forecast_method(advice, write)
        yield from map(Paragraph, own_notes(advice.notes, write))
    else:
        yield from told(advice, write).brief


def _written(block: Block, style: str) -> Iterator[Markup]:
    if isinstance(block, Paragraph):
        yield text_paragraph(style, block.text)
    elif isinstance(block, Facts):
        for name, text in block.rows:
            yield text_paragraph(style, f"- {name}: {text}.")
    elif isinstance(block, Bullets):
        for item in block.items:
            yield text_paragraph("Body", f"- {item.text}")
    elif isinstance(block, Table):
        yield _table(block)
        yield paragraph("Gap")


def _table(block: Table) -> Markup:
    columns = [
        Column(one.title, width, "TableNumber" if one.align == "right" else "TableText")
        for one, width in zip(block.columns, WIDTHS[len(block.columns)], strict=True)
    ]
    return table(columns, [Row(row) for row in block.rows], "TableHead")
