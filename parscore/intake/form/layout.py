"""The sheets of the form and their columns: what is written is read back by the same names."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, Literal, NamedTuple

FORM: Final = "parscore/form/1"
IDENTITY: Final = "parscore"  # the hidden sheet
EMPTY: Final = "(trống)"
"""What stands in a cell for something that is there and holds nothing."""

ColumnKind = Literal["shown", "id", "text", "number", "count", "date", "yes_no", "choice", "ids"]


class Column(NamedTuple):
    """One column: its key in the documents, its title, how it is read, its width in characters.

    `choices` pairs what a document says with what the list offers.
    """

    key: str
    title: str
    kind: ColumnKind
    width: float
    choices: tuple[tuple[str, str], ...] = ()


class Layout(NamedTuple):
    """One sheet: its name, its title, and its columns."""

    name: str
    title: str
    columns: tuple[Column, ...]

    def column(self, key: str) -> Column:
        """Return the column with a key."""
        return next(one for one in self.columns if one.key == key)


YES, NO, NOT_APPLICABLE = "Có", "Không", "Không áp dụng"
NOW, BEFORE = "Kỳ này", "Kỳ trước"
ROUNDS: Final = (("round1", "Thẩm định lần 1"), ("round2", "Thẩm định lần 2"))
WHEN: Final = (("now", NOW), ("previous", BEFORE))
ANSWERS: Final = (("true", YES), ("false", NO))
STATUSES: Final = (
    ("not_started", "Chưa thực hiện"),
    ("in_progress", "Đang thực hiện"),
    ("done", "Hoàn thành"),
    ("cancelled", "Hủy"),
)
LEVELS: Final = (("xa", "xã"), ("phuong", "phường"), ("dac_khu", "đặc khu"))

FORMS: Final = MappingProxyType(
    {
        "ratio": "tử số và mẫu số",
        "value": "giá trị",
        "done": "có hoặc không",
        "level": "mức",
        "items": "từng nội dung",
        "date": "ngày",
        "occurrences": "từng lần",
        "points": "điểm",
    }
)
"""The kinds of indicators, as an office knows them."""

NUMBER: Final = Column("number", "STT", "shown", 8)
CRITERION: Final = Column("criterion", "Tiêu chí", "shown", 30)
FIGURES: Final = (
    Column("numerator", "Tử số", "count", 8.5),
    Column("denominator", "Mẫu số", "count", 8.5),
    Column("value", "Giá trị", "number", 8.5),
    Column(
        "answer",
        "Có / Không / Không áp dụng",
        "choice",
        13,
        (*ANSWERS, ("not_applicable", NOT_APPLICABLE)),
    ),
    Column("level", "Mức", "text", 14),
    Column("date", "Ngày thực hiện", "date", 10.5),
    Column("since", "Mốc tính ngày", "date", 10.5),
    Column("times", "Số lần (kê ở trang Từng lần)", "count", 10),
    Column("checklist", "Nội dung (kê ở trang Nội dung)", "text", 10),
    Column("points", "Điểm nhập sẵn", "number", 9),
)
MEASURES: Final = Layout(
    "Số liệu",
    "SỐ LIỆU KÊ KHAI",
    (
        NUMBER,
        CRITERION,
        Column("title", "Chỉ tiêu", "shown", 34),
        Column("form", "Dạng số liệu", "shown", 11),
        Column("id", "Mã chỉ tiêu", "id", 18),
        Column("when", "Kỳ số liệu", "choice", 8, WHEN),
        *FIGURES,
        Column("reason", "Lý do không áp dụng", "text", 14),
        Column("from", "Số liệu từ ngày", "date", 10.5),
        Column("to", "Đến hết ngày", "date", 10.5),
        Column("source", "Nguồn số liệu", "text", 16),
        Column("evidence", "Mã TLKC (cách nhau bằng ;)", "ids", 18),
        Column("explanation", "Giải trình", "text", 22),
        Column("note", "Ghi chú", "text", 20),
    ),
)
ITEMS: Final = Layout(
    "Nội dung",
    "TỪNG NỘI DUNG",
    (
        CRITERION,
        Column("id", "Mã chỉ tiêu hoặc tiêu chí", "id", 24),
        Column("when", "Kỳ số liệu hoặc lần thẩm định", "choice", 16, (*WHEN, *ROUNDS)),
        Column("title", "Nội dung phải có", "shown", 60),
        Column("item", "Mã nội dung", "id", 24),
        Column("done", "Có / Không", "yes_no", 12, ANSWERS),
    ),
)
TIMES: Final = Layout(
    "Từng lần",
    "TỪNG LẦN XẢY RA",
    (
        CRITERION,
        Column("id", "Mã chỉ tiêu hoặc tiêu chí", "id", 24),
        Column("when", "Kỳ số liệu hoặc lần thẩm định", "choice", 16, (*WHEN, *ROUNDS)),
        Column("days", "Số ngày", "number", 12),
        Column("date", "Ngày xảy ra", "date", 14),
    ),
)
TASKS: Final = Layout(
    "Nhiệm vụ",
    "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
    (
        Column("section", "Mục", "shown", 14),
        Column("title", "Nhiệm vụ", "shown", 56),
        Column("lead", "Cơ quan chủ trì", "shown", 24),
        Column("due", "Thời hạn", "shown", 18),
        Column("id", "Mã nhiệm vụ", "id", 16),
        Column("status", "Tình trạng", "choice", 16, STATUSES),
        Column("completed", "Ngày hoàn thành", "date", 13),
        Column("evidence", "Mã TLKC (cách nhau bằng ;)", "ids", 22),
        Column("note", "Ghi chú", "text", 30),
    ),
)
EVIDENCE: Final = Layout(
    "TLKC",
    "TÀI LIỆU KIỂM CHỨNG",
    (
        CRITERION,
        Column("demanded", "Tài liệu phải có", "shown", 34),
        Column("document", "Mã tài liệu phải có", "id", 22),
        Column("id", "Mã tài liệu (đơn vị đặt)", "id", 20),
        Column("number", "Số, ký hiệu", "text", 16),
        Column("issued", "Ngày ban hành", "date", 12),
        Column("issuer", "Cơ quan ban hành", "text", 22),
        Column("title", "Trích yếu", "text", 40),
        Column("page", "Trang, mục", "text", 12),
        Column("file", "Tên tệp", "text", 24),
        Column("sha256", "SHA-256", "text", 16),
    ),
)
APPRAISAL: Final = Layout(
    "Thẩm định",
    "THẨM ĐỊNH VÀ GIẢI TRÌNH",
    (
        NUMBER,
        CRITERION,
        Column("max", "Điểm tối đa", "shown", 9),
        Column("id", "Mã tiêu chí", "id", 24),
        Column("round1", "Điểm thẩm định lần 1", "number", 12),
        Column("note1", "Ý kiến lần 1", "text", 34),
        Column("explanation", "Giải trình của xã", "text", 34),
        Column("round2", "Điểm thẩm định lần 2", "number", 12),
        Column("note2", "Ý kiến lần 2", "text", 34),
    ),
)
APPRAISED: Final = Layout(
    "Số liệu thẩm định",
    "SỐ LIỆU DO CƠ QUAN THẨM ĐỊNH SỬA",
    (
        NUMBER,
        CRITERION,
        Column("id", "Mã tiêu chí", "id", 24),
        Column("when", "Lần thẩm định", "choice", 16, ROUNDS),
        *FIGURES,
    ),
)
SURVEY: Final = Layout(
    "Điều tra",
    "ĐIỀU TRA XÃ HỘI HỌC",
    (
        NUMBER,
        CRITERION,
        Column("id", "Mã tiêu chí", "id", 24),
        Column("answer", "Phương án (hoặc points: điểm đã công bố)", "text", 26),
        Column("count", "Số phiếu (hoặc điểm)", "number", 14),
    ),
)
HEAD: Final = Layout(
    "Thông tin",
    "BIỂU MẪU KÊ KHAI SỐ LIỆU CẢI CÁCH HÀNH CHÍNH",
    (
        Column("id", "Mã mục", "id", 18),
        Column("label", "Mục", "shown", 40),
        Column("text", "Nội dung", "text", 60),
    ),
)
HEAD_ROWS: Final = MappingProxyType(
    {
        "name": "Xã, phường (không ghi chữ “xã”, “phường”)",
        "province": "Mã tỉnh (tên thư mục bộ tiêu chí)",
        "code": "Mã đơn vị hành chính",
        "level": "Cấp: xã, phường hoặc đặc khu",
        "from": "Kỳ báo cáo, từ ngày",
        "to": "Kỳ báo cáo, đến hết ngày",
        "as_of": "Ngày chốt số liệu",
        "illustrative": "Số liệu minh họa, không có thật (Có / Không)",
    }
)
SHEETS: Final = (
    HEAD,
    MEASURES,
    ITEMS,
    TIMES,
    TASKS,
    EVIDENCE,
    APPRAISAL,
    APPRAISED,
    SURVEY,
)
