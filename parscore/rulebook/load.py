"""From an id or a path to a rulebook that is ready to score."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.indicators import IndicatorDictionary
from parscore.documents.inference_rules import InferenceRules
from parscore.reading.load import load
from parscore.reading.problems import Unreadable
from parscore.rulebook.check import check
from parscore.rulebook.folder import RULESET, RulesFolders, Written, read_ruleset
from parscore.rulebook.layer import layer
from parscore.rulebook.quote import quoting, with_quoted
from parscore.rulebook.resolve import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from parscore.documents.indicators import Indicator
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.source import Source
    from parscore.rulebook.layer import Layered


class Loaded(NamedTuple):
    """A rulebook, and the inference files it was made from, by name, to locate what they hold.

    The files of the rule sets that it quotes are among them.
    """

    rulebook: Rulebook
    inference: Mapping[str, Source]


def load_rulebook(
    written: Written, folders: RulesFolders, quoted_by: tuple[str, ...] = ()
) -> Loaded:
    """Return the rulebook of a rule set as written; `quoted_by` are the sets on the way to it.

    Raises:
        Unreadable: the set, its frame, one of its files, or a set that it quotes cannot be used,
            with all problems.
    """
    layered = layer(written, folders)
    dictionaries = _files("indicators", layered, folders)
    rule_files = _files("inference", layered, folders)
    indicators = _indicators(dictionaries.values())
    rules = {name: load(InferenceRules, source) for name, source in rule_files.items()}
    texts = [
        *(one.source for one in layered.chain),
        *dictionaries.values(),
        *rule_files.values(),
    ]
    if layered.problems:
        raise Unreadable(layered.problems)
    rulebook, problems = resolve(layered, indicators, rules, texts)
    problems = [*problems, *check(rulebook, layered)]
    if problems:
        raise Unreadable(problems)
    if not rulebook.quotations:
        return Loaded(rulebook, rule_files)
    path = (*quoted_by, rulebook.id)
    names = quoting(rulebook, dictionaries, path)
    quoted = [load_rulebook(folders.ruleset(name), folders, path) for name in names]
    files = {name: source for one in quoted for name, source in one.inference.items()}
    books = [one.rulebook for one in quoted]
    return Loaded(with_quoted(rulebook, books), files | rule_files)


def ruleset_at(path: Path, folders: RulesFolders) -> tuple[Written, RulesFolders]:
    """Return the rule set at a path (its folder or file), and where to look for what it extends.

    The rules folder is found from the set's own id; the folders given are searched after it.

    Raises:
        Unreadable: it cannot be read.
    """
    file = path / RULESET if os.path.isdir(path) else path  # noqa: PTH112 - it may be too long to ask
    written = read_ruleset(file)
    depth = len(written.document.id.split("/"))
    parents = file.resolve().parents
    root = parents[depth] if len(parents) > depth else parents[0]
    return written, RulesFolders((root, *folders.roots))


def _files(key: str, layered: Layered, folders: RulesFolders) -> dict[str, Source]:
    """Return the files that the set and its frames name under a key, each once, frames first."""
    named = [name for one in layered.chain for name in getattr(one.document, key)]
    return {name: folders.yaml(name) for name in dict.fromkeys(named)}


def _indicators(sources: Iterable[Source]) -> dict[str, Indicator]:
    found: dict[str, Indicator] = {}
    for source in sources:
        found |= load(IndicatorDictionary, source).indicators
    return found
