"""`parscore plan new`: the workbook of a plan."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli.common import folders
from parscore.cli.entry import say, show_problems
from parscore.cli.exit_codes import ExitCode
from parscore.cli.new_files import ALREADY_THERE
from parscore.cli.output import write_files
from parscore.cli.words import WRITTEN
from parscore.documents.plan import Plan
from parscore.intake.plan_book.catalogue import national_catalogue
from parscore.intake.plan_book.write import plan_book
from parscore.reading.files import read_file
from parscore.reading.json_tree import read_json
from parscore.reading.load import load

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, plan: str | None, out: str, force: bool) -> ExitCode:
    """Write an empty workbook, or that of a plan; one that somebody may have filled is kept."""
    if not force and os.path.lexists(out):
        show_problems([ALREADY_THERE.problem(out)], lang)
        return ExitCode.NO_OUTPUT
    document = None if plan is None else load(Plan, read_json(read_file(plan), plan))
    write_files({Path(out): plan_book(document, national_catalogue(folders()))})
    say(WRITTEN(path=out).render(lang))
    return ExitCode.DONE
