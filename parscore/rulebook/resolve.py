"""From a layered rule set to a rulebook: every default written out, every reference followed."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from parscore.documents.phases import with_maxima
from parscore.documents.rulebook import (
    Citing,
    MinimumRule,
    Node,
    Rulebook,
    Sensitivity,
    walk_formulas,
)
from parscore.documents.ruleset import Settings
from parscore.documents.sources import Source as Whose
from parscore.formulas.outcome import Denominator
from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook.kinds import (
    ASSUMED_WITHOUT_REASON,
    NEITHER_CITED_NOR_ASSUMED,
    NO_SETTING,
    OFFICIAL_WITHOUT_CITATION,
    SOURCE_CYCLE,
    UNKNOWN_DOCUMENT,
    UNKNOWN_SOURCE,
)
from parscore.rulebook.layer import Branch, Origin, all_branches
from parscore.values.exact import Fraction
from parscore.values.numbers import Rounding
from parscore.values.periods import Period
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.documents.indicators import Indicator
    from parscore.documents.inference_rules import InferenceRules
    from parscore.documents.ruleset import Criterion, Minimum, NodeKind, RoundingRule
    from parscore.documents.sources import ClosedSpan
    from parscore.reading.source import Source
    from parscore.rulebook.layer import Layered

ZERO = Fraction(0)
NOWHERE = Citing("assumed", None, None, None, None)


class Resolver:
    """Resolves one layered rule set and collects what is wrong on the way."""

    def __init__(self, layered: Layered) -> None:
        self.layered = layered
        self.problems: list[Problem] = list(layered.problems)
        self.settings = _merged_settings(layered)

    def nodes(self) -> dict[str, Node]:
        """Return every node by id, parents before children; those of groups without a maximum."""
        found: dict[str, Node] = {}
        for branch in self.layered.tree:
            self._add(branch, None, self.settings.source, found)
        return found

    def minimums(self) -> tuple[MinimumRule, ...]:
        """Return the provincial minimums of the whole chain; a later id replaces an earlier one."""
        found: dict[str, MinimumRule] = {}
        for written in self.layered.chain:
            for i, minimum in enumerate(written.document.minimums):
                found[minimum.id] = self._minimum(minimum, Origin(written.source, ("minimums", i)))
        return tuple(found.values())

    def citing(self, whose: Whose | None, name: str, origin: Origin) -> Citing:
        """Return whose figure it is; a figure that nobody vouches for is a problem."""
        merged = self._used(whose, origin)
        if merged.basis is None:
            self.problems.append(origin.problem(NEITHER_CITED_NOR_ASSUMED, id=name))
            return NOWHERE
        if merged.basis == "official" and merged.citation is None:
            self.problems.append(origin.problem(OFFICIAL_WITHOUT_CITATION, "source", id=name))
        if merged.basis == "assumed" and not merged.reason:
            self.problems.append(origin.problem(ASSUMED_WITHOUT_REASON, "source", id=name))
        citation = merged.citation
        if citation is None:
            return Citing(merged.basis, merged.reason, None, None, None)
        document = self.layered.documents.get(citation.document)
        if document is None:
            guess = did_you_mean(citation.document, self.layered.documents)
            args = {"id": citation.document, "guess": guess}
            self.problems.append(origin.problem(UNKNOWN_DOCUMENT, "source", "citation", **args))
        title = document.title if document else citation.document
        return Citing(merged.basis, merged.reason, title, citation.clause, citation.quote)

    def _used(self, whose: Whose | None, origin: Origin, seen: tuple[str, ...] = ()) -> Whose:
        """Return a source with what it leaves out taken from the sources that it uses."""
        own = whose or Whose.model_construct()
        shared = self.settings.source if own.use is None else self.layered.sources.get(own.use)
        if own.use is not None and shared is None:
            guess = did_you_mean(own.use, self.layered.sources)
            args = {"id": own.use, "guess": guess}
            self.problems.append(origin.problem(UNKNOWN_SOURCE, "source", "use", **args))
        if shared is None or (shared is own and own.use is None):
            return own
        if own.use in seen:
            chain = " → ".join([*seen[seen.index(own.use) :], own.use])
            self.problems.append(origin.problem(SOURCE_CYCLE, "source", "use", chain=chain))
            return own
        path = seen if own.use is None else (*seen, own.use)
        rest = self._used(shared, origin, path) if shared.use is not None else shared
        return Whose.model_construct(
            basis=own.basis or rest.basis,
            reason=own.reason or rest.reason,
            citation=own.citation or rest.citation,
        )

    def _add(
        self,
        branch: Branch,
        parent: Node | None,
        inherited: Whose | None,
        found: dict[str, Node],
    ) -> None:
        whose = branch.whose or inherited
        node = self._node(branch, parent, whose)
        found.setdefault(node.id, node)
        for child in branch.children:
            self._add(child, node, whose, found)

    def _node(self, branch: Branch, parent: Node | None, whose: Whose | None) -> Node:
        written, origin = branch.criterion, branch.origin
        leaf = written.formula is not None
        rounding = written.rounding or self.settings.rounding
        kind = parent.kind if parent and written.kind == "standard" else written.kind
        return Node(
            id=written.id,
            parent=parent.id if parent else None,
            field=parent.field if parent else written.id,
            number=written.number,
            title=written.title,
            title_en=written.title_en,
            kind=kind,
            period=_period(written.period),
            maximum=written.maximum or ZERO,
            floor=written.floor or ZERO,
            in_max=_stands_inside(written, kind, parent.kind if parent else "standard"),
            children=tuple(child.criterion.id for child in branch.children),
            cap=written.cap,
            best_of=written.best_of,
            formula=written.formula,
            indicator=written.indicator,
            window=_period(written.window),
            zero_denominator=self._setting("zero_denominator", written, origin, leaf=leaf),
            denominator=_denominator(written),
            not_applicable=self._setting("not_applicable", written, origin, leaf=leaf),
            rounding=_rounding_at(rounding, ("part", "leaf") if leaf else ("group",)),
            part_rounding=_rounding_at(rounding, ("part",)) if leaf else None,
            evidence=written.evidence,
            evidence_policy=self._setting("evidence_missing", written, origin, leaf=leaf),
            lateness=written.lateness,
            reads=_reads(written),
            depends_on=written.depends_on,
            owner=written.owner,
            due=written.due,
            source=self.citing(whose, written.id, origin) if leaf else self._group_source(branch),
        )

    def _group_source(self, branch: Branch) -> Citing:
        """Return a group's own source; a group without one adds up what its leaves state."""
        if branch.whose is None:
            return NOWHERE
        return self.citing(branch.whose, branch.criterion.id, branch.origin)

    def _setting(self, name: str, written: Criterion, origin: Origin, *, leaf: bool) -> Any:  # noqa: ANN401 - one of three enumerations
        own = getattr(written, name, None) or getattr(self.settings, name)
        if own is None and leaf:
            self.problems.append(origin.problem(NO_SETTING, id=written.id, setting=name))
        return own or _HARMLESS[name]

    def _minimum(self, minimum: Minimum, origin: Origin) -> MinimumRule:
        return MinimumRule(
            minimum.id,
            minimum.indicator,
            minimum.op,
            minimum.value,
            minimum.level,
            _period(minimum.period),
            self.citing(minimum.source, minimum.id, origin),
        )


