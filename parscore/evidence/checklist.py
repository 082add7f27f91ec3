"""What the rules ask to be proved, by whom, and how far the documents handed in prove it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.evidence import handed_in, judge_document
from parscore.findings.gaps import due_of, owner_of
from parscore.values.exact import Fraction

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from parscore.documents.assessment import Assessment
    from parscore.documents.rulebook import Demanded, Node
    from parscore.documents.ruleset import EvidenceDemand
    from parscore.evidence.checks import Checked, Handed
    from parscore.findings.evidence import EvidenceStanding
    from parscore.findings.gaps import Standing
    from parscore.findings.matter import Matter
    from parscore.reading.problems import Problem
    from parscore.values.messages import Text


class Proof(NamedTuple):
    """A document handed in for a demand; `problem` says why it does not count for it."""

    handed: Handed
    problem: Text | None

    @property
    def in_order(self) -> bool:
        """Tell whether it is complete and of the period, and nothing is wrong with it."""
        return self.problem is None and self.handed.sound


class Need(NamedTuple):
    """A document that a criterion demands, and those handed in for it.

    `standing` is None where the criterion has no points yet, so that nothing hangs on it.
    """

    node: Node
    demand: EvidenceDemand
    standing: EvidenceStanding | None
    owner: str | None
    due: date | None
    proofs: tuple[Proof, ...]

    @property
    def in_order(self) -> bool:
        """Tell whether at least one of the documents handed in proves what is to be proved."""
        return any(proof.in_order for proof in self.proofs)


class Share(NamedTuple):
    """One owner's part of the checklist, in tree order."""

    owner: str | None
    needs: tuple[Need, ...]

    @property
    def wanting(self) -> tuple[Need, ...]:
        """The demanded documents that are not in order."""
        return tuple(need for need in self.needs if not need.in_order)

    @property
    def at_risk(self) -> Fraction:
        """The points of the criteria that are not proved; each criterion counts once."""
        return points_at_risk(self.needs)


class Checklist(NamedTuple):
    """The whole list. `looked` tells whether the files were looked at."""

    assessment: Assessment
    shares: tuple[Share, ...]
    later: tuple[Need, ...]
    others: tuple[Handed, ...]
    unused: tuple[Problem, ...]
    looked: bool

    @property
    def needs(self) -> tuple[Need, ...]:
        """All documents demanded of criteria with points, owner by owner."""
        return tuple(need for share in self.shares for need in share.needs)


def make_checklist(
    assessment: Assessment, standing: Standing, checked: Checked, *, looked: bool
) -> Checklist:
    """Return the checklist of one commune; owners stand in the order in which the tree has them."""
    matter = standing.matter
    standings = {(one.node.id, one.demand.id): one for one in standing.evidence}
    by_id = {one.document.id: one for one in checked.documents}
    needs = [
        _need(leaf, one, standings.get((leaf.id, one.id)), by_id, matter)
        for leaf in matter.rulebook.leaves
        for one in matter.rulebook.demands.get(leaf.id, ())
    ]
    used = {one.handed.document.id for need in needs for one in need.proofs}
    now = [need for need in needs if need.standing is not None]
    return Checklist(
        assessment,
        tuple(_shares(now)),
        tuple(need for need in needs if need.standing is None),
        tuple(one for one in checked.documents if one.document.id not in used),
        checked.unused,
        looked,
    )


def points_at_risk(needs: Iterable[Need]) -> Fraction:
    """Return the points of the criteria that are not proved; each criterion counts once."""
    risked = {
        need.node.id: need.standing.at_risk
        for need in needs
        if need.standing is not None and not need.in_order
    }
    return sum(risked.values(), Fraction(0))


def _need(
    leaf: Node,
    demanded: Demanded,
    standing: EvidenceStanding | None,
    by_id: dict[str, Handed],
    matter: Matter,
) -> Need:
    demand, window = demanded.demand, demanded.window or matter.period
    proofs = tuple(
        Proof(by_id[one.id], judge_document(one, window)[1])
        for one in handed_in(demanded, leaf, matter)
    )
    owner = matter.owner(demand.owner or owner_of(leaf, matter))
    return Need(leaf, demand, standing, owner, due_of(leaf, matter), proofs)


def _shares(needs: Sequence[Need]) -> list[Share]:
    by_owner: dict[str | None, list[Need]] = {}
    for need in needs:
        by_owner.setdefault(need.owner, []).append(need)
    nobody = by_owner.pop(None, [])
    shares = [Share(owner, tuple(found)) for owner, found in by_owner.items()]
    return [*shares, Share(None, tuple(nobody))] if nobody else shares
