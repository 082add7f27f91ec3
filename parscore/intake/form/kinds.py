"""What can be wrong with a filled form."""

from __future__ import annotations

from parscore.reading.problems import kind

NOT_A_FORM = kind(
    "E470",
    says=(
        "Tệp này không phải biểu mẫu của parscore: thiếu trang ẩn “{sheet}”.",
        "This file is not a form of parscore: the hidden sheet “{sheet}” is missing.",
    ),
    advise=(
        "Hãy điền vào tệp do parscore form new tạo ra; đừng chép sang tệp khác.",
        "Fill in the file that parscore form new made; do not copy it into another one.",
    ),
)
OTHER_FORM = kind(
    "E471",
    says=(
        "Tệp này theo mẫu “{found}”, nhưng ở đây cần “{expected}”.",
        "This file follows “{found}”, but “{expected}” is needed here.",
    ),
    advise=(
        "Hãy tạo lại biểu mẫu bằng parscore form new, rồi chép số liệu sang.",
        "Make the form again with parscore form new, and copy the figures into it.",
    ),
)
OTHER_RULES = kind(
    "E472",
    says=(
        "Biểu mẫu được tạo cho bộ tiêu chí “{found}”, khác với “{expected}”.",
        "The form was made for the rule set “{found}”, which is not “{expected}”.",
    ),
    advise=(
        "Hãy kiểm tra có chọn nhầm tệp hoặc bộ tiêu chí không, hoặc tạo lại biểu mẫu.",
        "Check the file and the rule set, or make the form again.",
    ),
)
NO_SHEET = kind(
    "E473",
    says=("Tệp thiếu trang “{name}”.", "The sheet “{name}” is missing."),
    advise=(
        "Trang “{guess}” có phải là nó không? Hãy đặt lại tên cũ.",
        "Is it “{guess}”? Give it its old name again.",
    ),
    unguessed=(
        "Hãy lấy lại trang đó từ biểu mẫu gốc; đừng đổi tên hay xóa trang.",
        "Take it back from the original form; do not rename or delete sheets.",
    ),
)
NO_COLUMN = kind(
    "E474",
    says=("Trang này thiếu cột “{title}”.", "This sheet lacks the column “{title}”."),
    advise=(
        "Cột “{guess}” có phải là nó không? Hãy đặt lại tiêu đề cũ.",
        "Is it “{guess}”? Give it its old title again.",
    ),
    unguessed=(
        "Hãy thêm lại cột đó với đúng tiêu đề.",
        "Put the column back, with this title.",
    ),
)
BLANK = kind(
    "E487",
    says=("Mục “{label}” còn trống.", "“{label}” is blank."),
    advise=("Hãy điền vào ô này.", "Fill it in."),
)
NO_HEAD = kind(
    "E486",
    says=(
        "Trang này không còn dòng tiêu đề của biểu mẫu, nên không biết cột nào là gì.",
        "This sheet has no row of titles any more, so that its columns cannot be told.",
    ),
    advise=(
        "Hãy chép lại dòng tiêu đề từ biểu mẫu gốc.",
        "Copy the row of titles back from the original form.",
    ),
)
MERGED = kind(
    "E475",
    says=(
        "Các ô ở đây đã bị gộp, nên không rõ số liệu của dòng nào.",
        "Cells are merged here, so that it is not clear whose figure this is.",
    ),
    advise=(
        "Hãy bỏ gộp ô và điền vào từng dòng.",
        "Unmerge them, and fill in each row.",
    ),
)
NOT_OFFERED = kind(
    "E476",
    says=("“{value}” không có trong danh sách.", "“{value}” is not on the list."),
    advise=("Hãy chọn một trong: {options}.", "Choose one of: {options}."),
)
REPEATED = kind(
    "E477",
    says=("“{name}” đã có ở ô {first}.", "“{name}” already stands in {first}."),
    advise=("Hãy giữ lại một dòng (hoặc cột).", "Keep one row (or column)."),
)
NO_ID = kind(
    "E478",
    says=(
        "Dòng này có số liệu nhưng thiếu “{title}”.",
        "This row holds something, but its “{title}” is missing.",
    ),
    advise=("Hãy ghi mã, hoặc xóa dòng.", "Give the id, or delete the row."),
)
MISCOUNTED = kind(
    "E479",
    says=(
        "Ở đây ghi {count} lần, nhưng trang “{sheet}” kê {listed} lần.",
        "This says {count:times}, and the sheet “{sheet}” lists {listed}.",
    ),
    advise=(
        "Hãy sửa số lần, hoặc kê đủ từng lần.",
        "Correct the number, or list each time.",
    ),
)
