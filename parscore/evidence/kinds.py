"""What can be wrong with a document handed in, with its file, or with the folder of files."""

from __future__ import annotations

from typing import Final

from parscore.reading.problems import kind
from parscore.values.messages import Localised

NUMBER_UNUSUAL = kind(
    "E450",
    severity="warning",
    says=(
        "Số, ký hiệu “{number}” khác cách ghi thường gặp.",
        "The number “{number}” is not written in a usual way.",
    ),
    advise=(
        "Hãy so lại với văn bản; thường ghi như {examples}.",
        "Compare it with the document; usual ones look like {examples}.",
    ),
)
NO_ISSUER = kind(
    "E451",
    severity="warning",
    says=("Chưa ghi cơ quan ban hành.", "The issuer is not stated."),
    advise=("Hãy thêm khóa issuer.", "Add the key issuer."),
)
NO_PAGE = kind(
    "E452",
    severity="warning",
    says=(
        "“{name}” có {pages} trang mà chưa ghi trang, mục.",
        "“{name}” has {pages:pages}, and no page or section is stated.",
    ),
    advise=(
        "Hãy ghi ở khóa page chỗ chứng minh cho tiêu chí.",
        "State under the key page where it proves the criterion.",
    ),
)
NOT_A_NAME = kind(
    "E453",
    says=(
        "“{name}” không phải tên tệp trong thư mục tài liệu: {why}.",
        "“{name}” is no name of a file in the folder: {why}.",
    ),
    advise=(
        "Hãy ghi tên tệp tính từ thư mục tài liệu, như bao_cao/quy_4.pdf.",
        "Name the file from the folder of documents on, such as bao_cao/quy_4.pdf.",
    ),
)
NOT_THERE = kind(
    "E454",
    says=("Trong thư mục không có tệp “{name}”.", "The folder has no file “{name}”."),
    advise=("Có phải là “{guess}”?", "Did you mean “{guess}”?"),
    unguessed=(
        "Hãy chép tệp vào thư mục, hoặc sửa tên tệp.",
        "Put the file into the folder, or correct its name.",
    ),
)
NOT_ORDINARY = kind(
    "E455",
    says=("“{name}” không phải tệp thường: {why}.", "“{name}” is not an ordinary file: {why}."),
    advise=(
        "Hãy chép chính tệp tài liệu vào thư mục.",
        "Put the document's own file into the folder.",
    ),
)
AMBIGUOUS = kind(
    "E456",
    says=(
        "Thư mục có {count} tệp mà tên “{name}” đều chỉ đến.",
        "The name “{name}” fits {count:files} of the folder.",
    ),
    advise=(
        "Các tên chỉ khác chữ hoa, chữ thường hoặc cách gõ dấu; hãy đổi tên một tệp.",
        "They differ only in case or in how their letters are composed; rename one.",
    ),
)
EMPTY_FILE = kind(
    "E457",
    says=("Tệp “{name}” trống.", "The file “{name}” is empty."),
    advise=("Hãy chép lại tệp từ bản gốc.", "Copy the file again from its original."),
)
LARGE_FILE = kind(
    "E458",
    severity="warning",
    says=(
        "Tệp “{name}” lớn {size} MB; nơi nhận thường chỉ nhận đến {most} MB.",
        "The file “{name}” has {size} MB; at most {most} MB are usually taken.",
    ),
    advise=(
        "Hãy giảm dung lượng hoặc tách tệp trước khi gửi.",
        "Make it smaller or split it before you send it.",
    ),
)
WRONG_CONTENT = kind(
    "E459",
    says=(
        "Tệp “{name}” có đuôi {suffix} nhưng nội dung là {content}.",
        "The file “{name}” is named {suffix}, but it holds {content}.",
    ),
    advise=(
        "Hãy xuất lại tệp đúng loại; chỉ đổi đuôi thì không mở được.",
        "Export it again in that form; another suffix alone does not change it.",
    ),
)
UNUSUAL_CONTENT = kind(
    "E460",
    severity="warning",
    says=(
        "Tệp “{name}” là {content}, loại thường không được nhận.",
        "The file “{name}” holds {content}, which is usually not taken.",
    ),
    advise=("Hãy nộp một trong các loại: {kinds}.", "Hand in one of: {kinds}."),
)
OTHER_HASH = kind(
    "E461",
    says=(
        "Tệp “{name}” không phải tệp đã ghi: mã SHA-256 khác.",
        "The file “{name}” is not the one that was stated: its SHA-256 differs.",
    ),
    advise=(
        "Hãy tìm lại tệp cũ; nếu tệp mới mới đúng thì ghi mã {sha256}.",
        "Find the former file; if this one is right, state {sha256}.",
    ),
)
NOT_A_HASH = kind(
    "E462",
    severity="warning",
    says=(
        "“{stated}” không phải mã SHA-256, nên không so được.",
        "“{stated}” is no SHA-256, so nothing could be compared.",
    ),
    advise=(
        "Mã gồm 64 chữ số và chữ a-f; hãy sửa hoặc bỏ khóa sha256.",
        "It has 64 digits and letters a-f; correct it, or leave the key sha256 out.",
    ),
)
USED_TWICE = kind(
    "E463",
    severity="warning",
    says=(
        "Cùng một nội dung tệp được dùng cho nhiều tài liệu: {ids}.",
        "One and the same file stands for several documents: {ids}.",
    ),
    advise=(
        "Hãy kiểm tra xem có chép nhầm tệp không.",
        "Check that no file was copied by mistake.",
    ),
)
UNUSED_FILE = kind(
    "E464",
    severity="warning",
    says=(
        "Không tài liệu nào dẫn tệp này.",
        "No document names this file.",
    ),
    advise=(
        "Hãy ghi tên tệp ở khóa file của tài liệu, hoặc bỏ tệp khỏi thư mục.",
        "Name it under the key file of a document, or take it out of the folder.",
    ),
)
NO_FILE = kind(
    "E465",
    severity="warning",
    says=("Chưa ghi tên tệp.", "No file is named."),
    advise=("Hãy thêm khóa file.", "Add the key file."),
)
NOT_READABLE = kind(
    "E466",
    says=("Không đọc được tệp “{name}”: {why}.", "The file “{name}” cannot be read: {why}."),
    advise=(
        "Hãy thử mở tệp; nếu không mở được thì chép lại từ bản gốc.",
        "Try to open it; if that fails, copy it again from its original.",
    ),
)
NOT_LOOKED_INTO = kind(
    "E467",
    severity="warning",
    says=(
        "Chưa kiểm tra được chữ ký số của “{name}”: {why}.",
        "The signature of “{name}” could not be checked: {why}.",
    ),
    advise=(
        "Hãy xem chữ ký bằng phần mềm đọc PDF.",
        "Look at the signature with a PDF reader.",
    ),
)
BROKEN_SIGNATURE = kind(
    "E468",
    says=(
        "Chữ ký số của “{name}” không còn nguyên vẹn: {why}.",
        "The signature of “{name}” is not intact: {why}.",
    ),
    advise=("Hãy lấy lại bản gốc đã ký.", "Get the signed original again."),
)
FOLDER_UNUSABLE = kind(
    "E469",
    says=("Không dùng được thư mục tài liệu này: {why}.", "This folder cannot be used: {why}."),
    advise=("Hãy kiểm tra tùy chọn --folder.", "Check the option --folder."),
)

