"""A percentage of the plan that is not that of the counts beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.counts import OTHER_SHARE, shares_in
from parscore.lint.subject import excerpt, passages
from parscore.reading.problems import kind
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

OTHER_COUNT = kind(
    "E356",
    severity="warning",
    says=(
        "{percent}% của {base} là {due}, không phải {count}: “{quote}”.",
        "{percent}% of {base} is {due}, not {count}: “{quote}”.",
    ),
    advise=(
        "Kiểm tra con số tương ứng, tỷ lệ và số gốc (base.value).",
        "Check the count, the percentage and the base (base.value).",
    ),
)

_DERIVED = re.compile(r"tương (?:ứng|đương)[^\d%;.]{0,30}(?P<k>\d+)\b(?!\s*[%/])", re.IGNORECASE)


def counted_shares(subject: PlanSubject) -> Iterator[Problem]:
    """Hold percentages against the counts in the same words, and against what they are of."""
    for passage in passages(subject.plan):
        for share in shares_in(passage.text):
            if not share.fits:
                yield subject.found(
                    OTHER_SHARE,
                    passage.path,
                    count=share.part,
                    total=share.total,
                    share=share.shown,
                    percent=share.percent,
                    quote=excerpt(passage.text, share.start, share.end),
                )
    yield from _derived(subject)


def _derived(subject: PlanSubject) -> Iterator[Problem]:
    """Hold "giảm 5% (tương ứng 3 người)" against the base of the target, to the next whole."""
    for i, target in enumerate(subject.plan.targets):
        base = target.base.value if target.base else None
        said = list(_DERIVED.finditer(target.quote))
        if base is None or target.value is None or target.unit != "percent" or len(said) != 1:
            continue
        count, due = int(said[0]["k"]), Fraction(target.value) * Fraction(base) / 100
        if abs(count - due) >= 1:
            yield subject.found(
                OTHER_COUNT,
                ("targets", i, "quote"),
                percent=target.value,
                base=base,
                due=round(due, 2),
                count=count,
                quote=excerpt(target.quote, *said[0].span()),
            )
