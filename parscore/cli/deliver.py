"""A result goes to standard output, to a file, or as a whole set into a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from parscore.cli.entry import say
from parscore.cli.extras import missing_extra, missing_text
from parscore.cli.forms import chosen_form, refuse_terminal
from parscore.cli.output import make_folder, print_result, write_files
from parscore.cli.words import FORMAT_AND_FOLDER, NO_ROOM, WRITTEN
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from parscore.advice.beside import Advice
    from parscore.documents.assessment import Assessment
    from parscore.reports.registry import Rendered
    from parscore.values.messages import Lang, Text

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


class Beside(NamedTuple):
    """What is shown beside a result: earlier ones, the first first, and advice on it."""

    history: tuple[Assessment, ...] = ()
    advice: tuple[Advice, ...] = ()


NOTHING_BESIDE = Beside()


def deliver(
    assessment: Assessment,
    form: str | None,
    out: str | None,
    lang: Lang,
    beside: Beside = NOTHING_BESIDE,
) -> None:
    """Write the result where it was asked for, with what is shown beside it.

    Raises:
        CannotWrite: it cannot be written.
        ModuleNotFoundError: the form needs a package that is not installed.
        UsageError: the file's suffix says no form, `--format` does not fit it, or the form is not
            for a terminal, or has no room for what is to stand beside the result.
    """
    if out is None:
        renderer = RENDERERS[form or "text"]
        if renderer.binary:
            refuse_terminal(form or "", renderer.suffix, lang)
        _check_room(form or "text", beside, lang)
        print_result(_rendered(form or "text", assessment, lang, beside))
        return
    path = Path(out)
    if os.path.isdir(out) or not path.suffix:  # noqa: PTH112 - a name may be too long to ask
        if form is not None:
            raise click.UsageError(FORMAT_AND_FOLDER(path=out).render(lang))
        _whole_set(assessment, path, lang, beside)
        return
    known = chosen_form(form, out, SUFFIXES, lang)
    _check_room(known, beside, lang)
    write_files({path: _rendered(known, assessment, lang, beside)})


def _rendered(form: str, assessment: Assessment, lang: Lang, beside: Beside) -> Rendered:
    return RENDERERS[form](assessment, lang, beside.history, beside.advice)


def _check_room(form: str, beside: Beside, lang: Lang) -> None:
    """Refuse what a single form would leave out."""
    forms = RENDERERS.items()
    rooms = (
        ("--history", beside.history, [name for name, one in forms if one.timeline]),
        ("--with", beside.advice, [name for name, one in forms if one.advises]),
    )
    for option, given, known in rooms:
        if given and form not in known:
            said = NO_ROOM(option=option, format=form, known=", ".join(known))
            raise click.UsageError(said.render(lang))


def _whole_set(assessment: Assessment, folder: Path, lang: Lang, beside: Beside) -> None:
    """Write every form; one that needs a package which is not there is named, and left out."""
    contents: dict[Path, Rendered] = {}
    missing: dict[str, Text] = {}
    for name, form in WHOLE_SET.items():
        try:
            contents[folder / name] = _rendered(form, assessment, lang, beside)
        except ModuleNotFoundError as error:
            missing[missing_extra(error)] = missing_text(error)
    make_folder(folder)
    write_files(contents)
    for path in contents:
        say(WRITTEN(path=str(path)).render(lang))
    for text in missing.values():
        say(text.render(lang))
