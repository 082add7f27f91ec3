"""Help texts of the form commands, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

FORM = Message(
    "help.form-group",
    vi="Biểu mẫu Excel để xã kê khai số liệu: tạo ra và đọc lại.",
    en="The Excel form in which a commune declares its figures: made, and read back.",
)
NEW = Message(
    "help.form.new",
    vi=(
        "Tạo biểu mẫu Excel cho xã của kế hoạch, theo bộ tiêu chí.\n"
        "\nMỗi chỉ tiêu một dòng; xã chỉ điền vào ô nền vàng rồi đọc lại bằng parscore form read."
    ),
    en=(
        "Makes the Excel form for the plan's commune, by a rule set; its words are Vietnamese.\n"
        "\nOne row for each indicator; only yellow cells are filled in. parscore form read takes "
        "it back."
    ),
)
NEW_SHORT = Message("help.form.new.short", vi="Tạo biểu mẫu Excel.", en="Makes the form.")
READ = Message(
    "help.form.read",
    vi=(
        "Đọc biểu mẫu Excel đã điền thành actuals.json.\n"
        "\nÔ nào sai được nêu tên trang và ô; còn một lỗi thì không ghi gì cả."
    ),
    en=(
        "Reads a filled form as actuals.json.\n"
        "\nEach wrong cell is named by sheet and cell; while one is left nothing is written."
    ),
)
READ_SHORT = Message("help.form.read.short", vi="Đọc biểu mẫu đã điền.", en="Reads a filled form.")
OPT_FROM = Message(
    "help.form.from",
    vi="Điền sẵn số liệu của tệp này (actuals.json).",
    en="Fill in what this file says already (actuals.json).",
)
OPT_ROLE = Message(
    "help.form.role",
    vi="Ai điền: unit (xã) hoặc appraiser (cơ quan thẩm định); ô của bên kia bị khóa.",
    en="Who fills it in: unit (the commune) or appraiser; the cells of the other are locked.",
)
OPT_OUT_FORM = Message(
    "help.form.out", vi="Tệp Excel sẽ ghi (.xlsx).", en="The Excel file to write (.xlsx)."
)
OPT_OUT_ACTUALS = Message(
    "help.form.read.out",
    vi="Tệp JSON sẽ ghi; không nêu thì in ra màn hình.",
    en="The JSON file to write; printed where none is named.",
)
OPT_FORM_RULES = Message(
    "help.form.read.rules",
    vi="Bộ tiêu chí mà biểu mẫu phải được tạo cho: mã hoặc đường dẫn.",
    en="The rule set for which the form must have been made: an id or a path.",
)
NEEDS_XLSX = Message(
    "usage.form-suffix",
    vi="Biểu mẫu là tệp Excel: tên “{path}” phải có đuôi .xlsx.",
    en="The form is an Excel file: the name “{path}” must end in .xlsx.",
)
NEEDS_JSON = Message(
    "usage.actuals-suffix",
    vi="Số liệu là tệp JSON: tên “{path}” phải có đuôi .json.",
    en="Actuals are a JSON file: the name “{path}” must end in .json.",
)
