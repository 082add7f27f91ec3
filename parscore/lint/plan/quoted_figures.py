"""A target whose stored figure or sign is not that of its own quote: a slip of the data entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parscore.lint.subject import figure, quoted, spots_of
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.lint.subject import PlanSubject
    from parscore.reading.problems import Problem

OTHER_FIGURE = kind(
    "E312",
    says=(
        "Mục tiêu ghi {value}, nhưng trích dẫn không có số đó: “{quote}”.",
        "The target says {value}, which its quote does not: “{quote}”.",
    ),
    advise=("Sửa value hoặc quote theo văn bản kế hoạch.", "Correct value or quote."),
)
OTHER_SIGN = kind(
    "E313",
    says=(
        "Mục tiêu ghi {figure}, nhưng lời văn nghĩa là {meant}: “{quote}”.",
        "The target says {figure}, but its words mean {meant}: “{quote}”.",
    ),
    advise=(
        "“Trên” là >; “từ … trở lên”, “tối thiểu”, “đạt” là >=; “tối đa” là <=; “dưới” là <.",
        "“Trên” is >; “từ … trở lên”, “tối thiểu”, “đạt” are >=; “tối đa” is <=; “dưới” is <.",
    ),
)

_FIGURE = re.compile(r"\d\s*%|(?<!năm )\b\d{1,3}\b(?!/)")
_MEANINGS = (
    (">=", r"(?:tối thiểu|ít nhất|không dưới|không thấp hơn|không ít hơn)"),
    ("<=", r"(?:tối đa|không quá|không vượt quá|không trên|nhiều nhất)"),
    (">", r"(?:trên|cao hơn|nhiều hơn)"),
    ("<", r"(?:dưới|thấp hơn|ít hơn)"),
)


def quoted_figures(subject: PlanSubject) -> Iterator[Problem]:
    """Hold each target against the words it was read from."""
    for i, target in enumerate(subject.plan.targets):
        if target.value is None:
            continue
        spots, quote = spots_of(target), quoted(target)
        if not spots and _FIGURE.search(target.quote):
            path = ("targets", i, "value")
            yield subject.found(OTHER_FIGURE, path, value=target.value, quote=quote)
        meant = {_meant(target.quote, spot) for spot in spots} - {None}
        if len(meant) == 1 and meant != {target.op}:
            said, words = (
                figure(sign, target.value, target.unit) for sign in (target.op, str(*meant))
            )
            path = ("targets", i, "op")
            yield subject.found(OTHER_SIGN, path, figure=said, meant=words, quote=quote)


def _meant(quote: str, spot: re.Match[str]) -> str | None:
    """Return the sign that the words right before and after a figure mean, if they do."""
    before, after = quote[: spot.start()].rstrip(), quote[spot.end() :]
    if re.match(r"\s*%?\s*(?:\([^)]*\)\s*)?trở lên", after, re.IGNORECASE):
        return ">="
    for sign, words in _MEANINGS:
        if re.search(rf"(?:^|[\s(]){words}$", before, re.IGNORECASE):
            return sign
    return None
