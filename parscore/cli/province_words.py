"""Help texts and messages of `parscore province`."""

from __future__ import annotations

from parscore.values.messages import Message

PROVINCE = Message(
    "help.province",
    vi="Nhiều xã cùng lúc: chấm cả tỉnh, xếp hạng, thử bộ tiêu chí mới.",
    en="Many communes at once: score a whole province, rank it, try other rules.",
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
IMPACT = Message(
    "help.province-impact",
    vi=(
        "Thử trước khi ký: đổi từ bộ OLD sang bộ NEW thì các xã trong FOLDER ra sao.\n"
        "\nBao nhiêu xã rơi xuống dưới, hay vượt lên, từng chỉ tiêu tối thiểu; điểm trung bình, "
        "thứ hạng, xếp loại đổi thế nào, vì tiêu chí nào; mười xã thay đổi nhiều nhất. Dự thảo của "
        "năm sau được thử trên số liệu năm nay."
    ),
    en=(
        "Tries a change before it is signed: what NEW instead of OLD does to the communes in "
        "FOLDER.\n"
        "\nHow many fall below, or climb above, which minimum; how the mean, ranks and classes "
        "change, and which criteria cause it; the ten most affected. Next year's draft is tried "
        "on this year's data."
    ),
)
IMPACT_SHORT = Message(
    "help.province-impact.short",
    vi="Đổi bộ tiêu chí thì các xã ra sao.",
    en="What other rules would do.",
)
OPT_EXACT = Message(
    "help.province-exact",
    vi="Chấm đủ từng xã, kể cả quy tắc suy luận; hoặc nhanh, chỉ công thức. Mặc định: đủ, trên 500 "
    "xã thì nhanh.",
    en="Evaluate each commune fully, inference rules included; or quickly, formulas only. Fully by "
    "default, quickly above 500 communes.",
)
