"""The reference back end: finds the matches of rules in plain Python.

It is the oracle for the other back end, takes over where that one is missing or fails, and is
the only one that understands facts which are not fully known (`ANY`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from parscore.inference.facts import ANY
from parscore.inference.plans import plans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from parscore.inference.chaining import Match
    from parscore.inference.facts import Fact, Value
    from parscore.inference.plans import Plan, Step
    from parscore.inference.program import Program

    Row = tuple[Fact, tuple[Value, ...]]  # a fact, and its values in the order of the fields
    _Table = dict[Value, list[Row]]  # facts of one kind, by the value of one field


class Store:
    """Facts by kind, and by the values of the fields that have been looked up."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._tables: dict[str, dict[int, _Table]] = defaultdict(dict)

    def add(self, kind: str, row: Row) -> None:
        """Take in a fact."""
        self._rows[kind].append(row)
        for key, table in self._tables[kind].items():
            table[row[1][key]].append(row)

    def holds(self, kind: str) -> bool:
        """Say whether there is any fact of a kind."""
        return bool(self._rows.get(kind))

    def find(self, kind: str, key: int | None, value: Value) -> Iterable[Row]:
        """Return the facts of a kind whose field may have this value."""
        if key is None or value == ANY:
            return self._rows.get(kind, ())
        table = self._tables[kind].get(key)
        if table is None:
            table = self._tables[kind][key] = self._table(kind, key)
        exact: Sequence[Row] = table.get(value, ())
        vague = table.get(ANY)
        return [*exact, *vague] if vague else exact

    def _table(self, kind: str, key: int) -> _Table:
        """Sort the facts of a kind by a field: only when somebody looks one up by it."""
        table: _Table = defaultdict(list)
        for row in self._rows[kind]:
            table[row[1][key]].append(row)
        return table


class ReferenceSession:
    """One evaluation in plain Python.

    Attributes:
        store: the facts of the session.
    """

    def __init__(self, program: Program) -> None:
        self._plans = plans_of(program)
        self.store = Store()
        self._against = self.store
        self._new: dict[str, list[Row]] = defaultdict(list)
        self._running: Sequence[Plan] = ()
        self._opening = False

    def negate_by(self, other: ReferenceSession) -> None:
        """Let the facts of another session decide what is negated."""
        self._against = other.store

    def add(self, facts: Sequence[Fact]) -> None:
        """Take in new facts."""
        self._new.clear()
        for fact in facts:
            kind, row = fact.kind, (fact, tuple([value for _, value in fact.fields]))
            self.store.add(kind, row)
            self._new[kind].append(row)

    def open(self, stratum: int) -> None:
        """Begin a stratum."""
        self._running = self._plans.strata.get(stratum, ())
        self._opening = True

    def matches(self) -> Iterator[Match]:
        """Find the matches that the facts added last have made possible."""
        opening, self._opening = self._opening, False
        for plan in self._running:
            if opening:
                if self.store.holds(plan.full[0].kind):
                    yield from self._run(plan, plan.full, None)
                continue
            for steps in plan.starts:
                rows = self._new.get(steps[0].kind)
                if rows:
                    yield from self._run(plan, steps, rows)

    def _run(
        self, plan: Plan, steps: tuple[Step, ...], first: Iterable[Row] | None
    ) -> Iterator[Match]:
        chosen: dict[int, Row] = {}
        slots: list[Value] = [""] * plan.size
        for final in self._walk(steps, 0, first, slots, chosen):
            if not (plan.unless and any(self._blocked(step, final) for step in plan.unless)):
                yield plan.number, tuple([chosen[place][0] for place in range(len(steps))])

    def _walk(
        self,
        steps: tuple[Step, ...],
        depth: int,
        rows: Iterable[Row] | None,
        slots: list[Value],
        chosen: dict[int, Row],
    ) -> Iterator[list[Value]]:
        """Fill `chosen` from this step on; yield the variables of each way to fill it."""
        step = steps[depth]
        if rows is None:
            value = step.constant if step.slot is None else slots[step.slot]
            rows = self.store.find(step.kind, step.key, value)
        last = depth + 1 == len(steps)
        for row in rows:
            chosen[step.place] = row
            fitted = _fit(step, row[1], slots, chosen)
            if fitted is None:
                continue
            if last:
                yield fitted
            else:
                yield from self._walk(steps, depth + 1, None, fitted, chosen)

    def _blocked(self, step: Step, slots: list[Value]) -> bool:
        """Say whether a fact is there that must not be: surely there, if values are unknown."""
        value = step.constant if step.slot is None else slots[step.slot]
        if any(slots[slot] == ANY for _, slot in step.joins):
            return False
        return any(
            _stands(step, values, slots)
            for _, values in self._against.find(step.kind, step.key, value)
        )


def _fit(
    step: Step, values: tuple[Value, ...], slots: list[Value], chosen: dict[int, Row]
) -> list[Value] | None:
    """Return the variables after this fact, or `None` if it does not fit.

    A variable that was not known takes the value that is; then the list returned is a new one.
    """
    for at, holds, constant in step.tests:
        value = values[at]
        if not (value == ANY or holds(value, constant)):
            return None
    for at, slot in step.joins:
        value, bound = values[at], slots[slot]
        if value not in {bound, ANY}:
            if bound != ANY:
                return None
            slots = [*slots[:slot], value, *slots[slot + 1 :]]
    for at, slot in step.binds:
        slots[slot] = values[at]
    for check in step.checks:
        value, bound = chosen[check.place][1][check.at], slots[check.slot]
        if not (ANY in {value, bound} or check.holds(value, bound)):
            return None
    return slots


def _stands(step: Step, values: tuple[Value, ...], slots: list[Value]) -> bool:
    """Say whether a fact matches a negated pattern, whatever the unknown variables are."""
    return (
        all(values[at] == ANY or holds(values[at], constant) for at, holds, constant in step.tests)
        and all(values[at] in {ANY, slots[slot]} for at, slot in step.joins)
        and all(
            values[check.at] == ANY
            or (slots[check.slot] != ANY and check.holds(values[check.at], slots[check.slot]))
            for check in step.checks
        )
    )
