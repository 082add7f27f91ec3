"""Lints of the cases beside a set: they must name criteria and indicators that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.kinds import CASE_WITHOUT_INDICATOR, CASE_WITHOUT_NODE
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.subject import Subject
    from parscore.reading.problems import Path, Problem
    from parscore.reading.source import Source, Tree


def lint_cases(cases: Source, subject: Subject) -> Iterator[Problem]:
    """Yield the ids of a file of cases that its set does not know."""
    for number, case in enumerate(_list(_at(cases.tree, "cases"))):
        expected = _at(_at(case, "expect"), "nodes")
        given = _at(_at(case, "given"), "measures")
        nodes = {*subject.rulebook.nodes}
        either = nodes | {one.id for one in subject.rulebook.minimums}
        absent = _list(_at(_at(case, "expect"), "absent"))
        asked: list[tuple[str, Path, bool, set[str]]] = [
            *((name, ("nodes", name), True, nodes) for name in _keys(expected)),
            *((str(name), ("absent", i), False, either) for i, name in enumerate(absent)),
        ]
        for name, keys, is_key, known in asked:
            if name not in known:
                path = ("cases", number, "expect", *keys)
                guess = did_you_mean(name, known) or "—"
                args = {"id": name, "set": subject.id, "guess": guess}
                yield cases.problem(CASE_WITHOUT_NODE, path, key=is_key, **args)
        for name in _keys(given):
            if name not in subject.rulebook.indicators:
                path = ("cases", number, "given", "measures", name)
                guess = did_you_mean(name, subject.rulebook.indicators) or "—"
                yield cases.problem(CASE_WITHOUT_INDICATOR, path, key=True, id=name, guess=guess)


def _at(tree: Tree, key: str) -> Tree:
    return tree.get(key) if isinstance(tree, dict) else None


def _list(tree: Tree) -> list[Tree]:
    return tree if isinstance(tree, list) else []


def _keys(tree: Tree) -> list[str]:
    return list(tree) if isinstance(tree, dict) else []
