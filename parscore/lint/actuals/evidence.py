"""A document handed in as evidence that nothing points to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import ActualsSubject, Args
    from parscore.reading.problems import Problem

UNUSED = kind(
    "E348",
    severity="warning",
    says=(
        "Không số liệu hay nhiệm vụ nào dẫn tài liệu “{id}” ({title}).",
        "No measure or task points to the document “{id}” ({title}).",
    ),
    advise=(
        "Thêm mã này vào evidence của số liệu hoặc nhiệm vụ, hoặc ghi document.",
        "Name it under the evidence of a measure or task, or say which document it is.",
    ),
)


def evidence(subject: ActualsSubject) -> Iterator[Problem]:
    """Find documents that neither a measure, nor a task, nor a demand of the rules is proved by."""
    actuals = subject.actuals
    used = {name for one in actuals.measures.values() for name in one.evidence}
    used |= {name for one in actuals.tasks.values() for name in one.evidence}
    for i, document in enumerate(actuals.evidence):
        if document.id not in used and document.document is None:
            args: Args = {"id": document.id, "title": document.title}
            yield subject.found(UNUSED, ("evidence", i, "id"), **args)
