"""What is tried, and the ranks of every commune in every trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.columns.weightings import places_of_index
from parscore.province.ranking.rank import USUAL
from parscore.province.record import listing_order
from parscore.province.stability.ranks import TieRule, figures, ranks_of
from parscore.province.stability.weights import corners, drawn, pushed, room_of
from parscore.values.numbers import exact

if TYPE_CHECKING:
    from array import array

    from parscore.province.record import Scheme
    from parscore.province.stability.stakes import Roots, Stakes
    from parscore.province.stability.weights import Pushed, Room, Weighting
    from parscore.values.exact import Fraction

FEWEST: Final = 2  # fields that must move: with the sum fixed, one alone cannot
HUNDRED: Final = 100


class Moving(NamedTuple):
    """Which fields move, and how far: `tolerance` in percent, above 0 and below 100.

    `declared` tells whether the rule set states the tolerance, `assumed` whether only fields with
    assumed points move. There are no fields where none can.
    """

    tolerance: Fraction
    declared: bool
    assumed: bool
    fields: tuple[str, ...]

    def room(self, tree: Roots) -> Room | None:
        """Return how far they may go; None where nothing can move."""
        if not self.fields:
            return None
        weights = {root.id: root.maximum for root in tree.roots if root.id in self.fields}
        return room_of(weights, self.tolerance / HUNDRED)


class Tried(NamedTuple):
    """All trials: first the weights as they are, then draws, corners, and fields pushed.

    `values` are indices in whole numbers, `ranks` those of the communes in their order; `order`
    gives the places of the communes as equals are listed.
    """

    order: tuple[int, ...]
    values: tuple[array[int], ...]
    ranks: tuple[array[int], ...]
    draws: int
    corners: int
    all_corners: bool
    pushes: tuple[Pushed, ...]

    @property
    def now(self) -> array[int]:
        """Return the ranks over the weights as they are."""
        return self.ranks[0]

    @property
    def drawn(self) -> range:
        """Return which trials are draws."""
        return range(1, 1 + self.draws)

    @property
    def pushed(self) -> range:
        """Return which trials are fields pushed, in their order."""
        return range(len(self.ranks) - len(self.pushes), len(self.ranks))

    @property
    def listed(self) -> list[int]:
        """Return the places of the communes, best first."""
        return sorted(self.order, key=lambda place: (self.now[place], -self.values[0][place]))


def moving(tree: Roots, tolerance: Fraction | None) -> Moving | None:
    """Return what moves; None where no tolerance is given and the rule set declares none.

    Fields with assumed points move. Where fewer than two have any, all fields do, if a tolerance
    was asked for.
    """
    asked = tree.tolerance if tolerance is None else tolerance
    if asked is None:
        return None
    assumed = tree.movable(assumed_only=True)
    only = tolerance is None or len(assumed) >= FEWEST
    fields = assumed if only else tree.movable(assumed_only=False)
    return Moving(asked, tolerance is None, only, fields if len(fields) >= FEWEST else ())


def tie_rule(tree: Roots, scheme: Scheme) -> TieRule:
    """Return how ties are ranked, among figures as they are scaled here."""
    scale = 10 ** places_of_index(tree)
    return TieRule(scheme.ties or USUAL, int(exact(scheme.tolerance) * scale))


def try_all(stakes: Stakes, rule: TieRule, room: Room | None, draws: int, seed: int) -> Tried:
    """Try every weighting; without room only the weights as they are."""
    weightings: list[Weighting] = [{}]
    edges: tuple[Weighting, ...] = ()
    pushes: tuple[Pushed, ...] = ()
    complete = True
    if room is not None:
        edges, complete = corners(room, seed)
        pushes = tuple(pushed(room))
        weightings += [*drawn(room, draws, seed), *edges, *(one.weighting for one in pushes)]
    records = [standing.record for standing in stakes.standings]
    order = sorted(
        range(len(records)), key=lambda at: listing_order(records[at].code, records[at].title)
    )
    values = tuple(figures(stakes.tree, stakes.standings, weightings))
    return Tried(
        order=tuple(order),
        values=values,
        ranks=tuple(ranks_of(one, order, rule) for one in values),
        draws=0 if room is None else draws,
        corners=len(edges),
        all_corners=complete,
        pushes=pushes,
    )
