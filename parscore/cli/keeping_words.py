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
NEW = Message(
    "help.rules.new",
    vi=(
        "Viết một bộ tiêu chí nhỏ đầu tiên cho PROVINCE (như lang-son), dựa trên khung quốc gia, "
        "kèm hướng dẫn trong tệp. PERIOD là năm (2026) hoặc giai đoạn (2026-2030).\n"
        "\nGhi vào thư mục của -o, hoặc $PARSCORE_RULES."
    ),
    en=(
        "Writes a first, small rule set for PROVINCE (such as lang-son) on the national frame, "
        "with guidance in the file. PERIOD is a year (2026) or several (2026-2030).\n"
        "\nIt goes into the folder of -o, or into $PARSCORE_RULES."
    ),
)
NEW_SHORT = Message(
    "help.rules.new.short",
    vi="Viết bộ tiêu chí đầu tiên của một tỉnh.",
    en="Writes a first rule set for a province.",
)
NEW_YEAR = Message(
    "help.rules.new-year",
    vi=(
        "Viết bộ tiêu chí cho PERIOD (2026 hoặc 2026-2030) từ bộ đã có: giữ số và mã, dời thời "
        "gian, để trống xác nhận; in danh sách những gì phải xác nhận lại.\n"
        "\nGhi vào thư mục của -o, hoặc $PARSCORE_RULES."
    ),
    en=(
        "Writes the rule set for PERIOD (2026 or 2026-2030) from one that is there: figures and "
        "ids are kept, days moved, nothing confirmed; prints what must be confirmed again.\n"
        "\nIt goes into the folder of -o, or into $PARSCORE_RULES."
    ),
)
NEW_YEAR_SHORT = Message(
    "help.rules.new-year.short",
    vi="Viết bộ tiêu chí của kỳ sau.",
    en="Writes the rule set of the next period.",
)
OPT_OUT_FOLDER = Message(
    "help.rules.out",
    vi="Thư mục bộ tiêu chí để ghi vào; tỉnh và kỳ là thư mục con.",
    en="The rules folder to write into; province and period are folders in it.",
)
OPT_FORCE = Message(
    "help.rules.force", vi="Ghi đè lên tệp đã có.", en="Overwrite files that are there."
)
NOWHERE_TO_WRITE = Message(
    "cli.nowhere-to-write",
    vi="Chưa biết ghi vào đâu: nêu thư mục bằng -o, hoặc đặt biến PARSCORE_RULES.",
    en="There is nowhere to write: name a folder with -o, or set PARSCORE_RULES.",
)
BAD_PROVINCE = Message(
    "cli.bad-province",
    vi="“{province}” không dùng được làm mã tỉnh. Hãy viết như “{guess}”.",
    en="“{province}” cannot be the slug of a province. Write it like “{guess}”.",
)
BAD_PERIOD = Message(
    "cli.bad-period",
    vi="“{period}” không phải là kỳ. Hãy viết như 2026 hoặc 2026-2030.",
    en="“{period}” is not a period. Write it like 2026 or 2026-2030.",
)
NO_PERIOD = Message(
    "cli.no-period",
    vi="Khung quốc gia chưa được xác nhận cho năm nào: hãy nêu PERIOD.",
    en="The national frame is confirmed for no year: name the PERIOD.",
)
NO_YEARS_IN_ID = Message(
    "cli.no-years-in-id",
    vi="Mã “{id}” không kết thúc bằng năm hay giai đoạn, nên không có bộ của kỳ sau.",
    en="The id “{id}” does not end with a year or years, so it has no next period.",
)
NOT_LATER = Message(
    "cli.not-later",
    vi="{period} không sau kỳ của {id}.",
    en="{period} is not after the period of {id}.",
)
NEXT_STEPS = Message(
    "cli.next-steps",
    vi="Việc tiếp theo: sửa {path}, rồi chạy parscore rules check {path}",
    en="Next: edit {path}, then run parscore rules check {path}",
)
OTHER_SCHEMA = Message(
    "cli.other-schema",
    vi="Để nguyên {path}, dù khác mẫu của bản này. Muốn thay: parscore schema {name} > {path}",
    en="Left {path}, though another version made it. To renew: parscore schema {name} > {path}",
)
CHECKLIST = Message(
    "cli.checklist",
    vi="{id}: {count} điều phải xác nhận lại",
    en="{id}: {count} things to confirm again",
)
TO_CONFIRM = Message("cli.to-confirm", vi="[ ] {item}", en="[ ] {item}")
