"""Which communes stand below a folder: each folder with a plan, with figures, or with both."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.province.messages import (
    INSIDE,
    LINKED_BACK,
    NO_COMMUNE,
    NO_PLAN,
    NO_SUCH_FOLDER,
)
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

PLAN: Final = "plan.json"
ACTUALS: Final = "actuals.json"


class Entry(NamedTuple):
    """A commune's folder: its name below the folder that was given, and its two files."""

    name: str
    plan: str
    actuals: str


class Found(NamedTuple):
    """What stands below a folder, in the order of the names.

    `ready` communes have both documents, `waiting` ones a plan and no figures yet.
    """

    ready: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def find_communes(folder: str, results: str) -> Found:
    """Look below a folder; the results' own folder is passed over, and so are hidden ones.

    Raises:
        Unreadable: there is no such folder, nothing in it, or the results would go into it.
    """
    first, own = _identity(folder), _identity(results)
    if first is None:
        raise Unreadable([NO_SUCH_FOLDER.problem(folder)])
    if first == own:
        raise Unreadable([INSIDE.problem(folder)])
    top = Path(folder).resolve()
    seen = {first}
    ready: list[Entry] = []
    waiting: list[Entry] = []
    problems: list[Problem] = []
    left = [folder]
    while left:
        here = left.pop()
        files, folders = _listed(here, problems)
        left += reversed(_new(folders, top, own, seen, problems))
        entry = Entry(_name(here, folder), str(Path(here, PLAN)), str(Path(here, ACTUALS)))
        # A filled workbook, once forms can be read, is one more way to be ready: it belongs here.
        if PLAN in files:
            (ready if ACTUALS in files else waiting).append(entry)
        elif ACTUALS in files:
            problems.append(NO_PLAN.problem(entry.actuals))
    if not (ready or waiting or problems):
        raise Unreadable([NO_COMMUNE.problem(folder)])
    return Found(tuple(sorted(ready)), tuple(sorted(waiting)), tuple(problems))


def _listed(here: str, problems: list[Problem]) -> tuple[set[str], list[str]]:
    """Return the names of the documents in a folder, and the paths of its folders, sorted."""
    files: set[str] = set()
    folders: list[str] = []
    try:
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name in (PLAN, ACTUALS):
                    files.add(entry.name)
                elif not entry.name.startswith(".") and _is_folder(entry):
                    folders.append(entry.path)
    except OSError:
        problems.append(NO_SUCH_FOLDER.problem(here))
    return files, sorted(folders)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads in a circle by itself
        return False


def _new(
    folders: list[str],
    top: Path,
    own: tuple[int, int] | None,
    seen: set[tuple[int, int]],
    problems: list[Problem],
) -> list[str]:
    """Return the folders to look at, and remember them.

    A link to what stands below the top anyway is told of and left alone: it may lead in a circle.
    """
    found = []
    for path in folders:
        identity = _identity(path)
        if identity is None or identity == own:
            continue
        within = os.path.islink(path) and Path(path).resolve().is_relative_to(top)  # noqa: PTH114
        if within or identity in seen:
            problems.append(LINKED_BACK.problem(path))
            continue
        seen.add(identity)
        found.append(path)
    return found


def _identity(path: str) -> tuple[int, int] | None:
    """Return what a folder is known by, whatever links lead to it; None where there is none."""
    try:
        known = os.stat(path)  # noqa: PTH116 - a name may be too long to ask
    except (OSError, ValueError):
        return None
    return (known.st_dev, known.st_ino) if os.path.isdir(path) else None  # noqa: PTH112


def _name(path: str, folder: str) -> str:
    relative = Path(path).relative_to(folder).as_posix()
    return Path(path).resolve().name if relative == "." else relative
