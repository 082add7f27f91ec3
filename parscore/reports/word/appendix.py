"""The appendix: the whole scoring table, and what was assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullets
from parscore.reports.notation import NONE
from parscore.reports.sections.caution import assumed, warnings
from parscore.reports.sections.heading import foot
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word import words
from parscore.reports.word.declared import declared
from parscore.reports.word.letter import committee, period, scored
from parscore.reports.word.losses import cause
from parscore.reports.word.markup import Column, Row, paragraph, run, table, text_paragraph

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import NodeShown
    from parscore.reports.subject import Subject
    from parscore.reports.word.markup import Markup

COLUMNS: Final = (
    Column(words.NUMBER_COLUMN, 14, "WideCentre"),
    Column(words.CRITERIA, 46, "WideText"),
    Column(words.MAXIMUM, 16, "WideNumber"),
    Column(words.DECLARED, 31, "WideText"),
    Column(words.COMPUTED, 46, "WideText"),
    Column(words.OWN_POINTS, 16, "WideNumber"),
    Column(words.EVIDENCE, 57, "WideText"),
    Column(words.EXPLANATION, 26, "WideText"),
)


def appendix(subject: Subject) -> Iterator[Markup]:
    """Yield the appendix, its title and the note to which report it belongs."""
    span = period(subject.assessment.period)
    name = words.APPENDIX_TITLE.format(what=scored(subject), period=span)
    yield text_paragraph("Subject", words.APPENDIX)
    yield text_paragraph("Subject", name.upper())
    attached = words.ATTACHED.format(symbol=nd30.SYMBOL, committee=committee(subject))
    yield text_paragraph("Attached", attached)
    rows = [_node(subject, node) for node in subject.assessment.nodes]
    yield table(COLUMNS, [*rows, _total(subject)], "WideHead")
    yield paragraph("Gap")
    yield from _remarks(subject)


def _node(subject: Subject, node: NodeShown) -> Row:
    write = subject.write
    maximum = "" if node.kind in ("bonus", "penalty") and node.max == "0" else node.max
    points = NONE if node.points is None else write.number(node.points)
    head = (node.number, subject.title(node), write.number(maximum))
    if node.id in subject.children:
        return Row((*head, "", "", points, "", ""), strong=True)
    return Row(
        (
            *head,
            declared(write, node),
            _computed(subject, node),
            points,
            tuple(_documents(subject, node)),
            node.explanation or "",
        )
    )


def _computed(subject: Subject, leaf: NodeShown) -> str:
    """Return how the points came about; before there is data, how they will."""
    if leaf.steps:
        return cause(subject, leaf)
    return "" if leaf.formula is None else f"{subject.write.say(labels.FORMULA, leaf.formula)}."


def _documents(subject: Subject, leaf: NodeShown) -> Iterator[str]:
    """Yield what was handed in, by number, day and title; of what is not in order, its state."""
    for one in leaf.evidence:
        known = subject.evidence.get((leaf.id, one.document))
        name = one.document if known is None else known.title
        given = subject.supplied(known)
        if one.status == "present":
            yield from (words.DOCUMENT.format(title=cited) for cited in given or [name])
            continue
        status = subject.write.say(labels.EVIDENCE_STATUS, one.status).lower()
        shown = "; ".join([status, *given])
        yield words.WITH_STATUS.format(title=name, status=shown)
    for cited in subject.supplied(None, leaf):
        yield words.DOCUMENT.format(title=cited)


def _total(subject: Subject) -> Row:
    own, write = subject.assessment.score, subject.write
    cells = ("", words.TOTAL, write.number(own.max), "", "", write.number(own.points), "", "")
    return Row(cells, strong=True)


def _remarks(subject: Subject) -> Iterator[Markup]:
    """Yield what was assumed, what was noticed, and by which traces the result is found again."""
    for section in (assumed(subject), warnings(subject)):
        if section is None:
            continue
        yield paragraph("Remark", run(section.title, bold=True), keep=True)
        for block in section.blocks:
            if isinstance(block, Bullets):
                for item in block.items:
                    yield text_paragraph("Remark", words.REMARK.format(text=item.text))
    yield paragraph("Remark", run(words.MADE, bold=True), keep=True)
    made, traces, *_ = foot(subject)
    for text in (made, traces):
        yield text_paragraph("Remark", words.REMARK.format(text=text))
