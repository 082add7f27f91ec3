"""A bare percentage, one that its own note contradicts, and a figure that no criterion uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.counts import OTHER_SHARE, share_beside
from parscore.reading.problems import kind, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.actuals import Measure
    from parscore.lint.subject import ActualsSubject, Args
    from parscore.reading.problems import Problem

BARE_PERCENTAGE = kind(
    "E340",
    severity="warning",
    says=("“{title}” chỉ có tỷ lệ {value}%.", "“{title}” is only given as {value}%."),
    advise=(
        "Nhập tử số và mẫu số: có số đếm mới biết còn thiếu bao nhiêu {counted}.",
        "Enter numerator and denominator: only counts tell how many {counted} are lacking.",
    ),
)
UNUSED = kind(
    "E341",
    severity="warning",
    says=(
        "Không tiêu chí nào của “{ruleset}” dùng số liệu “{title}”.",
        "No criterion of “{ruleset}” uses the measure “{title}”.",
    ),
    advise=(
        "Kế hoạch soát cùng cũng không có mục tiêu này: kiểm tra mã chỉ tiêu, hoặc bỏ số liệu.",
        "The plan checked with it has no target for it either: check the id, or leave it out.",
    ),
)


def figures(subject: ActualsSubject) -> Iterator[Problem]:
    """Look at the form of each measure and, where the plan is known, at its use.

    A measure may serve a target of the plan alone, so without the plan no use is missed.
    """
    rulebook = subject.rulebook
    asked = {minimum.indicator for minimum in rulebook.minimums} | subject.named
    asked |= {one.part_of for one in rulebook.indicators.values() if one.part_of}
    for name, measure in subject.actuals.measures.items():
        known = rulebook.indicators.get(name)
        if known is None:
            continue
        if known.kind == "ratio" and measure.value is not None:
            path = ("measures", name, "value")
            counted = subject.counted(name)
            args: Args = {"title": subject.title(name), "value": measure.value}
            yield subject.found(BARE_PERCENTAGE, path, counted=counted, **args)
            yield from _counted_otherwise(name, measure, subject)
        if subject.planned is None:
            continue
        if name not in asked | subject.planned and not rulebook.users.get(name):
            args = {"title": subject.title(name), "ruleset": rulebook.id}
            yield subject.found_at_key(UNUSED, ("measures", name), **args)


def _counted_otherwise(name: str, measure: Measure, subject: ActualsSubject) -> Iterator[Problem]:
    """Hold a bare percentage against the counts in its note, such as "40/60 hồ sơ"."""
    for text in (measure.note, measure.explanation):
        if text is None or measure.value is None:
            continue
        share = share_beside(measure.value, text)
        if share is not None and not share.fits:
            yield subject.found(
                OTHER_SHARE,
                ("measures", name, "value"),
                count=share.part,
                total=share.total,
                share=share.shown,
                percent=share.percent,
                quote=shortened(text),
            )
