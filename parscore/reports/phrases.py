"""The sentences of the reports, in both languages."""

from parscore.values.messages import Message

# Banners.
ILLUSTRATIVE = Message(
    "report.illustrative",
    vi="Số liệu minh họa, không phải số liệu thật.",
    en="The figures are made up for an example; they are not real.",
)
STALE = Message(
    "report.stale",
    vi="Bộ tiêu chí “{id}” chưa được xác nhận cho kỳ này; kết quả chỉ để tham khảo.",
    en="The rule set “{id}” is not confirmed for this period; the result is only an indication.",
)
ASSUMED = Message(
    "report.assumed",
    vi="{count}/{total} tiêu chí có điểm giả định, không lấy từ văn bản chính thức.",
    en="{count} of {total} criteria have assumed points, not from an official document.",
)

# Heading and score.
COMMUNE = Message("report.commune", vi="{name}, {province}", en="{name}, {province}")
NAMELESS = Message("report.nameless", vi="(chưa ghi tên)", en="(no name given)")
SPAN = Message("report.span", vi="{start} – {end}", en="{start} to {end}")
OPEN_START = Message("report.until", vi="đến {end}", en="until {end}")
OPEN_END = Message("report.from", vi="từ {start}", en="from {start}")
RULESET_ID = Message(
    "report.ruleset",
    vi="{id}, bản {revision} ({basis})",
    en="{id}, revision {revision} ({basis})",
)
DOCUMENT_NUMBER = Message("report.document-number", vi="số {number}", en="number {number}")
DOCUMENT_DAY = Message("report.document-day", vi="ngày {day}", en="dated {day}")
HANDED_IN = Message("report.handed-in", vi="Đã nộp: {document}", en="Handed in: {document}")
NUMBERED = Message("report.numbered", vi="{title}, số {number}", en="{title}, number {number}")
DATED = Message("report.dated", vi="{title}, ngày {day}", en="{title}, dated {day}")
OUT_OF = Message("report.out-of", vi="{points} / {max}", en="{points} of {max}")
WITH_INDEX = Message("report.index", vi="{points}, chỉ số {index}", en="{points}, index {index}")
CLASS_CERTAIN = Message(
    "report.class-certain",
    vi="số liệu còn thiếu không làm đổi loại",
    en="missing data cannot change it",
)
CLASS_OPEN = Message(
    "report.class-open",
    vi="có thể đổi khi đủ số liệu",
    en="missing data may still change it",
)
CLASS_CAPPED = Message(
    "report.class-capped",
    vi="bị khống chế bởi quy tắc: {rules}",
    en="held down by a rule: {rules}",
)
CLASS_ASSUMED = Message(
    "report.class-assumed", vi="mức xếp loại là giả định", en="the class bands are assumed"
)
RANGE = Message(
    "report.range",
    vi="từ {lower} đến {upper} điểm, tùy số liệu còn thiếu",
    en="{lower} to {upper:points}, by what the missing data turn out to be",
)
RANGE_INDEX = Message(
    "report.range-index",
    vi="từ {lower} đến {upper} điểm ({low} – {high}), tùy số liệu còn thiếu",
    en="{lower} to {upper:points} ({low} to {high}), by what the missing data turn out to be",
)
COVERAGE = Message(
    "report.coverage", vi="{share} thang điểm đã có kết quả", en="{share} of the scale"
)
MOVED_RANGE = Message("report.moved-range", vi="{low} – {high}", en="{low} to {high}")
MOVED = Message(
    "report.moved",
    vi=(
        "Điểm tối đa là giả định: nếu các lĩnh vực nặng nhẹ khác đi ±{tolerance}, chỉ số nằm trong "
        "{range}"
    ),
    en=(
        "The maxima are assumed: if the fields weigh up to {tolerance} more or less, the index "
        "lies in {range}"
    ),
)
MOVED_CLASS = Message(
    "report.moved-class", vi="{said}, xếp loại {classes}", en="{said}, class {classes}"
)
ONE_TO_OTHER = Message("report.one-to-other", vi="{low} đến {high}", en="{low} to {high}")
ASSUMED_TOLERANCE = Message(
    "report.assumed-tolerance",
    vi="Mức xê dịch ±{tolerance} của điểm tối đa. {reason}",
    en="The tolerance of ±{tolerance} of the maxima. {reason}",
)
IN_POINTS = Message("report.points", vi="{points} điểm", en="{points:points}")
INCOMPLETE = Message("report.incomplete", vi="{part} (chưa đầy đủ)", en="{part} (not complete yet)")
SURVEY_APART = Message(
    "report.survey-apart",
    vi="Điều tra xã hội học ({max} điểm) không tính vào điểm tự chấm.",
    en="The survey ({max:points}) does not count in the self-score.",
)
SURVEY_INSIDE = Message(
    "report.survey-inside",
    vi="{field}: còn {max} điểm điều tra xã hội học, không tính vào điểm tự chấm{given}.",
    en="{field}: {max:points} of the survey stand apart from the self-score{given}.",
)
SURVEY_GIVES_IN_ALL = Message(
    "report.survey-gives-in-all", vi="; kết quả là {points} điểm", en="; the survey gives {points}"
)
SURVEY_GIVES = Message(
    "report.survey-gives",
    vi="{points} theo điều tra ({status}); đứng riêng, không tính vào điểm tự chấm",
    en="{points} by the survey ({status}); it stands apart, not in the self-score",
)
SURVEY_TO_COME = Message(
    "report.survey-to-come",
    vi="{status}; tối đa {max} điểm, đứng riêng, không tính vào điểm tự chấm",
    en="{status}; at most {max:points}, which stand apart, not in the self-score",
)

