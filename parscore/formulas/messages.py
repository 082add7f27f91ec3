"""The sentences with which formulas explain themselves."""

from parscore.values.messages import Message

# What was measured.
BASED_ON_RATIO = Message(
    "formula.ratio",
    vi="Số liệu: {numerator}/{denominator} = {percent}%.",
    en="Data: {numerator}/{denominator} = {percent}%.",
)
BASED_ON_PERCENT = Message("formula.percent", vi="Số liệu: {value}%.", en="Data: {value}%.")
BASED_ON_VALUE = Message("formula.value", vi="Số liệu: {value}.", en="Data: {value}.")
BASED_ON_COUNT = Message("formula.count", vi="Đếm được: {value}.", en="Counted: {value}.")
BASED_ON_DAYS = Message(
    "formula.days",
    vi="Ngày thực hiện {day}, mốc tính {since}: {days} ngày sau mốc.",
    en="Done on {day}, counted from {since}: {days:days} after.",
)
BASED_ON_CHANGE = Message(
    "formula.change",
    vi="Kỳ trước {before}, kỳ này {now}: thay đổi {change}.",
    en="Previous period {before}, now {now}: change {change}.",
)
BASED_ON_GROWTH = Message(
    "formula.growth",
    vi="Kỳ trước {before}, kỳ này {now}: tăng {change}%.",
    en="Previous period {before}, now {now}: growth {change}%.",
)
DENOMINATOR_REPLACED = Message(
    "formula.denominator-replaced",
    vi="Mẫu số được thay bằng {value} theo quy định.",
    en="The denominator is replaced by {value}, as the rule says.",
)
DONE = Message("formula.done", vi="Đã thực hiện.", en="Done.")
NOT_DONE = Message("formula.not-done", vi="Không thực hiện.", en="Not done.")
AT_LEVEL = Message("formula.level", vi="Mức đạt được: {level}.", en="Level reached: {level}.")
ITEMS_DONE = Message(
    "formula.items", vi="Đã có {done}/{total} nội dung.", en="{done} of {total} items are there."
)
ITEMS_ABSENT = Message(
    "formula.items-absent", vi="Còn thiếu: {items}.", en="Still lacking: {items}."
)
ANSWERS = Message("formula.answers", vi="Tổng số phiếu: {total}.", en="Answers counted: {total}.")

# What follows from it.
IN_BAND = Message(
    "formula.band", vi="Mức {band}: {points} điểm.", en="Band {band}: {points:points}."
)
INCREMENT = Message(
    "formula.increment",
    vi="Cộng {count} lần × {points} điểm.",
    en="Plus {count} times {points:points}.",
)
PROPORTIONAL = Message(
    "formula.proportional",
    vi="{points} điểm × {value}% / {full_at}% = {result} điểm.",
    en="{points:points} × {value}% / {full_at}% = {result:points}.",
)
FULL_MARKS = Message(
    "formula.full",
    vi="Đạt từ {full_at}% trở lên: {points} điểm.",
    en="{full_at}% or more: {points:points}.",
)
BELOW_FLOOR = Message(
    "formula.below-floor",
    vi="Dưới {floor}%: {points} điểm.",
    en="Below {floor}%: {points:points}.",
)
AWARDED = Message("formula.awarded", vi="Được {points} điểm.", en="{points:points}.")
PER_UNIT = Message(
    "formula.per-unit",
    vi="{count} × {each} điểm = {result} điểm.",
    en="{count} × {each:points} = {result:points}.",
)
CAPPED = Message("formula.capped", vi="Tối đa {points} điểm.", en="At most {points:points}.")
FLOORED = Message("formula.floored", vi="Thấp nhất {points} điểm.", en="At least {points:points}.")
DEDUCTED = Message(
    "formula.deducted",
    vi="{start} − {count} × {each} = {result} điểm.",
    en="{start} − {count} × {each} = {result:points}.",
)
PART = Message("formula.part", vi="{title}: {points} điểm.", en="{title}: {points:points}.")
PART_OPEN = Message(
    "formula.part-open",
    vi="{title}: chưa xác định (từ {low} đến {high} điểm).",
    en="{title}: undetermined ({low} to {high:points}).",
)
SUM_OF_PARTS = Message(
    "formula.sum", vi="Cộng các phần: {points} điểm.", en="Sum of the parts: {points:points}."
)
BEST_OF_PARTS = Message(
    "formula.best", vi="Lấy phần cao nhất: {points} điểm.", en="Best of the parts: {points:points}."
)
BRANCH_TAKEN = Message(
    "formula.branch", vi="Áp dụng trường hợp: {condition}.", en="Case that applies: {condition}."
)
OTHERWISE = Message("formula.otherwise", vi="các trường hợp còn lại", en="all other cases")
ENTERED = Message("formula.entered", vi="Điểm được nhập: {points}.", en="Points entered: {points}.")
OCCURRENCE = Message(
    "formula.occurrence",
    vi="Lần {number} ({days} ngày): {points} điểm.",
    en="Occurrence {number} ({days:days}): {points:points}.",
)

