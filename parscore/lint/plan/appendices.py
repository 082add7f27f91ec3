"""An appendix that the plan announces or points to, and that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.subject import excerpt, passages, section_name
from parscore.reading.problems import kind, shortened
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Plan
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

ABSENT = kind(
    "E324",
    severity="warning",
    says=(
        "“{title}” được nhắc đến nhưng không kèm theo: “{quote}” (mục {section}).",
        "“{title}” is spoken of but not there: “{quote}” (section {section}).",
    ),
    advise=(
        "Bổ sung phụ lục, hoặc bỏ câu nhắc đến nó.",
        "Add the appendix, or drop the words about it.",
    ),
)

_ANNOUNCED = re.compile(r"(?:phụ lục|biểu|bảng)(?!\s+số)[^.;()]{0,80}?kèm theo", re.IGNORECASE)
_POINTED = re.compile(r"phụ lục\s+(?:số\s+)?(?P<no>\d{1,2}|[IVX]{1,5})\b", re.IGNORECASE)
_APPENDIX = ("phu luc", "bieu", "bang")


def appendices(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each appendix said to be absent, and of each that the plan's texts lack."""
    plan = subject.plan
    absent = [(i, one) for i, one in enumerate(plan.appendices) if not one.included]
    for i, one in absent:
        args: Args = {"title": one.title, "quote": shortened(one.quote), "section": one.section}
        yield subject.found(ABSENT, ("appendices", i), **args)
    present = _present(plan)
    told: set[str] = set()
    for passage in passages(plan):
        if passage.path[0] in {"basis", "title", "appendices"}:
            continue
        spots = list(_POINTED.finditer(passage.text))
        if not plan.appendices and not present:
            spots += _ANNOUNCED.finditer(passage.text)
        for spot in spots:
            name = match_key(spot[0]).replace(" so ", " ")
            if spot.groupdict().get("no") and _has(present, spot["no"]):
                continue
            if name not in told and not _said_absent(plan, name):
                told.add(name)
                quote = excerpt(passage.text, *spot.span())
                section = section_name(passage.section)
                yield subject.found(
                    ABSENT, passage.path, title=spot[0], quote=quote, section=section
                )


def _present(plan: Plan) -> list[str]:
    """Return what the plan calls its appendices: by their titles, and by the tasks in them."""
    names = [one.title for one in plan.appendices if one.included]
    names += [task.section for task in plan.tasks]
    return [key for key in map(match_key, names) if key.startswith(_APPENDIX)]


def _has(present: list[str], number: str) -> bool:
    """Tell whether an appendix of this number is there; one without numbers is taken for any."""
    wanted = number.lstrip("0").casefold()
    for key in present:
        found = re.match(r"phu luc (?:so )?0*(\d{1,2}|[ivx]+)\b", key)
        if found is None or found[1] == wanted:
            return True
    return False


def _said_absent(plan: Plan, name: str) -> bool:
    return any(
        not one.included and name in match_key(one.title).replace(" so ", " ")
        for one in plan.appendices
    )
