"""`parscore rules explain-code`: what a code means, and how to mend it."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

import click

import parscore
from parscore.authoring.codes import UNKNOWN_CODE, explain_code, known_codes, nearest_code
from parscore.cli.output import print_result

if TYPE_CHECKING:
    from parscore.values.messages import Lang

STARTS_THE_PROGRAM = "parscore.__main__"


def run(*, lang: Lang, code: str) -> None:
    """Print the page of a code.

    Raises:
        UsageError: there is no such code.
    """
    wanted = code.strip().upper()
    if wanted not in known_codes():
        text = UNKNOWN_CODE(code=code, guess=nearest_code(wanted))
        raise click.UsageError(text.render(lang))
    _gather_sentences()
    print_result(explain_code(wanted, lang))


def _gather_sentences() -> None:
    """Import every module: each sentence is defined beside the code that says it."""
    for module in pkgutil.walk_packages(parscore.__path__, "parscore."):
        if module.name != STARTS_THE_PROGRAM:
            importlib.import_module(module.name)
