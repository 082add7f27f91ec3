"""Where new rule files go, and what keeps them from overwriting anything."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.authoring.editor_schemas import schema_files
from parscore.cli.entry import say, show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.keeping_words import NOWHERE_TO_WRITE, OTHER_SCHEMA
from parscore.cli.output import make_folder, write_files
from parscore.cli.words import WRITTEN
from parscore.reading.problems import kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.values.messages import Lang

ALREADY_THERE = kind(
    "E177",
    says=("Đã có tệp này nên không ghi đè.", "This file is already there; it is left as it is."),
    advise=("Dùng --force để ghi đè.", "Overwrite it with --force."),
)
LEADS_OUT = kind(
    "E178",
    says=(
        "Chỗ này nằm ngoài thư mục bộ tiêu chí, do một liên kết thư mục.",
        "This place lies outside the rules folder, because of a link.",
    ),
    advise=("Hãy bỏ liên kết đó, hoặc chọn thư mục khác.", "Remove the link, or choose a folder."),
)


def rules_folder(out: str | None, lang: Lang) -> Path:
    """Return the rules folder to write into: the one asked for, else `$PARSCORE_RULES`.

    Raises:
        UsageError: there is neither; the working directory and the packaged rules are never taken.
    """
    chosen = out or os.environ.get("PARSCORE_RULES")
    if not chosen:
        raise click.UsageError(NOWHERE_TO_WRITE().render(lang))
    return Path(chosen)


def write_new(root: Path, texts: Mapping[str, str], lang: Lang, *, force: bool) -> ExitCode:
    """Write new files below a rules folder, all or none; old ones only where that is forced.

    The schemas that they name go along where there are none yet.

    Raises:
        CannotWrite: the disk or a permission is in the way.
    """
    paths = {root / name: text for name, text in texts.items()}
    schemas = {root / name: text for name, text in schema_files().items()}
    there = [] if force else [path for path in schemas if os.path.lexists(path)]
    paths |= {path: text for path, text in schemas.items() if path not in there}
    inside = root.resolve()
    problems = [
        LEADS_OUT.problem(str(path)) for path in paths if not path.resolve().is_relative_to(inside)
    ]
    if not force:
        problems += [ALREADY_THERE.problem(str(path)) for path in paths if os.path.lexists(path)]
    if problems:
        show_problems(problems, lang)
        return ExitCode.NO_OUTPUT
    for folder in dict.fromkeys(path.parent for path in paths):
        make_folder(folder)
    write_files(paths)
    for path in paths:
        say(WRITTEN(path=str(path)).render(lang))
    for path in there:
        if _differs(path, schemas[path]):
            name = path.name.partition(".")[0]
            say(OTHER_SCHEMA(path=str(path), name=name).render(lang))
    return ExitCode.DONE


def _differs(path: Path, text: str) -> bool:
    """Tell whether a file says something else than a text, whatever its line ends."""
    try:
        return path.read_text(encoding="utf-8") != text
    except (OSError, UnicodeDecodeError):
        return True
