"""How much of a table is read. Beyond these a file is no office table, or an attack."""

from __future__ import annotations

from typing import Final

MOST_ENTRIES: Final = 1_000  # files inside a workbook
MOST_UNPACKED: Final = 100_000_000  # bytes of all files inside a workbook
MOST_RATIO: Final = 200  # unpacked to packed, of a file inside that is larger than the next line
SMALL_ENTRY: Final = 1_000_000  # bytes; a small file may be packed as well as it likes
MOST_SHEETS: Final = 100
MOST_CELLS: Final = 500_000  # that hold something, in all sheets
MOST_GRID: Final = 5_000_000  # cells of one sheet of a true .xls, the empty ones counted
LONGEST_READING: Final = 120  # seconds for a true .xls
MOST_ROW: Final = 1_048_576
MOST_COLUMN: Final = 16_384
MOST_SPAN: Final = 1_000  # columns or rows of one HTML cell
MOST_PLAIN: Final = 10_000_000  # bytes of a sheet that is held as a whole; a larger one is streamed
MOST_KEPT: Final = 100_000  # letters of a part that is remembered, as the next may hold it too
