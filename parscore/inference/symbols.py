"""Symbols: ids and words as short decimal strings, so that no user's text reaches the C engine.

The engine tells values apart by a 32-bit hash of their text. Decimal strings counted from zero
are free of collisions far beyond what one evaluation needs (up to 797,185).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from parscore.inference.facts import Value

MOST: Final = 797_185
KEPT: Final = 100_000  # of these, those of a program; the others are for the words of a session


class Symbols:
    """The symbols of a program, and above them those of one session.

    A session's own symbols go away with it: memory does not grow from session to session.
    """

    def __init__(
        self, words: Iterable[str], base: Mapping[str, str] | None = None, first: int = 0
    ) -> None:
        self._base = base or {}
        self._own: dict[str, str] = {}
        self._first = first
        for word in words:
            self.intern(word)

    def __len__(self) -> int:
        return len(self._own)

    def intern(self, word: str) -> str:
        """Return the symbol of a word, always the same within this table.

        Raises:
            OverflowError: there are more words than symbols which surely do not collide.
        """
        symbol = self._base.get(word) or self._own.get(word)
        if symbol is None:
            number = self._first + len(self._own)
            if number > MOST:
                raise OverflowError("too many different words in one evaluation")
            symbol = self._own[word] = str(number)
        return symbol

    def encode(self, value: Value) -> Value:
        """Return what stands for a value in the engine: an integer as it is, a word's symbol."""
        return value if isinstance(value, int) else self.intern(value)

    def overlay(self) -> Symbols:
        """Return a table for one session above this one.

        This one may still grow, up to `KEPT` words, but not by words that are in the other.
        """
        return Symbols((), self._own, KEPT)
