"""Facts: what the rules reason about. A fact carries only ids, words and whole numbers."""

from __future__ import annotations

from typing import Any, Final, NamedTuple


class _Anything(str):
    """The value of a field that is not known yet. It sorts before every other value.

    It is compared like any text, so it is one that no document can hold.
    """

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return other != self

    def __gt__(self, other: object) -> bool:
        return False

    def __reduce__(self) -> str:
        return "ANY"


ANY: Final[str] = _Anything("\0")

Value = str | int


class Fact(NamedTuple):
    """One statement: its kind, and its fields in the order of their names."""

    kind: str
    fields: tuple[tuple[str, Value], ...]

    def value(self, name: str) -> Value:
        """Return the value of a field.

        Raises:
            KeyError: facts of this kind have no such field.
        """
        for field, value in self.fields:
            if field == name:
                return value
        raise KeyError(name)

    def __str__(self) -> str:
        return f"{self.kind} {{{', '.join(f'{name}: {value}' for name, value in self.fields)}}}"


def fact(kind: str, /, **fields: Any) -> Fact:  # noqa: ANN401 - an enumeration of strings may come in
    """Make a fact: `fact("late", indicator="reports_on_time", node="reports", days=3)`."""
    return Fact(kind, tuple(sorted(fields.items())))
