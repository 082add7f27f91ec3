"""The rule sets of provinces, and the communes scored by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.communes import assess, document, rules_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.assessment import Assessment


def assessed(
    folder: str, ruleset: str, *, as_of: str | None = None, **actuals_keys: object
) -> Assessment:
    """Return the assessment of the commune in a folder under `rules`.

    What `actuals_keys` names stands in its actuals instead of what the file gives.
    """
    given = document(folder, "actuals") | actuals_keys
    return assess(document(folder, "plan"), given, rules_of(ruleset), as_of=as_of)


def cited(ruleset: str) -> Iterator[tuple[str, str]]:
    """Return the words that each leaf and minimum of a rule set cites, with its id."""
    book = rules_of(ruleset).rulebook
    sources = {leaf.id: leaf.source for leaf in book.leaves}
    sources |= {minimum.id: minimum.source for minimum in book.minimums}
    return ((name, one.quote) for name, one in sources.items() if one.quote is not None)
