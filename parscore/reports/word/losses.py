"""Parts II and III: what was lost and why, and the explanations that missing documents ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullets, Paragraph
from parscore.reports.notation import amount
from parscore.reports.sections.gaps import gaps_without_points, unnamed_gap_entry
from parscore.reports.sections.minimums import own_targets
from parscore.reports.sections.tasks import tasks
from parscore.reports.word import words
from parscore.reports.word.markup import Column, Row, paragraph, table, text_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import EvidenceShown, NodeShown
    from parscore.reports.blocks import Section
    from parscore.reports.subject import Subject
    from parscore.reports.word.markup import Markup

LOST: Final = (
    Column(words.NUMBER_COLUMN, 13, "TableCentre"),
    Column(words.CRITERION, 40, "TableText"),
    Column(words.POINTS_LOST, 16, "TableNumber"),
    Column(words.CAUSE, 48, "TableText"),
    Column(words.REMEDY, 48, "TableText"),
)
WITHOUT_DATA: Final = "formula.missing"
CASE_OF_THE_RULE: Final = "formula.branch"
"""Texts that name an indicator by its id, as its author does and no reader of a report."""

EVIDENCE: Final = (
    Column(words.NUMBER_COLUMN, 14, "TableCentre"),
    Column(words.EVIDENCE, 55, "TableText"),
    Column(words.STATUS, 22, "TableCentre"),
    Column(words.AT_RISK, 22, "TableNumber"),
    Column(words.EXPLANATION, 52, "TableText"),
)


def losses(subject: Subject) -> Iterator[Markup]:
    """Yield each criterion without full marks, then what the plan asked for and was not done."""
    yield text_paragraph("Heading1", words.LOST)
    yield text_paragraph("Heading2", words.LOST_BY_CRITERION)
    found = [leaf for leaf in subject.leaves if _is_wanting(leaf)]
    if found:
        yield text_paragraph("Lead", words.LOST_COUNT.format(count=len(found)))
        yield table(LOST, [_lost(subject, leaf) for leaf in found], "TableHead")
        yield paragraph("Gap")
    else:
        yield text_paragraph("Body", words.NOTHING_LOST)
    yield text_paragraph("Heading2", words.TASKS)
    yield from _said(tasks(subject), words.NO_TASKS)
    yield from _to_be_mended(subject)
    missed = own_targets(subject)
    if missed is not None:
        yield text_paragraph("Heading2", words.OWN_TARGETS)
        yield from _said(missed, "")


def _is_wanting(leaf: NodeShown) -> bool:
    if leaf.kind == "survey":
        return False
    return amount(leaf.lost) > 0 or leaf.status in ("undetermined", "error")


def _lost(subject: Subject, leaf: NodeShown) -> Row:
    lost = words.NOT_SCORED if leaf.points is None else subject.write.number(leaf.lost)
    remedy = tuple(_remedy(subject, leaf))
    return Row((leaf.number, subject.title(leaf), lost, cause(subject, leaf), remedy))


def cause(subject: Subject, leaf: NodeShown) -> str:
    """Return how a leaf came to its points, and which rules took some of them."""
    write = subject.write
    if leaf.reason is not None and leaf.reason.code == WITHOUT_DATA:
        return f"{words.NO_DATA}."
    texts = [leaf.reason] if leaf.reason is not None else list(leaf.steps)
    texts = [text for text in texts if text.code != CASE_OF_THE_RULE]
    moved = {one.rule for one in leaf.adjustments if one.rule is not None}
    texts += [
        finding.message
        for finding in subject.assessment.findings
        if finding.node == leaf.id and finding.rule in moved
    ]
    return " ".join(map(write.text, texts))


def _remedy(subject: Subject, leaf: NodeShown) -> Iterator[str]:
    """Yield what would win the points back, who owns it and by when."""
    for gap in subject.assessment.gaps:
        if gap.node == leaf.id:
            entry = unnamed_gap_entry(subject, gap)
            can_be_won = gap.recoverable is None or amount(gap.recoverable) > 0
            lines = [line.text for line in entry.lines if not line.brief and can_be_won]
            yield " ".join([entry.head, *lines])


def _said(section: Section | None, nothing: str) -> Iterator[Markup]:
    """Yield the sentences and points of a section of other reports."""
    if section is None:
        yield text_paragraph("Body", nothing)
        return
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield text_paragraph("Body", block.text)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield text_paragraph("Body", f"- {item.text}")


def _to_be_mended(subject: Subject) -> Iterator[Markup]:
    section = gaps_without_points(subject)
    for block in section.blocks if section is not None else ():
        for entry in getattr(block, "entries", ()):
            lines = [line.text for line in entry.lines if not line.brief]
            yield text_paragraph("Body", " ".join([f"- {entry.head.rstrip('.')}.", *lines]))


def explanations(subject: Subject) -> Iterator[Markup]:
    """Yield each document that is not in order with its criterion's explanation, or room for it."""
    yield text_paragraph("Heading1", words.EXPLAINED)
    demanded = subject.assessment.evidence
    wanting = [one for one in demanded if one.status != "present"]
    if wanting:
        present = len(demanded) - len(wanting)
        count = words.EVIDENCE_COUNT.format(present=present, total=len(demanded))
        yield text_paragraph("Lead", count)
        yield table(EVIDENCE, [_evidence(subject, one) for one in wanting], "TableHead")
        yield paragraph("Gap")
    else:
        yield text_paragraph("Body", words.EVIDENCE_COMPLETE)
    yield from _other_explanations(subject, {one.node for one in wanting})


def _evidence(subject: Subject, one: EvidenceShown) -> Row:
    write, node = subject.write, subject.nodes.get(one.node)
    title: tuple[str, ...] = (one.title,)
    if one.problem is not None and one.status != "missing":
        title = (one.title, write.text(one.problem))
    return Row(
        (
            subject.node_number(one.node),
            title,
            write.say(labels.EVIDENCE_STATUS, one.status),
            write.number(one.points_at_risk),
            (node.explanation if node is not None else None) or words.TO_EXPLAIN,
        )
    )


def _other_explanations(subject: Subject, told: set[str]) -> Iterator[Markup]:
    others = [leaf for leaf in subject.leaves if leaf.explanation and leaf.id not in told]
    if others:
        yield text_paragraph("Lead", words.OTHER_EXPLANATIONS)
    for leaf in others:
        name, text = subject.node_name(leaf.id), leaf.explanation or ""
        yield text_paragraph("Body", words.OTHER_EXPLANATION.format(name=name, text=text))
