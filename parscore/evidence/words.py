"""The sentences of the evidence checklist and of the pack's index, in both languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = Message("evidence.title", vi="Danh mục tài liệu kiểm chứng", en="Checklist of evidence")
SUMMARY = Message("evidence.summary", vi="Từng đơn vị", en="By owner")
NOBODY = Message("evidence.nobody", vi="Chưa rõ đơn vị", en="No owner named")
LATER = Message(
    "evidence.later", vi="Chưa cần: tiêu chí chưa có điểm", en="Not needed yet: no points so far"
)
OTHERS = Message(
    "evidence.others", vi="Tài liệu ngoài danh mục", en="Documents that no criterion asks for"
)
UNUSED = Message("evidence.unused", vi="Tệp chưa dùng đến", en="Files that no document names")

COUNT = Message(
    "evidence.count",
    vi="Đủ {sound}/{total} tài liệu mà các tiêu chí có điểm đòi hỏi.",
    en="{sound} of the {total} documents that criteria with points demand are in order.",
)
AT_RISK = Message(
    "evidence.at-risk",
    vi="Điểm chưa được chứng minh: {points}, ở {criteria} tiêu chí.",
    en="Points not proved yet: {points}, of {criteria:criteria}.",
)
SHARED = Message(
    "evidence.shared",
    vi="Tiêu chí cần tài liệu của nhiều đơn vị được tính ở từng đơn vị, ở dòng tổng chỉ một lần.",
    en="A criterion with documents of several owners counts for each; in the total it counts once.",
)
NOT_LOOKED_AT = Message(
    "evidence.not-looked-at",
    vi="chưa xem (thêm --folder THƯ_MỤC)",
    en="not looked at (add --folder FOLDER)",
)
LOOKED_AT = Message(
    "evidence.looked-at",
    vi="đã xem tệp của {files} tài liệu; {faulty} tài liệu có lỗi, {unnamed} chưa ghi tệp",
    en="files of {files:documents} seen; {faulty} with an error, {unnamed} without a file",
)
PROVES = Message("evidence.proves", vi="Chứng minh: {what}.", en="It proves: {what}.")
HANDED = Message("evidence.handed", vi="Đã nộp: {document}.", en="Handed in: {document}.")
NUMBERED = Message("evidence.doc-number", vi="số {number}", en="number {number}")
DATED = Message("evidence.doc-date", vi="ngày {day}", en="dated {day}")
OF_PAGE = Message("evidence.doc-page", vi="trang, mục {page}", en="page or section {page}")
FILE = Message(
    "evidence.file",
    vi="Tệp {file}: {content}, {size}, SHA-256 {hash}…{signed}",
    en="File {file}: {content}, {size}, SHA-256 {hash}…{signed}",
)
RISK = Message(
    "evidence.risk",
    vi="{status}. Điểm liên quan: {points}. {policy}",
    en="{status}. Points at stake: {points}. {policy}",
)
EXPLAINED = Message("evidence.explained", vi="Đã giải trình.", en="It has been explained.")
ADVICE = Message("evidence.advice", vi="Cách xử lý các lời nhắc", en="What to do about reminders")
AT_LINE = Message(
    "evidence.at-line", vi="{code} (dòng {line}) {text}", en="{code} (line {line}) {text}"
)
WITH_CODE = Message("evidence.with-code", vi="{code}: {advice}", en="{code}: {advice}")
BOXES = Message(
    "evidence.boxes",
    vi="[x]: đã có tài liệu hợp lệ. [ ]: còn phải bổ sung hoặc sửa.",
    en="[x]: in order. [ ]: still to be supplied or mended.",
)
BY = Message("evidence.by", vi="Hạn {day}.", en="By {day}.")
SIGNED = Message(
    "evidence.signed",
    vi="; có {count} chữ ký số, nguyên vẹn; chưa xác minh người ký",
    en="; {count:signatures}, intact; the signer was not verified",
)
UNSIGNED = Message(
    "evidence.unsigned", vi="; không có chữ ký số", en="; it bears no digital signature"
)
NOT_INTACT = Message(
    "evidence.not-intact",
    vi="; có {count} chữ ký số, không còn nguyên vẹn",
    en="; {count:signatures}, not intact",
)
UNCHECKED = Message(
    "evidence.unchecked", vi="; chưa kiểm tra chữ ký số", en="; its signature was not checked"
)
ABSENT = Message(
    "evidence.absent",
    vi='Chưa kiểm tra chữ ký số: máy này thiếu phần văn phòng (pip install "parscore[office]").',
    en='Signatures were not checked: the office part is missing (pip install "parscore[office]").',
)
LIMITS = Message(
    "evidence.limits",
    vi=(
        "Về chữ ký số, chương trình chỉ xem tệp PDF có chữ ký hay không và nội dung có đổi sau khi "
        "ký hay không; không xác minh người ký, chứng thư số hay dấu thời gian."
    ),
    en=(
        "Of digital signatures only two things are looked at: whether a PDF bears them, and "
        "whether it was changed since. Signers, certificates and time stamps are not verified."
    ),
)
INDEX = Message("evidence.index", vi="Mục lục tài liệu kiểm chứng", en="Index of evidence")
NOT_PACKED = Message(
    "evidence.not-packed", vi="Không có trong gói: {why}", en="Not in the pack: {why}"
)
NOTHING_HANDED = Message(
    "evidence.nothing-handed", vi="chưa có tài liệu", en="nothing was handed in"
)
FILE_NOT_SOUND = Message(
    "evidence.file-not-sound", vi="tệp có lỗi ({codes})", en="its file has errors ({codes})"
)
NO_FILE_NAMED = Message("evidence.no-file", vi="chưa ghi tên tệp", en="no file is named")
PACKED = Message("evidence.packed", vi="Tệp trong gói: {name}", en="In the pack: {name}")
HASH = Message("evidence.hash", vi="SHA-256: {hash}", en="SHA-256: {hash}")
PACK_COUNT = Message(
    "evidence.pack-count",
    vi="Gói có {files} tệp; {missing} dòng chưa có tệp.",
    en="The pack has {files:files}; {missing:rows} have none.",
)

POLICY: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "zero": Localised(
            "Chưa hợp lệ thì không được tính điểm.", "Until it is in order the points do not count."
        ),
        "explain": Localised(
            "Chưa hợp lệ thì phải giải trình.", "Until it is in order an explanation is due."
        ),
        "warn": Localised(
            "Chưa hợp lệ thì chỉ bị nhắc.", "Until it is in order there is only a reminder."
        ),
    }
)
STATUS: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "present": Localised("Đã có", "Present"),
        "missing": Localised("Thiếu", "Missing"),
        "incomplete": Localised("Chưa đủ", "Incomplete"),
        "out_of_period": Localised("Ngoài kỳ", "Out of period"),
        "faulty": Localised("Tệp lỗi", "File at fault"),
        "later": Localised("Chưa cần", "Not needed"),
        "other": Localised("Ngoài danh mục", "Not asked for"),
    }
)
COLUMN: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "owner": Localised("Đơn vị", "Owner"),
        "needs": Localised("Cần", "Needed"),
        "sound": Localised("Đủ", "In order"),
        "wanting": Localised("Còn thiếu", "Wanting"),
        "points": Localised("Điểm liên quan", "Points at stake"),
        "total": Localised("Tổng cộng", "Total"),
        "files": Localised("Tệp", "Files"),
        "order": Localised("STT", "Order"),
        "number": Localised("Tiêu chí", "Criterion"),
        "criterion": Localised("Tên tiêu chí", "Criterion's title"),
        "demand": Localised("Tài liệu yêu cầu", "Document asked for"),
        "document": Localised("Tài liệu đã nộp", "Document handed in"),
        "doc_number": Localised("Số, ký hiệu", "Number"),
        "day": Localised("Ngày ban hành", "Date"),
        "issuer": Localised("Cơ quan ban hành", "Issuer"),
        "page": Localised("Trang, mục", "Page"),
        "packed": Localised("Tệp trong gói", "File in the pack"),
        "file": Localised("Tệp gốc", "Original file"),
        "sha256": Localised("SHA-256", "SHA-256"),
        "status": Localised("Tình trạng", "Status"),
        "note": Localised("Ghi chú", "Note"),
    }
)
