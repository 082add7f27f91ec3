"""Where rule files lie, and how one is read. Ids are paths below a rules folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from parscore.reading.files import read_file
from parscore.reading.load import load
from parscore.reading.problems import Problem, Unreadable
from parscore.reading.yaml_tree import read_yaml
from parscore.rulebook.kinds import NO_SUCH_FILE, NO_SUCH_SET, OUTSIDE, WRONG_ID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parscore.documents.ruleset import Heading, RulesetDocument
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
        return written_in(self.source(name, namer), name)

    def source(self, name: str, namer: Namer | None = None) -> Source:
        """Return the text of a rule set, which nobody has looked at yet.

        Raises:
            Unreadable: there is none, or it is not YAML.
        """
        path = self._find(name, RULESET, namer)
        return read_yaml(read_file(path), str(path))

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


def sets_below(folder: Path) -> list[Path]:
    """Return the folders of rule sets at a folder or not far below it, such as a province's."""
    found = (path for depth in ("", "*/", "*/*/") for path in folder.glob(f"{depth}{RULESET}"))
    return sorted(path.parent for path in found)


def read_ruleset(path: Path) -> Written:
    """Return the rule set written in a file.

    Raises:
        Unreadable: it cannot be read, with everything that is wrong.
    """
    return written_in(read_yaml(read_file(path), str(path)))


def written_in(source: Source, name: str | None = None) -> Written:
    """Return the rule set written in a text, which is that of a certain id if one is given.

    Raises:
        Unreadable: it is none, with everything that is wrong.
    """
    from parscore.documents.ruleset import RulesetDocument  # noqa: PLC0415 - heavy to import

    document = load(RulesetDocument, source)
    if name not in (None, document.id):
        raise Unreadable([source.problem(WRONG_ID, ("id",), id=document.id, folder=name)])
    return Written(document, source)


def heading_of(source: Source) -> Heading:
    """Return the heading of a rule set, whatever follows it.

    Raises:
        Unreadable: the heading is wrong; the whole set is looked at, to tell everything.
    """
    from parscore.documents.ruleset import Heading  # noqa: PLC0415 - heavy to import

    keys = [field.alias or name for name, field in Heading.model_fields.items()]
    tree = source.tree if isinstance(source.tree, dict) else {}
    try:
        return Heading.model_validate({key: tree[key] for key in keys if key in tree})
    except ValidationError:
        written_in(source)
        raise


def _told(why: Kind, name: str, namer: Namer | None, **args: Argument) -> Problem:
    if namer is None:
        return why.problem(name, (), None, **args)
    return namer.source.problem(why, namer.path, key=False, **args)


def _ids_below(root: Path) -> Iterator[str]:
    for path in root.glob(f"*/*/{RULESET}"):
        yield path.parent.relative_to(root).as_posix()
