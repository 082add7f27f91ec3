"""Text files with one row to a line: CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from parscore.intake.tables.cells import Cell, Sheet, by_row
from parscore.intake.tables.count import CellCount
from parscore.intake.tables.encoding import decoded
from parscore.intake.tables.kinds import DAMAGED
from parscore.intake.tables.texts import tidy
from parscore.reading.problems import Unreadable
from parscore.values.messages import Message

if TYPE_CHECKING:
    from parscore.reading.problems import Problem

OPEN_QUOTE = Message(
    "intake.open-quote",
    vi="dấu ngoặc kép mở ở gần dòng {line} không được khép đúng",
    en="a quotation mark near line {line} is not closed properly",
)

_MARKS = ("\t", ";", ",")
_SAMPLE = 40  # lines that show which mark separates the columns
_NAMES_ITS_MARK = "sep="  # what Excel understands on the first line


def read_separated(data: bytes, file: str) -> tuple[Sheet, list[Problem]]:
    """Return the only sheet of a file, which has no name, and what is odd about it.

    Raises:
        Unreadable: its letters cannot be read, a quote is never closed, or it is too large.
    """
    text, problems = decoded(data, file)
    mark, skipped = _mark(text)
    count = CellCount(file)
    cells: list[Cell] = []
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for row, values in enumerate(lines, start=1):
            for column, held in enumerate(values, start=1):
                value = tidy(held)
                if value and row > skipped:
                    count.add()
                    cells.append(Cell(file, "", row, column, value))
    except csv.Error:
        why = OPEN_QUOTE(line=lines.line_num)
        raise Unreadable([DAMAGED.problem(file, why=why)]) from None
    return Sheet(file, "", by_row(cells)), problems


def _mark(text: str) -> tuple[str, int]:
    """Return what separates the columns, and how many lines at the top only say so."""
    lines = text.splitlines()[:_SAMPLE]
    first = lines[0].strip().lower() if lines else ""
    if first.startswith(_NAMES_ITS_MARK) and len(first) == len(_NAMES_ITS_MARK) + 1:
        return first[-1], 1
    outside = ["".join(line.split('"')[0::2]) for line in lines]
    counts = {mark: sum(mark in line for line in outside) for mark in _MARKS}
    return max(_MARKS, key=lambda mark: counts[mark]), 0
