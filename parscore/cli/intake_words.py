"""Help texts of the commands that take office documents in, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

IMPORT = Message(
    "help.import",
    vi=(
        "Lấy số liệu từ các biểu thống kê FILE (xlsx, xls, HTML, CSV) thành tệp kết quả: biểu "
        "II.06a về TTHC, tệp xuất chỉ số 766, bảng theo mã chỉ tiêu. Tệp cùng dạng được cộng lại; "
        "mỗi con số giữ tên tệp, mã băm và ô.\n"
        "\n--plan lập tệp kết quả mới cho xã của kế hoạch; --into thêm vào tệp đã có. Cách tính "
        "nào được dùng là do bản đồ cột của bộ tiêu chí (thư mục maps/) hoặc --map."
    ),
    en=(
        "Takes figures from statistics FILE (xlsx, xls, HTML, CSV) into actuals: form II.06a on "
        "procedures, exports of index 766, tables by indicator id. Files of one kind are added up; "
        "each figure keeps its file, hash and cells.\n"
        "\n--plan begins new actuals for the plan's commune; --into adds to those that are there. "
        "Which definition is used is said by the maps of the rule set (folder maps/) or by --map."
    ),
)
IMPORT_SHORT = Message(
    "help.import.short",
    vi="Lấy số liệu từ biểu thống kê.",
    en="Takes figures from statistics.",
)
OPT_MAP = Message(
    "help.import.map",
    vi="Bản đồ cột: mã (vn/maps/bieu-06a) hoặc tệp YAML; dùng được nhiều lần.",
    en="A map of columns: an id (vn/maps/bieu-06a) or a YAML file; may be given several times.",
)
OPT_PLAN = Message(
    "help.import.plan",
    vi="Kế hoạch: cho biết xã và kỳ của tệp kết quả mới.",
    en="The plan: whose and for which period the new actuals are.",
)
OPT_INTO = Message(
    "help.import.into",
    vi="Tệp kết quả đã có, để thêm số liệu vào.",
    en="Actuals that are there, to add the figures to.",
)
OPT_REPLACE = Message(
    "help.import.replace",
    vi="Thay số liệu đã có bằng số liệu mới.",
    en="Replace figures that are there by the new ones.",
)
OPT_CLOSED = Message(
    "help.import.as-of",
    vi="Ngày chốt số liệu; mặc định là ngày cuối kỳ ghi trong biểu.",
    en="The day the figures were closed; by default the last of the period stated in the files.",
)
OPT_OUT_FILE = Message(
    "help.out-file",
    vi="Tệp kết quả; mặc định in ra màn hình.",
    en="The file to write; by default it is printed.",
)
PLAN_OR_INTO = Message(
    "cli.plan-or-into",
    vi="Nêu một trong hai: --plan (tệp kết quả mới) hoặc --into (thêm vào tệp đã có).",
    en="Give one of them: --plan (new actuals) or --into (add to those that are there).",
)
TAKEN = Message(
    "cli.taken",
    vi="Đã lấy {count} chỉ tiêu từ {files} tệp.",
    en="{count:indicators} taken from {files:files}.",
)
