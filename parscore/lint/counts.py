"""Counts beside a percentage: "80% (40/60)" says two things of one share, and they must agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.problems import kind
from parscore.values.exact import Fraction
from parscore.values.numbers import NotANumber, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

OTHER_SHARE = kind(
    "E352",
    severity="warning",
    says=(
        "{count}/{total} là {share}%, không phải {percent}%: “{quote}”.",
        "{count}/{total} is {share}%, not {percent}%: “{quote}”.",
    ),
    advise=(
        "Kiểm tra lại số đếm và tỷ lệ; nhập số đếm đúng.",
        "Check the counts and the percentage; enter the counts that are right.",
    ),
)

_PERCENT = r"(?<![\d.,])(?P<p>\d+(?:[.,]\d+)?)\s*%"
_COUNTS = r"(?<![\d/.,])(?P<k>\d{1,7})\s*/\s*(?P<n>\d{1,7})(?![\d/]|[.,]\d)"
_TOGETHER = (
    re.compile(rf"{_PERCENT}\s*\([^()%]{{0,40}}?{_COUNTS}", re.IGNORECASE),
    re.compile(
        rf"{_COUNTS}[^().;%]{{0,40}}?(?:\(|đạt|chiếm|bằng|=|tỷ lệ)\s*{_PERCENT}", re.IGNORECASE
    ),
)
_BARE = re.compile(_COUNTS)
_PLACES = 2  # to which a share is shown that does not come out even


class Share(NamedTuple):
    """Counts, the percentage that is said of them, and where both stand in a text."""

    part: int
    total: int
    percent: Decimal
    start: int
    end: int

    @property
    def fits(self) -> bool:
        """Tell whether the percentage is that of the counts, rounded or cut off in its places."""
        places = -int(self.percent.as_tuple().exponent)
        return abs(self.exact - Fraction(self.percent)) < Fraction(1, 10**places)

    @property
    def exact(self) -> Fraction:
        """Return the percentage that the counts make."""
        return Fraction(100 * self.part, self.total)

    @property
    def shown(self) -> Fraction:
        """Return the percentage that the counts make, short enough to be read."""
        return round(self.exact, _PLACES)


def shares_in(text: str) -> Iterator[Share]:
    """Yield every percentage of a text that has its counts beside it."""
    for pattern in _TOGETHER:
        for match in pattern.finditer(text):
            percent = _number(match["p"])
            if percent is not None and int(match["n"]):
                yield Share(int(match["k"]), int(match["n"]), percent, *match.span())


def share_beside(percent: Decimal, text: str) -> Share | None:
    """Return the counts that a note gives for a percentage, if it gives one pair and no more."""
    found = list(_BARE.finditer(text))
    if len(found) != 1 or not int(found[0]["n"]):
        return None
    return Share(int(found[0]["k"]), int(found[0]["n"]), percent, *found[0].span())


def _number(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except NotANumber:
        return None
