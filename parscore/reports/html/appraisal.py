"""The self-score beside both rounds of appraisal, and what each difference costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.reports import labels
from parscore.reports.html.parts import FIGURE, WORDS, Cell, Grid, Head
from parscore.reports.html.words import APPRAISAL_COST
from parscore.reports.notation import NONE, amount
from parscore.reports.sections.measures import appraised
from parscore.reports.sections.score import points_of
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from parscore.documents.assessment import NodeShown
    from parscore.reports.html.parts import Desk


class Appraisal(NamedTuple):
    """The whole difference in a sentence, and each criterion that an appraiser spoke of."""

    says: str
    grid: Grid


def appraisal(desk: Desk) -> Appraisal | None:
    """Return self-score, round 1, explanation and round 2 side by side; None without appraisal."""
    subject, write = desk.subject, desk.subject.write
    own, final = subject.assessment.score, subject.assessment.score.appraised
    if final is None:
        return None
    moved = amount(final.points, final.exact, "points") - amount(own.points, own.exact, "points")
    said = APPRAISAL_COST(
        own=write.out_of(own.points, own.max),
        appraised=write.out_of(final.points, final.max),
        difference=write.signed(decimal_string(moved)),
    )
    rows = (_row(desk, leaf) for leaf in subject.leaves if leaf.appraisal)
    heads = (
        desk.column("title"),
        Head(desk.words["own"], FIGURE),
        *(Head(write.say(labels.APPRAISAL, key), WORDS) for key in labels.APPRAISAL),
        Head(desk.words["appraised"], FIGURE),
        Head(desk.words["difference"], FIGURE),
    )
    return Appraisal(write.text(said), Grid(heads, tuple(rows)))


def _row(desk: Desk, leaf: NodeShown) -> tuple[Cell, ...]:
    write = desk.subject.write
    rounds: dict[str, Any] = leaf.appraisal or {}
    final = leaf.appraised
    return (
        desk.node(leaf.id),
        Cell(NONE if leaf.points is None else write.number(leaf.points)),
        *(Cell(appraised(desk.subject, leaf, rounds.get(key))) for key in labels.APPRAISAL),
        Cell(NONE if final is None else write.number(final)),
        Cell(NONE if final is None else write.signed(_difference(leaf, final))),
    )


def _difference(leaf: NodeShown, final: str) -> str:
    """Return what appraisal gave or took; points that were open count their lower bound."""
    key = "lower" if leaf.points is None else "points"
    before = amount(points_of(leaf), leaf.exact, key)
    return decimal_string(amount(final, leaf.exact, "appraised") - before, 6)
