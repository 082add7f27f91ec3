"""Help texts and messages of what-ifs and comparisons, in both languages."""

from __future__ import annotations

from parscore.reading.problems import kind
from parscore.values.messages import Message

WHATIF = Message(
    "help.whatif",
    vi=(
        "Thử: nếu số liệu khác đi, hoặc chấm theo bộ tiêu chí khác, thì điểm ra sao và vì sao.\n"
        "\nGIÁ TRỊ theo dạng của chỉ tiêu: 1188/1200; 98,5%; +12 hoặc -3 (thêm, bớt); có, không; "
        "mã hoặc tên một mức; x=có,y=không; một ngày; “không áp dụng: lý do”. Bộ tiêu chí đang "
        "dùng được tìm theo tỉnh và kỳ của kế hoạch."
    ),
    en=(
        "Tries other figures, or other rules: what the score would be then, and why.\n"
        "\nA VALUE is as its indicator has it: 1188/1200; 98,5%; +12 or -3 (more, fewer); yes, no; "
        "the id or title of a level; x=yes,y=no; a day; “not applicable: the reason”. The rules "
        "in use are found from the plan's province and period."
    ),
)
WHATIF_SHORT = Message(
    "help.whatif.short",
    vi="Thử số liệu khác, bộ tiêu chí khác.",
    en="Tries other figures or other rules.",
)
COMPARE = Message(
    "help.compare",
    vi=(
        "So sánh các kết quả đã chấm (tệp JSON của lệnh evaluate), cũ trước, mới sau: điểm nào "
        "thêm, mất, vì sao.\n"
        "\nKhi hai kết quả dùng hai bộ tiêu chí, --plan và --actuals cho biết đúng bao nhiêu điểm "
        "là do bộ tiêu chí, bao nhiêu là do kết quả của xã."
    ),
    en=(
        "Compares assessments (the JSON that evaluate wrote), earlier ones first: which points "
        "were won and lost, and why.\n"
        "\nWhere two assessments are by different rules, --plan and --actuals tell exactly how "
        "much of the change is the rules' doing and how much the commune's."
    ),
)
COMPARE_SHORT = Message(
    "help.compare.short",
    vi="So sánh các kết quả đã chấm.",
    en="Compares assessments.",
)
OPT_SET = Message(
    "help.set",
    vi="Chỉ tiêu (mã hoặc tên) và số liệu giả định; dùng được nhiều lần.",
    en="An indicator (id or title) and a supposed figure; may be given several times.",
)
OPT_SCENARIOS = Message(
    "help.scenarios",
    vi="Tệp YAML kể nhiều phương án, để so sánh cạnh nhau.",
    en="A YAML file with several scenarios, to be seen side by side.",
)
OPT_STEPS = Message(
    "help.steps",
    vi="Thử làm cùng lúc bước gần nhất của N việc lấy lại được nhiều điểm nhất.",
    en="Try the next steps of the N gaps that are worth most, all at once.",
)
STEPS_TOGETHER = Message(
    "whatif.steps-together",
    vi="Bước gần nhất của {count} việc",
    en="The next steps of {count:gaps}",
)
NO_COUNT = Message(
    "cli.no-count",
    vi="“{text}” không phải là số việc. Hãy ghi một số nguyên từ 1, ví dụ 5.",
    en="“{text}” is no number of gaps. Write a whole number from 1 on, such as 5.",
)
OPT_OTHER_RULES = Message(
    "help.other-rules",
    vi="Chấm các phương án theo bộ tiêu chí này: mã hoặc đường dẫn.",
    en="Score the scenarios by these rules: an id or a path.",
)
OPT_OWN_RULES = Message(
    "help.own-rules",
    vi="Bộ tiêu chí đang dùng, khi không phải là bộ của tỉnh và kỳ.",
    en="The rules in use, where these are not those of the province and period.",
)
OPT_OLD_PLAN = Message(
    "help.old-plan",
    vi="Kế hoạch của kết quả cũ, để tách ảnh hưởng của bộ tiêu chí.",
    en="The plan of the old assessment, to split off what the rules did.",
)
OPT_OLD_NEW = Message(
    "help.old-new",
    vi="Số liệu của kết quả cũ và của kết quả mới.",
    en="The actuals of the old and of the new assessment.",
)
OPT_NEW_RULES = Message(
    "help.new-rules",
    vi="Bộ tiêu chí của kết quả mới, khi không tìm được theo mã của nó.",
    en="The rules of the new assessment, where its id does not lead to them.",
)
NOTHING_SET = Message(
    "cli.nothing-set",
    vi="Hãy nêu ít nhất một trong: --set, --scenarios, --steps, --rules.",
    en="Give at least one of --set, --scenarios, --steps and --rules.",
)
ONE_ASSESSMENT = Message(
    "cli.one-assessment",
    vi="Cần ít nhất hai kết quả để so sánh.",
    en="At least two assessments are needed.",
)
BOTH_DOCUMENTS = Message(
    "cli.both-documents",
    vi="--plan và --actuals phải đi cùng nhau.",
    en="--plan and --actuals belong together.",
)
ONLY_TWO = Message(
    "cli.only-two",
    vi="--plan và --actuals chỉ dùng khi so sánh đúng hai kết quả.",
    en="--plan and --actuals are for exactly two assessments.",
)
SAME_INPUTS = Message(
    "cli.same-inputs",
    vi="Chỉ một tệp được đọc từ đầu vào chuẩn (“-”).",
    en="Only one file can be read from standard input (“-”).",
)
NO_VALUE = kind(
    "E528",
    says=("“{text}” không có dạng CHỈ TIÊU=GIÁ TRỊ.", "“{text}” is not INDICATOR=VALUE."),
    advise=(
        "Ví dụ: --set online_payment=+12.",
        "For example: --set online_payment=+12.",
    ),
)
