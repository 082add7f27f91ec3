"""What a change of the rules does to many communes at once: means, ranks, minimums, and why."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from parscore.documents.assessment import Called
from parscore.documents.impact import (
    Cause,
    ClassMoved,
    CommuneMoved,
    CommuneStanding,
    Goal,
    Impact,
    MinimumMoved,
    Ranks,
    Rest,
    RuleChange,
    SetWeighed,
    Shift,
    Why,
)
from parscore.findings.heading import span
from parscore.findings.targets import demand_shown
from parscore.formulas.outcome import ZERO
from parscore.province.impact.moved import years_between
from parscore.province.ranking.rank import USUAL, Placed, group_ties
from parscore.province.record import listing_order
from parscore.province.statistics import spread_of
from parscore.values.decimals import decimal, exact_of, written
from parscore.values.exact import Fraction
from parscore.values.messages import Localised
from parscore.values.numbers import exact_sum
from parscore.values.text import collation_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from parscore.documents.impact import LeafFate, RestKind
    from parscore.documents.rulebook import MinimumRule, Node, Rulebook
    from parscore.province.impact.standing import Standing
    from parscore.province.impact.weighing import Commune
    from parscore.values.periods import Period

REST: Final[tuple[RestKind, ...]] = ("rules", "redistribution", "limits", "rounding")
MOST_WHY: Final = 3  # leaves that are named for one commune


class Move(NamedTuple):
    """What a leaf adds to the change of a commune's points."""

    by_formula: Fraction
    by_rules: Fraction

    @property
    def whole(self) -> Fraction:
        """Return both together."""
        return self.by_formula + self.by_rules


@dataclass(frozen=True)
class Weighed:
    """A commune and how it stands by both sets."""

    commune: Commune
    before: Standing
    after: Standing

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        """Return the leaves that bring other points than before."""
        old, new = self.before, self.after
        by_rules = {*old.by_rules, *new.by_rules}
        moved = [
            name
            for name in dict.fromkeys([*new.leaves, *old.leaves])
            if name in by_rules or new.leaves.get(name, ZERO) != old.leaves.get(name, ZERO)
        ]
        found = {
            name: Move(
                new.leaves.get(name, ZERO) - old.leaves.get(name, ZERO),
                new.by_rules.get(name, ZERO) - old.by_rules.get(name, ZERO),
            )
            for name in moved
        }
        return {name: move for name, move in found.items() if any(move)}

    @property
    def change(self) -> Fraction | None:
        """Return the change of the index; None where one of the two is over nothing."""
        old, new = self.before.index, self.after.index
        return None if old is None or new is None else new - old

    def crossed(self, *, down: bool) -> list[str]:
        """Return the minimums below which a commune falls, or those that it now meets."""
        old, new = self.before.minimums, self.after.minimums
        if down:
            return [k for k, v in new.items() if v == "not_met" and old.get(k) != "not_met"]
        return [k for k, v in new.items() if v == "met" and old.get(k) == "not_met"]


class Books(NamedTuple):
    """The two rule sets."""

    before: Rulebook
    after: Rulebook


class Around(NamedTuple):
    """What is told of the population besides how it stands."""

    mode: Literal["exact", "quick"]
    period: Period
    not_submitted: Sequence[str] = ()
    not_scored: Sequence[str] = ()
    other_periods: int = 0


def impact_of(
    weighed: Sequence[Weighed], books: Books, changes: Sequence[RuleChange], around: Around
) -> Impact:
    """Return what the later set makes of communes that were weighed; there is at least one.

    `changes` are the differences of the two sets, as `rules diff` tells them.
    """
    places = [_places(weighed, books.before, "before"), _places(weighed, books.after, "after")]
    communes = tuple(_communes(weighed, places[0], places[1]))
    causes = tuple(_causes(weighed, books, exact=around.mode == "exact"))
    ends = [[getattr(one, end) for one in weighed] for end in ("before", "after")]
    spreads = [spread_of([one.index for one in end if one.index is not None]) for end in ends]
    moves = [one.change for one in weighed]
    named = {why.node for one in communes for why in one.why} | {one.node for one in causes}
    return Impact.model_construct(
        schema_id="parscore/impact/1",
        mode=around.mode,
        before=_set(books.before, around.period),
        after=_set(books.after, around.period),
        period=span(around.period),
        illustrative=any(one.commune.illustrative for one in weighed),
        count=len(weighed),
        not_submitted=tuple(around.not_submitted),
        not_scored=tuple(around.not_scored),
        other_periods=around.other_periods,
        points=_shift(*([one.points for one in end] for end in ends)),
        index=_index(weighed),
        spread_before=spreads[0],
        spread_after=spreads[1],
        gained=sum(one is not None and one > 0 for one in moves),
        lost=sum(one is not None and one < 0 for one in moves),
        stayed=sum(one == 0 for one in moves),
        causes=causes,
        rest=tuple(_rest(weighed)),
        minimums=tuple(_minimums(weighed, books)),
        classes=tuple(_classes(weighed, books)),
        ranks=_ranks(places[0], places[1]),
        communes=communes,
        changes=tuple(changes),
        names={name: title for name, title in _titles(books).items() if name in named},
    )


