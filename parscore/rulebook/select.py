"""Which rule set scores a plan, and whether it may."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import heading_of, written_in
from parscore.rulebook.kinds import (
    CANNOT_BE_QUOTED_NOW,
    NO_SET_FOR_PLAN,
    OTHER_PERIOD,
    OTHER_PROVINCE,
    SEVERAL_SETS,
    STALE,
)
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from parscore.documents.rulebook import Rulebook
    from parscore.documents.ruleset import Heading
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source
    from parscore.rulebook.folder import RulesFolders, Written


class _Candidate(NamedTuple):
    """A rule set that may be the one: its heading is read, and nothing else yet."""

    name: str
    heading: Heading
    source: Source


def find_for_plan(folders: RulesFolders, province: str, period: Period, as_of: date) -> Written:
    """Return the newest revision in force on a day for a province and a period.

    A set made for exactly this period goes before one that merely contains it. A set that cannot
    be read (next year's, half written) stands in the way of no other.

    Raises:
        Unreadable: there is none, or two of equal rank; the candidates are listed.
    """
    names = folders.ids_of(province)
    candidates, problems = _candidates(folders, names)
    fitting = [one for one in candidates if _fits(one.heading, period, as_of)]
    if not fitting:
        none = NO_SET_FOR_PLAN.problem(
            province,
            province=province,
            start=period.start,
            end=period.end,
            as_of=as_of,
            candidates=", ".join(names or folders.ids()) or "—",
        )
        raise Unreadable(problems or [none])
    best = max(_rank(one.heading, period) for one in fitting)
    chosen = [one for one in fitting if _rank(one.heading, period) == best]
    if len(chosen) > 1:
        equal = ", ".join(one.heading.id for one in chosen)
        raise Unreadable([SEVERAL_SETS.problem(province, candidates=equal)])
    return written_in(chosen[0].source, chosen[0].name)


def _candidates(
    folders: RulesFolders, names: Sequence[str]
) -> tuple[list[_Candidate], list[Problem]]:
    candidates: list[_Candidate] = []
    problems: list[Problem] = []
    for name in names:
        try:
            source = folders.source(name)
            candidates.append(_Candidate(name, heading_of(source), source))
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
    return candidates, problems


def may_score(
    rulebook: Rulebook, province: str, period: Period, *, allow_stale: bool
) -> list[Problem]:
    """Return what speaks against scoring this province and period with this rule set."""
    problems = []
    if rulebook.province is not None and rulebook.province != province:
        problems.append(
            OTHER_PROVINCE.problem(
                rulebook.id, id=rulebook.id, province=rulebook.province, plan=province
            )
        )
    if not rulebook.period.overlaps(period):
        scored = rulebook.period
        problems.append(
            OTHER_PERIOD.problem(rulebook.id, id=rulebook.id, start=scored.start, end=scored.end)
        )
    elif is_stale(rulebook, period) and not allow_stale:
        problems.append(
            STALE.problem(rulebook.id, id=rulebook.id, start=period.start, end=period.end)
        )
    return problems


def may_be_quoted(
    quoted: Rulebook,
    quoting: Rulebook,
    indicator: str,
    province: str,
    period: Period,
    *,
    allow_stale: bool,
) -> list[Problem]:
    """Return what speaks against taking an indicator's figure from the result of `quoted`."""
    found = may_score(quoted, province, period, allow_stale=allow_stale)
    return [
        CANNOT_BE_QUOTED_NOW.problem(quoted.id, id=indicator, set=quoting.id, why=one.text)
        for one in found
    ]


def is_stale(rulebook: Rulebook, period: Period) -> bool:
    """Tell whether nobody has confirmed this rule set for a period."""
    confirmed = rulebook.confirmed_for
    return confirmed is None or not confirmed.contains_period(period)


def _fits(heading: Heading, period: Period, as_of: date) -> bool:
    scored = Period(heading.period.from_, heading.period.to)
    starts, ends = heading.in_force.from_, heading.in_force.to
    return scored.contains_period(period) and starts <= as_of and (ends is None or as_of <= ends)


def _rank(heading: Heading, period: Period) -> tuple[bool, int]:
    exact = (heading.period.from_, heading.period.to) == (period.start, period.end)
    return exact, heading.revision
