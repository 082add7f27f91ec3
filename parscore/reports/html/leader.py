"""The chairman's page: the score, the lĩnh vực, what wins back most points, the minimums."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.html import charts
from parscore.reports.html.charts import Bar
from parscore.reports.html.parts import LOOKS, Desk, Linked, Mark, mark
from parscore.reports.html.words import (
    ALL_GAPS,
    BAR_OF_FIELD,
    BAR_OF_MINIMUM,
    BAR_STILL_OPEN,
    RING,
)
from parscore.reports.notation import amount, is_number
from parscore.reports.phrases import MINIMUMS_MET
from parscore.reports.sections.gaps import gap_entry, to_win
from parscore.reports.sections.minimums import MinimumRow, minimum_row, own_missed
from parscore.reports.sections.score import points_of, score, survey_apart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import MinimumShown, NodeShown
    from parscore.reports.blocks import Paragraph, Section
    from parscore.reports.subject import Subject

MOST: Final = 5  # gaps for the chairman


class FieldRow(NamedTuple):
    """One lĩnh vực: its points, and its bar if it has a share of the scale."""

    name: str
    anchor: str
    points: str
    share: str
    open: str
    mark: Mark | None
    bar: Bar | None


class MinimumBar(NamedTuple):
    """One minimum: its words as in the other reports, and its bar where both ends are figures."""

    row: MinimumRow
    mark: Mark
    short: str
    bar: Bar | None


class LeaderView(NamedTuple):
    """What the chairman sees."""

    points: str
    percent: str
    class_name: str
    ring: Bar | None
    score: Section
    fields_title: str
    fields: tuple[FieldRow, ...]
    apart: tuple[Paragraph, ...]
    gaps: tuple[Linked, ...]
    all_gaps: str
    minimums_title: str
    minimums: tuple[MinimumBar, ...]
    notes: tuple[str, ...]


def leader_view(desk: Desk) -> LeaderView:
    """Return the chairman's page."""
    subject = desk.subject
    write, own = subject.write, subject.assessment.score
    won = to_win(subject)
    minimums = subject.assessment.minimums
    met = sum(one.status == "met" for one in minimums)
    heading = write.say(labels.HEADING, "minimums")
    said = MINIMUMS_MET(title=heading, met=met, total=len(minimums))
    return LeaderView(
        points=write.out_of(own.points, own.max),
        percent="" if own.index is None else write.percent(amount(own.index)),
        class_name="" if own.class_ is None else write.text(own.class_.name),
        ring=_ring(subject),
        score=score(subject),
        fields_title=write.say(labels.HEADING, "fields"),
        fields=tuple(_fields(desk)),
        apart=survey_apart(subject),
        gaps=tuple(
            Linked(gap_entry(subject, gap), desk.places.get(gap.node or "", ""))
            for gap in won[:MOST]
        ),
        all_gaps=write.text(ALL_GAPS(count=len(won))) if len(won) > MOST else "",
        minimums_title=write.text(said) if minimums else "",
        minimums=tuple(_minimum(subject, one) for one in minimums),
        notes=tuple(own_missed(subject)),
    )


def _ring(subject: Subject) -> Bar | None:
    """Return the index as a ring; what missing data leave open follows it."""
    own, write = subject.assessment.score, subject.write
    if own.index is None:
        return None
    index = amount(own.index)
    upper = index if own.index_upper is None else amount(own.index_upper)
    said = RING(index=write.percent(index), points=write.out_of(own.points, own.max))
    ends = ((charts.share(index, charts.WHOLE), "had"), (charts.share(upper, charts.WHOLE), "open"))
    return Bar(write.say(labels.HEADING, "score"), write.text(said), charts.parts(ends))


def _fields(desk: Desk) -> Iterator[FieldRow]:
    """Return the lĩnh vực that count in the self-score; bonus and penalty have no bar."""
    subject, write = desk.subject, desk.subject.write
    for root in subject.children.get(None, ()):
        if root.kind == "survey":
            continue
        standard = root.kind == "standard"
        yield FieldRow(
            name=subject.node_name(root.id),
            anchor=desk.places[root.id],
            points=write.out_of(points_of(root), root.max)
            if standard
            else write.signed(points_of(root)),
            share=write.share(points_of(root), root.max) if standard else "",
            open=write.range(root.lower, root.upper),
            mark=mark(subject, labels.NODE_STATUS, root.status) if standard else None,
            bar=_field_bar(subject, root) if standard else None,
        )


def _field_bar(subject: Subject, root: NodeShown) -> Bar:
    write, maximum = subject.write, amount(root.max, root.exact, "max")
    said = BAR_OF_FIELD(
        points=write.out_of(points_of(root), root.max),
        share=write.share(points_of(root), root.max),
        status=write.say(labels.NODE_STATUS, root.status),
    )
    if root.lower != root.upper:
        lower, upper = write.number(root.lower), write.number(root.upper)
        said = BAR_STILL_OPEN(said=said, lower=lower, upper=upper)
    ends = ((amount(points_of(root)), "had"), (amount(root.upper), "open"))
    return Bar(
        subject.node_name(root.id),
        write.text(said),
        charts.parts([(charts.share(end, maximum), kind) for end, kind in ends]),
    )


def _minimum(subject: Subject, one: MinimumShown) -> MinimumBar:
    row = minimum_row(subject, one)
    shown = mark(subject, labels.VERDICT, one.status)
    lack = one.shortfall_text if one.status == "not_met" else None
    short = "" if lack is None else subject.write.text(lack)
    return MinimumBar(row, shown, short, _minimum_bar(subject, one, row))


def _minimum_bar(subject: Subject, one: MinimumShown, row: MinimumRow) -> Bar | None:
    """Return the result as a bar with a mark at the minimum; None where that is no figure."""
    if not is_number(one.value):
        return None
    goal = amount(one.value)
    actual = None if one.actual is None else amount(one.actual, one.exact, "actual")
    whole = charts.scale(one.unit, goal, goal if actual is None else actual)
    reached = (
        () if actual is None else charts.parts([(charts.share(actual, whole), LOOKS[one.status])])
    )
    said = BAR_OF_MINIMUM(actual=row.actual, goal=row.goal, verdict=row.verdict)
    return Bar(
        row.title,
        subject.write.text(said),
        reached,
        charts.goal_at(charts.share(goal, whole), row.goal),
    )
