"""What a case gives, as the plan and the actuals of a commune that has nothing else.

A case that says nothing of evidence is taken to have all of it; all else that it leaves out is
missing, as it would be for a commune.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from parscore.documents.actuals import Actuals, EvidenceDocument
from parscore.documents.plan import CommuneName, Due, Plan, Target, Task
from parscore.documents.sources import ClosedSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from parscore.documents.cases import RuleCase
    from parscore.documents.rulebook import Node, Rulebook

TRIED = "ca-kiem-thu"


def actuals_of(case: RuleCase, rulebook: Rulebook) -> Actuals:
    """Return what a case gives as the actuals of a commune."""
    given, period = case.given, rulebook.period
    measures, documents = given.measures, given.evidence
    if documents is None:
        documents = tuple(_all_documents(rulebook, measures))
        names = _names_by_indicator(rulebook, documents)
        measures = {
            name: measure.model_copy(update={"evidence": names.get(name, ())})
            for name, measure in measures.items()
        }
    return Actuals.model_construct(
        schema_id="parscore/actuals/1",
        commune=_commune(rulebook),
        period=ClosedSpan.model_construct(from_=period.start, to=period.end),
        as_of=given.as_of or period.end,
        illustrative=False,
        measures=measures,
        tasks=given.tasks,
        evidence=documents,
        appraisal=given.appraisal,
        survey=given.survey,
    )


def _all_documents(
    rulebook: Rulebook, measures: Mapping[str, object]
) -> Iterator[EvidenceDocument]:
    """Yield every document that the leaves with a measure demand, issued in time."""
    for leaf in rulebook.leaves:
        if not any(name in measures for name in leaf.reads):
            continue
        for demand in leaf.evidence:
            window = leaf.window or rulebook.period
            yield EvidenceDocument.model_construct(
                id=_document_id(leaf, demand.id),
                document=demand.id,
                number="1",
                issued=demand.window.from_ if demand.window else window.start,
                title=demand.title,
            )


def _names_by_indicator(
    rulebook: Rulebook, documents: Iterable[EvidenceDocument]
) -> dict[str, tuple[str, ...]]:
    """Return which documents prove each indicator."""
    there = {document.id for document in documents}
    names: dict[str, tuple[str, ...]] = {}
    for leaf in rulebook.leaves:
        own = (_document_id(leaf, demand.id) for demand in leaf.evidence)
        proofs = tuple(name for name in own if name in there)
        for indicator in leaf.reads:
            names[indicator] = names.get(indicator, ()) + proofs
    return names


def _document_id(leaf: Node, demand: str) -> str:
    return f"{leaf.id}:{demand}"


def plan_of(case: RuleCase, rulebook: Rulebook) -> Plan:
    """Return the targets and tasks of a case as the plan of a commune."""
    period, number = rulebook.period, count(1)
    field = next((root.id for root in rulebook.roots), TRIED)
    targets = tuple(
        Target.model_construct(
            id=f"{one.indicator}.{next(number)}",
            field=field,
            indicator=one.indicator,
            op=one.op,
            value=one.value,
            unit="percent",
            section=case.name,
            quote=case.name,
        )
        for one in case.given.targets
    )
    tasks = tuple(
        Task.model_construct(
            id=name,
            field=field,
            title=name,
            products=(name,),
            lead=(TRIED,),
            due=() if one.due is None else (_due(one.due),),
            section=case.name,
            indicators=one.indicators,
        )
        for name, one in case.given.tasks.items()
    )
    return Plan.model_construct(
        schema_id="parscore/plan/1",
        commune=_commune(rulebook),
        title=case.name,
        period=ClosedSpan.model_construct(from_=period.start, to=period.end),
        targets=targets,
        tasks=tasks,
    )


def _due(day: date) -> Due:
    return Due.model_construct(kind="date", by=day, text=day.isoformat())


def _commune(rulebook: Rulebook) -> CommuneName:
    return CommuneName.model_construct(name=TRIED, province=rulebook.province or TRIED, code=None)