# Why there are no points.
NOT_MEASURED = Message(
    "formula.missing",
    vi="Chưa có số liệu của chỉ tiêu “{indicator}”.",
    en="There is no data for the indicator “{indicator}”.",
)
NOT_SURVEYED = Message(
    "formula.not-surveyed", vi="Chưa có kết quả điều tra.", en="The survey has no result yet."
)
NOT_APPLICABLE = Message(
    "formula.not-applicable", vi="Không áp dụng: {reason}", en="Not applicable: {reason}"
)
WRONG_KIND = Message(
    "formula.wrong-kind",
    vi="Số liệu của “{indicator}” không đúng dạng mà cách tính này cần.",
    en="The data for “{indicator}” is not of the kind this formula needs.",
)
NO_DENOMINATOR = Message(
    "formula.no-denominator",
    vi="Số liệu của “{indicator}” không có mẫu số.",
    en="The data for “{indicator}” has no denominator.",
)
ZERO_DENOMINATOR = Message(
    "formula.zero-denominator",
    vi="Mẫu số bằng 0 (tử số {numerator}).",
    en="The denominator is 0 (numerator {numerator}).",
)
NO_START_DAY = Message(
    "formula.no-start-day",
    vi="Số liệu của “{indicator}” chưa có mốc tính ngày (since).",
    en="The data for “{indicator}” does not say from which day to count (since).",
)
NO_PREVIOUS = Message(
    "formula.no-previous",
    vi="Chưa có số liệu kỳ trước của “{indicator}” để so sánh.",
    en="There is no previous figure for “{indicator}” to compare with.",
)
UNDEFINED_INPUT = Message(
    "formula.undefined",
    vi="Quy định không nêu mức điểm cho giá trị {value}; không suy đoán.",
    en="The rule states no points for the value {value}; nothing is guessed.",
)
UNKNOWN_LEVEL = Message(
    "formula.unknown-level",
    vi="Quy định không nêu mức “{level}”; các mức có: {levels}.",
    en="The rule has no level “{level}”; it has: {levels}.",
)
APPRAISER_DECIDES = Message(
    "formula.appraiser-decides",
    vi="Người thẩm định quyết định trong khoảng {low}–{high} điểm.",
    en="The appraiser decides between {low} and {high:points}.",
)
DEPENDS_ON_OPEN = Message(
    "formula.depends-on-open",
    vi="Chưa xác định được vì điều kiện phụ thuộc “{on}” chưa có kết quả.",
    en="Open, because “{on}”, on which it depends, has no result yet.",
)

# Bands and conditions in words.
AT_LEAST = Message("band.at-least", vi="từ {value} trở lên", en="at least {value}")
ABOVE = Message("band.above", vi="trên {value}", en="above {value}")
AT_MOST = Message("band.at-most", vi="đến {value}", en="at most {value}")
BELOW = Message("band.below", vi="dưới {value}", en="below {value}")
EXACTLY = Message("band.exactly", vi="đúng {value}", en="exactly {value}")
BETWEEN = Message("band.between", vi="{low}, {high}", en="{low}, {high}")
ANY_VALUE = Message("band.any", vi="mọi giá trị", en="any value")
IF_STATE = Message("condition.state", vi="{subject}: {state}", en="{subject}: {state}")
AFTER = Message("condition.after", vi="sau ngày {day}", en="after {day}")
ANSWER = {
    "done": Message("condition.done", vi="có", en="yes"),
    "not_done": Message("condition.not-done", vi="không", en="no"),
    "not_applicable": Message("condition.not-applicable", vi="không áp dụng", en="not applicable"),
    "met": Message("condition.met", vi="đạt", en="met"),
    "partly": Message("condition.partly", vi="đạt một phần", en="partly met"),
    "not_met": Message("condition.not-met", vi="chưa đạt", en="not met"),
}
