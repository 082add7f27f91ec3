"""How a question is put: who is asked, of which criterion, about which figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.documents.assessment import Called
from parscore.documents.outliers import AskedCommune, Question
from parscore.province.outliers import words
from parscore.values.messages import Localised
from parscore.values.numbers import decimal_string, exact_sum, round_to

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.documents.outliers import QuestionKind
    from parscore.province.outliers.population import Figure, Population
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

PLACES: Final = 6
RATE_PLACES: Final = 2
WHOLE_SHEET: Final = Called.model_construct(vi=words.WHOLE_SHEET.vi, en=words.WHOLE_SHEET.en)


class Stakes(NamedTuple):
    """Who is asked: the commune's place in the list, and its points that hang on the answer."""

    commune: int
    points: Fraction


class Subject(NamedTuple):
    """What is asked about: a criterion, its indicator, and how they are called."""

    node: str | None
    indicator: str | None
    title: Called


SHEET: Final = Subject(None, None, WHOLE_SHEET)


def question(
    kind: QuestionKind,
    of: Population,
    subject: Subject,
    asked: Sequence[Stakes],
    figure: Text,
    against: Text | None,
    reason: Text,
) -> Question:
    """Return a question to one or several communes, those with most points first."""
    ordered = sorted(asked, key=lambda one: (-one.points, one.commune))
    communes = []
    for one in ordered:
        who = of.communes[one.commune]
        communes.append(
            AskedCommune.model_construct(
                name=who.name,
                code=who.code,
                folder=who.folder,
                points=decimal_string(one.points, PLACES),
            )
        )
    return Question.model_construct(
        kind=kind,
        communes=tuple(communes),
        node=subject.node,
        indicator=subject.indicator,
        title=subject.title,
        figure=called(figure),
        against=None if against is None else called(against),
        reason=reason,
        points=decimal_string(exact_sum(one.points for one in asked), PLACES),
    )


def subjects(of: Population) -> Mapping[str, Subject]:
    """Return how each indicator is asked about: by the first criterion that it decides."""
    titles = {node.id: _title(node.number, node.title, node.title_en) for node in of.scheme.nodes}
    found = {}
    for one in of.scheme.indicators:
        node = one.nodes[0] if one.nodes else None
        own = Called.model_construct(vi=one.title, en=one.title_en)
        found[one.id] = Subject(node, one.id, titles.get(node or "", own))
    return found


def criteria(of: Population) -> Mapping[str, Subject]:
    """Return how each criterion is asked about."""
    return {
        node.id: Subject(node.id, None, _title(node.number, node.title, node.title_en))
        for node in of.scheme.nodes
    }


def named(subjects_: Sequence[Subject]) -> Localised:
    """Return some criteria in one phrase."""
    return Localised(
        "; ".join(one.title.vi for one in subjects_), "; ".join(one.title.en for one in subjects_)
    )


def called(text: Text) -> Called:
    """Return a phrase as a document keeps it."""
    return Called.model_construct(vi=text.vi, en=text.en)


def said(figure: Figure, unit: str) -> Text:
    """Return a figure as people write it: `1.176/1.200 (98%)`, `12` or `98,5%`."""
    if figure.numerator is not None and figure.denominator is not None:
        if figure.rate is None:
            return words.PAIR(n=figure.numerator, d=figure.denominator)
        rate = shown(figure.rate)
        return words.RATIO(n=figure.numerator, d=figure.denominator, rate=rate)
    if figure.value is None:
        raise ValueError("a figure without a number")
    return (
        words.PERCENT(rate=figure.value) if unit == "percent" else words.COUNT(count=figure.value)
    )


def shown(value: Fraction) -> Fraction:
    """Return a percentage as it is written in a sentence."""
    return round_to(value, RATE_PLACES, "half_up")


def _title(number: str, title: str, title_en: str | None) -> Called:
    return Called.model_construct(vi=f"{number}. {title}", en=f"{number}. {title_en or title}")
