"""The sentences of minimums, targets, tasks, evidence and gaps."""

from parscore.values.messages import Message

# How much is lacking.
SHORT_COUNTED = Message("shortfall.counted", vi="thiếu {count} {unit}", en="{count} {unit} short")
OVER_COUNTED = Message("shortfall.over", vi="vượt {count} {unit}", en="{count} {unit} too many")
SHORT_POINTS = Message(
    "shortfall.percent", vi="thiếu {value} điểm phần trăm", en="{value} percentage points short"
)
OVER_POINTS = Message(
    "shortfall.over-percent",
    vi="vượt {value} điểm phần trăm",
    en="{value} percentage points too many",
)
SHORT_UNIT = Message("shortfall.unit", vi="thiếu {value} {unit}", en="{value} {unit} short")
OVER_UNIT = Message("shortfall.over-unit", vi="vượt {value} {unit}", en="{value} {unit} too many")
CASES = Message("unit.cases", vi="trường hợp", en="cases")
UNITS = {
    "days": Message("unit.days", vi="ngày", en="days"),
    "minutes": Message("unit.minutes", vi="phút", en="minutes"),
    "points": Message("unit.points", vi="điểm", en="points"),
    "rank": Message("unit.rank", vi="bậc", en="places"),
    "people": Message("unit.people", vi="người", en="people"),
    "dossiers": Message("unit.dossiers", vi="hồ sơ", en="dossiers"),
    "reports": Message("unit.reports", vi="báo cáo", en="reports"),
}

# Tasks.
NO_LEAD = Message(
    "task.no-lead", vi="Chưa rõ cơ quan chủ trì.", en="No office is named to lead it."
)
NO_PRODUCT = Message("task.no-product", vi="Chưa rõ sản phẩm, kết quả.", en="No product is named.")
NO_DATE = Message(
    "task.no-date", vi="Chưa rõ thời hạn hoàn thành.", en="It has no date to be done by."
)
DUE_AFTER_PERIOD = Message(
    "task.due-after-period",
    vi="Thời hạn {by} nằm ngoài kỳ kế hoạch.",
    en="It is due on {by}, outside the plan's period.",
)

# Evidence.
EVIDENCE_LACKS = Message(
    "evidence.lacks",
    vi="Tài liệu đã nộp thiếu {what}.",
    en="The document handed in lacks its {what}.",
)
EVIDENCE_OUTSIDE = Message(
    "evidence.outside",
    vi="Tài liệu đã nộp ban hành ngày {issued}, ngoài khoảng {start}–{end}.",
    en="The document handed in is dated {issued}, outside {start}–{end}.",
)
EVIDENCE_NONE = Message(
    "evidence.none", vi="Chưa có tài liệu kiểm chứng.", en="There is no evidence yet."
)
WHAT_NUMBER = Message("evidence.number", vi="số, ký hiệu", en="number")
WHAT_DATE = Message("evidence.date", vi="ngày ban hành", en="date")

