"""Spreadsheet formulas over whole numbers, so that binary floats decide nothing.

A quantity is the fraction of two cells, `x / y` with `y` above 0; an edge is compared with it
cross-multiplied, and rounding is done on whole numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.values.numbers import decimal_string, exact, is_decimal, round_to

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from parscore.documents.assessment import RoundingShown
    from parscore.values.exact import Fraction

MOST_PLACES: Final = 12
_EDGES: Final = {"at_least": ">=", "above": ">", "at_most": "<=", "below": "<", "exactly": "="}


class NotLive(Exception):  # noqa: N818 - it says what the formula is not
    """A spreadsheet cannot state this formula exactly enough."""


def number(value: Fraction) -> str:
    """Return a number as a formula writes it.

    Raises:
        NotLive: it has no finite decimal form.
    """
    if not is_decimal(value, MOST_PLACES):
        raise NotLive
    return decimal_string(value)


def times(factor: int, what: str) -> str:
    """Return a whole multiple of a cell."""
    return what if factor == 1 else f"{factor}*{what}"


def compared(x: str, y: str, sign: str, edge: Fraction) -> str:
    """Return the comparison of `x / y` with an edge, on whole multiples of the counts."""
    return f"{times(edge.denominator, x)}{sign}{edge.numerator}*{y}"


def inside(x: str, y: str, band: Mapping[str, Any]) -> str:
    """Return the condition that `x / y` lies in a band; TRUE where the band has no edge."""
    edges = [compared(x, y, sign, exact(band[key])) for key, sign in _EDGES.items() if key in band]
    if not edges:
        return "TRUE"
    return edges[0] if len(edges) == 1 else f"AND({','.join(edges)})"


def rounded(value: Fraction, rounding: RoundingShown | None) -> Fraction:
    """Return a constant rounded as declared."""
    return value if rounding is None else round_to(value, rounding.places, rounding.mode)


def share(numerator: int, x: str, denominator: int, y: str, rounding: RoundingShown | None) -> str:
    """Return `numerator * x / (denominator * y)` for a quantity not below 0, rounded as declared.

    Raises:
        NotLive: ties go to the even neighbour, which no spreadsheet function states.
    """
    top, bottom = times(numerator, f"MAX({x},0)"), times(denominator, y)
    if rounding is None:
        return f"{top}/({bottom})"
    unit = 10**rounding.places
    match rounding.mode:
        case "half_up":
            return f"INT(({times(2 * unit, top)}+{bottom})/({times(2, bottom)}))/{unit}"
        case "down":
            return f"INT({times(unit, top)}/({bottom}))/{unit}"
        case "up":
            return f"-INT(-{times(unit, top)}/({bottom}))/{unit}"
    raise NotLive


def rounding_of(what: str, rounding: RoundingShown | None) -> str:
    """Return a sum of figures that are decimal already, rounded as declared.

    Raises:
        NotLive: no spreadsheet function rounds this way.
    """
    if rounding is None:
        return what
    names = {"half_up": "ROUND", "down": "ROUNDDOWN", "up": "ROUNDUP"}
    if rounding.mode not in names:
        raise NotLive
    return f"{names[rounding.mode]}({what},{rounding.places})"
