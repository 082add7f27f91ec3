"""Rules that do nothing: they can never hold, or nobody uses what they conclude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.inference.defects import Defect
from parscore.inference.terms import COMPARE
from parscore.inference.vocabulary import EFFECTS, INPUTS, Whole, Words
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.inference.program import Count, Pattern, Program, Rule, Test
    from parscore.inference.vocabulary import Domain

NEVER_VALUE = Message(
    "INF070",
    "Quy tắc không bao giờ áp dụng: trường {field} của {kind} không bao giờ có giá trị như vậy.",
    "The rule never holds: the field {field} of {kind} never has such a value.",
)
NEVER_SHARED = Message(
    "INF071",
    "Quy tắc không bao giờ áp dụng: không giá trị nào của biến {variable} hợp với mọi điều kiện.",
    "The rule never holds: no value of the variable {variable} fits all its conditions.",
)
NEVER_UNLESS = Message(
    "INF072",
    "Quy tắc không bao giờ áp dụng: dữ kiện phải có cũng là dữ kiện không được có.",
    "The rule never holds: a fact that it needs is one that must not be there.",
)
NEVER_SO_MANY = Message(
    "INF073",
    "Quy tắc không bao giờ áp dụng: điều kiện này khớp nhiều nhất một dữ kiện, chưa đủ {least}.",
    "The rule never holds: at most one fact fits this condition, so there are never {least}.",
)
NEVER_CONCLUDED = Message(
    "INF074",
    "Quy tắc không bao giờ áp dụng: không quy tắc nào có thể rút ra {kind}.",
    "The rule never holds: no rule can conclude {kind}.",
)
NEVER_USED = Message(
    "INF075",
    "Không quy tắc nào dùng đến {kind} mà quy tắc này rút ra.",
    "No rule uses {kind}, which this rule concludes.",
)


def vacuous_rules(program: Program) -> list[Defect]:
    """Return what is in vain in a program, in the order of its rules; none of it is an error."""
    counts = {count.kind: count for count in program.counts}
    found = {rule.id: list(_never_holds(program, rule, counts)) for rule in program.rules}
    alive = _concluded(program, counts, {rule for rule, defects in found.items() if defects})
    used = {
        counts[pattern.kind].of if pattern.kind in counts else pattern.kind
        for rule in program.rules
        for pattern in (*rule.when, *rule.unless)
    }
    for rule in program.rules:
        if not found[rule.id]:
            found[rule.id] += _lacks(rule, counts, alive)
        found[rule.id] += _unused(rule, used)
    return [defect for rule in program.rules for defect in found[rule.id]]


def _never_holds(program: Program, rule: Rule, counts: dict[str, Count]) -> Iterator[Defect]:
    """Find the contradictions inside one rule."""
    for pattern in rule.when:
        count = counts.get(pattern.kind)
        yield from _impossible(program, pattern, count)
        if count and _is_single(program, count):
            yield Defect(pattern.place, NEVER_SO_MANY(least=count.least))
    for variable, domain in rule.domains.items():
        if isinstance(domain, Words) and not domain.words:
            yield Defect(rule.place.at("when"), NEVER_SHARED(variable=f"${variable}"))
    for negated in rule.unless:
        if any(_implies(pattern, negated) for pattern in rule.when):
            yield Defect(negated.place, NEVER_UNLESS())


def _impossible(program: Program, pattern: Pattern, count: Count | None) -> Iterator[Defect]:
    kind, tests = (count.of, count.tests) if count else (pattern.kind, pattern.tests)
    for test in tests:
        field = program.shapes[kind][test.at]
        if not _is_possible(program.domains[kind][field], test):
            yield Defect(pattern.place.at(field), NEVER_VALUE(field=field, kind=kind))


def _is_possible(domain: Domain, test: Test) -> bool:
    if isinstance(domain, Words):
        return any(COMPARE[test.op](word, test.constant) for word in domain.words)
    if isinstance(domain, Whole) and isinstance(test.constant, int):
        if test.op == "<":
            return domain.least < test.constant
        return test.op not in {"=", "<="} or domain.least <= test.constant
    return True


def _is_single(program: Program, count: Count) -> bool:
    """Say whether all fields of the facts counted are fixed: then there is one fact at most."""
    fixed = {*count.group, *(test.at for test in count.tests if test.op == "=")}
    return len(fixed) == len(program.shapes[count.of])


def _implies(pattern: Pattern, negated: Pattern) -> bool:
    """Say whether any fact that fits the one pattern fits the negated one too."""
    equal = {(bind.at, bind.variable) for bind in pattern.binds}
    equal |= {(join.at, join.variable) for join in pattern.joins if join.op == "="}
    return (
        pattern.kind == negated.kind
        and set(negated.tests) <= set(pattern.tests)
        and all(join.op == "=" and (join.at, join.variable) in equal for join in negated.joins)
    )


def _concluded(program: Program, counts: dict[str, Count], never: set[str]) -> set[str]:
    """Return the kinds of which there can be facts, leaving out rules that never hold."""
    alive = set(INPUTS)
    growing = True
    while growing:
        growing = False
        for rule in program.rules:
            heads = {head.kind for head in rule.heads}
            if (
                rule.id not in never
                and not heads <= alive
                and not list(_lacks(rule, counts, alive))
            ):
                alive |= heads
                growing = True
    return alive


def _lacks(rule: Rule, counts: dict[str, Count], alive: set[str]) -> Iterator[Defect]:
    for pattern in rule.when:
        kind = counts[pattern.kind].of if pattern.kind in counts else pattern.kind
        if kind not in alive:
            yield Defect(pattern.place, NEVER_CONCLUDED(kind=kind))


def _unused(rule: Rule, used: set[str]) -> Iterator[Defect]:
    for head in rule.heads:
        if head.kind not in used and head.kind not in EFFECTS:
            yield Defect(head.place, NEVER_USED(kind=head.kind))
