"""Strata: the order in which rules run, so that what a rule negates or counts is complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.inference.defects import Defect
from parscore.values.messages import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from parscore.inference.drafts import Draft, DraftPattern

CYCLE = Message(
    "INF035",
    "Quy tắc phủ định hoặc đếm {kind}, mà {kind} lại suy ra từ chính kết luận của quy tắc này.",
    "The rule negates or counts {kind}, which follows from the conclusion of the rule itself.",
)


class Strata(NamedTuple):
    """The stratum of each rule, and of each kind: the stratum after which it is complete."""

    rules: tuple[int, ...]
    kinds: Mapping[str, int]


def find_cycles(drafts: Sequence[Draft]) -> list[Defect]:
    """Return the conditions that negate or count what follows from their own rule."""
    follows: dict[str, set[str]] = {}
    for draft in drafts:
        for pattern in (*draft.when, *draft.unless):
            follows.setdefault(pattern.kind, set()).update(head.kind for head in draft.heads)
    return [
        Defect(pattern.place, CYCLE(kind=pattern.kind))
        for draft in drafts
        for pattern in _strict(draft)
        if pattern.kind in _reachable((head.kind for head in draft.heads), follows)
    ]


def stratify(drafts: Sequence[Draft]) -> Strata:
    """Give each rule the lowest stratum it can run in; there must be no cycles."""
    kinds: dict[str, int] = {}
    rules = [0] * len(drafts)
    rising = True
    while rising:
        rising = False
        for number, draft in enumerate(drafts):
            needed = [kinds.get(pattern.kind, 0) for pattern in draft.when]
            needed += [kinds.get(pattern.kind, 0) + 1 for pattern in _strict(draft)]
            rules[number] = max(1, *needed)
            for head in draft.heads:
                if kinds.get(head.kind, 0) < rules[number]:
                    kinds[head.kind] = rules[number]
                    rising = True
    return Strata(tuple(rules), kinds)


def _strict(draft: Draft) -> list[DraftPattern]:
    """Return the conditions whose kind must be complete before the rule runs."""
    counted = [pattern for pattern in draft.when if pattern.at_least is not None]
    return [*counted, *draft.unless]


def _reachable(kinds: Iterable[str], follows: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    ahead = list(kinds)
    while ahead:
        kind = ahead.pop()
        if kind not in seen:
            seen.add(kind)
            ahead.extend(follows.get(kind, ()))
    return seen
