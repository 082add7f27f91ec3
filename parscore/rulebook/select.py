"""Which rule set scores a plan, and whether it may."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.problems import Unreadable
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
    from datetime import date

    from parscore.documents.rulebook import Rulebook
    from parscore.documents.ruleset import RulesetDocument
    from parscore.reading.problems import Problem
    from parscore.rulebook.folder import RulesFolders, Written


def find_for_plan(folders: RulesFolders, province: str, period: Period, as_of: date) -> Written:
    """Return the newest revision in force on a day for a province and a period.

    A set made for exactly this period goes before one that merely contains it.

    Raises:
        Unreadable: there is none, or two of equal rank; the candidates are listed.
    """
    names = folders.ids_of(province)
    written = [folders.ruleset(name) for name in names]
    fitting = [one for one in written if _fits(one.document, period, as_of)]
    if not fitting:
        problem = NO_SET_FOR_PLAN.problem(
            province,
            province=province,
            start=period.start,
            end=period.end,
            as_of=as_of,
            candidates=", ".join(names or folders.ids()) or "—",
        )
        raise Unreadable([problem])
    best = max(_rank(one.document, period) for one in fitting)
    chosen = [one for one in fitting if _rank(one.document, period) == best]
    if len(chosen) > 1:
        candidates = ", ".join(one.document.id for one in chosen)
        raise Unreadable([SEVERAL_SETS.problem(province, candidates=candidates)])
    return chosen[0]


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
    quoted: Rulebook, indicator: str, province: str, period: Period, *, allow_stale: bool
) -> list[Problem]:
    """Return what speaks against taking an indicator's figure from the result of this rule set."""
    found = may_score(quoted, province, period, allow_stale=allow_stale)
    return [CANNOT_BE_QUOTED_NOW.problem(quoted.id, id=indicator, why=one.text) for one in found]


def is_stale(rulebook: Rulebook, period: Period) -> bool:
    """Tell whether nobody has confirmed this rule set for a period."""
    confirmed = rulebook.confirmed_for
    return confirmed is None or not confirmed.contains_period(period)


def _fits(document: RulesetDocument, period: Period, as_of: date) -> bool:
    scored = Period(document.period.from_, document.period.to)
    starts, ends = document.in_force.from_, document.in_force.to
    return scored.contains_period(period) and starts <= as_of and (ends is None or as_of <= ends)


def _rank(document: RulesetDocument, period: Period) -> tuple[bool, int]:
    exact = (document.period.from_, document.period.to) == (period.start, period.end)
    return exact, document.revision
