"""The sheets of a plan's workbook and their columns: one description for writing and reading.

A column is found by its title or by another name that offices use for it, so that the appendix of
a plan can be pasted in as it is.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from parscore.documents.plan import (
    Appendix,
    Assignment,
    Commitment,
    LegalBasis,
    Target,
    Task,
    Unit,
)

Form = Literal[
    "text", "line", "lines", "ids", "day", "number", "yes_no", "field", "indicator", "offices",
    "office", "dues", "goal", "level", "unit", "role",
]  # fmt: skip
Row = LegalBasis | Target | Commitment | Task | Unit | Assignment | Appendix

NOT_AN_ID: Final = "Bỏ trống thì chương trình tự đặt."


class Column(NamedTuple):
    """A column: the key of the model that it holds, its title, and how its cells are read."""

    key: str
    title: str
    form: Form
    width: int
    note: str = ""
    also: tuple[str, ...] = ()


class SheetLayout(NamedTuple):
    """A sheet with one part of the plan to a row."""

    name: str
    part: str
    model: type[Row]
    note: str
    columns: tuple[Column, ...]


SECTION = Column("section", "Mục của kế hoạch", "line", 14, "Như II.1.2.", ("mục",))
FIELD = Column("field", "Lĩnh vực", "field", 24, "Chọn trong danh sách.")

SHEETS: Final = (
    SheetLayout(
        "Mục tiêu",
        "targets",
        Target,
        "Mỗi dòng một con số mà kế hoạch đặt ra, ghi đúng như kế hoạch.",
        (
            Column("id", "Mã", "line", 24, NOT_AN_ID),
            FIELD,
            Column("indicator", "Chỉ tiêu", "indicator", 36, "Tên hoặc mã trong từ điển."),
            Column(
                "goal",
                "Mức đặt ra",
                "goal",
                18,
                "Như: trên 98%; từ 95% trở lên; tối đa 15; từ 5 đến 6; giảm 10% so với 2021.",
            ),
            Column("level", "Mức định tính", "level", 10, "Như: tốt, khá; khi không có con số."),
            Column("unit", "Đơn vị tính", "unit", 11, "% (percent), people, minutes…"),
            Column("base.from", "So với: từ ngày", "day", 11, "Cho mức giảm, mức tăng."),
            Column("base.to", "So với: đến ngày", "day", 11),
            Column("base.value", "So với: giá trị", "number", 9),
            Column("period.from", "Từ ngày", "day", 11, "Khi không phải cả kỳ của kế hoạch."),
            Column("period.to", "Đến ngày", "day", 11),
            SECTION,
            Column("quote", "Nguyên văn", "line", 48, "Câu của kế hoạch nêu con số này."),
        ),
    ),
    SheetLayout(
        "Cam kết",
        "commitments",
        Commitment,
        "Mục tiêu không có con số.",
        (
            Column("id", "Mã", "line", 24, NOT_AN_ID),
            FIELD,
            Column("text", "Nội dung", "text", 80),
            SECTION,
        ),
    ),
    SheetLayout(
        "Nhiệm vụ",
        "tasks",
        Task,
        "Như phụ lục của kế hoạch. Trong một ô, mỗi dòng một sản phẩm, một cơ quan, một thời hạn.",
        (
            Column("id", "Mã", "line", 14, NOT_AN_ID),
            FIELD,
            Column("title", "Nhiệm vụ", "text", 44, also=("tên nhiệm vụ", "nội dung nhiệm vụ")),
            Column("activity", "Hoạt động", "text", 30),
            Column(
                "products",
                "Sản phẩm",
                "lines",
                28,
                also=("kết quả/sản phẩm", "kết quả", "sản phẩm, kết quả", "sản phẩm đầu ra"),
            ),
            Column(
                "lead",
                "Chủ trì",
                "offices",
                20,
                "Tên ở trang Đơn vị.",
                ("cơ quan chủ trì", "đơn vị chủ trì", "đơn vị thực hiện"),
            ),
            Column(
                "support",
                "Phối hợp",
                "offices",
                20,
                "Tên ở trang Đơn vị.",
                ("cơ quan phối hợp", "đơn vị phối hợp"),
            ),
            Column(
                "due",
                "Thời gian hoàn thành",
                "dues",
                28,
                "Như: Quý IV/2025; trước ngày 15/8/2025; Tháng 6; Thường xuyên; Theo quy định.",
                ("thời gian", "thời hạn", "thời gian thực hiện", "thời hạn hoàn thành"),
            ),
            SECTION,
            Column("indicators", "Chỉ tiêu liên quan", "ids", 26, "Mã, mỗi dòng một mã."),
        ),
    ),
    SheetLayout(
        "Đơn vị",
        "units",
        Unit,
        "Cơ quan, đơn vị nêu trong kế hoạch.",
        (
            Column("id", "Mã", "line", 20, NOT_AN_ID),
            Column("name", "Tên", "line", 44),
            Column("aliases", "Cách gọi khác", "lines", 50, "Mỗi dòng một cách gọi."),
        ),
    ),
    SheetLayout(
        "Phân công",
        "assignments",
        Assignment,
        "Phần tổ chức thực hiện giao cho đơn vị việc gì.",
        (
            Column("unit", "Đơn vị", "office", 28),
            Column("role", "Vai trò", "role", 12, "Chủ trì hoặc Phối hợp."),
            FIELD._replace(note="Bỏ trống: việc chung."),
            Column("text", "Nội dung", "text", 80),
            SECTION,
        ),
    ),
    SheetLayout(
        "Căn cứ",
        "basis",
        LegalBasis,
        "Văn bản mà kế hoạch dẫn, đúng như kế hoạch ghi.",
        (
            Column("number", "Số, ký hiệu", "line", 22),
            Column("issued", "Ngày ban hành", "day", 14),
            Column("issuer", "Cơ quan ban hành", "line", 30),
            Column("title", "Trích yếu", "line", 60),
            SECTION._replace(note="Bỏ trống: phần căn cứ."),
            Column("quote", "Nguyên văn", "line", 48),
        ),
    ),
    SheetLayout(
        "Phụ lục",
        "appendices",
        Appendix,
        "Phụ lục mà kế hoạch nhắc đến.",
        (
            Column("title", "Tên phụ lục", "line", 44),
            SECTION,
            Column("quote", "Nguyên văn", "line", 60),
            Column("included", "Có kèm theo", "yes_no", 14, "Có hoặc Không."),
        ),
    ),
)

HEAD_NAME: Final = "Kế hoạch"
HEAD: Final = (
    Column("commune.name", "Tên xã", "line", 60, "Không có chữ “xã”, “phường”."),
    Column("commune.level", "Cấp", "line", 60, "Xã, Phường hoặc Đặc khu."),
    Column("commune.province", "Mã tỉnh", "line", 60, "Như thanh-hoa, lang-son."),
    Column("commune.code", "Mã đơn vị hành chính", "line", 60),
    Column("title", "Tên kế hoạch", "line", 60),
    Column("number", "Số, ký hiệu", "line", 60, "Bỏ trống khi văn bản để trống."),
    Column("issued", "Ngày ban hành", "day", 60),
    Column("period.from", "Kỳ kế hoạch: từ ngày", "day", 60),
    Column("period.to", "Kỳ kế hoạch: đến ngày", "day", 60),
    Column("source.file", "Đọc từ tệp", "line", 60),
    Column("source.note", "Ghi chú về tệp", "text", 60),
)
LEVELS: Final = {"xa": "Xã", "phuong": "Phường", "dac_khu": "Đặc khu"}
ROLES: Final = {"lead": "Chủ trì", "support": "Phối hợp"}
YES_NO: Final = ("Có", "Không")
