"""The document of efforts: what each step costs an office, in a unit of its own choice."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from parscore.reading.base import Document, Identifier, Line, PlainNumber, refuse
from parscore.reading.problems import kind

NO_EFFORT = kind(
    "E500",
    says=("Ở đây chưa khai công sức.", "No effort stands here."),
    advise=(
        "Hãy ghi per_unit (cho mỗi đơn vị), fixed (một lần), hoặc cả hai.",
        "Give per_unit (for each unit), fixed (once), or both.",
    ),
)


class Effort(Document):
    """What it takes to bring one measure up: so much for each unit, so much once."""

    per_unit: PlainNumber | None = Field(
        None, ge=0, description="Cho mỗi đơn vị của chỉ tiêu (một hồ sơ, một nội dung, một mức…)."
    )
    fixed: PlainNumber | None = Field(None, ge=0, description="Một lần, dù làm bao nhiêu.")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.per_unit is None and self.fixed is None:
            raise refuse(NO_EFFORT)
        return self


class Efforts(Document):
    """A file of efforts. A step that it does not price is not taken."""

    schema_id: Literal["parscore/effort/1"] = Field(alias="schema", description="Loại tệp.")
    unit: Line = Field(description="Đơn vị của công sức: ngày công, triệu đồng…")
    indicators: Mapping[Identifier, Effort] = Field({}, description="Công sức theo chỉ tiêu.")
    other: Effort | None = Field(None, description="Công sức của mọi chỉ tiêu không kê riêng.")
    document: PlainNumber | None = Field(
        None, ge=0, description="Công sức nộp một tài liệu kiểm chứng; bỏ trống là 0."
    )
