"""New measures into actuals that are there: nothing is overwritten in silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.documents.actuals import Figures
from parscore.intake.statistics.kinds import ALREADY_THERE
from parscore.values.messages import Localised, Message, Text
from parscore.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.actuals import Actuals, Measure
    from parscore.reading.problems import Problem
    from parscore.values.messages import Argument, Lang

NEW = Message("intake.new", vi="{indicator}: {figure} (mới)", en="{indicator}: {figure} (new)")
SAME = Message(
    "intake.same", vi="{indicator}: {figure} (như cũ)", en="{indicator}: {figure} (as before)"
)
CHANGED = Message(
    "intake.changed",
    vi="{indicator}: {old} thay bằng {figure}",
    en="{indicator}: {old} replaced by {figure}",
)
NOT_APPLICABLE = Localised("không áp dụng", "not applicable")

_KEPT = ("evidence", "explanation", "note", "previous")


class Merged(NamedTuple):
    """Actuals with new measures in them, and what became of each."""

    actuals: Actuals
    changes: list[Text]


def merge(
    old: Actuals, new: Mapping[str, Measure], file: str, *, replace: bool
) -> Merged | list[Problem]:
    """Return the actuals with new measures, or every figure that would have been overwritten.

    What people wrote about a figure that is replaced (evidence, explanation, note) is kept.
    """
    measures = dict(old.measures)
    changes: list[Text] = []
    problems: list[Problem] = []
    for indicator, measure in new.items():
        before = old.measures.get(indicator)
        said: dict[str, Argument] = {"indicator": indicator, "figure": shown(measure)}
        if before is None:
            measures[indicator] = measure
            changes.append(NEW(**said))
        elif _figures(before) == _figures(measure):
            changes.append(SAME(**said))
        elif replace:
            kept = {key: getattr(before, key) for key in _KEPT if not getattr(measure, key)}
            measures[indicator] = measure.model_copy(update=kept)
            changes.append(CHANGED(**said, old=shown(before)))
        else:
            there = {"old": shown(before), "new": shown(measure)}
            problems.append(ALREADY_THERE.problem(file, (), None, indicator=indicator, **there))
    if problems:
        return problems
    return Merged(old.model_copy(update={"measures": measures}), changes)


def shown(measure: Measure) -> Localised:
    """Return the figure of a measure in a few words."""
    return Localised(_shown(measure, "vi"), _shown(measure, "en"))


def _shown(measure: Measure, lang: Lang) -> str:
    if measure.not_applicable:
        return NOT_APPLICABLE.vi if lang == "vi" else NOT_APPLICABLE.en
    if measure.numerator is not None and measure.denominator is not None:
        return (
            f"{format_number(measure.numerator, lang)}/{format_number(measure.denominator, lang)}"
        )
    number = measure.value if measure.value is not None else measure.points
    if number is not None:
        return format_number(number, lang)
    given = [str(value) for value in _figures(measure) if value not in (None, (), {})]
    return ", ".join(given)


def _figures(measure: Measure) -> tuple[object, ...]:
    return tuple(getattr(measure, key) for key in (*Figures.model_fields, "not_applicable"))
