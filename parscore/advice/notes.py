"""What must be said of all that rests on a judgement: made-up figures, stale or assumed rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.findings.messages import ASSUMED_FIGURES, ILLUSTRATIVE, STALE_RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.evaluate import Judged
    from parscore.findings.heading import Provenance
    from parscore.values.messages import Text


def standing_notes(judged: Judged, provenance: Provenance, *, illustrative: bool) -> Iterator[Text]:
    """Yield what a reader must know before the figures: where they are not real or not official."""
    book = judged.standing.matter.rulebook
    if illustrative:
        yield ILLUSTRATIVE()
    if provenance.stale:
        yield STALE_RULES(id=book.id)
    assumed = sum(leaf.source.basis == "assumed" for leaf in book.leaves)
    if assumed:
        yield ASSUMED_FIGURES(count=assumed, total=len(book.leaves))


def open_leaves(judged: Judged) -> int:
    """Return how many criteria have no points yet."""
    standing = judged.standing
    return sum(standing.is_open(leaf) for leaf in standing.matter.rulebook.leaves)
