"""The inference rules that spoke of one node, each with the facts on which it rests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.blocks import Bullet, Bullets, Paragraph, Section
from parscore.reports.phrases import (
    BECAUSE,
    CITED,
    DERIVED,
    FACT,
    ITEM,
    NO_RULES,
)
from parscore.reports.sections.findings import by_rule, points_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Because, Finding, NodeShown
    from parscore.reports.subject import Subject

NODES: Final = ("node", "on", "parent", "field")
INDICATORS: Final = ("indicator", "measure", "containing")
TARGETS: Final = ("first", "second")


def rules(subject: Subject, node: NodeShown) -> Section:
    """Return the findings about a node, or that rest on a fact about it."""
    title = subject.write.say(labels.HEADING, "rules")
    found = [one for one in subject.assessment.findings if _is_about(one, node)]
    items = tuple(bullet for finding in found for bullet in _told(subject, finding))
    if not items:
        return Section(title, (Paragraph(subject.write.text(NO_RULES())),))
    return Section(title, (Bullets(items),))


def _is_about(finding: Finding, node: NodeShown) -> bool:
    if finding.node == node.id:
        return True
    return any(_names(fact, node) for fact in finding.because)


def _names(fact: Because, node: NodeShown) -> bool:
    """Tell whether a fact is about a node or about the indicator that it is scored by."""
    if any(fact.fields.get(name) == node.id for name in NODES):
        return True
    own = node.indicator
    return own is not None and any(fact.fields.get(name) == own for name in INDICATORS)


def _told(subject: Subject, finding: Finding) -> Iterator[Bullet]:
    """Return a finding, its rule with the points it moved, and why."""
    write = subject.write
    yield Bullet(write.text(finding.message))
    yield Bullet(by_rule(subject, finding, points_of(subject, finding)), depth=1)
    yield from _chain(subject, finding, 1, (finding,))


def _chain(
    subject: Subject, finding: Finding, depth: int, above: tuple[Finding, ...]
) -> Iterator[Bullet]:
    """Return the facts of a finding; below one that a rule drew, the facts of that rule."""
    for fact in finding.because:
        yield Bullet(_because(subject, fact), depth)
        for origin in subject.assessment.findings:
            if _drew(origin, fact) and origin not in above:
                yield from _chain(subject, origin, depth + 1, (*above, origin))


def _drew(origin: Finding, fact: Because) -> bool:
    same = origin.rule == fact.rule and origin.effect == fact.kind
    return same and origin.node == fact.fields.get("node")


def _because(subject: Subject, fact: Because) -> str:
    write = subject.write
    kind = write.say(labels.FACT, fact.kind)
    pairs = (
        ITEM(name=write.say(labels.FACT_FIELD, name), value=_value(subject, fact, name, value))
        for name, value in fact.fields.items()
        if (fact.kind, name) != ("minimum", "id")  # its indicator says which it is
    )
    said = write.text(FACT(kind=kind, fields="; ".join(map(write.text, pairs))))
    if fact.rule is None:
        return write.text(BECAUSE(fact=said))
    return write.text(DERIVED(fact=said, rule=subject.rule(fact.rule)))


def _value(subject: Subject, fact: Because, name: str, value: str | int) -> str:
    """Return a value of a fact by its name: a title for an id, a word for a state."""
    if isinstance(value, int):
        return subject.write.number(str(value))
    if name in NODES:
        return subject.node_name(value)
    if name in INDICATORS:
        return subject.indicator_titles.get(value, value)
    if name in TARGETS or (name, fact.kind) == ("id", "target"):
        return _target(subject, value)
    if name == "document":
        known = subject.evidence.get((str(fact.fields.get("node")), value))
        return value if known is None else known.title
    return subject.task_sections.get(value) or subject.write.say(labels.FACT_WORD, value)


def _target(subject: Subject, target: str) -> str:
    known = subject.targets.get(target)
    if known is None:
        return target
    return subject.write.text(CITED(clause=known.section, quote=known.quote))
