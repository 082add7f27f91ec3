"""Help texts of the commands, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

PROGRAM = Message(
    "help.program",
    vi=(
        "Chấm điểm kế hoạch và kết quả cải cách hành chính của một xã theo bộ tiêu chí của tỉnh.\n"
        "\nLệnh chính: parscore evaluate plan.json actuals.json"
    ),
    en=(
        "Scores a commune's administrative-reform plan and results by its province's criteria.\n"
        "\nThe main command: parscore evaluate plan.json actuals.json"
    ),
)
EXIT_CODES = Message("help.exit-codes", vi="Mã kết thúc", en="Exit codes")
OPTIONS = Message("help.options", vi="[TÙY CHỌN]", en="[OPTIONS]")
SUBCOMMAND = Message("help.subcommand", vi="LỆNH [THAM SỐ]...", en="COMMAND [ARGS]...")
EVALUATE = Message(
    "help.evaluate",
    vi=(
        "Chấm điểm: PLAN là kế hoạch, ACTUALS là kết quả (tệp JSON; “-” là đầu vào chuẩn).\n"
        "\nKhông có --rules thì bộ tiêu chí được tìm theo tỉnh và kỳ của kế hoạch."
    ),
    en=(
        "Scores PLAN with ACTUALS (JSON files; “-” is standard input).\n"
        "\nWithout --rules the rule set is found from the plan's province and period."
    ),
)
EXPLAIN = Message(
    "help.explain",
    vi="Giải thích một tiêu chí NODE: từ số liệu đến công thức, mức, điểm và điều khoản.",
    en="Explains one criterion NODE: from data to formula, band, points and clause.",
)
CHECK = Message(
    "help.check",
    vi="Kiểm tra các tệp kế hoạch, số liệu. Nêu cả hai thì biết thêm số liệu nào không dùng đến. "
    "Có lỗi thì kết thúc với mã 1.",
    en="Checks plan and actuals files; given both, it also tells which measures nothing uses. "
    "Exits with 1 when an error is found.",
)
REPORT = Message(
    "help.report",
    vi="Trình bày một kết quả đã chấm (tệp JSON của lệnh evaluate).",
    en="Renders an assessment (the JSON that evaluate wrote).",
)
VERIFY = Message(
    "help.verify",
    vi="Chấm lại từ PLAN và ACTUALS rồi so với ASSESSMENT. Khác nhau thì kết thúc với mã 1.",
    en="Scores PLAN and ACTUALS again and compares with ASSESSMENT. Exits with 1 if they differ.",
)
SCHEMA = Message(
    "help.schema",
    vi=(
        "In JSON Schema của một loại tệp, để trình soạn thảo gợi ý và giải thích các khóa.\n"
        "\nNAME: plan, actuals, assessment, ruleset, indicators, inference, evidence, cases, "
        "map, scenarios, whatif, comparison, effort, path, "
        "forecast, sensitivity, ranking, impact, stability, outliers hoặc outlier-rules."
    ),
    en=(
        "Prints the JSON Schema of a kind of file, for editors to complete and explain keys.\n"
        "\nNAME: plan, actuals, assessment, ruleset, indicators, inference, evidence, cases, map, "
        "scenarios, whatif, comparison, effort, path, forecast, "
        "sensitivity, ranking, impact, stability, outliers or outlier-rules."
    ),
)
EVALUATE_SHORT = Message(
    "help.evaluate.short",
    vi="Chấm điểm kế hoạch và số liệu (lệnh chính).",
    en="Scores a plan and its results (the main command).",
)
EXPLAIN_SHORT = Message(
    "help.explain.short",
    vi="Giải thích điểm của một tiêu chí.",
    en="Explains the points of one criterion.",
)
CHECK_SHORT = Message(
    "help.check.short",
    vi="Kiểm tra tệp kế hoạch, tệp số liệu.",
    en="Checks plan and actuals files.",
)
REPORT_SHORT = Message(
    "help.report.short", vi="Trình bày một kết quả đã chấm.", en="Renders an assessment."
)
VERIFY_SHORT = Message(
    "help.verify.short", vi="Chấm lại và so sánh.", en="Scores again and compares."
)
SENSITIVITY = Message(
    "help.sensitivity",
    vi=(
        "Cho biết chỉ số phụ thuộc điểm giả định đến đâu: khoảng chính xác của chỉ số khi điểm tối "
        "đa giả định của các lĩnh vực xê dịch, tổng không đổi."
    ),
    en=(
        "Tells how much the index depends on assumed points: its exact range when the assumed "
        "maxima of the fields move and their sum stays."
    ),
)
SENSITIVITY_SHORT = Message(
    "help.sensitivity.short",
    vi="Chỉ số phụ thuộc điểm giả định đến đâu.",
    en="How much the index depends on assumed points.",
)
OPT_TOLERANCE = Message(
    "help.tolerance",
    vi="Mỗi lĩnh vực hơn kém bấy nhiêu phần trăm (20%); mặc định theo bộ tiêu chí.",
    en="How far each field moves (20%); by default as the rule set declares.",
)
NO_TOLERANCE = Message(
    "cli.no-tolerance",
    vi="Bộ “{id}” không nêu mức xê dịch. Hãy thêm, chẳng hạn, --tolerance 20%.",
    en="“{id}” declares no tolerance. Add one, such as --tolerance 20%.",
)
TOLERANCE_OUT_OF_RANGE = Message(
    "cli.tolerance-out-of-range",
    vi="Mức xê dịch phải lớn hơn 0% và nhỏ hơn 100%, như 20%; ở đây là {value}%.",
    en="The tolerance must be above 0% and below 100%, such as 20%; here it is {value}%.",
)
SCHEMA_SHORT = Message(
    "help.schema.short",
    vi="In JSON Schema của một loại tệp.",
    en="Prints the JSON Schema of a kind of file.",
)
OPT_RULES = Message(
    "help.rules",
    vi="Bộ tiêu chí: mã (thanh-hoa/2025) hoặc đường dẫn.",
    en="The rule set: an id (thanh-hoa/2025) or a path.",
)
OPT_AS_OF = Message(
    "help.as-of",
    vi="Ngày xét (YYYY-MM-DD); mặc định là ngày chốt số liệu.",
    en="The day to look from (YYYY-MM-DD); the actuals' own day by default.",
)
OPT_FORMAT = Message("help.format", vi="Dạng kết quả.", en="The form of the result.")
OPT_REPORT_FORMAT = Message(
    "help.report-format",
    vi="Dạng kết quả; docx là báo cáo Word theo Nghị định 30/2020/NĐ-CP, ics là lịch thời hạn.",
    en="The form; docx is the official Word report, always in Vietnamese; ics the deadlines.",
)
OPT_OUT = Message(
    "help.out",
    vi="Tệp kết quả (đuôi tệp cho biết dạng), hoặc thư mục để ghi cả bộ.",
    en="The result's file (its suffix gives the form), or a folder for the whole set.",
)
OPT_PAGE_OUT = Message(
    "help.page-out",
    vi="Tệp kết quả: đuôi .txt, .md, .html hoặc .json cho biết dạng.",
    en="The result's file: its suffix .txt, .md, .html or .json gives the form.",
)
OPT_HISTORY = Message(
    "help.history",
    vi="Kết quả trước đó của cùng xã, cũ nhất trước; dùng được nhiều lần.",
    en="An earlier assessment of the commune, the earliest first; may be given several times.",
)
OPT_BESIDE = Message(
    "help.with",
    vi="Lộ trình, dự báo, phép thử của chính kết quả này (tệp JSON của path, forecast, whatif); "
    "dùng được nhiều lần.",
    en="A path, forecast or what-if of this very result (the JSON that path, forecast or whatif "
    "wrote); may be given several times.",
)
OPT_LANG = Message("help.lang", vi="Ngôn ngữ.", en="The language.")
OPT_FAIL_UNDER = Message(
    "help.fail-under",
    vi="Kết thúc với mã 1 nếu điểm thấp hơn số này.",
    en="Exit with 1 if the points are below this.",
)
OPT_FAIL_ON = Message(
    "help.fail-on",
    vi="Kết thúc với mã 1 nếu có loại này; dùng được nhiều lần.",
    en="Exit with 1 if there is one of this kind; may be given several times.",
)
OPT_STALE = Message(
    "help.allow-stale",
    vi="Dùng cả bộ tiêu chí chưa được xác nhận cho kỳ này; báo cáo sẽ ghi rõ.",
    en="Use rules that are not confirmed for this period; every report will say so.",
)
OPT_ENGINE = Message(
    "help.engine",
    vi="Bộ suy luận: auto chọn durable nếu có.",
    en="The inference engine: auto takes durable where it is there.",
)
OPT_VERSION = Message("help.version", vi="Hiện phiên bản.", en="Show the version.")

SAME_INPUT = Message(
    "cli.same-input",
    vi="Chỉ một trong hai tệp được đọc từ đầu vào chuẩn (“-”).",
    en="Only one of the two files can be read from standard input (“-”).",
)
BAD_SUFFIX = Message(
    "cli.bad-suffix",
    vi="Không biết dạng của “{path}”. Các đuôi tệp dùng được: {known}.",
    en="The form of “{path}” is not known. Suffixes that are: {known}.",
)
OUT_AND_FORMAT = Message(
    "cli.out-and-format",
    vi="--format {format} không khớp với đuôi tệp của “{path}”.",
    en="--format {format} does not fit the suffix of “{path}”.",
)
NOT_FOR_A_TERMINAL = Message(
    "cli.not-for-a-terminal",
    vi="Dạng {format} không hiện được trên màn hình lệnh. Hãy ghi ra tệp: --out ket_qua{suffix}",
    en="The form {format} cannot be shown on a terminal. Write a file: --out result{suffix}",
)
NO_ROOM = Message(
    "cli.no-room",
    vi="Dạng {format} không trình bày {option}; các dạng dùng được: {known}.",
    en="The form {format} has no room for {option}; those that have: {known}.",
)
FORMAT_AND_FOLDER = Message(
    "cli.format-and-folder",
    vi="--format chỉ dùng khi ghi một tệp; “{path}” là thư mục, nơi ghi cả bộ.",
    en="--format is for a single file; “{path}” is a folder, which gets the whole set.",
)
NO_ENGINE = Message(
    "cli.no-engine",
    vi="không dùng được “{engine}” trên máy này ({reason}). Hãy bỏ tùy chọn này.",
    en="“{engine}” cannot be used on this machine ({reason}). Leave this option out.",
)
UNDER = Message(
    "cli.under",
    vi="Điểm {points} thấp hơn mức yêu cầu {least}.",
    en="The points {points} are below the demanded {least}.",
)
FOUND = Message(
    "cli.found",
    vi="Có {count} mục thuộc loại “{kind}”.",
    en="There are {count} of the kind “{kind}”.",
)
CHECKED = Message(
    "cli.checked",
    vi="{path}: {errors} lỗi, {warnings} cảnh báo.",
    en="{path}: {errors:errors}, {warnings:warnings}.",
)
CHECKED_BY = Message(
    "cli.checked-by",
    vi="{path}: các số liệu đều thuộc bộ “{id}”, nên soát theo bộ đó; muốn bộ khác: --rules MÃ_BỘ.",
    en="{path}: its measures all belong to “{id}”, so that set was used; for another: --rules ID.",
)
VERIFIED = Message(
    "cli.verified", vi="Khớp: chấm lại cho cùng kết quả.", en="It agrees: the same result again."
)
DIFFERS = Message(
    "cli.differs",
    vi="Không khớp ở “{where}”: tệp ghi {stored}, chấm lại được {again}.",
    en="It differs at “{where}”: the file says {stored}, scored again {again}.",
)
WRITTEN = Message("cli.written", vi="Đã ghi {path}", en="Wrote {path}")
