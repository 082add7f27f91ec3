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
