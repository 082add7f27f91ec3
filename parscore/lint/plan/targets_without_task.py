"""Targets for which the plan has no task: nobody is told to bring them about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.subject import listed, title_of
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

NO_TASK = kind(
    "E349",
    severity="warning",
    says=(
        "{count} chỉ tiêu có mục tiêu nhưng không nhiệm vụ nào nhắm tới: {targets}.",
        "Indicators with a target but no task about them: {count} ({targets}).",
    ),
    advise=(
        "Bổ sung nhiệm vụ; nếu đã có, ghi mã chỉ tiêu vào indicators của nhiệm vụ đó.",
        "Add a task; where there is one, name the indicator under its indicators.",
    ),
)


def targets_without_task(subject: PlanSubject) -> Iterator[Problem]:
    """Find them in a plan most of whose tasks say which indicators they serve."""
    plan = subject.plan
    served = {name for task in plan.tasks for name in task.indicators}
    if 2 * sum(bool(task.indicators) for task in plan.tasks) <= len(plan.tasks):
        return
    left = {one.indicator: i for i, one in reversed(list(enumerate(plan.targets)))}
    found = sorted(i for name, i in left.items() if name not in served)
    if found:
        targets = [plan.targets[i] for i in found]
        shown = listed([title_of(one.indicator, subject.rulebook) for one in targets])
        path = ("targets", found[0], "indicator")
        yield subject.found(NO_TASK, path, count=len(found), targets=shown)
