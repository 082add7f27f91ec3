"""The words of what-ifs and comparisons, in both languages."""

from __future__ import annotations

from typing import Final

from parscore.values.messages import Localised, Message

WHATIF_TITLE = Message("change.whatif", vi="Nếu số liệu khác đi", en="If the figures were others")
COMPARE_TITLE = Message("change.compare", vi="Điểm thay đổi thế nào", en="How the score moved")
SUPPOSED = Message(
    "change.supposed",
    vi="Đây là phép thử trên số liệu giả định, không phải kết quả tự chấm.",
    en="This tries out supposed figures; it is no self-score.",
)
ILLUSTRATIVE = Message(
    "change.illustrative",
    vi="Số liệu minh họa, không phải số liệu thật.",
    en="The figures are made up for an example; they are not real.",
)
ASSUMED = Message(
    "change.assumed",
    vi="Bộ tiêu chí {ids} có điểm giả định, không lấy từ văn bản chính thức.",
    en="Points of {ids} are assumed, not from an official document.",
)
NOW = Message("change.now", vi="Hiện tại", en="As it is")
CASE = Message("change.case", vi="Phương án {number}", en="Scenario {number}")
SET = Message("change.set", vi="{title}: {before} → {after}", en="{title}: {before} → {after}")
SUPPOSES = Message("change.supposes", vi="{name}: {figures}.", en="{name}: {figures}.")
NO_FIGURE = Message("change.no-figure", vi="chưa có số liệu", en="no figure")
ASIDE = Message("change.aside", vi="không áp dụng ({reason})", en="not applicable ({reason})")
TIMES = Message("change.times", vi="{count} lần ({days} ngày)", en="{count} times ({days} days)")
NEVER = Message("change.never", vi="không lần nào", en="never")
TOTAL = Message(
    "change.total",
    vi="Tổng điểm {before} → {after} ({points}).",
    en="Total points {before} → {after} ({points}).",
)
INDEX = Message("change.index", vi="Chỉ số {before} → {after}.", en="Index {before} → {after}.")
BOUNDS = Message(
    "change.bounds",
    vi="Khoảng điểm {before} → {after}, vì số liệu còn thiếu.",
    en="Range {before} → {after}, as data is missing.",
)
CLASS = Message("change.class", vi="Xếp loại {before} → {after}.", en="Class {before} → {after}.")
SAME = Message(
    "change.same",
    vi="Không tiêu chí nào thay đổi.",
    en="No criterion changes.",
)
ELSEWHERE = Message(
    "change.elsewhere",
    vi="Còn {count} tiêu chí chỉ có ở một trong hai bộ, không làm đổi điểm.",
    en="Criteria of one set alone that move no points: {count}.",
)
WAS = Message("change.was", vi="Trước: {said}", en="Before: {said}")
IS = Message("change.is", vi="Sau: {said}", en="After: {said}")
EFFECT_NEW = Message("change.effect-new", vi="Thêm tác động: {what}.", en="It now meets: {what}.")
EFFECT_GONE = Message("change.effect-gone", vi="Hết tác động: {what}.", en="It is rid of: {what}.")
BY_RULE = Message(
    "change.by-rule", vi="{what} (quy tắc “{rule}”) {points}", en="{what} (rule “{rule}”) {points}"
)
BY_TREE = Message("change.by-tree", vi="{what} {points}", en="{what} {points}")
OWN = Message(
    "change.own", vi="{name} (trần, làm tròn của nhóm)", en="{name} (the group's cap, rounding)"
)
ROUNDED = Message("change.rounded", vi="Làm tròn tổng điểm", en="Rounding of the total")
MINIMUM_MOVED = Message(
    "change.minimum",
    vi="{title} ({goal}): {before} → {after}",
    en="{title} ({goal}): {before} → {after}",
)
FINDING_NEW = Message("change.finding-new", vi="Mới: {text}", en="New: {text}")
FINDING_GONE = Message("change.finding-gone", vi="Không còn: {text}", en="Gone: {text}")
AND_ELSEWHERE = Message(
    "change.and-elsewhere",
    vi="{text} Kế hoạch còn nêu mục tiêu này ở {count} chỗ khác.",
    en="{text} The plan states this target in {count:places} more.",
)
GAP_CLOSED = Message("change.gap-closed", vi="Đã xong: {what}", en="Closed: {what}")
GAP_OPENED = Message("change.gap-opened", vi="Mới có: {what}", en="Opened: {what}")
GAP = Message("change.gap", vi="{title}: {action}", en="{title}: {action}")
STEP = Message("change.step", vi="{before} → {after}", en="{before} → {after}")
SPLIT = Message(
    "change.split",
    vi="Do bộ tiêu chí thay đổi: {rules} điểm. Do kết quả của xã: {performance} điểm.",
    en="By the change of rules: {rules:points}. By the commune's results: {performance:points}.",
)
ALL_OWN = Message(
    "change.all-own",
    vi="Cùng một bộ tiêu chí, nên toàn bộ thay đổi là do kết quả của xã.",
    en="The rules are the same, so the whole change is the commune's own.",
)
MET = Message("change.met", vi="{met}/{total}", en="{met} of {total}")

SOME_ILLUSTRATIVE = Message(
    "history.illustrative",
    vi="Có lần chấm dùng số liệu minh họa, không phải số liệu thật.",
    en="Some of these assessments are of made-up figures.",
)
SEVERAL_RULES = Message(
    "history.several-rules",
    vi=(
        "Các lần chấm không dùng cùng một bộ tiêu chí: một phần thay đổi là do bộ tiêu chí "
        "(xem parscore compare)."
    ),
    en=(
        "These assessments are not all by the same rules: part of the change is the rules' doing "
        "(see parscore compare)."
    ),
)
OPEN_RANGE = Message(
    "history.open-range",
    vi="Vạch xám: còn mở, vì thiếu số liệu",
    en="Grey bar: open, as data is missing",
)
BROKEN = Message(
    "history.broken", vi="Nét đứt: đổi bộ tiêu chí", en="Broken line: the rules changed"
)
LINE = Message("history.line", vi="Chỉ số: {said}.", en="Index: {said}.")

HEADING: Final = {
    "cases": Localised("So sánh các phương án", "The scenarios side by side"),
    "stations": Localised("Các lần chấm", "The assessments"),
    "history": Localised("Điểm qua các lần chấm", "The score over time"),
}
COLUMN: Final = {
    "case": Localised("Phương án", "Scenario"),
    "day": Localised("Tính đến ngày", "As of"),
    "ruleset": Localised("Bộ tiêu chí", "Rule set"),
    "points": Localised("Điểm", "Points"),
    "change": Localised("Thay đổi", "Change"),
    "index": Localised("Chỉ số", "Index"),
    "class": Localised("Xếp loại", "Class"),
    "minimums": Localised("Tối thiểu đạt", "Minimums met"),
    "criterion": Localised("Tiêu chí", "Criterion"),
    "before": Localised("Trước", "Before"),
    "after": Localised("Sau", "After"),
    "rules": Localised("Do bộ tiêu chí", "By the rules"),
    "performance": Localised("Do kết quả", "By results"),
}
GONE: Final = Localised("không có", "none")
