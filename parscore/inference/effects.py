"""Effects: what a conclusion does to the score, and the amounts that the rule states for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.inference.facts import ANY
from parscore.inference.vocabulary import NOWHERE
from parscore.values.numbers import NotANumber, exact, parse_plain

if TYPE_CHECKING:
    from parscore.inference.facts import Fact, Value
    from parscore.inference.vocabulary import EffectKind
    from parscore.values.exact import Fraction

_WHOLE = 100  # per cent


class Amount(NamedTuple):
    """An amount of points, or a per cent share of a node's maximum."""

    value: Fraction
    share: bool = False

    def points(self, maximum: Fraction) -> Fraction:
        """Return the amount in points, for a node with this maximum."""
        return self.value * maximum / _WHOLE if self.share else self.value


def parse_amount(text: str) -> Amount | None:
    """Read `0.5` (points) or `50%` (of the maximum); `None` if it is neither, or below zero."""
    share = text.endswith("%")
    try:
        value = exact(parse_plain(text.removesuffix("%").rstrip()))
    except NotANumber:
        return None
    if value < 0 or (share and value > _WHOLE):
        return None
    return Amount(value, share)


class Amounts(NamedTuple):
    """The part of an effect that is fixed by its rule."""

    at: Amount | None = None
    points: Amount | None = None
    at_most: Amount | None = None
    class_at_most: str | None = None


class Effect(NamedTuple):
    """One effect on one node.

    Attributes:
        kind: what is done; `cap` reads `at`, `penalty` and `bonus` read `size()`, and `gate`
            reads `class_at_most`.
        node: the node concerned; `None` where there is none, `ANY` where it is not known which.
        at: what a capped node keeps at most.
        points: the points lost or won, once or for each unit.
        per: how many units; 1 where the rule counts none, `ANY` where that is not known yet.
        at_most: the most that is lost or won, however many units there are.
        class_at_most: the best class that is left.
    """

    kind: EffectKind
    node: str | None
    at: Amount | None
    points: Amount | None
    per: Value
    at_most: Amount | None
    class_at_most: str | None

    def size(self, maximum: Fraction) -> Fraction:
        """Return the points that a penalty takes, or a bonus gives, on a node of this maximum.

        Where the number of units is not known yet, it is the most that it can be.

        Raises:
            ValueError: the effect is neither a penalty nor a bonus.
        """
        if self.points is None:
            raise ValueError(f"{self.kind} has no size")
        most = None if self.at_most is None else self.at_most.points(maximum)
        if isinstance(self.per, str):
            if most is None:
                raise ValueError(f"{self.kind} without a limit")
            return most
        each = self.points.points(maximum) * self.per
        return each if most is None else min(each, most)


def effect(kind: EffectKind, amounts: Amounts, fact: Fact) -> Effect:
    """Join what the rule fixes with what its head fact says."""
    fields = dict(fact.fields)
    node = str(fields.get("node", NOWHERE))
    return Effect(
        kind=kind,
        node=ANY if node == ANY else node or None,
        at=amounts.at,
        points=amounts.points,
        per=fields.get("per", 1),
        at_most=amounts.at_most,
        class_at_most=amounts.class_at_most,
    )
