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
TEST = Message(
    "help.rules.test",
    vi=(
        "Chạy các ca kiểm thử nằm cạnh bộ tiêu chí (cases/*.yaml). Có ca không đạt thì kết thúc "
        "với mã 1.\n"
        "\nKhông nêu tên thì chạy ca của mọi bộ. Nêu được cả một tệp ca."
    ),
    en=(
        "Runs the cases that lie beside rule sets (cases/*.yaml). Exits with 1 when a case "
        "fails.\n"
        "\nWithout a name, those of all sets. A single file of cases may be named too."
    ),
)
TEST_SHORT = Message(
    "help.rules.test.short", vi="Chạy các ca kiểm thử.", en="Runs the cases of rule sets."
)
OPT_COVERAGE = Message(
    "help.rules.test.coverage",
    vi="Nêu tiêu chí và mốc điểm chưa có ca nào thử.",
    en="Name the leaves and band edges that no case tries.",
)
OPT_SUGGEST = Message(
    "help.rules.test.suggest",
    vi="In các ca ở mốc chưa thử (YAML), để người soạn xác nhận.",
    en="Print boundary cases for untried edges (YAML), for the author to confirm.",
)
ONE_SET_TO_SUGGEST = Message(
    "cli.one-set-to-suggest",
    vi="--suggest cần đúng một bộ tiêu chí.",
    en="--suggest needs exactly one rule set.",
)
TRIED = Message(
    "cli.tried",
    vi="{id}: {cases} ca, {failed} không đạt.",
    en="{id}: {cases} cases, {failed} failed.",
)
COVERED = Message(
    "cli.covered",
    vi="{id}: đã thử {leaves}/{all_leaves} tiêu chí, {marks}/{all_marks} mốc và câu trả lời.",
    en="{id}: {leaves} of {all_leaves} leaves, {marks} of {all_marks} edges and answers tried.",
)
COVERING = Message(
    "cli.covering",
    vi="Một mốc là đã thử khi có ca đứng đúng mốc và có ca ở ngay mức bên kia mốc.",
    en="An edge is tried when a case stands on it and another in the next band beyond it.",
)
DIFF = Message(
    "help.rules.diff",
    vi=(
        "Nêu khác biệt từ bộ tiêu chí BEFORE đến AFTER (mã hoặc đường dẫn) bằng lời: tiêu chí "
        "thêm, bỏ; điểm, ngưỡng, tài liệu, quy tắc đã đổi; mỗi khác biệt kèm căn cứ.\n"
        "\n--with chấm cùng một xã theo cả hai bộ và nêu từng tiêu chí tăng, giảm bao nhiêu."
    ),
    en=(
        "Says how the rule set AFTER differs from BEFORE (ids or paths): criteria added and "
        "retired; points, thresholds, evidence and rules changed; each with its clause.\n"
        "\n--with scores one commune by both sets and says what each criterion gains or loses."
    ),
)
DIFF_SHORT = Message(
    "help.rules.diff.short", vi="So sánh hai bộ tiêu chí.", en="Compares two rule sets."
)
OPT_WITH = Message(
    "help.rules.diff.with",
    vi="Kế hoạch và kết quả của một xã, để tính ảnh hưởng.",
    en="Plan and actuals of a commune, to compute the effect on it.",
)
