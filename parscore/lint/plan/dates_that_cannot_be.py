"""A day or year in the plan's words that cannot be: "31/9", "năm 205"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.lint.days import slips_in
from parscore.lint.subject import excerpt, passages
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

NO_SUCH_DAY = kind(
    "E302",
    says=(
        "“{words}” không phải ngày tháng có thật: “{quote}”.",
        "“{words}” is no real date: “{quote}”.",
    ),
    advise=(
        "Đối chiếu với văn bản gốc rồi sửa kế hoạch.",
        "Look it up in the document it speaks of, and amend the plan.",
    ),
)


def dates_that_cannot_be(subject: PlanSubject) -> Iterator[Problem]:
    """Find such words in every text of the plan."""
    for passage in passages(subject.plan):
        for slip in slips_in(passage.text):
            words = passage.text[slip.start : slip.end]
            quote = excerpt(passage.text, slip.start, slip.end)
            yield subject.found(NO_SUCH_DAY, passage.path, words=words, quote=quote)
