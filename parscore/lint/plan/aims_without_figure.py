"""Aims that nobody can measure: "tăng tỷ lệ …" without a figure, and fields without any target."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.plan.roles import field_name
from parscore.lint.subject import listed
from parscore.reading.problems import kind, shortened
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

NO_FIGURE = kind(
    "E353",
    severity="warning",
    says=(
        "{count} mục tiêu nói tăng, giảm nhưng không nói bao nhiêu: {aims}.",
        "Aims to raise or lower something, but not by how much: {count} ({aims}).",
    ),
    advise=(
        "Nêu con số cần đạt, hoặc mức tăng, giảm so với năm trước.",
        "Give the figure to reach, or the change on the year before.",
    ),
)
NO_TARGET = kind(
    "E354",
    severity="warning",
    says=(
        "Lĩnh vực không có mục tiêu định lượng nào: {fields}.",
        "Fields without any target that has a figure: {fields}.",
    ),
    advise=(
        "Đặt ít nhất một mục tiêu đo được cho mỗi lĩnh vực.",
        "Set at least one measurable target for each field.",
    ),
)
AIM = Message("lint.aim", vi="“{words}” ({section})", en="“{words}” ({section})")

_RAISES = re.compile(
    r"^\W*(?:tăng|nâng|nâng cao|giảm|cắt giảm|rút ngắn|cải thiện)\s+(?:dần\s+)?"
    r"(?:tỷ lệ|tỉ lệ|mức độ hài lòng|sự hài lòng|thứ hạng|thời gian|chi phí)\b",
    re.IGNORECASE,
)


def aims_without_figure(subject: PlanSubject) -> Iterator[Problem]:
    """Find commitments that open so, in the sections where the plan sets its figures."""
    plan = subject.plan
    measured = {one.section for one in plan.targets}
    found = [
        (i, one)
        for i, one in enumerate(plan.commitments)
        if one.section in measured and _RAISES.match(one.text) and not re.search(r"\d", one.text)
    ]
    if found:
        aims = listed([AIM(words=shortened(one.text), section=one.section) for _, one in found])
        path = ("commitments", found[0][0], "text")
        yield subject.found(NO_FIGURE, path, count=len(found), aims=aims)


def fields_without_target(subject: PlanSubject) -> Iterator[Problem]:
    """Find the fields of which the plan speaks, but in which it sets no figure."""
    plan = subject.plan
    measured = {one.field for one in plan.targets}
    spoken = [("commitments", i, one.field) for i, one in enumerate(plan.commitments)]
    spoken += [("tasks", i, one.field) for i, one in enumerate(plan.tasks)]
    first = {field: (key, i) for key, i, field in reversed(spoken) if field not in measured}
    if measured and first:
        names = listed([field_name(field, subject) for field in reversed(first)])
        key, i = first[next(reversed(first))]
        yield subject.found(NO_TARGET, (key, i, "field"), fields=names)
