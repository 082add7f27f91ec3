"""What a lint looks at: a document with its rules and its places, and the texts in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.messages import CASES, UNITS
from parscore.lint.messages import AND_MORE, FIGURE, FIGURE_WITH_UNIT, HEAD, PERCENT, PLACE
from parscore.reading.problems import shortened
from parscore.values.messages import Localised
from parscore.values.numbers import NotANumber, parse_number
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from parscore.documents.actuals import Actuals
    from parscore.documents.plan import Plan, Target, Task
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Source
    from parscore.values.exact import Fraction
    from parscore.values.messages import Argument, Text

Args = dict[str, "Argument"]

MOST_LISTED = 8
MOST_SECTIONS = 60
_FIGURE = re.compile(r"(?<![\d.,])\d[\d.,]*(?<![.,])")
_SIGNS = {">=": "≥", "<=": "≤"}
_AROUND = 32  # characters shown on either side of the words that a finding is about


class PlanSubject(NamedTuple):
    """A plan to look at."""

    plan: Plan
    rulebook: Rulebook
    source: Source

    @property
    def period(self) -> Period:
        """Return the plan's period; one that runs backwards is its first day."""
        start = self.plan.period.from_
        return Period(start, max(start, self.plan.period.to))

    def found(self, kind: Kind, path: Path, **args: Argument) -> Problem:
        """Say that something is wrong at a place of the plan."""
        return kind.problem(self.source.name, path, self.source.locate(path), **args)

    def place(self, path: Path, section: str | None) -> Text:
        """Name another place of the plan: its section and line; None is its head."""
        return PLACE(section=section_name(section), line=str(self.source.locate(path)[0]))

    def office(self, name: str) -> str:
        """Return what the plan calls an office."""
        return next((unit.name for unit in self.plan.units if unit.id == name), name)


class ActualsSubject(NamedTuple):
    """Actuals to look at.

    `named` are the indicators that inference rules read, `planned` those of the plan's targets;
    None where the plan is not known.
    """

    actuals: Actuals
    rulebook: Rulebook
    source: Source
    named: frozenset[str]
    planned: frozenset[str] | None

    @property
    def period(self) -> Period:
        """Return the period of the actuals; one that runs backwards is its first day."""
        start = self.actuals.period.from_
        return Period(start, max(start, self.actuals.period.to))

    def found(self, kind: Kind, path: Path, **args: Argument) -> Problem:
        """Say that something is wrong with a value of the actuals."""
        return kind.problem(self.source.name, path, self.source.locate(path), **args)

    def found_at_key(self, kind: Kind, path: Path, **args: Argument) -> Problem:
        """Say that something is wrong at a key of the actuals."""
        return kind.problem(self.source.name, path, self.source.locate(path, key=True), **args)

    def title(self, indicator: str) -> Localised:
        """Return the title of an indicator in both languages."""
        return title_of(indicator, self.rulebook)

    def counted(self, indicator: str) -> Localised | Text:
        """Return what an indicator counts, such as "hồ sơ"."""
        known = self.rulebook.indicators.get(indicator)
        if known is None or known.counted is None:
            return CASES()
        return Localised(known.counted.vi, known.counted.en)


def title_of(indicator: str, rulebook: Rulebook) -> Localised:
    """Return the title of an indicator in both languages; its id where the rules lack it."""
    known = rulebook.indicators.get(indicator)
    return Localised(known.title, known.title_en) if known else Localised(indicator, indicator)


class Passage(NamedTuple):
    """One text of the plan, in the plan's own words."""

    path: Path
    text: str
    section: str | None


def passages(plan: Plan) -> Iterator[Passage]:
    """Yield every text that quotes the plan, in the order of the document."""
    yield Passage(("title",), plan.title, None)
    for i, basis in enumerate(plan.basis):
        for key, text in (("title", basis.title), ("quote", basis.quote)):
            if text:
                yield Passage(("basis", i, key), text, basis.section)
    for i, target in enumerate(plan.targets):
        yield Passage(("targets", i, "quote"), target.quote, target.section)
    for i, commitment in enumerate(plan.commitments):
        yield Passage(("commitments", i, "text"), commitment.text, commitment.section)
    for i, task in enumerate(plan.tasks):
        yield from _of_task(("tasks", i), task)
    for i, assignment in enumerate(plan.assignments):
        yield Passage(("assignments", i, "text"), assignment.text, assignment.section)
    for i, appendix in enumerate(plan.appendices):
        yield Passage(("appendices", i, "quote"), appendix.quote, appendix.section)


def _of_task(path: Path, task: Task) -> Iterator[Passage]:
    yield Passage((*path, "title"), task.title, task.section)
    if task.activity:
        yield Passage((*path, "activity"), task.activity, task.section)
    for n, product in enumerate(task.products):
        yield Passage((*path, "products", n), product, task.section)
    for n, due in enumerate(task.due):
        yield Passage((*path, "due", n, "text"), due.text, task.section)


def figure(sign: str, value: Fraction | Decimal | Localised, unit: str) -> Text:
    """Return what a target demands in short, such as "≥ 98%"; a level has no unit."""
    named = PERCENT() if unit == "percent" else UNITS[unit]() if unit in UNITS else None
    shown = _SIGNS.get(sign, sign)
    if named is None or isinstance(value, Localised):
        return FIGURE(sign=shown, value=value)
    joint = "" if unit == "percent" else " "
    return FIGURE_WITH_UNIT(sign=shown, value=value, joint=joint, unit=named)


def quoted(target: Target) -> str:
    """Return the words of a target around its figure."""
    spots = spots_of(target)
    return excerpt(target.quote, *spots[0].span()) if spots else shortened(target.quote)


def spots_of(target: Target) -> list[re.Match[str]]:
    """Return where the quote of a target says its value."""
    found = _FIGURE.finditer(target.quote)
    return [spot for spot in found if target.value is not None and _is(spot[0], target.value)]


def _is(text: str, value: Decimal) -> bool:
    try:
        return parse_number(text) == value
    except NotANumber:
        return False


def section_name(section: str | None) -> Text | str:
    """Return how a section is called; what has none stands in the head of the plan."""
    return HEAD() if section is None else section


def sections_of(tasks: Iterable[Task]) -> Localised:
    """Return the sections of some tasks, each once."""
    return listed(list(dict.fromkeys(task.section for task in tasks)), MOST_SECTIONS)


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with a few around them, whole words only."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if low:
        low = text.find(" ", low, start) + 1 or start
    if high < len(text):
        cut = text.rfind(" ", end, high)
        high = end if cut < 0 else cut
    return ("…" if low else "") + text[low:high].strip() + ("…" if high < len(text) else "")


def listed(texts: Sequence[str | Text | Localised], most: int = MOST_LISTED) -> Localised:
    """Return a list in words, cut short after `most`."""
    shown = [
        Localised(one, one) if isinstance(one, str) else Localised(one.vi, one.en)
        for one in texts[:most]
    ]
    if len(texts) > most:
        more = AND_MORE(count=len(texts) - most)
        shown.append(Localised(more.vi, more.en))
    return Localised("; ".join(one.vi for one in shown), "; ".join(one.en for one in shown))
