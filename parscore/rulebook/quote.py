"""A rule set may quote the result of another one: which sets it quotes, and what joins it then."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook.kinds import CANNOT_QUOTE, QUOTED_IN_TURN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.rulebook import Rulebook
    from parscore.reading.source import Source

NUMBERS = ("ratio", "value", "points")  # the kinds of indicators that a result can be read as


def quoting(
    rulebook: Rulebook, dictionaries: Mapping[str, Source], path: tuple[str, ...]
) -> list[str]:
    """Return the ids of the sets that a set quotes, each once.

    `path` leads from the set that is asked for to this one; only its first set may quote.

    Raises:
        Unreadable: an indicator cannot hold a result, or what it quotes quotes in turn.
    """
    problems = list(_problems(rulebook, dictionaries, path))
    if problems:
        raise Unreadable(problems)
    return list(dict.fromkeys(one.ruleset for one in rulebook.quotations.values()))


def _problems(
    rulebook: Rulebook, dictionaries: Mapping[str, Source], path: tuple[str, ...]
) -> Iterator[Problem]:
    for name, quotation in rulebook.quotations.items():
        source = dictionary_of(name, dictionaries)
        where, ruleset = ("indicators", name), quotation.ruleset
        kind = rulebook.indicators[name].kind
        if kind not in NUMBERS:
            args = {"id": name, "form": kind, "ruleset": ruleset}
            yield source.problem(CANNOT_QUOTE, (*where, "kind"), key=False, **args)
        if len(path) > 1 or ruleset in path:
            chain = " → ".join([*path, ruleset])
            yield source.problem(QUOTED_IN_TURN, (*where, "from"), id=name, chain=chain)


def dictionary_of(indicator: str, dictionaries: Mapping[str, Source]) -> Source:
    """Return the last dictionary that has an indicator: it is the one that counts."""
    return next(one for one in reversed(list(dictionaries.values())) if _has(one, indicator))


def _has(dictionary: Source, indicator: str) -> bool:
    tree = dictionary.tree
    ids = tree.get("indicators") if isinstance(tree, dict) else None
    return isinstance(ids, dict) and indicator in ids


def with_quoted(rulebook: Rulebook, quoted: Sequence[Rulebook]) -> Rulebook:
    """Return a set joined by those it quotes: actuals may hold their measures beside its own.

    Its hash covers them, because its points do depend on them.
    """
    indicators = {name: one for book in quoted for name, one in book.indicators.items()}
    hashes = " ".join([rulebook.sha256, *sorted(book.sha256 for book in quoted)])
    return replace(
        rulebook,
        indicators=indicators | dict(rulebook.indicators),
        quoted={book.id: book for book in quoted},
        sha256=hashlib.sha256(hashes.encode()).hexdigest(),
    )
