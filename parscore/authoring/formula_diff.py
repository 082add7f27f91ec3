"""How two formulas differ, threshold by threshold; and one formula in a line of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.diff_words import (
    BAND,
    BAND_POINTS,
    BETWEEN,
    CHANGED,
    CHOICES,
    ITEM_ADDED,
    ITEM_REMOVED,
    NO_UNIT,
    NONE,
    PART_OF,
    POINTS,
    REWRITTEN,
    SHARE,
    THRESHOLD,
    THRESHOLD_SIDE,
    UNIT,
    WHAT,
)
from parscore.authoring.edges import band_edges
from parscore.documents.formula_words import formula_words
from parscore.formulas.all_of import AllOf
from parscore.formulas.award import Interval
from parscore.formulas.bands import Bands
from parscore.formulas.branch import Branch
from parscore.formulas.levels import Levels
from parscore.formulas.messages import ABOVE, ANY_VALUE, AT_LEAST, AT_MOST, BELOW, EXACTLY
from parscore.formulas.messages import BETWEEN as BOTH_EDGES
from parscore.formulas.occurrences import Occurrences
from parscore.formulas.outcome import by_id
from parscore.formulas.parts import Best, Sum
from parscore.formulas.survey import Survey
from parscore.values.exact import Fraction
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from parscore.authoring.edges import EdgeValue
    from parscore.documents.indicators import Indicator
    from parscore.formulas.award import Award
    from parscore.formulas.bands import Band
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import Named
    from parscore.formulas.registry import Formula
    from parscore.values.messages import Argument, Text

PERCENT, DAYS = Localised("%", "%"), Localised(" ngày", " days")
UNITS = {"ratio": PERCENT, "growth": PERCENT, "days": DAYS}
IN_PERCENT = ("full_at", "zero_below")
REST = Localised("trường hợp còn lại", "otherwise")


class Told(NamedTuple):
    """One difference: its stable kind, and the sentence."""

    kind: str
    text: Text


class Side(NamedTuple):
    """A formula with the maximum (points) and the indicator that hold for it."""

    formula: Formula
    maximum: Fraction
    indicator: Indicator | None
    title: Callable[[Named], Localised] = by_id

    def words(self) -> Localised:
        """Return the formula in one line of words."""
        return formula_words(*self)


def formula_changes(old_side: Side, new_side: Side, subject: Argument) -> Iterator[Told]:
    """Yield how the formula of a leaf or part changed; days are left to the caller."""
    before, after = old_side.formula, new_side.formula
    if before.type != after.type or _asks_other(before, after):
        ends = {"before": old_side.words(), "after": new_side.words()}
        text = REWRITTEN(subject=subject, what=WHAT["formula"], **ends)
        yield Told("formula_changed", text)
        return
    yield from _parameters(before, after, subject)
    match before, after:
        case Bands(), Bands():
            unit = UNITS.get(after.of, NO_UNIT)
            yield from _bands(before.bands, after.bands, subject, unit)
        case Occurrences(), Occurrences():
            yield from _bands(before.each, after.each, subject, DAYS)
        case AllOf(), AllOf():
            old = {item.id: item.title for item in before.items}
            new = {item.id: item.title for item in after.items}
            yield from _named("item", old, new, subject)
        case Levels(), Levels():
            yield from _awards("level", before.levels, after.levels, subject)
        case Survey(), Survey():
            old_answers = {name: f"{share}%" for name, share in before.answers.items()}
            new_answers = {name: f"{share}%" for name, share in after.answers.items()}
            yield from _awards("answer", old_answers, new_answers, subject)
        case Sum() | Best(), Sum() | Best():
            yield from _parts(before, after, subject, (old_side, new_side))
        case Branch(), Branch():
            yield from _branches(before, after, subject, (old_side, new_side))
        case _:
            pass


def _asks_other(before: Formula, after: Formula) -> bool:
    """Tell whether two branches depend on other conditions, so that nothing in them compares."""
    if not isinstance(before, Branch) or not isinstance(after, Branch):
        return False
    return [one.condition for one in before.cases] != [one.condition for one in after.cases]


def _parameters(before: BaseFormula, after: BaseFormula, subject: Argument) -> Iterator[Told]:
    """Yield the changed numbers and choices that stand directly in a formula."""
    for key in type(before).model_fields:
        old, new = getattr(before, key), getattr(after, key)
        if old != new and key in WHAT and not isinstance(new if old is None else old, tuple):
            shown = _shown(key, old), _shown(key, new)
            kind = "threshold_changed" if key in IN_PERCENT else "formula_changed"
            text = CHANGED(subject=subject, what=WHAT[key], before=shown[0], after=shown[1])
            if key != "due":
                yield Told(kind, text)


def _shown(key: str, value: Award | str | date | None) -> Argument:
    if value is None:
        return NONE
    if key in IN_PERCENT and isinstance(value, Fraction):
        return UNIT(value=value, unit=PERCENT)
    if key == "of":
        return CHOICES[str(value)]
    return award_words(value) if isinstance(value, Fraction | Interval | str) else value


def award_words(award: Award) -> Text:
    """Return points as a rule states them: a number, a share or a range."""
    if isinstance(award, Interval):
        return BETWEEN(low=award.from_, high=award.to)
    return POINTS(points=award) if isinstance(award, Fraction) else SHARE(share=award)


def _bands(
    before: Sequence[Band], after: Sequence[Band], subject: Argument, unit: Localised
) -> Iterator[Told]:
    if before == after:
        return
    old, new = sorted(set(band_edges(before))), sorted(set(band_edges(after)))
    if len(before) != len(after) or len(old) != len(new) or _other_steps(before, after):
        args = {"before": _all_bands(before, unit), "after": _all_bands(after, unit)}
        yield Told("formula_changed", REWRITTEN(subject=subject, what=WHAT["bands"], **args))
        return
    for one, other in zip(reversed(old), reversed(new), strict=True):
        if one != other:
            yield Told("threshold_changed", _threshold(one, other, before, after, subject, unit))
    for band, now in zip(before, after, strict=True):
        if band.points != now.points:
            points = {"before": award_words(band.points), "after": award_words(now.points)}
            text = BAND_POINTS(subject=subject, band=_with_unit(now, unit), **points)
            yield Told("points_changed", text)


def _other_steps(before: Sequence[Band], after: Sequence[Band]) -> bool:
    return [band.plus for band in before] != [band.plus for band in after]


def _threshold(
    old: EdgeValue,
    new: EdgeValue,
    before: Sequence[Band],
    after: Sequence[Band],
    subject: Argument,
    unit: Localised,
) -> Text:
    if old[0] == new[0]:
        value = UNIT(value=old[0], unit=unit)
        earned = _points_at(old[0], before), _points_at(old[0], after)
        return THRESHOLD_SIDE(subject=subject, value=value, before=earned[0], after=earned[1])
    ends = {"before": UNIT(value=old[0], unit=unit), "after": UNIT(value=new[0], unit=unit)}
    return THRESHOLD(subject=subject, points=_points_at(new[0], after), **ends)


def _points_at(value: Fraction, bands: Sequence[Band]) -> Argument:
    """Return the points of the band to which a value belongs."""
    return next((award_words(band.points) for band in bands if band.holds(value)), NONE)


def _with_unit(band: Band, unit: Localised) -> Text:
    """Return a band in words, each edge with its unit, such as "từ 95% trở lên, dưới 98%"."""
    edges = [
        message(value=UNIT(value=edge, unit=unit))
        for message, edge in (
            (EXACTLY, band.exactly),
            (AT_LEAST, band.at_least),
            (ABOVE, band.above),
            (AT_MOST, band.at_most),
            (BELOW, band.below),
        )
        if edge is not None
    ]
    if not edges:
        return ANY_VALUE()
    return edges[0] if len(edges) == 1 else BOTH_EDGES(low=edges[0], high=edges[1])


def _all_bands(bands: Sequence[Band], unit: Localised) -> Localised:
    told = [BAND(band=_with_unit(one, unit), points=award_words(one.points)) for one in bands]
    return _joined(told)


def _joined(texts: Sequence[Text | Localised]) -> Localised:
    return Localised("; ".join(t.vi for t in texts), "; ".join(t.en for t in texts))


def _named(
    what: str, before: Mapping[str, str], after: Mapping[str, str], subject: Argument
) -> Iterator[Told]:
    """Yield the items that came, went, or have another title."""
    for name, title in before.items():
        if name not in after:
            text = ITEM_REMOVED(subject=subject, what=WHAT[what], item=title)
            yield Told(f"{what}_removed", text)
    for name, title in after.items():
        if name not in before:
            yield Told(f"{what}_added", ITEM_ADDED(subject=subject, what=WHAT[what], item=title))
        elif before[name] != title:
            args = {"before": before[name], "after": title}
            yield Told(f"{what}_changed", REWRITTEN(subject=subject, what=WHAT[what], **args))


def _awards(
    what: str, before: Mapping[str, Award], after: Mapping[str, Award], subject: Argument
) -> Iterator[Told]:
    """Yield the levels or answers that came, went, or earn other points."""
    old = {name: name for name in before if name not in after}
    new = {name: name for name in after if name not in before}
    yield from _named(what, old, new, subject)
    for name, award in after.items():
        if name in before and before[name] != award:
            points = {"before": award_words(before[name]), "after": award_words(award)}
            yield Told("points_changed", BAND_POINTS(subject=subject, band=name, **points))


def _parts(
    before: Sum | Best, after: Sum | Best, subject: Argument, sides: tuple[Side, Side]
) -> Iterator[Told]:
    old, new = ({part.id: part for part in one.parts} for one in (before, after))
    titles = [{name: part.title for name, part in parts.items()} for parts in (old, new)]
    yield from _named("part", titles[0], titles[1], subject)
    for name, part in new.items():
        if name not in old:
            continue
        was, whole = old[name], PART_OF(name=subject, part=part.title)
        if was.maximum != part.maximum:
            ends = {"before": was.maximum, "after": part.maximum}
            text = CHANGED(subject=whole, what=WHAT["maximum"], **ends)
            yield Told("maximum_changed", text)
        if was.indicator != part.indicator:
            names = {"before": was.indicator or NONE, "after": part.indicator or NONE}
            text = CHANGED(subject=whole, what=WHAT["indicator"], **names)
            yield Told("indicator_changed", text)
        yield from formula_changes(
            Side(was.formula, was.maximum, sides[0].indicator, sides[0].title),
            Side(part.formula, part.maximum, sides[1].indicator, sides[1].title),
            whole,
        )


def _branches(
    before: Branch, after: Branch, subject: Argument, sides: tuple[Side, Side]
) -> Iterator[Told]:
    pairs: list[tuple[Argument, Formula, Formula]] = [
        (new.condition.step().text(), old.formula, new.formula)
        for old, new in zip(before.cases, after.cases, strict=True)
    ]
    pairs.append((REST, before.otherwise, after.otherwise))
    for case, old_formula, new_formula in pairs:
        ends = sides[0]._replace(formula=old_formula), sides[1]._replace(formula=new_formula)
        yield from formula_changes(*ends, PART_OF(name=subject, part=case))
