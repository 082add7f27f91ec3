"""Figures against the same commune's own of the period before: sudden changes, and none at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.outliers import words
from parscore.province.outliers.asking import Stakes, question, said, shown, subjects
from parscore.province.outliers.population import HUNDRED, commune_of, figure_of, median_of
from parscore.province.outliers.spread import rate_of, size_of
from parscore.values.exact import Fraction
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from parscore.documents.outlier_rules import Earlier
    from parscore.documents.outliers import Question, QuestionKind
    from parscore.province.outliers.asking import Subject
    from parscore.province.outliers.population import Figure, Population
    from parscore.province.record import Record, SchemeIndicator
    from parscore.values.messages import Text

NO_CHANGE: Final = Fraction(0)
AS_BEFORE: Final = Fraction(1)

Closed = tuple[tuple[str, str], str]
_NEVER: Final[Closed] = (("", ""), "")


class Change(NamedTuple):
    """A commune's figure now and before."""

    commune: int
    now: Figure
    before: Figure


class Before(NamedTuple):
    """Figures of the period before, by commune and indicator.

    `matched` tells how many communes have an earlier result.
    """

    figures: Mapping[tuple[int, str], Figure]
    matched: int


def before_of(of: Population, records: Iterable[Record]) -> Before:
    """Return what communes stated before: in their last earlier result, else beside the figure now.

    A commune is known by its code, else its name.
    """
    places = {one.identity: place for place, one in enumerate(of.communes)}
    closed: dict[int, Closed] = {}
    earlier: dict[int, dict[str, Figure]] = {}
    for record in records:
        one = commune_of(record)
        place = places.get(one.identity)
        if place is None or not closed.get(place, _NEVER) < one.closed < of.communes[place].closed:
            continue
        closed[place] = one.closed
        earlier[place] = {name: figure_of(given) for name, given in record.measures.items()}
    figures = {
        (place, name): figure
        for place, theirs in earlier.items()
        for name, figure in theirs.items()
    }
    for name, column in of.previous.items():
        for stated in column:
            figures.setdefault((stated.commune, name), stated.figure)
    return Before(figures, len(earlier))


def changed(of: Population, rule: Earlier, before: Before) -> Iterator[Question]:
    """Yield sudden changes, and figures that are those of the period before."""
    about = subjects(of)
    for indicator in of.scheme.indicators:
        subject = about[indicator.id]
        changes = [
            Change(one.commune, one.figure, known)
            for one in of.figures.get(indicator.id, ())
            if (known := before.figures.get((one.commune, indicator.id))) is not None
        ]
        for one in changes:
            if is_unchanged(one, rule):
                yield _asked("unchanged", of, indicator, subject, one, words.UNCHANGED())
        yield from _jumps(of, indicator, subject, changes, rule)


def is_unchanged(one: Change, rule: Earlier) -> bool:
    """Tell whether both counts are those of the period before, and too large for an accident."""
    whole = one.now.denominator
    return whole is not None and whole >= rule.count_from and one.now == one.before


def _jumps(
    of: Population,
    indicator: SchemeIndicator,
    subject: Subject,
    changes: Sequence[Change],
    rule: Earlier,
) -> Iterator[Question]:
    rates: list[tuple[Change, Fraction]] = []
    sizes: list[tuple[Change, Fraction]] = []
    for one in changes:
        now, before = (rate_of(figure, indicator.unit) for figure in (one.now, one.before))
        if now is not None and before is not None:
            rates.append((one, now - before))
        size, former = (size_of(figure, indicator.unit) for figure in (one.now, one.before))
        if size and former and size > 0 and former > 0:
            sizes.append((one, Fraction(size) / former))
    usual = usual_of([difference for _, difference in rates], NO_CHANGE, rule)
    for one, difference in rates:
        if is_jump(one, difference, usual, rule):
            message = words.JUMP_UP if difference > 0 else words.JUMP_DOWN
            reason = message(difference=shown(abs(difference)), usual=_signed(shown(usual)))
            yield _asked("jump", of, indicator, subject, one, reason, lost=difference < 0)
    usual = usual_of([times for _, times in sizes], AS_BEFORE, rule)
    for one, times in sizes:
        if is_leap(one, times, usual, rule):
            what = words.THE_VALUE if one.now.denominator is None else words.THE_DENOMINATOR
            reason = (
                words.GROWN(what=what, times=shown(times), usual=shown(usual))
                if times > 1
                else words.SHRUNK(
                    what=what, times=shown(HUNDRED * times), usual=shown(HUNDRED * usual)
                )
            )
            yield _asked("jump", of, indicator, subject, one, reason)


def usual_of(values: Sequence[Fraction], otherwise: Fraction, rule: Earlier) -> Fraction:
    """Return the change that the communes have in common, where there are enough to tell."""
    return median_of(values) if len(values) >= rule.communes else otherwise


def is_jump(one: Change, difference: Fraction, usual: Fraction, rule: Earlier) -> bool:
    """Tell whether a rate changed by itself and beside the others, whatever one case does."""
    case = HUNDRED / one.now.denominator if one.now.denominator else NO_CHANGE
    return min(abs(difference), abs(difference - usual)) - case >= rule.points


def is_leap(one: Change, times: Fraction, usual: Fraction, rule: Earlier) -> bool:
    """Tell whether a large count changed many times over, by itself and beside the others."""
    largest = max(one.now.whole or 0, one.before.whole or 0)
    return largest >= rule.count_from and all(
        change >= rule.times or change * rule.times <= 1 for change in (times, times / usual)
    )


def _asked(
    kind: QuestionKind,
    of: Population,
    indicator: SchemeIndicator,
    subject: Subject,
    one: Change,
    reason: Text,
    *,
    lost: bool = False,
) -> Question:
    stakes = of.open if lost else of.points
    asked = [Stakes(one.commune, stakes(one.commune, indicator.nodes))]
    figure = said(one.now, indicator.unit)
    against = words.BEFORE(figure=said(one.before, indicator.unit))
    return question(kind, of, subject, asked, figure, against, reason)


def _signed(value: Fraction) -> Localised:
    text = words.COUNT(count=value)
    mark = "+" if value > 0 else ""
    return Localised(mark + text.vi, mark + text.en)
