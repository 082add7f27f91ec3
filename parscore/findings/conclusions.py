"""Conclusions of the rule network become effects on points and findings for people."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from parscore.documents.assessment import Because, Called, Finding
from parscore.inference.conclusions import sentence
from parscore.inference.facts import ANY
from parscore.reading.base import Template
from parscore.scoring.effects import Effects, PointEffect
from parscore.values.messages import Localised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from parscore.documents.assessment import ClassShown
    from parscore.documents.rulebook import Rulebook
    from parscore.findings.matter import Matter
    from parscore.inference.conclusions import Conclusion, Conclusions
    from parscore.inference.effects import Effect
    from parscore.inference.facts import Fact
    from parscore.scoring.tree import Total


INDICATOR_FIELDS = ("indicator", "measure", "containing")
_READ = ("indicator", "measure")  # what a leaf reads of these places the fact with the leaf
_FINDING = Template(Finding)


@dataclass(slots=True)
class _Collected:
    caps: dict[str, list[PointEffect]]
    withheld: dict[str, list[str]]
    penalties: dict[str, list[PointEffect]]
    bonuses: dict[str, list[PointEffect]]
    not_applicable: dict[str, str]
    gates: list[tuple[str, str]]


def effects_of(conclusions: Iterable[Conclusion], rulebook: Rulebook) -> Effects:
    """Return what the conclusions do to points. One rule does one thing to one node once."""
    found = _Collected({}, {}, {}, {}, {}, [])
    seen: set[tuple[object, ...]] = set()
    for conclusion in conclusions:
        effect = conclusion.effect
        if effect is None or effect.kind == "finding":  # it is told, and does nothing else
            continue
        key = (conclusion.rule.id, conclusion.fact)
        if key not in seen:
            seen.add(key)
            _collect(conclusion.rule.id, effect, rulebook, found)
    return Effects(
        caps={node: tuple(sorted(one, key=_order)) for node, one in found.caps.items()},
        withheld={node: tuple(sorted(rules)) for node, rules in found.withheld.items()},
        penalties={node: tuple(one) for node, one in found.penalties.items()},
        bonuses={node: tuple(one) for node, one in found.bonuses.items()},
        not_applicable=found.not_applicable,
        gates=tuple(found.gates),
    )


def _order(effect: PointEffect) -> tuple[object, ...]:
    return effect.points, effect.rule


def _collect(rule: str, effect: Effect, rulebook: Rulebook, found: _Collected) -> None:
    if effect.kind == "gate":
        if effect.class_at_most is not None:
            found.gates.append((rule, effect.class_at_most))
        return
    for node in _nodes(effect, rulebook):
        maximum = rulebook.nodes[node].maximum
        match effect.kind:
            case "cap" if effect.at is not None:
                limit = PointEffect(rule, effect.at.points(maximum))
                found.caps.setdefault(node, []).append(limit)
            case "withhold":
                found.withheld.setdefault(node, []).append(rule)
            case "penalty":
                taken = PointEffect(rule, effect.size(maximum))
                found.penalties.setdefault(node, []).append(taken)
            case "bonus":
                given = PointEffect(rule, effect.size(maximum))
                found.bonuses.setdefault(node, []).append(given)
            case "not_applicable":
                found.not_applicable.setdefault(node, rule)
            case _:
                pass


def _nodes(effect: Effect, rulebook: Rulebook) -> Iterable[str]:
    """Return the nodes of an effect; an effect whose node is not known yet may strike any."""
    if effect.node is None:
        return ()
    if effect.node == ANY:
        return rulebook.nodes
    return (effect.node,) if effect.node in rulebook.nodes else ()


def findings_of(conclusions: Conclusions, matter: Matter) -> list[Finding]:
    """Return what the conclusions say to people: in tree order, then by rule.

    A finding of no criterion stands with the first one that takes its indicator, else at the end.
    """
    name = _names(matter)
    found: list[tuple[int, str, Finding]] = []
    for conclusion in conclusions.items:
        effect, rule = conclusion.effect, conclusion.rule
        message = None if effect is None else sentence(conclusion, name)
        if effect is None or message is None:
            continue
        values = {
            "rule": rule.id,
            "effect": effect.kind,
            "severity": rule.severity,
            "node": effect.node,
            "message": message,
            "because": _because(conclusion, conclusions),
        }
        place = _place(effect, conclusion.because, matter.rulebook)
        found.append((place, rule.id, _FINDING.filled(values)))
    return [finding for _, _, finding in sorted(found, key=itemgetter(0, 1))]


def _place(effect: Effect, because: Iterable[Fact], rulebook: Rulebook) -> int:
    """Return where the criterion stands that a finding is about: its own, or the first of a fact's.

    The place behind the last criterion where there is none.
    """
    places, users = rulebook.places, rulebook.first_users
    last = len(places)
    found = [places.get(effect.node or "", last)]
    for fact in because:
        for key, value in fact.fields:
            if key == "node":
                found.append(places.get(str(value), last))
            elif key in _READ:
                found.append(users.get(str(value), last))
    return min(found)


def _because(conclusion: Conclusion, conclusions: Conclusions) -> tuple[Because, ...]:
    origins = ((fact, conclusions.origin(fact)) for fact in conclusion.because)
    return tuple(
        [_shown(fact, None if origin is None else origin.rule.id) for fact, origin in origins]
    )


@lru_cache(maxsize=4096)
def _shown(fact: Fact, rule: str | None) -> Because:
    """Return a fact as a finding shows it, made once: most come again with other communes."""
    return Because.model_construct(kind=fact.kind, fields=dict(fact.fields), rule=rule)


def rules_named(
    findings: Iterable[Finding],
    totals: Mapping[str, Total],
    rank: ClassShown | None,
    matter: Matter,
) -> dict[str, str]:
    """Return the titles of the rules that an assessment names by their ids."""
    named = {one.rule for one in findings}
    named |= {fact.rule for one in findings for fact in one.because if fact.rule is not None}
    named |= {one.rule for total in totals.values() for one in total.adjustments if one.rule}
    named |= set(() if rank is None else rank.capped_by)
    titles = matter.rulebook.rule_titles
    return {rule: titles[rule] for rule in sorted(named) if rule in titles}


def indicators_named(findings: Iterable[Finding], matter: Matter) -> dict[str, Called]:
    """Return the titles of the indicators that only a formula or a fact names.

    Those of criteria, minimums and targets stand with these.
    """
    book = matter.rulebook
    facts = [fact.fields for finding in findings for fact in finding.because]
    named = {str(one[key]) for one in facts for key in INDICATOR_FIELDS if key in one}
    shown = (named - book.measured) | book.read_only
    shown -= {one.indicator for one in matter.plan.targets}
    return {
        key: _called(book.indicator_title(key)) for key in sorted(shown & book.indicators.keys())
    }


@lru_cache(maxsize=1024)
def _called(title: Localised) -> Called:
    """Return a title as a document has it, made once: a dictionary calls all communes' the same."""
    return Called.model_construct(vi=title.vi, en=title.en)


def _names(matter: Matter) -> Callable[[str, str], Localised | None]:
    """Return how ids of each sort are called."""
    known, plan = matter.rulebook.titles, matter.plan

    @cache
    def planned(sort: str) -> Mapping[str, str]:
        if sort == "task":
            return {one.id: one.section for one in plan.tasks}
        if sort == "target":
            return {one.id: f"{one.section} “{one.quote}”" for one in plan.targets}
        return {}

    def called(sort: str, key: str) -> Localised | None:
        titles = known.get(sort)
        if titles is not None:
            return titles.get(key)
        title = planned(sort).get(key)
        return None if title is None else Localised(title, title)

    return called