def _set(rulebook: Rulebook, data: Period) -> SetWeighed:
    ranking = rulebook.ranking
    return SetWeighed.model_construct(
        id=rulebook.id,
        title=rulebook.title,
        province=rulebook.province,
        sha256=rulebook.sha256,
        period=span(rulebook.period),
        basis=rulebook.basis,
        ties=USUAL if ranking is None else ranking.ties,
        moved=years_between(rulebook.period, data),
    )


def _mean(values: Sequence[Fraction]) -> Fraction:
    return exact_sum(values) / len(values) if values else ZERO


def _shift(before: Sequence[Fraction], after: Sequence[Fraction]) -> Shift:
    old, new = _mean(before), _mean(after)
    return Shift.model_construct(
        before=decimal(old),
        after=decimal(new),
        change=decimal(new - old),
        exact=exact_of({"before": old, "after": new, "change": new - old}),
    )


def _index(weighed: Sequence[Weighed]) -> Shift | None:
    """Return the mean index of the communes that have one by both sets."""
    known = [
        (one.before.index, one.after.index)
        for one in weighed
        if one.before.index is not None and one.after.index is not None
    ]
    return _shift([old for old, _ in known], [new for _, new in known]) if known else None


def _leaves(rulebook: Rulebook) -> dict[str, Node]:
    return {leaf.id: leaf for leaf in rulebook.leaves if leaf.kind != "survey"}


def _titles(books: Books) -> dict[str, Called]:
    """Return what nodes are called; in English by their indicator where they have no own name."""
    return {
        node.id: Called.model_construct(
            vi=f"{node.number}. {node.title}", en=f"{node.number}. {_english(node, book)}"
        )
        for book in books
        for node in book.nodes.values()
    }


def _english(node: Node, book: Rulebook) -> str:
    known = book.indicators.get(node.indicator or "")
    return node.title_en or (known and known.title_en) or node.title


def _causes(weighed: Sequence[Weighed], books: Books, *, exact: bool) -> Iterator[Cause]:
    """Yield the leaves that change the mean, came, went or have another maximum."""
    was, now = _leaves(books.before), _leaves(books.after)
    titles = _titles(books)
    found = [
        _cause(name, weighed, was.get(name), now.get(name), titles[name], exact=exact)
        for name in dict.fromkeys([*now, *was])
    ]
    moving = [(total, one) for total, one in found if one is not None]
    yield from (one for _, one in sorted(moving, key=lambda each: -abs(each[0])))


def _cause(
    name: str,
    weighed: Sequence[Weighed],
    was: Node | None,
    now: Node | None,
    title: Called,
    *,
    exact: bool,
) -> tuple[Fraction, Cause | None]:
    moves = [one.moves[name] for one in weighed if name in one.moves]
    maxima = [None if node is None else node.maximum for node in (was, now)]
    if not moves and maxima[0] == maxima[1]:
        return ZERO, None
    change = exact_sum(move.by_formula for move in moves) / len(weighed)
    by_rules = exact_sum(move.by_rules for move in moves) / len(weighed)
    fate: LeafFate = "added" if was is None else "retired" if now is None else "kept"
    means = [
        _mean([end.leaves.get(name, ZERO) for end in ends])
        for ends in ([one.before for one in weighed], [one.after for one in weighed])
    ]
    numbers = {
        "mean_before": means[0],
        "mean_after": means[1],
        "change": change,
        "by_rules": by_rules if exact else None,
    }
    return change + by_rules, Cause.model_construct(
        node=name,
        title=title,
        fate=fate,
        max_before=written(maxima[0]),
        max_after=written(maxima[1]),
        mean_before=decimal(means[0]),
        mean_after=decimal(means[1]),
        change=decimal(change),
        by_rules=written(numbers["by_rules"]),
        gained=sum(move.whole > 0 for move in moves),
        lost=sum(move.whole < 0 for move in moves),
        open_before=sum(name in one.before.open for one in weighed),
        open_after=sum(name in one.after.open for one in weighed),
        exact=exact_of(numbers),
    )


def _rest(weighed: Sequence[Weighed]) -> Iterator[Rest]:
    for kind in REST:
        ends = [
            [end.rest.get(kind, ZERO) for end in ends]
            for ends in zip(*((one.before, one.after) for one in weighed), strict=True)
        ]
        change = _mean(ends[1]) - _mean(ends[0])
        if change:
            numbers = {"change": change}
            yield Rest.model_construct(kind=kind, change=decimal(change), exact=exact_of(numbers))


