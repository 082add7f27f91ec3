"""One office with two roles, two offices that lead one field, and fields that nobody leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.plan.office_names import is_group
from parscore.lint.subject import listed
from parscore.reading.problems import kind, shortened
from parscore.values.messages import Localised, Message
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Assignment, Plan
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

LEADS_AND_SUPPORTS = kind(
    "E327",
    severity="warning",
    says=(
        "“{office}” vừa chủ trì vừa phối hợp trong nhiệm vụ “{title}” (mục {section}).",
        "“{office}” both leads and supports the task “{title}” (section {section}).",
    ),
    advise=("Giữ một vai trò.", "Keep one of the two roles."),
)
TWO_ROLES = kind(
    "E328",
    severity="warning",
    says=(
        (
            "“{office}” phối hợp lĩnh vực “{field}” ở đây (“{quote}”) nhưng chủ trì ở {place}: "
            "“{other}”."
        ),
        (
            "“{office}” supports the field “{field}” here (“{quote}”) but leads it in {place}: "
            "“{other}”."
        ),
    ),
    advise=(
        "Nói rõ việc nào chủ trì, việc nào phối hợp.",
        "Say what it leads and what it supports.",
    ),
)
TWO_LEADS = kind(
    "E329",
    severity="warning",
    says=(
        "Lĩnh vực “{field}” có {count} cơ quan chủ trì: {offices}.",
        "The field “{field}” is led by {count} offices: {offices}.",
    ),
    advise=("Nói rõ ai chịu trách nhiệm chung.", "Say who answers for the whole."),
)
NOBODY_LEADS = kind(
    "E330",
    severity="warning",
    says=(
        "Phần phân công chưa giao cơ quan nào chủ trì lĩnh vực: {fields}.",
        "No office is assigned to lead: {fields}.",
    ),
    advise=("Bổ sung cơ quan chủ trì vào phần tổ chức thực hiện.", "Name one in the assignments."),
)
OTHER_LEAD = kind(
    "E331",
    severity="warning",
    says=(
        (
            "Nhiệm vụ “{title}” (mục {section}) do “{office}” chủ trì, nhưng {place} giao lĩnh vực "
            "“{field}” cho “{other}”."
        ),
        (
            "The task “{title}” (section {section}) is led by “{office}”, but {place} gives the "
            "field “{field}” to “{other}”."
        ),
    ),
    advise=("Thống nhất bảng nhiệm vụ với phần phân công.", "Make the two parts agree."),
)
IN = Message("lint.field-in", vi="“{name}” ({at})", en="“{name}” ({at})")

_LEADS = "chu tri"
_OTHERS_LEAD = "duoc giao chu tri"


def task_roles(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each office that leads and supports the same task."""
    for i, task in enumerate(subject.plan.tasks):
        for n, name in enumerate(task.support):
            if name in task.lead:
                args: Args = {"office": subject.office(name), "section": task.section}
                title = shortened(task.activity or task.title)
                path = ("tasks", i, "support", n)
                yield subject.found(LEADS_AND_SUPPORTS, path, title=title, **args)


def assigned_roles(subject: PlanSubject) -> Iterator[Problem]:
    """Hold the assignments against each other, field by field."""
    by_field: dict[str, list[tuple[int, Assignment]]] = {}
    for i, one in enumerate(subject.plan.assignments):
        if one.field is not None:
            by_field.setdefault(one.field, []).append((i, one))
    for field, assigned in by_field.items():
        name = field_name(field, subject)
        leads = {one.unit: (i, one) for i, one in reversed(assigned) if _leads(one, subject)}
        told: set[str] = set()
        for i, one in assigned:
            if one.role == "support" and one.unit in leads and one.unit not in told:
                told.add(one.unit)
                at, other = leads[one.unit]
                yield subject.found(
                    TWO_ROLES,
                    ("assignments", i),
                    office=subject.office(one.unit),
                    field=name,
                    quote=shortened(one.text),
                    other=shortened(other.text),
                    place=subject.place(("assignments", at), other.section),
                )
        if len(leads) > 1:
            first = min(i for i, _ in leads.values())
            offices = listed(
                [
                    f"“{subject.office(unit)}” ({one.section})"
                    for unit, (_, one) in reversed(leads.items())
                ]
            )
            path, count = ("assignments", first), len(leads)
            yield subject.found(TWO_LEADS, path, field=name, count=count, offices=offices)


def _leads(one: Assignment, subject: PlanSubject) -> bool:
    """Tell whether the plan says in so many words that one office leads ("chủ trì")."""
    groups = {unit.id for unit in subject.plan.units if is_group(unit)}
    return one.role == "lead" and one.unit not in groups and _LEADS in match_key(one.text)


def fields_without_lead(subject: PlanSubject) -> Iterator[Problem]:
    """Find the fields with targets or tasks of which no assignment names a lead."""
    plan = subject.plan
    if not plan.assignments:
        return
    led = {one.field for one in plan.assignments if one.role == "lead"}
    asked = [("targets", i, one.field, one.section) for i, one in enumerate(plan.targets)]
    asked += [("tasks", i, one.field, one.section) for i, one in enumerate(plan.tasks)]
    alone = {field: (key, i, section) for key, i, field, section in reversed(asked)}
    found = [(field, *at) for field, at in reversed(alone.items()) if field not in led]
    if found:
        names = listed([IN(name=field_name(one, subject), at=at) for one, *_, at in found])
        path = (*found[0][1:3], "field")
        yield subject.found(NOBODY_LEADS, path, fields=names)


def other_leads(subject: PlanSubject) -> Iterator[Problem]:
    """Tell, once a field, of tasks led by another office than the one their field is given to."""
    plan = subject.plan
    leads: dict[str, list[int]] = {}
    for i, one in enumerate(plan.assignments):
        if one.field is not None and one.role == "lead":
            leads.setdefault(one.field, []).append(i)
    groups = {unit.id for unit in plan.units if is_group(unit)}
    told: set[tuple[str, tuple[str, ...]]] = set()
    for i, task in enumerate(plan.tasks):
        given = leads.get(task.field, [])
        units = {plan.assignments[at].unit for at in given}
        is_group_led = set(task.lead) <= groups  # told of by another lint; none leads at all
        if not units or is_group_led or units & set(task.lead) or (task.field, task.lead) in told:
            continue
        at = next((at for at in given if _leads(plan.assignments[at], subject)), None)
        if at is None or any(_lets_others_lead(plan.assignments[at], plan) for at in given):
            continue
        told.add((task.field, task.lead))
        assignment = plan.assignments[at]
        yield subject.found(
            OTHER_LEAD,
            ("tasks", i, "lead"),
            title=shortened(task.activity or task.title),
            section=task.section,
            office=", ".join(map(subject.office, task.lead)),
            place=subject.place(("assignments", at), assignment.section),
            field=field_name(task.field, subject),
            other=subject.office(assignment.unit),
        )


def _lets_others_lead(one: Assignment, plan: Plan) -> bool:
    """Tell whether the same section has its office urge on "các cơ quan được giao chủ trì"."""
    return any(
        (other.unit, other.section) == (one.unit, one.section)
        and _OTHERS_LEAD in match_key(other.text)
        for other in plan.assignments
    )


def field_name(field: str, subject: PlanSubject) -> Localised:
    """Return the title of a field as the rule set gives it, else its id."""
    node = subject.rulebook.nodes.get(field)
    if node is None:
        return Localised(field, field)
    return Localised(node.title, node.title_en or node.title)
