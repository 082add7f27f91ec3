"""`parscore province rank`: communes in order, and what separates each from the next rank."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parscore.cli.output import print_result, write_files
from parscore.cli.words import BAD_SUFFIX, NOT_FOR_A_TERMINAL, OUT_AND_FORMAT
from parscore.province.choice import choose, missing_of, ranked_by
from parscore.province.ledger import Results
from parscore.province.ranking import rank
from parscore.province.ranking_forms import FORMS
from parscore.reading.files import decode, read_file

if TYPE_CHECKING:
    from parscore.values.messages import Lang

SUFFIXES = {form.suffix: name for name, form in FORMS.items()}


def run(
    *,
    lang: Lang,
    results: str,
    by: str,
    rules: str | None,
    period: str | None,
    expected: str | None,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
) -> None:
    """Rank the results of a folder, and deliver the ranking."""
    form = _form(format, out, lang)
    kept = Results(Path(results))
    chosen = choose(kept, rules, period)
    figure = ranked_by(chosen.scheme, by)
    absent = kept.absent()
    missing = [*absent.waiting]
    if expected is not None:
        known = [*chosen.records]
        missing += [one for one in missing_of(_listed(expected), known) if one not in missing]
    ranking = rank(
        chosen.records,
        chosen.scheme,
        figure,
        not_submitted=missing,
        not_scored=absent.bad,
    )
    content = FORMS[form](ranking, lang)
    if out is None:
        print_result(content)
    else:
        write_files({Path(out): content})


def _form(form: str | None, out: str | None, lang: Lang) -> str:
    """Return the form that was asked for, by name or by the suffix of the file.

    Raises:
        UsageError: there is no such form, or a terminal cannot show it.
    """
    if out is None:
        asked = form or "text"
        if FORMS[asked].binary and sys.stdout is not None and sys.stdout.isatty():
            text = NOT_FOR_A_TERMINAL(format=asked, suffix=FORMS[asked].suffix)
            raise click.UsageError(text.render(lang))
        return asked
    known = SUFFIXES.get(Path(out).suffix.lower())
    if known is None:
        raise click.UsageError(BAD_SUFFIX(path=out, known=", ".join(SUFFIXES)).render(lang))
    if form not in (None, known):
        raise click.UsageError(OUT_AND_FORMAT(format=form, path=out).render(lang))
    return known


def _listed(path: str) -> list[str]:
    """Return the communes of a list: one to a line, the first cell where there are several."""
    lines = decode(read_file(path), path).text.splitlines()
    cells = (line.replace(";", ",").replace("\t", ",").split(",")[0].strip() for line in lines)
    return [cell for cell in dict.fromkeys(cells) if cell]