# What to do about a gap.
DO_MORE = Message(
    "gap.more",
    vi="Cần thêm {count} {unit} để đạt {goal} và đủ {points} điểm.",
    en="{count} more {unit} to reach {goal} and earn all {points:points}.",
)
DO_FEWER = Message(
    "gap.fewer",
    vi="Cần giảm {count} {unit} để còn {goal} và đủ {points} điểm.",
    en="{count} fewer {unit} to come to {goal} and earn all {points:points}.",
)
DO_VALUE = Message(
    "gap.value",
    vi="Cần đưa kết quả từ {actual} đến {goal} để đủ {points} điểm.",
    en="Move the result from {actual} to {goal} to earn all {points:points}.",
)
FIGURE = Message("gap.figure", vi="{value}{unit}", en="{value}{unit}")
BEYOND = {
    ">": Message("gap.above", vi="trên {value}{unit}", en="more than {value}{unit}"),
    "<": Message("gap.below", vi="dưới {value}{unit}", en="less than {value}{unit}"),
}
DO_IT = Message("gap.do", vi="Cần hoàn thành: {title}.", en="To be done: {title}.")
DO_ITEMS = Message("gap.items", vi="Cần bổ sung: {items}.", en="To be added: {items}.")
DO_LEVEL = Message(
    "gap.level",
    vi="Cần nâng từ mức “{level}” lên mức “{best}”.",
    en="To be raised from “{level}” to “{best}”.",
)
DO_PARTS = Message(
    "gap.parts", vi="Cần bổ sung các phần còn thiếu: {parts}.", en="Parts still open: {parts}."
)
CANNOT_REGAIN = Message(
    "gap.lost",
    vi="Không lấy lại được trong kỳ; rút kinh nghiệm cho kỳ sau.",
    en="It cannot be won back in this period; learn from it for the next.",
)
STILL_POSSIBLE = Message(
    "gap.still-possible",
    vi="Việc đã qua không làm lại được; {count} {unit} dự kiến còn lại đều đạt thì lên {rate}%.",
    en="What happened stays; if the {count} {unit} still to come fare well, it reaches {rate}%.",
)
BEST_STILL = Message(
    "gap.best-still",
    vi="Không lấy lại được trong kỳ: {count} {unit} còn lại đều đạt thì cao nhất là {rate}%.",
    en="It cannot be won back: {rate}% is the best, if the {count} {unit} to come fare well.",
)
NOTHING_FELL_DUE = Message(
    "gap.nothing-due",
    vi="Trong kỳ không phát sinh, và quy định không cho điểm trường hợp này.",
    en="Nothing fell due in this period, and the rules give no points for that.",
)
BY_EFFECT = Message(
    "gap.effect",
    vi="Bị trừ bởi quy tắc “{rule}”: khắc phục nguyên nhân để lấy lại điểm.",
    en="Taken by the rule “{rule}”: mend the cause to win the points back.",
)
REVIEW = Message(
    "gap.review",
    vi="Xem lại cách tính và số liệu để lấy lại {points} điểm.",
    en="Look into the figures to win back {points:points}.",
)
SCORE_FIRST = Message(
    "gap.quoted",
    vi="Cần nhập đủ số liệu để chấm bộ “{id}”, hoặc nhập kết quả đã công bố: {what}.",
    en="Enter all data for the rule set “{id}”, or its published result: {what}.",
)
FILL_IN = Message(
    "gap.data",
    vi="Cần nhập số liệu: {what}.",
    en="Enter the data: {what}.",
)
ASK_PROVINCE = Message(
    "gap.rule",
    vi="Quy định bỏ ngỏ: {reason} Cần hỏi Sở Nội vụ.",
    en="The rule leaves this open: {reason} Ask the province.",
)
SUPPLY = Message(
    "gap.evidence",
    vi="Cần bổ sung tài liệu kiểm chứng: {title}.",
    en="Supply the evidence: {title}.",
)
CORRECT_EVIDENCE = Message(
    "gap.evidence-mend",
    vi="Cần hoàn chỉnh tài liệu kiểm chứng: {title}. {problem}",
    en="Complete the evidence: {title}. {problem}",
)
RAISE_TARGET = Message(
    "gap.plan-weaker",
    vi="Mục tiêu của kế hoạch chưa bằng mức tối thiểu {op} {value} của tỉnh: cần điều chỉnh.",
    en="The plan's target is weaker than the province's minimum {op} {value}: amend it.",
)
ADD_TARGET = Message(
    "gap.plan-missing",
    vi="Kế hoạch chưa có mục tiêu này (tối thiểu {op} {value}): cần bổ sung.",
    en="The plan has no target for this (minimum {op} {value}): add one.",
)
SETTLE_TARGETS = Message(
    "gap.plan-contradictory",
    vi="Kế hoạch có nhiều mức khác nhau cho mục tiêu này: cần thống nhất một mức.",
    en="The plan gives this target different figures: settle on one.",
)
FINISH_TASK = Message(
    "gap.task",
    vi="Nhiệm vụ quá hạn (thời hạn: {due}): cần hoàn thành ngay.",
    en="The task is overdue (due: {due}): finish it now.",
)

# Figures quoted from another rule set.
INDEX = Message("quote.index", vi="Chỉ số", en="The index")
POINTS = Message("quote.points", vi="Điểm", en="The points")
QUOTED = Message(
    "quote.value",
    vi="{what} chấm theo bộ “{id}” ({title}): {value}.",
    en="{what} scored by the rule set “{id}” ({title}): {value}.",
)
QUOTED_OPEN = Message(
    "quote.open",
    vi="{what} chấm theo bộ “{id}” ({title}) còn thiếu số liệu: từ {low} đến {high}.",
    en="{what} scored by the rule set “{id}” ({title}) lacks data: {low} to {high}.",
)
QUOTED_SOURCE = Message(
    "quote.source", vi="Chấm theo bộ {id}: {title}", en="Scored by the rule set {id}: {title}"
)

