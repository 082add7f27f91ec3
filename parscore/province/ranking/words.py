"""The words of a ranking, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = Message("ranking.title", vi="Xếp hạng các xã, phường", en="Ranking of communes")
ABOUT = Message("ranking.about", vi="{by}, {period}", en="{by}, {period}")
ILLUSTRATIVE = Message(
    "ranking.illustrative",
    vi="Trong bảng có số liệu minh họa, không phải kết quả thật của xã nào.",
    en="Some figures are made up for illustration; they are no commune's real results.",
)
ASSUMED = Message(
    "ranking.assumed",
    vi="Điểm của bộ tiêu chí {id} có phần là giả định; thứ hạng chỉ để tham khảo.",
    en="Points of the rule set {id} are partly assumed; take the ranks as an indication.",
)
TIES_UNSTATED = Message(
    "ranking.ties-unstated",
    vi="Bộ tiêu chí không nói các xã bằng điểm xếp thế nào; bảng dùng cách 1, 2, 2, 4.",
    en="The rule set does not say how ties are ranked; 1, 2, 2, 4 is used.",
)
GAP_AHEAD = Message(
    "ranking.ahead",
    vi="Kém hạng {rank} ({commune}) {difference}; cần thêm {points} điểm để bằng.",
    en="Behind rank {rank} ({commune}) by {difference}; {points:points} more would draw level.",
)
CLOSED_BY = Message(
    "ranking.closed-by", vi="Đủ nếu lấy lại: {gaps}.", en="Enough if won back: {gaps}."
)
NOT_ENOUGH = Message(
    "ranking.not-enough",
    vi="Lấy lại hết các điểm còn mở cũng chưa đủ.",
    en="All points that are still open would not be enough.",
)
GAP = Message("ranking.gap", vi="{title} ({points} điểm)", en="{title} ({points:points})")
NEIGHBOURS = Message(
    "ranking.neighbours",
    vi="Liền trên: {above}. Liền dưới: {below}.",
    en="Above: {above}. Below: {below}.",
)
TIED = Message("ranking.tied", vi="{count} xã cùng hạng.", en="{count:communes} share this rank.")
SUBMITTED = Message(
    "ranking.submitted",
    vi="{ranked} xã được xếp hạng, {unranked} xã chưa đủ số liệu để xếp, {missing} xã chưa nộp, "
    "{bad} hồ sơ không dùng được.",
    en="{ranked:communes} ranked, {unranked} without this figure, {missing} not submitted, "
    "{bad:folders} could not be used.",
)
BIN = Message("ranking.bin", vi="{low}–{high}: {count} xã", en="{low}–{high}: {count:communes}")
ATTACHED = Message(
    "ranking.attached",
    vi="(Kèm theo văn bản số ……… ngày …… tháng …… năm ……… của ………………)",
    en="(Attached to document no. ……… of ………………)",
)
APPENDIX = Message("ranking.appendix", vi="PHỤ LỤC", en="APPENDIX")
HASH = Message(
    "ranking.hash", vi="SHA-256 của bộ tiêu chí: {sha}", en="SHA-256 of the rule set: {sha}"
)

WORDS: Final[Mapping[str, Localised]] = {
    "rank": Localised("Hạng", "Rank"),
    "commune": Localised("Xã, phường", "Commune"),
    "code": Localised("Mã", "Code"),
    "value_percent": Localised("Chỉ số (%)", "Index (%)"),
    "value_points": Localised("Điểm xếp hạng", "Ranked points"),
    "points": Localised("Điểm tự chấm", "Self-score"),
    "max": Localised("Điểm tối đa", "Maximum"),
    "class": Localised("Xếp loại", "Class"),
    "ahead": Localised("Cách hạng trên", "To the next rank"),
    "closes": Localised("Tiêu chí đủ để bằng", "What would draw level"),
    "caution": Localised("Lưu ý", "Caution"),
    "ruleset": Localised("Bộ tiêu chí", "Rule set"),
    "period": Localised("Kỳ", "Period"),
    "ties": Localised("Khi bằng điểm", "Ties"),
    "competition": Localised("cùng hạng, hạng sau tính theo số xã (1, 2, 2, 4)", "1, 2, 2, 4"),
    "dense": Localised("cùng hạng, hạng sau liền kề (1, 2, 2, 3)", "1, 2, 2, 3"),
    "sequential": Localised("mỗi xã một hạng (1, 2, 3, 4)", "each its own rank (1, 2, 3, 4)"),
    "tolerance": Localised("coi là bằng khi chênh không quá", "equal within"),
    "classes": Localised("Số xã theo xếp loại", "Communes by class"),
    "count": Localised("Số xã", "Communes"),
    "spread": Localised("Phân bố", "Distribution"),
    "fields": Localised("Điểm theo lĩnh vực", "Points by field"),
    "field": Localised("Lĩnh vực", "Field"),
    "least": Localised("Thấp nhất", "Lowest"),
    "lower_quartile": Localised("Tứ phân vị 1", "1st quartile"),
    "median": Localised("Trung vị", "Median"),
    "upper_quartile": Localised("Tứ phân vị 3", "3rd quartile"),
    "greatest": Localised("Cao nhất", "Highest"),
    "mean": Localised("Trung bình", "Mean"),
    "table": Localised("Bảng xếp hạng", "The ranking"),
    "each": Localised("Từng xã cách hạng trên bao xa", "What separates each from the next rank"),
    "missing": Localised("Chưa nộp số liệu", "Not submitted"),
    "bad": Localised(
        "Hồ sơ không dùng được: có lỗi, hoặc một xã nhiều hồ sơ",
        "Folders that could not be used: with errors, or several of one commune",
    ),
    "unranked": Localised("Chưa đủ số liệu để xếp hạng", "Without the figure to rank by"),
    "first": Localised("đứng đầu", "first"),
    "offline": Localised(
        "Trang này là một tệp duy nhất: mở được khi không có mạng, không tải gì từ bên ngoài.",
        "This page is a single file: it works offline and loads nothing from outside.",
    ),
    "skip": Localised("Đến nội dung chính", "Skip to the content"),
}
