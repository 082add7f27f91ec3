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
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.documents.actuals import EvidenceDocument, Measure
    from parscore.documents.rulebook import Node
    from parscore.documents.ruleset import EvidenceDemand
    from parscore.findings.matter import Matter
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text

EvidenceStatus = Literal["present", "missing", "incomplete", "out_of_period"]

_NONE = EVIDENCE_NONE()
_NO_NUMBER = EVIDENCE_LACKS(what=WHAT_NUMBER())
_NO_DAY = EVIDENCE_LACKS(what=WHAT_DATE())
_BEST_FIRST: tuple[EvidenceStatus, ...] = ("present", "out_of_period", "incomplete", "missing")


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
    found: list[EvidenceStanding] = []
    for leaf in matter.rulebook.leaves if leaves is None else leaves:
        points = matter.scores[leaf.id].points
        if leaf.evidence and points is not None and points > 0:
            found += _of_leaf(leaf, points, matter)
    return found


def supplied(leaf: Node, matter: Matter) -> list[EvidenceDocument]:
    """Return all documents that the measures of a leaf name, whatever they are for."""
    return _named_by(_measures(leaf, matter), matter)


def _measures(leaf: Node, matter: Matter) -> list[Measure]:
    measures = matter.measures
    return [measures[one] for one in leaf.reads if one in measures]


def _named_by(measures: list[Measure], matter: Matter) -> list[EvidenceDocument]:
    known = matter.documents
    named = dict.fromkeys([one for measure in measures for one in measure.evidence])
    return [known[name] for name in named if name in known]


def handed_in(leaf: Node, demand: EvidenceDemand, matter: Matter) -> list[EvidenceDocument]:
    """Return the documents that the measures of a leaf name and that are for a demand of it."""
    return _fitting(supplied(leaf, matter), leaf, demand)


def _fitting(
    given: list[EvidenceDocument], leaf: Node, demand: EvidenceDemand
) -> list[EvidenceDocument]:
    """Return the documents for a demand; one that names none can only be meant for a single one."""
    meant = (demand.id, None) if len(leaf.evidence) == 1 else (demand.id,)
    return [document for document in given if document.document in meant]


def _of_leaf(leaf: Node, points: Fraction, matter: Matter) -> list[EvidenceStanding]:
    measures = _measures(leaf, matter)
    explained = any(measure.explanation for measure in measures)
    given, period = _named_by(measures, matter), leaf.window or matter.period
    found = []
    for demand in leaf.evidence:
        fitting = _fitting(given, leaf, demand)
        status, problem = _judge(demand, fitting, period)
        standing = EvidenceStanding(
            leaf, demand, status, explained, points, problem, tuple(fitting)
        )
        found.append(standing)
    return found


def _judge(
    demand: EvidenceDemand, fitting: list[EvidenceDocument], period: Period
) -> tuple[EvidenceStatus, Text | None]:
    """Return the best status among the documents handed in for a demand.

    They must be of the period where the demand has no other window.
    """
    if not fitting:
        return "missing", _NONE
    window = _window(demand, period)
    judged = [judge_document(document, window) for document in fitting]
    return judged[0] if len(judged) == 1 else min(judged, key=_badness)


def _badness(judged: tuple[EvidenceStatus, Text | None]) -> int:
    return _BEST_FIRST.index(judged[0])


def window_of(demand: EvidenceDemand, leaf: Node, period: Period) -> Period:
    """Return the days on which a demanded document must have been issued."""
    return _window(demand, leaf.window or period)


def _window(demand: EvidenceDemand, period: Period) -> Period:
    own = demand.window
    return Period(own.from_, own.to) if own else period


def judge_document(
    document: EvidenceDocument, window: Period
) -> tuple[EvidenceStatus, Text | None]:
    """Return whether one document is complete and of its period, and why it is not."""
    if document.number is None:
        return "incomplete", _NO_NUMBER
    issued = document.issued
    if issued is None:
        return "incomplete", _NO_DAY
    if not window.contains(issued):
        return "out_of_period", EVIDENCE_OUTSIDE(issued=issued, start=window.start, end=window.end)
    return "present", None
