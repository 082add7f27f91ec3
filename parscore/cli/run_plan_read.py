"""`parscore plan read`: a filled workbook into a plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli.common import folders
from parscore.cli.entry import say, show_problems
from parscore.cli.intake_words import READ
from parscore.cli.output import print_result, write_files
from parscore.cli.words import WRITTEN
from parscore.intake.plan_book.catalogue import national_catalogue
from parscore.intake.plan_book.read import read_plan
from parscore.intake.tables.read import read_tables
from parscore.intake.writing import document_text

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, book: str, out: str | None) -> None:
    """Read the workbook, tell what is not understood, and write the plan whole or not at all."""
    plan, problems = read_plan(read_tables(book), national_catalogue(folders()))
    show_problems(problems, lang)
    counts = {
        "targets": len(plan.targets),
        "commitments": len(plan.commitments),
        "tasks": len(plan.tasks),
        "units": len(plan.units),
    }
    say(READ(**counts).render(lang))
    if out is None:
        print_result(document_text(plan))
        return
    write_files({Path(out): document_text(plan)})
    say(WRITTEN(path=out).render(lang))
