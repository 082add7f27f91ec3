"""The words of what a change of the rules does, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = Message(
    "impact.title",
    vi="Nếu đổi bộ tiêu chí thì các xã ra sao",
    en="What a change of the rules would do",
)
PAIR = Message("impact.pair", vi="{before} → {after}", en="{before} → {after}")
NAMED = Message("impact.named", vi="{title} ({id})", en="{title} ({id})")
ILLUSTRATIVE = Message(
    "impact.illustrative",
    vi="Có số liệu minh họa, không phải kết quả thật của xã nào.",
    en="Some figures are made up for illustration; they are no commune's real results.",
)
ASSUMED = Message(
    "impact.assumed",
    vi="Điểm của {ids} có phần là giả định.",
    en="Points of {ids} are partly assumed.",
)
QUICK = Message(
    "impact.quick",
    vi=(
        "Tính nhanh: chỉ công thức và chỉ tiêu tối thiểu. Chưa tính quy tắc suy luận (khống chế, "
        "trừ điểm, không cho điểm vì thiếu tài liệu, điều kiện xếp loại), nên điểm và xếp loại có "
        "thể khác kết quả chấm. Thêm --exact để tính đủ."
    ),
    en=(
        "Quick: formulas and minimums only. Inference rules (caps, penalties, points withheld "
        "for missing documents, gates on classes) are left out, so points and classes may differ "
        "from an evaluation. Add --exact to include them."
    ),
)
MOVED = Message(
    "impact.moved",
    vi=(
        "Số liệu kỳ {period} được chấm thử theo bộ {id}, bộ của kỳ khác: mọi ngày tháng trong kế "
        "hoạch và số liệu được dời sang năm {year}; số đếm và chỉ tiêu của kế hoạch giữ nguyên."
    ),
    en=(
        "Data of {period} is tried on {id}, a set for another period: every day in plans and "
        "actuals is moved to {year}; counts and the plans' targets stay."
    ),
)
OTHER_PROVINCE = Message(
    "impact.other-province",
    vi="Hai bộ thuộc hai tỉnh khác nhau.",
    en="The two sets are of two provinces.",
)
NOTHING = Message(
    "impact.nothing",
    vi="Hai bộ như nhau: không có gì thay đổi.",
    en="The two sets are the same: nothing changes.",
)
NO_DATA = Message(
    "impact.no-data",
    vi=(
        "Theo bộ mới, nhiều xã chưa đủ số liệu hơn ở: {names}. Chỗ thiếu được tính mức thấp nhất, "
        "nên kết quả sau có thể thấp hơn thực tế."
    ),
    en=(
        "By the new set, more communes lack data for: {names}. What is missing counts its least, "
        "so the later figures may be lower than what will be."
    ),
)
OTHER_MAXIMUM = Message(
    "impact.other-maximum",
    vi="Điểm tối đa của {count} xã khác đi: hãy so chỉ số, không chỉ điểm.",
    en="The maximum of {count:communes} differs: compare the index, not only the points.",
)
EXACT_MODE = Message(
    "impact.exact-mode",
    vi="chấm đủ từng xã theo cả hai bộ, kể cả quy tắc suy luận",
    en="each commune fully evaluated by both sets, inference rules included",
)
QUICK_MODE = Message(
    "impact.quick-mode",
    vi="nhanh, không tính quy tắc suy luận",
    en="quick, without inference rules",
)
MOVES = Message(
    "impact.moves",
    vi="Chỉ số: {gained} xã tăng, {lost} xã giảm, {stayed} xã giữ nguyên.",
    en="Index: up in {gained:communes}, down in {lost}, the same in {stayed}.",
)
RANKS = Message(
    "impact.ranks",
    vi=(
        "Thứ hạng: {up} xã lên (nhiều nhất {most_up} bậc), {down} xã xuống (nhiều nhất {most_down} "
        "bậc), {same} xã giữ nguyên."
    ),
    en=(
        "Ranks: up for {up:communes} (by {most_up} at most), down for {down} (by {most_down} at "
        "most), the same for {same}."
    ),
)
FELL = Message("impact.fell", vi="{title}, rơi xuống: {names}.", en="{title}, falling: {names}.")
CLIMBED = Message(
    "impact.climbed", vi="{title}, nay đạt: {names}.", en="{title}, now met: {names}."
)
AND_MORE = Message(
    "impact.and-more",
    vi="{names}; còn {count} nữa",
    en="{names}; {count} more",
)
CAUSE = Message(
    "impact.cause",
    vi="Bình quân {before} → {after} điểm; {gained} xã tăng, {lost} xã giảm.",
    en="Mean {before} → {after} points; up in {gained:communes}, down in {lost}.",
)
BY_RULES = Message(
    "impact.by-rules",
    vi="Công thức {formula}, quy tắc suy luận {rules}.",
    en="Formula {formula}, inference rules {rules}.",
)
OPEN = Message(
    "impact.open",
    vi="Chưa đủ số liệu: {before} → {after} xã.",
    en="Without enough data: {before} → {after:communes}.",
)
COMMUNE = Message(
    "impact.commune",
    vi="{name}: {before} → {after}, hạng {rank} → {now}",
    en="{name}: {before} → {after}, rank {rank} → {now}",
)
CLASS = Message("impact.class", vi="Xếp loại {before} → {after}.", en="Class {before} → {after}.")
BECAUSE = Message("impact.because", vi="Vì: {reasons}.", en="Because of: {reasons}.")
REASON = Message("impact.reason", vi="{title} ({points})", en="{title} ({points})")
BELOW = Message("impact.below", vi="Rơi xuống dưới mức: {names}.", en="Falls below: {names}.")
ABOVE = Message("impact.above", vi="Nay đạt: {names}.", en="Now meets: {names}.")
THE_LEAVES = Message(
    "impact.leaves",
    vi="Công thức của {count} tiêu chí trên",
    en="Formulas of the criteria above ({count})",
)
AT_LEAVES = Message(
    "impact.at-leaves",
    vi="Quy tắc suy luận tại các tiêu chí trên",
    en="Inference rules at the criteria above",
)
NO_CAUSE = Message(
    "impact.no-cause",
    vi="Không tiêu chí nào làm đổi điểm.",
    en="No criterion changes any points.",
)
MORE_CHANGES = Message(
    "impact.more-changes",
    vi="Còn {count} thay đổi khác; xem đủ bằng: parscore rules diff CŨ MỚI",
    en="{count:changes} more; parscore rules diff OLD NEW tells them all",
)
OTHER_PERIODS = Message(
    "impact.other-periods",
    vi="{count} xã có số liệu của kỳ khác, không tính.",
    en="Left out, as their data is of another period: {count:communes}.",
)
HASHES = Message(
    "impact.hashes",
    vi="SHA-256: {before} (bộ cũ), {after} (bộ mới)",
    en="SHA-256: {before} (old), {after} (new)",
)
REST: Final[Mapping[str, Localised]] = {
    "rules": Localised(
        "Quy tắc suy luận ở nhóm, và ở chỗ còn thiếu số liệu",
        "Inference rules at groups, and where data is missing",
    ),
    "redistribution": Localised(
        "Chia lại điểm của tiêu chí không áp dụng", "Points shared out where something is out"
    ),
    "limits": Localised(
        "Trần, mức trừ tối đa, chọn phần cao nhất của nhóm", "Caps, floors and best-of of groups"
    ),
    "rounding": Localised("Làm tròn nhóm và tổng điểm", "Rounding of groups and of the total"),
}
WORDS: Final[Mapping[str, Localised]] = {
    "caution": Localised("Lưu ý", "Caution"),
    "before_set": Localised("Bộ cũ", "Old set"),
    "after_set": Localised("Bộ mới", "New set"),
    "data": Localised("Số liệu", "Data"),
    "communes": Localised("Số xã", "Communes"),
    "mode": Localised("Cách tính", "How"),
    "summary": Localised("Nhìn chung", "Summary"),
    "figure": Localised("Số liệu chung", "Figure"),
    "before": Localised("Trước", "Before"),
    "after": Localised("Sau", "After"),
    "change": Localised("Thay đổi", "Change"),
    "mean_points": Localised("Điểm trung bình", "Mean points"),
    "mean_index": Localised("Chỉ số trung bình (%)", "Mean index (%)"),
    "median": Localised("Chỉ số ở giữa (trung vị, %)", "Median index (%)"),
    "least": Localised("Chỉ số thấp nhất (%)", "Lowest index (%)"),
    "greatest": Localised("Chỉ số cao nhất (%)", "Highest index (%)"),
    "minimums": Localised("Chỉ tiêu tối thiểu", "Minimums"),
    "minimum": Localised("Chỉ tiêu", "Minimum"),
    "goal": Localised("Mức", "Goal"),
    "below": Localised("Số xã dưới mức", "Communes below"),
    "fell": Localised("Rơi xuống", "Falling"),
    "climbed": Localised("Nay đạt", "Now met"),
    "classes": Localised("Số xã theo xếp loại", "Communes by class"),
    "class": Localised("Xếp loại", "Class"),
    "causes": Localised("Vì đâu điểm trung bình thay đổi", "What changes the mean points"),
    "part": Localised("Phần", "Part"),
    "mean_change": Localised("Điểm bình quân", "Mean points"),
    "total": Localised("Điểm trung bình thay đổi", "Change of the mean points"),
    "most": Localised("Mười xã thay đổi nhiều nhất", "The ten most affected communes"),
    "changes": Localised("Thay đổi khác của bộ tiêu chí", "Other changes of the rules"),
    "missing": Localised("Chưa nộp số liệu", "Not submitted"),
    "bad": Localised("Hồ sơ không dùng được", "Documents that could not be used"),
    "commune": Localised("Xã, phường", "Commune"),
    "code": Localised("Mã", "Code"),
    "points_before": Localised("Điểm trước", "Points before"),
    "points_after": Localised("Điểm sau", "Points after"),
    "index_before": Localised("Chỉ số trước (%)", "Index before (%)"),
    "index_after": Localised("Chỉ số sau (%)", "Index after (%)"),
    "index_change": Localised("Thay đổi chỉ số", "Change of the index"),
    "rank_before": Localised("Hạng trước", "Rank before"),
    "rank_after": Localised("Hạng sau", "Rank after"),
    "class_before": Localised("Xếp loại trước", "Class before"),
    "class_after": Localised("Xếp loại sau", "Class after"),
    "why": Localised("Vì đâu", "Because of"),
    "none": Localised("không có", "none"),
    "skip": Localised("Đến nội dung chính", "Skip to the content"),
    "offline": Localised(
        "Trang này là một tệp duy nhất: mở được khi không có mạng, không tải gì từ bên ngoài.",
        "This page is a single file: it works offline and loads nothing from outside.",
    ),
}
