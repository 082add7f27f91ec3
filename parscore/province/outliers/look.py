"""The story: everything that is looked for, what was found, and what could not be judged."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.assessment import Called, Span
from parscore.documents.outliers import Look, LookedBy, Outliers
from parscore.province.outliers import words
from parscore.province.outliers.appraisal import (
    appraised_criteria,
    appraised_lower,
    differences,
    no_documents,
)
from parscore.province.outliers.before import changed
from parscore.province.outliers.official import unlike_portal
from parscore.province.outliers.population import HUNDRED, number
from parscore.province.outliers.same import same_figures, same_sheets
from parscore.province.outliers.spread import far_from_others, full_of_few

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.documents.outlier_rules import OutlierRules
    from parscore.documents.outliers import Question, QuestionKind
    from parscore.province.outliers.before import Before
    from parscore.province.outliers.population import Population
    from parscore.province.outliers.portal import Portal
    from parscore.province.record import Scheme
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

A_FEW = 2  # communes that can be compared at all


class Seen(NamedTuple):
    """The communes, and what they are compared with beside each other.

    `before` holds the figures that communes state themselves where no earlier results were named.
    """

    population: Population
    period: tuple[str, str]
    portal: Portal | None
    before: Before
    earlier_named: bool


def look(seen: Seen, rules: OutlierRules) -> Outliers:
    """Return everything to ask about, by the points that hang on it."""
    of = seen.population
    questions = sorted(_questions(seen, rules), key=_rank)
    found = Counter(one.kind for one in questions)
    limits, obstacles = _limits(rules), _obstacles(seen, rules)
    start, end = seen.period
    return Outliers.model_construct(
        schema_id="parscore/outliers/1",
        province=of.scheme.province_name,
        period=Span.model_construct(from_=start, to=end),
        illustrative=of.illustrative,
        scored_by=_scored_by(of.scheme),
        communes=len(of.communes),
        portal=None if seen.portal is None else seen.portal.table,
        earlier=seen.before.matched if seen.earlier_named else None,
        looks=tuple(
            Look.model_construct(
                kind=kind,
                title=Called.model_construct(vi=title.vi, en=title.en),
                limits=limits.get(kind),
                not_judged=obstacles.get(kind) if kind in limits else words.NOT_ASKED(),
                found=found[kind],
            )
            for kind, title in words.KINDS.items()
        ),
        questions=tuple(questions),
    )


def _questions(seen: Seen, rules: OutlierRules) -> Iterator[Question]:
    of = seen.population
    known: list[frozenset[int]] = []
    if rules.same_sheet is not None and rules.same_figures is not None:
        for group, asked in same_sheets(of, rules.same_sheet, rules.same_figures):
            known.append(group)
            yield asked
    if rules.same_figures is not None:
        yield from same_figures(of, rules.same_figures, known)
    if rules.portal is not None and seen.portal is not None:
        yield from unlike_portal(of, rules.portal, seen.portal)
    if rules.full_of_few is not None:
        yield from full_of_few(of, rules.full_of_few)
    if rules.far_from_others is not None:
        yield from far_from_others(of, rules.far_from_others, rules.full_of_few)
    if rules.appraised is not None:
        both = differences(of)
        yield from chain(
            appraised_lower(of, rules.appraised, both),
            appraised_criteria(of, rules.appraised, both),
        )
    if rules.earlier is not None:
        yield from changed(of, rules.earlier, seen.before)
    if rules.no_documents is not None:
        yield from no_documents(of, rules.no_documents)


def _rank(one: Question) -> tuple[Fraction, int, str, str]:
    """Return by what questions are sorted: points at stake, then the order of kinds and names."""
    order = list(words.KINDS).index(one.kind)
    return -number(one.points), order, one.title.vi, one.communes[0].folder


def _limits(rules: OutlierRules) -> Mapping[QuestionKind, Text]:
    """Return from when on each kind of question is asked; those that are not asked are left out."""
    found: dict[QuestionKind, Text] = {}
    if (same := rules.same_figures) is not None:
        found["same-figures"] = words.LIMIT_SAME_FIGURES(
            communes=same.communes,
            count_from=same.count_from,
            round_to=same.round_to,
            chance=HUNDRED * same.chance,
        )
        if (sheet := rules.same_sheet) is not None:
            found["same-sheet"] = words.LIMIT_SAME_SHEET(figures=sheet.figures, share=sheet.share)
    if (portal := rules.portal) is not None:
        found["portal-denominator"] = words.LIMIT_PORTAL(tolerance=portal.tolerance)
        found["portal-numerator"] = found["portal-denominator"]
    if (full := rules.full_of_few) is not None:
        found["full-of-few"] = words.LIMIT_FULL(most=full.most, times=full.times)
    if (far := rules.far_from_others) is not None:
        found["far-from-others"] = words.LIMIT_FAR(
            communes=far.communes,
            spreads=far.spreads,
            points=far.points,
            at_most=far.at_most,
            times=far.times,
            count_from=far.count_from,
        )
    if (appraised := rules.appraised) is not None:
        found["appraised-lower"] = words.LIMIT_LOWER(commune=appraised.commune)
        found["appraised-criterion"] = words.LIMIT_CRITERION(
            communes=appraised.communes, criterion=appraised.criterion
        )
    if (earlier := rules.earlier) is not None:
        found["jump"] = words.LIMIT_JUMP(points=earlier.points, times=earlier.times)
        found["unchanged"] = words.LIMIT_UNCHANGED(count_from=earlier.count_from)
    if (bare := rules.no_documents) is not None:
        found["no-documents"] = words.LIMIT_DOCUMENTS(criteria=bare.criteria, share=bare.share)
    return found


def _obstacles(seen: Seen, rules: OutlierRules) -> Mapping[QuestionKind, Text]:
    """Return what cannot be judged of these communes, and why."""
    of = seen.population
    found: dict[QuestionKind, Text] = {}
    count = len(of.communes)
    needed: dict[QuestionKind, int] = {"same-sheet": A_FEW, "full-of-few": A_FEW}
    if rules.same_figures is not None:
        needed["same-figures"] = rules.same_figures.communes
    if rules.far_from_others is not None:
        needed["far-from-others"] = rules.far_from_others.communes
    if rules.appraised is not None:
        needed["appraised-criterion"] = rules.appraised.communes
    for kind, least in needed.items():
        if count < least:
            found[kind] = words.TOO_FEW(needed=least, count=count)
    if not any(one and one.appraised for leaf in of.leaves for one in of.marks[leaf]):
        found["appraised-lower"] = found["appraised-criterion"] = words.NO_APPRAISAL()
    if seen.portal is None:
        found["portal-denominator"] = found["portal-numerator"] = words.NO_PORTAL()
    if not seen.before.figures:
        found["jump"] = found["unchanged"] = words.NO_EARLIER()
    if not any(of.documents):
        found["no-documents"] = words.NO_DEMANDS()
    return found


def _scored_by(scheme: Scheme) -> LookedBy:
    return LookedBy.model_construct(
        ruleset=scheme.ruleset, title=scheme.title, sha256=scheme.sha256, basis=scheme.basis
    )