# Minimums and targets.
MINIMUMS_MET = Message(
    "report.minimums-met", vi="{title} (đạt {met}/{total})", en="{title} ({met} of {total} met)"
)
PLANNED = Message("report.planned", vi="{goals}, {status}", en="{goals}, {status}")
AT_LEAST = Message("report.at-least", vi="từ {value} trở lên", en="at least {value}")
MORE_THAN = Message("report.more-than", vi="trên {value}", en="more than {value}")
EXACTLY = Message("report.exactly", vi="đúng {value}", en="exactly {value}")
AT_MOST = Message("report.at-most", vi="không quá {value}", en="at most {value}")
LESS_THAN = Message("report.less-than", vi="dưới {value}", en="less than {value}")
SHORT = Message("report.short", vi="Chưa đạt: {lack}", en="Not met: {lack}")
MET_BUT_OWN_MISSED = Message(
    "report.met-but-missed",
    vi="{title}: {actual}. Đạt mức tối thiểu của tỉnh ({minimum}) nhưng không đạt mục tiêu của "
    "chính kế hoạch ({target}; {sections}){lack}.",
    en="{title}: {actual}. It meets the province's minimum ({minimum}) but misses the plan's own "
    "target ({target}; {sections}){lack}.",
)
OWN_MISSED = Message(
    "report.own-missed",
    vi="{title}: {actual}. Không đạt mục tiêu của kế hoạch ({target}; {sections}){lack}.",
    en="{title}: {actual}. It misses the plan's target ({target}; {sections}){lack}.",
)
OWN_NOTE = Message("report.own-note", vi="Lưu ý", en="Note")
LACK = Message("report.lack", vi=": {lack}", en=": {lack}")

