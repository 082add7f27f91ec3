"""The limits of durable-rules 2.0.28, beyond which it fails, hangs or crashes.

They hold for every rule file, so that a rule set which one machine accepts runs on all of them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from parscore.inference.defects import Defect
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.inference.defects import Place
    from parscore.inference.program import Pattern, Program, Rule, Test

TOO_MANY_RULES = Message(
    "INF050",
    "Nhiều nhất là {most} quy tắc; ở đây có {count}.",
    "At most {most} rules; there are {count}.",
)
TOO_MANY_IN_STRATUM = Message(
    "INF051",
    "Nhiều nhất là {most} quy tắc trong một tầng suy luận; ở đây có {count}.",
    "At most {most} rules in one stratum; there are {count}.",
)
TOO_MANY_CONDITIONS = Message(
    "INF052",
    "Quy tắc có nhiều nhất {most} điều kiện; ở đây có {count}.",
    "A rule has at most {most} conditions; there are {count}.",
)
TOO_MANY_COMPARISONS = Message(
    "INF053",
    "Một điều kiện có nhiều nhất {most} trường; ở đây có {count}.",
    "A condition has at most {most} fields; there are {count}.",
)
TOO_MANY_AT_ONCE = Message(
    "INF054",
    "Nhiều nhất là {most} điều kiện cùng khớp một dữ kiện {kind}; ở đây có thể đến {count}.",
    "At most {most} conditions may fit one fact {kind} at once; here {count} may.",
)
TOO_MANY_TESTS = Message(
    "INF055",
    "Nhiều nhất là {most} loại dữ kiện; ở đây có {count}.",
    "At most {most} kinds of facts; there are {count}.",
)
TOO_MANY_PATTERNS = Message(
    "INF057",
    "Nhiều nhất là {most} điều kiện khác nhau về loại {kind}; ở đây có {count}.",
    "At most {most} different conditions about the kind {kind}; there are {count}.",
)
TOO_OFTEN = Message(
    "INF056",
    "Nhiều nhất là {most} quy tắc có cùng một điều kiện; ở đây có {count}.",
    "At most {most} rules share one condition; there are {count}.",
)

RULES: Final = 4_000  # 4,096 with those of the back end itself
RULES_IN_STRATUM: Final = 255  # they share the pattern that opens the stratum; 256 crash
CONDITIONS: Final = 15  # 16 facts in a match, one of which opens the stratum
FIELDS: Final = 24  # 29 tests across facts in a pattern
AT_ONCE: Final = 64  # patterns that one fact may match: the engine can hold no more
TESTS: Final = 500  # different tests below one parent: 511; 513 hang
SHARED: Final = 255  # rules with exactly the same pattern; 256 crash


def beyond_limits(program: Program) -> list[Defect]:
    """Return what the engine could not carry."""
    return [*_by_rule(program), *_by_program(program)]


def _by_rule(program: Program) -> Iterator[Defect]:
    for rule in program.rules:
        conditions = len(rule.when) + len(rule.unless)
        if conditions > CONDITIONS:
            yield Defect(rule.place, TOO_MANY_CONDITIONS(most=CONDITIONS, count=conditions))
        for pattern in (*rule.when, *rule.unless):
            fields = len(pattern.tests) + len(pattern.joins)
            if fields > FIELDS:
                yield Defect(pattern.place, TOO_MANY_COMPARISONS(most=FIELDS, count=fields))


def _by_program(program: Program) -> Iterator[Defect]:
    if not program.rules:
        return
    last = program.rules[-1].place
    if len(program.rules) > RULES:
        yield Defect(last, TOO_MANY_RULES(most=RULES, count=len(program.rules)))
    busiest = max(Counter(rule.stratum for rule in program.rules).values())
    if busiest > RULES_IN_STRATUM:
        yield Defect(last, TOO_MANY_IN_STRATUM(most=RULES_IN_STRATUM, count=busiest))
    if len(program.shapes) > TESTS:
        yield Defect(last, TOO_MANY_TESTS(most=TESTS, count=len(program.shapes)))
    yield from _by_pattern(program)


def _by_pattern(program: Program) -> Iterator[Defect]:
    shared: Counter[_Likeness] = Counter()
    places: dict[str, Place] = {}
    for rule in program.rules:
        for pattern in (*rule.when, *rule.unless):
            shared[_likeness(rule, pattern)] += 1
            places[pattern.kind] = pattern.place
    for kind, place in places.items():
        different = [likeness for likeness in shared if likeness[0] == kind]
        at_once = _at_once(different, len(program.shapes[kind]))
        if at_once > AT_ONCE:
            yield Defect(place, TOO_MANY_AT_ONCE(most=AT_ONCE, kind=kind, count=at_once))
        if len(different) > TESTS:
            yield Defect(place, TOO_MANY_PATTERNS(most=TESTS, kind=kind, count=len(different)))
    for (kind, _, _), count in shared.items():
        if count > SHARED:
            yield Defect(places[kind], TOO_OFTEN(most=SHARED, count=count))


_Likeness = tuple[str, "tuple[Test, ...]", "tuple[object, ...]"]


def _likeness(rule: Rule, pattern: Pattern) -> _Likeness:
    """Return what makes two patterns the same to the engine."""
    sources = {variable: places[0] for variable, places in rule.variables}
    joins = tuple((join.at, join.op, sources[join.variable]) for join in pattern.joins)
    return pattern.kind, pattern.tests, joins


def _at_once(patterns: Sequence[_Likeness], fields: int) -> int:
    """Return how many of these patterns one fact may match, at most.

    Patterns that ask for different values of one field exclude each other.
    """
    most = len(patterns)
    for field in range(fields):
        asked = Counter(
            test.constant
            for _, tests, _ in patterns
            for test in tests
            if test.at == field and test.op == "="
        )
        if asked:
            most = min(most, len(patterns) - asked.total() + max(asked.values()))
    return most
