"""A ranking as a page of blocks: what text, Markdown and HTML say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from parscore.province.ranking import words
from parscore.reports.blocks import (
    Bullet,
    Bullets,
    Column,
    Entries,
    Entry,
    Facts,
    Line,
    Page,
    Paragraph,
    Section,
    Table,
)
from parscore.reports.notation import NONE, Notation
from parscore.values.periods import format_date, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.assessment import Called, Span
    from parscore.documents.ranking import Ahead, Ranked, RankedBy, Ranking, Spread, Unranked
    from parscore.values.messages import Lang, Localised

HASH_SHOWN = 12
FIGURES = ("least", "lower_quartile", "median", "upper_quartile", "greatest", "mean")


class Listed(Protocol):
    """What every document about ranked communes says of them as a whole."""

    @property
    def period(self) -> Span:
        """Return the scored period."""

    @property
    def illustrative(self) -> bool:
        """Tell whether some figures are made up."""

    @property
    def scored_by(self) -> RankedBy:
        """Return the rule set."""

    @property
    def rows(self) -> Sequence[object]:
        """Return the communes that are ranked."""

    @property
    def unranked(self) -> Sequence[Unranked]:
        """Return those without a figure to rank by."""

    @property
    def not_submitted(self) -> Sequence[str]:
        """Return who has not submitted."""

    @property
    def not_scored(self) -> Sequence[str]:
        """Return which folders could not be used."""


class Voice:
    """How one language writes of ranked communes; `known` are the fixed words."""

    known: Mapping[str, Localised] = words.WORDS

    def __init__(self, listed: Listed, lang: Lang) -> None:
        self.listed = listed
        self.lang = lang
        self.write = Notation(lang)

    def word(self, key: str) -> str:
        """Return a fixed word."""
        one = self.known[key]
        return one.vi if self.lang == "vi" else one.en

    def called(self, one: Called) -> str:
        """Return a name."""
        return one.vi if self.lang == "vi" else one.en

    def period(self) -> str:
        """Return the scored period."""
        span = self.listed.period
        days = [format_date(parse_date(day), self.lang) for day in (span.from_, span.to) if day]
        return f" {NONE} ".join(days)

    def ties(self) -> str:
        """Return how ties are ranked."""
        rule = self.listed.scored_by
        said = self.word(rule.ties)
        if rule.tolerance == "0":
            return said
        return f"{said}; {self.word('tolerance')} {self.write.number(rule.tolerance)}"


class Desk(Voice):
    """A ranking, and how one language writes of it."""

    def __init__(self, ranking: Ranking, lang: Lang) -> None:
        super().__init__(ranking, lang)
        self.ranking = ranking

    def class_name(self, name: str | None) -> str:
        """Return the name of a class."""
        known = {one.id: self.called(one.name) for one in self.ranking.classes}
        return NONE if name is None else known.get(name, name)

    def value(self, text: str) -> str:
        """Return a figure by which is ranked, with its unit."""
        return f"{self.write.number(text)}{'%' if self.ranking.unit == 'percent' else ''}"

    def ahead(self, one: Ahead) -> Iterator[str]:
        """Yield what separates a commune from the next rank, and what would close it."""
        yield words.GAP_AHEAD(
            rank=one.rank,
            commune=one.commune,
            difference=self.value(one.difference),
            points=self.write.number(one.points),
        ).render(self.lang)
        yield self.closes(one)

    def closes(self, one: Ahead) -> str:
        """Return which criteria would draw level."""
        if not one.enough:
            return words.NOT_ENOUGH().render(self.lang)
        gaps = ", ".join(
            words.GAP(
                title=self.called(self.ranking.names[gap.node]),
                points=self.write.number(gap.recoverable),
            ).render(self.lang)
            for gap in one.closes
        )
        return words.CLOSED_BY(gaps=gaps).render(self.lang)


def page_of(ranking: Ranking, lang: Lang) -> Page:
    """Return what there is to say of a ranking."""
    desk = Desk(ranking, lang)
    return Page(
        title=words.TITLE().render(lang),
        subtitle=words.ABOUT(by=desk.called(ranking.by_title), period=desk.period()).render(lang),
        banners=banners(desk),
        sections=(
            Section("", (heading(desk), Paragraph(submitted(desk)))),
            *overview(desk),
            Section(desk.word("table"), (standings(desk),)),
            Section(desk.word("each"), (Entries(tuple(entry(desk, one) for one in ranking.rows)),)),
            *lists(desk),
        ),
        foot=foot(desk),
    )


def banners(desk: Voice) -> tuple[Paragraph, ...]:
    """Return what must be known before a rank is read."""
    ranking, lead = desk.listed, desk.word("caution")
    said = []
    if ranking.illustrative:
        said.append(words.ILLUSTRATIVE())
    if ranking.scored_by.basis != "official":
        said.append(words.ASSUMED(id=ranking.scored_by.ruleset))
    if not ranking.scored_by.stated:
        said.append(words.TIES_UNSTATED())
    return tuple(Paragraph(text.render(desk.lang), lead) for text in said)


def heading(desk: Voice) -> Facts:
    """Return by what the communes were ranked."""
    rule = desk.listed.scored_by
    return Facts(
        (
            (desk.word("ruleset"), f"{rule.title} ({rule.ruleset})"),
            (desk.word("period"), desk.period()),
            (desk.word("ties"), desk.ties()),
        )
    )


def submitted(desk: Voice) -> str:
    """Return how many communes stand where."""
    ranking = desk.listed
    return words.SUBMITTED(
        ranked=len(ranking.rows),
        unranked=len(ranking.unranked),
        missing=len(ranking.not_submitted),
        bad=len(ranking.not_scored),
    ).render(desk.lang)


def overview(desk: Desk) -> Iterator[Section]:
    """Yield the classes, the distribution, and the fields."""
    ranking, write = desk.ranking, desk.write
    if ranking.classes:
        columns = (Column(desk.word("class")), Column(desk.word("count"), "right"))
        rows = tuple((desk.called(one.name), str(one.count)) for one in ranking.classes)
        yield Section(desk.word("classes"), (Table(columns, rows),))
    if ranking.spread is not None:
        facts = Facts(tuple((desk.word(key), value) for key, value in spread(desk, ranking.spread)))
        bins = Bullets(tuple(Bullet(bin_said(desk, place)) for place in range(len(ranking.bins))))
        yield Section(desk.word("spread"), (facts, bins))
    if ranking.fields:
        heads = ("max", "least", "median", "greatest")
        table = Table(
            (Column(desk.word("field")), *(Column(desk.word(key), "right") for key in heads)),
            tuple(
                (
                    desk.called(one.title),
                    write.number(one.max),
                    *(write.number(getattr(one.spread, key)) for key in heads[1:]),
                )
                for one in ranking.fields
            ),
        )
        yield Section(desk.word("fields"), (table,))


def spread(desk: Desk, of: Spread) -> Iterator[tuple[str, str]]:
    """Yield the figures of a distribution."""
    for key in FIGURES:
        yield key, desk.value(getattr(of, key))


def bin_said(desk: Desk, place: int) -> str:
    """Return how many communes stand in a span."""
    one = desk.ranking.bins[place]
    low, high = desk.write.number(one.from_), desk.write.number(one.to)
    return words.BIN(low=low, high=high, count=one.count).render(desk.lang)


def standings(desk: Desk) -> Table:
    """Return the ranking as a table."""
    columns = (
        Column(desk.word("rank"), most=4),
        Column(desk.word("commune")),
        Column(desk.word(f"value_{desk.ranking.unit}"), "right"),
        Column(desk.word("points"), "right"),
        Column(desk.word("class")),
    )
    return Table(columns, tuple(_row(desk, one) for one in desk.ranking.rows))


def _row(desk: Desk, one: Ranked) -> tuple[str, ...]:
    points = NONE if one.points is None else desk.write.number(one.points)
    value = desk.write.number(one.value)
    return str(one.rank), commune(one), value, points, desk.class_name(one.class_)


def commune(one: Ranked) -> str:
    """Return a commune as a list calls it."""
    return f"{one.name} ({one.code})" if one.code else one.name


def entry(desk: Desk, one: Ranked) -> Entry:
    """Return what separates a commune from the next rank, and between whom it stands."""
    lines = [] if one.ahead is None else list(desk.ahead(one.ahead))
    if one.tied > 1:
        lines.append(words.TIED(count=one.tied).render(desk.lang))
    lines.append(
        words.NEIGHBOURS(above=one.above or NONE, below=one.below or NONE).render(desk.lang)
    )
    head = f"{commune(one)}: {desk.value(one.value)}"
    return Entry((str(one.rank),), head, tuple(Line(text) for text in lines))


def lists(desk: Voice) -> Iterator[Section]:
    """Yield who is not in the ranking, and why."""
    ranking = desk.listed
    for key, names in (
        ("unranked", [one.name for one in ranking.unranked]),
        ("missing", ranking.not_submitted),
        ("bad", ranking.not_scored),
    ):
        if names:
            yield Section(desk.word(key), (_bullets(names),))


def _bullets(names: Sequence[str]) -> Bullets:
    return Bullets(tuple(Bullet(name) for name in names))


def foot(desk: Voice) -> tuple[str, ...]:
    """Return by which trace the rule set is found again."""
    return (words.HASH(sha=desk.listed.scored_by.sha256[:HASH_SHOWN]).render(desk.lang),)
