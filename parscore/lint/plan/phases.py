"""A plan in phases: an indicator that one phase leaves out, and a target that becomes weaker."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from parscore.findings.targets import span_of
from parscore.findings.verdicts import implies
from parscore.lint.subject import listed, quoted, title_of
from parscore.reading.problems import kind
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.plan import Target
    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem
    from parscore.values.periods import Period

LEFT_OUT = kind(
    "E350",
    severity="warning",
    says=(
        (
            "Giai đoạn {start}–{end} không có mục tiêu cho {count} chỉ tiêu mà giai đoạn khác có: "
            "{targets}."
        ),
        ("The phase {start}–{end} lacks targets that another phase has: {count} ({targets})."),
    ),
    advise=(
        "Nêu mục tiêu cho mọi giai đoạn, hoặc nói rõ giai đoạn còn lại duy trì mức nào.",
        "Set a target for every phase, or say what holds in the one left out.",
    ),
)
WEAKER_LATER = kind(
    "E351",
    severity="warning",
    says=(
        "Mục tiêu “{title}” về sau lại nhẹ hơn trước: “{quote}” ở đây, “{other}” ở {place}.",
        "The target for “{title}” becomes weaker: “{quote}” here, “{other}” earlier in {place}.",
    ),
    advise=(
        "Kiểm tra con số và giai đoạn của hai mục tiêu.",
        "Check the figure and the period of both targets.",
    ),
)


def phases(subject: PlanSubject) -> Iterator[Problem]:
    """Name, phase by phase, the indicators that only other phases set a target for."""
    targets, whole = subject.plan.targets, subject.period
    spans = phases_of(targets, whole)
    for phase in spans:
        here = {one.indicator for one in targets if span_of(one, whole).overlaps(phase)}
        left_out = {
            one.indicator: i
            for i, one in reversed(list(enumerate(targets)))
            if one.indicator not in here
        }
        if left_out:
            places = sorted(left_out.values())
            titles = [title_of(targets[i].indicator, subject.rulebook) for i in places]
            yield subject.found(
                LEFT_OUT,
                ("targets", places[0], "period"),
                start=phase.start,
                end=phase.end,
                count=len(places),
                targets=listed(titles),
            )


def phases_of(targets: tuple[Target, ...], whole: Period) -> list[Period]:
    """Return the phases of a plan, in order; none where they overlap or are but one.

    A span that a single indicator names is a step of its target ("đến năm 2025"), not a phase.
    """
    named: dict[Period, set[str]] = {}
    for one in targets:
        if one.period is not None and one.period.from_ is not None and one.period.to is not None:
            named.setdefault(span_of(one, whole), set()).add(one.indicator)
    several = (span for span, names in named.items() if span != whole and len(names) > 1)
    spans = sorted(several, key=lambda span: span.start)
    if len(spans) == 1 or any(one.overlaps(other) for one, other in pairwise(spans)):
        return []
    return spans


def weaker_later(subject: PlanSubject) -> Iterator[Problem]:
    """Tell of each target that asks less than one of the same indicator that ends before."""
    groups: dict[tuple[object, ...], list[tuple[int, Target]]] = {}
    for i, one in enumerate(subject.plan.targets):
        if one.value is not None:
            groups.setdefault((one.indicator, one.unit, one.base), []).append((i, one))
    for group in groups.values():
        in_order = sorted(group, key=lambda at: span_of(at[1], subject.period).end)
        for (before, earlier), (i, later) in pairwise(in_order):
            if _is_weaker(later, earlier, subject.period):
                yield subject.found(
                    WEAKER_LATER,
                    ("targets", i, "value"),
                    title=title_of(later.indicator, subject.rulebook),
                    quote=quoted(later),
                    other=quoted(earlier),
                    place=subject.place(("targets", before), earlier.section),
                )


def _is_weaker(later: Target, earlier: Target, whole: Period) -> bool:
    ends = [span_of(one, whole) for one in (earlier, later)]
    if later.value is None or earlier.value is None or ends[0].end >= ends[1].start:
        return False
    new, old = Fraction(later.value), Fraction(earlier.value)
    return implies(earlier.op, old, later.op, new) and new != old
