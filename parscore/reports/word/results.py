"""Part I: the score, the points of each lĩnh vực, bonus and penalty, the provincial minimums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from parscore.reports.blocks import Entries, Facts, Paragraph, Table
from parscore.reports.notation import amount
from parscore.reports.sections import minimums as minimum_section
from parscore.reports.sections import score as score_section
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word import words
from parscore.reports.word.letter import commune, period
from parscore.reports.word.markup import Column, Row, paragraph, run, table, text_paragraph
from parscore.values.exact import Fraction
from parscore.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import NodeShown
    from parscore.reports.subject import Subject
    from parscore.reports.word.markup import Markup

FIELDS: Final = (
    Column(words.NUMBER_COLUMN, 13, "TableCentre"),
    Column(words.FIELD_COLUMN, 62, "TableText"),
    Column(words.OWN_POINTS, 21, "TableNumber"),
    Column(words.MAXIMUM, 20, "TableNumber"),
    Column(words.SHARE, 21, "TableNumber"),
    Column(words.OPEN, 28, "TableNumber"),
)
MINIMUM_WIDTHS: Final = (57, 22, 30, 22, 34)


def results(subject: Subject) -> Iterator[Markup]:
    """Yield what was reached."""
    yield text_paragraph("Heading1", words.RESULT)
    yield from _overall(subject)
    yield from _by_field(subject)
    yield from _extras(subject)
    yield from _minimums(subject)


def _overall(subject: Subject) -> Iterator[Markup]:
    assessment, write = subject.assessment, subject.write
    yield text_paragraph("Heading2", words.OVERALL)
    said = words.AS_OF.format(
        day=nd30.day(assessment.as_of),
        period=period(assessment.period),
        commune=commune(subject),
    )
    yield text_paragraph("Lead", said)
    for block in score_section.score(subject).blocks:
        if isinstance(block, Facts):
            for name, text in block.rows:
                yield paragraph("Body", run(f"- {name}: "), run(_sentence(text)))
    official = _official_maximum(subject)
    if official != amount(assessment.score.max):
        said = words.REBASED.format(
            official=format_number(official, "vi"), max=write.number(assessment.score.max)
        )
        yield text_paragraph("Body", said)


def _official_maximum(subject: Subject) -> Fraction:
    """Return the maximum that the rule set states, before any part is taken out."""
    roots = subject.children.get(None, ())
    return sum((amount(one.max_official) for one in roots if one.kind == "standard"), Fraction(0))


def _sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _by_field(subject: Subject) -> Iterator[Markup]:
    yield text_paragraph("Heading2", words.BY_FIELD)
    yield text_paragraph("Lead", words.FIELD_TABLE)
    for block in score_section.fields(subject).blocks:
        if isinstance(block, Table):
            yield from _fields(subject, block)
        elif isinstance(block, Paragraph):
            yield text_paragraph("Body", block.text)
    for root in subject.children.get(None, ()):
        if root.kind == "standard":
            yield text_paragraph("Body", _field(subject, root))


def _fields(subject: Subject, block: Table) -> Iterator[Markup]:
    """Yield the table of the lĩnh vực, their numbers apart from their titles."""
    roots = [root for root in subject.children.get(None, ()) if root.kind != "survey"]
    rows = [
        Row((root.number, subject.title(root), *row[1:]))
        for root, row in zip(roots, block.rows, strict=True)
    ]
    total = block.total or ("",) * len(block.columns)
    yield table(FIELDS, [*rows, Row(("", *total), strong=True)], "TableHead")
    yield paragraph("Gap")


def _table(block: Table, widths: Sequence[int]) -> Iterator[Markup]:
    """Yield a table that other reports show too, in this document's dress."""
    columns = [
        Column(one.title, width, "TableNumber" if one.align == "right" else "TableText")
        for one, width in zip(block.columns, widths, strict=True)
    ]
    rows = [Row(row) for row in block.rows]
    if block.total is not None:
        rows.append(Row(block.total, strong=True))
    yield table(columns, rows, "TableHead")
    yield paragraph("Gap")


def _field(subject: Subject, root: NodeShown) -> str:
    """Say how one lĩnh vực did, and how many of its criteria stand where."""
    write = subject.write
    points = root.lower if root.points is None else root.points
    counts = Counter[str](leaf.status for leaf in _leaves(subject, root))
    said = [
        words.COUNT.format(count=counts[status], status=state)
        for status, state in words.STATES.items()
        if counts[status]
    ]
    return words.FIELD.format(
        title=subject.title(root),
        points=write.out_of(points, root.max),
        share=write.share(points, root.max),
        counts=", ".join(said),
    )


def _leaves(subject: Subject, node: NodeShown) -> Iterator[NodeShown]:
    children = subject.children.get(node.id, ())
    if not children:
        yield node
    for child in children:
        yield from _leaves(subject, child)


def _extras(subject: Subject) -> Iterator[Markup]:
    yield text_paragraph("Heading2", words.EXTRAS)
    section = score_section.extras(subject)
    if section is None:
        yield text_paragraph("Body", words.NO_EXTRAS)
        return
    for block in section.blocks:
        if isinstance(block, Entries):
            for one in block.entries:
                why = " ".join(line.text for line in one.lines)
                said = words.EXTRA.format(name=one.head, points=one.marks[0], why=why)
                yield text_paragraph("Body", said)


def _minimums(subject: Subject) -> Iterator[Markup]:
    yield text_paragraph("Heading2", words.MINIMUMS)
    section = minimum_section.minimums(subject)
    if section is None:
        yield text_paragraph("Body", words.NO_MINIMUMS)
        return
    shown = subject.assessment.minimums
    met = sum(one.status == "met" for one in shown)
    yield text_paragraph("Lead", words.MINIMUMS_MET.format(met=met, total=len(shown)))
    for block in section.blocks:
        if isinstance(block, Table):
            yield from _table(block, MINIMUM_WIDTHS)
        elif isinstance(block, Paragraph):
            yield text_paragraph("Body", block.text)
