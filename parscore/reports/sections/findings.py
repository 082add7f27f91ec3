"""What the inference rules concluded: first what changed points or class, then the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Entries, Entry, Line, Section
from parscore.reports.phrases import BY_RULE, BY_RULE_MOVED

if TYPE_CHECKING:
    from parscore.documents.assessment import Finding
    from parscore.reports.subject import Subject

TOLD_ELSEWHERE: Final = ("minimum", "target", "task", "evidence")
"""Kinds of facts that have a section of their own."""


def effects(subject: Subject) -> Section | None:
    """Return the findings that changed points or class, each with its rule."""
    found = [finding for finding in subject.assessment.findings if finding.effect != "finding"]
    if not found:
        return None
    entries = tuple(_entry(subject, finding) for finding in found)
    title = subject.write.say(labels.HEADING, "effects")
    return Section(f"{title} ({len(found)})", (Entries(entries),))


def _entry(subject: Subject, finding: Finding) -> Entry:
    write = subject.write
    line = Line(by_rule(subject, finding))
    return Entry((points_of(subject, finding),), write.text(finding.message), (line,))


def by_rule(subject: Subject, finding: Finding, points: str = "") -> str:
    """Name the rule of a finding and what it does, with the points that it moved."""
    write = subject.write
    effect = write.say(labels.EFFECT, finding.effect)
    if not points:
        return write.text(BY_RULE(rule=subject.rule(finding.rule), effect=effect))
    return write.text(BY_RULE_MOVED(rule=subject.rule(finding.rule), effect=effect, points=points))


def points_of(subject: Subject, finding: Finding) -> str:
    """Return the points that a finding's rule gave or took; nothing where it moved none."""
    node = subject.nodes.get(finding.node or "")
    if node is None:
        return ""
    moved = [
        subject.write.signed(one.points)
        for one in node.adjustments
        if (one.kind, one.rule) == (finding.effect, finding.rule)
    ]
    return moved[0] if moved else ""


def other_findings(subject: Subject) -> Section | None:
    """Return the findings that no other section tells."""
    found = [one for one in subject.assessment.findings if not _is_told(one)]
    if not found:
        return None
    items = tuple(Bullet(subject.write.text(finding.message)) for finding in found)
    return Section(subject.write.say(labels.HEADING, "findings"), (Bullets(items),))


def _is_told(finding: Finding) -> bool:
    """Tell a finding that only repeats a row of another section: it rests on that row alone."""
    if finding.effect != "finding":
        return True
    kinds = [fact.kind for fact in finding.because]
    return len(kinds) == 1 and kinds[0] in TOLD_ELSEWHERE
