"""Figures that another rule set gives: its result, as its own assessment states it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.actuals import Measure
from parscore.findings.messages import INDEX, POINTS, QUOTED, QUOTED_OPEN, QUOTED_SOURCE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.actuals import Actuals
    from parscore.documents.assessment import Score
    from parscore.documents.indicators import Indicator, Quotation
    from parscore.documents.rulebook import Rulebook
    from parscore.values.messages import Text


class Quote(NamedTuple):
    """The result of a rule set: a number as text, None while data for it is missing."""

    ruleset: str
    title: str
    what: Text
    value: str | None
    lower: str | None
    upper: str | None

    def text(self) -> Text:
        """Return where the figure comes from, or why there is none yet."""
        what, name, title = self.what, self.ruleset, self.title
        if self.value is not None:
            return QUOTED(what=what, id=name, title=title, value=Decimal(self.value))
        low, high = Decimal(self.lower or 0), Decimal(self.upper or 0)
        return QUOTED_OPEN(what=what, id=name, title=title, low=low, high=high)


def left_to_quote(rulebook: Rulebook, actuals: Actuals) -> dict[str, Quotation]:
    """Return what is quoted by indicator: figures that the actuals give themselves go before."""
    quotations = rulebook.quotations.items()
    return {name: one for name, one in quotations if name not in actuals.measures}


def quote_of(quotation: Quotation, rulebook: Rulebook, score: Score) -> Quote:
    """Return what a quotation takes from the score of the rule set that it names."""
    if quotation.value == "index":
        what, value, low, high = INDEX(), score.index, score.index_lower, score.index_upper
    else:
        what, value, low, high = POINTS(), score.points, score.lower, score.upper
    decided = low is not None and low == high
    return Quote(rulebook.id, rulebook.title, what, value if decided else None, low, high)


def completed(
    actuals: Actuals, quotes: Mapping[str, Quote], indicators: Mapping[str, Indicator]
) -> Actuals:
    """Return the actuals with the figures that were quoted, each naming its source."""
    figures = {
        name: _measure(quote, quote.value, indicators[name])
        for name, quote in quotes.items()
        if quote.value is not None
    }
    if not figures:
        return actuals
    return actuals.model_copy(update={"measures": {**actuals.measures, **figures}})


def _measure(quote: Quote, value: str, indicator: Indicator) -> Measure:
    number, source = Decimal(value), QUOTED_SOURCE(title=quote.title, id=quote.ruleset).vi
    if indicator.kind == "points":
        return Measure.model_construct(points=number, source=source)
    return Measure.model_construct(value=number, source=source)
