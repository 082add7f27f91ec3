"""Help texts and messages of `parscore province`."""

from __future__ import annotations

from parscore.values.messages import Message

PROVINCE = Message(
    "help.province",
    vi="Nhiều xã cùng lúc: chấm cả tỉnh, xếp hạng, tìm số liệu nên hỏi lại.",
    en="Many communes at once: score a whole province, rank it, find what to ask about.",
)
EVALUATE = Message(
    "help.province-evaluate",
    vi=(
        "Chấm mọi xã trong FOLDER và các thư mục bên trong (mỗi xã một thư mục có plan.json và "
        "actuals.json), ghi vào thư mục -o.\n"
        "\nXã nào sai thì nêu ra rồi chấm tiếp. Bị ngắt thì chạy lại: xã đã chấm, không thay đổi, "
        "được giữ nguyên."
    ),
    en=(
        "Scores every commune below FOLDER (one folder each, with plan.json and actuals.json) "
        "into the folder -o.\n"
        "\nA commune that is wrong is told of, and the others are scored. Run it again after an "
        "interruption: what was scored and has not changed is kept."
    ),
)
EVALUATE_SHORT = Message(
    "help.province-evaluate.short", vi="Chấm mọi xã trong một thư mục.", en="Scores a folder."
)
OPT_JOBS = Message(
    "help.province-jobs",
    vi="Số chương trình con chạy cùng lúc; mặc định là số nhân của máy.",
    en="How many processes at once; as many as the machine has cores by default.",
)
OPT_RESULTS = Message(
    "help.province-results", vi="Thư mục kết quả.", en="The folder for the results."
)
BAD_JOBS = Message(
    "cli.province-jobs", vi="“{jobs}” phải từ 1 trở lên.", en="“{jobs}” must be 1 or more."
)
SCORING = Message("cli.province-scoring", vi="Đang chấm", en="Scoring")
DONE = Message(
    "cli.province-done",
    vi="Đã chấm {scored} xã, giữ {kept} xã đã chấm trước, {bad} xã không chấm được, "
    "{waiting} xã chưa có số liệu.",
    en="{scored:communes} scored, {kept} kept from before, {bad} not scored, {waiting} without "
    "figures yet.",
)
MORE = Message(
    "cli.province-more",
    vi="{folder}: còn {count} lỗi khác.",
    en="{folder}: {count:problems} more.",
)
NO_PARQUET = Message(
    "cli.province-no-parquet",
    vi='Không ghi {path} vì máy này thiếu gói polars: pip install "parscore[province]"',
    en='{path} was not written, because polars is missing: pip install "parscore[province]"',
)
RANK = Message(
    "help.province-rank",
    vi=(
        "Xếp hạng các xã từ thư mục kết quả RESULTS của lệnh evaluate.\n"
        "\nBảng nói mỗi xã cách hạng trên bao nhiêu điểm, và lấy lại điểm ở đâu thì đủ. Cách xếp "
        "khi bằng điểm theo bộ tiêu chí."
    ),
    en=(
        "Ranks communes from RESULTS, the folder that evaluate wrote.\n"
        "\nIt tells how far each is from the next rank, and which points would close that. Ties "
        "are ranked as the rule set says."
    ),
)
RANK_SHORT = Message("help.province-rank.short", vi="Xếp hạng các xã.", en="Ranks communes.")
OPT_BY = Message(
    "help.province-by",
    vi="Xếp theo: index, appraised (thẩm định), combined (chung), mã hoặc số của một tiêu chí.",
    en="By what: index, appraised, combined, or the id or number of a field or criterion.",
)
OPT_OF_RULES = Message(
    "help.province-of-rules",
    vi="Chỉ các xã được chấm theo bộ tiêu chí này.",
    en="Only communes that were scored by this rule set.",
)
OPT_PERIOD = Message(
    "help.province-period",
    vi="Chỉ các xã của kỳ này: năm, hoặc phần đầu của ngày bắt đầu kỳ.",
    en="Only communes of this period: its year, or the beginning of its first day.",
)
OPT_EXPECTED = Message(
    "help.province-expected",
    vi="Tệp danh sách xã phải nộp, mỗi dòng một mã hoặc tên; ai thiếu sẽ được nêu.",
    en="A list of who had to submit, a code or name to a line; whoever is missing is named.",
)
OPT_FORM = Message(
    "help.province-form",
    vi="Dạng kết quả; docx là phụ lục khổ ngang, luôn bằng tiếng Việt.",
    en="The form; docx is a landscape appendix, always in Vietnamese.",
)
OPT_FILE = Message(
    "help.province-file",
    vi="Tệp kết quả; đuôi tệp cho biết dạng.",
    en="The result's file; its suffix gives the form.",
)
OUTLIERS = Message(
    "help.province-outliers",
    vi=(
        "Tìm những số liệu tự chấm nên hỏi lại trong thư mục kết quả RESULTS của lệnh evaluate.\n"
        "\nMỗi câu hỏi nói về xã nào, tiêu chí nào, so với số liệu nào và vì sao; không câu nào là "
        "kết luận xã khai sai. Mức hỏi nằm trong rules/vn/outliers.yaml; tỉnh có thể đặt mức riêng."
    ),
    en=(
        "Finds self-scores worth asking about in RESULTS, the folder that evaluate wrote.\n"
        "\nEach question says of which commune and criterion it is, against what, and why; none "
        "accuses anybody. The limits stand in rules/vn/outliers.yaml; a province may set its own."
    ),
)
OUTLIERS_SHORT = Message(
    "help.province-outliers.short",
    vi="Số liệu tự chấm nên hỏi lại.",
    en="Self-scores worth asking about.",
)
OPT_PORTAL = Message(
    "help.province-portal",
    vi="Bảng số liệu của Cổng (CSV, xlsx): mỗi dòng một xã, một chỉ tiêu, mẫu số, tử số nếu có.",
    en="Official figures (CSV, xlsx): a commune, an indicator, a denominator, and a numerator if "
    "any, to a row.",
)
OPT_EARLIER = Message(
    "help.province-earlier",
    vi="Thư mục kết quả của kỳ trước, để so từng xã với chính xã ấy.",
    en="Results of an earlier period, to compare each commune with itself.",
)
OPT_ANY_FORM = Message("help.province-any-form", vi="Dạng kết quả.", en="The form of the result.")
