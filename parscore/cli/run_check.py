"""`parscore check`: lints plans and actuals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from parscore.checking import check_file, planned_in
from parscore.cli.common import folders
from parscore.cli.exit_codes import ExitCode
from parscore.cli.output import print_result
from parscore.cli.words import CHECKED, CHECKED_BY

if TYPE_CHECKING:
    from parscore.values.messages import Lang


def run(*, lang: Lang, files: tuple[str, ...], rules: str | None) -> ExitCode:
    """Check each file, print what is wrong with it, and count."""
    bad = False
    planned = planned_in(files) if len(files) > 1 else None
    for path in files:
        problems, instead = check_file(path, folders(), rules, planned)
        if instead is not None:
            click.echo(CHECKED_BY(path=path, id=instead).render(lang), err=True)
        errors = sum(problem.severity == "error" for problem in problems)
        lines = [problem.render(lang) for problem in problems]
        counts = CHECKED(path=path, errors=errors, warnings=len(problems) - errors)
        print_result("\n".join([*lines, counts.render(lang)]) + "\n")
        bad = bad or errors > 0
    return ExitCode.GATE_FAILED if bad else ExitCode.DONE
