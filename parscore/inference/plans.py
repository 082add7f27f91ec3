"""Plans: in which order the reference back end joins the conditions of a rule, and by what.

A plan looks facts up by the value of one field. Besides the plan over all facts there is one for
each condition, which begins with a new fact there: after the first wave of a stratum only new
facts are followed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

from parscore.inference.terms import COMPARE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from parscore.inference.facts import Value
    from parscore.inference.program import Pattern, Program, Rule


class Check(NamedTuple):
    """A comparison between a fact of the match, by its place, and a variable."""

    place: int
    at: int
    holds: Callable[[object, object], bool]
    slot: int


class Step(NamedTuple):
    """One pattern of a plan: how to find its facts, given the variables bound so far."""

    place: int
    kind: str
    key: int | None  # the field by which facts are looked up
    slot: int | None  # the variable that has its value,
    constant: Value  # or else the value itself
    tests: tuple[tuple[int, Callable[[object, object], bool], Value], ...]
    joins: tuple[tuple[int, int], ...]
    binds: tuple[tuple[int, int], ...]
    checks: tuple[Check, ...]


class Plan(NamedTuple):
    """How the matches of a rule are found.

    Attributes:
        number: the number of the rule.
        size: how many variables it has.
        full: the steps over all facts, in the order of the conditions.
        starts: for each condition, the steps that begin with a new fact there.
        unless: the patterns that must not match, as steps that bind nothing.
    """

    number: int
    size: int
    full: tuple[Step, ...]
    starts: tuple[tuple[Step, ...], ...]
    unless: tuple[Step, ...]


class Plans:
    """The plans of a program by stratum."""

    def __init__(self, program: Program) -> None:
        self.strata: dict[int, list[Plan]] = defaultdict(list)
        for number, rule in enumerate(program.rules):
            self.strata[rule.stratum].append(_plan(number, rule))


_PLANS: Final[WeakKeyDictionary[Program, Plans]] = WeakKeyDictionary()


def plans_of(program: Program) -> Plans:
    """Return the plans of a program, made when they are first needed."""
    plans = _PLANS.get(program)
    if plans is None:
        plans = _PLANS[program] = Plans(program)
    return plans


def _plan(number: int, rule: Rule) -> Plan:
    slots = {variable: slot for slot, (variable, _) in enumerate(rule.variables)}
    places = range(len(rule.when))
    orders = [[first, *(place for place in places if place != first)] for first in places]
    return Plan(
        number=number,
        size=len(slots),
        full=_steps(rule, list(places), slots),
        starts=tuple(_steps(rule, order, slots) for order in orders),
        unless=tuple(_negated(pattern, slots) for pattern in rule.unless),
    )


def _steps(rule: Rule, order: Sequence[int], slots: dict[str, int]) -> tuple[Step, ...]:
    """Plan the conditions of a rule in an order: what the first binds, the next can look up."""
    bound: set[str] = set()
    waiting = [
        (join.variable, Check(place, join.at, COMPARE[join.op], slots[join.variable]))
        for place, pattern in enumerate(rule.when)
        for join in pattern.joins
        if join.op != "="
    ]
    steps = []
    for number, place in enumerate(order, 1):
        pattern = rule.when[place]
        equal = [(bind.at, bind.variable) for bind in pattern.binds]
        equal += [(join.at, join.variable) for join in pattern.joins if join.op == "="]
        joins = tuple((at, slots[name]) for at, name in equal if name in bound)
        binds = {name: at for at, name in equal if name not in bound}
        checks = [
            Check(place, at, COMPARE["="], slots[name])
            for at, name in equal
            if binds.get(name, at) != at  # the variable stands twice in this pattern
        ]
        bound.update(binds)
        checks += [
            check for name, check in waiting if name in bound and check.place in order[:number]
        ]
        waiting = [item for item in waiting if item[1] not in checks]
        new = tuple((at, slots[name]) for name, at in binds.items())
        steps.append(_step(place, pattern, joins, new, tuple(checks)))
    return tuple(steps)


def _negated(pattern: Pattern, slots: dict[str, int]) -> Step:
    """Plan a pattern that must not match; all its variables are bound by then."""
    joins = tuple((join.at, slots[join.variable]) for join in pattern.joins if join.op == "=")
    checks = tuple(
        Check(0, join.at, COMPARE[join.op], slots[join.variable])
        for join in pattern.joins
        if join.op != "="
    )
    return _step(0, pattern, joins, (), checks)


def _step(
    place: int,
    pattern: Pattern,
    joins: tuple[tuple[int, int], ...],
    binds: tuple[tuple[int, int], ...],
    checks: tuple[Check, ...],
) -> Step:
    key: int | None = None
    slot: int | None = None
    constant: Value = ""
    if joins:
        (key, slot), *_ = joins
    else:
        for test in pattern.tests:
            if test.op == "=":
                key, constant = test.at, test.constant
                break
    tests = tuple((test.at, COMPARE[test.op], test.constant) for test in pattern.tests)
    return Step(place, pattern.kind, key, slot, constant, tests, joins, binds, checks)
