"""The departments' view: for each office its own criteria, what to do, evidence and deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.html.parts import FIGURE, WORDS, Cell, Desk, Grid, Head, Linked, mark
from parscore.reports.html.words import DOCUMENTS_WANTING, OFFICE_SCORE, TASKS_LATE, TO_DO
from parscore.reports.notation import amount
from parscore.reports.sections.evidence import evidence_title
from parscore.reports.sections.gaps import gap_entry, pointless, pointless_entry, to_win
from parscore.reports.sections.score import points_of
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import EvidenceShown, Gap, NodeShown, TaskShown
    from parscore.reports.html.advice import AdviceView, Advised
    from parscore.reports.subject import Subject
    from parscore.values.messages import Text

NO_DAY: Final = "9999-12-31"  # sorts after every deadline


class Owned(NamedTuple):
    """What one office answers for."""

    leaves: tuple[NodeShown, ...]
    gaps: tuple[Gap, ...]
    evidence: tuple[EvidenceShown, ...]
    tasks: tuple[TaskShown, ...]

    @property
    def wanting(self) -> int:
        """How many documents are not in order."""
        return sum(one.status != "present" for one in self.evidence)

    @property
    def late(self) -> int:
        """How many tasks are overdue."""
        return sum(one.status == "overdue" for one in self.tasks)


class Office(NamedTuple):
    """One office on the page."""

    anchor: str
    name: str
    facts: tuple[str, ...]
    criteria: Grid
    gaps: tuple[Linked, ...]
    advice: tuple[Advised, ...]
    evidence: Grid
    tasks: Grid


class OfficesView(NamedTuple):
    """All offices: in one table, then one by one."""

    summary: Grid
    offices: tuple[Office, ...]


def offices_view(desk: Desk, beside: AdviceView) -> OfficesView:
    """Return the departments' view; what nobody answers for stands last."""
    words = desk.words
    figures = ("criteria", "points", "to_do", "wanting", "late")
    heads = (Head(words["office"]), *(Head(words[key], FIGURE) for key in figures))
    owned = _by_office(desk.subject)
    offices = [
        _office(desk, f"dv-{place}", unit, own, beside.of_office(unit))
        for place, (unit, own) in enumerate(owned.items(), start=1)
    ]
    rows = (
        _in_summary(desk, office, own) for office, own in zip(offices, owned.values(), strict=True)
    )
    return OfficesView(Grid(heads, tuple(rows)), tuple(offices))


def _by_office(subject: Subject) -> dict[str | None, Owned]:
    """Return what each office answers for, in the plan's order of offices."""
    assessment = subject.assessment
    leaves = [leaf for leaf in subject.leaves if leaf.kind != "survey" or leaf.owner is not None]
    gaps = [*to_win(subject), *pointless(subject)]
    leads = [(task, task.lead or (None,)) for task in assessment.tasks]
    owners = {
        *(leaf.owner for leaf in leaves),
        *(gap.owner for gap in gaps),
        *(one.owner for one in assessment.evidence),
        *(unit for _, units in leads for unit in units),
    }
    order = {unit.id: place for place, unit in enumerate(assessment.units)}
    last = len(order)
    return {
        unit: Owned(
            tuple(leaf for leaf in leaves if leaf.owner == unit),
            tuple(gap for gap in gaps if gap.owner == unit),
            tuple(one for one in assessment.evidence if one.owner == unit),
            tuple(task for task, units in leads if unit in units),
        )
        for unit in sorted(
            owners, key=lambda one: (one is None, order.get(one or "", last), one or "")
        )
    }


def _in_summary(desk: Desk, office: Office, own: Owned) -> tuple[Cell, ...]:
    counts = (len(own.gaps), own.wanting, own.late)
    return (
        Cell(office.name, office.anchor),
        Cell(str(len(own.leaves))),
        Cell(_points(desk.subject, own)),
        *(Cell(str(count)) for count in counts),
    )


