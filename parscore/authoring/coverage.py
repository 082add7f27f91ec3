"""Which leaves, edges and answers of a rule set its cases try."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parscore.authoring.edges import NTH, Answer, Edge, formulas_of, marks_of, sights_of, untried
from parscore.formulas.outcome import leaf_status
from parscore.scoring.leaves import case_of, score_leaves
from parscore.scoring.readings import readings_of, survey_readings
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parscore.authoring.case_runs import CaseRun
    from parscore.authoring.edges import Lack, Mark, Place, Sight
    from parscore.documents.rulebook import Node, Rulebook
    from parscore.values.messages import Text

LEAF_UNTRIED = Message(
    "coverage.leaf", vi="{leaf}: chưa có ca nào.", en="{leaf}: no case tries it."
)
EDGE_UNTRIED = Message(
    "coverage.edge", vi="{leaf}: mốc {value}: {lacking}.", en="{leaf}: edge {value}: {lacking}."
)
ANSWER_UNTRIED = Message(
    "coverage.answer",
    vi="{leaf}: chưa có ca nào có kết quả “{answer}”.",
    en="{leaf}: no case has the answer “{answer}”.",
)
PART = Message("coverage.part", vi="{leaf}, phần {part}", en="{leaf}, part {part}")
LEAF = Message("coverage.leaf-name", vi="{number} {title} ({id})", en="{number} {title} ({id})")

ON = Localised("chưa có ca đúng mốc", "no case exactly on it")
BELOW = Localised("chưa có ca ngay dưới mốc", "no case just below it")
ABOVE = Localised("chưa có ca ngay trên mốc", "no case just above it")
BOTH_BELOW = Localised("chưa có ca đúng mốc và ngay dưới mốc", "no case on it or just below it")
BOTH_ABOVE = Localised("chưa có ca đúng mốc và ngay trên mốc", "no case on it or just above it")

VALUE = Message("coverage.value", vi="{value}{unit}", en="{value}{unit}")
_UNITS = {
    "ratio": Localised("%", "%"),
    "growth": Localised("%", "%"),
    "days": Localised(" ngày", " days"),
}

ANSWERS = {
    "done": Localised("có", "done"),
    "not_done": Localised("không", "not done"),
    "complete": Localised("đủ mọi nội dung", "complete"),
    "lacking": Localised("thiếu nội dung", "lacking"),
    "otherwise": Localised("trường hợp còn lại", "otherwise"),
}


class Coverage(NamedTuple):
    """How far the cases go: leaves and marks in all, and those that no case tries."""

    leaves: int
    marks: int
    untried_leaves: tuple[Node, ...]
    lacks: tuple[tuple[Node, Lack], ...]


def coverage(rulebook: Rulebook, runs: Iterable[CaseRun]) -> Coverage:
    """Return what the cases of a rule set try."""
    sights: dict[str, list[Sight]] = {}
    for run in runs:
        for leaf, seen in tried(rulebook, run):
            sights.setdefault(leaf.id, []).extend(seen)
    marks = {leaf.id: marks_of(leaf, rulebook.indicators) for leaf in rulebook.leaves}
    lacks = [
        (leaf, lack)
        for leaf in rulebook.leaves
        for lack in untried(marks[leaf.id], sights.get(leaf.id, ()))
    ]
    return Coverage(
        leaves=len(rulebook.leaves),
        marks=sum(map(len, marks.values())),
        untried_leaves=tuple(leaf for leaf in rulebook.leaves if leaf.id not in sights),
        lacks=tuple(lacks),
    )


def tried(rulebook: Rulebook, run: CaseRun) -> Iterator[tuple[Node, list[Sight]]]:
    """Yield the leaves that a case tries on its day, and what their formulas saw.

    A leaf is tried where the case expects points or a status of it, and its figures decide them.
    One that is not applicable in the case has points that its formula did not give.
    """
    expected, rulebook = run.case.expect.nodes, rulebook.on(run.actuals.as_of)
    readings, survey = readings_of(run.actuals, rulebook.indicators), survey_readings(run.actuals)
    scores = score_leaves(rulebook, readings, survey)
    settled = {
        leaf.id: leaf_status(scores[leaf.id].outcome, leaf.maximum) for leaf in rulebook.leaves
    }
    for leaf in rulebook.leaves:
        wanted = expected.get(leaf.id)
        if wanted is None or (wanted.points is None and wanted.status is None):
            continue
        if wanted.status == "not_applicable":
            yield leaf, []
        elif not scores[leaf.id].is_open:
            yield leaf, list(sights_of(leaf, case_of(leaf, readings, survey, settled)))


def sentences(found: Coverage) -> Iterator[Text]:
    """Yield a sentence for each leaf and each mark that no case tries.

    A leaf without any case is told once, first; its marks are not told again.
    """
    bare = {leaf.id for leaf in found.untried_leaves}
    yield from (LEAF_UNTRIED(leaf=leaf_name(leaf)) for leaf in found.untried_leaves)
    yield from (told(leaf, lack) for leaf, lack in found.lacks if leaf.id not in bare)


def told(leaf: Node, lack: Lack) -> Text:
    """Return which mark of a leaf lacks which case."""
    name = mark_name(leaf, lack.mark)
    if isinstance(lack.mark, Answer):
        return ANSWER_UNTRIED(leaf=name, answer=answer_name(lack.mark.answer))
    return EDGE_UNTRIED(leaf=name, value=value_name(leaf, lack.mark), lacking=_lacking(lack))


def mark_name(leaf: Node, mark: Mark) -> Text:
    """Return what a leaf is called, with the place of a mark inside its formula."""
    name = leaf_name(leaf)
    return PART(leaf=name, part=_place_name(mark.place)) if mark.place else name


def leaf_name(leaf: Node) -> Text:
    """Return what a leaf is called."""
    return LEAF(number=leaf.number, title=leaf.title, id=leaf.id)


def answer_name(answer: str) -> Localised:
    """Return an answer in words; a level stands for itself."""
    number = answer.removeprefix(NTH)
    if number != answer:
        return Localised(f"trường hợp {number}", f"case {number}")
    return ANSWERS.get(answer, Localised(answer, answer))


def _place_name(place: Place) -> Localised:
    """Return a place inside a formula in words."""
    names = [answer_name(one) for one in place]
    return Localised(" / ".join(one.vi for one in names), " / ".join(one.en for one in names))


def value_name(leaf: Node, edge: Edge) -> Text:
    """Return the value of an edge with its unit."""
    at = next(one for one in formulas_of(leaf) if one.place == edge.place)
    unit = _UNITS.get(getattr(at.formula, "of", "days"), Localised("", ""))
    return VALUE(value=edge.value, unit=unit)


def _lacking(lack: Lack) -> Localised:
    below = isinstance(lack.mark, Edge) and lack.mark.op == ">="
    if lack.on and lack.beyond:
        return BOTH_BELOW if below else BOTH_ABOVE
    if lack.on:
        return ON
    return BELOW if below else ABOVE
