"""Lints of inference files: rules in vain, and ids that no set has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.authoring.kinds import UNKNOWN_MENTION
from parscore.inference.vacuous import vacuous_rules
from parscore.values.messages import Localised
from parscore.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from parscore.authoring.subject import Subject
    from parscore.reading.problems import Problem

WHAT = {
    "indicator": Localised("chỉ tiêu", "an indicator"),
    "node": Localised("tiêu chí", "a criterion"),
    "minimum": Localised("chỉ tiêu tối thiểu", "a minimum"),
    "document": Localised("tài liệu kiểm chứng", "a piece of evidence"),
    "level": Localised("mức", "a level"),
    "class": Localised("loại", "a class"),
}


def lint_inference(subjects: Sequence[Subject]) -> Iterator[Problem]:
    """Yield what is in vain in the inference files of some sets.

    What one set has no use for may be of use to another: only what is in vain in every set that
    uses a file is told.
    """
    for file in dict.fromkeys(name for one in subjects for name in one.loaded.inference):
        users = [one for one in subjects if file in one.loaded.inference and one.program]
        told = [dict(_in_vain(one, file)) for one in users]
        for key in told[0] if told else ():
            if all(key in others for others in told):
                yield told[0][key]


def _in_vain(subject: Subject, file: str) -> Iterator[tuple[tuple[object, ...], Problem]]:
    program, source = subject.program, subject.loaded.inference[file]
    if program is None:
        return
    for defect in vacuous_rules(program):
        if defect.place.file == file:
            problem = defect.problem(source)._replace(file=source.name)
            yield (problem.code, problem.path), problem
    for mention in program.mentions:
        known = _known(mention.of, subject)
        if mention.place.file == file and known is not None and mention.id not in known:
            guess = did_you_mean(mention.id, known) or "—"
            path, what = mention.place.path, WHAT[mention.of]
            problem = source.problem(UNKNOWN_MENTION, path, id=mention.id, what=what, guess=guess)
            yield ("mention", path), problem


def _known(of: str, subject: Subject) -> Collection[str] | None:
    """Return the ids of a sort of thing; None for what only a plan has."""
    book = subject.rulebook
    match of:
        case "indicator":
            return book.indicators.keys()
        case "node":
            return book.nodes.keys()
        case "minimum":
            return {minimum.id for minimum in book.minimums}
        case "document":
            return {demand.id for node in book.leaves for demand in node.evidence}
        case "level":
            return {level.id for one in book.indicators.values() for level in one.levels} | {"none"}
        case "class":
            return {band.id for band in book.classes.bands} if book.classes else None
        case _:
            return None
