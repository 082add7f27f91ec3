"""Help texts and messages of `parscore province`."""

from __future__ import annotations

from parscore.values.messages import Message

PROVINCE = Message(
    "help.province",
    vi="Nhiều xã cùng lúc: chấm cả tỉnh, xếp hạng.",
    en="Many communes at once: score a whole province, rank it.",
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
