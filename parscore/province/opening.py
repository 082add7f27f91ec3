"""The documents of a commune as they lie in its folder: JSON, or a filled form for the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.inputs import open_documents
from parscore.province.messages import NO_READER
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from parscore.documents.actuals import Actuals
    from parscore.inputs import Opened
    from parscore.province.find import Entry
    from parscore.reading.problems import Problem
    from parscore.reading.source import Source


def open_entry(entry: Entry) -> tuple[Opened, tuple[Problem, ...]]:
    """Return the documents of a commune, and what is odd about its form.

    Raises:
        Unreadable: one of them cannot be used, or forms cannot be read here.
    """
    if not entry.is_form:
        return open_documents(entry.plan, entry.actuals), ()
    told: list[Problem] = []

    def read(path: str) -> tuple[Actuals, Source]:
        from parscore.intake.form.read import read_form  # noqa: PLC0415 - few hand in a form

        filled = read_form(path)
        told.extend(filled.problems)
        return filled.actuals, filled.source

    try:
        return open_documents(entry.plan, entry.actuals, read), tuple(told)
    except ModuleNotFoundError as error:
        problem = NO_READER.problem(entry.actuals, module=error.name)
        raise Unreadable([problem]) from None
