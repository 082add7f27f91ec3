"""Statistics as offices have them: form II.06a, exports of index 766, as CSV or as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from support.tables import workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

Spans = tuple[tuple[str, int, int, int, int], ...]

STATED_PERIOD = "Kỳ báo cáo: Quý III/2025 (Từ ngày 15/6/2025 đến ngày 14/9/2025)"
HEADER_06A: Spans = (
    ("TÌNH HÌNH, KẾT QUẢ TIẾP NHẬN, GIẢI QUYẾT TTHC", 1, 13, 2, 2),
    (STATED_PERIOD, 1, 13, 3, 3),
    ("TT", 1, 1, 5, 7),
    ("Lĩnh vực, công việc giải quyết theo cấp", 2, 2, 5, 7),
    ("Số lượng hồ sơ tiếp nhận", 3, 6, 5, 5),
    ("Số lượng hồ sơ đã giải quyết", 7, 10, 5, 5),
    ("Số lượng hồ sơ đang giải quyết", 11, 13, 5, 5),
    ("Tổng số", 3, 3, 6, 7),
    ("Trong kỳ", 4, 5, 6, 6),
    ("Từ kỳ trước", 6, 6, 6, 7),
    ("Trực tuyến", 4, 4, 7, 7),
    ("Trực tiếp, dịch vụ bưu chính", 5, 5, 7, 7),
    ("Tổng số", 7, 7, 6, 7),
    ("Trước hạn", 8, 8, 6, 7),
    ("Đúng hạn", 9, 9, 6, 7),
    ("Quá hạn", 10, 10, 6, 7),
    ("Tổng số", 11, 11, 6, 7),
    ("Trong hạn", 12, 12, 6, 7),
    ("Quá hạn", 13, 13, 6, 7),
)
NUMBERING = ["(1)", "(2)", "(3)=(4)+(5)+(6)", *(f"({i})" for i in range(4, 14))]
LAND = [1, "Đất đai", 200, 100, 90, 10, 180, 120, 50, 10, 20, 18, 2]
CIVIL_STATUS = [2, "Hộ tịch", 1000, 800, 190, 10, 980, 700, 270, 10, 20, 20, None]
TOTAL = ["", "Tổng số", 1200, 900, 280, 20, 1160, 820, 320, 20, 40, 38, 2]

HEADER_766 = (
    *("ID", "TEN", "TEN_COQUAN", "MA_COQUAN", "LOAI_COQUAN", "CAPDONVIID", "ID_COQUAN", "TDGQ"),
    *("MDHL", "MDSH", "TTTT", "CLGQ", "CKMB", "TONG_SCORE", "ROW_STT"),
)


def form_06a(
    *rows: Sequence[object], header: Spans = HEADER_06A, indent: int = 0, name: str = "06a"
) -> bytes:
    """Return the form with its merged header, numbering row and these rows."""

    def draw(sheet: Worksheet) -> None:
        for text, first, last, top, bottom in header:
            start = f"{get_column_letter(first + indent)}{top}"
            sheet[start] = text
            if (first, top) != (last, bottom):
                sheet.merge_cells(f"{start}:{get_column_letter(last + indent)}{bottom}")
        for number, row in enumerate((NUMBERING, *rows), start=8):
            for column, value in enumerate(row, start=1 + indent):
                sheet.cell(number, column, value)

    return workbook(name=name, edit=draw)


def export_766(*rows: Sequence[str]) -> bytes:
    """Return an export of the portal as CSV: (name, code, six groups, total) to a row."""
    lines = [",".join(HEADER_766)]
    for name, code, *scores in rows:
        lines.append(",".join(["1", "x", name, code, "XA", "2", "9", *scores, "5"]))
    return "\n".join(lines).encode()