# Stands in where a setting is missing, so that the rest of the set can still be checked.
_HARMLESS = {
    "zero_denominator": "undetermined",
    "not_applicable": "reduce",
    "evidence_missing": "warn",
}


def resolve(
    layered: Layered,
    indicators: Mapping[str, Indicator],
    inference: Mapping[str, InferenceRules],
    texts: Iterable[Source],
) -> tuple[Rulebook, list[Problem]]:
    """Return the rulebook, and everything that is wrong with it.

    `texts` are all the files that make it up; their content gives the hash.

    Raises:
        Unreadable: so much is wrong that no rulebook can be made.
    """
    resolver = Resolver(layered)
    nodes = resolver.nodes()
    if any(branch.criterion.id not in nodes for branch in all_branches(layered.tree)):
        raise Unreadable(resolver.problems)
    document = layered.document
    period = Period(document.period.from_, document.period.to)
    settings = resolver.settings
    top = Origin(layered.chain[-1].source, ())
    classes, whose_classes = _classes(layered, resolver)
    rulebook = Rulebook(
        id=document.id,
        title=document.title,
        number=document.number,
        issued=document.issued,
        issuer=document.issuer,
        revision=document.revision,
        province=document.province,
        province_name=document.province_name,
        period=period,
        confirmed_for=_period(document.confirmed_for),
        sha256=_digest(texts),
        nodes=with_maxima(nodes, period),
        indicators=indicators,
        minimums=resolver.minimums(),
        classes=classes,
        classes_source=whose_classes,
        ranking=document.ranking,
        index_rounding=None
        if settings.index is None
        else Rounding(settings.index.places, settings.index.mode),
        total_rounding=_rounding_at(settings.rounding, ("total",)),
        rounding=settings.rounding,
        self_scoring_closes=settings.self_scoring_closes,
        source=resolver.citing(settings.source, document.id, top) if nodes else NOWHERE,
        inference=inference,
        sensitivity=_sensitivity(layered, resolver),
    )
    return rulebook, resolver.problems


