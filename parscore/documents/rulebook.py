"""A rule set with its frame folded in and every default written out: what evaluation reads."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.documents.phases import phases_of, standing_on
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from parscore.documents.assessment import NodeShown, Scheme
    from parscore.documents.indicators import Indicator, Quotation
    from parscore.documents.inference_rules import InferenceRules
    from parscore.documents.ruleset import (
        Classes,
        EvidenceDemand,
        EvidencePolicy,
        Lateness,
        NodeKind,
        NotApplicable,
        Operator,
        Ranking,
        RoundingRule,
    )
    from parscore.documents.sources import Basis
    from parscore.formulas.base import BaseFormula
    from parscore.formulas.outcome import Denominator, Goal, ZeroDenominator
    from parscore.formulas.registry import Formula
    from parscore.reading.base import Template
    from parscore.values.numbers import Rounding


class Citing(NamedTuple):
    """Whose figure it is, with the cited document's name written out."""

    basis: Basis
    reason: str | None
    document: str | None
    clause: str | None
    quote: str | None


class Node(NamedTuple):
    """A node of the tree with every setting that holds for it.

    `period` is set where the node is part of the tree on some days only. `maximum` is in points:
    a group's is the sum of what it holds, in the phase where that is most; `in_max` tells whether
    it counts in the parent's maximum; a leaf has a `formula`, a group has `children`; `reads` names
    the indicators its points depend on.
    """

    id: str
    parent: str | None
    field: str
    number: str
    title: str
    title_en: str | None
    kind: NodeKind
    period: Period | None
    maximum: Fraction
    floor: Fraction
    in_max: bool
    children: tuple[str, ...]
    cap: Fraction | None
    best_of: int | None
    formula: Formula | None
    indicator: str | None
    window: Period | None
    zero_denominator: ZeroDenominator
    denominator: Denominator | None
    not_applicable: NotApplicable
    rounding: Rounding | None
    part_rounding: Rounding | None
    evidence: tuple[EvidenceDemand, ...]
    evidence_policy: EvidencePolicy
    lateness: Lateness | None
    reads: tuple[str, ...]
    depends_on: tuple[str, ...]
    owner: str | None
    due: date | None
    source: Citing

    @property
    def is_leaf(self) -> bool:
        """Tell whether this node is scored by a formula."""
        return self.formula is not None


class Demanded(NamedTuple):
    """A document that a leaf demands; `window` is set where it need not be of the scored period.

    A document that is handed in says what it is for; `answered_by` is what it may say there.
    """

    demand: EvidenceDemand
    id: str
    answered_by: tuple[str | None, ...]
    window: Period | None


class MinimumRule(NamedTuple):
    """A provincial minimum, resolved: a `value` in the indicator's unit, or one of its levels."""

    id: str
    indicator: str
    op: Operator
    value: Fraction | None
    level: str | None
    period: Period | None
    source: Citing


class Sensitivity(NamedTuple):
    """How far assumed maxima of fields are moved, in percent of each, and who says so."""

    tolerance: Fraction
    source: Citing


