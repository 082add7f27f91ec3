"""What may stand in a field of a pattern: `$x`, `done`, `3`, `>= 3`, `!= $x`, `$d >= 3`."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Op = Literal["=", "!=", "<", "<=", ">", ">="]

# Values of one field are of one type, so that an order between them always exists.
COMPARE: Final[Mapping[Op, Callable[[object, object], bool]]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": cast("Callable[[object, object], bool]", operator.lt),
    "<=": cast("Callable[[object, object], bool]", operator.le),
    ">": cast("Callable[[object, object], bool]", operator.gt),
    ">=": cast("Callable[[object, object], bool]", operator.ge),
}
MIRRORED: Final[Mapping[Op, Op]] = {
    "=": "=",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
ORDERING: Final[frozenset[Op]] = frozenset({"<", "<=", ">", ">="})

_NAME = r"[a-z][a-z0-9_]*"
_TERM: Final = re.compile(
    rf"(?:\$(?P<variable>{_NAME}))?\s*"
    r"(?:(?P<op>>=|<=|!=|<|>|=)\s*)?"
    rf"(?:\$(?P<other>{_NAME})|(?P<constant>[^\s$<>=!*]+))?"
)


class Comparison(NamedTuple):
    """A test of a field: against the variable `other`, or else against `constant`."""

    op: Op
    constant: str = ""
    other: str | None = None


class Term(NamedTuple):
    """What a field must be: the value of a variable, and what it is compared with."""

    variable: str | None = None
    comparison: Comparison | None = None


def parse_term(text: str) -> Term | None:
    """Read what stands in a field of a pattern; `None` if it has no meaning there."""
    found = _TERM.fullmatch(text.strip())
    if not found:
        return None
    variable, op, other, constant = found.group("variable", "op", "other", "constant")
    compared = other or constant
    if variable and not op:
        return Term(variable) if not compared else None
    if not compared or (op in {None, "="} and other and variable):
        return None
    if op == "=" and other:
        return Term(other)
    return Term(variable, Comparison(cast("Op", op or "="), constant or "", other))
