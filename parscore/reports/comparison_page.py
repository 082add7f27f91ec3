"""A comparison as text, Markdown or JSON: the assessments in a table, then what moved between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import change_words as words
from parscore.reports.blocks import Page, Paragraph, Section, Table
from parscore.reports.notation import Notation
from parscore.reports.page_forms import forms_of
from parscore.reports.sections.changes import change_blocks, columns, node_name
from parscore.reports.sections.stations import cautions, stations_table
from parscore.reports.subject import commune_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.changes import Station
    from parscore.documents.comparison import Comparison, Move, Split
    from parscore.reports.blocks import Block
    from parscore.values.messages import Lang


def page_of(made: Comparison, lang: Lang) -> Page:
    """Return what is shown of it."""
    write = Notation(lang)
    table = stations_table(made.stations, write)
    ends = zip(made.stations, made.stations[1:], made.moves, strict=False)
    return Page(
        title=write.text(words.COMPARE_TITLE()),
        subtitle=commune_name(made.commune, write),
        banners=tuple(cautions(made.stations, write)),
        sections=(
            Section(write.say(words.HEADING, "stations"), (table,)),
            *(_move(before, after, move, write) for before, after, move in ends),
        ),
        foot=(),
    )


def _move(before: Station, after: Station, move: Move, write: Notation) -> Section:
    title = words.STEP(before=write.day(before.as_of), after=write.day(after.as_of))
    blocks: list[Block] = [*_split(move, write)]
    blocks += [Paragraph(write.text(note)) for note in move.notes]
    blocks += change_blocks(move.change, before.score, after.score, write)
    return Section(write.text(title), tuple(blocks))


def _split(move: Move, write: Notation) -> Iterator[Block]:
    split = move.split
    if split is None:
        return
    if move.same_rules:
        yield Paragraph(write.text(words.ALL_OWN()))
        return
    parts = (write.signed(split.rules), write.signed(split.performance))
    yield Paragraph(write.text(words.SPLIT(rules=parts[0], performance=parts[1])))
    if split.nodes:
        yield _parts(split, write)


def _parts(split: Split, write: Notation) -> Table:
    heads = columns(["criterion"], ["rules", "performance"], write)
    rows = tuple(
        (node_name(one, write), write.signed(one.rules), write.signed(one.performance))
        for one in split.nodes
    )
    total = ("", write.signed(split.rules), write.signed(split.performance))
    return Table(heads, rows, total)


RENDERERS: Final = forms_of(page_of)
