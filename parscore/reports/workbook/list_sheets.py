"""The sheets that are plain lists: evidence, gaps, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.workbook.heads import (
    column_name,
    merged,
    of_commune,
    said,
    table_head,
    titles,
)
from parscore.sheets.paper import height

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parscore.documents.assessment import EvidenceShown, Gap, TaskShown
    from parscore.reports.subject import Subject
    from parscore.sheets.paper import Paper

CENTRED: Final = frozenset({"number", "rank", "kind", "status", "at_risk", "lost", "recoverable"})


class ListSheet(NamedTuple):
    """One list: the label of its sheet, its columns with their widths, and its rows."""

    key: str
    columns: dict[str, float]
    rows: Callable[[Subject], list[tuple[str, ...]]]


def write_list(paper: Paper, subject: Subject, one: ListSheet) -> None:
    """Write a list on a sheet of its own."""
    widths = tuple(one.columns.values())
    sheet = paper.sheet(said(subject, one.key), widths)
    head = titles(paper, sheet, (said(subject, f"{one.key}_title"), of_commune(subject)), widths)
    names = [column_name(subject, name) for name in one.columns]
    table_head(paper, sheet, head, names, widths)
    rows = one.rows(subject)
    for place, row in enumerate(rows, start=head + 1):
        for column, (name, text) in enumerate(zip(one.columns, row, strict=True)):
            align = "center" if name in CENTRED else "left"
            sheet.write_string(place, column, text, paper.cell(align=align))
        sheet.set_row(place, height(row, widths))
    if not rows:
        style = paper.cell(italic=True, align="center")
        merged(sheet, (head + 1, 0, len(widths) - 1), said(subject, "nothing"), style)


def _evidence(subject: Subject) -> list[tuple[str, ...]]:
    return [_evidence_row(subject, one) for one in subject.assessment.evidence]


def _evidence_row(subject: Subject, one: EvidenceShown) -> tuple[str, ...]:
    write = subject.write
    return (
        subject.node_number(one.node),
        subject.title(subject.nodes[one.node]) if one.node in subject.nodes else one.node,
        one.title,
        one.proves or "",
        write.say(labels.EVIDENCE_STATUS, one.status),
        "\n".join(subject.supplied(one)),
        write.number(one.points_at_risk),
        "" if one.owner is None else subject.unit(one.owner),
        "" if one.problem is None else write.text(one.problem),
    )


def _gaps(subject: Subject) -> list[tuple[str, ...]]:
    return [_gap_row(subject, one) for one in subject.assessment.gaps]


def _gap_row(subject: Subject, gap: Gap) -> tuple[str, ...]:
    write = subject.write
    return (
        str(gap.rank),
        write.say(labels.GAP_KIND, gap.kind),
        subject.title(gap) if gap.node is None else subject.node_name(gap.node),
        write.text(gap.action),
        "" if gap.lost is None else write.number(gap.lost),
        "" if gap.recoverable is None else write.number(gap.recoverable),
        "" if gap.owner is None else subject.unit(gap.owner),
        "" if gap.due is None else write.day(gap.due),
        "" if gap.source is None else subject.source(gap.source),
    )


def _tasks(subject: Subject) -> list[tuple[str, ...]]:
    return [_task_row(subject, one) for one in subject.assessment.tasks]


def _task_row(subject: Subject, task: TaskShown) -> tuple[str, ...]:
    write = subject.write
    return (
        task.section,
        task.title,
        "; ".join(subject.unit(unit) for unit in task.lead),
        "; ".join(due.text for due in task.due),
        write.say(labels.TASK_STATUS, task.status),
        " ".join(write.text(problem) for problem in task.problems),
    )


LISTS: Final[Sequence[ListSheet]] = (
    ListSheet(
        "evidence",
        {
            "number": 8,
            "criterion": 30,
            "document": 32,
            "proves": 22,
            "status": 11,
            "supplied": 36,
            "at_risk": 9,
            "owner": 20,
            "problem": 26,
        },
        _evidence,
    ),
    ListSheet(
        "gaps",
        {
            "rank": 5,
            "kind": 10,
            "criterion": 36,
            "action": 44,
            "lost": 8,
            "recoverable": 9,
            "owner": 18,
            "due": 11,
            "source": 34,
        },
        _gaps,
    ),
    ListSheet(
        "tasks",
        {"section": 12, "task": 56, "owner": 26, "due": 26, "status": 13, "problem": 38},
        _tasks,
    ),
)