# Gaps.
PERSON_AND_DAY = Message("report.person-day", vi="{owner}, hạn {day}.", en="{owner}, by {day}.")
PERSON = Message("report.person", vi="{owner}.", en="{owner}.")
DAY = Message("report.day", vi="Hạn {day}.", en="By {day}.")
SOURCE = Message(
    "report.source",
    vi="Theo {document}, {clause}: “{quote}”",
    en="Under {document}, {clause}: “{quote}”",
)
SOURCE_UNQUOTED = Message(
    "report.source-unquoted", vi="Theo {document}, {clause}.", en="Under {document}, {clause}."
)
SOURCE_REASON = Message("report.source-reason", vi="Giả định: {reason}", en="Assumed: {reason}")
FIGURE_ASSUMED = Message(
    "report.figure-assumed", vi="{clause} (điểm giả định)", en="{clause} (assumed points)"
)
OWN_PLAN = Message("report.own-plan", vi="Kế hoạch", en="the plan")
STEP = Message("report.step", vi="Bước gần nhất: {text}.", en="The next step: {text}.")
REQUIRES = Message(
    "report.requires", vi="Phải xong trước: mục {ranks}.", en="First close number {ranks}."
)
NOTHING_TO_WIN = Message(
    "report.no-gaps", vi="Không còn điểm nào có thể lấy lại.", en="No points are left to win back."
)
OPEN_QUESTION = Message("report.unknown-gain", vi="chưa rõ số điểm", en="gain not known")

# Evidence, tasks, findings.
EVIDENCE_COUNT = Message(
    "report.evidence-count",
    vi="Đã có {present}/{total} tài liệu mà các tiêu chí có điểm đòi hỏi.",
    en="{present} of the {total} documents that criteria with points demand are there.",
)
EVIDENCE_WITH_PROBLEM = Message(
    "report.evidence-problem", vi="{title}. {problem}", en="{title}. {problem}"
)
TASK_COUNT = Message(
    "report.task-count", vi="{total} nhiệm vụ: {states}.", en="{total} tasks: {states}."
)
COUNTED_STATE = Message("report.task-state", vi="{count} {state}", en="{count} {state}")
GROUPED = Message("report.grouped", vi="{what} ({count}): {where}", en="{what} ({count}): {where}")
BY_RULE = Message("report.by-rule", vi="Quy tắc “{rule}”: {effect}.", en="Rule “{rule}”: {effect}.")
BY_RULE_MOVED = Message(
    "report.by-rule-moved",
    vi="Quy tắc “{rule}”: {effect} ({points} điểm).",
    en="Rule “{rule}”: {effect} ({points:points}).",
)
BECAUSE = Message("report.because", vi="Vì: {fact}", en="Because: {fact}")
DERIVED = Message(
    "report.derived",
    vi="Vì: {fact} (suy ra theo quy tắc “{rule}”)",
    en="Because: {fact} (drawn by the rule “{rule}”)",
)
FACT = Message("report.fact", vi="{kind} ({fields})", en="{kind} ({fields})")
CITED = Message("report.cited", vi="{clause} “{quote}”", en="{clause} “{quote}”")

# Deadlines.
AT_SECTION = Message("report.at-section", vi="{section}: {what}", en="{section}: {what}")
NO_OWNER = Message("report.no-owner", vi="Chưa rõ đơn vị", en="Nobody named")
TO_WIN_BACK = Message(
    "report.to-win-back",
    vi="Lấy lại điểm ở {count} tiêu chí: {numbers}",
    en="Win back points ({count}): {numbers}",
)
CALENDAR = Message(
    "report.calendar", vi="Lịch việc CCHC: {commune}", en="Reform deadlines: {commune}"
)
NAMED_EVENT = Message("report.event", vi="{what} ({owner})", en="{what} ({owner})")
LATE_EVENT = Message("report.late-event", vi="Quá hạn: {what}", en="Overdue: {what}")
RESPONSIBLE = Message("report.responsible", vi="Phụ trách: {owner}", en="In charge: {owner}")
STANDING = Message("report.standing", vi="Tình trạng: {status}", en="Status: {status}")

