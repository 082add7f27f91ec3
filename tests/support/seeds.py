"""The plans that were read from a document, and its words."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "tests" / "data" / "seeds"
PAGE_NUMBER = re.compile(r"\n\s*\n\s*\d{1,3}\s*\n\s*\n")


def plan_of(folder: str) -> dict[str, Any]:
    """Return the plan in a folder under `rules`, such as `lai-chau/si-lo-lau/2025`."""
    path = ROOT / "rules" / folder / "plan.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def source_text(plan: dict[str, Any]) -> str:
    """Return the text of the document that a plan was read from, its white space joined.

    A number that stands alone between empty lines is a page number, and no part of a sentence.
    """
    text = (SEEDS / plan["source"]["file"]).read_text(encoding="utf-8")
    return joined(PAGE_NUMBER.sub("\n\n", text))


def joined(text: str) -> str:
    """Return the text in composed letters with one space wherever it had white space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def quotes(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Return what the plan gives as the words of its document, each with where it stands.

    Tasks are left out: a page break tears the cells of their table apart.
    """
    for key, name in (
        ("basis", "quote"),
        ("targets", "quote"),
        ("appendices", "quote"),
        ("commitments", "text"),
        ("assignments", "text"),
    ):
        for number, entry in enumerate(plan.get(key, ())):
            if entry.get(name):
                yield entry.get("id", f"{key}[{number}]"), entry[name]


def unfound(plan: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the quotes of a plan that its document does not hold word for word."""
    text = source_text(plan)
    return [(where, quote) for where, quote in quotes(plan) if joined(quote) not in text]


def pieces(text: str, words: str) -> int | None:
    """Return in how many pieces a text holds some words in turn; None if it does not hold them.

    A cell of a table that a page break tears apart is held in two.
    """
    count, rest = 0, words.split()
    while rest:
        fitting = (n for n in range(len(rest), 0, -1) if " ".join(rest[:n]) in text)
        taken = next(fitting, None)
        if taken is None:
            return None
        count, rest = count + 1, rest[taken:]
    return count
