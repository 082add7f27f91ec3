"""What a formula is asked, and what it answers."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from parscore.formulas.reading import MISSING, Reading
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.values.messages import Message, Text
    from parscore.values.numbers import Rounding

ZeroDenominator = Literal["undetermined", "not_applicable", "full", "zero", "ratio_0", "ratio_100"]
OutcomeStatus = Literal["scored", "undetermined", "undefined", "not_applicable"]
LeafStatus = Literal["met", "partly", "not_met", "not_applicable"]

ZERO = Fraction(0)
NOTHING: Mapping[str, Any] = MappingProxyType({})


class Named(NamedTuple):
    """The id of something that has a title; a level is one `of` an indicator."""

    sort: Literal["indicator", "node", "level"]
    id: str
    of: str = ""


def by_id(named: Named) -> Localised:
    """Return an id where no titles are known."""
    return Localised(named.id, named.id)


class Step(NamedTuple):
    """One line of an explanation; written out only when somebody reads it."""

    message: Message
    args: Mapping[str, Any]

    def text(self, title: Callable[[Named], Localised] = by_id) -> Text:
        """Return the sentence of this step, with what it names called by its title."""
        args = self.args
        if not _NAMING.isdisjoint(map(type, args.values())):
            args = {name: _said(value, title) for name, value in args.items()}
        return self.message(**args)


_NAMING = frozenset([Named, Step, tuple])  # what is not said as it stands


def _said(value: Any, title: Callable[[Named], Localised]) -> Any:  # noqa: ANN401 - whatever a sentence holds
    if isinstance(value, Named):
        return title(value)
    if isinstance(value, Step):
        return value.text(title)
    return joined(_said(one, title) for one in value) if type(value) is tuple else value


class Goal(NamedTuple):
    """What brings full marks: the quantity must stand in `op` to `value` (in the unit of `of`)."""

    op: Literal[">=", ">", "<=", "<"]
    value: Fraction


class Outcome(NamedTuple):
    """The answer of a formula.

    `points` is set when `status` is `scored`. `lower` and `upper` enclose the points whatever the
    missing data turns out to be. `quantity` is what was compared (percent, count, days, ...).
    """

    status: OutcomeStatus
    points: Fraction | None
    lower: Fraction
    upper: Fraction
    quantity: Fraction | None = None
    steps: tuple[Step, ...] = ()
    reason: Step | None = None

    def preceded_by(self, *steps: Step) -> Outcome:
        """Return this outcome with earlier steps put before its own."""
        return self._replace(steps=steps + self.steps)


class Denominator(NamedTuple):
    """Replaces the denominator of a ratio (domain rule: index 766, synchronised dossiers)."""

    largest_of: tuple[str, ...] = ()
    previous_divided_by: int | None = None


class Case(NamedTuple):
    """All that a formula may look at.

    `maximum` is the leaf's (or part's) points; `readings` holds the measures by indicator id;
    `settled` the results of the leaves that this one depends on, by node id, None while open.
    """

    maximum: Fraction
    indicator: str | None
    readings: Mapping[str, Reading]
    floor: Fraction = ZERO
    zero_denominator: ZeroDenominator = "undetermined"
    denominator: Denominator | None = None
    part_rounding: Rounding | None = None
    settled: Mapping[str, LeafStatus | None] = NOTHING

    def named(self) -> Named:
        """Return this case's own indicator as a sentence names it."""
        return Named("indicator", self.indicator or "")

    def reading(self, indicator: str | None = None) -> Reading:
        """Return the measure of an indicator (this case's own by default)."""
        name = indicator or self.indicator
        return self.readings.get(name, MISSING) if name else MISSING


def leaf_status(outcome: Outcome, maximum: Fraction) -> LeafStatus | None:
    """Return how a leaf stands against its maximum; None while it is open."""
    if outcome.status == "not_applicable":
        return "not_applicable"
    if outcome.points is None:
        return None
    if outcome.points >= maximum:
        return "met"
    return "partly" if outcome.points > 0 else "not_met"


def scored(points: Fraction, *steps: Step, quantity: Fraction | None = None) -> Outcome:
    """Return a decided outcome."""
    return Outcome("scored", points, points, points, quantity, steps)
