"""What a lint looks at: a document with its rules and its places, and the texts in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.findings.messages import CASES
from parscore.lint.messages import AND_MORE, PLACE
from parscore.values.messages import Localised
from parscore.values.periods import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from parscore.documents.actuals import Actuals
    from parscore.documents.plan import Plan
    from parscore.documents.rulebook import Rulebook
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Source
    from parscore.values.messages import Argument, Text

MOST_LISTED = 8
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
        return self.source.problem(kind, path, **args)

    def place(self, path: Path, section: str | None) -> Text:
        """Name another place of the plan: its section and line."""
        return PLACE(section=section or "—", line=self.source.locate(path)[0])

    def office(self, name: str) -> str:
        """Return what the plan calls an office."""
        return next((unit.name for unit in self.plan.units if unit.id == name), name)


class ActualsSubject(NamedTuple):
    """Actuals to look at. `named` are the indicators that inference rules read."""

    actuals: Actuals
    rulebook: Rulebook
    source: Source
    named: frozenset[str]

    @property
    def period(self) -> Period:
        """Return the period of the actuals; one that runs backwards is its first day."""
        start = self.actuals.period.from_
        return Period(start, max(start, self.actuals.period.to))

    def found(self, kind: Kind, path: Path, *, key: bool = False, **args: Argument) -> Problem:
        """Say that something is wrong at a place of the actuals."""
        return self.source.problem(kind, path, key=key, **args)

    def title(self, indicator: str) -> Localised:
        """Return the title of an indicator in both languages."""
        known = self.rulebook.indicators.get(indicator)
        return Localised(known.title, known.title_en) if known else Localised(indicator, indicator)

    def counted(self, indicator: str) -> Localised | Text:
        """Return what an indicator counts, such as "hồ sơ"."""
        known = self.rulebook.indicators.get(indicator)
        if known is None or known.counted is None:
            return CASES()
        return Localised(known.counted.vi, known.counted.en)


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
        yield Passage(("tasks", i, "title"), task.title, task.section)
        if task.activity:
            yield Passage(("tasks", i, "activity"), task.activity, task.section)
        for n, product in enumerate(task.products):
            yield Passage(("tasks", i, "products", n), product, task.section)
        for n, due in enumerate(task.due):
            yield Passage(("tasks", i, "due", n, "text"), due.text, task.section)
    for i, assignment in enumerate(plan.assignments):
        yield Passage(("assignments", i, "text"), assignment.text, assignment.section)
    for i, appendix in enumerate(plan.appendices):
        yield Passage(("appendices", i, "quote"), appendix.quote, appendix.section)


def excerpt(text: str, start: int, end: int) -> str:
    """Return the words from `start` to `end` with a few around them, whole words only."""
    low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if low:
        low = text.find(" ", low, start) + 1 or start
    if high < len(text):
        cut = text.rfind(" ", end, high)
        high = end if cut < 0 else cut
    return ("…" if low else "") + text[low:high].strip() + ("…" if high < len(text) else "")


def listed(texts: Sequence[str | Text]) -> Localised:
    """Return a list in words, cut short where it would be long."""
    shown = [
        Localised(one, one) if isinstance(one, str) else Localised(one.vi, one.en)
        for one in texts[:MOST_LISTED]
    ]
    if len(texts) > MOST_LISTED:
        more = AND_MORE(count=len(texts) - MOST_LISTED)
        shown.append(Localised(more.vi, more.en))
    return Localised("; ".join(one.vi for one in shown), "; ".join(one.en for one in shown))
