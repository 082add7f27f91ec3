"""Help texts and messages of `parscore bundle` and `parscore office`, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

BUNDLE = Message(
    "help.bundle",
    vi=(
        "Tạo bộ cài cho máy không có mạng: chương trình và các gói, bộ tiêu chí, tệp cài đặt và "
        "tệp bấm đúp để chấm điểm, hướng dẫn, mã SHA-256.\n"
        "\nChạy trên máy có mạng, rồi chép sang máy cần cài. Bộ tiêu chí kèm theo lấy ở thư mục "
        "$PARSCORE_RULES, nếu không có thì là bộ đi kèm."
    ),
    en=(
        "Makes what installs without a network: the program and its packages, rules, scripts to "
        "install and to score with a double click, a guide, SHA-256 sums.\n"
        "\nRun it on a computer with a network and copy the result. The rules are those of "
        "$PARSCORE_RULES, else those that came with parscore."
    ),
)
BUNDLE_SHORT = Message(
    "help.bundle.short",
    vi="Tạo bộ cài cho máy không có mạng.",
    en="Makes an installation for computers without a network.",
)
OFFICE = Message(
    "help.office",
    vi=(
        "Chấm điểm một thư mục: tìm plan.json và biểu mẫu đã điền (form.xlsx) hoặc actuals.json "
        "trong đó, ghi cả bộ kết quả vào thư mục con ket_qua.\n"
        "\nPATH là thư mục, hoặc các tệp trong đó. Có lỗi thì lỗi cũng được ghi vào "
        "ket_qua/loi.txt."
    ),
    en=(
        "Scores a folder: finds plan.json and the filled form (form.xlsx) or actuals.json in it, "
        "and writes the whole set of results into its folder ket_qua.\n"
        "\nPATH is the folder, or files in it. What is wrong is also written to ket_qua/loi.txt."
    ),
)
OFFICE_SHORT = Message(
    "help.office.short",
    vi="Chấm điểm một thư mục có kế hoạch và số liệu.",
    en="Scores a folder that holds a plan and its results.",
)
OPT_BUNDLE = Message(
    "help.bundle.out",
    vi="Thư mục mới, hoặc tệp .zip.",
    en="A new folder, or a file .zip.",
)
OPT_PLATFORM = Message(
    "help.bundle.platform",
    vi="Hệ điều hành của máy cần cài (64 bit).",
    en="The system of the computer to install on (64 bits).",
)
OPT_PYTHON = Message(
    "help.bundle.python",
    vi="Phiên bản Python của máy cần cài; dùng được nhiều lần.",
    en="The Python of the computer to install on; may be given several times.",
)
OPT_REPLACE = Message(
    "help.bundle.force", vi="Thay bộ cài cũ ở chỗ này.", en="Replace an earlier bundle there."
)
FETCHING = Message(
    "cli.bundle-fetching",
    vi="Đang tạo bộ cài cho {platform}, Python {pythons}: tải các gói, có thể mất vài phút…",
    en="Making a bundle for {platform}, Python {pythons}: fetching packages may take minutes…",
)
LEFT_OUT = Message(
    "cli.bundle-left-out",
    vi="Không kèm {names}: kho gói không có bản cài sẵn. Kết quả chấm vẫn như nhau.",
    en="Left out: {names}, of which the index has no wheel. Results are the same without it.",
)
NOT_TRIED = Message(
    "cli.bundle-not-tried",
    vi="Bộ cài cho Windows chưa được chạy thử trên máy Windows: hãy thử một máy trước khi phát.",
    en="The bundle for Windows was never run on Windows: try one computer before handing it out.",
)
SCORED = Message(
    "cli.office-scored",
    vi="Đã chấm xong {commune}: {points}/{max} điểm.",
    en="Scored {commune}: {points} of {max} points.",
)
OPEN_POINTS = Message(
    "cli.office-open",
    vi="Còn thiếu số liệu: điểm cuối cùng nằm từ {lower} đến {upper}.",
    en="Figures are missing: the final points lie between {lower} and {upper}.",
)
ILLUSTRATIVE = Message(
    "cli.office-illustrative",
    vi="Số liệu là minh họa, không phải kết quả thật.",
    en="The figures are illustrative, not real results.",
)
READ_FROM = Message(
    "cli.office-read",
    vi="Kế hoạch: {plan}. Số liệu: {figures}.",
    en="The plan: {plan}. The figures: {figures}.",
)
UNUSED = Message(
    "cli.office-unused",
    vi="Không dùng đến: {names} (đã có {figures}).",
    en="Not used: {names} (there is {figures}).",
)
RESULTS_IN = Message(
    "cli.office-results", vi="Kết quả nằm trong: {folder}", en="The results are in: {folder}"
)
OPEN_FIRST = Message(
    "cli.office-open-first",
    vi="Mở trước {name}: trang web, xem và in được mà không cần mạng.",
    en="Open {name} first: a page to read and to print, without a network.",
)
TO_OPEN = Message("cli.office-to-open", vi="Rồi đến {names}.", en="Then {names}.")
NOTES_IN = Message(
    "cli.office-notes",
    vi="Các lưu ý ở trên cũng được ghi vào {path}.",
    en="The notes above are also in {path}.",
)
NEW_FORM = Message(
    "cli.office-new-form",
    vi="Đã tạo sẵn biểu mẫu trống theo kế hoạch: {path}",
    en="An empty form for this plan has been made: {path}",
)
NOT_SCORED = Message(
    "cli.office-not-scored",
    vi="CHƯA CHẤM ĐƯỢC. Hãy sửa các lỗi sau rồi chạy lại:",
    en="NOT SCORED. Mend this, then run again:",
)
OLD_RESULTS = Message(
    "cli.office-old-results",
    vi="Các tệp kết quả khác trong thư mục này là của lần chấm trước.",
    en="The other results in this folder are those of an earlier run.",
)
CLOSE_FILES = Message(
    "cli.office-close-files",
    vi="Nếu tệp kết quả đang mở trong Word hoặc Excel thì hãy đóng lại.",
    en="If Word or Excel holds one of the results open, close it.",
)
ERRORS_IN = Message(
    "cli.office-errors",
    vi="Các lỗi trên cũng được ghi vào {path}.",
    en="What is wrong is also written to {path}.",
)
