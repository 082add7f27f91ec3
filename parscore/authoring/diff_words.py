"""The sentences that tell how two rule sets differ, as an official would say it."""

from __future__ import annotations

from parscore.values.messages import Localised, Message

NODE = Message("diff.node", vi="{number} {title}", en="{number} {title}")
PART_OF = Message("diff.part", vi="{name}, phần {part}", en="{name}, part {part}")
UNIT = Message("diff.unit", vi="{value}{unit}", en="{value}{unit}")
POINTS = Message("diff.points", vi="{points} điểm", en="{points} points")
SHARE = Message("diff.share", vi="{share} điểm tối đa", en="{share} of the maximum")
BETWEEN = Message("diff.between", vi="{low}–{high} điểm", en="{low}–{high} points")
SPAN = Message("diff.span", vi="từ {start} đến {end}", en="{start} to {end}")
SINCE = Message("diff.since", vi="từ {start}", en="from {start}")
ROUNDED = Message(
    "diff.rounded", vi="{places} chữ số thập phân, {mode}", en="{places} places, {mode}"
)
BAND = Message("diff.band", vi="{band}: {points}", en="{band}: {points}")

LEAF_ADDED = Message(
    "diff.leaf-added",
    vi="Thêm tiêu chí {node}, tối đa {max} điểm: {formula}.",
    en="Added: criterion {node}, at most {max} points: {formula}.",
)
GROUP_ADDED = Message("diff.group-added", vi="Thêm nhóm {node}.", en="Added: group {node}.")
LEAF_RETIRED = Message(
    "diff.leaf-retired",
    vi="Bỏ tiêu chí {node} (tối đa {max} điểm).",
    en="Retired: criterion {node} (at most {max} points).",
)
GROUP_RETIRED = Message("diff.group-retired", vi="Bỏ nhóm {node}.", en="Retired: group {node}.")
CHANGED = Message(
    "diff.changed",
    vi="{subject}: {what} {before} → {after}.",
    en="{subject}: {what} {before} → {after}.",
)
REWRITTEN = Message(
    "diff.rewritten",
    vi="{subject}: {what} đổi từ “{before}” thành “{after}”.",
    en="{subject}: {what} changed from “{before}” to “{after}”.",
)
THRESHOLD = Message(
    "diff.threshold",
    vi="{subject}: ngưỡng {before} → {after} (được {points}).",
    en="{subject}: threshold {before} → {after} (for {points}).",
)
THRESHOLD_SIDE = Message(
    "diff.threshold-side",
    vi="{subject}: đúng mốc {value} trước được {before}, nay được {after}.",
    en="{subject}: exactly at {value} earned {before}, now {after}.",
)
BAND_POINTS = Message(
    "diff.band-points",
    vi="{subject}: mức “{band}” {before} → {after}.",
    en="{subject}: band “{band}” {before} → {after}.",
)
ITEM_ADDED = Message(
    "diff.item-added", vi="{subject}: thêm {what} “{item}”.", en="{subject}: {what} “{item}” added."
)
ITEM_REMOVED = Message(
    "diff.item-removed",
    vi="{subject}: bỏ {what} “{item}”.",
    en="{subject}: {what} “{item}” removed.",
)
MINIMUM_ADDED = Message(
    "diff.minimum-added",
    vi="Thêm chỉ tiêu tối thiểu “{title}”: {goal}.",
    en="Added: minimum “{title}”: {goal}.",
)
MINIMUM_REMOVED = Message(
    "diff.minimum-removed",
    vi="Bỏ chỉ tiêu tối thiểu “{title}” ({goal}).",
    en="Removed: minimum “{title}” ({goal}).",
)
MINIMUM = Message("diff.minimum", vi="Chỉ tiêu tối thiểu “{title}”", en="The minimum “{title}”")
RULE_ADDED = Message(
    "diff.rule-added", vi="Thêm quy tắc {id}: {title}.", en="Added: rule {id}: {title}."
)
RULE_REMOVED = Message(
    "diff.rule-removed", vi="Bỏ quy tắc {id}: {title}.", en="Removed: rule {id}: {title}."
)
RULE = Message("diff.rule", vi="Quy tắc {id}", en="The rule {id}")
INDICATOR = Message("diff.indicator", vi="Chỉ tiêu “{title}”", en="The indicator “{title}”")
CLASS = Message("diff.class", vi="Xếp loại “{name}”", en="The class “{name}”")
SHIFTED = Message(
    "diff.shifted",
    vi="{count} thời hạn và khoảng thời gian dời {years} năm theo kỳ chấm điểm.",
    en="{count} deadlines and spans move by {years} years with the scored period.",
)
SAME = Message(
    "diff.same",
    vi="Không có khác biệt nào về tiêu chí, điểm, căn cứ hay quy tắc.",
    en="There is no difference in criteria, points, sources or rules.",
)

NONE = Localised("không có", "none")
YES, NO = Localised("có", "yes"), Localised("không", "no")
NO_UNIT = Localised("", "")
WHOLE_SET = Localised("Bộ tiêu chí", "The rule set")

