"""Lints of a rule file as a text: what any editor should find in it."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from parscore.authoring.canonical import difference
from parscore.authoring.editor_schemas import SCHEMA_FOLDER
from parscore.authoring.kinds import NO_SCHEMA_LINE, WRONG_SCHEMA_LINE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.reading.problems import Problem
    from parscore.reading.source import Source

_FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")
_SCHEMA = re.compile(r"parscore/([a-z]+)/\d+")


def lint_file(source: Source, root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the text of a file below a rules folder."""
    for lint in LINTS:
        yield from lint(source, root)


def _schema_line(source: Source, root: Path) -> Iterator[Problem]:
    """Compare the first line with the kind of file that the key `schema` names."""
    wanted = _schema_file(source)
    if wanted is None or not (root / SCHEMA_FOLDER / wanted).is_file():
        return
    here = Path(source.name).resolve().parent
    path = os.path.relpath((root / SCHEMA_FOLDER / wanted).resolve(), here)
    line = f"# yaml-language-server: $schema={Path(path).as_posix()}"
    first = source.data.decode("utf-8-sig").split("\n", 1)[0].rstrip()
    found = _FIRST_LINE.fullmatch(first)
    if found is None:
        yield NO_SCHEMA_LINE.problem(source.name, (), (1, 1), line=line)
    elif not _names(found[1], wanted, here):
        mark = (1, found.start(1) + 1)
        yield WRONG_SCHEMA_LINE.problem(source.name, (), mark, found=found[1], line=line)


def _schema_file(source: Source) -> str | None:
    """Return the name of the schema that a file follows, as its key `schema` has it."""
    named = source.tree.get("schema") if isinstance(source.tree, dict) else None
    found = _SCHEMA.fullmatch(named) if isinstance(named, str) else None
    return f"{found[1]}.schema.json" if found else None


def _names(address: str, wanted: str, here: Path) -> bool:
    """Tell whether an address leads to a schema: on the net by its name, here by being there."""
    if PurePosixPath(address).name != wanted:
        return False
    return "://" in address or (here / address).is_file()


def _form(source: Source, root: Path) -> Iterator[Problem]:
    """Compare a file with its canonical form."""
    del root  # the form of a file is the same everywhere
    found = difference(source.data, source.name)
    if found is not None:
        yield found


LINTS: tuple[Callable[[Source, Path], Iterator[Problem]], ...] = (_schema_line, _form)
"""What is looked for in the text of every rule file. A new lint is a line here."""
