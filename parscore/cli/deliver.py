"""A result goes to standard output, to a file, or as a whole set into a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.entry import say
from parscore.cli.extras import MISSING_EXTRA, missing_extra
from parscore.cli.forms import chosen_form, refuse_terminal
from parscore.cli.output import make_folder, print_result, write_files
from parscore.cli.words import FORMAT_AND_FOLDER, NO_TIMELINE, WRITTEN
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

SUFFIXES = {renderer.suffix: form for form, renderer in RENDERERS.items()}
WHOLE_SET = {
    "tu_cham_diem.json": "json",
    "bao_cao_tu_cham_diem.md": "md",
    "bang_diem.csv": "csv",
    "bang_tu_cham_diem.xlsx": "xlsx",
    "tom_tat.txt": "text",
    "tu_cham_diem.html": "html",
    "bao_cao_tu_cham_diem.docx": "docx",
    "lich_viec.ics": "ics",
}


def deliver(
    assessment: Assessment,
    form: str | None,
    out: str | None,
    lang: Lang,
    history: Sequence[Assessment] = (),
) -> None:
    """Write the result where it was asked for, with earlier assessments where there are any.

    Raises:
        CannotWrite: it cannot be written.
        ModuleNotFoundError: the form needs a package that is not installed.
        UsageError: the file's suffix says no form, `--format` does not fit it, or the form is not
            for a terminal, or shows no earlier assessments.
    """
    if out is None:
        renderer = RENDERERS[form or "text"]
        if renderer.binary:
            refuse_terminal(form or "", renderer.suffix, lang)
        _check_timeline(form or "text", history, lang)
        print_result(renderer(assessment, lang, history))
        return
    path = Path(out)
    if os.path.isdir(out) or not path.suffix:  # noqa: PTH112 - a name may be too long to ask
        if form is not None:
            raise click.UsageError(FORMAT_AND_FOLDER(path=out).render(lang))
        _whole_set(assessment, path, lang, history)
        return
    known = chosen_form(form, out, SUFFIXES, lang)
    _check_timeline(known, history, lang)
    write_files({path: RENDERERS[known](assessment, lang, history)})


def _check_timeline(form: str, history: Sequence[Assessment], lang: Lang) -> None:
    if history and not RENDERERS[form].timeline:
        known = ", ".join(name for name, one in RENDERERS.items() if one.timeline)
        raise click.UsageError(NO_TIMELINE(format=form, known=known).render(lang))


def _whole_set(
    assessment: Assessment, folder: Path, lang: Lang, history: Sequence[Assessment]
) -> None:
    """Write every form; one that needs a package which is not there is named, and left out."""
    contents, missing = {}, []
    for name, form in WHOLE_SET.items():
        try:
            contents[folder / name] = RENDERERS[form](assessment, lang, history)
        except ModuleNotFoundError as error:
            missing.append(missing_extra(error))
    make_folder(folder)
    write_files(contents)
    for path in contents:
        say(WRITTEN(path=str(path)).render(lang))
    for module in dict.fromkeys(missing):
        say(MISSING_EXTRA(module=module).render(lang))
