"""How stable a ranking is: the ranks of every commune while the weights of fields move."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from parscore.columns.weightings import places_of_index
from parscore.documents.assessment import Span
from parscore.documents.ranking import Unranked
from parscore.documents.stability import (
    CommuneStability,
    FieldPushed,
    NeighboursTried,
    Push,
    RankSpan,
    RankStability,
    Trials,
)
from parscore.province.ranking.rank import called, scored_by
from parscore.province.stability.bounds import Bounds, margins
from parscore.province.stability.proof import Prover
from parscore.province.stability.trials import tie_rule, try_all
from parscore.values.exact import Fraction
from parscore.values.numbers import decimal_string, exact, exact_sum

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.province.record import Record, Scheme
    from parscore.province.stability.stakes import Roots, Stakes
    from parscore.province.stability.trials import Moving, Tried
    from parscore.province.stability.weights import Pushed

FIRST: Final = 10  # ranks of which is told how often a commune is among them
TAIL: Final = 20  # a twentieth of the draws is left out at either end
SHIFT_PLACES: Final = 2
PLACES: Final = 6


def stability_of(
    stakes: Stakes,
    scheme: Scheme,
    how: Moving,
    *,
    draws: int,
    seed: int,
    not_submitted: Sequence[str] = (),
    not_scored: Sequence[str] = (),
) -> RankStability:
    """Return how the ranks of two or more communes move, over so many draws and some extremes."""
    tree, standings = stakes.tree, stakes.standings
    rule, room = tie_rule(tree, scheme), how.room(tree)
    tried = try_all(stakes, rule, room, draws, seed)
    least = min(exact_sum(one.maxima) for one in standings)
    prover = Prover(tree, standings, room)
    bounds = Bounds(prover, tried, rule, margins(tree, rule, how, least))
    spans, pairs = bounds.spans()
    records = [standing.record for standing in standings]
    first = FIRST if len(records) > FIRST else None
    edges = _edges(scheme, tree)
    rows = tuple(_row(records[at], at, tried, spans[at], first, edges) for at in tried.listed)
    start, end = records[0].period
    return RankStability.model_construct(
        schema_id="parscore/stability/1",
        province=scheme.province_name,
        period=Span.model_construct(from_=start, to=end),
        illustrative=any(record.illustrative for record in records),
        complete=all(record.score["lower"] == record.score["upper"] for record in records),
        scored_by=scored_by(scheme),
        trials=Trials.model_construct(
            tolerance=decimal_string(how.tolerance, PLACES),
            declared=how.declared,
            moves="none" if room is None else "assumed" if how.assumed else "all",
            draws=tried.draws,
            seed=seed,
            corners=tried.corners,
            all_corners=tried.all_corners,
            pushes=len(tried.pushes),
        ),
        first_of=first,
        mean_shift=_mean_shift(tried, tried.drawn),
        unmoved=sum(row.seen.best == row.seen.worst for row in rows),
        pairs=pairs,
        rows=rows,
        neighbours=tuple(_neighbours(records, tried, bounds)),
        fields=_fields(scheme, tree, tried),
        unranked=tuple(
            Unranked.model_construct(name=record.title, folder=record.folder)
            for record in stakes.left
        ),
        not_submitted=tuple(not_submitted),
        not_scored=tuple(not_scored),
    )


def _row(
    record: Record,
    at: int,
    tried: Tried,
    bounds: RankSpan,
    first: int | None,
    edges: Sequence[int] | None,
) -> CommuneStability:
    ranks = [one[at] for one in tried.ranks]
    draws = sorted(ranks[trial] for trial in tried.drawn) or [tried.now[at]]
    cut = len(draws) // TAIL
    return CommuneStability.model_construct(
        rank=tried.now[at],
        name=record.name,
        code=record.code,
        folder=record.folder,
        index=record.score["index"] or "",
        class_=record.class_id,
        seen=RankSpan.model_construct(best=min(ranks), worst=max(ranks)),
        middle=RankSpan.model_construct(best=draws[cut], worst=draws[-1 - cut]),
        bounds=bounds,
        first=None if first is None else sum(ranks[trial] <= first for trial in tried.drawn),
        band_kept=None if edges is None else _band_kept(at, tried, edges),
    )


def _edges(scheme: Scheme, tree: Roots) -> list[int] | None:
    """Return where classes by the index begin, in whole numbers; None where there are none."""
    if not scheme.classes or scheme.classed_by != "index":
        return None
    scale = 10 ** places_of_index(tree)
    lows = [exact(one.at_least) for one in scheme.classes if one.at_least is not None]
    return [-int(-low * scale // 1) for low in lows]


def _band_kept(at: int, tried: Tried, edges: Sequence[int]) -> int:
    """Return in how many draws the index stays between the same edges."""
    now = tried.values[0][at]
    low = max((edge for edge in edges if edge <= now), default=None)
    high = min((edge for edge in edges if edge > now), default=None)
    values = [tried.values[trial][at] for trial in tried.drawn]
    below = 0 if low is None else sum(value < low for value in values)
    above = 0 if high is None else sum(value >= high for value in values)
    return len(values) - below - above


def _neighbours(
    records: Sequence[Record], tried: Tried, bounds: Bounds
) -> Iterator[NeighboursTried]:
    for above, below in pairwise(tried.listed):
        yield NeighboursTried.model_construct(
            above=records[above].title,
            below=records[below].title,
            rank=tried.now[above],
            turned=sum(tried.ranks[one][below] < tried.ranks[one][above] for one in tried.drawn),
            order=bounds.order(above, below),
        )


def _mean_shift(tried: Tried, trials: Sequence[int]) -> str:
    """Return by how many ranks a commune moves on average, over some trials."""
    if not trials:
        return "0"
    shifts = sum(
        sum(abs(rank - now) for rank, now in zip(tried.ranks[one], tried.now, strict=True))
        for one in trials
    )
    return decimal_string(Fraction(shifts, len(trials) * len(tried.now)), SHIFT_PLACES)


def _fields(scheme: Scheme, tree: Roots, tried: Tried) -> tuple[FieldPushed, ...]:
    """Return the fields, those first that move ranks most; fields without a maximum say nothing."""
    nodes = {node.id: node for node in scheme.nodes}
    pushes = {
        (one.field, one.up): _push(one, trial, tried)
        for one, trial in zip(tried.pushes, tried.pushed, strict=True)
    }
    found = [
        FieldPushed.model_construct(
            id=root.id,
            title=called(nodes[root.id].number, nodes[root.id].title, nodes[root.id].title_en),
            max=decimal_string(root.maximum, PLACES),
            up=pushes.get((root.id, True)),
            down=pushes.get((root.id, False)),
        )
        for root in tree.roots
        if root.standard and root.maximum > 0
    ]
    return tuple(sorted(found, key=_pushes, reverse=True))


def _pushes(field: FieldPushed) -> Fraction:
    return max((exact(one.mean_shift) for one in (field.up, field.down) if one), default=Fraction())


def _push(push: Pushed, trial: int, tried: Tried) -> Push:
    shifts = [abs(rank - now) for rank, now in zip(tried.ranks[trial], tried.now, strict=True)]
    return Push.model_construct(
        max=decimal_string(push.weighting[push.field], PLACES),
        mean_shift=_mean_shift(tried, (trial,)),
        changed=sum(shift > 0 for shift in shifts),
        most=max(shifts),
    )
