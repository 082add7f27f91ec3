"""Forward chaining: stratum by stratum, wave by wave, until nothing new follows.

A back end only finds the matches of rules. What follows from a match, what is counted between
the strata, and which of several matches explains a conclusion is decided here, once for all.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Protocol

from parscore.inference.conclusions import Conclusion
from parscore.inference.facts import ANY, Fact
from parscore.inference.terms import COMPARE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parscore.inference.facts import Value
    from parscore.inference.program import Count, Following, Program
    from parscore.inference.terms import Op

Match = tuple[int, tuple[Fact, ...]]  # the number of a rule, and the facts in its conditions


class Session(Protocol):
    """One evaluation in a back end."""

    def add(self, facts: Sequence[Fact]) -> None:
        """Take in new facts, none of which it has seen."""

    def open(self, stratum: int) -> None:
        """Begin a stratum; all facts that its rules negate are there."""

    def matches(self) -> Iterable[Match]:
        """Return the matches of the open stratum that are new since the last call.

        A match may be returned twice.
        """


class Chase:
    """Draws all conclusions of a program from the facts of one session."""

    def __init__(self, program: Program, facts: Iterable[Fact], session: Session) -> None:
        self._program = program
        self._session = session
        self._known: set[Fact] = set()
        self._counted: dict[str, list[Fact]] = {count.of: [] for count in program.counts}
        self._parts: dict[Fact, tuple[Fact, ...]] = {}
        self._drawn: dict[_Key, _Ground] = {}
        self._wave = 0
        self._add(facts)

    def run(self) -> tuple[Conclusion, ...]:
        """Run every stratum, and return the conclusions."""
        for stratum in range(1, self._program.strata + 1):
            self.run_stratum(stratum)
        return self.conclusions()

    def run_stratum(self, stratum: int) -> None:
        """Run one stratum until nothing new follows; the strata must be run in order."""
        for count in self._program.counts:
            if count.stratum == stratum:
                self._add(self._count(count))
        self._session.open(stratum)
        self._wave += 1
        while new := self._draw(self._session.matches()):
            self._add(new)
            self._wave += 1

    def conclusions(self) -> tuple[Conclusion, ...]:
        """Return what has been drawn, by rule and then by fact."""
        drawn = sorted(self._drawn.items(), key=itemgetter(0))
        return tuple([self._conclusion(*ground) for _, ground in drawn])

    def _add(self, facts: Iterable[Fact]) -> None:
        new = self._unknown(facts)
        for kind, counted in self._counted.items():
            counted += [fact for fact in new if fact.kind == kind]
        self._session.add(new)

    def _unknown(self, facts: Iterable[Fact]) -> list[Fact]:
        """Note facts, and return those that were not known; a fact is costly to hash twice."""
        known, given = self._known, dict.fromkeys(facts)
        new = [fact for fact in given if fact not in known] if known else list(given)
        known.update(given)
        return new

    def _draw(self, matches: Iterable[Match]) -> list[Fact]:
        """Note what follows from matches; return the facts that were not known before.

        A fact that no rule reads is not among them: nothing follows from it.
        """
        new: dict[Fact, None] = {}
        wave, drawn, known = self._wave, self._drawn, self._known
        follows, reads = self._program.follows, self._program.reads
        for number, facts in matches:
            for one in follows(number, facts):
                key, ground = one[:4], (wave, facts, one)
                before = drawn.setdefault(key, ground)
                if before is not ground and ground[:2] < before[:2]:
                    drawn[key] = ground
                fact = one.fact
                if fact.kind in reads and fact not in known:
                    new[fact] = None
        return list(new)

    def _conclusion(self, wave: int, facts: tuple[Fact, ...], found: Following) -> Conclusion:
        because, parts = facts, self._parts
        if not parts.keys().isdisjoint(facts):
            because = tuple([part for fact in facts for part in parts.get(fact, (fact,))])
        rule = self._program.rules[found.rule]
        return Conclusion(rule, found.effect, found.fact, found.told, because, wave)

    def _count(self, count: Count) -> Iterator[Fact]:
        """Make the facts which say that enough facts agree."""
        groups: dict[tuple[Value, ...], list[Fact]] = {}
        for fact in self._counted[count.of]:
            values = [value for _, value in fact.fields]
            if all(_passes(values[test.at], test.op, test.constant) for test in count.tests):
                groups.setdefault(tuple([values[at] for at in count.group]), []).append(fact)
        vague = any(ANY in group for group in groups)
        for group, facts in groups.items():
            parts = facts
            if vague:
                parts = [fact for other in groups if _meet(group, other) for fact in groups[other]]
            if len(parts) >= count.least or any(_is_many(count, fact) for fact in parts):
                made = Fact(count.kind, tuple(zip(count.names, group, strict=True)))
                self._parts[made] = tuple(sorted(parts))
                yield made


_Key = tuple[int, Fact, tuple[tuple[str, "Value"], ...], int]  # a conclusion without its effect
_Ground = tuple[int, tuple[Fact, ...], "Following"]  # the wave, the facts, and what they give


def _passes(value: Value, op: Op, constant: Value) -> bool:
    return value == ANY or COMPARE[op](value, constant)


def _meet(one: tuple[Value, ...], other: tuple[Value, ...]) -> bool:
    """Say whether two groups may be the same one, as far as is known."""
    return all(a == b or ANY in {a, b} for a, b in zip(one, other, strict=True))


def _is_many(count: Count, fact: Fact) -> bool:
    """Say whether a fact that is not fully known may stand for any number of counted facts."""
    fixed = {*count.group, *(test.at for test in count.tests if test.op == "=")}
    return any(value == ANY and at not in fixed for at, (_, value) in enumerate(fact.fields))
