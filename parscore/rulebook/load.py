"""From an id or a path to a rulebook that is ready to score."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from parscore.reading.problems import Problem, Unreadable
from parscore.rulebook.check import check
from parscore.rulebook.folder import (
    RULESET,
    Namer,
    RulesFolders,
    Written,
    read_ruleset,
    sets_below,
)
from parscore.rulebook.kinds import NO_SET_HERE
from parscore.rulebook.layer import layer
from parscore.rulebook.quote import quoting, with_quoted
from parscore.rulebook.resolve import resolve
from parscore.rulebook.shelf import Dictionary, RuleFile, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.source import Source
    from parscore.rulebook.layer import Layered

File = TypeVar("File", Dictionary, RuleFile)


class Loaded(NamedTuple):
    """A rulebook, and what it was made from, to locate what it holds.

    `inference` holds the texts of the inference files by name, those of the rule sets that it
    quotes among them; `dictionaries` those of the dictionaries; `layered` is the set as written.
    """

    rulebook: Rulebook
    inference: Mapping[str, Source]
    dictionaries: Mapping[str, Source]
    layered: Layered


def load_rulebook(
    written: Written, folders: RulesFolders, quoted_by: tuple[str, ...] = ()
) -> Loaded:
    """Return the rulebook of a rule set as written; `quoted_by` are the sets on the way to it.

    Raises:
        Unreadable: the set, its frame, one of its files, or a set that it quotes cannot be used,
            with all problems.
    """
    loaded, problems = examine(written, Shelf(folders))
    if problems:
        raise Unreadable(problems)
    if not loaded.rulebook.quotations:
        return loaded
    path = (*quoted_by, loaded.rulebook.id)
    names = quoting(loaded.rulebook, loaded.dictionaries, path)
    quoted = [load_rulebook(folders.ruleset(name), folders, path) for name in names]
    files = {name: source for one in quoted for name, source in one.inference.items()}
    books = [one.rulebook for one in quoted]
    return loaded._replace(
        rulebook=with_quoted(loaded.rulebook, books), inference=files | dict(loaded.inference)
    )


def examine(written: Written, shelf: Shelf) -> tuple[Loaded, list[Problem]]:
    """Return the rulebook of a rule set as written, and everything that keeps it from being used.

    Raises:
        Unreadable: so much is wrong that no rulebook can be made.
    """
    layered = layer(written, shelf)
    wrong: list[Problem] = list(layered.problems)
    dictionaries = _files("indicators", layered, shelf.dictionary, wrong)
    rule_files = _files("inference", layered, shelf.rule_file, wrong)
    if wrong:
        raise Unreadable(wrong)
    indicators: dict[str, Indicator] = {}
    for one in dictionaries.values():
        indicators |= one.document.indicators
    texts = [
        *(one.source for one in layered.chain),
        *(one.source for one in dictionaries.values()),
        *(one.source for one in rule_files.values()),
    ]
    rules = {name: one.document for name, one in rule_files.items()}
    rulebook, problems = resolve(layered, indicators, rules, texts)
    loaded = Loaded(
        rulebook,
        {name: one.source for name, one in rule_files.items()},
        {name: one.source for name, one in dictionaries.items()},
        layered,
    )
    return loaded, [*problems, *check(rulebook, layered)]


def ruleset_at(path: Path, folders: RulesFolders) -> tuple[Written, RulesFolders]:
    """Return the rule set at a path (its folder or file), and where to look for what it extends.

    The rules folder is found from the set's own id; the folders given are searched after it.

    Raises:
        Unreadable: it cannot be read.
    """
    file = path
    if os.path.isdir(path):  # noqa: PTH112 - it may be too long to ask
        file = path / RULESET
        inside = sets_below(path)
        if inside and path not in inside:
            known = ", ".join(map(str, inside))
            raise Unreadable([NO_SET_HERE.problem(str(path), inside=known)])
    written = read_ruleset(file)
    depth = len(written.document.id.split("/"))
    parents = file.resolve().parents
    root = parents[depth] if len(parents) > depth else parents[0]
    return written, RulesFolders((root, *folders.roots))


def _files(
    key: str, layered: Layered, read: Callable[[str, Namer], File], problems: list[Problem]
) -> dict[str, File]:
    """Return the files that the set and its frames name under a key, each once, frames first."""
    found: dict[str, File] = {}
    for one in layered.chain:
        for number, name in enumerate(getattr(one.document, key)):
            if name in found:
                continue
            try:
                found[name] = read(name, Namer(one.source, (key, number)))
            except Unreadable as unreadable:
                problems.extend(unreadable.problems)
    return found
