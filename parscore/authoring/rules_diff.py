"""How two rule sets differ: what came, what went, and which figure became which."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from parscore.authoring.diff_values import (
    class_changes,
    dues_of,
    goal_of,
    indicator_name,
    label_of,
    later,
    name_of,
    node_name,
    plain,
    rules_of,
    titles_in,
    where,
)
from parscore.authoring.diff_words import (
    CHANGED,
    CHOICES,
    GROUP_ADDED,
    GROUP_RETIRED,
    INDICATOR,
    ITEM_ADDED,
    ITEM_REMOVED,
    LEAF_ADDED,
    LEAF_RETIRED,
    MINIMUM,
    MINIMUM_ADDED,
    MINIMUM_REMOVED,
    NO,
    NONE,
    REWRITTEN,
    ROUNDED,
    RULE,
    RULE_ADDED,
    RULE_REMOVED,
    SHIFTED,
    SPAN,
    WHAT,
    WHOLE_SET,
    YES,
)
from parscore.authoring.formula_diff import Side, Told, formula_changes
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.documents.rulebook import Citing, MinimumRule, Node, Rulebook
    from parscore.documents.ruleset import EvidenceDemand
    from parscore.formulas.registry import Formula
    from parscore.values.messages import Argument, Localised, Text

PARTS = ("head", "tree", "minimums", "classes", "inference", "indicators")

HEAD = ("title", "issuer", "issued", "revision", "period", "confirmed_for")
SETTINGS = ("index_rounding", "total_rounding", "self_scoring_closes", "tolerance")
OF_A_GROUP = (
    *("number", "title", "parent", "kind", "period"),
    *("maximum", "floor", "in_max", "cap", "best_of"),
)
OF_A_NODE = (
    *OF_A_GROUP,
    *("indicator", "window", "zero_denominator", "denominator", "not_applicable", "rounding"),
    *("part_rounding", "evidence_policy", "lateness", "depends_on", "owner", "due"),
)
OF_AN_INDICATOR = ("title", "kind", "unit", "numerator", "denominator", "part_of_whole")
OF_A_RULE = ("title", "when", "unless", "then", "severity", "message")
LONG = frozenset(
    {"title", "owner", "numerator", "denominator", "when", "unless", "then", "message"}
)


class Change(NamedTuple):
    """One difference: where it belongs, its stable kind, the sentence, and whose figure it is.

    `name` is what the sentence calls its subject, where it opens with that.
    """

    part: str
    kind: str
    subject: str
    text: Text
    source: Citing | None = None
    name: Text | Localised | None = None


def compare(before: Rulebook, after: Rulebook) -> list[Change]:
    """Return every difference that an official would name, in the order of the later set.

    Days that merely move with the scored period are told together, in one sentence.
    """
    comparison = _Comparison(before, after)
    return [*comparison.changes(), *comparison.moved()]


def _asked(minimum: MinimumRule) -> tuple[object, ...]:
    return minimum.indicator, minimum.op, minimum.value, minimum.level


class _Comparison:
    """Collects the differences of two rule sets, and counts the days that moved with the period."""

    def __init__(self, before: Rulebook, after: Rulebook) -> None:
        self.before, self.after = before, after
        self.years = after.period.start.year - before.period.start.year
        self.shifted = 0

    def changes(self) -> list[Change]:
        """Return the differences, part by part."""
        return [
            *self._head(),
            *self._tree(),
            *self._minimums(),
            *self._classes(),
            *self._inference(),
            *self._indicators(),
        ]

    def moved(self) -> Iterator[Change]:
        """Yield the sentence that counts the days that moved."""
        if self.shifted:
            text = SHIFTED(count=self.shifted, years=self.years)
            yield Change("head", "days_shifted", self.after.id, text)

    def _same(self, old: Any, new: Any) -> bool:  # noqa: ANN401 - any value of a rulebook
        """Tell whether a value is the same, or the same day or span so many years later."""
        if old == new:
            return True
        if self.years and old is not None and later(old, self.years) == new:
            self.shifted += 1
            return True
        return False

    def _fields(
        self, old: object, new: object, keys: Iterable[str], subject: Argument
    ) -> Iterator[Told]:
        """Yield the changed values of two things of one kind."""
        for key in keys:
            one, other = getattr(old, key), getattr(new, key)
            if not self._same(one, other):
                sentence = REWRITTEN if key in LONG and one and other else CHANGED
                ends = {
                    "before": self._shown(one, self.before),
                    "after": self._shown(other, self.after),
                }
                text = sentence(subject=subject, what=WHAT[label_of(new, key)], **ends)
                yield Told(f"{key}_changed", text)

    def _shown(self, value: Any, of: Rulebook) -> Argument:  # noqa: ANN401 - any value of it
        match value:
            case None | () | "":
                return NONE
            case bool():
                return YES if value else NO
            case str():
                return CHOICES.get(value, name_of(of, value))
            case Period():
                return SPAN(start=value.start, end=value.end)
            case Rounding():
                return ROUNDED(places=value.places, mode=CHOICES[value.mode])
            case int() | Fraction() | date():
                return value
        return plain(value)

    def _head(self) -> Iterator[Change]:
        old, new = self.before, self.after
        name = new.id
        years, self.years = self.years, 0  # the period itself is told, not counted as moved
        for told in self._fields(old, new, HEAD, WHOLE_SET):
            yield Change("head", told.kind, name, told.text, name=WHOLE_SET)
        self.years = years
        if old.number != new.number:
            ends = {"before": old.number or NONE, "after": new.number or NONE}
            text = CHANGED(subject=WHOLE_SET, what=WHAT["decision"], **ends)
            yield Change("head", "decision_changed", name, text, name=WHOLE_SET)
        for told in self._fields(old, new, SETTINGS, WHOLE_SET):
            yield Change("head", told.kind, name, told.text, name=WHOLE_SET)

    def _tree(self) -> Iterator[Change]:
        for node in self.after.nodes.values():
            was = self.before.nodes.get(node.id)
            told = self._added(node) if was is None else self._node(was, node)
            name = node_name(node)
            yield from (
                Change("tree", one.kind, node.id, one.text, node.source, name) for one in told
            )
        for node in self.before.nodes.values():
            if node.id not in self.after.nodes:
                leaf = node.is_leaf
                text = (
                    LEAF_RETIRED(node=node_name(node), max=node.maximum)
                    if leaf
                    else GROUP_RETIRED(node=node_name(node))
                )
                kind = "leaf_retired" if leaf else "group_retired"
                yield Change("tree", kind, node.id, text, node.source)

    def _added(self, node: Node) -> Iterator[Told]:
        if node.formula is None:
            yield Told("group_added", GROUP_ADDED(node=node_name(node)))
        else:
            words = _side(node, node.formula, self.after).words()
            text = LEAF_ADDED(node=node_name(node), max=node.maximum, formula=words)
            yield Told("leaf_added", text)

    def _node(self, old: Node, new: Node) -> Iterator[Told]:
        subject = node_name(new)
        keys = OF_A_NODE if new.is_leaf or old.is_leaf else OF_A_GROUP
        yield from self._fields(old, new, keys, subject)
        if old.formula is not None and new.formula is not None:
            sides = _side(old, old.formula, self.before), _side(new, new.formula, self.after)
            yield from formula_changes(*sides, subject)
            yield from self._due_of_formula(old, new, subject)
        yield from self._evidence(old.evidence, new.evidence, subject)
        if where(old.source) != where(new.source):
            ends = {"before": where(old.source), "after": where(new.source)}
            text = REWRITTEN(subject=subject, what=WHAT["source"], **ends)
            yield Told("source_changed", text)

    def _due_of_formula(self, old: Node, new: Node, subject: Argument) -> Iterator[Told]:
        pairs = zip(dues_of(old), dues_of(new), strict=False)
        for one, other in pairs:
            if not self._same(one, other):
                ends = {"before": one or NONE, "after": other or NONE}
                yield Told("due_changed", CHANGED(subject=subject, what=WHAT["due"], **ends))

    def _evidence(
        self,
        old: tuple[EvidenceDemand, ...],
        new: tuple[EvidenceDemand, ...],
        subject: Argument,
    ) -> Iterator[Told]:
        before, after = ({one.id: one for one in several} for several in (old, new))
        what = WHAT["evidence"]
        for name, demand in after.items():
            if name not in before:
                text = ITEM_ADDED(subject=subject, what=what, item=demand.title)
                yield Told("evidence_added", text)
                continue
            was = before[name]
            for key in ("title", "proves", "owner"):
                one, other = getattr(was, key), getattr(demand, key)
                if one != other:
                    of = what if key == "title" else WHAT[key]
                    ends = {"before": one or NONE, "after": other or NONE}
                    yield Told("evidence_changed", REWRITTEN(subject=subject, what=of, **ends))
        for name, demand in before.items():
            if name not in after:
                text = ITEM_REMOVED(subject=subject, what=what, item=demand.title)
                yield Told("evidence_removed", text)

    def _minimums(self) -> Iterator[Change]:
        old = {one.id: one for one in self.before.minimums}
        new = {one.id: one for one in self.after.minimums}
        for name, minimum in new.items():
            goal, title = (
                goal_of(minimum, self.after),
                indicator_name(self.after, minimum.indicator),
            )
            was = old.get(name)
            if was is None:
                text = MINIMUM_ADDED(title=title, goal=goal)
                yield Change("minimums", "minimum_added", name, text, minimum.source)
                continue
            subject = MINIMUM(title=title)
            if _asked(was) != _asked(minimum):
                ends = {"before": goal_of(was, self.before), "after": goal}
                text = CHANGED(subject=subject, what=WHAT["goal"], **ends)
                yield Change("minimums", "minimum_changed", name, text, minimum.source, subject)
            for told in self._fields(was, minimum, ("period",), subject):
                yield Change(
                    "minimums", "minimum_changed", name, told.text, minimum.source, subject
                )
        for name, minimum in old.items():
            if name not in new:
                title = indicator_name(self.before, minimum.indicator)
                text = MINIMUM_REMOVED(title=title, goal=goal_of(minimum, self.before))
                yield Change("minimums", "minimum_removed", name, text, minimum.source)

    def _classes(self) -> Iterator[Change]:
        source = self.after.classes_source
        for told in class_changes(self.before.classes, self.after.classes):
            yield Change("classes", told.kind, self.after.id, told.text, source)
        ties = [r.ranking.ties if r.ranking else None for r in (self.before, self.after)]
        if ties[0] != ties[1]:
            ends = {"before": ties[0] or NONE, "after": ties[1] or NONE}
            text = CHANGED(subject=WHOLE_SET, what=WHAT["ties"], **ends)
            yield Change("classes", "ranking_changed", self.after.id, text)

    def _inference(self) -> Iterator[Change]:
        old, new = rules_of(self.before), rules_of(self.after)
        for name, (rule, source) in new.items():
            if name not in old:
                text = RULE_ADDED(id=name, title=rule.title)
                yield Change("inference", "rule_added", name, text, source)
                continue
            subject = RULE(id=name)
            for told in self._fields(old[name][0], rule, OF_A_RULE, subject):
                yield Change("inference", "rule_changed", name, told.text, source, subject)
        for name, (rule, source) in old.items():
            if name not in new:
                text = RULE_REMOVED(id=name, title=rule.title)
                yield Change("inference", "rule_removed", name, text, source)

    def _indicators(self) -> Iterator[Change]:
        """Yield what has another meaning among the indicators that both sets measure."""
        for name in self.after.users:
            old, new = self.before.indicators.get(name), self.after.indicators.get(name)
            if old is not None and new is not None and name in self.before.users:
                subject = INDICATOR(title=new.title)
                for told in self._fields(old, new, OF_AN_INDICATOR, subject):
                    yield Change("indicators", "indicator_changed", name, told.text, name=subject)


def _side(node: Node, formula: Formula, rulebook: Rulebook) -> Side:
    indicator = rulebook.indicators.get(node.indicator or "")
    return Side(formula, node.maximum, indicator, titles_in(rulebook))
