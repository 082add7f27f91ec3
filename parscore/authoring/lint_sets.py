"""Lints of a set as a whole: its minimums, its evidence, whose figures it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.kinds import (
    ASSUMED,
    NO_OWNER,
    UNCONFIRMED,
    UNUSED_MINIMUM,
    WEAKER_MINIMUM,
)
from parscore.findings.targets import demand_shown, figure_of
from parscore.findings.verdicts import implies
from parscore.rulebook.layer import Origin
from parscore.rulebook.select import is_stale
from parscore.values.messages import Localised
from parscore.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.subject import Subject
    from parscore.documents.rulebook import Citing
    from parscore.documents.ruleset import Minimum, RulesetDocument
    from parscore.documents.sources import ClosedSpan
    from parscore.reading.problems import Problem

MOST_NAMED = 5  # ids of one message


def lint_set(subject: Subject) -> Iterator[Problem]:
    """Yield what is wrong with a set as a whole."""
    yield from _minimums(subject)
    yield from _weaker(subject)
    yield from _evidence(subject)
    yield from _assumed(subject)
    yield from _confirmed(subject)


def _minimums(subject: Subject) -> Iterator[Problem]:
    """Look at the minimums only where something is scored: a frame leaves that to the provinces."""
    book = subject.rulebook
    if not book.leaves:
        return
    for written in subject.layered.chain:
        for number, minimum in enumerate(written.document.minimums):
            known = minimum.indicator in book.indicators
            if known and minimum.indicator not in book.users:
                path = ("minimums", number, "indicator")
                args = {"id": minimum.id, "indicator": minimum.indicator}
                yield written.source.problem(UNUSED_MINIMUM, path, key=False, **args)


def _weaker(subject: Subject) -> Iterator[Problem]:
    document = subject.document
    for number, own in enumerate(document.minimums):
        for above in reversed(subject.layered.chain[:-1]):
            theirs = above.document
            weakened = (
                one for one in theirs.minimums if _weakens(own, document, one, theirs, subject)
            )
            stronger = next(weakened, None)
            if stronger is not None:
                path = ("minimums", number, "value" if own.level is None else "level")
                args = {"here": _figure(own, subject), "there": _figure(stronger, subject)}
                origin = Origin(subject.source, path)
                yield origin.problem(WEAKER_MINIMUM, id=own.id, above=theirs.id, **args)
                break


def _weakens(
    own: Minimum,
    document: RulesetDocument,
    other: Minimum,
    frame: RulesetDocument,
    subject: Subject,
) -> bool:
    """Tell whether meeting the one in the same days leaves the other unmet."""
    here, there = own.period or document.period, other.period or frame.period
    if own.indicator != other.indicator or not _overlap(here, there):
        return False
    if (own.level is None) != (other.level is None):
        return False  # of two kinds, of which one does not fit the indicator
    known = subject.rulebook.indicators.get(own.indicator)
    return not implies(own.op, figure_of(own, known), other.op, figure_of(other, known))


def _overlap(one: ClosedSpan, other: ClosedSpan) -> bool:
    return one.from_ <= other.to and other.from_ <= one.to


def _figure(minimum: Minimum, subject: Subject) -> Localised:
    asked = demand_shown(minimum, subject.rulebook.indicators.get(minimum.indicator))
    if not isinstance(asked, Localised):
        asked = Localised(format_number(asked, "vi"), format_number(asked, "en"))
    return Localised(f"{minimum.op} {asked.vi}", f"{minimum.op} {asked.en}")


def _evidence(subject: Subject) -> Iterator[Problem]:
    for node, origin in subject.nodes():
        indicator = subject.rulebook.indicators.get(node.indicator or "")
        somebody = node.owner or (indicator.owner if indicator else None)
        for number, demand in enumerate(node.evidence):
            if demand.owner is None and somebody is None:
                path = ("evidence", number, "id")
                yield origin.problem(NO_OWNER, *path, id=node.id, document=demand.id)


def _assumed(subject: Subject) -> Iterator[Problem]:
    """Tell each assumption once, where its reason stands, with the figures that rest on it."""
    by_reason: dict[str, list[tuple[str, Origin]]] = {}
    for name, origin, citing in _figures(subject):
        if citing.basis == "assumed":
            by_reason.setdefault(citing.reason or "", []).append((name, origin))
    for reason, figures in by_reason.items():
        names = [name for name, _ in figures]
        more = ", …" if len(names) > MOST_NAMED else ""
        shown = ", ".join(names[:MOST_NAMED]) + more
        origin = _stated(reason, subject) or figures[0][1]
        yield origin.problem(ASSUMED, count=len(names), set=subject.id, ids=shown)


def _figures(subject: Subject) -> Iterator[tuple[str, Origin, Citing]]:
    for node, origin in subject.nodes():
        if node.is_leaf:
            yield node.id, origin, node.source
    sources = {minimum.id: minimum.source for minimum in subject.rulebook.minimums}
    for written in reversed(subject.layered.chain):  # the later of two that have one id holds
        for number, minimum in enumerate(written.document.minimums):
            origin = Origin(written.source, ("minimums", number))
            citing = sources.pop(minimum.id, None)
            if citing is not None:
                yield minimum.id, origin, citing
    if subject.rulebook.classes_source is not None:
        written = next(w for w in reversed(subject.layered.chain) if w.document.classes)
        yield "classes", Origin(written.source, ("classes",)), subject.rulebook.classes_source


def _stated(reason: str, subject: Subject) -> Origin | None:
    """Return the shared source that states a reason."""
    for written in reversed(subject.layered.chain):
        for name, source in written.document.sources.items():
            if source.reason == reason:
                return Origin(written.source, ("sources", name))
    return None


def _confirmed(subject: Subject) -> Iterator[Problem]:
    book = subject.rulebook
    if book.leaves and is_stale(book, book.period):
        path = ("confirmed_for",) if book.confirmed_for else ("period",)
        args = {"start": book.period.start, "end": book.period.end}
        yield Origin(subject.source, path).problem(UNCONFIRMED, set=book.id, **args)