ABSOLUTE: Final = Localised("đường dẫn tính từ gốc ổ đĩa", "the path begins at the root")
NETWORK: Final = Localised("đường dẫn mạng", "it is a network path")
DRIVE: Final = Localised("có dấu hai chấm, như tên ổ đĩa", "a colon stands in it, as after a drive")
UPWARD: Final = Localised("“..” ra ngoài thư mục", "“..” leads out of the folder")
RESERVED: Final = Localised("tên dành riêng của Windows", "Windows keeps the name for itself")
TRAILING: Final = Localised(
    "tên kết thúc bằng dấu chấm hoặc dấu cách", "a name ends with a dot or a space"
)
ODD_SIGN: Final = Localised(
    "có ký tự không được dùng trong tên tệp", "it has a forbidden character"
)
NAMELESS: Final = Localised("không có tên", "there is no name in it")

A_LINK: Final = Localised(
    "là liên kết; chương trình không đi theo liên kết", "it is a link, and links are not followed"
)
A_FOLDER: Final = Localised("là thư mục", "it is a folder")
A_DEVICE: Final = Localised("là thiết bị hoặc ống dẫn", "it is a device or a pipe")

FORBIDDEN: Final = Localised("không có quyền đọc", "there is no permission to read it")
UNOPENED: Final = Localised("hệ thống không mở được", "the system cannot open it")
CHANGED_MEANWHILE: Final = Localised("tệp vừa bị thay đổi", "it has just been changed")
TOO_LARGE_TO_READ: Final = Localised(
    "lớn hơn mức chương trình đọc (100 MB)", "it has more than the 100 MB this program reads"
)
DAMAGED: Final = Localised("PDF hỏng hoặc bị cắt cụt", "the PDF is damaged or cut short")

NO_SUFFIX: Final = Localised("(trống)", "without a suffix")
PASSWORD: Final = Localised("PDF đặt mật khẩu hoặc mã hóa", "the PDF is encrypted")
TOO_HEAVY: Final = Localised(
    "PDF bung ra quá lớn hoặc xem quá lâu", "the PDF unfolds too large or takes too long"
)
UNKNOWN_SIGNATURE: Final = Localised(
    "dạng chữ ký mà chương trình không đọc được", "this program does not know its form"
)
CONTENT_CHANGED: Final = Localised(
    "nội dung đã đổi sau khi ký", "the content was changed after signing"
)
ADDED_AFTERWARDS: Final = Localised(
    "tệp được thêm nội dung sau khi ký", "something was added after signing"
)

NO_FOLDER: Final = Localised("không có thư mục này", "there is no such folder")
NO_FOLDER_BUT_FILE: Final = Localised("đây không phải thư mục", "it is not a folder")
TOO_MANY: Final = Localised("có quá nhiều tệp", "it holds too many files")
