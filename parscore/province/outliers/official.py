"""Counts that are not those of the portal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import Stakes, question, said, subjects
from parscore.province.outliers.population import HUNDRED, Figure
from parscore.province.outliers.spread import size_of
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.outlier_rules import PortalTable
    from parscore.documents.outliers import Question, QuestionKind
    from parscore.province.outliers.population import Count, Population
    from parscore.province.outliers.portal import Official, Portal
    from parscore.values.messages import Text


class Unlike(NamedTuple):
    """How a figure differs from the portal's."""

    kind: QuestionKind
    reason: Text


def unlike_portal(of: Population, rule: PortalTable, portal: Portal) -> Iterator[Question]:
    """Yield figures whose denominator is not the portal's, or else whose numerator is not."""
    about = subjects(of)
    for indicator in of.scheme.indicators:
        for one in of.figures.get(indicator.id, ()):
            official = portal.figures.get((one.commune, indicator.id))
            found = None
            if official is not None:
                found = unlike(one.figure, official, indicator.unit, rule)
            if official is None or found is None:
                continue
            theirs = Figure(official.numerator, official.denominator, None)
            if official.numerator is None:
                theirs = Figure(None, None, official.denominator)
            asked = [Stakes(one.commune, of.points(one.commune, indicator.nodes))]
            figure = said(one.figure, indicator.unit)
            against = words.PORTAL(figure=said(theirs, ""))
            subject = about[indicator.id]
            yield question(found.kind, of, subject, asked, figure, against, found.reason)


def unlike(figure: Figure, official: Official, unit: str, rule: PortalTable) -> Unlike | None:
    """Return how a figure differs from the portal's; None where it does not, or cannot be told."""
    own, theirs = size_of(figure, unit), official.denominator
    if own is not None and differ(own, theirs, rule):
        text = words.PORTAL_DENOMINATOR(own=own, official=theirs, difference=apart(own, theirs))
        return Unlike("portal-denominator", text)
    counted, known = figure.numerator, official.numerator
    if counted is not None and known is not None and differ(counted, known, rule):
        text = words.PORTAL_NUMERATOR(own=counted, official=known, difference=apart(counted, known))
        return Unlike("portal-numerator", text)
    return None


def differ(own: Count, official: Count, rule: PortalTable) -> bool:
    """Tell whether two counts are further apart than the tolerance, in percent of the official."""
    return own != official and HUNDRED * apart(own, official) > rule.tolerance * apart(official, 0)


def apart(one: Count, other: Count) -> Fraction:
    """Return how far two counts are apart."""
    return abs(Fraction(one) - other)
