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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parscore.documents.actuals import EvidenceDocument
    from parscore.documents.rulebook import Demanded, Node
    from parscore.documents.ruleset import EvidenceDemand
    from parscore.findings.matter import Matter
    from parscore.values.exact import Fraction
    from parscore.values.messages import Text
    from parscore.values.periods import Period

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


def handed_in(demanded: Demanded, leaf: Node, matter: Matter) -> list[EvidenceDocument]:
    """Return the documents that the measures of a leaf name and that are for a demand of it."""
    answers = demanded.answered_by
    return [one for one in matter.supplied(leaf).values() if one.document in answers]


def _of_leaf(leaf: Node, points: Fraction, matter: Matter) -> list[EvidenceStanding]:
    explained = not matter.explained.isdisjoint(leaf.reads)
    found = []
    for demanded in matter.rulebook.demands[leaf.id]:
        fitting = handed_in(demanded, leaf, matter)
        status, problem = _judge(fitting, demanded.window or matter.period)
        demand, given = demanded.demand, tuple(fitting)
        found.append(EvidenceStanding(leaf, demand, status, explained, points, problem, given))
    return found


def _judge(fitting: list[EvidenceDocument], window: Period) -> tuple[EvidenceStatus, Text | None]:
    """Return the best status among the documents handed in for a demand."""
    if not fitting:
        return "missing", _NONE
    if len(fitting) == 1:
        return judge_document(fitting[0], window)
    return min([judge_document(document, window) for document in fitting], key=_badness)


def _badness(judged: tuple[EvidenceStatus, Text | None]) -> int:
    return _BEST_FIRST.index(judged[0])


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
