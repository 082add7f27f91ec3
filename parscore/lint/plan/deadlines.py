"""A deadline before the documents of the plan, outside its period, or not as its words say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.lint.days import last_days
from parscore.lint.subject import listed
from parscore.reading.problems import kind, shortened
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.documents.plan import Due, Task
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Path, Problem

TOO_EARLY = kind(
    "E320",
    severity="warning",
    says=(
        "Thời hạn {day} (“{quote}”, mục {section}) ở trước {document}.",
        "The deadline {day} (“{quote}”, section {section}) lies before {document}.",
    ),
    advise=("Lùi thời hạn, hoặc bỏ việc đã xong.", "Put it off, or drop what is done already."),
)
OUTSIDE = kind(
    "E321",
    severity="warning",
    says=(
        "Thời hạn {day} (“{quote}”, mục {section}) nằm ngoài kỳ kế hoạch {start}–{end}.",
        "The deadline {day} (“{quote}”, section {section}) lies outside the plan's {start}–{end}.",
    ),
    advise=(
        "Nếu đúng như vậy thì để nguyên: kết quả sẽ tính vào kỳ sau.",
        "Leave it if it is meant: the result will belong to the next period.",
    ),
)
OTHER_DAY = kind(
    "E322",
    says=(
        "Thời hạn ghi {day}, nhưng “{quote}” nghĩa là chậm nhất {meant}.",
        "The deadline says {day}, but “{quote}” means {meant} at the latest.",
    ),
    advise=("Sửa by cho đúng lời văn.", "Correct by."),
)
NO_DAY = kind(
    "E323",
    severity="warning",
    says=(
        "Thời hạn “{quote}” có mốc {meant} nhưng chưa ghi by.",
        "The deadline “{quote}” means {meant}, but there is no by.",
    ),
    advise=("Thêm by, để theo dõi được tiến độ.", "Add by, so that it can be followed."),
)
ON = Message("lint.day", vi="{day}", en="{day}")
DOCUMENT = Message(
    "lint.basis.dated",
    vi="văn bản {number} ngày {day} mà kế hoạch căn cứ",
    en="the document {number} of {day}, on which the plan rests",
)
PLAN_ITSELF = Message(
    "lint.basis.plan", vi="ngày ban hành kế hoạch, {day}", en="the day of the plan, {day}"
)


class _Deadline(NamedTuple):
    path: Path
    task: Task
    due: Due


def deadlines(subject: PlanSubject) -> Iterator[Problem]:
    """Look at each deadline that has a day, and at each whose words have one."""
    for one in _deadlines(subject):
        day, quote = one.due.by, shortened(one.due.text)
        meant = last_days(one.due.text, _year(one.due, subject))
        words = listed([ON(day=day) for day in dict.fromkeys(meant)])
        if day is None:
            if meant:
                yield subject.found(NO_DAY, one.path, quote=quote, meant=words)
            continue
        where = (*one.path, "by")
        args: Args = {"day": day, "quote": quote}
        if meant and day not in meant:
            yield subject.found(OTHER_DAY, where, meant=words, **args)
        span, section = subject.period, one.task.section
        if not span.contains(day):
            args |= {"start": span.start, "end": span.end}
            yield subject.found(OUTSIDE, where, section=section, **args)
        else:
            yield from _too_early(one, day, subject)


def _deadlines(subject: PlanSubject) -> Iterator[_Deadline]:
    for i, task in enumerate(subject.plan.tasks):
        for n, due in enumerate(task.due):
            yield _Deadline(("tasks", i, "due", n), task, due)


def _year(due: Due, subject: PlanSubject) -> int | None:
    """Return the year that "Tháng 11" means: the deadline's own, else that of a yearly plan."""
    if due.by is not None:
        return due.by.year
    span = subject.period
    return span.end.year if span.start.year == span.end.year else None


def _too_early(one: _Deadline, day: date, subject: PlanSubject) -> Iterator[Problem]:
    """Hold a deadline against the plan's own day and the documents of its legal basis."""
    plan = subject.plan
    rests_on = [
        (basis.issued, DOCUMENT(number=basis.number or basis.title or "—", day=basis.issued))
        for basis in plan.basis
        if basis.issued is not None and basis.section is None and basis.issued.year >= day.year
    ]
    if plan.issued is not None:
        rests_on.append((plan.issued, PLAN_ITSELF(day=plan.issued)))
    latest = max(rests_on, key=lambda known: known[0], default=None)
    if latest is not None and day < latest[0]:
        path, quote = (*one.path, "by"), shortened(one.due.text)
        args: Args = {"day": day, "quote": quote, "section": one.task.section}
        yield subject.found(TOO_EARLY, path, document=latest[1], **args)