WHAT = {
    "title": Localised("tên", "title"),
    "number": Localised("số thứ tự", "number"),
    "issued": Localised("ngày ban hành", "date of issue"),
    "issuer": Localised("cơ quan ban hành", "issuer"),
    "decision": Localised("số quyết định", "decision number"),
    "revision": Localised("bản sửa đổi", "revision"),
    "period": Localised("kỳ chấm điểm", "scored period"),
    "phase": Localised("giai đoạn áp dụng", "phase"),
    "confirmed_for": Localised("xác nhận cho kỳ", "confirmed for"),
    "parent": Localised("nhóm", "group"),
    "kind": Localised("loại", "kind"),
    "maximum": Localised("điểm tối đa", "maximum"),
    "floor": Localised("mức trừ nhiều nhất", "floor"),
    "in_max": Localised("nằm trong thang điểm", "inside the scale"),
    "cap": Localised("mức trần", "cap"),
    "best_of": Localised("số tiêu chí con được lấy", "children that count"),
    "indicator": Localised("chỉ tiêu đo lường", "indicator"),
    "window": Localised("khoảng lấy số liệu", "data window"),
    "zero_denominator": Localised("khi mẫu số bằng 0:", "zero denominator:"),
    "denominator": Localised("thay mẫu số", "denominator"),
    "not_applicable": Localised("khi không áp dụng:", "not applicable:"),
    "rounding": Localised("làm tròn:", "rounding:"),
    "part_rounding": Localised("làm tròn từng phần:", "rounding of parts:"),
    "evidence_policy": Localised("khi thiếu tài liệu:", "missing evidence:"),
    "lateness": Localised("thời hạn nộp", "day of handing in"),
    "depends_on": Localised("phụ thuộc", "depends on"),
    "owner": Localised("đơn vị chịu trách nhiệm", "owner"),
    "due": Localised("thời hạn", "deadline"),
    "source": Localised("căn cứ", "source"),
    "formula": Localised("cách tính", "formula"),
    "bands": Localised("các mức điểm", "bands"),
    "of": Localised("đại lượng đem so", "quantity compared"),
    "full_at": Localised("tỷ lệ được điểm tối đa", "percentage for full marks"),
    "zero_below": Localised("tỷ lệ bắt đầu có điểm", "least percentage for points"),
    "below": Localised("điểm khi dưới mức", "points below it"),
    "points": Localised("điểm ở mức đủ", "points for full marks"),
    "most": Localised("điểm cao nhất", "most points"),
    "each": Localised("điểm mỗi đơn vị", "points for each"),
    "start": Localised("điểm ban đầu", "points to start from"),
    "least": Localised("điểm thấp nhất", "least points"),
    "passed": Localised("điểm khi đạt", "points if done"),
    "fail": Localised("điểm khi không đạt", "points if not"),
    "item": Localised("nội dung", "item"),
    "part": Localised("phần", "part"),
    "level": Localised("mức", "level"),
    "answer": Localised("phương án trả lời", "answer"),
    "evidence": Localised("tài liệu kiểm chứng", "evidence"),
    "proves": Localised("điều phải chứng minh", "what it must prove"),
    "goal": Localised("mức", "goal"),
    "unit": Localised("đơn vị tính", "unit"),
    "numerator": Localised("tử số", "numerator"),
    "denominator_of": Localised("mẫu số", "denominator"),
    "part_of_whole": Localised("tử số không vượt mẫu số", "part of the whole"),
    "band": Localised("khung điểm", "band"),
    "class": Localised("loại", "class"),
    "classes_of": Localised("xếp theo", "classed by"),
    "ties": Localised("xếp hạng khi bằng điểm", "ranking of ties"),
    "index_rounding": Localised("làm tròn chỉ số:", "rounding of the index:"),
    "total_rounding": Localised("làm tròn tổng điểm:", "rounding of the total:"),
    "self_scoring_closes": Localised("ngày cuối tự chấm điểm", "last day of self-scoring"),
    "tolerance": Localised("điểm tối đa giả định xê dịch (%)", "assumed maxima are moved by (%)"),
    "when": Localised("điều kiện (when)", "conditions (when)"),
    "unless": Localised("trừ khi (unless)", "exceptions (unless)"),
    "then": Localised("hệ quả (then)", "effects (then)"),
    "severity": Localised("mức độ", "severity"),
    "message": Localised("câu báo", "message"),
}

CHOICES = {
    "reduce": Localised("giảm điểm tối đa", "the maximum is reduced"),
    "full": Localised("đủ điểm", "full marks"),
    "redistribute": Localised("chia cho các tiêu chí cùng nhóm", "shared out in the group"),
    "lost": Localised("mất điểm", "points are lost"),
    "undetermined": Localised("chưa xác định", "undetermined"),
    "not_applicable": Localised("không áp dụng", "not applicable"),
    "zero": Localised("không tính điểm", "no points"),
    "ratio_0": Localised("coi là 0%", "taken as 0%"),
    "ratio_100": Localised("coi là 100%", "taken as 100%"),
    "explain": Localised("phải giải trình", "must be explained"),
    "warn": Localised("chỉ nhắc", "only a reminder"),
    "half_up": Localised("nửa thì lên", "half up"),
    "half_even": Localised("nửa thì về số chẵn", "half to even"),
    "up": Localised("luôn lên", "always up"),
    "down": Localised("luôn xuống", "always down"),
    "ratio": Localised("tỷ lệ", "ratio"),
    "value": Localised("giá trị", "value"),
    "days": Localised("số ngày", "days"),
    "change": Localised("mức thay đổi", "change"),
    "growth": Localised("mức tăng", "growth"),
    "items": Localised("số nội dung", "items"),
    "occurrences": Localised("số lần", "occurrences"),
    "index": Localised("chỉ số", "index"),
    "standard": Localised("thường", "standard"),
    "bonus": Localised("thưởng", "bonus"),
    "penalty": Localised("phạt", "penalty"),
    "survey": Localised("điều tra", "survey"),
    "info": Localised("thông tin", "info"),
    "warning": Localised("cảnh báo", "warning"),
    "error": Localised("lỗi", "error"),
}
