"""Where self-scores and appraised scores differ, and full marks that nothing proves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import SHEET, Stakes, criteria, named, question, shown
from parscore.province.outliers.population import HUNDRED, median_of, number
from parscore.values.exact import Fraction
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.outlier_rules import Appraised, NoDocuments
    from parscore.documents.outliers import Question
    from parscore.province.outliers.population import Population

EXAMPLES: Final = 3
NONE: Final = Fraction(0)


class Difference(NamedTuple):
    """What appraisal did to a criterion of a commune; `more` is the self-score's surplus."""

    node: str
    commune: int
    more: Fraction
    maximum: Fraction


def differences(of: Population) -> list[Difference]:
    """Return every criterion that has both scores, in tree order."""
    return [
        Difference(leaf, commune, _more(marks.points, marks.appraised), number(marks.maximum))
        for leaf in of.leaves
        for commune, marks in enumerate(of.marks[leaf])
        if marks is not None and marks.points is not None and marks.appraised is not None
    ]


def appraised_criteria(
    of: Population, rule: Appraised, known: Sequence[Difference]
) -> Iterator[Question]:
    """Yield the criteria that appraisal changes in many communes."""
    about = criteria(of)
    for leaf, all_of_leaf in _by_node(known).items():
        changed = [one for one in all_of_leaf if one.more]
        if len(changed) < rule.communes:
            continue
        total = exact_sum(abs(one.more) for one in changed)
        whole = exact_sum(one.maximum for one in all_of_leaf)
        if HUNDRED * total < rule.criterion * whole:
            continue
        lowered = sum(one.more > 0 for one in changed)
        seen = len(all_of_leaf)
        reason = words.APPRAISED_CRITERION(
            seen=seen,
            lowered=lowered,
            raised=len(changed) - lowered,
            mean=shown(total / seen),
            max=max(one.maximum for one in all_of_leaf),
        )
        asked = [Stakes(one.commune, abs(one.more)) for one in changed]
        figure = words.CHANGED(points=shown(total))
        yield question("appraised-criterion", of, about[leaf], asked, figure, None, reason)


def appraised_lower(
    of: Population, rule: Appraised, known: Sequence[Difference]
) -> Iterator[Question]:
    """Yield the communes that gave themselves far more than appraisal did."""
    about = criteria(of)
    by_commune: dict[int, list[Difference]] = {}
    for one in known:
        by_commune.setdefault(one.commune, []).append(one)
    shares = {commune: _share(theirs) for commune, theirs in by_commune.items()}
    median = median_of(shares.values()) if shares else NONE
    for commune, theirs in by_commune.items():
        if shares[commune] <= 0 or shares[commune] < rule.commune:
            continue
        most = sorted((one for one in theirs if one.more > 0), key=lambda one: -one.more)
        marks = [of.marks[one.node][commune] for one in theirs]
        own = exact_sum(number(one.points) for one in marks if one and one.points is not None)
        more = exact_sum(one.more for one in theirs)
        reason = words.APPRAISED_LOWER(
            share=shown(shares[commune]),
            median=shown(median),
            criteria=named([about[one.node] for one in most[:EXAMPLES]]),
        )
        asked, figure = [Stakes(commune, more)], words.POINTS(points=shown(own))
        against = words.APPRAISED(points=shown(own - more))
        yield question("appraised-lower", of, SHEET, asked, figure, against, reason)


def no_documents(of: Population, rule: NoDocuments) -> Iterator[Question]:
    """Yield the communes with many full marks for which nothing was handed in, nor explained."""
    about, leaves = criteria(of), frozenset(of.leaves)
    for commune, documents in enumerate(of.documents):
        full = [
            leaf
            for leaf in documents
            if leaf in leaves and (marks := of.marks[leaf][commune]) and marks.status == "met"
        ]
        bare = [leaf for leaf in full if not documents[leaf]]
        if len(bare) < rule.criteria or 100 * len(bare) < rule.share * len(full):
            continue
        bare.sort(key=lambda leaf: -of.points(commune, [leaf]))
        reason = words.NO_DOCUMENTS(
            count=len(bare),
            of=len(full),
            criteria=named([about[leaf] for leaf in bare[:EXAMPLES]]),
        )
        asked = [Stakes(commune, of.points(commune, bare))]
        figure = words.FULL_MARKS(count=len(bare))
        yield question("no-documents", of, SHEET, asked, figure, None, reason)


def _more(points: str, appraised: str) -> Fraction:
    return NONE if points == appraised else number(points) - number(appraised)


def _by_node(known: Sequence[Difference]) -> Mapping[str, list[Difference]]:
    found: dict[str, list[Difference]] = {}
    for one in known:
        found.setdefault(one.node, []).append(one)
    return found


def _share(theirs: Sequence[Difference]) -> Fraction:
    """Return a commune's surplus in percent of the maximum of what was appraised."""
    whole = exact_sum(one.maximum for one in theirs)
    return HUNDRED * exact_sum(one.more for one in theirs) / whole if whole > 0 else NONE
