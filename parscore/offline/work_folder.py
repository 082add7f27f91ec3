"""Which plan and which figures a folder holds, as an office leaves them there."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from parscore.offline.problems import NO_PLAN, NOT_OF_USE, NOT_THERE, SEVERAL
from parscore.reading.files import NOT_OPENED
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

Role = Literal["plan", "form", "actuals"]

RESULTS: Final = "ket_qua"
USUAL: Final[dict[Role, str]] = {
    "plan": "plan.json",
    "form": "form.xlsx",
    "actuals": "actuals.json",
}
_SCHEMAS: Final[dict[object, Role]] = {"parscore/plan/1": "plan", "parscore/actuals/1": "actuals"}
_HELD_BY_EXCEL = "~$"
_PLAN_WORKBOOK = "plan.xlsx"
_LARGEST = 20_000_000  # bytes, as for every document


class Found(NamedTuple):
    """The documents of one evaluation, and those that another one stands for.

    `figures` is None where there is a plan alone.
    """

    plan: Path
    figures: Path | None
    unused: tuple[Path, ...]


def folder_of(given: Sequence[Path]) -> Path:
    """Return the folder that is worked in: the one given, or that of the first file."""
    return given[0] if _is_folder(given[0]) else given[0].parent


def documents_in(given: Sequence[Path]) -> Found:
    """Return what to evaluate: the files given, completed by those in their folder.

    A filled form goes before actuals; the usual names go before others.

    Raises:
        Unreadable: something is not there, is of no use, or is there more than once.
    """
    folder = folder_of(given)
    asked = _by_role([path for path in given if not _is_folder(path)])
    near = _near(folder)
    plan = _one("plan", asked, near, folder)
    if plan is None:
        raise Unreadable([NO_PLAN.problem(str(folder))])
    form = None if "actuals" in asked else _one("form", asked, near, folder)
    if form is not None:
        return Found(plan, form, tuple(near.get("actuals", ())))
    figures = _one("actuals", asked, near, folder)
    return Found(plan, figures, tuple(near.get("form", ())))


def _by_role(files: Iterable[Path]) -> dict[Role, list[Path]]:
    """Return the files that were named, each by what it is.

    Raises:
        Unreadable: one of them is not there, or is of no use.
    """
    found: dict[Role, list[Path]] = {}
    problems = []
    for path in files:
        there = os.path.isfile(path)  # noqa: PTH113 - a name may be too long to ask
        role = _role(path) if there else None
        if role is None:
            why = NOT_OF_USE if there else NOT_THERE
            problems.append(why.problem(str(path)))
        else:
            found.setdefault(role, []).append(path)
    if problems:
        raise Unreadable(problems)
    return found


def _near(folder: Path) -> dict[Role, list[Path]]:
    found: dict[Role, list[Path]] = {}
    try:
        there = sorted(folder.iterdir())
    except OSError:
        raise Unreadable([NOT_OPENED.problem(str(folder))]) from None
    for path in there:
        if path.is_file():
            role = _role(path)
            if role is not None and path.name.lower() != _PLAN_WORKBOOK:
                found.setdefault(role, []).append(path)
    return found


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - a name may be too long to ask


def _one(
    role: Role, asked: dict[Role, list[Path]], near: dict[Role, list[Path]], folder: Path
) -> Path | None:
    """Return the file of a role, or None where there is none.

    Raises:
        Unreadable: there are several, and none of them has the usual name.
    """
    files = asked.get(role) or near.get(role) or []
    usual = [path for path in files if path.name.lower() == USUAL[role]]
    if len(files) > 1 and len(usual) != 1:
        names = ", ".join(path.name for path in files)
        raise Unreadable([SEVERAL.problem(str(folder), names=names, name=USUAL[role])])
    return next(iter(usual or files), None)


def _role(path: Path) -> Role | None:
    """Tell what a file is by its usual name or its suffix, and of JSON by its schema."""
    name = path.name.lower()
    if name.startswith(_HELD_BY_EXCEL):
        return None
    for role, usual in USUAL.items():
        if name == usual:
            return role
    if path.suffix.lower() == ".xlsx":
        return "form"
    return _SCHEMAS.get(_schema(path)) if path.suffix.lower() == ".json" else None


def _schema(path: Path) -> object:
    """Return the schema that a file of JSON names; what cannot be read names none."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        tree = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return None
    named = tree.get("schema") if isinstance(tree, dict) else None
    return named if isinstance(named, str) else None
