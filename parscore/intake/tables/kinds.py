"""What can be wrong with a table as a file, before anybody asks what its figures mean."""

from __future__ import annotations

from parscore.reading.problems import kind
from parscore.values.messages import Localised

PASSWORD = kind(
    "E401",
    says=(
        "Tệp được đặt mật khẩu nên không đọc được.",
        "The file is protected by a password and cannot be read.",
    ),
    advise=(
        "Mở tệp bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ) rồi lưu lại.",
        "Open it in Excel, remove the password (File > Info > Protect) and save it.",
    ),
)
NO_TABLE = kind(
    "E402",
    says=("Tệp này là {found}, không phải bảng số liệu.", "This file is {found}, not a table."),
    advise=(
        "Hãy mở tệp bằng chương trình của nó và lưu thành Excel (.xlsx) hoặc CSV.",
        "Open it in its own program and save it as Excel (.xlsx) or CSV.",
    ),
)
DAMAGED = kind(
    "E403",
    says=("Tệp bị hỏng hoặc chưa tải xong: {why}.", "The file is damaged or incomplete: {why}."),
    advise=(
        "Hãy tải hoặc xuất lại tệp; nếu Excel mở được thì lưu thành tệp mới.",
        "Download or export it again; if Excel opens it, save it as a new file.",
    ),
)
BOMB = kind(
    "E404",
    says=(
        "Tệp nén bất thường nên không được mở: {what}.",
        "The file is packed in an unusual way and is not opened: {what}.",
    ),
    advise=(
        "Bảng số liệu thật không như vậy. Hãy lấy lại tệp từ nơi xuất nó.",
        "No real table is like that. Get the file again from where it was exported.",
    ),
)
ENTITIES = kind(
    "E405",
    says=(
        "Trong tệp có đoạn khai báo lạ, có thể gây hại (DTD, ENTITY), nên không đọc tiếp.",
        "The file declares XML entities or a document type, and is not read further.",
    ),
    advise=(
        "Excel không tạo tệp như vậy. Hãy lấy lại tệp từ nơi xuất nó.",
        "Excel writes no such file. Get it again from where it was exported.",
    ),
)
MACROS = kind(
    "E406",
    says=(
        "Tệp có macro. Macro không được chạy; chỉ giá trị đã lưu được đọc.",
        "The file holds macros. They are not run; only the saved values are read.",
    ),
    advise=(
        "Nếu macro tính số liệu, hãy chạy nó trong Excel và lưu trước.",
        "If they compute figures, run them in Excel and save first.",
    ),
    severity="warning",
)
LINKS = kind(
    "E407",
    says=(
        "Tệp có liên kết đến tệp khác. Liên kết không được mở; giá trị lưu lần cuối được dùng.",
        "The file links to other files. No link is opened; the values last saved are used.",
    ),
    advise=(
        "Hãy cập nhật liên kết trong Excel và lưu trước khi dùng.",
        "Update the links in Excel and save before using it.",
    ),
    severity="warning",
)
SAME_NAME = kind(
    "E408",
    says=(
        "Có hai trang tính cùng tên “{name}”, nên không chỉ rõ được ô nào.",
        "Two sheets are both named “{name}”, so that no cell can be told apart.",
    ),
    advise=("Hãy đổi tên một trang tính.", "Rename one of them."),
)
TOO_MUCH = kind(
    "E409",
    says=("Tệp quá lớn để đọc: {what}.", "The file is too large to read: {what}."),
    advise=(
        "Hãy xóa trang, dòng, cột không cần rồi lưu lại.",
        "Delete the sheets, rows and columns that are not needed, and save it.",
    ),
)
NOT_COMPUTED = kind(
    "E410",
    says=(
        "Ô này là công thức chưa có kết quả.",
        "This cell holds a formula without a result.",
    ),
    advise=(
        "Hãy mở tệp bằng Excel hoặc LibreOffice và lưu lại, hoặc gõ thẳng con số.",
        "Open the file in Excel or LibreOffice and save it, or type the figure.",
    ),
)
ERROR_CELL = kind(
    "E411",
    says=("Ô này báo lỗi {error}.", "This cell shows the error {error}."),
    advise=(
        "Hãy sửa công thức, hoặc gõ thẳng con số.",
        "Mend the formula, or type the figure.",
    ),
)
HIDDEN = kind(
    "E412",
    says=(
        "Ô này đang bị ẩn nhưng số liệu của nó được dùng.",
        "This cell is hidden, but its figure is used.",
    ),
    advise=(
        "Hãy bỏ ẩn để kiểm tra; xóa nếu không dùng.",
        "Unhide it and look; delete it if it does not count.",
    ),
    severity="warning",
)
NO_CELLS = kind(
    "E413",
    says=("Tệp không có bảng nào có dữ liệu.", "The file has no table that holds anything."),
    advise=(
        "Hãy kiểm tra xem tệp đã được lưu chưa, và có chọn nhầm tệp không.",
        "Check that it has been saved, and that it is the file you meant.",
    ),
)
ENCODING = kind(
    "E414",
    says=(
        "Không nhận ra bảng mã chữ của tệp.",
        "The encoding of the file's letters is not recognised.",
    ),
    advise=(
        "Hãy mở tệp bằng Excel và lưu lại dạng “CSV UTF-8”.",
        "Open it in Excel and save it as “CSV UTF-8”.",
    ),
)
GUESSED_ENCODING = kind(
    "E415",
    says=(
        "Tệp không theo UTF-8; chữ được đọc theo bảng mã Windows tiếng Việt (cp1258).",
        "The file is not UTF-8; its letters are read as Windows Vietnamese (cp1258).",
    ),
    advise=(
        "Nếu chữ bị sai dấu, hãy lưu lại dạng “CSV UTF-8”.",
        "If letters come out wrong, save it as “CSV UTF-8”.",
    ),
    severity="warning",
)
BARE_SERIAL = kind(
    "E416",
    says=(
        "Ở đây cần một ngày, nhưng ô có số {value}.",
        "This needs a date, and the cell holds the number {value}.",
    ),
    advise=(
        "Nếu đó là ngày {day}, hãy định dạng ô là ngày, hoặc gõ {day}.",
        "If it is the day {day}, format the cell as a date, or type {day}.",
    ),
)
NOT_THIS_TYPE = kind(
    "E417",
    says=("Ở đây cần {needed}, nhưng ô có {found}.", "This needs {needed}; the cell has {found}."),
    advise=(
        "Hãy kiểm tra: Excel tự đổi một số nội dung gõ vào (như 5-6) thành ngày.",
        "Check it: Excel turns some of what is typed (such as 5-6) into dates.",
    ),
)
PERCENT_COUNT = kind(
    "E418",
    says=(
        "Ở đây cần số đếm, nhưng ô là tỷ lệ phần trăm ({value}%).",
        "This needs a count, and the cell holds a percentage ({value}%).",
    ),
    advise=("Hãy ghi số đếm (số hồ sơ, số người…).", "Give the count (of files, of people…)."),
)
OUT_OF_GRID = kind(
    "E419",
    says=(
        "Ô “{cell}” nằm ngoài bảng tính; tệp ghi sai vị trí của nó.",
        "The cell “{cell}” lies outside any sheet; the file states its place wrongly.",
    ),
    advise=(
        "Hãy mở tệp bằng Excel và lưu thành tệp mới.",
        "Open the file in Excel and save it as a new one.",
    ),
)

A_NUMBER = Localised("một số", "a number")
A_DATE = Localised("một ngày", "a date")
CUT_SHORT = Localised("nội dung bị cắt giữa chừng", "it ends in the middle")
BROKEN_PARTS = Localised("các phần bên trong không khớp nhau", "its parts do not fit together")
BROKEN_XML = Localised("phần XML bên trong không đúng", "the XML inside is malformed")
