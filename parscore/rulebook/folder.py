"""Where rule files lie, and how one is read. Ids are paths below a rules folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Problem, Unreadable
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.kinds import NO_SUCH_FILE, NO_SUCH_SET, OUTSIDE, WRONG_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parscore.documents.ruleset import RulesetDocument
    from parscore.reading.problems import Kind
    from parscore.reading.problems import Path as Keys
    from parscore.reading.source import Source
    from parscore.values.messages import Argument

RULESET = "ruleset.yaml"


class Written(NamedTuple):
    """A rule set as written: the model, and the text it was read from."""

    document: RulesetDocument
    source: Source


class Namer(NamedTuple):
    """The place in a rule file that names another one."""

    source: Source
    path: Keys


class RulesFolders(NamedTuple):
    """The rules folders that are searched, the first one first."""

    roots: tuple[Path, ...]

    def ids(self) -> list[str]:
        """Return the ids of all rule sets, sorted; a set found twice counts where it is first."""
        return sorted({name for root in self.roots for name in _ids_below(root)})

    def ids_of(self, province: str) -> list[str]:
        """Return the ids of one province's rule sets."""
        return [name for name in self.ids() if name.startswith(f"{province}/")]

    def ruleset(self, name: str, namer: Namer | None = None) -> Written:
        """Return a rule set as written; `namer` is told of where there is none.

        Raises:
            Unreadable: there is none, or it cannot be read.
        """
        path = self._find(name, RULESET, namer)
        written = read_ruleset(path)
        if written.document.id != name:
            problem = written.source.problem(WRONG_ID, ("id",), id=written.document.id, folder=name)
            raise Unreadable([problem])
        return written

    def yaml(self, name: str, namer: Namer | None = None) -> Source:
        """Return another rule file (a dictionary, inference rules), named without its suffix.

        Raises:
            Unreadable: there is none, or it cannot be read.
        """
        path = self._find(name, "", namer)
        return read_yaml(read_file(path), str(path))

    def _find(self, name: str, file: str, namer: Namer | None) -> Path:
        outside = False
        for root in self.roots:
            path = root / name / file if file else root / f"{name}.yaml"
            if not os.path.isfile(path):  # noqa: PTH113 - a name may be too long to ask
                continue
            if path.resolve().is_relative_to(root.resolve()):
                return path
            outside = True
        raise Unreadable([self._not_found(name, file, namer, outside=outside)])

    def _not_found(self, name: str, file: str, namer: Namer | None, *, outside: bool) -> Problem:
        if outside:
            return _told(OUTSIDE, name, namer, id=name)
        if file:
            return self.missing(name, namer)
        return _told(NO_SUCH_FILE, name, namer, id=name)

    def missing(self, name: str, namer: Namer | None = None) -> Problem:
        """Say that there is no such rule set, and which there are."""
        candidates = ", ".join(self.ids()) or "—"
        return _told(NO_SUCH_SET, name, namer, id=name, candidates=candidates)


def read_ruleset(path: Path) -> Written:
    """Return the rule set written in a file.

    Raises:
        Unreadable: it cannot be read, with everything that is wrong.
    """
    from parscore.documents.ruleset import RulesetDocument  # noqa: PLC0415 - heavy to import

    source = read_yaml(read_file(path), str(path))
    return Written(load(RulesetDocument, source), source)


def _told(why: Kind, name: str, namer: Namer | None, **args: Argument) -> Problem:
    if namer is None:
        return why.problem(name, (), None, **args)
    return namer.source.problem(why, namer.path, key=False, **args)


def _ids_below(root: Path) -> Iterator[str]:
    for path in root.glob(f"*/*/{RULESET}"):
        yield path.parent.relative_to(root).as_posix()
