"""Maps as they are used: found, read, checked, with the rule set's choice of definitions made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.import_map import Definition, ImportMap
from parscore.intake.statistics.kinds import (
    CHAIN,
    EMPTY_MAP,
    NO_SUCH_COLUMN,
    NO_SUCH_DEFINITION,
    NO_SUCH_MEASURE,
)
from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.folder import Namer
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from parscore.reading.problems import Path as Keys
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source
    from parscore.rulebook.folder import RulesFolders

FOLDER = "maps"  # beside a ruleset.yaml, and below vn/
NATIONAL = "vn"

_PARTS = ("numerator", "denominator", "value", "points")


class Chosen(NamedTuple):
    """A map with one definition chosen for each indicator, and a name to call it by."""

    name: str
    map: ImportMap
    definitions: Mapping[str, Definition]


def map_named(named: str, folders: RulesFolders) -> Chosen:
    """Return the map with an id (`vn/maps/bieu-06a`) or at a path.

    Raises:
        RulesUnusable: there is none, or it is wrong.
    """
    is_path = named.endswith(".yaml") or named.startswith((".", "/"))
    try:
        source = read_yaml(read_file(named), named) if is_path else folders.yaml(named)
        return _chosen(source, folders)
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None


def maps_beside(ruleset: str | None, folders: RulesFolders) -> list[Chosen]:
    """Return the maps beside a `ruleset.yaml`, then the national ones that none of them extends.

    Raises:
        RulesUnusable: one of them is wrong.
    """
    own = sorted(Path(ruleset).parent.glob(f"{FOLDER}/*.yaml")) if ruleset else []
    maps = [map_named(str(path.resolve()), folders) for path in own]
    taken = {one.map.extends for one in maps}
    return maps + [map_named(name, folders) for name in _national(folders) if name not in taken]


def _national(folders: RulesFolders) -> list[str]:
    names = {
        f"{NATIONAL}/{FOLDER}/{path.stem}"
        for root in folders.roots
        for path in root.glob(f"{NATIONAL}/{FOLDER}/*.yaml")
    }
    return sorted(names)


def _chosen(source: Source, folders: RulesFolders) -> Chosen:
    own = load(ImportMap, source)
    base, base_source = own, source
    if own.extends is not None:
        base_source = folders.yaml(own.extends, Namer(source, ("extends",)))
        base = load(ImportMap, base_source)
        if base.extends is not None:
            raise Unreadable([source.problem(CHAIN, ("extends",), id=own.extends)])
    problems = [*_dangling(base, base_source), *_unknown_choices(own, base, source)]
    if not base.columns:
        problems.append(source.problem(EMPTY_MAP))
    if problems:
        raise Unreadable(problems)
    uses = {indicator: one.use for indicator, one in base.measures.items()} | dict(own.use)
    definitions = {
        indicator: base.measures[indicator].definitions[use] for indicator, use in uses.items()
    }
    return Chosen(own.title, base.model_copy(update={"extends": own.extends}), definitions)


def _dangling(whole: ImportMap, source: Source) -> Iterator[Problem]:
    for path, column in _references(whole):
        if column not in whole.columns:
            guess = did_you_mean(column, whole.columns)
            yield source.problem(NO_SUCH_COLUMN, path, column=column, guess=guess)
    for indicator, one in whole.measures.items():
        if one.use not in one.definitions:
            known = ", ".join(one.definitions)
            yield source.problem(
                NO_SUCH_DEFINITION,
                ("measures", indicator, "use"),
                indicator=indicator,
                definition=one.use,
                known=known,
            )


def _references(whole: ImportMap) -> Iterator[tuple[Keys, str]]:
    """Return where a map names columns, and which."""
    for name, column in whole.columns.items():
        for i, part in enumerate(column.sum_of):
            yield ("columns", name, "sum_of", i), part
    for i, identity in enumerate(whole.identities):
        yield ("identities", i, "total"), identity.total
        for j, part in enumerate(identity.parts):
            yield ("identities", i, "parts", j), part
    for indicator, one in whole.measures.items():
        for use, definition in one.definitions.items():
            for key in _PARTS:
                for i, part in enumerate(getattr(definition, key) or ()):
                    yield ("measures", indicator, "definitions", use, key, i), part


def _unknown_choices(own: ImportMap, base: ImportMap, source: Source) -> Iterator[Problem]:
    for indicator, use in own.use.items():
        measure = base.measures.get(indicator)
        if measure is None:
            guess = did_you_mean(indicator, base.measures)
            yield source.problem(
                NO_SUCH_MEASURE, ("use", indicator), key=True, indicator=indicator, guess=guess
            )
        elif use not in measure.definitions:
            known = ", ".join(measure.definitions)
            yield source.problem(
                NO_SUCH_DEFINITION,
                ("use", indicator),
                indicator=indicator,
                definition=use,
                known=known,
            )
