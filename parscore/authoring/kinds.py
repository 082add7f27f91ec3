"""What `parscore rules check` finds in rule sets that could be used as they are written."""

from parscore.reading.problems import kind

GAP = kind(
    "E132",
    says=(
        "Các mức điểm của “{id}” bỏ sót giá trị {values}.",
        "No band of “{id}” covers the value {values}.",
    ),
    advise=(
        "Thêm mức, sửa cận; nếu văn bản bỏ ngỏ thì ghi vào undefined kèm căn cứ.",
        "Add a band or mend an edge; if the document leaves it open, list it under undefined.",
    ),
)
WRONG_STEP = kind(
    "E133",
    says=(
        "Bậc điểm của “{id}” ngược chiều: {band} được {points} điểm, {worse} được {more} điểm.",
        "The bands of “{id}” step the wrong way: {band} gives {points} points, {worse} {more}.",
    ),
    advise=(
        "Sửa điểm của mức, hoặc sửa direction của chỉ tiêu “{indicator}” ({direction}).",
        "Mend the points, or the direction of the indicator “{indicator}” ({direction}).",
    ),
)
WRONG_WAY = kind(
    "E134",
    says=(
        "Cách tính “{type}” của “{id}” ngược chiều với chỉ tiêu “{indicator}” ({direction}).",
        "The formula “{type}” of “{id}” runs against its indicator “{indicator}” ({direction}).",
    ),
    advise=(
        "Chọn loại công thức khác, hoặc sửa direction trong từ điển.",
        "Choose another type of formula, or mend the direction in the dictionary.",
    ),
)
MAXIMUM_UNREACHED = kind(
    "E135",
    says=(
        "“{id}” tối đa {maximum} điểm, nhưng cách tính cho nhiều nhất {best} điểm.",
        "“{id}” has a maximum of {maximum}, but its formula gives {best} at most.",
    ),
    advise=(
        "Sửa max hoặc sửa điểm trong công thức cho khớp.",
        "Make max and the points of the formula agree.",
    ),
)
IDLE_CAP = kind(
    "E136",
    says=(
        "Mức trần {cap} của nhóm “{id}” không có tác dụng: các tiêu chí chỉ có {total} điểm.",
        "The cap {cap} of the group “{id}” does nothing: its criteria come to only {total}.",
    ),
    advise=("Bỏ cap, hoặc sửa điểm tối đa.", "Remove the cap, or mend the maxima."),
    severity="warning",
)
NOTHING_UNDEFINED = kind(
    "E137",
    says=(
        "undefined nêu “{id}”, nhưng cách tính của tiêu chí này không bỏ ngỏ giá trị nào như vậy.",
        "undefined lists “{id}”, but the formula of this criterion leaves no such value open.",
    ),
    advise=("Bỏ mục này.", "Remove this entry."),
)
UNUSED_MINIMUM = kind(
    "E138",
    says=(
        "Chỉ tiêu tối thiểu “{id}” đặt cho “{indicator}”, mà không tiêu chí nào chấm.",
        "The minimum “{id}” is about “{indicator}”, which no criterion scores.",
    ),
    advise=(
        "Thêm tiêu chí chấm chỉ tiêu này, hoặc sửa mã chỉ tiêu.",
        "Add a criterion that scores it, or mend the id of the indicator.",
    ),
)
NO_OWNER = kind(
    "E139",
    says=(
        "Tài liệu kiểm chứng “{document}” của “{id}” không có đơn vị cung cấp.",
        "Nobody is named to supply the evidence “{document}” of “{id}”.",
    ),
    advise=(
        "Thêm owner cho tài liệu hoặc cho tiêu chí.",
        "Add an owner to the document or to the criterion.",
    ),
)
VANISHED = kind(
    "E140",
    says=(
        "Tiêu chí “{id}” ({title}) của bộ {before} không còn trong bộ này.",
        "The criterion “{id}” ({title}) of {before} is no longer in this set.",
    ),
    advise=(
        "Giữ nguyên mã của tiêu chí; nếu bỏ thật thì ghi vào dropped kèm lý do.",
        "Keep the id; if the criterion is really gone, list it under dropped with the reason.",
    ),
)
REUSED = kind(
    "E141",
    says=(
        "Mã “{id}” ở bộ {before} là “{title}”; ở đây mang nghĩa khác.",
        "The id “{id}” is “{title}” in {before}; here it means something else.",
    ),
    advise=(
        "Đặt mã mới: mã đã dùng không dùng lại cho việc khác.",
        "Choose a new id: one that was used is never used for something else.",
    ),
)
NOT_DROPPED = kind(
    "E142",
    says=(
        "dropped nêu “{id}”, nhưng tiêu chí đó {why}.",
        "dropped lists “{id}”, but that criterion {why}.",
    ),
    advise=("Bỏ mục này hoặc sửa mã.", "Remove the entry, or mend the id."),
)
WEAKER_MINIMUM = kind(
    "E143",
    says=(
        "Chỉ tiêu tối thiểu “{id}” ({here}) nhẹ hơn của cấp trên: {there} ở bộ {above}.",
        "The minimum “{id}” ({here}) is weaker than that of the level above: {there} in {above}.",
    ),
    advise=(
        "Nâng lên bằng cấp trên, hoặc nêu căn cứ vì sao được thấp hơn.",
        "Raise it to that of the level above, or say what allows it to be weaker.",
    ),
    severity="warning",
)
ASSUMED = kind(
    "E144",
    says=(
        "{count} con số của bộ {set} là giả định: {ids}.",
        "{count} figures of {set} are assumed: {ids}.",
    ),
    advise=(
        "Khi có văn bản thì đổi thành official kèm citation.",
        "Once there is a document, make them official with a citation.",
    ),
    severity="warning",
)
UNCONFIRMED = kind(
    "E145",
    says=(
        "Bộ {set} chưa được xác nhận cho cả kỳ {start}–{end}.",
        "The set {set} is not confirmed for all of {start}–{end}.",
    ),
    advise=(
        "Rà lại từng con số rồi sửa confirmed_for.",
        "Look at every figure again, then mend confirmed_for.",
    ),
    severity="warning",
)
UNCONFIRMED_QUOTED = kind(
    "E153",
    says=(
        (
            "“{set}” dẫn “{quoted}” qua chỉ tiêu “{id}”, mà “{quoted}” chưa được xác nhận "
            "cho cả kỳ {start}–{end}."
        ),
        (
            "“{set}” quotes “{quoted}” by the indicator “{id}”, but “{quoted}” is not confirmed "
            "for {start}–{end}."
        ),
    ),
    advise=(
        "Xác nhận bộ được dẫn (confirmed_for), hoặc nhập kết quả đã công bố vào số liệu.",
        "Confirm the quoted set (confirmed_for), or enter its published result in the actuals.",
    ),
    severity="warning",
)
NO_SCHEMA_LINE = kind(
    "E146",
    says=(
        "Dòng đầu của tệp không chỉ đến mẫu, nên trình soạn thảo không gợi ý được.",
        "The first line does not name the schema, so editors cannot help.",
    ),
    advise=("Ghi dòng đầu là “{line}”.", "Make the first line “{line}”."),
    severity="warning",
)
WRONG_SCHEMA_LINE = kind(
    "E147",
    says=(
        "Dòng đầu chỉ đến mẫu “{found}”, không phải mẫu của tệp này.",
        "The first line names the schema “{found}”, which is not the one of this file.",
    ),
    advise=("Ghi dòng đầu là “{line}”.", "Make the first line “{line}”."),
    severity="warning",
)
SAME_SET = kind(
    "E148",
    says=(
        "Mã bộ tiêu chí “{id}” đã dùng ở {place}.",
        "The rule set id “{id}” is already used at {place}.",
    ),
    advise=(
        "Mỗi bộ một mã, trùng với đường dẫn thư mục của nó.",
        "Each set has its own id: the path of its folder.",
    ),
)
CASE_WITHOUT_NODE = kind(
    "E149",
    says=(
        "Ca kiểm thử nêu “{id}”, nhưng bộ {set} không có tiêu chí nào như vậy.",
        "The case names “{id}”, but {set} has no such criterion.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
)
CASE_WITHOUT_INDICATOR = kind(
    "E150",
    says=(
        "Ca kiểm thử nêu số liệu “{id}”, nhưng từ điển không có chỉ tiêu đó.",
        "The case gives the measure “{id}”, but the dictionary has no such indicator.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
)
UNKNOWN_MENTION = kind(
    "E151",
    says=(
        "Quy tắc suy luận nêu “{id}”, nhưng không bộ tiêu chí nào dùng tệp này có {what} đó.",
        "The inference rule names “{id}”, but no rule set that uses this file has such {what}.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    severity="warning",
)
UNKNOWN_FILE = kind(
    "E152",
    says=(
        "Không rõ đây là loại tệp gì: schema ghi “{found}”.",
        "It is not clear what this file is: its schema says “{found}”.",
    ),
    advise=(
        "Ghi schema là một trong: {known}; hoặc chuyển tệp ra khỏi thư mục.",
        "Make the schema one of: {known}; or move the file out of the folder.",
    ),
)