def _points(subject: Subject, own: Owned) -> str:
    """Return the points of an office's criteria of their maxima."""
    if not own.leaves:
        return ""
    points = sum(amount(points_of(leaf)) for leaf in own.leaves)
    maximum = sum(amount(leaf.max) for leaf in own.leaves if leaf.kind == "standard")
    return subject.write.out_of(decimal_string(points), decimal_string(maximum))


def _office(
    desk: Desk, anchor: str, unit: str | None, own: Owned, advice: tuple[Advised, ...]
) -> Office:
    subject = desk.subject
    return Office(
        anchor=anchor,
        name=desk.words["nobody"] if unit is None else subject.unit(unit),
        facts=tuple(map(subject.write.text, _facts(subject, own))),
        criteria=_criteria(desk, own),
        gaps=tuple(_linked(desk, gap) for gap in own.gaps),
        advice=advice,
        evidence=_evidence(desk, own),
        tasks=_tasks(desk, own),
    )


def _facts(subject: Subject, own: Owned) -> Iterator[Text]:
    """Say in short what an office has and what waits for it."""
    if own.leaves:
        yield OFFICE_SCORE(count=len(own.leaves), points=_points(subject, own))
    if own.gaps:
        yield TO_DO(count=len(own.gaps))
    if own.wanting:
        yield DOCUMENTS_WANTING(count=own.wanting)
    if own.late:
        yield TASKS_LATE(count=own.late)


def _linked(desk: Desk, gap: Gap) -> Linked:
    if gap.node is None and gap.recoverable is None:
        return Linked(pointless_entry(desk.subject, gap), "")
    return Linked(gap_entry(desk.subject, gap), desk.places.get(gap.node or "", ""))


def _criteria(desk: Desk, own: Owned) -> Grid:
    subject, write = desk.subject, desk.subject.write
    heads = (
        desk.column("title"),
        desk.column("status"),
        desk.column("points", FIGURE),
        desk.column("recoverable", FIGURE),
        desk.column("due"),
    )
    rows = tuple(
        (
            desk.node(leaf.id),
            Cell(mark=mark(subject, labels.NODE_STATUS, leaf.status)),
            Cell(write.range(leaf.lower, leaf.upper) or write.out_of(points_of(leaf), leaf.max)),
            Cell("" if leaf.recoverable is None else write.signed(leaf.recoverable)),
            Cell("" if leaf.due is None else write.day(leaf.due)),
        )
        for leaf in own.leaves
    )
    return Grid(heads, rows)


def _evidence(desk: Desk, own: Owned) -> Grid:
    subject, write = desk.subject, desk.subject.write
    heads = (
        desk.column("evidence"),
        desk.column("title"),
        desk.column("status"),
        Head(desk.words["supplied"], WORDS),
        desk.column("at_risk", FIGURE),
    )
    rows = tuple(
        (
            Cell(evidence_title(subject, one)),
            Cell(subject.node_number(one.node), desk.places.get(one.node, "")),
            Cell(mark=mark(subject, labels.EVIDENCE_STATUS, one.status)),
            Cell("; ".join(subject.supplied(one))),
            Cell(write.number(one.points_at_risk)),
        )
        for one in own.evidence
    )
    return Grid(heads, rows)


def _tasks(desk: Desk, own: Owned) -> Grid:
    """Return an office's tasks, the nearest deadline first."""
    subject, write = desk.subject, desk.subject.write
    heads = (
        Head(desk.words["task"]),
        desk.column("due", WORDS),
        desk.column("status"),
        Head(desk.words["note"], WORDS),
    )
    rows = tuple(
        (
            Cell(f"{task.section}: {task.title}"),
            Cell("; ".join(one.text for one in task.due)),
            Cell(mark=mark(subject, labels.TASK_STATUS, task.status)),
            Cell(" ".join(map(write.text, task.problems))),
        )
        for task in sorted(own.tasks, key=_first_day)
    )
    return Grid(heads, rows)


def _first_day(task: TaskShown) -> str:
    return min((one.by for one in task.due if one.by is not None), default=NO_DAY)
