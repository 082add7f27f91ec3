"""Putting communes in order: by an index or by the points of any node, ties as the set says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, Protocol, TypeVar

from parscore.documents.assessment import Called, Span
from parscore.documents.ranking import (
    Ahead,
    ClassCount,
    ClosingGap,
    FieldSpread,
    Ranked,
    RankedBy,
    Ranking,
    Ties,
    Unranked,
)
from parscore.province.record import listing_order
from parscore.province.statistics import bins_of, spread_of
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, exact, exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.province.record import Record, Scheme

INDEXES: Final = {
    "index": Called.model_construct(vi="Chỉ số tự chấm", en="Index (self-score)"),
    "appraised": Called.model_construct(vi="Chỉ số sau thẩm định", en="Index after appraisal"),
    "combined": Called.model_construct(vi="Chỉ số chung", en="Combined index"),
}
HUNDRED: Final = Fraction(100)
USUAL: Final[Ties] = "competition"
PLACES: Final = 6


class Listed(Protocol):
    """What stands in a ranking: equal ones stand in the order of their codes and titles."""

    @property
    def code(self) -> str | None:
        """Return the code, if there is one."""

    @property
    def title(self) -> str:
        """Return what a list calls it."""


Of = TypeVar("Of", bound=Listed)


class Placed(NamedTuple, Generic[Of]):
    """A commune and the figure by which it is ranked."""

    record: Of
    value: Fraction


class Tied(NamedTuple, Generic[Of]):
    """Communes of one rank, best first."""

    rank: int
    communes: tuple[Placed[Of], ...]


def rank(
    records: Sequence[Record],
    scheme: Scheme,
    by: str,
    *,
    not_submitted: Sequence[str] = (),
    not_scored: Sequence[str] = (),
) -> Ranking:
    """Return the ranking of communes that were scored by one scheme for one period.

    `by` is `index`, `appraised`, `combined` or the id of a node. There is at least one record.
    """
    placed, left = _placed(records, by)
    groups = group_ties(placed, scheme.ties or USUAL, exact(scheme.tolerance))
    tree = _subtree(scheme, by)
    rows = tuple(_rows(groups, tree, by))
    values = [one.value for one in placed]
    start, end = records[0].period
    named = {gap.node for row in rows if row.ahead for gap in row.ahead.closes}
    return Ranking.model_construct(
        schema_id="parscore/ranking/1",
        by=by,
        by_title=_title(scheme, by),
        unit="percent" if by in INDEXES else "points",
        province=scheme.province_name,
        period=Span.model_construct(from_=start, to=end),
        illustrative=any(record.illustrative for record in records),
        scored_by=scored_by(scheme),
        rows=rows,
        unranked=tuple(
            Unranked.model_construct(name=record.title, folder=record.folder) for record in left
        ),
        not_submitted=tuple(not_submitted),
        not_scored=tuple(not_scored),
        classes=_classes(records, scheme),
        spread=spread_of(values),
        bins=bins_of(values, _whole(scheme, by)),
        fields=tuple(_fields(records, scheme)),
        names={
            node.id: called(node.number, node.title, node.title_en)
            for node in scheme.nodes
            if node.id in named
        },
    )


def group_ties(placed: Sequence[Placed[Of]], ties: Ties, tolerance: Fraction) -> list[Tied[Of]]:
    """Return communes in groups of one rank.

    Figures no further than the tolerance below the best of a group are in it: many small steps
    do not add up to one large tie. `competition` counts on with the communes (1, 2, 2, 4),
    `dense` with the groups (1, 2, 2, 3); `sequential` gives each its own rank, equal ones in the
    order of their codes.
    """
    ordered = sorted(
        placed, key=lambda one: (-one.value, listing_order(one.record.code, one.record.title))
    )
    groups: list[list[Placed[Of]]] = []
    for one in ordered:
        together = groups and groups[-1][0].value - one.value <= tolerance
        if together and ties != "sequential":
            groups[-1].append(one)
        else:
            groups.append([one])
    found, before = [], 0
    for number, group in enumerate(groups, start=1):
        found.append(Tied(number if ties == "dense" else before + 1, tuple(group)))
        before += len(group)
    return found


def closing_gaps(record: Record, needed: Fraction, tree: frozenset[str]) -> tuple[ClosingGap, ...]:
    """Return as few gaps as can win what is needed, the smallest that suffices where one does.

    All there are where that is not enough. Of several gaps at one node the largest counts.
    """
    most: dict[str, Fraction] = {}
    for gap in record.gaps:
        if gap.node in tree:
            most[gap.node] = max(most.get(gap.node, Fraction(0)), exact(gap.recoverable))
    alone = [one for one in most.items() if one[1] >= needed]
    if alone:
        return (_closing(*min(alone, key=lambda one: one[1])),)
    chosen: list[tuple[str, Fraction]] = []
    for one in sorted(most.items(), key=lambda one: -one[1]):
        if exact_sum([points for _, points in chosen]) >= needed:
            break
        chosen.append(one)
    return tuple(_closing(*one) for one in chosen)


def _closing(node: str, points: Fraction) -> ClosingGap:
    return ClosingGap.model_construct(node=node, recoverable=decimal_string(points, PLACES))


def _placed(records: Sequence[Record], by: str) -> tuple[list[Placed[Record]], list[Record]]:
    """Return the communes that have the figure, and those that do not."""
    placed, left = [], []
    for record in records:
        marks = record.nodes.get(by)
        text = record.score.get(by) if by in INDEXES else None if marks is None else marks.points
        if text is None:
            left.append(record)
        else:
            placed.append(Placed(record, exact(text)))
    return placed, left


def _rows(groups: Sequence[Tied[Record]], tree: frozenset[str], by: str) -> Iterator[Ranked]:
    order = [
        (group, before, one)
        for group, before in zip(groups, [None, *groups], strict=False)
        for one in group.communes
    ]
    for place, (group, before, one) in enumerate(order):
        record = one.record
        yield Ranked.model_construct(
            rank=group.rank,
            name=record.name,
            code=record.code,
            folder=record.folder,
            value=decimal_string(one.value, PLACES),
            points=record.score["points"],
            max=record.score["max"] or "0",
            class_=record.class_id,
            tied=len(group.communes),
            above=order[place - 1][2].record.title if place else None,
            below=order[place + 1][2].record.title if place + 1 < len(order) else None,
            ahead=None if before is None else _ahead(one, before, tree, by),
        )


def _ahead(one: Placed[Record], before: Tied[Record], tree: frozenset[str], by: str) -> Ahead:
    """Tell how far the last commune of the next rank is, and what would draw level with it."""
    nearest = before.communes[-1]
    difference = nearest.value - one.value
    whole = exact(one.record.score["max"] or "0")
    needed = difference * whole / HUNDRED if by in INDEXES else difference
    closes = closing_gaps(one.record, needed, tree)
    won = exact_sum([exact(gap.recoverable) for gap in closes])
    return Ahead.model_construct(
        rank=before.rank,
        commune=nearest.record.name,
        difference=decimal_string(difference, PLACES),
        points=decimal_string(needed, PLACES),
        closes=closes,
        enough=won >= needed,
    )


def _subtree(scheme: Scheme, by: str) -> frozenset[str]:
    """Return the nodes whose points count in the figure."""
    if by in INDEXES:
        return frozenset(node.id for node in scheme.nodes)
    inside = {by}
    for node in scheme.nodes:  # parents stand before their children
        if node.parent in inside:
            inside.add(node.id)
    return frozenset(inside)


def _title(scheme: Scheme, by: str) -> Called:
    if by in INDEXES:
        return INDEXES[by]
    node = next(node for node in scheme.nodes if node.id == by)
    return called(node.number, node.title, node.title_en)


def called(number: str, title: str, title_en: str | None) -> Called:
    """Return a node as a list calls it: its number and its title."""
    return Called.model_construct(vi=f"{number}. {title}", en=f"{number}. {title_en or title}")


def _whole(scheme: Scheme, by: str) -> Fraction:
    if by in INDEXES:
        return HUNDRED
    return next(exact(node.maximum) for node in scheme.nodes if node.id == by)


def scored_by(scheme: Scheme) -> RankedBy:
    """Return by what communes were scored, as a document tells it."""
    return RankedBy.model_construct(
        ruleset=scheme.ruleset,
        title=scheme.title,
        sha256=scheme.sha256,
        basis=scheme.basis,
        ties=scheme.ties or USUAL,
        tolerance=scheme.tolerance,
        stated=scheme.ties is not None,
    )


def _classes(records: Sequence[Record], scheme: Scheme) -> tuple[ClassCount, ...]:
    counted: Mapping[str | None, int] = Counter(record.class_id for record in records)
    return tuple(
        ClassCount.model_construct(
            id=one.id,
            name=Called.model_construct(vi=one.vi, en=one.en),
            count=counted.get(one.id, 0),
        )
        for one in scheme.classes
    )


def _fields(records: Sequence[Record], scheme: Scheme) -> Iterator[FieldSpread]:
    for node in scheme.nodes:
        if node.parent is not None:
            continue
        marks = [record.nodes[node.id].points for record in records if node.id in record.nodes]
        spread = spread_of([exact(one) for one in marks if one is not None])
        if spread is not None:
            yield FieldSpread.model_construct(
                id=node.id,
                title=called(node.number, node.title, node.title_en),
                max=node.maximum,
                spread=spread,
            )
