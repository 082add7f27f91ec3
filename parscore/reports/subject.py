"""The assessment that a report is about, with what is looked up in it again and again."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.reports.notation import Notation
from parscore.reports.phrases import (
    COMMUNE,
    DOCUMENT_DAY,
    DOCUMENT_NUMBER,
    FIGURE_ASSUMED,
    NAMELESS,
    OWN_PLAN,
    SOURCE,
    SOURCE_REASON,
    SOURCE_UNQUOTED,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.assessment import (
        Assessment,
        Called,
        CommuneShown,
        DocumentShown,
        EvidenceShown,
        Gap,
        MinimumShown,
        NodeShown,
        SourceShown,
        TargetShown,
    )
    from parscore.values.messages import Lang

LONGEST_NAME: Final = 48  # of a document cited in passing
LONGEST_QUOTE: Final = 90  # of a quote in passing
ELLIPSIS: Final = "…"


class Subject:
    """An assessment to be written in one language. Nothing here is computed, only found."""

    def __init__(self, assessment: Assessment, lang: Lang) -> None:
        self.assessment = assessment
        self.write = Notation(lang)

    @cached_property
    def nodes(self) -> Mapping[str, NodeShown]:
        """The nodes by id, in the order of the tree."""
        return {node.id: node for node in self.assessment.nodes}

    @cached_property
    def children(self) -> Mapping[str | None, tuple[NodeShown, ...]]:
        """The children of each node; those of None are the lĩnh vực."""
        found: dict[str | None, list[NodeShown]] = {}
        for node in self.assessment.nodes:
            found.setdefault(node.parent, []).append(node)
        return {parent: tuple(nodes) for parent, nodes in found.items()}

    @cached_property
    def leaves(self) -> tuple[NodeShown, ...]:
        """The nodes that are scored themselves."""
        return tuple(node for node in self.assessment.nodes if node.id not in self.children)

    def leaves_below(self, node: str) -> tuple[NodeShown, ...]:
        """Return the leaves at or below a node."""
        below = self.children.get(node)
        if below is None:
            return (self.nodes[node],)
        return tuple(leaf for child in below for leaf in self.leaves_below(child.id))

    @cached_property
    def targets(self) -> Mapping[str, TargetShown]:
        """The targets of the plan by id."""
        return {target.id: target for target in self.assessment.targets}

    @cached_property
    def evidence(self) -> Mapping[tuple[str, str], EvidenceShown]:
        """The demanded documents by node and id."""
        return {(one.node, one.document): one for one in self.assessment.evidence}

    @cached_property
    def documents(self) -> Mapping[str, DocumentShown]:
        """The documents that were handed in, by id."""
        return {one.id: one for one in self.assessment.documents}

    def supplied(self, one: EvidenceShown | None, leaf: NodeShown | None = None) -> list[str]:
        """Return the documents handed in for a demand; of a leaf, those that are for none of it."""
        ids = one.supplied if one is not None else ()
        if leaf is not None:
            demanded = (self.evidence.get((leaf.id, known.document)) for known in leaf.evidence)
            told = {name for known in demanded if known is not None for name in known.supplied}
            ids = tuple(name for name in leaf.supplied if name not in told)
        return [self.cited(self.documents[name]) for name in ids if name in self.documents]

    def cited(self, one: DocumentShown) -> str:
        """Return a document by its number, day and title, as far as it has them."""
        known = [] if one.number is None else [self.write.text(DOCUMENT_NUMBER(number=one.number))]
        if one.issued is not None:
            known.append(self.write.text(DOCUMENT_DAY(day=self.write.day(one.issued))))
        return f"{', '.join(known)}: {one.title}" if known else one.title

    @cached_property
    def indicator_titles(self) -> Mapping[str, str]:
        """The titles of the indicators that a criterion, a minimum or a target names."""
        titles = {
            leaf.indicator: title
            for leaf in self.leaves
            if leaf.indicator is not None
            for title in (self._indicator_title(leaf),)
            if title is not None
        }
        titles |= {key: self.name(one) for key, one in self.assessment.indicators.items()}
        titles |= {one.indicator: self.title(one) for one in self.assessment.targets}
        return titles | {one.indicator: self.title(one) for one in self.assessment.minimums}

    @cached_property
    def task_sections(self) -> Mapping[str, str]:
        """The sections of the plan in which the tasks stand, by task."""
        return {task.id: task.section for task in self.assessment.tasks}

    @cached_property
    def _units(self) -> Mapping[str, str]:
        return {unit.id: unit.name for unit in self.assessment.units}

    def commune(self) -> str:
        """Return the name of the commune."""
        return commune_name(self.assessment.commune, self.write)

    def title(self, one: NodeShown | MinimumShown | TargetShown | Gap) -> str:
        """Return a title in the language of the report, as far as there is one."""
        english = one.title_en if self.write.lang == "en" else None
        return english or one.title

    def _indicator_title(self, leaf: NodeShown) -> str | None:
        english = leaf.indicator_title_en if self.write.lang == "en" else None
        return english or leaf.indicator_title

    def name(self, names: Called) -> str:
        """Return a name in the language of the report."""
        return names.en if self.write.lang == "en" else names.vi

    def unit(self, unit: str) -> str:
        """Return the name of an office; one that the plan does not list keeps its id."""
        return self._units.get(unit, unit)

    def rule(self, rule: str) -> str:
        """Return the title of an inference rule; one that has none keeps its id."""
        return self.assessment.rules.get(rule, rule)

    def node_name(self, node: str) -> str:
        """Return the number and title of a node."""
        known = self.nodes.get(node)
        return node if known is None else f"{known.number} {self.title(known)}"

    def node_number(self, node: str) -> str:
        """Return the number of a node."""
        known = self.nodes.get(node)
        return node if known is None else known.number

    def document(self, title: str) -> str:
        """Return a document's name in passing; the commune's own plan is just "the plan"."""
        if title == self.assessment.plan.title:
            return self.write.text(OWN_PLAN())
        return shortened(title, LONGEST_NAME)

    def source(self, source: SourceShown) -> str:
        """Return in one line where a figure comes from."""
        line = self._cited(source)
        if source.basis == "assumed" and self.assessment.ruleset.basis == "mixed":
            line = self.write.text(FIGURE_ASSUMED(clause=line))
        return line

    def _cited(self, source: SourceShown) -> str:
        if source.document is None or source.clause is None:
            reason = shortened(source.reason or "", LONGEST_QUOTE)
            return self.write.text(SOURCE_REASON(reason=reason))
        document = self.document(source.document)
        if source.quote is None:
            return self.write.text(SOURCE_UNQUOTED(document=document, clause=source.clause))
        quote = shortened(source.quote, LONGEST_QUOTE)
        return self.write.text(SOURCE(document=document, clause=source.clause, quote=quote))


def commune_name(commune: CommuneShown, write: Notation) -> str:
    """Return the name of a commune with its province."""
    province = commune.province_name or commune.province
    own = commune.name.strip() or write.text(NAMELESS())
    name = write.say(labels.COMMUNE_LEVEL, commune.level or "none").format(own)
    return write.text(COMMUNE(name=name, province=province))


def shortened(text: str, most: int) -> str:
    """Return a text cut at a word, if it is longer than `most` characters."""
    if len(text) <= most:
        return text
    cut = text[:most].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:.')}{ELLIPSIS}"
