"""Figures that lie far from those of the other communes, and 100% of very few cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import Stakes, question, said, shown, subjects
from parscore.province.outliers.population import HALF, HUNDRED, QUARTER, in_order, median_of
from parscore.province.statistics import quantile
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.outlier_rules import FarFromOthers, FullOfFew
    from parscore.documents.outliers import Question
    from parscore.province.outliers.asking import Subject
    from parscore.province.outliers.population import Count, Figure, Population, Stated
    from parscore.province.record import SchemeIndicator
    from parscore.values.messages import Text


class Fences(NamedTuple):
    """The middle of a distribution, and where it ends."""

    low: Fraction
    lower_quartile: Fraction
    median: Fraction
    upper_quartile: Fraction
    high: Fraction


def full_of_few(of: Population, rule: FullOfFew) -> Iterator[Question]:
    """Yield who reached 100% of very few cases, where the others have many."""
    about = subjects(of)
    for indicator in of.scheme.indicators:
        column = of.figures.get(indicator.id, ())
        sizes = [one.figure.denominator for one in column if one.figure.denominator is not None]
        if not sizes:
            continue
        median = median_of(sizes)
        for one in column:
            if is_full_of_few(one.figure, median, rule):
                reason = words.FULL_OF_FEW(
                    own=one.figure.denominator or 0, most=rule.most, median=shown(median)
                )
                asked = [Stakes(one.commune, of.points(one.commune, indicator.nodes))]
                figure = said(one.figure, indicator.unit)
                against = words.MEDIAN(figure=shown(median))
                subject = about[indicator.id]
                yield question("full-of-few", of, subject, asked, figure, against, reason)


def is_full_of_few(figure: Figure, median: Fraction, rule: FullOfFew) -> bool:
    """Tell whether a figure is 100% of few, and of far fewer than the median."""
    few = figure.denominator
    if not few or figure.numerator != few or few > rule.most:
        return False
    return median >= rule.times * few


def far_from_others(
    of: Population, rule: FarFromOthers, full: FullOfFew | None
) -> Iterator[Question]:
    """Yield rates and counts that lie far from those of the other communes.

    A count that is 100% of few has been asked about already.
    """
    about = subjects(of)
    for indicator in of.scheme.indicators:
        column = of.figures.get(indicator.id, ())
        if len(column) >= rule.communes:
            yield from _far_rates(of, indicator, column, rule, about[indicator.id])
            yield from _far_counts(of, indicator, column, rule, full, about[indicator.id])


def rate_of(figure: Figure, unit: str) -> Fraction | None:
    """Return the percentage of a figure, whether by its counts or as it was stated."""
    if unit == "percent" and figure.denominator is None:
        return None if figure.value is None else Fraction(figure.value)
    return figure.rate


def fences_of(values: Sequence[Fraction], spreads: Fraction, least: Fraction) -> Fences:
    """Return from where on a value is far: beyond the quartiles, and away from the median."""
    known = in_order(values)
    low, median, high = (quantile(known, share) for share in (QUARTER, HALF, 3 * QUARTER))
    reach = spreads * (high - low)
    return Fences(
        min(low - reach, median - least), low, median, high, max(high + reach, median + least)
    )


def is_beyond(figure: Figure, rate: Fraction, fences: Fences) -> bool:
    """Tell whether a rate is beyond the fences and stays so with one case more or less."""
    if fences.low < rate < fences.high:
        return False
    case = HUNDRED / figure.denominator if figure.denominator else Fraction(0)
    return rate + case <= fences.low or rate - case >= fences.high


def _far_rates(
    of: Population,
    indicator: SchemeIndicator,
    column: Sequence[Stated],
    rule: FarFromOthers,
    subject: Subject,
) -> Iterator[Question]:
    rates = [
        (one, rate) for one in column if (rate := rate_of(one.figure, indicator.unit)) is not None
    ]
    if len(rates) < rule.communes:
        return
    fences = fences_of([rate for _, rate in rates], rule.spreads, rule.points)
    against = words.QUARTILES(
        median=shown(fences.median),
        low=shown(fences.lower_quartile),
        high=shown(fences.upper_quartile),
    )
    beyond = [one for one in rates if is_beyond(one[0].figure, one[1], fences)]
    above = sum(rate > fences.median for _, rate in beyond)
    for one, rate in beyond:
        high = rate > fences.median
        if 100 * (above if high else len(beyond) - above) > rule.at_most * len(rates):
            continue  # a group of its own, not a commune apart
        stakes = of.points if high else of.open
        reason = (words.RATE_HIGH if high else words.RATE_LOW)(
            difference=shown(abs(rate - fences.median))
        )
        asked = [Stakes(one.commune, stakes(one.commune, indicator.nodes))]
        figure = said(one.figure, indicator.unit)
        yield question("far-from-others", of, subject, asked, figure, against, reason)


def _far_counts(
    of: Population,
    indicator: SchemeIndicator,
    column: Sequence[Stated],
    rule: FarFromOthers,
    full: FullOfFew | None,
    subject: Subject,
) -> Iterator[Question]:
    known = [(one, whole) for one in column if (whole := size_of(one.figure, indicator.unit))]
    if len(known) < rule.communes:
        return
    median = median_of(whole for _, whole in known)
    if median < rule.count_from:
        return
    for one, whole in known:
        if full is not None and is_full_of_few(one.figure, median, full):
            continue
        reason = _count_reason(one.figure, whole, median, rule)
        if reason is not None:
            asked = [Stakes(one.commune, of.points(one.commune, indicator.nodes))]
            figure = said(one.figure, indicator.unit)
            against = words.MEDIAN(figure=shown(median))
            yield question("far-from-others", of, subject, asked, figure, against, reason)


def size_of(figure: Figure, unit: str) -> Count | None:
    """Return the count by which communes are compared; a percentage is none."""
    if figure.denominator is None and unit == "percent":
        return None
    return figure.whole


def _count_reason(
    figure: Figure, whole: Count, median: Fraction, rule: FarFromOthers
) -> Text | None:
    what = words.THE_VALUE if figure.denominator is None else words.THE_DENOMINATOR
    if whole >= rule.times * median:
        return words.COUNT_HIGH(what=what, own=whole, times=rule.times)
    if 0 < whole * rule.times <= median:
        return words.COUNT_LOW(what=what, own=whole, times=rule.times)
    return None
