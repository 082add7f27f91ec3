"""Measures as documents state them become readings in exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.formulas.reading import MISSING, Reading
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from parscore.documents.actuals import Actuals, Figures, Measure
    from parscore.documents.indicators import Indicator

POINTS = "points"


def readings_of(actuals: Actuals, indicators: Mapping[str, Indicator]) -> dict[str, Reading]:
    """Return the reading of every measure, by indicator id."""
    measures = actuals.measures.items()
    return {name: reading_of(measure, indicators.get(name)) for name, measure in measures}


def survey_readings(actuals: Actuals) -> dict[str, Reading]:
    """Return the reading of every survey result, by criterion id."""
    return {name: _survey_reading(result) for name, result in actuals.survey.items()}


def reading_of(measure: Measure, indicator: Indicator | None) -> Reading:
    """Return one measure as a reading, with its previous figure where there is one."""
    if measure.not_applicable:
        return Reading(state="not_applicable", reason=measure.reason or "")
    before = measure.previous
    previous = None if before is None else figures_reading(before, indicator)
    return figures_reading(measure, indicator, previous)


def figures_reading(
    figures: Figures, indicator: Indicator | None, previous: Reading | None = None
) -> Reading:
    """Return plain figures as a reading; a level that no level is called tells nothing."""
    level = figures.level
    if level is not None and indicator is not None and indicator.levels:
        level = indicator.level_id(level)
        if level is None:
            return MISSING
    occurrences = figures.occurrences
    return Reading(
        numerator=_exact(figures.numerator),
        denominator=_exact(figures.denominator),
        value=_exact(figures.value),
        done=figures.done,
        level=level,
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
