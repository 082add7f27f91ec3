"""The whole workbook from an assessment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from parscore.reports.subject import Subject
from parscore.reports.workbook.answers import answers_in
from parscore.reports.workbook.columns import HIDDEN, WIDTHS, at
from parscore.reports.workbook.field_sheet import FieldSheet, Form
from parscore.reports.workbook.heads import form_head, legend, said, signatures
from parscore.reports.workbook.list_sheets import LISTS, write_list
from parscore.reports.workbook.plan import FIRST_ROW, lines_of
from parscore.reports.workbook.summary_sheet import WIDTHS as SUMMARY_WIDTHS
from parscore.reports.workbook.summary_sheet import SummarySheet
from parscore.reports.workbook.words import FIELD_SHEET, FIELD_TITLE
from parscore.sheets.paper import TEXT, Paper
from parscore.values.text import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment, NodeShown
    from parscore.values.messages import Lang

IDENTITY_SHEET: Final = "parscore"
FORMAT: Final = "parscore/workbook/1"


def render(assessment: Assessment, lang: Lang = "vi", advice: Sequence[Advice] = ()) -> bytes:
    """Return the self-scoring workbook of an assessment (XLSX); equal input gives equal bytes.

    Each piece of `advice` on the same figures has a sheet of its own.
    """
    subject = Subject(assessment, lang)
    paper = Paper(said(subject, "title"), date.fromisoformat(assessment.as_of))
    summary = paper.sheet(said(subject, "summary"), SUMMARY_WIDTHS)
    form = Form(paper, subject, answers_in(lang))
    roots = subject.children.get(None, ())
    fields = {root.id: _field(form, root) for root in roots}
    for one in LISTS:
        write_list(paper, subject, one)
    if advice:
        from parscore.reports.workbook.advice_sheets import (  # noqa: PLC0415 - where there is some
            write_advice,
        )

        for piece in advice:
            write_advice(paper, subject, piece)
    SummarySheet(paper, summary, subject).write(fields)
    _identity(paper, subject)
    summary.activate()
    return paper.data


def _field(form: Form, root: NodeShown) -> FieldSheet:
    subject, paper = form.subject, form.paper
    name = subject.write.text(FIELD_SHEET(number=root.number))
    sheet = paper.sheet(name, list(WIDTHS.values()))
    for column in HIDDEN.values():
        sheet.set_column(column, column, None, None, {"hidden": True})
    title = FIELD_TITLE(number=root.number, title=subject.title(root).upper())
    form_head(paper, sheet, subject.write.text(title), subject)
    field = FieldSheet(form, sheet, lines_of(root, subject, form.answers))
    field.write()
    row = FIRST_ROW + len(field.lines) + 1
    row = legend(paper, sheet, row, subject, sum(list(WIDTHS.values())[: at("note")]))
    places = (0, at("title")), (at("points"), at("note"))
    row = signatures(paper, sheet, row + 1, subject, places)
    sheet.print_area(0, 0, row, at("note"))  # the appraisal is printed by those who write it
    return field


def _identity(paper: Paper, subject: Subject) -> None:
    """Write what the workbook was made from on a sheet that nobody sees."""
    assessment = subject.assessment
    sheet = paper.sheet(IDENTITY_SHEET, (24, 80))
    rows = {
        "schema": FORMAT,
        "engine": f"{assessment.engine.name} {assessment.engine.version}",
        "ruleset": assessment.ruleset.id,
        "revision": str(assessment.ruleset.revision),
        "ruleset_sha256": assessment.ruleset.sha256,
        "plan_sha256": assessment.inputs.plan,
        "actuals_sha256": assessment.inputs.actuals,
        "commune": slug(assessment.commune.name, "-"),
        "province": assessment.commune.province,
        "as_of": assessment.as_of,
    }
    for row, (key, value) in enumerate(rows.items()):
        sheet.write_string(row, 0, key, paper.style(num_format=TEXT))
        sheet.write_string(row, 1, value, paper.style(num_format=TEXT))
    sheet.hide()
