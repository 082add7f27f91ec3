"""A result goes to standard output, to a file, or as a whole set into a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.entry import say
from parscore.cli.output import make_folder, print_result, write_files
from parscore.cli.words import BAD_SUFFIX, FORMAT_AND_FOLDER, OUT_AND_FORMAT, WRITTEN
from parscore.reports.registry import RENDERERS

if TYPE_CHECKING:
    from parscore.documents.assessment import Assessment
    from parscore.values.messages import Lang

SUFFIXES = {renderer.suffix: form for form, renderer in RENDERERS.items()}
WHOLE_SET = {
    "tu_cham_diem.json": "json",
    "bao_cao_tu_cham_diem.md": "md",
    "bang_diem.csv": "csv",
    "tom_tat.txt": "text",
}


def deliver(assessment: Assessment, form: str | None, out: str | None, lang: Lang) -> None:
    """Write the result where it was asked for.

    Raises:
        CannotWrite: it cannot be written.
        UsageError: the file's suffix says no form, or `--format` does not fit it.
    """
    if out is None:
        print_result(RENDERERS[form or "text"](assessment, lang))
        return
    path = Path(out)
    if os.path.isdir(out) or not path.suffix:  # noqa: PTH112 - a name may be too long to ask
        if form is not None:
            raise click.UsageError(FORMAT_AND_FOLDER(path=out).render(lang))
        _whole_set(assessment, path, lang)
        return
    known = SUFFIXES.get(path.suffix.lower())
    if known is None:
        text = BAD_SUFFIX(path=out, known=", ".join(SUFFIXES))
        raise click.UsageError(text.render(lang))
    if form not in (None, known):
        raise click.UsageError(OUT_AND_FORMAT(format=form, path=out).render(lang))
    write_files({path: RENDERERS[known](assessment, lang)})


def _whole_set(assessment: Assessment, folder: Path, lang: Lang) -> None:
    texts = {folder / name: RENDERERS[form](assessment, lang) for name, form in WHOLE_SET.items()}
    make_folder(folder)
    write_files(texts)
    for path in texts:
        say(WRITTEN(path=str(path)).render(lang))
