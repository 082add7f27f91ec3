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
PLAN = Message(
    "help.plan",
    vi="Kế hoạch của xã dưới dạng sổ Excel: lập mẫu để điền, đọc mẫu đã điền.",
    en="A commune's plan as a workbook: a form to fill in, and reading a filled one.",
)
PLAN_NEW = Message(
    "help.plan.new",
    vi=(
        "Lập sổ Excel để điền mục tiêu, nhiệm vụ, đơn vị của kế hoạch. Nêu PLAN (tệp JSON) thì sổ "
        "chứa sẵn kế hoạch đó."
    ),
    en=(
        "Writes a workbook to fill in targets, tasks and offices of a plan. With PLAN (JSON) the "
        "workbook holds that plan."
    ),
)
PLAN_NEW_SHORT = Message(
    "help.plan.new.short", vi="Lập sổ Excel để điền.", en="Writes a workbook to fill in."
)
PLAN_READ = Message(
    "help.plan.read",
    vi=(
        "Đọc sổ Excel đã điền thành plan.json. Thời hạn (Quý IV/2025, trước ngày 15/8/2025, Thường "
        "xuyên) và mức đặt ra (trên 98%, từ 95% trở lên) được hiểu; chỗ nào chưa hiểu thì nêu rõ ô "
        "và giữ nguyên văn."
    ),
    en=(
        "Reads a filled workbook into plan.json. Deadlines (Quý IV/2025, trước ngày 15/8/2025, "
        "Thường xuyên) and goals (trên 98%, từ 95% trở lên) are understood; what is not is named "
        "by its cell and kept in words."
    ),
)
PLAN_READ_SHORT = Message(
    "help.plan.read.short", vi="Đọc sổ Excel đã điền.", en="Reads a filled workbook."
)
OPT_OUT_BOOK = Message(
    "help.out-book", vi="Sổ Excel để ghi (.xlsx).", en="The workbook to write (.xlsx)."
)
OPT_FORCE = Message(
    "help.plan.force", vi="Ghi đè lên tệp đã có.", en="Overwrite a file that is there."
)
READ = Message(
    "cli.plan-read",
    vi="Đã đọc {targets} mục tiêu, {commitments} cam kết, {tasks} nhiệm vụ, {units} đơn vị.",
    en="{targets:targets}, {commitments:commitments}, {tasks:tasks}, {units:offices} read.",
)
