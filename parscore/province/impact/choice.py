"""Which communes are weighed together: of one period, and none that stands in two folders."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from parscore.province.messages import (
    MIXED_PERIODS,
    NO_SUCH_PERIOD,
    NOBODY_LEFT,
    SAME_COMMUNE,
    SPAN,
    listed,
)
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from parscore.province.impact.weighing import Commune, Examined, Sides
    from parscore.reading.problems import Problem
    from parscore.values.periods import Period


class Population(NamedTuple):
    """Communes of one period with both sides, in the order of their folders.

    `bad` folders could not be used, for the reasons in `problems`; in `waiting` ones the form is
    still blank; `other_periods` counts communes of a period that was not asked for.
    """

    period: Period
    communes: tuple[tuple[Commune, Sides], ...]
    bad: tuple[str, ...]
    waiting: tuple[str, ...]
    other_periods: int
    problems: tuple[Problem, ...]


def gathered(examined: Iterable[Examined], asked: str | None, where: str) -> Population:
    """Return the communes that can be weighed together.

    `asked` is the beginning of the first day of their period, such as its year.

    Raises:
        Unreadable: there are none, or they are of several periods.
    """
    ordered = sorted(examined, key=lambda one: one.folder)
    found = [
        (one.commune, one.sides)
        for one in ordered
        if one.commune is not None and one.sides is not None
    ]
    doubled = _doubled([commune for commune, _ in found])
    twice = {folder for _, folders in doubled for folder in folders}
    kept = [(commune, sides) for commune, sides in found if commune.folder not in twice]
    if not kept:
        raise Unreadable([NOBODY_LEFT.problem(where)])
    period = _period(Counter(commune.period for commune, _ in kept), asked, where)
    chosen = tuple((commune, sides) for commune, sides in kept if commune.period == period)
    unused = [one for one in ordered if one.commune is None or one.folder in twice]
    return Population(
        period=period,
        communes=chosen,
        bad=tuple(one.folder for one in unused if not one.waiting),
        waiting=tuple(one.folder for one in unused if one.waiting),
        other_periods=len(kept) - len(chosen),
        problems=tuple(
            SAME_COMMUNE.problem(where, commune=name, folders=", ".join(folders))
            for name, folders in doubled
        ),
    )


def _doubled(communes: Sequence[Commune]) -> list[tuple[str, list[str]]]:
    """Return the title and the folders of communes that stand in several for one period."""
    folders: dict[object, list[str]] = defaultdict(list)
    titles: dict[object, str] = {}
    for one in communes:
        key = one.identity, one.period
        folders[key].append(one.folder)
        titles[key] = one.title
    return [(titles[key], several) for key, several in folders.items() if len(several) > 1]


def _period(counts: Counter[Period], asked: str | None, where: str) -> Period:
    fitting = [one for one in counts if one.start.isoformat().startswith(asked or "")]
    if len(fitting) == 1:
        return fitting[0]
    groups = listed(
        SPAN(first=one.start, last=one.end, count=count) for one, count in counts.most_common()
    )
    if fitting:
        raise Unreadable([MIXED_PERIODS.problem(where, groups=groups)])
    raise Unreadable([NO_SUCH_PERIOD.problem("--period", period=asked or "", groups=groups)])
