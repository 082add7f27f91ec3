"""Counts the cells of a file while they are read, and stops where there are too many."""

from __future__ import annotations

from parscore.intake.tables.kinds import TOO_MUCH
from parscore.intake.tables.limits import MOST_CELLS
from parscore.reading.problems import Unreadable
from parscore.values.messages import Message

TOO_MANY_CELLS = Message(
    "intake.too-many-cells",
    vi="hơn {most} ô có dữ liệu",
    en="more than {most} cells hold something",
)
TOO_WIDE = Message(
    "intake.too-wide",
    vi="trang “{sheet}” trải ra {cells} ô, nhiều nhất là {most}",
    en="the sheet “{sheet}” spans {cells} cells, at most {most} are read",
)
TOO_MANY_SHEETS = Message(
    "intake.too-many-sheets",
    vi="có {count} trang tính, nhiều nhất là {most}",
    en="it has {count} sheets, at most {most} are read",
)


class CellCount:
    """How many cells of a file were read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._seen = 0

    def add(self, cells: int = 1) -> None:
        """Count cells, or what costs as much as they do.

        Raises:
            Unreadable: there are too many.
        """
        self._seen += cells
        if self._seen > MOST_CELLS:
            what = TOO_MANY_CELLS(most=MOST_CELLS)
            raise Unreadable([TOO_MUCH.problem(self._file, what=what)])
