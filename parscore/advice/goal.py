"""What is to be reached: points, an index or a class; when a judgement has reached it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.totals import score_shown
from parscore.reading.figures import number_fault
from parscore.reading.problems import kind
from parscore.values.exact import Fraction
from parscore.values.messages import Localised, Message
from parscore.values.numbers import NotANumber, exact, parse_number
from parscore.values.text import did_you_mean, match_key

if TYPE_CHECKING:
    from parscore.documents.assessment import Score
    from parscore.documents.path import GoalKind
    from parscore.documents.rulebook import Rulebook
    from parscore.evaluate import Judged
    from parscore.reading.problems import Kind
    from parscore.values.messages import Argument, Text

HUNDRED = Fraction(100)

POINTS = Message("path.goal-points", vi="{value} điểm", en="{value:points}")
INDEX = Message("path.goal-index", vi="chỉ số {value}%", en="an index of {value}%")
CLASS = Message("path.goal-class", vi="xếp loại “{name}”", en="the class “{name}”")

NO_SUCH_CLASS = kind(
    "E501",
    says=(
        "“{value}” không phải là số điểm, tỷ lệ hay xếp loại.",
        "“{value}” is neither points, a percentage nor a class.",
    ),
    advise=(
        "Có phải ý là “{guess}”? Có: {options}.",
        "Did you mean “{guess}”? There are: {options}.",
    ),
    unguessed=(
        "Hãy ghi điểm (85), chỉ số (85%) hoặc xếp loại: {options}.",
        "Write points (85), an index (85%) or a class: {options}.",
    ),
)
ABOVE_MAXIMUM = kind(
    "E502",
    says=(
        "“{value}” cao hơn mức tối đa của bộ tiêu chí là {most}.",
        "“{value}” is above the most that the rule set can give, {most}.",
    ),
    advise=("Hãy chọn mục tiêu thấp hơn.", "Choose a lower goal."),
)


class BadGoal(ValueError):  # noqa: N818 - it says what the goal is
    """A goal that cannot be meant; `kind` and `named` say why."""

    def __init__(self, why: Kind, **named: Argument | None) -> None:
        super().__init__(why.says.code)
        self.kind = why
        self.named = named


class Goal(NamedTuple):
    """A goal; `value` is in points or per cent. A class has the edge where it starts."""

    kind: GoalKind
    value: Fraction
    of: GoalKind
    class_: str | None
    name: Text


def parse_goal(text: str, rulebook: Rulebook) -> Goal:
    """Return the goal that a text names: `85` points, an index of `85%`, or a class.

    Raises:
        BadGoal: it names none of these, nothing to reach, or more than the rule set can give.
    """
    band = _class_goal(text, rulebook)
    if band is not None:
        return band
    try:
        value = Fraction(parse_number(text))
    except NotANumber as fault:
        if any(char.isdigit() for char in text):
            why, named = number_fault(fault)
            raise BadGoal(why, **named) from None
        raise _no_goal(text, rulebook) from None
    if value <= 0:
        raise _no_goal(text, rulebook)
    whole = sum((root.maximum for root in rulebook.roots if root.in_max), Fraction())
    most = whole + sum((r.maximum for r in rulebook.roots if not r.in_max), Fraction())
    if text.strip().endswith("%"):
        top = HUNDRED * most / whole if whole else HUNDRED
        if value > top:
            raise BadGoal(ABOVE_MAXIMUM, value=text, most=INDEX(value=top))
        return Goal("index", value, "index", None, INDEX(value=value))
    if value > most:
        raise BadGoal(ABOVE_MAXIMUM, value=text, most=POINTS(value=most))
    return Goal("points", value, "points", None, POINTS(value=value))


def _no_goal(text: str, rulebook: Rulebook) -> BadGoal:
    names = [] if rulebook.classes is None else [one.id for one in rulebook.classes.bands]
    guess = did_you_mean(text, _class_names(rulebook))
    return BadGoal(NO_SUCH_CLASS, value=text, guess=guess, options=", ".join(names) or "–")


def _class_names(rulebook: Rulebook) -> dict[str, str]:
    """Return the id of each class by every name it has."""
    bands = () if rulebook.classes is None else rulebook.classes.bands
    return {
        match_key(name): band.id for band in bands for name in (band.id, band.name.vi, band.name.en)
    }


def _class_goal(text: str, rulebook: Rulebook) -> Goal | None:
    name = _class_names(rulebook).get(match_key(text))
    if name is None or rulebook.classes is None:
        return None
    band = next(one for one in rulebook.classes.bands if one.id == name)
    start = Fraction(band.at_least or 0)
    shown = CLASS(name=Localised(band.name.vi, band.name.en))
    return Goal("class", start, rulebook.classes.of, band.id, shown)


def score_of(judged: Judged) -> Score:
    """Return the score of a judgement as an assessment writes it."""
    standing = judged.standing
    return score_shown(standing.matter, standing.totals, standing.bounds, judged.drawn)


def exact_value(score: Score, key: str) -> Fraction:
    """Return the exact points, maximum or index of a score; an index over nothing is 0."""
    text = score.exact.get(key, getattr(score, key))
    return exact(text) if text is not None else Fraction()


def reached(goal: Goal, score: Score, rulebook: Rulebook) -> bool:
    """Tell whether a score has reached a goal, by exact figures."""
    if goal.kind != "class":
        return exact_value(score, goal.kind) >= goal.value
    if score.class_ is None or rulebook.classes is None:
        return False
    order = [band.id for band in rulebook.classes.bands]
    return order.index(score.class_.id) <= order.index(goal.class_ or "")


def points_needed(goal: Goal, score: Score, rulebook: Rulebook) -> Fraction:
    """Return the points from which on a goal may be reached, the maximum being as it is.

    Of an index that is rounded, it is the least that may round up to it.
    """
    if goal.of == "points":
        return goal.value
    rounding = rulebook.index_rounding
    value = goal.value
    if rounding is not None and rounding.mode != "down":
        unit = Fraction(1, 10**rounding.places)
        value -= unit if rounding.mode == "up" else unit / 2
    return value * exact_value(score, "max") / HUNDRED
