"""The documents that must prove the points (tài liệu kiểm chứng) and are not in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import Column, Paragraph, Section, Table
from parscore.reports.phrases import EVIDENCE_COUNT, EVIDENCE_WITH_PROBLEM

if TYPE_CHECKING:
    from parscore.documents.assessment import EvidenceShown
    from parscore.reports.subject import Subject

WIDEST_STATUS, WIDEST_POINTS, WIDEST_OWNER = 10, 9, 16  # where width is scarce


def evidence(subject: Subject) -> Section | None:
    """Return the documents that are missing, incomplete or out of their period."""
    write, demanded = subject.write, subject.assessment.evidence
    wanting = [one for one in demanded if one.status != "present"]
    if not wanting:
        return None
    table = Table(
        (
            Column(write.say(labels.COLUMN, "evidence")),
            Column(write.say(labels.COLUMN, "number")),
            Column(write.say(labels.COLUMN, "status"), most=WIDEST_STATUS),
            Column(write.say(labels.COLUMN, "at_risk"), "right", WIDEST_POINTS),
            Column(write.say(labels.COLUMN, "owner"), most=WIDEST_OWNER),
        ),
        tuple(_row(subject, one) for one in wanting),
    )
    present = len(demanded) - len(wanting)
    count = write.text(EVIDENCE_COUNT(present=present, total=len(demanded)))
    title = write.say(labels.HEADING, "evidence")
    return Section(f"{title} ({len(wanting)})", (Paragraph(count), table))


def _row(subject: Subject, one: EvidenceShown) -> tuple[str, ...]:
    write = subject.write
    return (
        evidence_title(subject, one),
        subject.node_number(one.node),
        write.say(labels.EVIDENCE_STATUS, one.status),
        write.number(one.points_at_risk),
        "" if one.owner is None else subject.unit(one.owner),
    )


def evidence_title(subject: Subject, one: EvidenceShown) -> str:
    """Return a document's title, with what is wrong with it where it is there."""
    if one.problem is None or one.status == "missing":
        return one.title
    return subject.write.text(EVIDENCE_WITH_PROBLEM(title=one.title, problem=one.problem))
