"""Help texts of the commands that try, compare, write and begin rule sets, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

FMT = Message(
    "help.rules.fmt",
    vi=(
        "In một tệp YAML của bộ tiêu chí ở dạng chuẩn; nội dung và ghi chú giữ nguyên.\n"
        "\n--check chỉ báo tệp nào chưa ở dạng chuẩn (không nêu FILE: mọi bộ tiêu chí). "
        "--force viết lại chính các tệp đó. FILE có thể là thư mục; “-” là đầu vào chuẩn."
    ),
    en=(
        "Prints a YAML rule file in canonical form; all it says and its comments are kept.\n"
        "\n--check only tells which files are not in it (without FILE: all rule sets). "
        "--force rewrites the files. FILE may be a folder; “-” is standard input."
    ),
)
FMT_SHORT = Message(
    "help.rules.fmt.short",
    vi="Viết lại tệp YAML ở dạng chuẩn.",
    en="Writes rule files in canonical form.",
)
OPT_FMT_CHECK = Message(
    "help.rules.fmt.check",
    vi="Chỉ kiểm tra; kết thúc với mã 1 nếu có tệp chưa ở dạng chuẩn.",
    en="Only check; exit with 1 if a file is not in canonical form.",
)
OPT_FMT_FORCE = Message("help.rules.fmt.force", vi="Ghi đè lên các tệp.", en="Overwrite the files.")
FMT_CHECK_OR_FORCE = Message(
    "cli.fmt-check-or-force",
    vi="Chọn một trong hai: --check hoặc --force.",
    en="Choose one: --check or --force.",
)
FMT_ONE_FILE = Message(
    "cli.fmt-one-file",
    vi="Nêu đúng một tệp để in ra; với nhiều tệp hoặc thư mục, dùng --check hoặc --force.",
    en="Name one file to print; for several or for a folder use --check or --force.",
)
FMT_NEEDS_FILES = Message(
    "cli.fmt-needs-files",
    vi="--force cần biết phải ghi đè lên tệp nào: hãy nêu tệp hoặc thư mục.",
    en="--force must know which files to overwrite: name files or a folder.",
)
FMT_FORCE_INPUT = Message(
    "cli.fmt-force-input",
    vi="--force không dùng được với đầu vào chuẩn (“-”).",
    en="--force cannot be used with standard input (“-”).",
)
FMT_CHECKED = Message(
    "cli.fmt-checked",
    vi="Đã xem {files} tệp; {bad} tệp cần sửa.",
    en="{files} files seen; {bad} need mending.",
)
