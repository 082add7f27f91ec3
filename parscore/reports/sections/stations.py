"""Several assessments as the rows of a small table, with the change from each to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reports import change_words as words
from parscore.reports.blocks import Paragraph, Table
from parscore.reports.notation import NONE, amount
from parscore.reports.sections.changes import columns
from parscore.values.decimals import decimal
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.assessment import Score
    from parscore.documents.changes import Station
    from parscore.reports.notation import Notation
    from parscore.values.exact import Fraction


def points_of(score: Score) -> Fraction:
    """Return the exact points of a score."""
    return exact(score.exact.get("points", score.points))


def stations_table(stations: Sequence[Station], write: Notation) -> Table:
    """Return a row for each assessment: its day, rules, score, change, class and minimums."""
    several = len({one.ruleset.id for one in stations}) > 1
    names = ("day", "ruleset") if several else ("day",)
    figures = ("points", "change", "index", "class", "minimums")
    rows = []
    for i, one in enumerate(stations):
        rules = (one.ruleset.id,) if several else ()
        before = None if i == 0 else stations[i - 1].score
        met = words.MET(met=one.minimums_met, total=one.minimums)
        cells = (*score_cells(before, one.score, write), write.text(met))
        rows.append((write.day(one.as_of), *rules, *cells))
    return Table(columns(names, figures, write), tuple(rows))


def score_cells(before: Score | None, score: Score, write: Notation) -> tuple[str, str, str, str]:
    """Return points, change since another score, index and class."""
    change = None if before is None else points_of(score) - points_of(before)
    return (
        write.out_of(score.points, score.max),
        "" if change is None else write.signed(decimal(change)),
        NONE if score.index is None else write.percent(amount(score.index)),
        NONE if score.class_ is None else write.text(score.class_.name),
    )


def cautions(stations: Sequence[Station], write: Notation) -> Iterator[Paragraph]:
    """Return what must be known of figures and rules before a single one is read."""
    if any(one.illustrative for one in stations):
        yield Paragraph(write.text(words.ILLUSTRATIVE()))
    assumed = [one.ruleset.id for one in stations if one.ruleset.basis != "official"]
    if assumed:
        yield Paragraph(write.text(words.ASSUMED(ids=", ".join(dict.fromkeys(assumed)))))
