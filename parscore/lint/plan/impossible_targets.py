"""A target that no result can reach: "trên 100%" of a part of a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.subject import figure, quoted
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Target
    from parscore.documents.rulebook import Rulebook
    from parscore.lint.subject import Args, PlanSubject
    from parscore.reading.problems import Problem

IMPOSSIBLE = kind(
    "E308",
    says=(
        "Không thể đạt mục tiêu {figure}: “{quote}”.",
        "A target of {figure} cannot be reached: “{quote}”.",
    ),
    advise=(
        "Tỷ lệ của một phần trong tổng số chỉ từ 0 đến 100%: sửa con số trong kế hoạch.",
        "A share of a whole lies between 0 and 100%: amend the figure.",
    ),
)
BACKWARD_RANGE = kind(
    "E309",
    says=(
        "Khoảng “từ {low} đến {high}” bị ngược: “{quote}”.",
        "“{low} to {high}” runs backwards: “{quote}”.",
    ),
    advise=("Đổi chỗ hai số.", "Swap the two numbers."),
)

_WHOLE = 100


def impossible_targets(subject: PlanSubject) -> Iterator[Problem]:
    """Find shares above the whole or below nothing, and ranges that run backwards."""
    for i, target in enumerate(subject.plan.targets):
        quote = quoted(target)
        if target.range is not None and target.range.from_ > target.range.to:
            args: Args = {"low": target.range.from_, "high": target.range.to, "quote": quote}
            yield subject.found(BACKWARD_RANGE, ("targets", i, "range"), **args)
        if target.value is not None and not _can_be(target, subject.rulebook):
            said = figure(target.op, target.value, target.unit)
            path = ("targets", i, "value")
            yield subject.found(IMPOSSIBLE, path, figure=said, quote=quote)


def _can_be(target: Target, rulebook: Rulebook) -> bool:
    known = rulebook.indicators.get(target.indicator)
    if target.value is None or target.unit != "percent" or known is None:
        return True
    if not known.part_of_whole:
        return True
    match target.op:
        case ">":
            return target.value < _WHOLE
        case ">=":
            return target.value <= _WHOLE
        case "<":
            return target.value > 0
        case "<=":
            return target.value >= 0
        case _:
            return 0 <= target.value <= _WHOLE
