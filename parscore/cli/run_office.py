"""`parscore office`: scores a folder, and leaves in it whatever the window said."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from parscore.cli import offline_words as words
from parscore.cli.deliver import WHOLE_SET
from parscore.cli.entry import run as run_command
from parscore.cli.entry import say
from parscore.cli.exit_codes import ExitCode
from parscore.cli.output import make_folder, print_result, write_files
from parscore.cli.words import WRITTEN
from parscore.inputs import open_assessment
from parscore.offline.notepad import for_notepad
from parscore.offline.problems import NO_FIGURES
from parscore.offline.work_folder import RESULTS, USUAL, Found, documents_in, folder_of
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.values.messages import Lang, Text

ERRORS = "loi.txt"
NOTES = "luu_y.txt"
OPENED_FIRST = "tu_cham_diem.html"
OPENED_NEXT = ("bang_tu_cham_diem.xlsx", "bao_cao_tu_cham_diem.docx")
RESULT = "tu_cham_diem.json"


def run(*, lang: Lang, paths: tuple[str, ...], rules: str | None) -> ExitCode:
    """Find the documents of a folder, evaluate them, and say what to open.

    Raises:
        CannotWrite: the folder cannot be written to; the errors themselves have been said.
    """
    given = [Path(path).absolute() for path in paths]
    results = folder_of(given) / RESULTS
    try:
        found = documents_in(given)
    except Unreadable as unreadable:
        told = [problem.render(lang) for problem in unreadable.problems]
        return _failed(told, results, ExitCode.BAD_INPUT, lang)
    chosen = [] if rules is None else ["--rules", rules]
    if found.figures is None:
        return _failed(_offered_form(found.plan, chosen, lang), results, ExitCode.BAD_INPUT, lang)
    documents = ("--", str(found.plan), str(found.figures))
    code, said = _heard(["evaluate", *chosen, "--out", str(results), *documents], lang)
    written = {WRITTEN(path=str(results / name)).render(lang) for name in WHOLE_SET}
    told = [line for line in said if line not in written]
    if code != ExitCode.DONE:
        return _failed(told, results, code, lang)
    _keep(results, {ERRORS: [], NOTES: told})
    for line in told:
        say(line)
    notes = [words.NOTES_IN(path=str(results / NOTES))] if told else []
    texts = [*_summary(found, found.figures, results), *notes]
    print_result("".join(f"{text.render(lang)}\n" for text in texts))
    return ExitCode.DONE


def _heard(arguments: list[str], lang: Lang) -> tuple[ExitCode, list[str]]:
    """Run a command as a person would type it; return its exit code and what it said."""
    with redirect_stderr(io.StringIO()) as heard:
        code = run_command(arguments, lang)
    return code, heard.getvalue().splitlines()


def _offered_form(plan: Path, chosen: list[str], lang: Lang) -> list[str]:
    """Make the form that is still to be filled in; return what to say."""
    form = plan.with_name(USUAL["form"])
    arguments = ["form", "new", *chosen, "--out", str(form), "--", str(plan)]
    code, said = _heard(arguments, lang)
    made = [words.NEW_FORM(path=str(form)).render(lang)] if code == ExitCode.DONE else said
    return [NO_FIGURES.problem(str(plan.parent)).render(lang), *made]


def _summary(found: Found, figures: Path, results: Path) -> Iterator[Text]:
    assessment = open_assessment(str(results / RESULT))
    score = assessment.score
    commune = assessment.commune.name or found.plan.parent.name
    yield words.SCORED(commune=commune, points=Decimal(score.points), max=Decimal(score.max))
    if score.lower != score.upper:
        yield words.OPEN_POINTS(lower=Decimal(score.lower), upper=Decimal(score.upper))
    if assessment.illustrative:
        yield words.ILLUSTRATIVE()
    yield words.READ_FROM(plan=found.plan.name, figures=figures.name)
    if found.unused:
        names = ", ".join(path.name for path in found.unused)
        yield words.UNUSED(names=names, figures=figures.name)
    yield words.RESULTS_IN(folder=str(results))
    yield words.OPEN_FIRST(name=OPENED_FIRST)
    there = [name for name in OPENED_NEXT if (results / name).is_file()]
    if there:
        yield words.TO_OPEN(names=", ".join(there))


def _failed(told: list[str], results: Path, code: ExitCode, lang: Lang) -> ExitCode:
    """Say what is wrong, and leave it in the folder too."""
    if code == ExitCode.NO_OUTPUT:
        told = [*told, words.CLOSE_FILES().render(lang)]
    lines = [words.NOT_SCORED().render(lang), *told]
    for line in lines:
        say(line)
    if not os.path.isdir(results.parent):  # noqa: PTH112 - a name may be too long to ask
        return code
    if (results / RESULT).exists():
        lines.append(words.OLD_RESULTS().render(lang))
    _keep(results, {ERRORS: lines, NOTES: []})
    say(words.ERRORS_IN(path=str(results / ERRORS)).render(lang))
    return code


def _keep(results: Path, notes: dict[str, list[str]]) -> None:
    """Write what was said, each to its file; a file of an earlier run without a successor goes."""
    make_folder(results)
    kept = {name: lines for name, lines in notes.items() if lines}
    write_files({results / name: for_notepad("\n".join(kept[name]) + "\n") for name in kept})
    for name in notes.keys() - kept.keys():
        (results / name).unlink(missing_ok=True)
