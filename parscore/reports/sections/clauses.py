"""What lies between one leaf and full marks, and the clause on which its points rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import Entries, Facts, Paragraph, Section
from parscore.reports.notation import amount
from parscore.reports.phrases import FULL, NO_CLAUSE
from parscore.reports.sections.gaps import unnamed_gap_entry

if TYPE_CHECKING:
    from parscore.documents.assessment import NodeShown
    from parscore.reports.blocks import Block
    from parscore.reports.subject import Subject


def missing(subject: Subject, leaf: NodeShown) -> Section | None:
    """Return the goal of a leaf and its gaps; None where nothing is to be won."""
    write = subject.write
    gaps = [gap for gap in subject.assessment.gaps if gap.node == leaf.id]
    title = write.say(labels.HEADING, "missing")
    if leaf.status == "not_applicable":
        return None
    if leaf.status == "met" and not gaps:
        return Section(title, (Paragraph(write.text(FULL())),))
    rows = []
    if leaf.target is not None:
        unit = "percent" if "denominator" in (leaf.measure or {}) else ""
        goal = write.goal(leaf.target.op, leaf.target.value, unit)
        rows.append((write.say(labels.FIELD, "goal"), goal))
    if amount(leaf.lost) > 0:
        rows.append((write.say(labels.FIELD, "lost"), write.number(leaf.lost)))
    if leaf.recoverable is not None:
        rows.append((write.say(labels.FIELD, "recoverable"), write.number(leaf.recoverable)))
    entries = tuple(unnamed_gap_entry(subject, gap) for gap in gaps)
    blocks: list[Block] = [Facts(tuple(rows))] if rows else []
    if entries:
        blocks.append(Entries(entries))
    return Section(title, tuple(blocks)) if blocks else None


def clause(subject: Subject, leaf: NodeShown) -> Section:
    """Return whose figure the points are, and the clause with its words."""
    write, source = subject.write, leaf.source
    title = write.say(labels.HEADING, "clause")
    if source is None:
        return Section(title, (Paragraph(write.text(NO_CLAUSE())),))
    rows = {
        "document": source.document,
        "clause": source.clause,
        "quote": None if source.quote is None else f"“{source.quote}”",
        "basis": write.say(labels.BASIS, source.basis),
        "reason": source.reason,
    }
    facts = ((write.say(labels.FIELD, key), text) for key, text in rows.items() if text)
    return Section(title, (Facts(tuple(facts)),))
