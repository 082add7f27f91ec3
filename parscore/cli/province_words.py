"""Help texts and messages of `parscore province`."""

from __future__ import annotations

from parscore.values.messages import Message

PROVINCE = Message(
    "help.province",
    vi="Nhiều xã cùng lúc: chấm cả tỉnh, xếp hạng, hỏi lại số liệu, thử bộ tiêu chí mới.",
    en="Many communes at once: score a province, rank it, ask about figures, try other rules.",
)
EVALUATE = Message(
    "help.province-evaluate",
    vi=(
        "Chấm mọi xã trong FOLDER và các thư mục bên trong (mỗi xã một thư mục có plan.json, và "
        "actuals.json hoặc biểu mẫu .xlsx đã điền), ghi vào thư mục -o.\n"
        "\nXã nào sai thì nêu ra rồi chấm tiếp. Bị ngắt thì chạy lại: xã đã chấm, không thay đổi, "
        "được giữ nguyên."
    ),
    en=(
        "Scores every commune below FOLDER (one folder each, with plan.json, and actuals.json or a "
        "filled form .xlsx) into the folder -o.\n"
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
STOPPED = Message(
    "cli.province-stopped",
    vi="Đã dừng. Xã nào chấm xong đã được giữ; chạy lại đúng lệnh này để làm tiếp.",
    en="Stopped. What was scored is kept; run the same command again to go on.",
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
SENSITIVITY = Message(
    "help.province-sensitivity",
    vi=(
        "Thứ hạng vững đến đâu khi các lĩnh vực có điểm giả định nặng nhẹ khác đi; RESULTS là thư "
        "mục kết quả của lệnh evaluate.\n"
        "\nThử nhiều cách chia điểm: mỗi xã từng đứng từ hạng nào đến hạng nào, chắc chắn không ra "
        "ngoài khoảng nào, cặp xã nào đảo thứ tự, lĩnh vực nào làm đổi hạng nhiều."
    ),
    en=(
        "How stable the ranks are when fields with assumed points weigh differently; RESULTS is "
        "the folder that evaluate wrote.\n"
        "\nIt tries many weightings and tells the ranks that each commune had, between which it is "
        "proven to stay, whose order turns, and which fields move ranks."
    ),
)
SENSITIVITY_SHORT = Message(
    "help.province-sensitivity.short",
    vi="Thứ hạng vững đến đâu.",
    en="Tells how stable the ranks are.",
)
OPT_DRAWS = Message(
    "help.province-draws",
    vi="Số cách chia điểm lấy ngẫu nhiên để thử.",
    en="How many weightings are drawn.",
)
OPT_SEED = Message(
    "help.province-seed",
    vi="Mã gieo: cùng mã thì lấy đúng những cách chia ấy.",
    en="The seed: the same one draws the same weightings.",
)
OPT_PAGE = Message("help.province-page", vi="Dạng kết quả.", en="The form of the result.")
BAD_DRAWS = Message(
    "cli.province-draws",
    vi="“{draws}” phải từ 1 đến {most}.",
    en="“{draws}” must be from 1 to {most}.",
)
BAD_SEED = Message(
    "cli.province-seed", vi="“{seed}” phải từ 0 trở lên.", en="“{seed}” must be 0 or more."
)
NOTHING_ASSUMED = Message(
    "cli.nothing-assumed",
    vi="Bộ “{id}” không có điểm giả định. Nếu vẫn muốn thử, hãy thêm, chẳng hạn, --tolerance 20%.",
    en="No points of “{id}” are assumed. To try it all the same, add, say, --tolerance 20%.",
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
