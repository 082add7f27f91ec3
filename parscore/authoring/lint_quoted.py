"""Lints of what a set quotes: whether the quoted sets are there, and whether they are confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.kinds import UNCONFIRMED_QUOTED
from parscore.reading.problems import Unreadable
from parscore.rulebook.folder import Namer
from parscore.rulebook.quote import dictionary_of, quoting
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.authoring.subject import Subject
    from parscore.documents.ruleset import Heading
    from parscore.reading.problems import Problem
    from parscore.rulebook.folder import RulesFolders


def lint_quoted(subject: Subject, folders: RulesFolders) -> Iterator[Problem]:
    """Yield what is wrong with each set that an indicator quotes, where the indicator names it."""
    book, dictionaries = subject.rulebook, subject.loaded.dictionaries
    try:
        quoting(book, dictionaries, (book.id,))
    except Unreadable as unreadable:
        yield from unreadable.problems
        return
    for name, quotation in book.quotations.items():
        source = dictionary_of(name, dictionaries)
        path = ("indicators", name, "from", "ruleset")
        try:
            quoted = folders.ruleset(quotation.ruleset, Namer(source, path)).document
        except Unreadable as unreadable:
            yield from unreadable.problems
            continue
        if not _confirmed(quoted, book.period):
            args = {"set": book.id, "quoted": quoted.id, "id": name}
            start, end = book.period.start, book.period.end
            yield subject.source.problem(
                UNCONFIRMED_QUOTED, ("indicators",), key=False, start=start, end=end, **args
            )


def _confirmed(quoted: Heading, period: Period) -> bool:
    span = quoted.confirmed_for
    return span is not None and Period(span.from_, span.to).contains_period(period)
