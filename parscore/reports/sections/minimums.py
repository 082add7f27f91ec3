"""The provincial minimums, and the plan's own targets where they ask for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Column, Paragraph, Section, Table
from parscore.reports.notation import NONE, amount, is_number
from parscore.reports.phrases import (
    LACK,
    MET_BUT_OWN_MISSED,
    MINIMUMS_MET,
    OWN_MISSED,
    OWN_NOTE,
    PLANNED,
    SHORT,
)
from parscore.reports.places import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import MinimumShown, TargetShown
    from parscore.reports.subject import Subject

WIDEST_PLAN, WIDEST_VERDICT = 15, 18  # cells, where width is scarce


class MinimumRow(NamedTuple):
    """A minimum in words: what it asks, what the plan sets, what came of it."""

    title: str
    goal: str
    planned: str
    actual: str
    verdict: str


def minimums(subject: Subject) -> Section | None:
    """Return each minimum with the plan's targets and the result, and what both together mean."""
    write, rows = subject.write, subject.assessment.minimums
    if not rows:
        return None
    met = sum(one.status == "met" for one in rows)
    heading = write.say(labels.HEADING, "minimums")
    title = write.text(MINIMUMS_MET(title=heading, met=met, total=len(rows)))
    table = Table(
        (
            Column(write.say(labels.COLUMN, "indicator")),
            Column(write.say(labels.COLUMN, "minimum"), "right"),
            Column(write.say(labels.COLUMN, "plan"), most=WIDEST_PLAN),
            Column(write.say(labels.COLUMN, "actual"), "right"),
            Column(write.say(labels.COLUMN, "verdict"), most=WIDEST_VERDICT),
        ),
        tuple(minimum_row(subject, one) for one in rows),
    )
    notes = (Paragraph(text, lead=write.text(OWN_NOTE())) for text in own_missed(subject))
    return Section(title, (table, *notes))


def minimum_row(subject: Subject, one: MinimumShown) -> MinimumRow:
    """Return a minimum with the plan's targets for it and the result."""
    write = subject.write
    return MinimumRow(
        subject.title(one),
        write.goal(one.op, _asked(subject, one), one.unit),
        _planned(subject, one),
        _actual(subject, one),
        _verdict(subject, one),
    )


def _asked(subject: Subject, one: MinimumShown) -> str:
    """Return the figure that a minimum asks for, or what its level is called."""
    return one.value if one.level is None else subject.name(one.level)


def _planned(subject: Subject, one: MinimumShown) -> str:
    """Return the plan's targets for a minimum, and how they compare with it."""
    write = subject.write
    targets = [subject.targets[name] for name in one.plan_targets if name in subject.targets]
    goals = {_goal(subject, target): None for target in targets}
    status = write.say(labels.PLAN_STATUS, one.plan_status)
    return write.text(PLANNED(goals="; ".join(goals), status=status)) if goals else status


def _goal(subject: Subject, target: TargetShown) -> str:
    if target.value is None:
        return NONE
    if target.level is not None:
        return subject.name(target.level)
    if not is_number(target.value):
        return subject.write.quantity(target.value, target.unit)
    return subject.write.goal(target.op, target.value, target.unit)


def _actual(subject: Subject, one: MinimumShown | TargetShown) -> str:
    """Return the result; a percentage is never rounded onto a goal that it does not reach."""
    if one.actual is None:
        return NONE if one.actual_level is None else subject.name(one.actual_level)
    write = subject.write
    if one.unit != "percent" or not is_number(one.actual):
        return write.quantity(one.actual, one.unit)
    goal = amount(one.value) if one.value is not None and is_number(one.value) else None
    return write.percent(amount(one.actual, one.exact, "actual"), apart_from=goal)


def _verdict(subject: Subject, one: MinimumShown) -> str:
    write = subject.write
    if one.status == "not_met" and one.shortfall_text is not None:
        return write.text(SHORT(lack=one.shortfall_text))
    return write.say(labels.VERDICT, one.status)


def own_missed(subject: Subject) -> Iterator[str]:
    """Say of each minimum that is met which stricter target of the plan is missed all the same."""
    write = subject.write
    for one in subject.assessment.minimums:
        if one.status == "met":
            for target, sections in _missed(subject, one.indicator):
                said = MET_BUT_OWN_MISSED(
                    title=subject.title(one),
                    actual=_actual(subject, target),
                    minimum=write.goal_in_words(one.op, _asked(subject, one), one.unit),
                    target=_goal_in_words(subject, target),
                    sections=sections,
                    lack=_lack(target, subject),
                )
                yield write.text(said)


def own_targets(subject: Subject) -> Section | None:
    """Return the plan's missed targets of which the minimums have not spoken."""
    write = subject.write
    items = tuple(Bullet(text) for text in _other_missed(subject))
    return Section(write.say(labels.HEADING, "targets"), (Bullets(items),)) if items else None


def _other_missed(subject: Subject) -> Iterator[str]:
    by_indicator = {one.indicator: one for one in subject.assessment.minimums}
    for indicator in {one.indicator: None for one in subject.assessment.targets}:
        minimum = by_indicator.get(indicator)
        if minimum is not None and minimum.status == "met":
            continue  # it stands below the minimums
        for target, sections in _missed(subject, indicator):
            if minimum is not None and _asks(target) == _asks(minimum):
                continue  # the minimum has said it
            said = OWN_MISSED(
                title=subject.title(target),
                actual=_actual(subject, target),
                target=_goal_in_words(subject, target),
                sections=sections,
                lack=_lack(target, subject),
            )
            yield subject.write.text(said)


def _asks(one: MinimumShown | TargetShown) -> tuple[object, ...]:
    return one.op, one.level or one.value


def _missed(subject: Subject, indicator: str) -> Iterator[tuple[TargetShown, str]]:
    """Return each distinct missed target of an indicator, with the sections that state it."""
    groups: dict[tuple[str, str | None], list[TargetShown]] = {}
    for target in subject.assessment.targets:
        if target.indicator == indicator and target.status == "not_met":
            groups.setdefault((target.op, target.value), []).append(target)
    for group in groups.values():
        yield group[0], joined(target.section for target in group)


def _goal_in_words(subject: Subject, target: TargetShown) -> str:
    if target.value is None or not is_number(target.value):
        return _goal(subject, target)
    return subject.write.goal_in_words(target.op, target.value, target.unit)


def _lack(target: TargetShown, subject: Subject) -> str:
    if target.shortfall_text is None:
        return ""
    return subject.write.text(LACK(lack=target.shortfall_text))
