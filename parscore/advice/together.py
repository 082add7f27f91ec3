"""Several next steps taken at once: what they make of the actuals, so that it can be evaluated.

Gains of single steps are not promised to add up; taken together they are judged anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from parscore.documents.actuals import EvidenceDocument
from parscore.values.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from parscore.documents.actuals import Actuals
    from parscore.findings.gaps import GapFound, NextStep
    from parscore.values.messages import Text

NUMBERS: Final = ("numerator", "denominator", "value")

Patch = tuple["Mapping[str, Any]", ...]


class Taken(NamedTuple):
    """Steps that were taken: the actuals then, and each step with the rank of its gap."""

    actuals: Actuals
    steps: tuple[tuple[int, Text], ...]


def take_steps(actuals: Actuals, gaps: Sequence[GapFound], most: int) -> Taken:
    """Take the steps of the biggest gaps, as many as `most`.

    A step that writes where one before it has written is left out: the two are one deed or
    contradict each other.
    """
    steps: list[tuple[int, Text]] = []
    written: set[str] = set()
    for rank, gap in enumerate(gaps, start=1):
        if gap.step is None or len(steps) == most:
            continue
        places = _places(gap.step)
        if written.isdisjoint(places):
            actuals = _patched(actuals, gap.step.patch)
            steps.append((rank, gap.step.text))
            written |= places
    return Taken(actuals, tuple(steps))


def _places(step: NextStep) -> set[str]:
    """Return what a step writes: keys of measures, and ids of documents."""
    places = {
        str(one["path"]) for one in step.patch if not str(one["path"]).startswith("/evidence")
    }
    return places | {f"#{one['id']}" for one in _documents(step.patch)}


def _documents(patch: Patch) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = []
    for one in patch:
        if str(one["path"]).startswith("/evidence"):
            found += one["value"] if isinstance(one["value"], list) else [one["value"]]
    return found


def _patched(actuals: Actuals, patch: Patch) -> Actuals:
    """Return the actuals with a step in them."""
    measures = dict(actuals.measures)
    for one in patch:
        room, *rest = str(one["path"]).split("/")[1:]
        if room == "measures":
            name, key = (part.replace("~1", "/").replace("~0", "~") for part in rest)
            measures[name] = measures[name].model_copy(update={key: _value(key, one["value"])})
    more = tuple(EvidenceDocument(**one) for one in _documents(patch))
    evidence = (*actuals.evidence, *more)
    return actuals.model_copy(update={"measures": measures, "evidence": evidence})


def _value(key: str, value: Any) -> Any:  # noqa: ANN401 - a JSON value
    if key in NUMBERS:
        return parse_number(str(value))
    return tuple(value) if isinstance(value, list) else value