def _classes(layered: Layered, resolver: Resolver) -> tuple[Any, Citing | None]:
    for written in reversed(layered.chain):
        classes = written.document.classes
        if classes is not None:
            origin = Origin(written.source, ("classes",))
            return classes, resolver.citing(classes.source, "classes", origin)
    return None, None


def _sensitivity(layered: Layered, resolver: Resolver) -> Sensitivity | None:
    """Return how far assumed maxima are moved, as the last set that says it does."""
    for written in reversed(layered.chain):
        rule = written.document.settings.sensitivity
        if rule is not None:
            origin = Origin(written.source, ("settings", "sensitivity"))
            return Sensitivity(rule.tolerance, resolver.citing(rule.source, "sensitivity", origin))
    return None


def _merged_settings(layered: Layered) -> Settings:
    values: dict[str, Any] = {}
    for written in layered.chain:
        settings = written.document.settings
        values |= {name: getattr(settings, name) for name in settings.model_fields_set}
    return Settings.model_construct(**values)


def _stands_inside(written: Criterion, kind: NodeKind, parent: NodeKind) -> bool:
    """Tell whether a node's maximum counts in its parent's: a bonus may stand on top."""
    if kind == "bonus":
        return parent == "bonus" or bool(written.in_max)
    return kind != "penalty"


def _rounding_at(rule: RoundingRule | None, places: tuple[str, ...]) -> Rounding | None:
    if rule is None or rule.at not in places:
        return None
    return Rounding(rule.places, rule.mode)


def _denominator(written: Criterion) -> Denominator | None:
    rule = written.denominator
    if rule is None:
        return None
    return Denominator(rule.largest_of, rule.previous_divided_by)


def _reads(written: Criterion) -> tuple[str, ...]:
    """Return the ids of the indicators on which a leaf's points depend, sorted."""
    own = [written.indicator, written.lateness and written.lateness.indicator]
    inner = [name for one in walk_formulas(written.formula) for name in one.asks_indicators()]
    extra = written.denominator.largest_of if written.denominator else ()
    return tuple(sorted({name for name in (*own, *inner, *extra) if name}))


def _period(span: ClosedSpan | None) -> Period | None:
    return None if span is None else Period(span.from_, span.to)


def _digest(texts: Iterable[Source]) -> str:
    """Return the hash of the content of all files: comments and layout do not count."""
    content = [text.tree for text in texts]
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
