"""How stable a ranking is, as a page of blocks: what text, Markdown and HTML say of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from parscore.province.ranking.page import Voice, banners, foot, heading, lists, submitted
from parscore.province.stability import words
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Facts,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import NONE, RANGE_MARK
from parscore.values.numbers import exact, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parscore.documents.stability import (
        CommuneStability,
        FieldPushed,
        NeighboursTried,
        RankSpan,
        RankStability,
    )
    from parscore.values.messages import Lang


class Desk(Voice):
    """What was found, and how one language writes of it."""

    known = words.WORDS

    def __init__(self, found: RankStability, lang: Lang) -> None:
        super().__init__(found, lang)
        self.found = found
        self._namesakes = Counter(one.name for one in found.rows)

    def commune(self, one: CommuneStability) -> str:
        """Return a commune's name, with its code where another has the same."""
        named = one.code is not None and self._namesakes[one.name] > 1
        return f"{one.name} ({one.code})" if named else one.name

    def tolerance(self) -> str:
        """Return how far fields move."""
        return self.write.percent(exact(self.found.trials.tolerance))

    def share(self, count: int | None) -> str:
        """Return in how many of the draws something was so."""
        if count is None or not self.found.trials.draws:
            return NONE
        return self.write.percent(percent(count, self.found.trials.draws))

    def whole(self, count: int) -> str:
        """Return a whole number."""
        return self.write.number(str(count))


def page_of(found: RankStability, lang: Lang) -> Page:
    """Return what there is to say."""
    desk = Desk(found, lang)
    return Page(
        title=words.TITLE().render(lang),
        subtitle=words.ABOUT(period=desk.period()).render(lang),
        banners=banners(desk),
        sections=(
            Section("", (tried(desk), Paragraph(submitted(desk)))),
            Section(desk.word("summary"), (summary(desk),)),
            Section(desk.word("ranks"), (ranks(desk),)),
            *neighbours(desk),
            *fields(desk),
            Section(desk.word("method"), (method(desk),)),
            *lists(desk),
        ),
        foot=foot(desk),
    )


def tried(desk: Desk) -> Facts:
    """Return by what the communes were ranked, and how far fields moved."""
    said = desk.word("declared" if desk.found.trials.declared else "asked")
    tolerance = (desk.word("tolerance_of_fields"), f"±{desk.tolerance()}, {said}")
    return Facts((*heading(desk).rows, tolerance))


def method(desk: Desk) -> Bullets:
    """Return what was tried and how, and what was not."""
    found, trials = desk.found, desk.found.trials
    if trials.moves == "none":
        return Bullets((Bullet(words.MOVES_NONE().render(desk.lang)),))
    moves = words.MOVES_ASSUMED if trials.moves == "assumed" else words.MOVES_ALL
    corners = words.ALL_CORNERS if trials.all_corners else words.SOME_CORNERS
    said = [
        moves(tolerance=desk.tolerance()),
        words.DRAWN(draws=desk.whole(trials.draws), seed=str(trials.seed)),
        corners(corners=desk.whole(trials.corners), pushes=desk.whole(trials.pushes)),
        words.SEEN(),
        words.PROVEN(),
        *([words.WIDER()] if found.pairs is None else []),
        words.LEFT_OUT(),
        *([] if found.complete else [words.OPEN()]),
    ]
    return Bullets(tuple(Bullet(text.render(desk.lang)) for text in said))


def summary(desk: Desk) -> Facts:
    """Return the few numbers that say how stable the whole is."""
    found, lang = desk.found, desk.lang
    unmoved = words.UNMOVED(count=desk.whole(found.unmoved), all=desk.whole(len(found.rows)))
    rows = [
        (desk.word("shift"), words.SHIFT(shift=desk.write.number(found.mean_shift)).render(lang)),
        (desk.word("unmoved"), unmoved.render(lang)),
    ]
    if found.pairs is not None:
        said = words.PAIRS(
            always=desk.whole(found.pairs.always),
            total=desk.whole(found.pairs.total),
            share=desk.write.percent(percent(found.pairs.always, found.pairs.total)),
            turned=desk.whole(found.pairs.turned),
        )
        rows.append((desk.word("pairs"), said.render(lang)))
    return Facts(tuple(rows))


def ranks(desk: Desk) -> Table:
    """Return the ranks of each commune as a table."""
    rows, first = desk.found.rows, desk.found.first_of
    with_class = any(one.band_kept is not None for one in rows)
    figures = [desk.word(name) for name in ("index", "seen", "middle", "bounds")]
    if first is not None:
        figures.append(words.IN_FIRST(count=str(first)).render(desk.lang))
    if with_class:
        figures.append(desk.word("band_kept"))
    columns = (
        Column(desk.word("rank"), most=4),
        Column(desk.word("commune")),
        *(Column(title, "right", 8) for title in figures),
    )
    return Table(columns, tuple(_row(desk, one, with_class=with_class) for one in rows))


def _row(desk: Desk, one: CommuneStability, *, with_class: bool) -> tuple[str, ...]:
    return (
        *(str(one.rank), desk.commune(one), desk.write.number(one.index)),
        *(span(each) for each in (one.seen, one.middle, one.bounds)),
        *([] if one.first is None else [desk.share(one.first)]),
        *([desk.share(one.band_kept)] if with_class else []),
    )


def span(of: RankSpan) -> str:
    """Return ranks from the best to the worst."""
    return str(of.best) if of.best == of.worst else f"{of.best}{RANGE_MARK}{of.worst}"


def neighbours(desk: Desk) -> Iterator[Section]:
    """Yield the neighbours whose order is not proven to stay."""
    pairs = desk.found.neighbours
    loose = [one for one in pairs if one.order != "always"]
    if not loose:
        return
    said = words.ORDER_STAYS(
        count=desk.whole(len(pairs) - len(loose)), all=desk.whole(len(pairs))
    ).render(desk.lang)
    columns = (
        Column(desk.word("rank"), most=4),
        Column(desk.word("above")),
        Column(desk.word("below")),
        Column(desk.word("turned"), "right"),
    )
    table = Table(
        columns,
        tuple(
            (
                *(str(one.rank), one.above, one.below),
                _turned(desk, one),
            )
            for one in loose
        ),
    )
    yield Section(desk.word("neighbours"), (Paragraph(said), table))


def _turned(desk: Desk, one: NeighboursTried) -> str:
    """Return in how many draws an order turned, or what is known where it did in none."""
    if one.turned:
        return desk.share(one.turned)
    return desk.word("at_extremes" if one.order == "turns" else "not_seen")


def fields(desk: Desk) -> Iterator[Section]:
    """Yield which fields move ranks most."""
    moved = [one for one in desk.found.fields if one.up or one.down]
    if not moved:
        return
    figures = ("max", "tried_max", "heavier", "lighter", "most")
    columns = (
        Column(desk.word("field")),
        *(Column(desk.word(name), "right", 10) for name in figures),
    )
    yield Section(desk.word("pushed"), (Table(columns, tuple(_field(desk, one) for one in moved)),))


def _field(desk: Desk, one: FieldPushed) -> tuple[str, ...]:
    write = desk.write
    pushes = [push for push in (one.down, one.up) if push is not None]
    return (
        desk.called(one.title),
        write.number(one.max),
        RANGE_MARK.join(write.number(push.max) for push in pushes),
        *(NONE if push is None else write.number(push.mean_shift) for push in (one.up, one.down)),
        str(max(push.most for push in pushes)),
    )