def _places(
    weighed: Sequence[Weighed], rulebook: Rulebook, end: Literal["before", "after"]
) -> dict[str, int]:
    """Return the rank of each commune by its index, by folder, ties as the set says."""
    ranking = rulebook.ranking
    placed = [
        Placed(one.commune, index)
        for one in weighed
        if (index := getattr(one, end).index) is not None
    ]
    groups = group_ties(
        placed,
        USUAL if ranking is None else ranking.ties,
        ZERO if ranking is None else Fraction(ranking.tolerance),
    )
    return {one.record.folder: group.rank for group in groups for one in group.communes}


def _ranks(before: dict[str, int], after: dict[str, int]) -> Ranks:
    """Tell how many places communes move; up is towards the first."""
    moves = [before[folder] - after[folder] for folder in before if folder in after]
    return Ranks.model_construct(
        up=sum(move > 0 for move in moves),
        down=sum(move < 0 for move in moves),
        same=sum(move == 0 for move in moves),
        most_up=max([0, *moves]),
        most_down=-min([0, *moves]),
    )


def _communes(
    weighed: Sequence[Weighed], before: dict[str, int], after: dict[str, int]
) -> Iterator[CommuneMoved]:
    """Yield the communes, those whose index changes most first, then those whose rank does."""

    def affected(one: Weighed) -> tuple[object, ...]:
        folder, change = one.commune.folder, one.change
        moved = abs(before.get(folder, 0) - after.get(folder, 0))
        listed = listing_order(one.commune.code, one.commune.title)
        return change is None, -abs(change or ZERO), -moved, listed, folder

    for one in sorted(weighed, key=affected):
        whose = one.commune
        yield CommuneMoved.model_construct(
            name=whose.name,
            code=whose.code,
            folder=whose.folder,
            before=_standing(one.before, before.get(whose.folder)),
            after=_standing(one.after, after.get(whose.folder)),
            change=written(one.change),
            fell=tuple(one.crossed(down=True)),
            climbed=tuple(one.crossed(down=False)),
            why=tuple(
                Why.model_construct(node=name, change=decimal(move)) for name, move in _reasons(one)
            ),
        )


def _reasons(one: Weighed) -> list[tuple[str, Fraction]]:
    """Return the leaves that change a commune's points most, the largest first."""
    moves = [(name, move.whole) for name, move in one.moves.items() if move.whole]
    found = sorted(moves, key=lambda move: -abs(move[1]))
    return found[:MOST_WHY]


def _standing(one: Standing, rank: int | None) -> CommuneStanding:
    return CommuneStanding.model_construct(
        points=decimal(one.points),
        max=decimal(one.maximum),
        index=written(one.index),
        rank=rank,
        class_=one.class_id,
    )


def _minimums(weighed: Sequence[Weighed], books: Books) -> Iterator[MinimumMoved]:
    was, now = ({one.id: one for one in book.minimums} for book in books)
    fell, climbed = _crossings(weighed, down=True), _crossings(weighed, down=False)
    for name in dict.fromkeys([*now, *was]):
        before = _goal(was.get(name), books.before, [one.before for one in weighed])
        after = _goal(now.get(name), books.after, [one.after for one in weighed])
        if before is None and after is None:  # of a phase that no commune is in
            continue
        book, rule = (books.after, now[name]) if name in now else (books.before, was[name])
        indicator = book.indicators[rule.indicator]
        yield MinimumMoved.model_construct(
            id=name,
            title=Called.model_construct(vi=indicator.title, en=indicator.title_en),
            before=before,
            after=after,
            fell=tuple(sorted(fell[name], key=collation_key)),
            climbed=tuple(sorted(climbed[name], key=collation_key)),
        )


def _crossings(weighed: Sequence[Weighed], *, down: bool) -> dict[str, list[str]]:
    """Return, by minimum, who falls below it, or who meets it now."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in weighed:
        for name in one.crossed(down=down):
            found[name].append(one.commune.title)
    return found


def _goal(rule: MinimumRule | None, book: Rulebook, ends: Sequence[Standing]) -> Goal | None:
    if rule is None:
        return None
    counts = Counter(one.minimums[rule.id] for one in ends if rule.id in one.minimums)
    if not counts:
        return None
    known = book.indicators[rule.indicator]
    asked = demand_shown(rule, known)
    level = (
        Called.model_construct(vi=asked.vi, en=asked.en) if isinstance(asked, Localised) else None
    )
    return Goal.model_construct(
        op=rule.op,
        value=None if isinstance(asked, Localised) else decimal(asked),
        level=level,
        unit=known.unit,
        counts=dict(sorted(counts.items())),
    )


def _classes(weighed: Sequence[Weighed], books: Books) -> Iterator[ClassMoved]:
    was, now = (
        {} if book.classes is None else {band.id: band.name for band in book.classes.bands}
        for book in books
    )
    old = Counter(one.before.class_id for one in weighed)
    new = Counter(one.after.class_id for one in weighed)
    for name, title in {**now, **{k: v for k, v in was.items() if k not in now}}.items():
        yield ClassMoved.model_construct(
            id=name,
            name=Called.model_construct(vi=title.vi, en=title.en),
            before=old[name] if name in was else None,
            after=new[name] if name in now else None,
        )
