"""Of each group at most one option, worth enough together, as cheap as can be: exactly.

Worth and cost are whole numbers. A search keeps, group after group, every sum that no other beats
in both; where these become too many, HiGHS solves it (the extra `advice`). What HiGHS chose is
added up again in whole numbers; where that is not what it said, or HiGHS is missing, the search
goes on.
"""

from __future__ import annotations

from contextlib import suppress
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SOLVER = "highspy"
FEW_SUMS = 500  # kept after one group: as long as these do, the search is faster than HiGHS
MOST_SUMS = 20_000  # more takes too long
LARGEST = 10**9  # a sum that HiGHS still adds up without losing a unit

Choice = tuple[int | None, ...]
Solver = Literal["exact", "highs"]


class Option(NamedTuple):
    """One thing to choose: what it is worth and what it costs, in whole units."""

    worth: int
    cost: int


class Chosen(NamedTuple):
    """The cheapest choice: the place of the option taken of each group, or None; its cost."""

    choice: Choice
    cost: int
    solver: Solver


def cheapest(groups: Sequence[Sequence[Option]], needed: int) -> Chosen | None:
    """Return a cheapest choice worth `needed` or more; None where no choice is.

    Raises:
        ModuleNotFoundError: it is too large for the exact search, and HiGHS is not installed.
    """
    if needed <= 0:
        return Chosen((None,) * len(groups), 0, "exact")
    if sum(max((one.worth for one in group), default=0) for group in groups) < needed:
        return None
    with suppress(TooManySums):
        return by_search(groups, needed, FEW_SUMS)
    if find_spec(SOLVER) is not None:
        found = by_highs(groups, needed)
        if found is not None:
            return found
    try:
        return by_search(groups, needed, MOST_SUMS)
    except TooManySums:
        raise ModuleNotFoundError(SOLVER, name=SOLVER) from None


def cost_of(groups: Sequence[Sequence[Option]], choice: Choice) -> tuple[int, int]:
    """Return what a choice is worth and what it costs."""
    taken = [g[c] for g, c in zip(groups, choice, strict=True) if c is not None]
    return sum(one.worth for one in taken), sum(one.cost for one in taken)


class _Sum(NamedTuple):
    cost: int
    worth: int
    option: int | None
    before: _Sum | None


class TooManySums(Exception):  # noqa: N818 - it says what there is
    """The search would keep more sums than it was allowed."""


def by_search(groups: Sequence[Sequence[Option]], needed: int, most: int) -> Chosen | None:
    """Return a cheapest choice by looking at every sum that no other beats; None where none is.

    Raises:
        TooManySums: after some group there are more than `most` of them.
    """
    kept = [_Sum(0, 0, None, None)]
    for group in groups:
        sums = [one._replace(option=None, before=one) for one in kept]
        for place, option in enumerate(group):
            sums += [
                _Sum(one.cost + option.cost, min(needed, one.worth + option.worth), place, one)
                for one in kept
            ]
        kept = _unbeaten(sums)
        if len(kept) > most:
            raise TooManySums
    end = next((one for one in kept if one.worth >= needed), None)
    if end is None:
        return None
    choice: list[int | None] = []
    at = end
    while at.before is not None:
        choice.append(at.option)
        at = at.before
    return Chosen(tuple(reversed(choice)), end.cost, "exact")


def _unbeaten(sums: list[_Sum]) -> list[_Sum]:
    """Return the sums, by rising cost, that are each worth more than any cheaper one."""
    kept: list[_Sum] = []
    for one in sorted(sums, key=lambda one: (one.cost, -one.worth)):
        if not kept or one.worth > kept[-1].worth:
            kept.append(one)
    return kept


def by_highs(groups: Sequence[Sequence[Option]], needed: int) -> Chosen | None:
    """Return what HiGHS chooses, added up in whole numbers; None where it cannot be trusted."""
    import highspy  # noqa: PLC0415 - an extra, slow to import

    flat = [(g, place, one) for g, group in enumerate(groups) for place, one in enumerate(group)]
    if max([needed, *(max(one.worth, one.cost) for _, _, one in flat)]) > LARGEST:
        return None
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.silent()
    for name in ("mip_rel_gap", "mip_abs_gap"):
        solver.setOptionValue(name, 0.0)
    for _, _, one in flat:
        solver.addCol(one.cost, 0.0, 1.0, 0, [], [])
        solver.changeColIntegrality(solver.getNumCol() - 1, highspy.HighsVarType.kInteger)
    places = range(len(flat))
    infinite = highspy.kHighsInf
    worths = [float(min(one.worth, needed)) for _, _, one in flat]
    solver.addRow(needed, infinite, len(flat), list(places), worths)
    for g in range(len(groups)):
        own = [place for place in places if flat[place][0] == g]
        solver.addRow(-infinite, 1.0, len(own), own, [1.0] * len(own))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    values = solver.getSolution().col_value
    choice: list[int | None] = [None] * len(groups)
    for place, (g, option, _) in enumerate(flat):
        if round(values[place]):
            choice[g] = option
    worth, cost = cost_of(groups, tuple(choice))
    if worth < needed or cost != round(solver.getInfo().objective_function_value):
        return None
    return Chosen(tuple(choice), cost, "highs")
