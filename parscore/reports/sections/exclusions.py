"""The criteria that do not apply: why, and what becomes of their points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import Entries, Entry, Line, Section
from parscore.reports.phrases import IN_POINTS

if TYPE_CHECKING:
    from parscore.documents.assessment import NodeShown
    from parscore.reports.subject import Subject


def exclusions(subject: Subject) -> Section | None:
    """Return the leaves that are not scored, each with its reason and its treatment."""
    entries = tuple(
        Entry((_size(subject, leaf),), subject.node_name(leaf.id), _why(subject, leaf))
        for leaf in subject.leaves
        if leaf.status == "not_applicable" and leaf.formula is not None
    )
    title = subject.write.say(labels.HEADING, "not_applicable")
    return Section(f"{title} ({len(entries)})", (Entries(entries),)) if entries else None


def _size(subject: Subject, leaf: NodeShown) -> str:
    write = subject.write
    return write.text(IN_POINTS(points=write.number(leaf.max_official)))


def _why(subject: Subject, leaf: NodeShown) -> tuple[Line, ...]:
    write = subject.write
    reason = "" if leaf.reason is None else write.text(leaf.reason)
    kept = leaf.not_applicable
    treatment = "" if kept is None else write.say(labels.TREATMENT, kept)
    return tuple(Line(text) for text in (reason, treatment) if text)
