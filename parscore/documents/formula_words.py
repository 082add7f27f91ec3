"""A formula in one line of plain words, as an official would say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.documents.formula_phrases import (
    ALL_OF,
    ANSWER,
    AT_MOST,
    BEST,
    BRANCH,
    BRANCH_CASE,
    BRANCH_REST,
    DEDUCTION,
    ENTERED,
    FROM_DAY,
    LEVEL,
    OCCURRENCES,
    OF,
    PART,
    PASS_FAIL,
    PER_UNIT,
    PLUS,
    POINTS_FOR,
    PROPORTIONAL,
    PROPORTIONAL_FLOOR,
    RANGE,
    SUM,
    SURVEY,
    WITH_CASES,
)
from parscore.formulas.all_of import AllOf
from parscore.formulas.award import Interval
from parscore.formulas.bands import Bands
from parscore.formulas.branch import Branch
from parscore.formulas.deduction import Deduction
from parscore.formulas.levels import Levels
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.outcome import by_id
from parscore.formulas.parts import Best, Sum
from parscore.formulas.pass_fail import PassFail
from parscore.formulas.per_unit import PerUnit
from parscore.formulas.proportional import Proportional
from parscore.formulas.survey import Survey
from parscore.values.messages import Localised
from parscore.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from parscore.documents.indicators import Indicator
    from parscore.formulas.award import Award
    from parscore.formulas.bands import Band
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import Named
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

    Titles = Callable[[Named], Localised]


def formula_words(
    formula: BaseFormula,
    maximum: Fraction,
    indicator: Indicator | None,
    title: Titles = by_id,
) -> Localised:
    """Return a formula in words; points in points, a ratio in percent.

    `title` tells how what a condition asks about is called.
    """
    said = (
        _composed(formula, maximum, indicator, title)
        or _counted(formula, maximum)
        or _answered(formula, indicator)
        or ENTERED()
    )
    return Localised(said.vi, said.en)


def _composed(
    formula: BaseFormula, maximum: Fraction, indicator: Indicator | None, title: Titles
) -> Localised | None:
    """Return a formula that is made of others in words."""
    match formula:
        case Sum() | Best():
            return _parts(formula, indicator, title)
        case Branch():
            return _branch(formula, maximum, indicator, title)
    return None


def _counted(formula: BaseFormula, maximum: Fraction) -> Text | Localised | None:
    """Return a formula over a figure in words."""
    match formula:
        case Bands():
            start = [] if formula.due is None else [FROM_DAY(day=formula.due)]
            of = joined([OF[formula.of], *start], " ")
            return WITH_CASES(of=of, cases=_bands(formula.bands))
        case Occurrences():
            return OCCURRENCES(cases=_bands(formula.each), least=formula.least)
        case Proportional():
            return _proportional(formula, maximum)
        case PerUnit():
            return PER_UNIT(of=OF[formula.of], each=formula.each, most=formula.most)
        case Deduction():
            points = maximum if formula.start is None else formula.start
            return DEDUCTION(start=points, each=formula.each, least=formula.least)
    return None


def _answered(formula: BaseFormula, indicator: Indicator | None) -> Text | Localised | None:
    """Return a formula over an answer in words."""
    match formula:
        case PassFail():
            return PASS_FAIL(passed=_award(formula.passed), fail=_award(formula.fail))
        case AllOf():
            passed, fail = _award(formula.passed), _award(formula.fail)
            return ALL_OF(count=len(formula.items), passed=passed, fail=fail)
        case Levels():
            return _levels(formula.levels, indicator)
        case Survey():
            shares = (ANSWER(name=name, share=share) for name, share in formula.answers.items())
            return SURVEY(answers=joined(shares, ", "))
    return None


def joined(parts: Iterable[Text | Localised], by: str = "; ") -> Localised:
    """Return sentences one after the other, in each language."""
    said = list(parts)
    return Localised(by.join(one.vi for one in said), by.join(one.en for one in said))


def _bands(bands: Sequence[Band]) -> Localised:
    return joined(_band(band) for band in bands)


def _band(band: Band) -> Text | Localised:
    said = POINTS_FOR(what=band.words, points=_award(band.points))
    if band.plus is None:
        return said
    plus = band.plus
    args = {"every": plus.every, "beyond": plus.beyond, "points": plus.points, "most": plus.most}
    return joined([said, PLUS(**args)], ", ")


def _award(award: Award) -> Localised:
    if isinstance(award, str):
        return Localised(award.replace(".", ","), award)
    if isinstance(award, Interval):
        text = RANGE(low=award.from_, high=award.to)
        return Localised(text.vi, text.en)
    return Localised(format_number(award, "vi"), format_number(award, "en"))


def _proportional(formula: Proportional, maximum: Fraction) -> Localised:
    points = maximum if formula.points is None else formula.points
    parts = [PROPORTIONAL(points=points, of=OF[formula.of], full_at=formula.full_at)]
    if formula.zero_below is not None:
        parts.append(PROPORTIONAL_FLOOR(floor=formula.zero_below, below=formula.below))
    if formula.most is not None:
        parts.append(AT_MOST(most=formula.most))
    return joined(parts)


def _levels(levels: Mapping[str, Award], indicator: Indicator | None) -> Localised:
    known = (
        {level.id: Localised(level.vi, level.en) for level in indicator.levels} if indicator else {}
    )
    return joined(
        LEVEL(level=known.get(name, name), points=_award(award)) for name, award in levels.items()
    )


def _parts(formula: Sum | Best, indicator: Indicator | None, title: Titles) -> Localised:
    parts = joined(
        PART(
            title=part.title,
            said=formula_words(part.formula, part.maximum, indicator, title),
        )
        for part in formula.parts
    )
    if isinstance(formula, Best):
        return joined([BEST(parts=parts)])
    most = [] if formula.most is None else [AT_MOST(most=formula.most)]
    return joined([SUM(parts=parts), *most])


def _branch(
    formula: Branch, maximum: Fraction, indicator: Indicator | None, title: Titles
) -> Localised:
    cases = [
        BRANCH_CASE(
            condition=one.condition.step().text(title),
            said=formula_words(one.formula, maximum, indicator, title),
        )
        for one in formula.cases
    ]
    rest = BRANCH_REST(said=formula_words(formula.otherwise, maximum, indicator, title))
    return joined([BRANCH(cases=joined([*cases, rest]))])
