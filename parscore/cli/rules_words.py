"""Help texts of the rulebook commands, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

RULES = Message(
    "help.rules-group",
    vi="Xem, kiểm tra và giữ gìn các bộ tiêu chí.",
    en="Shows, checks and looks after the rule sets.",
)
LIST = Message(
    "help.rules.list",
    vi="Liệt kê các bộ tiêu chí: của ai, cho kỳ nào, điểm của ai, nằm ở đâu.",
    en="Lists the rule sets: for whom, for which period, whose points, and where they lie.",
)
LIST_SHORT = Message(
    "help.rules.list.short", vi="Liệt kê các bộ tiêu chí.", en="Lists the rule sets."
)
CHECK = Message(
    "help.rules.check",
    vi=(
        "Kiểm tra các bộ tiêu chí (mã hoặc đường dẫn); không nêu bộ nào thì kiểm tra tất cả.\n"
        "\nCó lỗi thì kết thúc với mã 1; chỉ có cảnh báo thì 0. Nghĩa của một mã lỗi: "
        "parscore rules explain-code E104."
    ),
    en=(
        "Checks rule sets (ids or paths); all of them where none is named.\n"
        "\nExits with 1 when an error is found, with 0 for warnings alone. What a code means: "
        "parscore rules explain-code E104."
    ),
)
CHECK_SHORT = Message(
    "help.rules.check.short", vi="Kiểm tra các bộ tiêu chí.", en="Checks the rule sets."
)
COUNTED = Message(
    "rules.counted",
    vi="{name}: {errors} lỗi, {warnings} cảnh báo.",
    en="{name}: {errors} errors, {warnings} warnings.",
)
NOT_WHOLE = Message(
    "rules.not-whole",
    vi="{name}: {errors} lỗi, {warnings} cảnh báo; chưa kiểm tra hết vì không ghép được bộ.",
    en="{name}: {errors} errors, {warnings} warnings; not all was checked: it cannot be put "
    "together.",
)
SHOW = Message(
    "help.rules.show",
    vi="Trình bày một bộ tiêu chí: của ai, cho kỳ nào, lĩnh vực, chỉ tiêu tối thiểu, xếp loại.",
    en="Shows one rule set: for whom, for which period, its fields, minimums and classes.",
)
SHOW_SHORT = Message(
    "help.rules.show.short", vi="Trình bày một bộ tiêu chí.", en="Shows one rule set."
)
OPT_TREE = Message(
    "help.rules.tree",
    vi="Kèm mọi tiêu chí: chỉ tiêu, cách tính bằng lời, điểm của ai.",
    en="With every criterion: its indicator, its formula in words, whose points.",
)
EXPLAIN_CODE = Message(
    "help.rules.explain-code",
    vi="Giải thích một mã lỗi, như E104: nghĩa là gì, ví dụ, cách sửa.",
    en="Explains a code such as E104: what it means, an example, what to do.",
)
EXPLAIN_CODE_SHORT = Message(
    "help.rules.explain-code.short", vi="Giải thích một mã lỗi.", en="Explains a code."
)
