"""Assessments that were written earlier, read in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.advice.compare import check_line
from parscore.inputs import open_assessment
from parscore.reading.problems import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parscore.documents.assessment import Assessment
    from parscore.reading.problems import Problem


def open_line(files: Sequence[str], whose: int = 0) -> list[Assessment]:
    """Return assessments that can be compared in this order; `whose` says which names the commune.

    Raises:
        Unreadable: one cannot be read, is of another commune, or stands after a later one.
    """
    made: list[Assessment] = []
    problems: list[Problem] = []
    for file in files:
        try:
            made.append(open_assessment(file))
        except Unreadable as unreadable:
            problems.extend(unreadable.problems)
    problems = problems or check_line(list(zip(files, made, strict=True)), whose)
    if problems:
        raise Unreadable(problems)
    return made
