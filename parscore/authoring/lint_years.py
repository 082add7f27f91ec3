"""Lints across the years of a province: an id keeps its meaning, and none vanishes unsaid."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.kinds import NOT_DROPPED, REUSED, VANISHED
from parscore.rulebook.layer import all_branches
from parscore.values.messages import Localised
from parscore.values.text import match_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.ruleset import Criterion, RulesetDocument
    from parscore.reading.problems import Problem
    from parscore.rulebook.layer import Layered, Origin

ALIKE = 0.5  # titles this similar are the same title in other words

UNKNOWN = Localised("chưa từng có ở các kỳ trước", "was in no earlier set")
STILL_THERE = Localised("vẫn còn trong bộ này", "is still in this set")


class Leaf(NamedTuple):
    """A criterion as written, and its place."""

    criterion: Criterion
    origin: Origin

    @property
    def scored(self) -> bool:
        """Tell a criterion from a group of them."""
        return not self.criterion.criteria and self.criterion.formula is not None


def lint_years(layered: Layered, others: Sequence[Layered]) -> Iterator[Problem]:
    """Yield what became of the ids of earlier sets; `others` are all sets of the province."""
    document = layered.document
    earlier = sorted(
        (one for one in others if _comes_before(one.document, document)),
        key=lambda one: _rank(one.document),
    )
    own = _leaves(layered)
    dropped = {one.id for one in document.dropped}
    if earlier:
        yield from _vanished(layered, own, earlier[-1], dropped)
    yield from _reused(own, earlier)
    known = {name for one in earlier for name in _leaves(one)}
    for number, one in enumerate(document.dropped):
        why = STILL_THERE if one.id in own else None if one.id in known else UNKNOWN
        if why is not None:
            source = layered.chain[-1].source
            yield source.problem(NOT_DROPPED, ("dropped", number, "id"), id=one.id, why=why)


def _comes_before(one: RulesetDocument, other: RulesetDocument) -> bool:
    """Tell whether one set is an earlier one of the same province for the same level."""
    same = one.province == other.province and one.province is not None
    levels = set(one.levels) & set(other.levels) or not (one.levels and other.levels)
    return same and bool(levels) and one.id != other.id and _rank(one) < _rank(other)


def _rank(document: RulesetDocument) -> tuple[object, ...]:
    return document.period.from_, document.period.to, document.revision


def _leaves(layered: Layered) -> Mapping[str, Leaf]:
    leaves = (Leaf(one.criterion, one.origin) for one in all_branches(layered.tree))
    return {leaf.criterion.id: leaf for leaf in leaves}


def _vanished(
    layered: Layered, own: Mapping[str, Leaf], before: Layered, dropped: set[str]
) -> Iterator[Problem]:
    for name, leaf in _leaves(before).items():
        if leaf.scored and name not in own and name not in dropped:
            args = {"id": name, "title": leaf.criterion.title, "before": before.document.id}
            yield layered.chain[-1].source.problem(VANISHED, ("id",), key=False, **args)


def _reused(own: Mapping[str, Leaf], earlier: Sequence[Layered]) -> Iterator[Problem]:
    for name, leaf in own.items():
        for one in reversed(earlier):
            was = _leaves(one).get(name)
            given_up = any(gone.id == name for gone in one.document.dropped)
            if given_up or (was is not None and _means_another(leaf, was)):
                title = was.criterion.title if was else _title_before(name, earlier)
                args = {"id": name, "title": title, "before": one.document.id}
                yield leaf.origin.problem(REUSED, "id", **args)
                break


def _title_before(name: str, earlier: Sequence[Layered]) -> str:
    found = (_leaves(one).get(name) for one in reversed(earlier))
    return next((leaf.criterion.title for leaf in found if leaf), "—")


def _means_another(leaf: Leaf, was: Leaf) -> bool:
    """Tell another meaning from a change of words or of the figure that is measured."""
    here, there = leaf.criterion, was.criterion
    if leaf.scored != was.scored or here.kind != there.kind:
        return True
    if here.indicator == there.indicator:
        return False
    titles = match_key(here.title), match_key(there.title)
    return SequenceMatcher(None, *titles, autojunk=False).ratio() < ALIKE
