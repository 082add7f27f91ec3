"""What can be wrong with statistics, once their tables can be read."""

from __future__ import annotations

from parscore.reading.problems import kind

NO_HEADER = kind(
    "E420",
    says=(
        "Không nhận ra bảng nào trong tệp theo {maps}.",
        "No table in the file is recognised by {maps}.",
    ),
    advise=(
        "Hãy kiểm tra dòng tiêu đề của bảng, hoặc chọn bản đồ cột khác bằng --map.",
        "Check the header row of the table, or choose another map with --map.",
    ),
)
NO_COLUMN = kind(
    "E421",
    says=(
        "Bảng không có cột {columns}, nên không có số liệu cho “{indicator}”.",
        "The table has no column {columns}, so there is no figure for “{indicator}”.",
    ),
    advise=(
        "Nếu cột có tên khác, hãy thêm tên đó vào labels của bản đồ cột.",
        "If it is called otherwise, add that name to the labels of the map.",
    ),
    severity="warning",
)
TWO_COLUMNS = kind(
    "E422",
    says=(
        "Có hai cột cùng là “{title}”: cột này và {other}.",
        "Two columns are both “{title}”: this one and {other}.",
    ),
    advise=(
        "Hãy sửa tiêu đề của cột thừa, hoặc thêm cụm từ vào without của bản đồ cột.",
        "Mend the header of the other one, or add a phrase to without in the map.",
    ),
)
NO_SUM = kind(
    "E423",
    says=(
        "Số liệu không khớp: {total} là {found}, nhưng {parts} cộng lại là {sum} ({cells}).",
        "The figures do not agree: {total} is {found}, but {parts} add up to {sum} ({cells}).",
    ),
    advise=(
        "Hãy đối chiếu lại các ô này ở nơi xuất biểu.",
        "Compare these cells with where the table was exported.",
    ),
)
NEGATIVE = kind(
    "E424",
    says=("Số âm ({value}) ở cột {column}.", "A negative figure ({value}) in the column {column}."),
    advise=("Hãy kiểm tra lại con số.", "Check the figure."),
)
NO_ROW = kind(
    "E425",
    says=(
        "Bảng không có dòng của xã {name}.",
        "The table has no row of the commune {name}.",
    ),
    advise=("Có phải dòng “{guess}”?", "Is it the row “{guess}”?"),
    unguessed=(
        "Hãy kiểm tra tên và mã của xã, hoặc có chọn nhầm tệp không.",
        "Check the commune's name and code, and that it is the file you meant.",
    ),
)
TWO_ROWS = kind(
    "E426",
    says=(
        "Có nhiều dòng của {name}: dòng {rows}.",
        "There are several rows of {name}: {rows}.",
    ),
    advise=(
        "Hãy ghi mã đơn vị hành chính (commune.code), hoặc xóa dòng thừa.",
        "State the commune's code (commune.code), or delete the row that does not count.",
    ),
)
SAME_FILE = kind(
    "E427",
    says=(
        "Tệp này có cùng nội dung với {other}; cộng lại sẽ thành hai lần.",
        "This file is the same as {other}; added up it would count twice.",
    ),
    advise=("Hãy bỏ một trong hai tệp.", "Leave one of them out."),
)
OTHER_PERIOD = kind(
    "E428",
    says=(
        "Bảng ghi kỳ {start}–{end}, khác với kỳ {first}–{last} của {what}.",
        "The table states the period {start}–{end}, other than {first}–{last} of {what}.",
    ),
    advise=(
        "Hãy kiểm tra xem có chọn nhầm tệp không.",
        "Check that this is the file you meant.",
    ),
    severity="warning",
)
ALREADY_THERE = kind(
    "E429",
    says=(
        "“{indicator}” đã có số liệu khác: {old}; tệp mới ghi {new}.",
        "“{indicator}” already has another figure: {old}; the new file says {new}.",
    ),
    advise=("Dùng --replace để thay.", "Replace it with --replace."),
)
NO_FIGURE = kind(
    "E430",
    says=(
        "Dòng của “{indicator}” không có số liệu.",
        "The row of “{indicator}” holds no figure.",
    ),
    advise=(
        "Hãy điền tử số và mẫu số, giá trị, hoặc lý do không áp dụng; hoặc xóa dòng.",
        "Fill in numerator and denominator, a value, or why it does not apply; or delete it.",
    ),
    severity="warning",
)
NO_DAY = kind(
    "E431",
    says=(
        "Không rõ ngày chốt số liệu: tệp không ghi kỳ báo cáo.",
        "The day on which the figures were closed is not known: the file states no period.",
    ),
    advise=("Hãy thêm --as-of, như --as-of 2025-12-15.", "Add --as-of, as in --as-of 2025-12-15."),
)
TWICE = kind(
    "E432",
    says=(
        "“{indicator}” đã có ở {other}.",
        "“{indicator}” is already at {other}.",
    ),
    advise=("Hãy giữ một dòng.", "Keep one of the rows."),
)
NO_SUCH_COLUMN = kind(
    "E433",
    says=(
        "Mục columns không có “{column}”.",
        "There is no “{column}” under columns.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Hãy thêm cột này vào columns.", "Add it under columns."),
)
NO_SUCH_DEFINITION = kind(
    "E434",
    says=(
        "“{indicator}” không có định nghĩa “{definition}”; các định nghĩa có: {known}.",
        "“{indicator}” has no definition “{definition}”; there are: {known}.",
    ),
    advise=("Hãy chọn một định nghĩa có sẵn, hoặc thêm vào.", "Choose one of these, or add it."),
)
NO_SUCH_MEASURE = kind(
    "E436",
    says=(
        "Bản đồ cột không lấy chỉ tiêu “{indicator}”.",
        "The map has no measure “{indicator}”.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Các chỉ tiêu nó lấy: xem measures của tệp gốc.", "See measures of the map."),
)
CHAIN = kind(
    "E437",
    says=(
        "“{id}” cũng dựa trên tệp khác; chỉ được dựa trên một tệp đầy đủ.",
        "“{id}” extends another map itself; only a complete one can be extended.",
    ),
    advise=("Hãy dựa thẳng trên tệp gốc.", "Extend the complete map itself."),
)
EMPTY_MAP = kind(
    "E438",
    says=("Bản đồ cột không nêu cột nào.", "The map names no column."),
    advise=(
        "Hãy thêm columns, hoặc extends một tệp có sẵn (như vn/maps/bieu-06a).",
        "Add columns, or extend a map that is there (such as vn/maps/bieu-06a).",
    ),
)
NOT_YES = kind(
    "E439",
    says=("“{value}”: ở đây ghi Có hoặc Không.", "“{value}”: this takes Có (yes) or Không (no)."),
    advise=("Hãy ghi Có hoặc Không.", "Write Có or Không."),
)
TWO_SHEETS = kind(
    "E440",
    says=(
        "Tệp có nhiều trang tính cùng một dạng: {sheets}.",
        "Several sheets of the file are of one kind: {sheets}.",
    ),
    advise=(
        "Hãy để lại một trang; nếu cần cộng, lưu mỗi trang thành một tệp rồi nêu cả hai.",
        "Leave one of them; to add them up, save each as a file and name both.",
    ),
)
