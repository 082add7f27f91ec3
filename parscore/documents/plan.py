"""The document of a plan (kế hoạch CCHC), stored as it stands."""

from typing import Literal, Self

from pydantic import Field, model_validator

from parscore.documents.sources import ClosedSpan
from parscore.reading.base import Document, Identifier, IsoDate, Line, Number, Prose, refuse
from parscore.reading.problems import kind

Operator = Literal[">", ">=", "=", "<=", "<"]
DueKind = Literal[
    "date", "month", "quarter", "year", "recurring", "continuous", "on_demand", "as_prescribed"
]

NOT_ONE_FIGURE = kind(
    "E084",
    says=(
        "Mục tiêu cần đúng một trong: value, range, level.",
        "A target needs one of: value, range, level.",
    ),
    advise=(
        "Hãy giữ một khóa; value là null khi có range hoặc level.",
        "Keep one of them; value is null where there is a range or a level.",
    ),
)


class CommuneName(Document):
    """Whose document it is."""

    name: Line = Field(description="Tên xã, không có chữ “xã”, “phường”.")
    province: Identifier = Field(description="Mã tỉnh, như tên thư mục trong rules/.")
    code: Line | None = Field(None, description="Mã đơn vị hành chính.")
    level: Literal["xa", "phuong", "dac_khu"] | None = Field(
        None, description="xa: xã; phuong: phường; dac_khu: đặc khu."
    )


class LegalBasis(Document):
    """A document that the plan names, each time it names it differently, as it writes it."""

    number: Line | None = Field(None, description="Số, ký hiệu.")
    issued: IsoDate | None = Field(None, description="Ngày ban hành.")
    issuer: Line | None = Field(None, description="Cơ quan ban hành.")
    title: Line | None = Field(None, description="Trích yếu.")
    section: Line | None = Field(None, description="Mục của kế hoạch; bỏ trống: phần căn cứ.")
    quote: Line | None = Field(None, description="Nguyên văn chỗ dẫn văn bản này.")


class FileSource(Document):
    """Where a document was read from."""

    file: Line | None = Field(None, description="Tên tệp, không có đường dẫn.")
    note: Prose | None = Field(None, description="Ghi chú.")


class Base(Document):
    """What a reduction or an increase is counted from."""

    from_: IsoDate = Field(alias="from", description="Từ ngày.")
    to: IsoDate | None = Field(None, description="Đến ngày.")
    value: Number | None = Field(None, description="Giá trị gốc.")


class TargetRange(Document):
    """A target given as a range ("từ 5 đến 6")."""

    from_: Number = Field(alias="from", description="Từ.")
    to: Number = Field(description="Đến.")


class TargetPeriod(Document):
    """The span in which a target holds; either end may be open."""

    from_: IsoDate | None = Field(None, alias="from", description="Từ ngày.")
    to: IsoDate | None = Field(None, description="Đến hết ngày.")


class Target(Document):
    """A quantified target of the plan."""

    id: Identifier = Field(description="Mã mục tiêu.")
    field: Identifier = Field(description="Lĩnh vực.")
    indicator: Identifier = Field(description="Chỉ tiêu.")
    op: Operator = Field(description="“trên 98%” là >; “từ 98% trở lên”, “đạt 98%” là >=.")
    value: Number | None = Field(description="Giá trị; null khi có range hoặc level.")
    unit: Identifier = Field(description="Đơn vị tính.")
    base: Base | None = Field(None, description="So với năm hoặc kỳ nào.")
    range: TargetRange | None = Field(None, description="Khoảng giá trị.")
    level: Line | None = Field(None, description="Mức định tính: mã hoặc tên của mức.")
    period: TargetPeriod | None = Field(None, description="Thời gian; bỏ trống: cả kế hoạch.")
    section: Line = Field(description="Mục của kế hoạch.")
    quote: Line = Field(description="Nguyên văn câu nêu con số.")

    @model_validator(mode="after")
    def _states_one_figure(self) -> Self:
        figures = (self.value, self.range, self.level)
        if len(figures) - figures.count(None) != 1:
            raise refuse(NOT_ONE_FIGURE)
        return self


