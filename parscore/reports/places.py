"""Places in a document, listed shortly."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(sections: Iterable[str]) -> str:
    """List sections, words that repeat said once: `Phụ lục 01.1, 01.4; II.2`."""
    groups: dict[str, list[str]] = {}
    for section in sections:
        name, space, number = section.rpartition(" ")
        numbers = groups.setdefault(name + space, [])
        if number not in numbers:
            numbers.append(number)
    return "; ".join(name + ", ".join(numbers) for name, numbers in groups.items())
