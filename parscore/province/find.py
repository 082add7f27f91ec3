"""Which communes stand below a folder: each folder with a plan, with figures, or with both.

Figures are `actuals.json`, or a form that `parscore form new` made, under any name. Other workbooks
are nobody's figures; one that cannot be opened is taken for the form where nothing else is there,
so that its fault is told.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from parscore.intake.form.recognise import is_form
from parscore.province.messages import (
    INSIDE,
    LINKED_BACK,
    NO_COMMUNE,
    NO_PLAN,
    NO_SUCH_FOLDER,
    TWO_FILES,
)
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

PLAN: Final = "plan.json"
ACTUALS: Final = "actuals.json"
WORKBOOK: Final = ".xlsx"
HELD_BY_EXCEL: Final = "~$"  # how the names begin of what it leaves beside a file that is open


class Entry(NamedTuple):
    """A commune's folder: its name below the folder that was given, and its two files.

    `actuals` may be a filled form.
    """

    name: str
    plan: str
    actuals: str

    @property
    def is_form(self) -> bool:
        """Tell a filled form from a JSON file."""
        return self.actuals.lower().endswith(WORKBOOK)


class Found(NamedTuple):
    """What stands below a folder, in the order of the names.

    `ready` communes have both documents, `waiting` ones a plan and no figures yet, and of `unclear`
    ones nobody knows which figures count.
    """

    ready: tuple[Entry, ...]
    waiting: tuple[Entry, ...]
    unclear: tuple[Entry, ...]
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
    unclear: list[Entry] = []
    problems: list[Problem] = []
    left = [folder]
    while left:
        here = left.pop()
        files, folders = _listed(here, problems)
        left += reversed(_new(folders, top, own, seen, problems))
        figures = _figures(here, files)
        first_of_them = figures[0] if figures else ACTUALS
        entry = Entry(_name(here, folder), str(Path(here, PLAN)), str(Path(here, first_of_them)))
        if PLAN not in files:
            problems += [NO_PLAN.problem(entry.actuals)] if figures else []
        elif len(figures) > 1:
            unclear.append(entry)
            problems.append(TWO_FILES.problem(here, files=", ".join(figures)))
        else:
            (ready if figures else waiting).append(entry)
    if not (ready or waiting or problems):
        raise Unreadable([NO_COMMUNE.problem(folder)])
    return Found(
        tuple(sorted(ready)), tuple(sorted(waiting)), tuple(sorted(unclear)), tuple(problems)
    )


def _figures(here: str, files: set[str]) -> list[str]:
    """Return the names of what may hold a commune's figures."""
    known = {name: is_form(Path(here, name)) for name in sorted(files - {PLAN, ACTUALS})}
    found = [ACTUALS] if ACTUALS in files else []
    found += [name for name, form in known.items() if form]
    if found or PLAN not in files:
        return found
    return [name for name, form in known.items() if form is None]


def _listed(here: str, problems: list[Problem]) -> tuple[set[str], list[str]]:
    """Return the names of documents and workbooks in a folder, and its folders' paths, sorted."""
    files: set[str] = set()
    folders: list[str] = []
    try:
        with os.scandir(here) as entries:
            for entry in entries:
                if entry.name in (PLAN, ACTUALS):
                    files.add(entry.name)
                elif entry.name.startswith((".", HELD_BY_EXCEL)):
                    continue
                elif _is_folder(entry):
                    folders.append(entry.path)
                elif entry.name.lower().endswith(WORKBOOK) and entry.is_file():
                    files.add(entry.name)
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
