"""What conclusions do to points: caps, withheld points, penalties, bonuses, gates."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.values.exact import Fraction


NOTHING: Mapping[str, Any] = MappingProxyType({})


class PointEffect(NamedTuple):
    """Points that a rule takes from or adds to a node, or the limit it sets there."""

    rule: str
    points: Fraction


class Effects(NamedTuple):
    """The effects in force, by node id. `gates` hold the rule and the best class it allows.

    Penalties are stated as points taken (positive); caps as the most points a node may have.
    """

    caps: Mapping[str, tuple[PointEffect, ...]] = NOTHING
    withheld: Mapping[str, tuple[str, ...]] = NOTHING
    penalties: Mapping[str, tuple[PointEffect, ...]] = NOTHING
    bonuses: Mapping[str, tuple[PointEffect, ...]] = NOTHING
    not_applicable: Mapping[str, str] = NOTHING
    gates: tuple[tuple[str, str], ...] = ()

    @property
    def by_node(self) -> tuple[Mapping[str, object], ...]:
        """What is taken from or given to the points of nodes, by sort and then by node."""
        return self.caps, self.withheld, self.penalties, self.bonuses

    @property
    def nodes(self) -> set[str]:
        """The nodes from whose points something is taken, or to which something is given."""
        return {*self.caps, *self.withheld, *self.penalties, *self.bonuses}


NO_EFFECTS = Effects()
