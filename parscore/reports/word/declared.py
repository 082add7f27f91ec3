"""The figure that an office declares for a criterion, as short as a table asks for it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from parscore.reports.phrases import NO, YES
from parscore.reports.word import nd30_2020 as nd30
from parscore.reports.word import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parscore.documents.assessment import NodeShown
    from parscore.reports.notation import Notation

    Measure = Mapping[str, Any]


def declared(write: Notation, leaf: NodeShown) -> str:
    """Return the figure of a leaf; of one whose parts have figures of their own, where they are."""
    if leaf.measure is None:
        return words.IN_PARTS if leaf.indicator is None and leaf.steps else words.NO_DATA
    own = _figure(write, _named(write, leaf, leaf.measure))
    previous = leaf.measure.get("previous")
    if isinstance(previous, dict):
        return words.PREVIOUS.format(
            own=own, previous=_figure(write, _named(write, leaf, previous))
        )
    return own


def _figure(write: Notation, measure: Measure) -> str:
    for key, shown in _SHOWN.items():
        if measure.get(key) is not None:
            return shown(write, measure)
    return words.NO_DATA


def _named(write: Notation, leaf: NodeShown, measure: Measure) -> Measure:
    """Return a measure whose level is called by its title, if it has one."""
    known = leaf.names.get(str(measure.get("level")))
    if known is None:
        return measure
    return {**measure, "level": known.en if write.lang == "en" else known.vi}


def _not_applicable(_: Notation, measure: Measure) -> str:
    return words.NOT_APPLICABLE.format(reason=measure.get("reason") or "")


def _ratio(write: Notation, measure: Measure) -> str:
    over, under = str(measure["numerator"]), str(measure.get("denominator", ""))
    return words.RATIO.format(numerator=write.number(over), denominator=write.number(under))


def _value(write: Notation, measure: Measure) -> str:
    return write.number(str(measure["value"]))


def _done(write: Notation, measure: Measure) -> str:
    return write.text(YES() if measure["done"] else NO()).capitalize()


def _level(_: Notation, measure: Measure) -> str:
    return str(measure["level"])


def _items(_: Notation, measure: Measure) -> str:
    items = measure["items"]
    return words.ITEMS.format(done=sum(map(bool, items.values())), total=len(items))


def _date(_: Notation, measure: Measure) -> str:
    day, since = nd30.day(str(measure["date"])), measure.get("since")
    return day if since is None else words.SINCE.format(day=day, since=nd30.day(str(since)))


def _occurrences(_: Notation, measure: Measure) -> str:
    return words.TIMES.format(count=len(measure["occurrences"]))


def _points(write: Notation, measure: Measure) -> str:
    return words.GIVEN.format(points=write.number(str(measure["points"])))


_SHOWN: Final[Mapping[str, Callable[[Notation, Measure], str]]] = MappingProxyType(
    {
        "not_applicable": _not_applicable,
        "numerator": _ratio,
        "value": _value,
        "done": _done,
        "level": _level,
        "items": _items,
        "date": _date,
        "occurrences": _occurrences,
        "points": _points,
    }
)
