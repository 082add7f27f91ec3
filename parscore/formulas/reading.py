"""What was measured for one indicator, in exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parscore.values.exact import Fraction

State = Literal["given", "missing", "not_applicable"]


class Reading(NamedTuple):
    """One measure. Exactly one group of fields is filled when `state` is `given`.

    `numerator` and `denominator` count the indicator's own unit (dossiers, documents, people);
    `value` is a plain number in the indicator's unit, for a ratio its percentage; `occurrences`
    holds the days of each occurrence, `None` where it has none; `points` are given, not computed.
    """

    state: State = "given"
    reason: str = ""
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    done: bool | None = None
    level: str | None = None
    items: Mapping[str, bool] | None = None
    day: date | None = None
    since: date | None = None
    occurrences: tuple[Fraction | None, ...] | None = None
    points: Fraction | None = None
    answers: Mapping[str, Fraction] | None = None
    previous: Reading | None = None


MISSING = Reading(state="missing")
