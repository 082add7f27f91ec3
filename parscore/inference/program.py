"""The compiled rules, in a form that both back ends read.

The fields of a kind are numbered in the order of their names: `at` is such a number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.inference.effects import effect
from parscore.inference.facts import ANY, Fact
from parscore.inference.terms import COMPARE

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from parscore.documents.inference_rules import CitedPaper, RuleSource
    from parscore.inference.defects import Place
    from parscore.inference.effects import Amounts, Effect
    from parscore.inference.facts import Value
    from parscore.inference.terms import Op
    from parscore.inference.vocabulary import Domain, EffectKind
    from parscore.values.messages import Localised

Severity = Literal["info", "warning", "error"]
_ON_POINTS = frozenset(("cap", "withhold", "penalty", "bonus", "not_applicable"))
_ON_SCORE = _ON_POINTS | {"gate"}
_Filter = tuple[tuple[int, "Callable[[object, object], bool]", "Value"], ...]
_Filters = dict[str, tuple[_Filter, ...]]


class Variable(NamedTuple):
    """A variable of a rule, by its name without the `$`."""

    name: str


class Test(NamedTuple):
    """A field against a constant."""

    at: int
    op: Op
    constant: Value


class Join(NamedTuple):
    """A field against a variable that an earlier pattern of the rule has bound."""

    at: int
    op: Op
    variable: str


class Bind(NamedTuple):
    """The field that gives a variable its value."""

    at: int
    variable: str


class Pattern(NamedTuple):
    """A fact that a rule looks for; fields it does not name may hold anything."""

    kind: str
    tests: tuple[Test, ...]
    joins: tuple[Join, ...]
    binds: tuple[Bind, ...]
    place: Place


class Count(NamedTuple):
    """A fact made between strata: at least so many facts of a kind agree in some fields.

    Attributes:
        kind: the kind of the facts made; their fields are those by which the facts are grouped.
        of: the kind of the facts counted.
        tests: what a fact must be in order to be counted.
        group: the numbers of the fields in which the facts agree.
        names: the names of those fields.
        least: how many distinct facts there must be.
        stratum: the stratum before which they are counted: all of them are there by then.
    """

    kind: str
    of: str
    tests: tuple[Test, ...]
    group: tuple[int, ...]
    names: tuple[str, ...]
    least: int
    stratum: int


class Head(NamedTuple):
    """What a rule concludes: a fact, which is an effect too where `effect` names one."""

    kind: str
    fields: tuple[tuple[str, Value | Variable], ...]
    effect: EffectKind | None
    amounts: Amounts
    place: Place


class Rule(NamedTuple):
    """One rule.

    Attributes:
        id: its id, unique in the program.
        title: its title, in Vietnamese.
        severity: how grave its findings are.
        message: what it tells the reader, with `{x}` for the variable `$x`.
        source: whose rule it is.
        cited: the document that the source cites.
        when: the facts it needs, in the order of its conditions.
        unless: the facts that must not be there.
        heads: what it concludes.
        stratum: the stratum in which it runs, from 1.
        variables: where each variable occurs in `when`: pattern and field, first the one that
            binds it.
        told: the variables that its message names, in the order of their names.
        domains: what kind of value each variable has.
        place: where the rule is written.
    """

    id: str
    title: str
    severity: Severity
    message: Localised | None
    source: RuleSource
    cited: CitedPaper | None
    when: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    heads: tuple[Head, ...]
    stratum: int
    variables: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    told: tuple[str, ...]
    domains: Mapping[str, Domain]
    place: Place


class Following(NamedTuple):
    """What one head of a rule makes of one match.

    Attributes:
        rule: the number of the rule.
        fact: the head as a fact.
        told: the variables that the message of the rule names, with their values.
        place: the number of the head.
        effect: what it does; `None` for a fact that is only derived.
    """

    rule: int
    fact: Fact
    told: tuple[tuple[str, Value], ...]
    place: int
    effect: Effect | None


class Mention(NamedTuple):
    """An id that a rule names: an indicator, a node, a class. A later floor knows if it exists."""

    of: str
    id: str
    place: Place


@dataclass(frozen=True, eq=False)
class Program:
    """Rules that fit together, ready to run.

    Attributes:
        rules: the rules, in the order of the files.
        counts: the facts that are made by counting, between the strata.
        shapes: the names of the fields of every kind, in order.
        domains: the domains of those fields.
        strata: how many strata there are.
        mentions: the ids that the rules name.
    """

    rules: tuple[Rule, ...]
    counts: tuple[Count, ...]
    shapes: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, Mapping[str, Domain]]
    strata: int
    mentions: tuple[Mention, ...]

    @cached_property
    def reads(self) -> frozenset[str]:
        """The kinds of facts that some rule looks for or counts; others need not be stated."""
        sought = {pattern.kind for rule in self.rules for pattern in (*rule.when, *rule.unless)}
        return frozenset(sought | {count.of for count in self.counts})

    @cached_property
    def concerns(self) -> Callable[[Fact], bool]:
        """Say whether a rule or a count may look at a fact, whatever the other facts are.

        Kept, for most facts of a commune are those of others, too.
        """
        return lru_cache(maxsize=8192)(partial(_fits, self._filters))

    def concerning(self, facts: Iterable[Fact]) -> list[Fact]:
        """Return those of some facts that a rule or a count may look at."""
        return list(filter(self.concerns, facts))

    @cached_property
    def stated(self) -> Callable[..., tuple[Fact, ...]]:
        """Make the facts of a kind from the values of its fields in order: `stated(kind, *values)`.

        Where a tuple of values stands for a field, there is a fact for each of them. Those that no
        rule may look at are left out. Kept, as above.
        """
        return lru_cache(maxsize=8192)(partial(_stated, self.shapes, self._filters))

    def heeded(self, kind: str, field: str) -> Container[Value]:
        """Return the values of a field of a kind at which some rule may look.

        A fact of this kind with another value is one of those that `stated` leaves out.
        """
        return self._heeded.get((kind, field), ())

    @cached_property
    def _heeded(self) -> Mapping[tuple[str, str], Container[Value]]:
        return {
            (kind, field): _accepted(at, tests)
            for kind, tests in self._filters.items()
            for at, field in enumerate(self.shapes[kind])
        }

    @cached_property
    def follows(self) -> Callable[[int, tuple[Fact, ...]], tuple[Following, ...]]:
        """Say what follows from a match: the number of a rule and the facts in its conditions.

        Kept, as above. What is counted is not looked at here.
        """
        return lru_cache(maxsize=4096)(partial(_follow, self.rules))

    def moves_points(self, fact: Fact) -> bool:
        """Say whether a fact may change points, through whichever rules."""
        return self.on_points.concerns(fact)

    @cached_property
    def _filters(self) -> _Filters:
        return _filters(self.rules, self.counts)

    @cached_property
    def on_points(self) -> Program:
        """The rules that come to an effect on points, with those that they build on."""
        return self._that_come_to(_ON_POINTS)

    @cached_property
    def on_score(self) -> Program:
        """The rules that come to an effect on points or on the class, with what they build on."""
        return self._that_come_to(_ON_SCORE)

    @cached_property
    def kinds_that_move_points(self) -> frozenset[str]:
        """The kinds of facts from which rules come to an effect on points."""
        return self._kinds_for(_ON_POINTS)

    def _that_come_to(self, effects: AbstractSet[str]) -> Program:
        kinds = self._kinds_for(effects)
        return replace(
            self,
            rules=tuple(r for r in self.rules if _comes_to(r, effects, kinds)),
            counts=tuple(count for count in self.counts if count.kind in kinds),
        )

    def _kinds_for(self, effects: AbstractSet[str]) -> frozenset[str]:
        """Return the kinds of facts from which rules come to one of the effects."""
        kinds: frozenset[str] = frozenset()
        while True:
            rules = [rule for rule in self.rules if _comes_to(rule, effects, kinds)]
            found = {pattern.kind for rule in rules for pattern in (*rule.when, *rule.unless)}
            found |= {count.of for count in self.counts if count.kind in found}
            if found == kinds:
                return kinds
            kinds = frozenset(found)

    @cached_property
    def indicators(self) -> frozenset[str]:
        """The indicators that the rules name."""
        return frozenset(mention.id for mention in self.mentions if mention.of == "indicator")


def _comes_to(rule: Rule, effects: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
    return any(head.effect in effects or head.kind in kinds for head in rule.heads)


def _filters(rules: Iterable[Rule], counts: Iterable[Count]) -> _Filters:
    """Return, for each kind, the tests against constants of everything that looks at it."""
    sought = [(p.kind, p.tests) for rule in rules for p in (*rule.when, *rule.unless)]
    sought += [(count.of, count.tests) for count in counts]
    filters: dict[str, dict[_Filter, None]] = {}
    for kind, tests in sought:
        named = tuple((test.at, COMPARE[test.op], test.constant) for test in tests)
        filters.setdefault(kind, {})[named] = None
    return {kind: tuple(found) for kind, found in filters.items()}


class _Every:
    """Every value there is."""

    def __contains__(self, value: object) -> bool:
        return True


def _accepted(at: int, filters: Iterable[_Filter]) -> Container[Value]:
    """Return the values that pass the tests of some filter on a field."""
    found: set[Value] = set()
    for tests in filters:
        equal = [value for place, holds, value in tests if place == at and holds is COMPARE["="]]
        if not equal:
            return _Every()
        found.update(equal)
    return frozenset(found)


def _fits(filters: _Filters, fact: Fact) -> bool:
    fields = fact.fields
    for tests in filters.get(fact.kind, ()):
        for at, holds, constant in tests:
            value = fields[at][1]
            if not (value == ANY or holds(value, constant)):
                break
        else:
            return True
    return False


def _stated(
    shapes: Mapping[str, tuple[str, ...]],
    filters: _Filters,
    kind: str,
    *values: Value | tuple[Value, ...],
) -> tuple[Fact, ...]:
    choices = [one if isinstance(one, tuple) else (one,) for one in values]
    told = (tuple(zip(shapes[kind], one, strict=True)) for one in product(*choices))
    facts = (Fact(kind, fields) for fields in told)
    return tuple(fact for fact in facts if _fits(filters, fact))


def _follow(rules: Sequence[Rule], number: int, facts: tuple[Fact, ...]) -> tuple[Following, ...]:
    rule = rules[number]
    values = dict(_values(rule, facts))
    told = tuple([(variable, values[variable]) for variable in rule.told])
    found = []
    for place, head in enumerate(rule.heads):
        fact = _head_fact(head, values)
        does = effect(head.effect, head.amounts, fact) if head.effect else None
        found.append(Following(number, fact, told, place, does))
    return tuple(found)


def _head_fact(head: Head, values: Mapping[str, Value]) -> Fact:
    fields = [
        (name, values[value.name] if isinstance(value, Variable) else value)
        for name, value in head.fields
    ]
    return Fact(head.kind, tuple(fields))


def _values(rule: Rule, facts: tuple[Fact, ...]) -> Iterator[tuple[str, Value]]:
    """Give the variables of a match: the first value that is known, of the places it stands."""
    for variable, places in rule.variables:
        for pattern, at in places:
            value = facts[pattern].fields[at][1]
            if value != ANY:
                break
        yield variable, value
