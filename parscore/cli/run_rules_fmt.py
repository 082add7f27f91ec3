"""`parscore rules fmt`: the canonical form of rule files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.authoring.canonical import canonical, difference
from parscore.cli.common import STANDARD_INPUT, folders
from parscore.cli.entry import show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.keeping_words import (
    FMT_CHECK_OR_FORCE,
    FMT_CHECKED,
    FMT_FORCE_INPUT,
    FMT_NEEDS_FILES,
    FMT_ONE_FILE,
)
from parscore.cli.output import print_result, write_files
from parscore.cli.words import WRITTEN
from parscore.reading.files import read_file
from parscore.reading.problems import Problem, RulesUnusable, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.values.messages import Lang, Message

SUFFIX = ".yaml"


def run(*, lang: Lang, files: tuple[str, ...], check: bool, force: bool) -> ExitCode:
    """Print the canonical form of one file, check several, or rewrite them."""
    if check and force:
        raise _usage(FMT_CHECK_OR_FORCE, lang)
    if check:
        return _check(list(_named(files) or _all_rules()), lang)
    if force:
        return _rewrite(list(_named(files)), lang)
    if len(files) != 1 or os.path.isdir(files[0]):  # noqa: PTH112 - a name may be too long to ask
        raise _usage(FMT_ONE_FILE, lang)
    try:
        print_result(canonical(read_file(files[0]), files[0]))
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None
    return ExitCode.DONE


def _check(names: list[str], lang: Lang) -> ExitCode:
    """Tell which files are not in canonical form, and where each leaves it."""
    problems: list[Problem] = []
    for name in names:
        try:
            found = difference(read_file(name), name)
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
        else:
            problems.extend([] if found is None else [found])
    bad = len({problem.file for problem in problems})
    lines = [problem.render(lang) for problem in problems]
    lines.append(FMT_CHECKED(files=len(names), bad=bad).render(lang))
    print_result("\n".join(lines) + "\n")
    return ExitCode.GATE_FAILED if bad else ExitCode.DONE


def _rewrite(names: list[str], lang: Lang) -> ExitCode:
    """Rewrite all files, or none where one of them cannot be read."""
    if not names:
        raise _usage(FMT_NEEDS_FILES, lang)
    if STANDARD_INPUT in names:
        raise _usage(FMT_FORCE_INPUT, lang)
    problems: list[Problem] = []
    texts: dict[Path, str] = {}
    for name in names:
        try:
            data = read_file(name)
            text = canonical(data, name)
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
        else:
            if text.encode() != data:
                texts[Path(name).resolve()] = text
    if problems:
        show_problems(problems, lang)
        return ExitCode.BAD_RULES
    write_files(texts)
    print_result("".join(f"{WRITTEN(path=str(path)).render(lang)}\n" for path in texts))
    return ExitCode.DONE


def _named(files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files named, a folder standing for the rule files below it."""
    return tuple(dict.fromkeys(name for file in files for name in _below(file)))


def _below(file: str) -> Iterator[str]:
    if os.path.isdir(file):  # noqa: PTH112 - a name may be too long to ask
        yield from map(str, sorted(Path(file).rglob(f"*{SUFFIX}")))
    else:
        yield file


def _all_rules() -> tuple[str, ...]:
    """Return every rule file that is searched."""
    return tuple(name for root in folders().roots for name in _below(str(root)))


def _usage(message: Message, lang: Lang) -> click.UsageError:
    return click.UsageError(message().render(lang))
