"""What can be wrong with a filled workbook of a plan; each is said of a cell."""

from __future__ import annotations

from parscore.reading.problems import kind

NO_SHEET = kind(
    "E441",
    says=("Tệp không có trang tính “{sheet}”.", "The file has no sheet “{sheet}”."),
    advise=(
        "Hãy dùng mẫu của lệnh parscore plan new.",
        "Use the workbook that parscore plan new writes.",
    ),
)
NO_TITLES = kind(
    "E442",
    says=(
        "Trang tính này không có dòng tiêu đề với các cột {columns}.",
        "This sheet has no header row with the columns {columns}.",
    ),
    advise=(
        "Hãy giữ dòng tiêu đề của mẫu (parscore plan new).",
        "Keep the header row of the form (parscore plan new).",
    ),
)
UNKNOWN_DEADLINE = kind(
    "E443",
    says=(
        "Chưa hiểu thời hạn “{text}”; nguyên văn được giữ, không có ngày.",
        "The deadline “{text}” is not understood; its words are kept, without a day.",
    ),
    advise=(
        "Hãy ghi như Quý IV/2025, trước ngày 15/8/2025, Thường xuyên, Theo quy định.",
        "Write it like Quý IV/2025, trước ngày 15/8/2025, Thường xuyên, Theo quy định.",
    ),
    severity="warning",
)
UNKNOWN_GOAL = kind(
    "E444",
    says=(
        "Chưa hiểu mức đặt ra “{text}”; mục tiêu được giữ nguyên văn như cam kết không có số liệu.",
        "The goal “{text}” is not understood; the target is kept in words, as one without figure.",
    ),
    advise=(
        "Hãy ghi như trên 98%, từ 95% trở lên, tối đa 15, từ 5 đến 6.",
        "Write it like trên 98%, từ 95% trở lên, tối đa 15, từ 5 đến 6.",
    ),
    severity="warning",
)
NEW_OFFICE = kind(
    "E445",
    says=(
        "Trang Đơn vị không có “{name}”; đơn vị này được thêm vào.",
        "The sheet Đơn vị has no “{name}”; the office is added.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Nếu là cách gọi khác của một đơn vị, hãy ghi vào cột Cách gọi khác.",
        "If it is another name of an office, write it in the column Cách gọi khác.",
    ),
    severity="warning",
)
UNKNOWN_NAME = kind(
    "E446",
    says=("Không có {what} “{name}”.", "There is no {what} “{name}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Hãy ghi tên hoặc mã có sẵn.", "Write a name or an id that is known."),
)
BLANK_CELL = kind(
    "E447",
    says=("Cần điền “{column}”.", "“{column}” must be filled in."),
    advise=("Hãy điền ô này, hoặc xóa cả dòng.", "Fill in the cell, or delete the row."),
)
SAME_ID = kind(
    "E448",
    says=("Mã “{id}” đã dùng ở {other}.", "The id “{id}” is already used at {other}."),
    advise=("Hãy đặt mã khác, hoặc bỏ trống.", "Choose another, or leave it blank."),
)
TOO_LONG_FOR_A_CELL = kind(
    "E449",
    says=(
        "Nội dung của “{id}” dài hơn một ô Excel chứa được ({most} ký tự).",
        "The text of “{id}” is longer than an Excel cell can hold ({most} characters).",
    ),
    advise=("Hãy rút gọn nội dung.", "Shorten it."),
)