class Commitment(Document):
    """A target without a figure."""

    id: Identifier = Field(description="Mã.")
    field: Identifier = Field(description="Lĩnh vực.")
    text: Prose = Field(description="Nguyên văn.")
    section: Line = Field(description="Mục của kế hoạch.")


class Due(Document):
    """A deadline in the plan's own words, and the last day they can mean."""

    kind: DueKind = Field(description="Loại thời hạn.")
    by: IsoDate | None = Field(None, description="Ngày cuối cùng có thể hiểu.")
    product: Line | None = Field(None, description="Thời hạn của sản phẩm nào.")
    text: Line = Field(description="Nguyên văn.")


class Task(Document):
    """A task of the plan's appendices."""

    id: Identifier = Field(description="Mã nhiệm vụ.")
    field: Identifier = Field(description="Lĩnh vực.")
    title: Prose = Field(description="Nội dung.")
    activity: Prose | None = Field(None, description="Hoạt động.")
    products: tuple[Line, ...] = Field((), description="Kết quả, sản phẩm.")
    lead: tuple[Identifier, ...] = Field((), description="Cơ quan chủ trì.")
    support: tuple[Identifier, ...] = Field((), description="Cơ quan phối hợp.")
    due: tuple[Due, ...] = Field((), description="Thời gian hoàn thành.")
    section: Line = Field(description="Mục của kế hoạch.")
    indicators: tuple[Identifier, ...] = Field((), description="Chỉ tiêu liên quan.")


class Unit(Document):
    """An office named in the plan."""

    id: Identifier = Field(description="Mã đơn vị.")
    name: Line = Field(description="Tên.")
    aliases: tuple[Line, ...] = Field((), description="Cách gọi khác trong kế hoạch.")


class Assignment(Document):
    """What the plan's part on carrying it out gives an office to do."""

    unit: Identifier = Field(description="Mã đơn vị.")
    role: Literal["lead", "support"] = Field(description="lead: chủ trì; support: phối hợp.")
    field: Identifier | None = Field(None, description="Lĩnh vực; bỏ trống: việc chung.")
    text: Prose = Field(description="Nguyên văn.")
    section: Line = Field(description="Mục của kế hoạch.")


class Appendix(Document):
    """An appendix that the plan announces or has."""

    title: Line = Field(description="Tên gọi trong kế hoạch.")
    section: Line = Field(description="Mục của kế hoạch nhắc đến nó.")
    quote: Line = Field(description="Nguyên văn chỗ nhắc đến nó.")
    included: bool = Field(description="false: kế hoạch nhắc đến nhưng không kèm theo.")


class Plan(Document):
    """A commune's plan."""

    schema_id: Literal["parscore/plan/1"] = Field(alias="schema", description="Loại tệp.")
    commune: CommuneName = Field(description="Xã, phường.")
    title: Line = Field(description="Tên kế hoạch.")
    number: Line | None = Field(None, description="Số, ký hiệu; null khi để trống.")
    issued: IsoDate | None = Field(None, description="Ngày ban hành; null khi để trống.")
    period: ClosedSpan = Field(description="Kỳ của kế hoạch.")
    basis: tuple[LegalBasis, ...] = Field((), description="Căn cứ.")
    source: FileSource | None = Field(None, description="Đọc từ tài liệu nào.")
    targets: tuple[Target, ...] = Field((), description="Mục tiêu có số liệu.")
    commitments: tuple[Commitment, ...] = Field((), description="Mục tiêu không có số liệu.")
    tasks: tuple[Task, ...] = Field((), description="Nhiệm vụ.")
    units: tuple[Unit, ...] = Field((), description="Cơ quan, đơn vị.")
    assignments: tuple[Assignment, ...] = Field((), description="Phân công trong kế hoạch.")
    appendices: tuple[Appendix, ...] = Field((), description="Phụ lục.")
