"""A map from the columns of an office's table to the figures of indicators."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from parscore.reading.base import Document, Identifier, Line, Prose, RulesetId, YesNo, refuse
from parscore.reading.problems import kind

FORMS = ("numerator", "value", "points")

NOT_ONE_SUM = kind(
    "E435",
    says=(
        "Một định nghĩa cần đúng một dạng: numerator với denominator, value, hoặc points.",
        "A definition needs one form: numerator with denominator, value, or points.",
    ),
    advise=(
        "Hãy giữ một dạng; mỗi khóa là danh sách các cột được cộng lại.",
        "Keep one of them; each key lists the columns that are added up.",
    ),
)


class MapColumn(Document):
    """A column of the table, known by what stands in its header."""

    title: Line = Field(description="Tên cột trong biểu gốc.")
    number: Line | None = Field(None, description="Số thứ tự của cột trong biểu gốc.")
    group: Identifier | None = Field(None, description="Nhóm cột (tên ở các dòng tiêu đề trên).")
    labels: tuple[Line, ...] = Field(
        (), description="Tiêu đề có một trong các cụm từ này (không phân biệt dấu, hoa thường)."
    )
    without: tuple[Line, ...] = Field((), description="Tiêu đề không được có các cụm từ này.")
    sum_of: tuple[Identifier, ...] = Field(
        (), description="Khi biểu không có cột này: tổng của các cột nào."
    )


class MapIdentity(Document):
    """A column that must be the sum of others."""

    total: Identifier = Field(description="Cột tổng.")
    parts: tuple[Identifier, ...] = Field(min_length=1, description="Các cột cộng lại.")


class Definition(Document):
    """One way to compute the figure of an indicator from columns; each key adds columns up."""

    text: Line = Field(description="Nói bằng lời hoặc công thức theo số cột.")
    numerator: tuple[Identifier, ...] | None = Field(None, description="Tử số: tổng các cột.")
    denominator: tuple[Identifier, ...] | None = Field(None, description="Mẫu số: tổng các cột.")
    value: tuple[Identifier, ...] | None = Field(None, description="Giá trị: tổng các cột.")
    points: tuple[Identifier, ...] | None = Field(None, description="Điểm: tổng các cột.")

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        given = sum(getattr(self, form) is not None for form in FORMS)
        if given != 1 or (self.numerator is None) != (self.denominator is None):
            raise refuse(NOT_ONE_SUM)
        return self


class MapMeasure(Document):
    """An indicator that the table gives, with the definitions in use for it."""

    use: Identifier = Field(description="Định nghĩa được dùng.")
    definitions: Mapping[Identifier, Definition] = Field(description="Các định nghĩa, theo mã.")


class ImportMap(Document):
    """A kind of table, or a choice of definitions for one that another file describes."""

    schema_id: Literal["parscore/map/1"] = Field(alias="schema")
    title: Line = Field(description="Tên biểu.")
    note: Prose | None = Field(None, description="Ghi chú.")
    extends: RulesetId | None = Field(
        None, description="Dựa trên tệp nào (như vn/maps/bieu-06a); khi ấy chỉ nêu use."
    )
    use: Mapping[Identifier, Identifier] = Field(
        {}, description="Chọn định nghĩa nào cho chỉ tiêu nào (mã chỉ tiêu: mã định nghĩa)."
    )
    rows: Literal["total", "commune", "indicators"] = Field(
        "total",
        description="total: dòng tổng; commune: dòng của xã; indicators: mỗi dòng một chỉ tiêu.",
    )
    notation: Literal["vi", "plain"] = Field(
        "vi", description="vi: 1.234,5; plain: 1234.5 (số dạng chữ trong tệp)."
    )
    counts: YesNo = Field(default=True, description="true: mọi cột là số đếm (số nguyên).")
    names: tuple[Line, ...] = Field((), description="Tiêu đề của cột tên đơn vị, lĩnh vực.")
    codes: tuple[Line, ...] = Field((), description="Tiêu đề của cột mã đơn vị.")
    totals: tuple[Line, ...] = Field((), description="Tên của dòng tổng.")
    groups: Mapping[Identifier, tuple[Line, ...]] = Field(
        {}, description="Nhóm cột: các cụm từ trong tiêu đề chung."
    )
    columns: Mapping[Identifier, MapColumn] = Field({}, description="Các cột.")
    identities: tuple[MapIdentity, ...] = Field((), description="Cột nào bằng tổng các cột nào.")
    measures: Mapping[Identifier, MapMeasure] = Field({}, description="Các chỉ tiêu lấy được.")
