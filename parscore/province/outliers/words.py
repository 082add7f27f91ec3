"""The words of questions about self-scores, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from parscore.documents.outliers import QuestionKind

TITLE = Message(
    "outliers.title", vi="Số liệu tự chấm nên hỏi lại", en="Self-scores worth asking about"
)
NO_ACCUSATION = Message(
    "outliers.no-accusation",
    vi="Mỗi mục dưới đây là một câu hỏi, không phải kết luận xã khai sai: số liệu lạ vẫn có thể "
    "đúng. Hãy nghe xã giải trình và xem tài liệu kiểm chứng trước khi sửa điểm.",
    en="Each item below is a question and accuses nobody: an odd figure may well be right. Hear "
    "the commune and look at its documents before any points are changed.",
)
ILLUSTRATIVE = Message(
    "outliers.illustrative",
    vi="Trong kết quả có số liệu minh họa, không phải số liệu thật của xã nào.",
    en="Some figures are made up for illustration; they are no commune's real results.",
)
ASSUMED = Message(
    "outliers.assumed",
    vi="Điểm của bộ tiêu chí {id} có phần là giả định; số điểm liên quan chỉ để tham khảo.",
    en="Points of the rule set {id} are partly assumed; take the points at stake as an indication.",
)
SEEN = Message(
    "outliers.seen",
    vi="Đã xem {communes} xã: có {questions} câu hỏi, về {asked} xã.",
    en="{communes:communes} looked at: {questions:questions}, about {asked:communes}.",
)
NOTHING = Message(
    "outliers.nothing", vi="Không có gì phải hỏi.", en="There is nothing to ask about."
)
PAIR = Message("outliers.pair", vi="{n}/{d}", en="{n}/{d}")
RATIO = Message("outliers.ratio", vi="{n}/{d} ({rate}%)", en="{n}/{d} ({rate}%)")
PERCENT = Message("outliers.percent", vi="{rate}%", en="{rate}%")
COUNT = Message("outliers.count", vi="{count}", en="{count}")
POINTS = Message("outliers.points", vi="{points} điểm", en="{points:points}")
CHANGED = Message(
    "outliers.changed", vi="chênh tất cả {points} điểm", en="{points:points} apart in all"
)
MEDIAN = Message("outliers.median", vi="trung vị các xã: {figure}", en="median: {figure}")
QUARTILES = Message(
    "outliers.quartiles",
    vi="trung vị các xã: {median}%; nửa số xã ở giữa: {low}%–{high}%",
    en="median: {median}%; the middle half of communes: {low}%–{high}%",
)
PORTAL = Message("outliers.portal", vi="Cổng: {figure}", en="portal: {figure}")
BEFORE = Message("outliers.before", vi="kỳ trước: {figure}", en="the period before: {figure}")
APPRAISED = Message(
    "outliers.appraised", vi="thẩm định: {points} điểm", en="appraised: {points:points}"
)
ALIKE = Message("outliers.alike", vi="{count} số liệu giống hệt", en="{count} identical figures")
FULL_MARKS = Message(
    "outliers.full-marks",
    vi="{count} tiêu chí điểm tối đa",
    en="{count} criteria at full marks",
)

SAME_FIGURES = Message(
    "outliers.same-figures",
    vi="{count} xã cùng ghi {figure}. Theo số liệu của các xã khác, ngẫu nhiên trùng nhau thì "
    "không quá {expected} xã.",
    en="{count:communes} state {figure}. By the figures of the others, no more than "
    "{expected} would by accident.",
)
SAME_SHEET = Message(
    "outliers.same-sheet",
    vi="{count} xã này giống hệt nhau ở ít nhất {figures} số liệu (cả tử số, mẫu số), như: "
    "{examples}. Có thể một xã dùng bảng của xã khác làm mẫu mà chưa sửa.",
    en="These {count:communes} share at least {figures} figures to the last digit, such as: "
    "{examples}. One may have used the other's sheet as a template.",
)
PORTAL_DENOMINATOR = Message(
    "outliers.portal-denominator",
    vi="Mẫu số của xã {own}, của Cổng {official}: chênh {difference}.",
    en="The commune's denominator is {own}, the portal's {official}: {difference} apart.",
)
PORTAL_NUMERATOR = Message(
    "outliers.portal-numerator",
    vi="Mẫu số khớp với Cổng, nhưng tử số của xã {own}, của Cổng {official}: chênh {difference}.",
    en="The denominator is the portal's, but the commune's numerator is {own}, the portal's "
    "{official}: {difference} apart.",
)
FULL_OF_FEW = Message(
    "outliers.full-of-few",
    vi="Đạt 100% nhưng mẫu số chỉ có {own} (mức hỏi: không quá {most}), trong khi trung vị các xã "
    "là {median}.",
    en="100%, but of only {own} (asked up to {most}), while the median of the communes is "
    "{median}.",
)
RATE_HIGH = Message(
    "outliers.rate-high",
    vi="Tỷ lệ cao hơn hẳn các xã khác: hơn trung vị {difference} điểm phần trăm.",
    en="The rate lies far above the others: {difference} percentage points over the median.",
)
RATE_LOW = Message(
    "outliers.rate-low",
    vi="Tỷ lệ thấp hơn hẳn các xã khác: kém trung vị {difference} điểm phần trăm. Có thể ghi nhầm "
    "tử số hoặc mẫu số.",
    en="The rate lies far below the others: {difference} percentage points under the median. A "
    "count may be mistyped.",
)
COUNT_HIGH = Message(
    "outliers.count-high",
    vi="{what} {own} gấp từ {times} lần trung vị các xã trở lên. Có thể thừa chữ số, hoặc đếm cả "
    "phần không thuộc xã.",
    en="{what} {own} is {times} times the median or more. A digit may be too many, or more was "
    "counted than the commune's own.",
)
COUNT_LOW = Message(
    "outliers.count-low",
    vi="{what} {own} kém trung vị các xã từ {times} lần trở lên. Có thể thiếu chữ số, hoặc mới đếm "
    "một phần.",
    en="{what} {own} is {times} times below the median or more. A digit may be missing, or only "
    "a part was counted.",
)
JUMP_UP = Message(
    "outliers.jump-up",
    vi="Tỷ lệ tăng {difference} điểm phần trăm so với kỳ trước của chính xã; mức thay đổi chung: "
    "{usual}.",
    en="Up by {difference} percentage points on the commune's own earlier rate; usual change: "
    "{usual}.",
)
JUMP_DOWN = Message(
    "outliers.jump-down",
    vi="Tỷ lệ giảm {difference} điểm phần trăm so với kỳ trước của chính xã; mức thay đổi chung: "
    "{usual}.",
    en="Down by {difference} percentage points on the commune's own earlier rate; usual change: "
    "{usual}.",
)
GROWN = Message(
    "outliers.grown",
    vi="{what} gấp {times} lần kỳ trước của chính xã; mức chung: {usual} lần.",
    en="{what} is {times} times the commune's own earlier one; usual: {usual} times.",
)
SHRUNK = Message(
    "outliers.shrunk",
    vi="{what} chỉ bằng {times}% kỳ trước của chính xã; mức chung: {usual}%.",
    en="{what} is only {times}% of the commune's own earlier one; usual: {usual}%.",
)
UNCHANGED = Message(
    "outliers.unchanged",
    vi="Tử số và mẫu số giống hệt kỳ trước. Có thể chép lại số cũ.",
    en="Numerator and denominator are those of the period before. The old figures may have been "
    "copied.",
)
APPRAISED_LOWER = Message(
    "outliers.appraised-lower",
    vi="Điểm tự chấm cao hơn điểm thẩm định {share}% điểm tối đa của các tiêu chí đã thẩm "
    "định; trung vị các xã: {median}%. Nhiều nhất ở: {criteria}.",
    en="The self-score is above the appraised one by {share}% of the maximum of what was "
    "appraised; median of the communes: {median}%. Most at: {criteria}.",
)
APPRAISED_CRITERION = Message(
    "outliers.appraised-criterion",
    vi="Trong {seen} xã đã thẩm định, {lowered} xã bị giảm và {raised} xã được tăng điểm ở tiêu "
    "chí này, trung bình chênh {mean} trên {max} điểm. Có thể các xã hiểu cách chấm khác nhau.",
    en="Of {seen:communes} appraised, {lowered} lost and {raised} gained points here, {mean} of "
    "{max:points} on average. The criterion may be understood in different ways.",
)
NO_DOCUMENTS = Message(
    "outliers.no-documents",
    vi="{count} trong {of} tiêu chí điểm tối đa phải có tài liệu kiểm chứng thì không có tài "
    "liệu nào, cũng không giải trình; như: {criteria}.",
    en="{count} of {of} criteria at full marks that demand documents have none, and no "
    "explanation, such as: {criteria}.",
)
THE_DENOMINATOR = Localised("Mẫu số", "The denominator")
THE_VALUE = Localised("Số liệu", "The figure")
WHOLE_SHEET = Localised("Cả bảng tự chấm", "The whole self-score")

LIMIT_SAME_FIGURES = Message(
    "outliers.limit-same-figures",
    vi="từ {communes} xã; số đếm từ {count_from}, không phải số tròn {round_to}; khả năng ngẫu "
    "nhiên không quá {chance}%",
    en="{communes:communes} or more; counts from {count_from} that are no multiples of {round_to}; "
    "a chance of at most {chance}%",
)
LIMIT_SAME_SHEET = Message(
    "outliers.limit-same-sheet",
    vi="từ {figures} số liệu, và từ {share}% số liệu xét được",
    en="{figures} figures or more, and {share}% of those that count",
)
LIMIT_PORTAL = Message(
    "outliers.limit-portal",
    vi="chênh quá {tolerance}%",
    en="more than {tolerance}% apart",
)
LIMIT_FULL = Message(
    "outliers.limit-full",
    vi="mẫu số không quá {most}, trung vị các xã lớn gấp từ {times} lần",
    en="a denominator up to {most}, and a median {times} times that or more",
)
LIMIT_FAR = Message(
    "outliers.limit-far",
    vi="từ {communes} xã; tỷ lệ: ngoài khoảng tứ phân vị {spreads} lần bề rộng, cách trung vị từ "
    "{points} điểm phần trăm, không quá {at_most}% số xã; số đếm: gấp hoặc kém trung vị {times} "
    "lần (trung vị từ {count_from})",
    en="{communes:communes} or more; rates: {spreads} times the spread of the quartiles outside "
    "them, {points} percentage points from the median, at most {at_most}% of communes; counts: "
    "{times} times over or under the median (from {count_from})",
)
LIMIT_LOWER = Message(
    "outliers.limit-lower",
    vi="từ {commune}% điểm tối đa",
    en="{commune}% of the maximum or more",
)
LIMIT_CRITERION = Message(
    "outliers.limit-criterion",
    vi="từ {communes} xã bị sửa điểm, trung bình chênh từ {criterion}% điểm tối đa",
    en="{communes:communes} or more changed, by {criterion}% of the maximum on average",
)
LIMIT_JUMP = Message(
    "outliers.limit-jump",
    vi="tỷ lệ: từ {points} điểm phần trăm; số đếm: gấp hoặc kém {times} lần; so cả với mức chung",
    en="rates: {points} percentage points or more; counts: {times} times; against the usual "
    "change, too",
)
LIMIT_UNCHANGED = Message(
    "outliers.limit-unchanged",
    vi="mẫu số từ {count_from}",
    en="denominators from {count_from}",
)
LIMIT_DOCUMENTS = Message(
    "outliers.limit-documents",
    vi="từ {criteria} tiêu chí, và từ {share}% số tiêu chí điểm tối đa phải có tài liệu",
    en="{criteria} criteria or more, and {share}% of those at full marks that demand documents",
)
NOT_ASKED = Message(
    "outliers.not-asked",
    vi="Tệp mức hỏi không có mục này.",
    en="The file of limits leaves this out.",
)
TOO_FEW = Message(
    "outliers.too-few",
    vi="Cần từ {needed} xã để so sánh, ở đây có {count}.",
    en="It takes {needed:communes} to compare, and there are {count}.",
)
NO_PORTAL = Message(
    "outliers.no-portal",
    vi="Chưa có số liệu của Cổng (--portal).",
    en="No figures of the portal were given (--portal).",
)
NO_EARLIER = Message(
    "outliers.no-earlier",
    vi="Chưa có kết quả kỳ trước (--earlier), và các xã không ghi số kỳ trước.",
    en="No earlier results were given (--earlier), and the communes state no earlier figures.",
)
NO_APPRAISAL = Message(
    "outliers.no-appraisal",
    vi="Chưa xã nào có điểm thẩm định.",
    en="No commune has appraised points yet.",
)
NO_DEMANDS = Message(
    "outliers.no-demands",
    vi="Bộ tiêu chí không nêu tài liệu kiểm chứng.",
    en="The rule set demands no documents.",
)
PORTAL_USED = Message(
    "outliers.portal-used",
    vi="{file}, {figures} dòng dùng được (SHA-256 {sha})",
    en="{file}, {figures} usable rows (SHA-256 {sha})",
)
EARLIER_USED = Message(
    "outliers.earlier-used",
    vi="có của {count} xã",
    en="there are those of {count:communes}",
)
WITH = Message("outliers.with", vi="cùng với {names}", en="with {names}")
MORE = Message("outliers.more", vi="và {count} xã khác", en="and {count:communes} more")
HASH = Message(
    "outliers.hash", vi="SHA-256 của bộ tiêu chí: {sha}", en="SHA-256 of the rule set: {sha}"
)

KINDS: Final[Mapping[QuestionKind, Localised]] = {
    "same-sheet": Localised("Xã giống nhau nhiều số liệu", "Communes that share many figures"),
    "same-figures": Localised("Số liệu giống hệt ở nhiều xã", "One figure in many communes"),
    "portal-denominator": Localised("Mẫu số khác của Cổng", "Denominator unlike the portal's"),
    "portal-numerator": Localised("Tử số khác của Cổng", "Numerator unlike the portal's"),
    "full-of-few": Localised("100% của rất ít trường hợp", "100% of very few"),
    "far-from-others": Localised("Khác xa các xã khác", "Far from the other communes"),
    "appraised-lower": Localised("Tự chấm cao hơn thẩm định", "Self-score above the appraised"),
    "appraised-criterion": Localised(
        "Tiêu chí thẩm định sửa nhiều", "Criteria that appraisal changes most"
    ),
    "jump": Localised("Thay đổi đột ngột so với kỳ trước", "A sudden change since the last period"),
    "unchanged": Localised("Giống hệt kỳ trước", "The same as in the period before"),
    "no-documents": Localised(
        "Điểm tối đa, không tài liệu kiểm chứng", "Full marks without documents"
    ),
}
WORDS: Final[Mapping[str, Localised]] = {
    "caution": Localised("Lưu ý", "Caution"),
    "ruleset": Localised("Bộ tiêu chí", "Rule set"),
    "period": Localised("Kỳ", "Period"),
    "portal": Localised("Số liệu của Cổng", "Portal's figures"),
    "earlier": Localised("Kết quả kỳ trước", "Earlier results"),
    "looks": Localised("Đã xét những gì", "What was looked for"),
    "kind": Localised("Loại", "Kind"),
    "count": Localised("Số câu hỏi", "Questions"),
    "limits": Localised("Khi nào thì hỏi", "Asked from"),
    "by_commune": Localised("Xã có nhiều điểm cần hỏi nhất", "Communes with most points to ask of"),
    "commune": Localised("Xã, phường", "Commune"),
    "code": Localised("Mã", "Code"),
    "points": Localised("Điểm liên quan", "Points at stake"),
    "questions": Localised(
        "Các câu hỏi, nhiều điểm liên quan trước", "Questions, most points first"
    ),
    "criterion": Localised("Tiêu chí", "Criterion"),
    "figure": Localised("Số liệu", "Figure"),
    "against": Localised("So với", "Against"),
    "reason": Localised("Vì sao hỏi", "Why"),
    "communes": Localised("Các xã", "Communes"),
    "not_judged": Localised("Không xét được", "Not judged"),
    "offline": Localised(
        "Trang này là một tệp duy nhất: mở được khi không có mạng, không tải gì từ bên ngoài.",
        "This page is a single file: it works offline and loads nothing from outside.",
    ),
    "skip": Localised("Đến nội dung chính", "Skip to the content"),
}