# What was assumed.
ASSUMED_POINTS = Message(
    "report.assumed-points",
    vi="Điểm của {count}/{total} tiêu chí. {reason}",
    en="The points of {count} of {total} criteria. {reason}",
)
ASSUMED_MINIMUMS = Message(
    "report.assumed-minimums",
    vi="Mức tối thiểu của {count}/{total} chỉ tiêu. {reason}",
    en="The minimums of {count} of {total} indicators. {reason}",
)
ASSUMED_CLASSES = Message(
    "report.assumed-classes",
    vi="Các mức xếp loại.",
    en="The bands of the classes.",
)

# Foot.
MADE_BY = Message(
    "report.made-by",
    vi="{engine} {version}, suy luận bằng {inference}.",
    en="{engine} {version}, inference by {inference}.",
)
HASHES = Message(
    "report.hashes",
    vi="Dấu vết (SHA-256): bộ tiêu chí {rules}, kế hoạch {plan}, số liệu {actuals}.",
    en="Traces (SHA-256): rules {rules}, plan {plan}, actuals {actuals}.",
)
HINT = Message(
    "report.hint",
    vi="Xem cách tính một tiêu chí: parscore explain {node} PLAN ACTUALS",
    en="How a criterion got its points: parscore explain {node} PLAN ACTUALS",
)

# One node explained.
NODE_POINTS = Message("report.node-points", vi="{points} ({status})", en="{points} ({status})")
NODE_OPEN = Message(
    "report.node-open",
    vi="{status}: từ {lower} đến {upper}, tối đa {max}",
    en="{status}: {lower} to {upper}, maximum {max}",
)
ITEM = Message("report.item", vi="{name}: {value}", en="{name}: {value}")
CELLS = Message("report.cells", vi="ô {cells}", en="cells {cells}")
SHEET_CELLS = Message(
    "report.sheet-cells", vi="trang “{sheet}” ô {cells}", en="sheet “{sheet}” cells {cells}"
)
OF_PERIOD = Message("report.of-period", vi="kỳ {period}", en="period {period}")
ORIGIN_OF = Message("report.origin-of", vi="{title}: {origin}", en="{title}: {origin}")
NO_DATA = Message("report.no-data", vi="Chưa có số liệu.", en="There is no data.")
DATA_IN_PARTS = Message(
    "report.data-in-parts",
    vi="Số liệu nằm ở từng phần, xem các bước tính.",
    en="The data stands with each part: see the steps.",
)
SURVEYED = Message(
    "report.surveyed",
    vi="Phiếu điều tra, xem các bước tính.",
    en="The survey's answers: see the steps.",
)
ADJUSTED = Message("report.adjusted", vi="{what}: {points} điểm", en="{what}: {points:points}")
ADJUSTED_BY_RULE = Message(
    "report.adjusted-by-rule",
    vi="{what} (quy tắc “{rule}”): {points} điểm",
    en="{what} (rule “{rule}”): {points:points}",
)
COMES_TO = Message("report.comes-to", vi="Thành điểm: {points}", en="It comes to {points}")
FULL = Message("report.full", vi="Đã đủ điểm.", en="It has full marks.")
NO_CLAUSE = Message("report.no-clause", vi="Không nêu.", en="None given.")
NO_RULES = Message(
    "report.no-rules",
    vi="Không có quy tắc nào nhắc đến tiêu chí này.",
    en="No rule spoke of this criterion.",
)
DOCUMENT = Message("report.document", vi="{title}: {status}", en="{title}: {status}")
TOTAL = Message("report.total", vi="Tổng điểm: {points}", en="In all: {points}")
POINTS_OF = Message("report.points-of", vi="{name}: {points}", en="{name}: {points}")
YES = Message("report.yes", vi="có", en="yes")
NO = Message("report.no", vi="không", en="no")
UNKNOWN_NODE = Message(
    "report.unknown-node",
    vi="Không có tiêu chí “{node}”.",
    en="There is no criterion “{node}”.",
)
UNKNOWN_NODE_MEANT = Message(
    "report.unknown-node-meant",
    vi="Không có tiêu chí “{node}”. Có phải ý bạn là: {candidates}?",
    en="There is no criterion “{node}”. Did you mean: {candidates}?",
)
