"""Which of the demanded documents (tài liệu kiểm chứng) are there, and what hangs on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from parscore.findings.messages import (
    EVIDENCE_LACKS,
    EVIDENCE_NONE,
    EVIDENCE_OUTSIDE,
    WHAT_DATE,
    WHAT_NUMBER,
)
from parscore.values.exact import Fraction
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.documents.actuals import EvidenceDocument
    from parscore.documents.rulebook import Node
    from parscore.documents.ruleset import EvidenceDemand
    from parscore.findings.matter import Matter
    from parscore.values.messages import Text

EvidenceStatus = Literal["present", "missing", "incomplete", "out_of_period"]

_NONE = EVIDENCE_NONE()
_WORST_FIRST: tuple[EvidenceStatus, ...] = ("present", "out_of_period", "incomplete", "missing")


class EvidenceStanding(NamedTuple):
    """A demanded document at its leaf, and those that were handed in for it."""

    node: Node
    demand: EvidenceDemand
    status: EvidenceStatus
    explained: bool
    at_risk: Fraction
    problem: Text | None
    documents: tuple[EvidenceDocument, ...]


def evidence_standings(
    matter: Matter, leaves: Iterable[Node] | None = None
) -> list[EvidenceStanding]:
    """Return the standing of every document that a leaf with points demands, in tree order.

    A leaf without points has nothing to prove; an open one has nothing to prove yet. Only the
    given leaves are looked at, all of them by default.
    """
    return [
        standing
        for leaf in (matter.rulebook.leaves if leaves is None else leaves)
        if leaf.evidence and (matter.scores[leaf.id].points or 0) > 0
        for standing in _of_leaf(leaf, matter)
    ]


def supplied(leaf: Node, matter: Matter) -> list[EvidenceDocument]:
    """Return all documents that the measures of a leaf name, whatever they are for."""
    known, measures = matter.documents, matter.actuals.measures
    named: dict[str, None] = {}
    for one in leaf.reads:
        if one in measures:
            named |= dict.fromkeys(measures[one].evidence)
    return [known[name] for name in named if name in known]


def handed_in(leaf: Node, demand: EvidenceDemand, matter: Matter) -> list[EvidenceDocument]:
    """Return the documents that the measures of a leaf name and that are for a demand of it."""
    return _fitting(supplied(leaf, matter), leaf, demand)


def _fitting(
    given: list[EvidenceDocument], leaf: Node, demand: EvidenceDemand
) -> list[EvidenceDocument]:
    return [d for d in given if d.document == demand.id or _needs_no_name(d, leaf)]


def _of_leaf(leaf: Node, matter: Matter) -> list[EvidenceStanding]:
    measures = [matter.actuals.measures[i] for i in leaf.reads if i in matter.actuals.measures]
    explained = any(measure.explanation for measure in measures)
    points = matter.scores[leaf.id].points or Fraction(0)
    given = supplied(leaf, matter)
    found = []
    for demand in leaf.evidence:
        fitting = _fitting(given, leaf, demand)
        status, problem = _judge(demand, leaf, fitting, matter.period)
        standing = leaf, demand, status, explained, points, problem, tuple(fitting)
        found.append(EvidenceStanding(*standing))
    return found


def _judge(
    demand: EvidenceDemand, leaf: Node, fitting: list[EvidenceDocument], period: Period
) -> tuple[EvidenceStatus, Text | None]:
    """Return the best status among the documents handed in for a demand."""
    if not fitting:
        return "missing", _NONE
    window = window_of(demand, leaf, period)
    judged = [judge_document(document, window) for document in fitting]
    return min(judged, key=lambda one: _WORST_FIRST.index(one[0]))


def window_of(demand: EvidenceDemand, leaf: Node, period: Period) -> Period:
    """Return the days on which a demanded document must have been issued."""
    if demand.window:
        return Period(demand.window.from_, demand.window.to)
    return leaf.window or period


def _needs_no_name(document: EvidenceDocument, leaf: Node) -> bool:
    """Tell whether a document without a named demand can only be meant for this one."""
    return document.document is None and len(leaf.evidence) == 1


def judge_document(
    document: EvidenceDocument, window: Period
) -> tuple[EvidenceStatus, Text | None]:
    """Return whether one document is complete and of its period, and why it is not."""
    if document.number is None:
        return "incomplete", EVIDENCE_LACKS(what=WHAT_NUMBER())
    if document.issued is None:
        return "incomplete", EVIDENCE_LACKS(what=WHAT_DATE())
    if not window.contains(document.issued):
        return "out_of_period", EVIDENCE_OUTSIDE(
            issued=document.issued, start=window.start, end=window.end
        )
    return "present", None
