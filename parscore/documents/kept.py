"""Measures and appraisals as an assessment keeps them, looked at when a stored one is read.

They repeat what the actuals stated, so their keys are those of `actuals.py`; but numbers and days
are in the one notation in which an assessment writes them.
"""

from typing import Literal

from pydantic import Field

from parscore.documents.written import Day, Figure
from parscore.reading.base import Document


class Span(Document):
    """Days, both included."""

    from_: Day = Field(alias="from")
    to: Day


class Occurrence(Document):
    """One time that something happened."""

    days: Figure | None = None
    date: Day | None = None


class Figures(Document):
    """The figure of one indicator, in one of its forms."""

    numerator: Figure | None = None
    denominator: Figure | None = None
    value: Figure | None = None
    done: bool | None = None
    level: str | None = None
    items: dict[str, bool] | None = None
    date: Day | None = None
    since: Day | None = None
    occurrences: tuple[Occurrence, ...] | None = None
    points: Figure | None = None


class Origin(Document):
    """Where a figure was read."""

    file: str
    sha256: str | None = None
    cells: tuple[str, ...] = ()
    period: Span | None = None
    definition: str | None = None


class Measure(Figures):
    """The measure of one indicator."""

    not_applicable: Literal[True] | None = None
    reason: str | None = None
    previous: Figures | None = None
    window: Span | None = None
    expected: Figure | None = None
    source: str | None = None
    origins: tuple[Origin, ...] | None = None
    note: str | None = None


class Round(Document):
    """One round of appraisal."""

    points: Figure | None = None
    measure: Figures | None = None
    note: str | None = None


class Appraisal(Document):
    """The appraisal of one criterion."""

    round1: Round | None = None
    explanation: str | None = None
    round2: Round | None = None
