"""What was assumed, and what a careful colleague would mention."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Section
from parscore.reports.notation import amount
from parscore.reports.phrases import (
    ASSUMED_CLASSES,
    ASSUMED_MINIMUMS,
    ASSUMED_POINTS,
    ASSUMED_TOLERANCE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.documents.assessment import SourceShown
    from parscore.reports.subject import Subject
    from parscore.values.messages import Message

SAID_ABOVE: Final = frozenset(
    {"warn.illustrative", "warn.stale", "warn.stale-quoted", "warn.assumed"}
)
"""Warnings that stand at the top of every report as banners."""


def assumed(subject: Subject) -> Section | None:
    """Return every assumption with its reason, equal ones together."""
    write, items = subject.write, tuple(map(Bullet, _assumed(subject)))
    return Section(write.say(labels.HEADING, "assumed"), (Bullets(items),)) if items else None


def _assumed(subject: Subject) -> Iterator[str]:
    assessment, write = subject.assessment, subject.write
    yield from _by_reason(subject, (leaf.source for leaf in subject.leaves), ASSUMED_POINTS)
    yield from _by_reason(subject, (one.source for one in assessment.minimums), ASSUMED_MINIMUMS)
    moved = assessment.score.sensitivity
    if moved is not None and moved.basis == "assumed":
        tolerance = write.percent(amount(moved.tolerance, moved.exact, "tolerance"))
        reason = (moved.source and moved.source.reason) or ""
        yield write.text(ASSUMED_TOLERANCE(tolerance=tolerance, reason=reason)).rstrip()
    if assessment.score.class_ is not None and assessment.score.class_.basis == "assumed":
        yield write.text(ASSUMED_CLASSES())


def _by_reason(
    subject: Subject, sources: Iterable[SourceShown | None], message: Message
) -> Iterator[str]:
    """Say of each reason how many figures are assumed for it, the commonest reason first."""
    given = tuple(sources)
    counts: dict[str, int] = {}
    for source in given:
        if source is not None and source.basis == "assumed":
            reason = source.reason or ""
            counts[reason] = counts.get(reason, 0) + 1
    for reason, count in sorted(counts.items(), key=lambda one: -one[1]):
        said = message(count=count, total=len(given), reason=reason)
        yield subject.write.text(said).rstrip()


def warnings(subject: Subject) -> Section | None:
    """Return the warnings that the banners have not said, and why another engine served."""
    texts = [text for text in subject.assessment.warnings if text.code not in SAID_ABOVE]
    note = subject.assessment.engine.note
    if note is not None:
        texts.append(note)
    if not texts:
        return None
    items = tuple(Bullet(subject.write.text(text)) for text in texts)
    return Section(subject.write.say(labels.HEADING, "warnings"), (Bullets(items),))
