"""Measures as documents state them become readings in exact numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from parscore.formulas.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from parscore.documents.actuals import Actuals, Figures, Measure

POINTS = "points"


def readings_of(actuals: Actuals) -> dict[str, Reading]:
    """Return the reading of every measure, by indicator id."""
    return {name: reading_of(measure) for name, measure in actuals.measures.items()}


def survey_readings(actuals: Actuals) -> dict[str, Reading]:
    """Return the reading of every survey result, by criterion id."""
    return {name: _survey_reading(result) for name, result in actuals.survey.items()}


def reading_of(measure: Measure) -> Reading:
    """Return one measure as a reading, with its previous figure where there is one."""
    if measure.not_applicable:
        return Reading(state="not_applicable", reason=measure.reason or "")
    previous = None if measure.previous is None else figures_reading(measure.previous)
    return figures_reading(measure, previous)


def figures_reading(figures: Figures, previous: Reading | None = None) -> Reading:
    """Return plain figures as a reading."""
    occurrences = figures.occurrences
    return Reading(
        numerator=_exact(figures.numerator),
        denominator=_exact(figures.denominator),
        value=_exact(figures.value),
        done=figures.done,
        level=figures.level,
        items=figures.items,
        day=figures.date,
        since=figures.since,
        occurrences=None if occurrences is None else tuple(_exact(o.days) for o in occurrences),
        points=_exact(figures.points),
        previous=previous,
    )


def _survey_reading(result: Mapping[str, Decimal]) -> Reading:
    if set(result) == {POINTS}:
        return Reading(points=Fraction(result[POINTS]))
    return Reading(answers={name: Fraction(number) for name, number in result.items()})


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)
