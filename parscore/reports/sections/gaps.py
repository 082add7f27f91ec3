"""The gaps: what can be won back, most first; what must be mended; what is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import labels
from parscore.reports.blocks import Entries, Entry, Line, Paragraph, Section
from parscore.reports.notation import amount
from parscore.reports.phrases import (
    DAY,
    NOTHING_TO_WIN,
    OPEN_QUESTION,
    PERSON,
    PERSON_AND_DAY,
    REQUIRES,
    STEP,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Gap
    from parscore.reports.subject import Subject


def gaps(subject: Subject) -> Section:
    """Return the gaps that still carry points, in their order."""
    write = subject.write
    title = write.say(labels.HEADING, "gaps")
    found = to_win(subject)
    if not found:
        return Section(title, (Paragraph(write.text(NOTHING_TO_WIN())),))
    entries = tuple(gap_entry(subject, gap) for gap in found)
    return Section(f"{title} ({len(found)})", (Entries(entries),))


def to_win(subject: Subject) -> tuple[Gap, ...]:
    """Return the gaps that still carry points, those that are worth most first."""
    return tuple(gap for gap in subject.assessment.gaps if _can_be_won(gap))


def _can_be_won(gap: Gap) -> bool:
    """Tell a gap that carries points; of a rule that is left open the gain may be unknown."""
    if gap.recoverable is None:
        return gap.node is not None
    return amount(gap.recoverable) > 0


def gap_entry(subject: Subject, gap: Gap) -> Entry:
    """Return a gap with its rank, its points, and what to do about it."""
    name = subject.title(gap) if gap.node is None else subject.node_name(gap.node)
    return Entry(_marks(subject, gap), name, tuple(_lines(subject, gap)))


def unnamed_gap_entry(subject: Subject, gap: Gap) -> Entry:
    """Return a gap where its node has been named: its head is what to do."""
    action, *lines = _lines(subject, gap)
    return Entry(_marks(subject, gap), action.text, tuple(lines))


def _marks(subject: Subject, gap: Gap) -> tuple[str, ...]:
    return f"{gap.rank}.", _gain(subject, gap)


def _gain(subject: Subject, gap: Gap) -> str:
    if gap.recoverable is None:
        return subject.write.text(OPEN_QUESTION())
    return subject.write.signed(gap.recoverable)


def _lines(subject: Subject, gap: Gap) -> Iterator[Line]:
    """Say what is needed, who owns it, by when, and which clause asks for it."""
    write = subject.write
    yield Line(write.text(gap.action))
    if gap.step is not None and gap.step.points != gap.recoverable:  # else it is what is needed
        yield Line(write.text(STEP(text=gap.step.text)))
    if gap.requires:
        yield Line(write.text(REQUIRES(ranks=", ".join(map(str, gap.requires)))))
    whose = _who_and_when(subject, gap.owner, gap.due)
    if whose:
        yield Line(whose)
    if gap.source is not None:
        yield Line(subject.source(gap.source), brief=True)


def _who_and_when(subject: Subject, owner: str | None, due: str | None) -> str:
    """Return who answers for something and by which day, as far as that is known."""
    write = subject.write
    name = None if owner is None else subject.unit(owner)
    day = None if due is None else write.day(due)
    if name is None:
        return "" if day is None else write.text(DAY(day=day))
    return write.text(PERSON(owner=name) if day is None else PERSON_AND_DAY(owner=name, day=day))


def gaps_without_points(subject: Subject) -> Section | None:
    """Return what must be mended though no points hang on it: tasks, and targets of the plan."""
    found = pointless(subject)
    if not found:
        return None
    entries = tuple(pointless_entry(subject, gap) for gap in found)
    title = subject.write.say(labels.HEADING, "gaps_without_points")
    return Section(f"{title} ({len(found)})", (Entries(entries),))


def pointless(subject: Subject) -> tuple[Gap, ...]:
    """Return the gaps on which no points hang."""
    gaps = subject.assessment.gaps
    return tuple(gap for gap in gaps if gap.recoverable is None and not gap.node)


def pointless_entry(subject: Subject, gap: Gap) -> Entry:
    """Return a gap without points, with its kind and what to do about it."""
    marks = (f"{gap.rank}.", subject.write.say(labels.GAP_KIND, gap.kind))
    return Entry(marks, subject.title(gap), tuple(_lines(subject, gap)))


def gaps_lost(subject: Subject) -> Section | None:
    """Return in brief the points that cannot be won back in this period."""
    found = [gap for gap in subject.assessment.gaps if _is_lost(gap)]
    if not found:
        return None
    entries = tuple(_lost_entry(subject, gap) for gap in found)
    title = subject.write.say(labels.HEADING, "gaps_lost")
    return Section(f"{title} ({len(found)})", (Entries(entries, close=True),))


def _is_lost(gap: Gap) -> bool:
    if gap.lost is None or gap.recoverable is None:
        return False
    return amount(gap.lost) > 0 and amount(gap.recoverable) == 0


def _lost_entry(subject: Subject, gap: Gap) -> Entry:
    name = subject.title(gap) if gap.node is None else subject.node_name(gap.node)
    return Entry((f"{gap.rank}.", subject.write.number(f"-{gap.lost}")), name)
