"""By when who must have done what: the dated tasks that are not done, and points to be won back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.reports import labels
from parscore.reports.blocks import Column, Section, Table
from parscore.reports.notation import amount
from parscore.reports.phrases import AT_SECTION, NO_OWNER, TO_WIN_BACK
from parscore.reports.subject import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import DueShown, Gap, TaskShown
    from parscore.reports.subject import Subject

FINISHED: Final = frozenset({"done", "done_late", "cancelled"})
LONGEST_TASK: Final = 90
WIDEST_OWNER: Final = 18
OWN: Final = "points"  # what a key names beside the tasks of the plan


class Deadline(NamedTuple):
    """One thing due on one day. `key` tells it from all others and stays when days pass."""

    key: str
    day: str
    owners: tuple[str, ...]
    what: str
    status: str
    details: tuple[str, ...]
    overdue: bool = False


def deadlines(subject: Subject) -> list[Deadline]:
    """Return what is due, by day: each dated due of a task, and each owner's points by day."""
    found = [*_of_tasks(subject), *_of_points(subject)]
    return sorted(found, key=lambda one: (one.day, one.key))


def by_owner(subject: Subject) -> Section | None:
    """Return the deadlines as a table by owner, in the plan's order of offices."""
    write, found = subject.write, deadlines(subject)
    if not found:
        return None
    columns = (
        Column(write.say(labels.COLUMN, "owner"), most=WIDEST_OWNER),
        Column(write.say(labels.COLUMN, "due"), "right"),
        Column(write.say(labels.COLUMN, "task")),
        Column(write.say(labels.COLUMN, "status")),
    )
    rows = tuple(row for owner in _owners(subject, found) for row in _rows(subject, owner, found))
    return Section(write.say(labels.HEADING, "deadlines"), (Table(columns, rows),))


def owner_names(subject: Subject, one: Deadline) -> str:
    """Return who answers for a deadline."""
    return ", ".join(map(subject.unit, one.owners)) or subject.write.text(NO_OWNER())


def _owners(subject: Subject, found: list[Deadline]) -> list[str | None]:
    named = {owner for one in found for owner in one.owners}
    known = [unit.id for unit in subject.assessment.units if unit.id in named]
    others = sorted(named.difference(known))
    nobody = [None] if any(not one.owners for one in found) else []
    return [*known, *others, *nobody]


def _rows(subject: Subject, owner: str | None, found: list[Deadline]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of one owner, whose name stands in the first."""
    write = subject.write
    name = write.text(NO_OWNER()) if owner is None else subject.unit(owner)
    for one in found:
        if owner in one.owners or (owner is None and not one.owners):
            yield name, write.day(one.day), shortened(one.what, LONGEST_TASK), one.status
            name = ""


def _of_tasks(subject: Subject) -> Iterator[Deadline]:
    for task in subject.assessment.tasks:
        if task.status not in FINISHED:
            for place, due in enumerate(task.due, 1):
                if due.by is not None:
                    yield _of_task(subject, task, due.by, due, place)


def _of_task(subject: Subject, task: TaskShown, day: str, due: DueShown, place: int) -> Deadline:
    write = subject.write
    return Deadline(
        f"{task.id}-{place}",
        day,
        task.lead,
        write.text(AT_SECTION(section=task.section, what=due.product or task.title)),
        write.say(labels.TASK_STATUS, task.status),
        (task.title, due.text),
        overdue=task.status == "overdue",
    )


def _of_points(subject: Subject) -> Iterator[Deadline]:
    """Yield one deadline for each owner and day on which points can be won back until."""
    write = subject.write
    groups: dict[tuple[str, str], list[Gap]] = {}
    for gap in subject.assessment.gaps:
        if gap.due is not None and gap.node is not None and _can_be_won(gap):
            groups.setdefault((gap.due, gap.owner or ""), []).append(gap)
    for (day, owner), gaps in groups.items():
        numbers = dict.fromkeys(subject.node_number(gap.node or "") for gap in gaps)
        said = TO_WIN_BACK(count=len(numbers), numbers=", ".join(numbers))
        yield Deadline(
            f"{OWN}-{owner}-{day}",
            day,
            (owner,) if owner else (),
            write.text(said),
            "",
            tuple(_action(subject, gap) for gap in gaps),
        )


def _action(subject: Subject, gap: Gap) -> str:
    """Return what to do about a gap, with what it gains where that is known."""
    write = subject.write
    said = AT_SECTION(section=subject.node_name(gap.node or ""), what=gap.action)
    gain = "" if gap.recoverable is None else f" ({write.signed(gap.recoverable)})"
    return f"{write.text(said)}{gain}"


def _can_be_won(gap: Gap) -> bool:
    return gap.recoverable is None or amount(gap.recoverable) > 0
