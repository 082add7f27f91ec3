"""What can be wrong with a rule set beyond its shape."""

from parscore.reading.problems import kind

NO_SUCH_SET = kind(
    "E101",
    says=("Không tìm thấy bộ tiêu chí “{id}”.", "There is no rule set “{id}”."),
    advise=(
        "Hãy ghi đúng mã của một bộ hiện có: {candidates}.",
        "Use the id of one that is there: {candidates}.",
    ),
)
NO_SET_FOR_PLAN = kind(
    "E102",
    says=(
        "Không có bộ tiêu chí nào của “{province}” cho kỳ {start}–{end} còn hiệu lực ngày {as_of}.",
        "No rule set of “{province}” for {start}–{end} is in force on {as_of}.",
    ),
    advise=(
        "Các bộ hiện có: {candidates}. Dùng --rules để chỉ rõ.",
        "There are: {candidates}. Name one with --rules.",
    ),
)
SEVERAL_SETS = kind(
    "E103",
    says=(
        "Có nhiều bộ tiêu chí cùng dùng được cho kế hoạch này: {candidates}.",
        "Several rule sets of equal rank fit this plan: {candidates}.",
    ),
    advise=("Dùng --rules để chọn một bộ.", "Choose one with --rules."),
)
WRONG_SUM = kind(
    "E104",
    says=(
        "Thang điểm khai là {scale} nhưng tổng điểm các tiêu chí là {total}.",
        "The scale is said to be {scale}, but the criteria add up to {total}.",
    ),
    advise=(
        "Sửa điểm tối đa của tiêu chí (chênh {difference} điểm) hoặc sửa scale.",
        "Correct the maxima (off by {difference} point(s)) or the scale.",
    ),
)
WRONG_SUM_IN_PHASE = kind(
    "E160",
    says=(
        "Giai đoạn {start}–{end}: thang điểm khai là {scale} nhưng tổng điểm là {total}.",
        "In the phase {start}–{end} the scale is said to be {scale}, but the sum is {total}.",
    ),
    advise=(
        "Sửa điểm tối đa hoặc period của các tiêu chí trong giai đoạn này (chênh {difference}).",
        "Correct the maxima or the periods of the criteria of this phase (off by {difference}).",
    ),
)
PERIOD_OUTSIDE = kind(
    "E161",
    says=(
        "Giai đoạn {start}–{end} của “{id}” không nằm trong {outer}.",
        "The period {start}–{end} of “{id}” is not within {outer}.",
    ),
    advise=(
        "Sửa period cho nằm trong {first}–{last}, hoặc bỏ khóa này.",
        "Put the period within {first}–{last}, or remove the key.",
    ),
)
ASKED_IN_ANOTHER_PHASE = kind(
    "E162",
    says=(
        "“{id}” dựa vào “{other}”, nhưng có ngày “{other}” không có trong cây.",
        "“{id}” rests on “{other}”, which on some days is not part of the tree.",
    ),
    advise=(
        "Cho hai tiêu chí cùng giai đoạn, hoặc bỏ sự phụ thuộc này.",
        "Give both the same period, or remove the dependence.",
    ),
)
WRONG_ID = kind(
    "E105",
    says=(
        "Bộ tiêu chí có mã “{id}” nhưng nằm ở thư mục “{folder}”.",
        "The rule set is called “{id}” but lies in the folder “{folder}”.",
    ),
    advise=("Mã phải trùng với đường dẫn thư mục.", "The id must be the path of its folder."),
)
DUPLICATE_ID = kind(
    "E106",
    says=("Mã “{id}” đã dùng ở {place}.", "The id “{id}” is already used at {place}."),
    advise=("Mỗi mã chỉ dùng một lần.", "Use each id once."),
)
UNKNOWN_NODE = kind(
    "E107",
    says=("Không có tiêu chí nào mang mã “{id}”.", "No criterion has the id “{id}”."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Dùng mã của một tiêu chí trong bộ này hoặc trong khung.",
        "Use the id of a criterion of this set or of its frame.",
    ),
)
UNKNOWN_INDICATOR = kind(
    "E108",
    says=(
        "Từ điển không có chỉ tiêu “{id}”.",
        "The dictionary has no indicator “{id}”.",
    ),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Thêm chỉ tiêu này vào từ điển, hoặc dùng một mã có trong từ điển.",
        "Add it to the dictionary, or use an id that is in it.",
    ),
)
UNKNOWN_SOURCE = kind(
    "E109",
    says=("Mục sources không có “{id}”.", "There is no “{id}” under sources."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Thêm mục này vào sources.", "Add it under sources."),
)
SOURCE_CYCLE = kind(
    "E164",
    says=(
        "Các mục của sources gọi lẫn nhau thành vòng tròn: {chain}.",
        "The entries of sources use one another in a circle: {chain}.",
    ),
    advise=(
        "Một mục phải tự nêu basis, reason hoặc citation thay cho use.",
        "One of them must state basis, reason or citation itself instead of use.",
    ),
)
UNKNOWN_DOCUMENT = kind(
    "E110",
    says=("Mục documents không có “{id}”.", "There is no “{id}” under documents."),
    advise=("Có phải “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=("Thêm văn bản này vào documents.", "Add the document under documents."),
)
NEITHER_CITED_NOR_ASSUMED = kind(
    "E111",
    says=(
        "Con số của “{id}” không có căn cứ: chưa ghi official hay assumed.",
        "The figure of “{id}” is neither official nor assumed.",
    ),
    advise=(
        "Thêm source với basis: official kèm citation, hoặc basis: assumed kèm reason.",
        "Add a source with basis: official and a citation, or basis: assumed and a reason.",
    ),
)
OFFICIAL_WITHOUT_CITATION = kind(
    "E112",
    says=(
        "“{id}” ghi là official nhưng không có citation.",
        "“{id}” is said to be official but has no citation.",
    ),
    advise=(
        "Thêm citation (document, clause, quote), hoặc đổi thành assumed kèm reason.",
        "Add a citation (document, clause, quote), or make it assumed with a reason.",
    ),
)
ASSUMED_WITHOUT_REASON = kind(
    "E113",
    says=(
        "“{id}” ghi là assumed nhưng không nêu lý do.",
        "“{id}” is said to be assumed but gives no reason.",
    ),
    advise=("Thêm reason.", "Add a reason."),
)
LEAF_INCOMPLETE = kind(
    "E114",
    says=("Tiêu chí “{id}” thiếu {keys}.", "The criterion “{id}” lacks {keys}."),
    advise=(
        "Tiêu chí chấm điểm cần max, formula và indicator; nhóm cần criteria.",
        "A scored criterion needs max, formula and indicator; a group needs criteria.",
    ),
)
KEY_OF_LEAF = kind(
    "E115",
    says=(
        "Nhóm “{id}” có khóa {keys} chỉ dùng cho tiêu chí chấm điểm.",
        "The group “{id}” has {keys}, which only a scored criterion may have.",
    ),
    advise=("Bỏ khóa đó, hoặc bỏ criteria.", "Remove it, or remove criteria."),
)
KEY_OF_GROUP = kind(
    "E116",
    says=(
        "Tiêu chí “{id}” có khóa {keys} chỉ dùng cho nhóm.",
        "The criterion “{id}” has {keys}, which only a group may have.",
    ),
    advise=("Bỏ khóa đó.", "Remove it."),
)
OVERLAPPING_BANDS = kind(
    "E117",
    says=(
        "Giá trị {value} của “{id}” nằm trong hai mức cùng lúc.",
        "The value {value} of “{id}” lies in two bands at once.",
    ),
    advise=("Sửa các cận để mỗi giá trị chỉ thuộc một mức.", "Mend the edges of the bands."),
)
FRAME_CYCLE = kind(
    "E118",
    says=(
        "Các bộ tiêu chí dựa vào nhau thành vòng tròn: {chain}.",
        "The rule sets extend one another in a circle: {chain}.",
    ),
    advise=("Sửa khóa extends.", "Mend the key extends."),
)
NO_SETTING = kind(
    "E119",
    says=(
        "Chưa có quy định {setting} cho “{id}”, ở settings cũng không có.",
        "“{id}” does not say {setting}, and neither do the settings.",
    ),
    advise=("Ghi rõ ở tiêu chí hoặc ở settings.", "Say so at the criterion or in settings."),
)
CIRCULAR_CONDITION = kind(
    "E120",
    says=(
        "Điều kiện của “{id}” rốt cuộc lại hỏi kết quả của chính nó.",
        "The condition of “{id}” depends on itself.",
    ),
    advise=("Bỏ một trong các điều kiện.", "Remove one of the conditions."),
)
BONUS_PLACE = kind(
    "E121",
    says=(
        "Điểm thưởng “{id}” chưa nói nằm trong hay ngoài thang điểm.",
        "The bonus “{id}” does not say whether it stands inside the scale or on top.",
    ),
    advise=("Thêm in_max: true hoặc in_max: false.", "Add in_max: true or in_max: false."),
)
STALE = kind(
    "E122",
    says=(
        "Bộ tiêu chí “{id}” chưa được xác nhận cho kỳ {start}–{end}.",
        "The rule set “{id}” is not confirmed for {start}–{end}.",
    ),
    advise=(
        "Xác nhận lại rồi sửa confirmed_for, hoặc thêm --allow-stale (báo cáo sẽ ghi rõ).",
        "Confirm it and mend confirmed_for, or add --allow-stale (every report will say so).",
    ),
)
OTHER_PROVINCE = kind(
    "E123",
    says=(
        "Bộ tiêu chí “{id}” là của “{province}”, còn kế hoạch là của “{plan}”.",
        "The rule set “{id}” is of “{province}”, but the plan is of “{plan}”.",
    ),
    advise=("Chọn bộ tiêu chí của đúng tỉnh.", "Choose a rule set of that province."),
)
OTHER_PERIOD = kind(
    "E124",
    says=(
        "Bộ tiêu chí “{id}” chấm kỳ {start}–{end}, không phải kỳ của số liệu.",
        "The rule set “{id}” scores {start}–{end}, not the period of the actuals.",
    ),
    advise=("Chọn bộ tiêu chí của đúng kỳ.", "Choose a rule set of that period."),
)
CANNOT_QUOTE = kind(
    "E127",
    says=(
        "Chỉ tiêu “{id}” có dạng {form} nên không dẫn được kết quả của bộ “{ruleset}”.",
        "The indicator “{id}” is of the kind {form}, which cannot quote the set “{ruleset}”.",
    ),
    advise=(
        "Đổi kind thành ratio, value hoặc points, hoặc bỏ khóa from.",
        "Make its kind ratio, value or points, or remove the key from.",
    ),
)
QUOTED_IN_TURN = kind(
    "E128",
    says=(
        "Chỉ tiêu “{id}” dẫn một bộ mà chính bộ ấy lại dẫn bộ khác: {chain}.",
        "The indicator “{id}” quotes through another quotation, or in a circle: {chain}.",
    ),
    advise=(
        "Bộ được dẫn phải tự chấm từ số liệu: bỏ khóa from ở một bộ.",
        "A quoted set must score from figures alone: remove the key from in one of them.",
    ),
)
CANNOT_BE_QUOTED_NOW = kind(
    "E129",
    says=(
        "Chỉ tiêu “{id}” của bộ “{set}” dẫn một bộ không chấm được lần này. {why}",
        "The indicator “{id}” of “{set}” quotes a set that cannot score this time. {why}",
    ),
    advise=(
        "Nhập kết quả đã công bố; nếu chỉ vì bộ ấy chưa xác nhận thì thêm --allow-stale.",
        "Enter its published result in the actuals; --allow-stale if it is merely not confirmed.",
    ),
)
NO_SUCH_LEVEL = kind(
    "E166",
    says=(
        "Chỉ tiêu “{id}” không có mức “{level}”.",
        "The indicator “{id}” has no level “{level}”.",
    ),
    advise=(
        "Có phải “{guess}”? Các mức: {levels}.",
        "Did you mean “{guess}”? There are: {levels}.",
    ),
    unguessed=("Dùng một trong các mức: {levels}.", "Use one of its levels: {levels}."),
)
NOT_A_FIGURE = kind(
    "E167",
    says=(
        "Chỉ tiêu “{id}” là mức định tính nên mức tối thiểu không thể là con số.",
        "The indicator “{id}” has levels, so that its minimum cannot be a figure.",
    ),
    advise=(
        "Thay value bằng level, một trong: {levels}.",
        "State level in the place of value: {levels}.",
    ),
)
NO_SET_HERE = kind(
    "E165",
    says=(
        "Thư mục này không có tệp ruleset.yaml; các bộ ở trong: {inside}.",
        "There is no ruleset.yaml in this folder; the sets inside it: {inside}.",
    ),
    advise=("Hãy nêu một bộ.", "Name one of them."),
)
CLASS_ORDER = kind(
    "E125",
    says=(
        "Các loại của classes không nối tiếp nhau từ cao xuống thấp.",
        "The classes do not follow one another from best to worst.",
    ),
    advise=(
        "Mỗi loại bắt đầu (at_least) đúng chỗ loại trên dừng (below).",
        "Each class must start (below) where the better one ends (at_least).",
    ),
)
NO_SUCH_FILE = kind(
    "E130",
    says=(
        "Không có tệp “{id}.yaml” trong các thư mục bộ tiêu chí.",
        "There is no file “{id}.yaml” in the rules folders.",
    ),
    advise=(
        "Ghi đường dẫn dưới thư mục rules, không có đuôi .yaml, như vn/indicators.",
        "Write the path below the folder rules, without .yaml, such as vn/indicators.",
    ),
)
OUTSIDE = kind(
    "E131",
    says=(
        "“{id}” dẫn ra ngoài thư mục bộ tiêu chí nên không được đọc.",
        "“{id}” leads out of the rules folder, so it is not read.",
    ),
    advise=(
        "Chép tệp vào thư mục bộ tiêu chí, đừng dùng liên kết hay “..”.",
        "Copy the file into the rules folder; use no link and no “..”.",
    ),
)
