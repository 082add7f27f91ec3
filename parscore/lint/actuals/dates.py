"""Days of the results: outside the time a criterion counts, or after the figures were closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.problems import kind
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.actuals import Measure
    from parscore.lint.subject import ActualsSubject, Args
    from parscore.reading.problems import Problem

CLOSED_TOO_EARLY = kind(
    "E342",
    severity="warning",
    says=(
        "Ngày chốt số liệu {day} ở trước kỳ báo cáo {start}–{end}.",
        "The figures were closed on {day}, before the period {start}–{end}.",
    ),
    advise=("Kiểm tra as_of và period.", "Check as_of and period."),
)
OUTSIDE = kind(
    "E343",
    severity="warning",
    says=(
        "“{title}”: ngày {day} nằm ngoài khoảng {start}–{end} mà tiêu chí “{node}” tính.",
        "“{title}”: the day {day} lies outside {start}–{end}, which the criterion “{node}” counts.",
    ),
    advise=("Kiểm tra ngày này.", "Check the day."),
)
OTHER_WINDOW = kind(
    "E344",
    severity="warning",
    says=(
        "“{title}”: số liệu của {start}–{end}, còn tiêu chí “{node}” tính {from_day}–{to_day}.",
        (
            "“{title}”: the data covers {start}–{end}, but the criterion “{node}” counts "
            "{from_day}–{to_day}."
        ),
    ),
    advise=("Lấy số liệu đúng khoảng thời gian.", "Take the figures of that span."),
)
NOT_YET = kind(
    "E345",
    severity="warning",
    says=(
        "Ngày {day} ở sau ngày chốt số liệu {as_of}.",
        "The day {day} comes after the figures were closed on {as_of}.",
    ),
    advise=("Kiểm tra ngày này, hoặc as_of.", "Check the day, or as_of."),
)
NOT_DONE = kind(
    "E346",
    severity="warning",
    says=(
        "Nhiệm vụ “{id}” có ngày hoàn thành nhưng status là {status}.",
        "The task “{id}” has a day of completion, but its status is {status}.",
    ),
    advise=("Ghi status: done, hoặc bỏ completed.", "Set status to done, or remove completed."),
)
NO_DAY = kind(
    "E347",
    severity="warning",
    says=(
        "Nhiệm vụ “{id}” đã xong nhưng không có ngày hoàn thành.",
        "The task “{id}” is done, but on which day is not said.",
    ),
    advise=("Thêm completed, để biết đúng hạn hay trễ.", "Add completed, to tell whether in time."),
)


def dates(subject: ActualsSubject) -> Iterator[Problem]:
    """Look at every day of the actuals."""
    actuals, span = subject.actuals, subject.period
    if actuals.as_of < span.start:
        args: Args = {"day": actuals.as_of, "start": span.start, "end": span.end}
        yield subject.found(CLOSED_TOO_EARLY, ("as_of",), **args)
    for name, measure in actuals.measures.items():
        yield from _of_measure(name, measure, subject)
    for name, task in actuals.tasks.items():
        path = ("tasks", name, "completed")
        if task.completed is None:
            if task.status == "done":
                yield subject.found_at_key(NO_DAY, ("tasks", name), id=name)
            continue
        if task.status != "done":
            yield subject.found(NOT_DONE, path, id=name, status=task.status)
        if task.completed > actuals.as_of:
            yield subject.found(NOT_YET, path, day=task.completed, as_of=actuals.as_of)
    for i, document in enumerate(actuals.evidence):
        if document.issued is not None and document.issued > actuals.as_of:
            args = {"day": document.issued, "as_of": actuals.as_of}
            yield subject.found(NOT_YET, ("evidence", i, "issued"), **args)


def _of_measure(name: str, measure: Measure, subject: ActualsSubject) -> Iterator[Problem]:
    title, day, as_of = subject.title(name), measure.date, subject.actuals.as_of
    if day is not None and day > as_of:
        yield subject.found(NOT_YET, ("measures", name, "date"), day=day, as_of=as_of)
    for user in subject.rulebook.users.get(name, ()):
        node = subject.rulebook.nodes[user]
        window = node.window or subject.period
        args: Args = {"title": title, "node": node.title}
        if day is not None and not window.contains(day):
            span: Args = {"start": window.start, "end": window.end}
            yield subject.found(OUTSIDE, ("measures", name, "date"), day=day, **args, **span)
        given = measure.window
        if (
            given is not None
            and given.from_ <= given.to
            and Period(given.from_, given.to) != window
        ):
            span = {"start": given.from_, "end": given.to}
            span |= {"from_day": window.start, "to_day": window.end}
            yield subject.found(OTHER_WINDOW, ("measures", name, "window"), **args, **span)