# Warnings.
BARE_PERCENTAGE = Message(
    "warn.bare-percentage",
    vi="Chỉ tiêu “{title}” chỉ có tỷ lệ %, không có tử số và mẫu số; nên nhập số đếm.",
    en="“{title}” is given as a bare percentage; enter the counts instead.",
)
ILLUSTRATIVE = Message(
    "warn.illustrative",
    vi="Số liệu minh họa, không phải số liệu thật.",
    en="Illustrative figures, not real ones.",
)
STALE_RULES = Message(
    "warn.stale",
    vi="Bộ tiêu chí “{id}” chưa được xác nhận cho kỳ này.",
    en="The rule set “{id}” is not confirmed for this period.",
)
STALE_QUOTED = Message(
    "warn.stale-quoted",
    vi="“{set}” dẫn kết quả của bộ tiêu chí “{id}”, mà bộ đó chưa được xác nhận cho kỳ này.",
    en="“{set}” quotes the rule set “{id}”, which is not confirmed for this period.",
)
ASSUMED_FIGURES = Message(
    "warn.assumed",
    vi="{count}/{total} tiêu chí có điểm giả định, không lấy từ văn bản chính thức.",
    en="{count} of {total} criteria have assumed points, not from an official document.",
)
TASK_AFTER_PERIOD = Message(
    "warn.task-after-period",
    vi="{section}: thời hạn {by} nằm ngoài kỳ kế hoạch.",
    en="{section}: due on {by}, outside the plan's period.",
)
OUTSIDE_WINDOW = Message(
    "warn.outside-window",
    vi="Chỉ tiêu “{title}”: ngày {day} nằm ngoài khoảng {start}–{end}.",
    en="“{title}”: the day {day} lies outside {start}–{end}.",
)
OTHER_WINDOW = Message(
    "warn.other-window",
    vi="Chỉ tiêu “{title}”: số liệu của {start}–{end}, tiêu chí tính khoảng khác.",
    en="“{title}”: the data covers {start}–{end}, the criterion counts another span.",
)
UNUSED_MEASURE = Message(
    "warn.unused-measure",
    vi="Số liệu “{title}” không được tiêu chí nào dùng đến.",
    en="No criterion uses the measure “{title}”.",
)
EXCLUDED_BY_RULE = Message(
    "node.excluded-by-rule",
    vi="Quy tắc “{title}” đưa tiêu chí này ra khỏi phần chấm.",
    en="The rule “{title}” takes this criterion out.",
)

# The cheapest next step of a gap.
STEP_MORE = Message("step.more", vi="thêm {count} {unit}", en="{count} more {unit}")
STEP_FEWER = Message("step.fewer", vi="giảm {count} {unit}", en="{count} fewer {unit}")
STEP_NEW = Message(
    "step.new",
    vi="{count} {unit} còn dự kiến phát sinh đều đạt",
    en="the {count} {unit} still expected all fare well",
)
STEP_NEW_AT_THIS_PACE = Message(
    "step.new-at-this-pace",
    vi="{count} {unit} tới (theo nhịp từ đầu kỳ) đều đạt",
    en="the next {count} {unit} (at the pace so far) all fare well",
)
STEP_DO = Message("step.do", vi="thực hiện {what}", en="do this: {what}")
STEP_UNDO = Message("step.undo", vi="khắc phục {what}", en="put right: {what}")
STEP_ITEMS = Message("step.items", vi="hoàn thành {items}", en="complete {items}")
STEP_LEVEL = Message("step.level", vi="đạt mức “{level}”", en="reach “{level}”")
STEP_VALUE = Message(
    "step.value", vi="đưa {what} đến {value}{unit}", en="bring {what} to {value}{unit}"
)
STEP_EVIDENCE = Message(
    "step.evidence", vi="nộp tài liệu kiểm chứng {title}", en="hand in the evidence {title}"
)
STEP_BOTH = Message("step.both", vi="{first}, và {second}", en="{first}, and {second}")
STEP = Message("step.yields", vi="{what} → +{points} điểm", en="{what} → +{points:points}")
