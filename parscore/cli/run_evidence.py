"""`parscore evidence`: the checklist of evidence, its files, and the pack of them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from parscore.cli.common import assess, folders
from parscore.cli.entry import say, show_problems
from parscore.cli.evidence_words import FORCE_WITHOUT_PACK, PACK_NEEDS_FOLDER, PACK_NOT_A_ZIP
from parscore.cli.exit_codes import ExitCode
from parscore.cli.forms import chosen_form
from parscore.cli.new_files import ALREADY_THERE
from parscore.cli.output import whole_file
from parscore.cli.pages import SUFFIXES, hand_over, printed
from parscore.cli.words import WRITTEN
from parscore.documents.evidence_customs import EvidenceCustoms
from parscore.evidence.checklist import Checklist, make_checklist
from parscore.evidence.checks import check_documents
from parscore.evidence.folder import identity_of, open_folder
from parscore.evidence.json_text import render as render_json
from parscore.evidence.page import page_of
from parscore.evidence.signatures import Inspector
from parscore.reading.load import load
from parscore.reading.problems import RulesUnusable, Unreadable

if TYPE_CHECKING:
    from parscore.values.messages import Lang

CUSTOMS = "vn/evidence"


class Asked(NamedTuple):
    """What the options ask for besides the rules."""

    folder: str | None
    pack: str | None
    form: str
    out: str | None


def run(
    *,
    lang: Lang,
    plan: str,
    actuals: str,
    folder: str | None,
    pack: str | None,
    force: bool,
    format: str | None,  # noqa: A002 - the option's name
    out: str | None,
    **choice: Any,  # noqa: ANN401 - the options that choose rules and engine
) -> ExitCode:
    """Make the checklist, write the pack if one is asked for, and deliver the list."""
    _check_usage(folder, pack, lang, force=force)
    asked = Asked(folder, pack, chosen_form(format, out, SUFFIXES, lang), out)
    if pack is not None and not force and os.path.lexists(pack):
        show_problems([ALREADY_THERE.problem(pack)], lang)
        return ExitCode.NO_OUTPUT
    checklist = _checklist(plan, actuals, asked, lang, choice)
    if pack is not None:
        _write_pack(Path(pack), checklist, lang)
    text = _rendered(checklist, asked.form, lang)
    hand_over(text, out)
    return ExitCode.DONE


def _check_usage(folder: str | None, pack: str | None, lang: Lang, *, force: bool) -> None:
    if pack is None:
        if force:
            raise click.UsageError(FORCE_WITHOUT_PACK().render(lang))
        return
    if folder is None:
        raise click.UsageError(PACK_NEEDS_FOLDER().render(lang))
    if Path(pack).suffix.lower() != ".zip":
        raise click.UsageError(PACK_NOT_A_ZIP(path=pack).render(lang))


def _checklist(
    plan: str, actuals: str, asked: Asked, lang: Lang, choice: dict[str, Any]
) -> Checklist:
    assessed = assess(plan, actuals, lang, **choice)
    customs = _customs()
    folder = None
    if asked.folder is not None:
        ours = (plan, actuals, asked.pack, asked.out)
        own = {seen for path in ours if path and (seen := identity_of(path))}
        folder = open_folder(asked.folder, customs.files.ignored, own)
    opened = assessed.opened
    with Inspector() as inspector:
        checked = check_documents(opened.actuals, opened.actuals_source, customs, folder, inspector)
    return make_checklist(
        assessed.assessment, assessed.judged.standing, checked, looked=folder is not None
    )


def _customs() -> EvidenceCustoms:
    """Return what is usual of documents.

    Raises:
        RulesUnusable: the rule file that says it cannot be read.
    """
    try:
        return load(EvidenceCustoms, folders().yaml(CUSTOMS))
    except Unreadable as unreadable:
        raise RulesUnusable(unreadable.problems) from None


def _write_pack(path: Path, checklist: Checklist, lang: Lang) -> None:
    from parscore.evidence.pack import plan_pack, write_pack  # noqa: PLC0415 - only where asked for

    rows = plan_pack(checklist)
    with whole_file(path) as file:
        write_pack(file, checklist, rows, lang)
    say(WRITTEN(path=str(path)).render(lang))


def _rendered(checklist: Checklist, form: str, lang: Lang) -> str:
    return (
        render_json(checklist) if form == "json" else printed(page_of(checklist, lang), form, lang)
    )