@dataclass(frozen=True)
class Rulebook:
    """A rule set, ready to evaluate. `nodes` stand in tree order, parents before children.

    `quoted` holds the rule sets whose results it quotes, by id; `phase` is set where the tree is
    that of one phase out of several.
    """

    id: str
    title: str
    number: str | None
    issued: date | None
    issuer: str | None
    revision: int
    province: str | None
    province_name: str | None
    period: Period
    confirmed_for: Period | None
    sha256: str
    nodes: Mapping[str, Node]
    indicators: Mapping[str, Indicator]
    minimums: tuple[MinimumRule, ...]
    classes: Classes | None
    classes_source: Citing | None
    ranking: Ranking | None
    index_rounding: Rounding | None
    total_rounding: Rounding | None
    rounding: RoundingRule | None
    self_scoring_closes: date | None
    source: Citing
    inference: Mapping[str, InferenceRules] = field(default_factory=dict)
    sensitivity: Sensitivity | None = None
    quoted: Mapping[str, Rulebook] = field(default_factory=dict)
    phase: Period | None = None

    def on(self, day: date) -> Rulebook:
        """Return the set with the tree of one day; a day outside the period is taken into it.

        A set whose tree never changes is its own.
        """
        if len(self._by_phase) == 1:
            return self
        within = self.period.nearest(day)
        return next(book for phase, book in self._by_phase.items() if phase.contains(within))

    @property
    def tolerance(self) -> Fraction | None:
        """Return how far assumed maxima are moved, in percent; None where the set does not say."""
        return None if self.sensitivity is None else self.sensitivity.tolerance

    @cached_property
    def phases(self) -> tuple[Period, ...]:
        """Return the spans in which the tree stays as it is, in order."""
        return (self.phase,) if self.phase else phases_of(self.period, self.nodes.values())

    @cached_property
    def _by_phase(self) -> Mapping[Period, Rulebook]:
        if len(self.phases) == 1:
            return {self.phases[0]: self}
        return {
            phase: replace(self, nodes=standing_on(self.nodes, phase.start), phase=phase)
            for phase in self.phases
        }

    @cached_property
    def bottom_up(self) -> tuple[Node, ...]:
        """Return every node, children before their parents."""
        return tuple(self.nodes.values())[::-1]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Return where each node stands in tree order, from 0."""
        return {name: place for place, name in enumerate(self.nodes)}

    @cached_property
    def children(self) -> Mapping[str, tuple[Node, ...]]:
        """Return, for each node, what it holds."""
        nodes = self.nodes
        return {name: tuple(nodes[one] for one in node.children) for name, node in nodes.items()}

    @cached_property
    def sharing(self) -> frozenset[str]:
        """Return the groups in which the points of some child are shared if it does not apply."""
        names = self.children.items()
        return frozenset(
            name
            for name, held in names
            if any(one.not_applicable == "redistribute" for one in held)
        )

    @cached_property
    def lineages(self) -> Mapping[str, tuple[Node, ...]]:
        """Return, for each node, itself and those above it."""
        found: dict[str, tuple[Node, ...]] = {}
        for name, node in self.nodes.items():  # parents stand before children
            found[name] = (node, *(() if node.parent is None else found[node.parent]))
        return found

    @cached_property
    def limited(self) -> frozenset[str]:
        """Return the nodes whose points something on their way to the whole may limit."""
        above = {name for name, node in self.nodes.items() if _limits(node)}
        lineages = self.lineages.items()
        return frozenset(n for n, line in lineages if any(one.id in above for one in line))

    @cached_property
    def inside(self) -> frozenset[str]:
        """Return the nodes whose maximum is part of the whole."""
        lineages = self.lineages.items()
        return frozenset(name for name, line in lineages if all(one.in_max for one in line))

    @cached_property
    def least_inside(self) -> Fraction:
        """Return the smallest maximum or cap that counts in the whole, 0 where nothing has any."""
        inside = [self.nodes[name] for name in self.inside]
        sizes = [node.maximum for node in inside if node.is_leaf]
        sizes += [node.cap for node in inside if node.cap is not None]
        return min((size for size in sizes if size > 0), default=Fraction(0))

    @cached_property
    def leaves(self) -> tuple[Node, ...]:
        """Return the leaves in tree order."""
        return tuple(node for node in self.nodes.values() if node.is_leaf)

    @cached_property
    def groups(self) -> tuple[Node, ...]:
        """Return the nodes that hold others, each after those that it holds."""
        return tuple(node for node in self.bottom_up if not node.is_leaf)

    @cached_property
    def past(self) -> frozenset[str]:
        """Return the leaves of which what was measured cannot be undone in this period."""
        known = {leaf.id: self.indicators.get(leaf.indicator or "") for leaf in self.leaves}
        return frozenset(name for name, one in known.items() if one is not None and one.is_past)

    @cached_property
    def roots(self) -> tuple[Node, ...]:
        """Return the top of the tree (lĩnh vực, bonus and penalty groups)."""
        return tuple(node for node in self.nodes.values() if node.parent is None)

    @cached_property
    def scoring_order(self) -> tuple[Node, ...]:
        """Return the leaves so that each comes after the leaves on which its formula depends."""
        done: dict[str, Node] = {}

        def visit(node: Node, path: tuple[str, ...]) -> None:
            if node.id in done or node.id in path:
                return
            for other in asked_nodes(node.formula):
                if other in self.nodes and self.nodes[other].is_leaf:
                    visit(self.nodes[other], (*path, node.id))
            done[node.id] = node

        for leaf in self.leaves:
            visit(leaf, ())
        return tuple(done.values())

    @cached_property
    def asked_leaves(self) -> frozenset[str]:
        """Return the leaves whose result some formula asks for."""
        return frozenset([name for leaf in self.leaves for name in asked_nodes(leaf.formula)])

    @cached_property
    def schemes(self) -> Mapping[str, Scheme]:
        """Return what is declared of each node, by id, as every assessment repeats it."""
        from parscore.documents.schemes import schemes_of  # noqa: PLC0415 - it reads rulebooks

        return schemes_of(self)

    @cached_property
    def repeated(self) -> Mapping[str, Template[NodeShown]]:
        """Return each node as every assessment shows it, its results left open."""
        from parscore.documents.repeated import repeated_of  # noqa: PLC0415 - it reads rulebooks

        return repeated_of(self)

    def indicator_title(self, indicator: str) -> Localised:
        """Return an indicator's name; its id where the dictionary does not have it."""
        return self._indicator_titles.get(indicator) or Localised(indicator, indicator)

    @cached_property
    def _indicator_titles(self) -> Mapping[str, Localised]:
        return {name: Localised(one.title, one.title_en) for name, one in self.indicators.items()}

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, Localised]]:
        """Return how the ids of a rule set are called in sentences, by what they are ids of."""
        indicators = self.indicators.values()
        demands = [demand for leaf in self.leaves for demand in leaf.evidence]
        return {
            "node": {name: _numbered(node) for name, node in self.nodes.items()},
            "indicator": self._indicator_titles,
            "minimum": {one.id: self.indicator_title(one.indicator) for one in self.minimums},
            "level": {
                level.id: Localised(level.vi, level.en)
                for one in indicators
                for level in one.levels
            },
            "document": {one.id: Localised(one.title, one.title) for one in demands},
        }

    @cached_property
    def node_titles(self) -> Mapping[str, Localised]:
        """Return the names of the criteria; in English that of the indicator where it has none."""
        return {name: self._node_title(node) for name, node in self.nodes.items()}

    def _node_title(self, node: Node) -> Localised:
        english = node.title_en
        if english is None and node.indicator is not None:
            english = self.indicator_title(node.indicator).en
        return Localised(node.title, english or node.title)

    @cached_property
    def goals(self) -> Mapping[str, Goal | None]:
        """Return what brings full marks of each leaf; None where there is no threshold."""
        nodes = self.nodes.items()
        return {name: one.formula.goal(one.maximum) for name, one in nodes if one.formula}

    @cached_property
    def owners(self) -> Mapping[str, str | None]:
        """Return who answers for each leaf: its own owner, else the one who holds the figure."""
        return {leaf.id: leaf.owner or self._holder(leaf.indicator) for leaf in self.leaves}

    def _holder(self, indicator: str | None) -> str | None:
        known = self.indicators.get(indicator or "")
        return known.owner if known else None

    @cached_property
    def users(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each indicator, the leaves whose formula reads it."""
        found: dict[str, list[str]] = {}
        for leaf in self.leaves:
            for indicator in leaf.reads:
                found.setdefault(indicator, []).append(leaf.id)
        return {indicator: tuple(nodes) for indicator, nodes in found.items()}

    @cached_property
    def demands(self) -> Mapping[str, tuple[Demanded, ...]]:
        """Return, for each leaf that demands documents, what it demands."""
        demanding = [leaf for leaf in self.leaves if leaf.evidence]
        return {
            leaf.id: tuple([_demanded(one, leaf) for one in leaf.evidence]) for leaf in demanding
        }

    @cached_property
    def containing(self) -> Mapping[str, str]:
        """Return, for each indicator that is part of another one, which it is part of."""
        known = self.indicators.items()
        return {name: one.part_of for name, one in known if one.part_of is not None}

    @cached_property
    def asked(self) -> frozenset[str]:
        """Return the indicators that a leaf, a minimum or a containing measure asks for.

        What a rule set that is quoted asks for is asked, too.
        """
        inside = [name for book in self.quoted.values() for name in book.users]
        return frozenset([*self.users, *(one.indicator for one in self.minimums)]).union(
            self.containing.values(), inside
        )

    @cached_property
    def first_users(self) -> Mapping[str, int]:
        """Return, for each indicator, where the first leaf stands whose formula reads it."""
        return {name: min(self.places[leaf] for leaf in one) for name, one in self.users.items()}

    @cached_property
    def read_apart(self) -> Mapping[str, tuple[str, ...]]:
        """Return, for each leaf that has any, the indicators it reads beside its own."""
        others = {leaf.id: [i for i in leaf.reads if i != leaf.indicator] for leaf in self.leaves}
        return {leaf: tuple(names) for leaf, names in others.items() if names}

    @cached_property
    def measured(self) -> frozenset[str]:
        """Return the indicators that a leaf or a minimum is about."""
        leaves = [leaf.indicator for leaf in self.leaves if leaf.indicator is not None]
        return frozenset([*leaves, *(one.indicator for one in self.minimums)])

    @cached_property
    def read_only(self) -> frozenset[str]:
        """Return the indicators that formulas read, and that no leaf or minimum is about."""
        return frozenset(self.users.keys() - self.measured)

    @cached_property
    def rule_titles(self) -> Mapping[str, str]:
        """Return the titles of the inference rules, by id."""
        files = self.inference.values()
        return {one.id: one.title for file in files for one in file.rules}

    @cached_property
    def assumed(self) -> tuple[Node, ...]:
        """Return the leaves whose points are assumed, in tree order."""
        return tuple(leaf for leaf in self.leaves if leaf.source.basis == "assumed")

    @cached_property
    def assumed_fields(self) -> frozenset[str]:
        """Return the fields on the scale in which some leaf has assumed points."""
        assumed = {leaf.field for leaf in self.assumed}
        fields = [one.id for one in self.roots if one.kind == "standard" and one.maximum > 0]
        return frozenset(assumed.intersection(fields))

    @cached_property
    def basis(self) -> Literal["official", "assumed", "mixed"]:
        """Return whose the points and minimums are."""
        kinds = {leaf.source.basis for leaf in self.leaves}
        kinds |= {minimum.source.basis for minimum in self.minimums}
        return "mixed" if len(kinds) > 1 else next(iter(kinds), "assumed")

    @cached_property
    def quotations(self) -> Mapping[str, Quotation]:
        """Return, for each indicator read here that quotes another rule set, what it quotes."""
        read = [*self.users, *(minimum.indicator for minimum in self.minimums)]
        known = {name: self.indicators[name] for name in read if name in self.indicators}
        return {name: one.quoted for name, one in known.items() if one.quoted is not None}


def _demanded(demand: EvidenceDemand, leaf: Node) -> Demanded:
    """Return what a leaf demands; a document for nothing can only be meant for a single demand."""
    own, name = demand.window, demand.id
    answered_by = (name, None) if len(leaf.evidence) == 1 else (name,)
    return Demanded(demand, name, answered_by, Period(own.from_, own.to) if own else leaf.window)


def _limits(node: Node) -> bool:
    """Tell whether what a node holds may come to more or less than its points."""
    rounds = node.rounding is not None and not node.is_leaf
    return node.cap is not None or node.best_of is not None or rounds or node.kind == "penalty"


def _numbered(node: Node) -> Localised:
    english = node.title_en or node.title
    return Localised(f"{node.number} {node.title}", f"{node.number} {english}")


def walk_formulas(formula: BaseFormula | None) -> Iterator[BaseFormula]:
    """Yield a formula and every formula inside it."""
    if formula is None:
        return
    yield formula
    for inner in formula.inner():
        yield from walk_formulas(inner)


def asked_nodes(formula: BaseFormula | None) -> set[str]:
    """Return the ids of the leaves whose result a formula asks for."""
    return {node for one in walk_formulas(formula) for node in one.asks_nodes()}
