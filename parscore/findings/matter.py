"""Everything known about one evaluation before conclusions are drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from parscore.formulas.outcome import by_id, leaf_status
from parscore.formulas.reading import MISSING
from parscore.values.messages import Localised
from parscore.values.periods import Period
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from parscore.documents.actuals import Actuals, EvidenceDocument, Measure
    from parscore.documents.plan import Plan, Target
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.findings.quotes import Quote
    from parscore.formulas.outcome import LeafStatus, Named
    from parscore.formulas.reading import Reading
    from parscore.scoring.leaves import LeafScore


@dataclass(frozen=True)
class Matter:
    """The documents, the readings and the scores of one commune on one day.

    `quotes` holds what other rule sets gave, by indicator; the actuals include it.
    """

    plan: Plan
    actuals: Actuals
    rulebook: Rulebook
    as_of: date
    readings: Mapping[str, Reading]
    scores: Mapping[str, LeafScore]
    quotes: Mapping[str, Quote] = field(default_factory=dict)

    def reading(self, indicator: str) -> Reading:
        """Return the measure of an indicator, missing where there is none."""
        return self.readings.get(indicator, MISSING)

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """The measures of the actuals, by indicator."""
        return self.actuals.measures

    @cached_property
    def explained(self) -> frozenset[str]:
        """The indicators whose measures the commune explains."""
        measures = self.measures.items()
        return frozenset([name for name, measure in measures if measure.explanation])

    @cached_property
    def missing(self) -> frozenset[str]:
        """Return the indicators that a leaf reads and that have not been measured."""
        read = self.rulebook.users
        return frozenset([name for name in read if self.reading(name).state == "missing"])

    @cached_property
    def settled(self) -> Mapping[str, LeafStatus | None]:
        """Return how each leaf stands, by id; None while it is open."""
        return {
            leaf.id: leaf_status(self.scores[leaf.id].outcome, leaf.maximum)
            for leaf in self.rulebook.leaves
        }

    @cached_property
    def period(self) -> Period:
        """Return the period of the actuals."""
        return Period(self.actuals.period.from_, self.actuals.period.to)

    @cached_property
    def plan_period(self) -> Period:
        """Return the period of the plan."""
        return Period(self.plan.period.from_, self.plan.period.to)

    def indicator_title(self, indicator: str) -> Localised:
        """Return an indicator's name; its id where the dictionary does not have it."""
        return self.rulebook.indicator_title(indicator)

    @cached_property
    def documents(self) -> Mapping[str, EvidenceDocument]:
        """The documents that were handed in as evidence, by id."""
        return {document.id: document for document in self.actuals.evidence}

    def supplied(self, leaf: Node) -> Mapping[str, EvidenceDocument]:
        """Return all documents that the measures of a leaf name, whatever they are for, by id."""
        found = self._supplied.get(leaf.id)
        if found is None:
            measures, known = self.measures, self.documents
            found = self._supplied[leaf.id] = {
                name: known[name]
                for one in leaf.reads
                if one in measures
                for name in measures[one].evidence
                if name in known
            }
        return found

    @cached_property
    def _supplied(self) -> dict[str, Mapping[str, EvidenceDocument]]:
        return {}  # by leaf, as they are asked for: they are judged first, and shown later

    def title_of(self, named: Named) -> Localised:
        """Return how something is called that a formula names by its id."""
        if named.sort == "indicator":
            return self.indicator_title(named.id)
        if named.sort == "node":
            node = self.rulebook.nodes.get(named.id)
            return by_id(named) if node is None else self.node_title(node)
        known = self.rulebook.indicators.get(named.of)
        titles = {one.id: Localised(one.vi, one.en) for one in known.levels} if known else {}
        return titles.get(named.id) or by_id(named)

    def node_title(self, node: Node) -> Localised:
        """Return a criterion's name; in English that of its indicator where it has no own."""
        return self.rulebook.node_titles[node.id]

    @cached_property
    def targets(self) -> Mapping[str, list[Target]]:
        """The targets of the plan, by indicator."""
        found: dict[str, list[Target]] = {}
        for target in self.plan.targets:
            found.setdefault(target.indicator, []).append(target)
        return found

    @cached_property
    def task_dues(self) -> Mapping[str, list[date]]:
        """Return, for each indicator, the days by which tasks that concern it are due."""
        found: dict[str, list[date]] = {}
        for task in self.plan.tasks:
            dues = [due.by for due in task.due if due.by is not None]
            for indicator in task.indicators:
                found.setdefault(indicator, []).extend(dues)
        return found

    @cached_property
    def _unit_ids(self) -> Mapping[str, str]:
        return {
            match_key(name): unit.id
            for unit in self.plan.units
            for name in (unit.id, unit.name, *unit.aliases)
        }

    def owner(self, name: str | None) -> str | None:
        """Return the plan's unit id for an office that rules name; the name where it has none."""
        return None if name is None else self._unit_ids.get(match_key(name), name)
