"""A formula from a few keys, and the case it is asked about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from pydantic import TypeAdapter

from parscore.formulas.outcome import Case, Denominator
from parscore.formulas.reading import Reading
from parscore.formulas.registry import Formula
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding, exact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Unpack

    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import LeafStatus, Outcome, ZeroDenominator

FORMULAS: TypeAdapter[Any] = TypeAdapter(Formula)
OWN = "own"  # the indicator of the leaf itself

Figure = Fraction | int | str


def formula(type_: str, /, **keys: object) -> BaseFormula:
    """Return a formula as a rule file would state it; a trailing underscore is dropped."""
    tree = {"type": type_, **{key.rstrip("_"): value for key, value in keys.items()}}
    made: BaseFormula = FORMULAS.validate_python(tree)
    return made


def ratio(numerator: Figure, denominator: Figure, previous: Reading | None = None) -> Reading:
    return Reading(numerator=exact(numerator), denominator=exact(denominator), previous=previous)


def value(number: Figure, previous: Reading | None = None) -> Reading:
    return Reading(value=exact(number), previous=previous)


def done(*, yes: bool = True) -> Reading:
    return Reading(done=yes)


def level(name: str) -> Reading:
    return Reading(level=name)


def items(**given: bool) -> Reading:
    return Reading(items=given)


def day(iso: str, since: str | None = None) -> Reading:
    return Reading(
        day=date.fromisoformat(iso), since=None if since is None else date.fromisoformat(since)
    )


def occurrences(*days: Figure | None) -> Reading:
    return Reading(occurrences=tuple(None if one is None else exact(one) for one in days))


def answers(**given: int) -> Reading:
    return Reading(answers={name: exact(number) for name, number in given.items()})


def given_points(number: Figure) -> Reading:
    return Reading(points=exact(number))


def not_applicable(reason: str = "không phát sinh") -> Reading:
    return Reading(state="not_applicable", reason=reason)


class Settings(TypedDict, total=False):
    """What a case may say besides its own reading and its maximum."""

    others: Mapping[str, Reading]
    places: int
    zero_denominator: ZeroDenominator
    largest_of: tuple[str, ...]
    divided_by: int
    settled: Mapping[str, LeafStatus | None]
    floor: Fraction


def case(own: Reading | None, maximum: Figure = 10, **more: Unpack[Settings]) -> Case:
    """Return a case. `others` are readings of other indicators; `places` rounds parts half up."""
    readings = dict(more.get("others", {}))
    if own is not None:
        readings[OWN] = own
    replaced = "largest_of" in more or "divided_by" in more
    return Case(
        maximum=exact(maximum),
        indicator=OWN,
        readings=readings,
        floor=more.get("floor", Fraction(0)),
        zero_denominator=more.get("zero_denominator", "undetermined"),
        denominator=Denominator(more.get("largest_of", ()), more.get("divided_by"))
        if replaced
        else None,
        part_rounding=Rounding(more["places"], "half_up") if "places" in more else None,
        settled=more.get("settled", {}),
    )


def points(
    of: BaseFormula, own: Reading | None, maximum: Figure = 10, **more: Unpack[Settings]
) -> Fraction:
    """Return the points of a decided outcome; fail where it is open."""
    outcome = of.score(case(own, maximum, **more))
    assert outcome.status == "scored", (outcome.status, outcome.reason)
    assert outcome.points is not None
    assert outcome.lower == outcome.points == outcome.upper
    return outcome.points


def said(outcome: Outcome) -> list[str]:
    """Return the sentences of an outcome, its reason last."""
    steps = [*outcome.steps, *([outcome.reason] if outcome.reason else [])]
    return [step.text().en for step in steps]
