"""`parscore rules list`: which rule sets there are, for whom, and whose points they hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.phrases import (
    BROKEN,
    CONFIRMED,
    EVERY_LEVEL,
    EXTENDS,
    FOR,
    FOR_WHOM,
    LEAVES,
    LEVELS,
    LIES,
    LIST_FOUND,
    LIST_TITLE,
    NATIONAL,
    NEVER_CONFIRMED,
    NO_LEAVES,
    PARTLY_CONFIRMED,
    SCORED,
    SINCE,
    SINCE_UNTIL,
    SPAN,
)
from parscore.reading.problems import Unreadable
from parscore.reports.blocks import Bullet, Bullets, Page, Section
from parscore.rulebook.load import examine
from parscore.rulebook.select import is_stale
from parscore.rulebook.shelf import Shelf
from parscore.values.messages import Localised
from parscore.values.numbers import decimal_string

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from parscore.documents.rulebook import Rulebook
    from parscore.documents.ruleset import RulesetDocument
    from parscore.documents.sources import ClosedSpan, PeriodSpan
    from parscore.rulebook.folder import RulesFolders, Written
    from parscore.values.messages import Lang, Text


class Listed(NamedTuple):
    """One rule set of a list.

    `document` is None where its file cannot be read, `rulebook` where it cannot be used; `errors`
    counts what keeps it from that.
    """

    id: str
    path: str | None
    document: RulesetDocument | None
    rulebook: Rulebook | None
    errors: int


def list_sets(folders: RulesFolders) -> list[Listed]:
    """Return every rule set of the searched folders, those that cannot be used included."""
    shelf = Shelf(folders)
    return [_listed(name, shelf) for name in folders.ids()]


def _listed(name: str, shelf: Shelf) -> Listed:
    try:
        written = shelf.ruleset(name)
    except Unreadable as unreadable:
        return Listed(name, None, None, None, len(unreadable.problems))
    path = str(place_of(written))
    try:
        loaded, problems = examine(written, shelf)
    except Unreadable as unreadable:
        return Listed(name, path, written.document, None, len(unreadable.problems))
    book = None if problems else loaded.rulebook
    return Listed(name, path, written.document, book, len(problems))


def place_of(written: Written) -> Path:
    """Return the folder in which a set lies."""
    return Path(written.source.name).parent


def list_page(sets: list[Listed], lang: Lang) -> Page:
    """Return the list as a page."""
    bullets = tuple(bullet for one in sets for bullet in _bullets(one, lang))
    return Page(
        title=LIST_TITLE().render(lang),
        subtitle=LIST_FOUND(count=len(sets)).render(lang),
        banners=(),
        sections=(Section("", (Bullets(bullets),)),) if bullets else (),
        foot=(),
    )


def list_json(sets: list[Listed]) -> str:
    """Return the list as JSON; `leaves` and `assumed` are null where a set cannot be used."""
    return json.dumps([_plain(one) for one in sets], ensure_ascii=False, indent=2) + "\n"


def _bullets(one: Listed, lang: Lang) -> Iterator[Bullet]:
    yield Bullet(one.id if one.document is None else f"{one.id}: {one.document.title}")
    yield from (Bullet(text.render(lang), depth=1) for text in _lines(one))


def _lines(one: Listed) -> Iterator[Text]:
    if one.document is not None:
        yield FOR(whom=for_whom(one.document))
        yield scored(one.document)
        if one.document.extends is not None:
            yield EXTENDS(id=one.document.extends)
    book = one.rulebook
    if book is None:
        yield BROKEN(errors=one.errors, id=one.id)
    elif not book.leaves:
        yield NO_LEAVES()
    else:
        yield leaves(book)
        yield confirmed(book)
    if one.path is not None:
        yield LIES(path=one.path)


def for_whom(document: RulesetDocument) -> Text:
    """Say for which levels of which province a set is."""
    named = [LEVELS[level] for level in document.levels]
    vi, en = (", ".join(texts) for texts in ([n.vi for n in named], [n.en for n in named]))
    levels = Localised(vi, en) if named else EVERY_LEVEL
    return FOR_WHOM(levels=levels, province=document.province or NATIONAL)


def scored(document: RulesetDocument) -> Text:
    """Say which period a set scores, and since when it is in force."""
    period, force = document.period, document.in_force
    return SCORED(
        span=SPAN(start=period.from_, end=period.to),
        revision=document.revision,
        force=in_force(force),
    )


def in_force(force: PeriodSpan) -> Text:
    """Say since when, and until when, a set is in force."""
    if force.to is None:
        return SINCE(since=force.from_)
    return SINCE_UNTIL(since=force.from_, until=force.to)


def leaves(book: Rulebook) -> Text:
    """Say how many criteria a set scores, and how many of them have assumed points."""
    assumed = sum(leaf.source.basis == "assumed" for leaf in book.leaves)
    points = sum(root.maximum for root in book.roots if root.in_max)
    return LEAVES(leaves=len(book.leaves), points=points, assumed=assumed)


def confirmed(book: Rulebook) -> Text:
    """Say for which period somebody has confirmed a set."""
    if book.confirmed_for is None:
        return NEVER_CONFIRMED()
    span = SPAN(start=book.confirmed_for.start, end=book.confirmed_for.end)
    return (PARTLY_CONFIRMED if is_stale(book, book.period) else CONFIRMED)(span=span)


def _plain(one: Listed) -> dict[str, object]:
    document, book = one.document, one.rulebook
    scored_leaves = None if book is None else book.leaves
    return {
        "id": one.id,
        "path": one.path,
        "errors": one.errors,
        **({} if document is None else identity(document)),
        "leaves": None if scored_leaves is None else len(scored_leaves),
        "assumed": None
        if scored_leaves is None
        else sum(leaf.source.basis == "assumed" for leaf in scored_leaves),
        "stale": None if book is None else is_stale(book, book.period),
    }


def identity(document: RulesetDocument) -> dict[str, object]:
    """Return what a set says of itself, as JSON values."""
    return {
        "title": document.title,
        "issuer": document.issuer,
        "number": document.number,
        "issued": _day(document.issued),
        "province": document.province,
        "levels": list(document.levels),
        "period": _span(document.period),
        "in_force": {"from": _day(document.in_force.from_), "to": _day(document.in_force.to)},
        "revision": document.revision,
        "confirmed_for": None if document.confirmed_for is None else _span(document.confirmed_for),
        "extends": document.extends,
        "scale": None if document.scale is None else decimal_string(document.scale),
    }


def _span(span: ClosedSpan) -> dict[str, str | None]:
    return {"from": _day(span.from_), "to": _day(span.to)}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
