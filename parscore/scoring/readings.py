"""Measures as documents state them become readings in exact numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    given = vars(measure)
    if given["not_applicable"]:
        return Reading(state="not_applicable", reason=given["reason"] or "")
    before = given["previous"]
    return _reading(given, indicator, None if before is None else _reading(vars(before), indicator))


def figures_reading(
    figures: Figures, indicator: Indicator | None, previous: Reading | None = None
) -> Reading:
    """Return plain figures as a reading; a level that no level is called tells nothing."""
    return _reading(vars(figures), indicator, previous)


def _reading(
    given: Mapping[str, Any], indicator: Indicator | None, previous: Reading | None = None
) -> Reading:
    """Return figures as a reading, by the names of their fields: asked one by one they cost more.

    The fields stand in the order of the reading's own.
    """
    level, occurrences = given["level"], given["occurrences"]
    if level is not None and indicator is not None and indicator.levels:
        level = indicator.level_id(level)
        if level is None:
            return MISSING
    numerator, denominator = given["numerator"], given["denominator"]
    value, points = given["value"], given["points"]
    return Reading(
        "given",
        "",
        None if numerator is None else Fraction(numerator),
        None if denominator is None else Fraction(denominator),
        None if value is None else Fraction(value),
        given["done"],
        level,
        given["items"],
        given["date"],
        given["since"],
        None if occurrences is None else tuple([_exact(one.days) for one in occurrences]),
        None if points is None else Fraction(points),
        None,
        previous,
    )


def _survey_reading(result: Mapping[str, Decimal]) -> Reading:
    if set(result) == {POINTS}:
        return Reading(points=Fraction(result[POINTS]))
    return Reading(answers={name: Fraction(number) for name, number in result.items()})


def _exact(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)
