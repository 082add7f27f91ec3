"""A rule set states only its differences; here they are folded into its frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook.folder import Namer
from parscore.rulebook.kinds import DUPLICATE_ID, FRAME_CYCLE, UNKNOWN_NODE
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from parscore.documents.ruleset import Criterion, RulesetDocument
    from parscore.documents.sources import CitedDocument
    from parscore.documents.sources import Source as Whose
    from parscore.reading.problems import Kind, Path
    from parscore.reading.source import Source
    from parscore.rulebook.folder import Written

Settings = dict[str, Any]


class Frames(Protocol):
    """Where a frame is found by its id."""

    def ruleset(self, name: str, namer: Namer | None = None) -> Written:
        """Return a rule set as written."""
        ...


class Origin(NamedTuple):
    """Where a criterion is written."""

    source: Source
    path: Path

    def problem(self, kind: Kind, *more: str | int, **args: Any) -> Problem:  # noqa: ANN401
        """Say that something is wrong here, or at a key further in."""
        return self.source.problem(kind, (*self.path, *more), **args)


class Branch(NamedTuple):
    """A criterion with its children, as folded so far."""

    criterion: Criterion
    origin: Origin
    whose: Whose | None
    children: tuple[Branch, ...]


@dataclass(frozen=True)
class Layered:
    """A rule set with its frame folded in. `chain` holds the files, the frame first."""

    document: RulesetDocument
    chain: tuple[Written, ...]
    tree: tuple[Branch, ...]
    sources: dict[str, Whose]
    documents: dict[str, CitedDocument]
    problems: list[Problem] = field(default_factory=list)


def layer(written: Written, folders: Frames) -> Layered:
    """Return the rule set with every frame it extends folded in.

    Raises:
        Unreadable: a frame is missing, unreadable, or extends itself.
    """
    chain = _chain(written, folders)
    tree: tuple[Branch, ...] = ()
    problems: list[Problem] = []
    for one in chain:
        tree = _fold(one, tree, problems)
    problems.extend(_duplicates(tree))
    sources = {k: v for one in chain for k, v in one.document.sources.items()}
    documents = {k: v for one in chain for k, v in one.document.documents.items()}
    return Layered(written.document, chain, tree, sources, documents, problems)


def _chain(written: Written, folders: Frames) -> tuple[Written, ...]:
    chain, seen = [written], [written.document.id]
    while (frame := chain[0].document.extends) is not None:
        if frame in seen:
            names = " → ".join([*seen, frame])
            raise Unreadable([chain[0].source.problem(FRAME_CYCLE, ("extends",), chain=names)])
        seen.append(frame)
        chain.insert(0, folders.ruleset(frame, Namer(chain[0].source, ("extends",))))
    return tuple(chain)


def _fold(
    written: Written, tree: tuple[Branch, ...], problems: list[Problem]
) -> tuple[Branch, ...]:
    document, source = written.document, written.source
    tree += tuple(
        _plant(one, Origin(source, ("criteria", i)), None)
        for i, one in enumerate(document.criteria)
    )
    for i, retirement in enumerate(document.retire):
        origin = Origin(source, ("retire", i))
        if _known(retirement.id, tree, origin, "id", problems):
            tree = _without(tree, retirement.id)
    for i, change in enumerate(document.change):
        origin = Origin(source, ("change", i))
        if _known(change.id, tree, origin, "id", problems):
            tree = _changed(tree, change.id, _new_values(change.set), origin, change.source)
    for i, addition in enumerate(document.add):
        origin = Origin(source, ("add", i))
        if _known(addition.to, tree, origin, "to", problems):
            planted = tuple(
                _plant(one, Origin(source, ("add", i, "criteria", n)), addition.source)
                for n, one in enumerate(addition.criteria)
            )
            tree = _grown(tree, addition.to, planted)
    return tree


def _plant(criterion: Criterion, origin: Origin, whose: Whose | None) -> Branch:
    own = criterion.source or whose
    children = tuple(
        _plant(child, Origin(origin.source, (*origin.path, "criteria", i)), None)
        for i, child in enumerate(criterion.criteria)
    )
    return Branch(criterion, origin, own, children)


def _new_values(replacement: Any) -> dict[str, Any]:  # noqa: ANN401 - a model's own fields
    return {name: getattr(replacement, name) for name in replacement.model_fields_set}


def _changed(
    tree: tuple[Branch, ...], name: str, values: dict[str, Any], origin: Origin, whose: Whose | None
) -> tuple[Branch, ...]:
    return tuple(
        branch._replace(
            criterion=branch.criterion.model_copy(update=values),
            origin=Origin(origin.source, (*origin.path, "set")),
            whose=whose or branch.whose,
        )
        if branch.criterion.id == name
        else branch._replace(children=_changed(branch.children, name, values, origin, whose))
        for branch in tree
    )


def _without(tree: tuple[Branch, ...], name: str) -> tuple[Branch, ...]:
    return tuple(
        branch._replace(children=_without(branch.children, name))
        for branch in tree
        if branch.criterion.id != name
    )


def _grown(tree: tuple[Branch, ...], name: str, new: tuple[Branch, ...]) -> tuple[Branch, ...]:
    return tuple(
        branch._replace(children=branch.children + new)
        if branch.criterion.id == name
        else branch._replace(children=_grown(branch.children, name, new))
        for branch in tree
    )


def all_branches(tree: tuple[Branch, ...]) -> list[Branch]:
    """Return every branch, parents before children, in order."""
    found: list[Branch] = []
    for branch in tree:
        found.append(branch)
        found.extend(all_branches(branch.children))
    return found


def _known(
    name: str, tree: tuple[Branch, ...], origin: Origin, key: str, problems: list[Problem]
) -> bool:
    ids = [branch.criterion.id for branch in all_branches(tree)]
    if name in ids:
        return True
    guess = did_you_mean(name, ids)
    problems.append(origin.problem(UNKNOWN_NODE, key, id=name, guess=guess))
    return False


def _duplicates(tree: tuple[Branch, ...]) -> list[Problem]:
    first: dict[str, Origin] = {}
    problems = []
    for branch in all_branches(tree):
        name, origin = branch.criterion.id, branch.origin
        if name in first:
            there = first[name]
            line, _ = there.source.locate((*there.path, "id"))
            place = f"{there.source.name}:{line}"
            problems.append(origin.problem(DUPLICATE_ID, "id", id=name, place=place))
        else:
            first[name] = origin
    return problems
