"""Which results are ranked, and by what, as the person named it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.province.messages import CHOOSE_GROUP, NO_RESULTS, NO_SUCH_NODE, NONE_CHOSEN, listed
from parscore.province.ranking.rank import INDEXES
from parscore.province.table import group_text, overview
from parscore.reading.problems import Unreadable
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.province.ledger import Results
    from parscore.province.record import Record, Scheme
    from parscore.province.table import Group


class Comparable(NamedTuple):
    """Communes of one rule set and period, to be read one after the other."""

    results: Results
    scheme: Scheme
    group: Group
    set_aside: frozenset[str]

    def records(self) -> Iterator[Record]:
        """Yield their records, without those of communes that stand twice."""
        return (record for record in self._all() if record.folder not in self.set_aside)

    def twice(self) -> Iterator[Record]:
        """Yield the records of communes that stand twice."""
        return (record for record in self._all() if record.folder in self.set_aside)

    def _all(self) -> Iterator[Record]:
        for record in self.results.records():
            if (record.scheme, record.period) == self.group:
                yield record


class Chosen(NamedTuple):
    """Communes that can be compared, and by what they were scored; `twice`: those left out."""

    scheme: Scheme
    records: tuple[Record, ...]
    twice: tuple[Record, ...]


def choose(results: Results, rules: str | None, period: str | None) -> Chosen:
    """Return the records of one rule set and period, without communes that stand twice.

    Raises:
        Unreadable: there are no results, or none or several groups of them fit.
    """
    found = comparable(results, rules, period)
    records = tuple(found.records())
    if not records:
        said = group_text(found.group, {found.scheme.id: found.scheme}, 0)
        raise Unreadable([NONE_CHOSEN.problem(str(results.root), groups=listed([said]))])
    return Chosen(found.scheme, records, tuple(found.twice()))


def comparable(results: Results, rules: str | None, period: str | None) -> Comparable:
    """Return which communes are of one rule set and period.

    `period` is the beginning of the period's first day, such as its year.

    Raises:
        Unreadable: there are no results, or none or several groups of them fit.
    """
    where = str(results.root)
    if not results.whole.is_file():
        raise Unreadable([NO_RESULTS.problem(where)])
    schemes = results.schemes()
    seen = overview(results.headings())
    groups = {group: count for group, count in seen.groups.items() if group.scheme in schemes}
    fitting = [
        group
        for group in groups
        if rules in (None, schemes[group.scheme].ruleset)
        and group.period[0].startswith(period or "")
    ]
    if len(fitting) != 1:
        why = CHOOSE_GROUP if fitting else NONE_CHOSEN
        shown = fitting or list(groups)
        said = [group_text(one, schemes, groups[one]) for one in shown]
        raise Unreadable([why.problem(where, groups=listed(said))])
    (group,) = fitting
    return Comparable(results, schemes[group.scheme], group, seen.set_aside)


def ranked_by(scheme: Scheme, named: str) -> str:
    """Return the figure that a person named: an index, or a node by its id or number.

    Raises:
        Unreadable: there is none of this name.
    """
    if named in INDEXES or any(node.id == named for node in scheme.nodes):
        return named
    numbered = [node.id for node in scheme.nodes if node.number.rstrip(".") == named.rstrip(".")]
    if len(numbered) == 1:
        return numbered[0]
    meant = did_you_mean(named, [*INDEXES, *(node.id for node in scheme.nodes)])
    problem = NO_SUCH_NODE.problem("--by", node=named, id=scheme.ruleset, meant=meant)
    raise Unreadable([problem])
