"""The weightings that a ranking is tried under: drawn evenly, at the corners, field by field.

Each movable field takes a maximum within the tolerance of its own; their sum stays. Moves are
counted in steps so small that the smallest field has a hundred of them each way, and all are whole
numbers: `moves` holds, for each field, how many steps it goes up or down, and they add up to 0.

A draw takes every such combination of steps with equal chance: all fields but the one with most
room are drawn freely, that one takes up the rest, and what it cannot take is drawn again. Corners
are the weightings at which all fields but one stand at an end of their room. A linear figure, such
as the difference of two communes over equal maxima, is greatest and least at corners.
"""

from __future__ import annotations

from itertools import product
from math import gcd, lcm
from random import Random
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.values.exact import Fraction
from parscore.values.numbers import exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FEWEST_STEPS: Final = 100
ALL_CORNERS_UP_TO: Final = 9  # fields; of more, some corners are drawn
DRAWN_CORNERS: Final = 500

Weighting = dict[str, Fraction]


class Room(NamedTuple):
    """How far fields may move: their maxima, and their steps each way; `step` is in points."""

    weights: Mapping[str, Fraction]
    tolerance: Fraction
    limits: tuple[int, ...]
    step: Fraction

    def weighting(self, moves: Sequence[int]) -> Weighting:
        """Return the maxima after some moves."""
        pairs = zip(self.weights.items(), moves, strict=True)
        return {name: weight + self.step * move for (name, weight), move in pairs}


class Corners(NamedTuple):
    """Corners, and whether these are all there are."""

    weightings: tuple[Weighting, ...]
    complete: bool


class Pushed(NamedTuple):
    """One field as heavy or as light as it gets, the others changed by one share."""

    field: str
    up: bool
    weighting: Weighting


def room_of(weights: Mapping[str, Fraction], tolerance: Fraction) -> Room:
    """Return the room of two or more fields; the tolerance is a share above 0 and below 1."""
    spans = [tolerance * weight for weight in weights.values()]
    whole = lcm(*(span.denominator for span in spans))
    widest = Fraction(gcd(*(int(span * whole) for span in spans)), whole)
    steps = -(-FEWEST_STEPS // min(int(span / widest) for span in spans))
    step = widest / steps
    return Room(dict(weights), tolerance, tuple(int(span / step) for span in spans), step)


def drawn(room: Room, count: int, seed: int) -> list[Weighting]:
    """Draw weightings; equal seeds draw equal ones."""
    draw = Random(seed)  # noqa: S311 - a trial that can be repeated, no secret
    last = max(range(len(room.limits)), key=lambda place: room.limits[place])
    found: list[Weighting] = []
    while len(found) < count:
        moves = [0 if at == last else draw.randint(-n, n) for at, n in enumerate(room.limits)]
        moves[last] = -sum(moves)
        if abs(moves[last]) <= room.limits[last]:
            found.append(room.weighting(moves))
    return found


def corners(room: Room, seed: int) -> Corners:
    """Return all corners, or some where there are too many fields."""
    complete = len(room.limits) <= ALL_CORNERS_UP_TO
    moves = _all_corners(room.limits) if complete else _some_corners(room.limits, seed)
    return Corners(tuple(map(room.weighting, dict.fromkeys(moves))), complete)


def _all_corners(limits: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for free, limit in enumerate(limits):
        others = [(-one, one) for place, one in enumerate(limits) if place != free]
        for ends in product(*others):
            rest = -sum(ends)
            if abs(rest) <= limit:
                yield (*ends[:free], rest, *ends[free:])


def _some_corners(limits: Sequence[int], seed: int) -> Iterator[tuple[int, ...]]:
    """Fill the fields from their least in orders that are drawn."""
    draw = Random(seed)  # noqa: S311 - a trial that can be repeated, no secret
    order = list(range(len(limits)))
    for _ in range(DRAWN_CORNERS):
        draw.shuffle(order)
        moves, left = [-one for one in limits], sum(limits)
        for place in order:
            taken = min(left, 2 * limits[place])
            moves[place] += taken
            left -= taken
        yield tuple(moves)


def pushed(room: Room) -> Iterator[Pushed]:
    """Yield each field up and down as far as it can go."""
    whole = exact_sum(room.weights.values())
    for name, weight in room.weights.items():
        others = whole - weight
        furthest = room.tolerance * min(weight, others)
        for up in (True, False):
            moved = furthest if up else -furthest
            share = 1 - moved / others
            yield Pushed(
                name,
                up,
                {
                    one: weight + moved if one == name else share * own
                    for one, own in room.weights.items()
                },
            )
