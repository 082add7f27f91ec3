"""A plan without number or day, and a title whose years are not those of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.days import years_in
from parscore.lint.subject import listed
from parscore.reading.problems import kind
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

NOT_SIGNED_OFF = kind(
    "E306",
    severity="warning",
    says=("Kế hoạch để trống {what}.", "The plan leaves blank its {what}."),
    advise=(
        "Ghi theo bản đã ban hành; thời hạn và căn cứ được đối chiếu với ngày này.",
        "Take them from the plan as issued; deadlines are held against its day.",
    ),
)
OTHER_YEARS = kind(
    "E307",
    says=(
        "Tên kế hoạch nêu {years}, còn kỳ kế hoạch (period) là {start}–{end}: “{quote}”.",
        "The title speaks of {years}, but the period is {start}–{end}: “{quote}”.",
    ),
    advise=("Sửa period, hoặc tên kế hoạch.", "Correct the period, or the title."),
)
NUMBER = Message("lint.head.number", vi="số, ký hiệu", en="number")
DAY = Message("lint.head.day", vi="ngày ban hành", en="day of issue")
BOTH = Message("lint.head.both", vi="số, ký hiệu và ngày ban hành", en="number and day of issue")


def head(subject: PlanSubject) -> Iterator[Problem]:
    """Look at number, day, title and period."""
    plan = subject.plan
    if plan.number is None or plan.issued is None:
        both = plan.number is None and plan.issued is None
        what = BOTH() if both else NUMBER() if plan.number is None else DAY()
        path = ("number",) if plan.number is None else ("issued",)
        yield subject.found(NOT_SIGNED_OFF, path, what=what)
    years, period = years_in(plan.title), subject.period
    if years and not {period.start.year, period.end.year} <= set(years):
        shown = listed([str(year) for year in dict.fromkeys(years)])
        args: Args = {"start": period.start, "end": period.end, "quote": plan.title}
        yield subject.found(OTHER_YEARS, ("title",), years=shown, **args)
