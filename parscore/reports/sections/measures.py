"""The data of one leaf as it was reported: figures, documents, what was explained and appraised."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from parscore.documents.assessment import Span
from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Facts, Paragraph, Section
from parscore.reports.phrases import (
    CELLS,
    DATA_IN_PARTS,
    DOCUMENT,
    EVIDENCE_WITH_PROBLEM,
    HANDED_IN,
    ITEM,
    NO,
    NO_DATA,
    OF_PERIOD,
    ORIGIN_OF,
    SHEET_CELLS,
    SURVEYED,
    YES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.assessment import NodeShown
    from parscore.reports.blocks import Block
    from parscore.reports.subject import Subject

DAYS: Final = ("date", "since")
WORDS: Final = ("reason", "source", "note")


def data(subject: Subject, leaf: NodeShown) -> Section:
    """Return the figures of a leaf and the documents that prove them."""
    write = subject.write
    rows = tuple(_rows(subject, leaf))
    blocks: list[Block] = [Facts(rows)] if rows else []
    if leaf.measure is None:
        in_parts = leaf.indicator is None and leaf.steps
        elsewhere = SURVEYED() if leaf.formula == "survey" else DATA_IN_PARTS()
        blocks.append(Paragraph(write.text(elsewhere if in_parts else NO_DATA())))
    documents = tuple(_documents(subject, leaf))
    if documents:
        blocks.append(Bullets(documents))
    return Section(write.say(labels.HEADING, "data"), tuple(blocks))


def _rows(subject: Subject, leaf: NodeShown) -> Iterator[tuple[str, str]]:
    write = subject.write
    if leaf.indicator is not None:
        yield write.say(labels.FIELD, "indicator"), _indicator(subject, leaf.indicator)
    yield from _figures(subject, leaf, leaf.measure or {})
    for name, other in leaf.other_measures.items():
        for one in other.get("origins") or ():
            title = subject.indicator_titles.get(name, name)
            said = ORIGIN_OF(title=title, origin=origin(subject, one))
            yield write.say(labels.MEASURE, "origins"), write.text(said)
    if leaf.explanation is not None:
        yield write.say(labels.FIELD, "explanation"), leaf.explanation
    for round_, part in (leaf.appraisal or {}).items():
        yield write.say(labels.APPRAISAL, round_), appraised(subject, leaf, part)


def appraised(subject: Subject, leaf: NodeShown, part: Any) -> str:  # noqa: ANN401 - a JSON value
    """Return what was said in one part of an appraisal: the commune's words, or a round."""
    if part is None:
        return ""
    return part if isinstance(part, str) else _in_one_line(subject, leaf, part)


def _indicator(subject: Subject, indicator: str) -> str:
    title = subject.indicator_titles.get(indicator)
    return indicator if title is None else title


def _figures(
    subject: Subject, leaf: NodeShown, measure: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    """Return the parts of a measure in the order of their labels."""
    known = [name for name in labels.MEASURE if name in measure]
    for name in known + sorted(name for name in measure if name not in labels.MEASURE):
        yield subject.write.say(labels.MEASURE, name), _shown(subject, leaf, name, measure[name])


def _shown(subject: Subject, leaf: NodeShown, name: str, value: object) -> str:
    """Return one part of a measure: a figure, a day, a span, a list, or words as they stand."""
    write = subject.write
    if isinstance(value, bool):
        return write.text(YES() if value else NO())
    if name == "origins":
        return "; ".join(origin(subject, one) for one in value) if isinstance(value, list) else ""
    if isinstance(value, list):
        return "; ".join(_shown(subject, leaf, name, one) for one in value)
    if isinstance(value, dict):
        if name == "window":
            return write.span(Span.model_validate(value))
        return (
            _items(subject, leaf, value) if name == "items" else _in_one_line(subject, leaf, value)
        )
    text = str(value)
    if name == "level":
        return _called(subject, leaf, text)
    if name in DAYS:
        return write.day(text)
    return text if name in WORDS else write.number(text)


def origin(subject: Subject, one: Mapping[str, Any]) -> str:
    """Return where a figure was read: the file, its sheets with the cells, and the period."""
    write, sheets = subject.write, dict[str, list[str]]()
    for cell in one.get("cells") or ():
        sheet, _, place = str(cell).rpartition("!")
        sheets.setdefault(sheet, []).append(place)
    parts = [str(one["file"])]
    for sheet, places in sheets.items():
        cells = ", ".join(places)
        shown = SHEET_CELLS(sheet=sheet, cells=cells) if sheet else CELLS(cells=cells)
        parts.append(write.text(shown))
    if one.get("period") is not None:
        parts.append(write.text(OF_PERIOD(period=write.span(Span.model_validate(one["period"])))))
    return ", ".join(parts)


def _called(subject: Subject, leaf: NodeShown, name: str) -> str:
    """Return the title of a level or an item; a word that has none stands for itself."""
    known = leaf.names.get(name)
    return name if known is None else subject.name(known)


def _items(subject: Subject, leaf: NodeShown, items: Mapping[str, bool]) -> str:
    """Return which items are there and which are not, by their titles, by id."""
    pairs = (
        ITEM(name=_called(subject, leaf, name), value=YES() if done else NO())
        for name, done in sorted(items.items())
    )
    return "; ".join(map(subject.write.text, pairs))


def _in_one_line(subject: Subject, leaf: NodeShown, parts: Mapping[str, Any]) -> str:
    pairs = (ITEM(name=label, value=shown) for label, shown in _figures(subject, leaf, parts))
    return ", ".join(map(subject.write.text, pairs))


def _documents(subject: Subject, leaf: NodeShown) -> Iterator[Bullet]:
    write = subject.write
    for one in leaf.evidence:
        status = write.say(labels.EVIDENCE_STATUS, one.status)
        known = subject.evidence.get((leaf.id, one.document))
        said = DOCUMENT(title=one.document if known is None else known.title, status=status)
        if known is None or known.problem is None or one.status == "missing":
            yield Bullet(write.text(said))
        else:
            yield Bullet(write.text(EVIDENCE_WITH_PROBLEM(title=said, problem=known.problem)))
        for cited in subject.supplied(known):
            yield Bullet(cited, depth=1)
    for cited in subject.supplied(None, leaf):
        yield Bullet(write.text(HANDED_IN(document=cited)))
