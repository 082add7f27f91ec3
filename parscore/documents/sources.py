"""Whose figure it is: official with a citation, or assumed with a reason."""

from typing import Literal, Self

from pydantic import Field, model_validator

from parscore.reading.base import Document, Identifier, IsoDate, Line, Prose, refuse
from parscore.reading.problems import kind

Basis = Literal["official", "assumed"]

ENDS_BEFORE_IT_STARTS = kind(
    "E163",
    says=(
        "Khoảng thời gian này kết thúc ({end}) trước khi bắt đầu ({start}).",
        "This span ends ({end}) before it starts ({start}).",
    ),
    advise=("Đổi chỗ hoặc sửa hai ngày from và to.", "Swap or correct the days from and to."),
)


class CitedDocument(Document):
    """A document that rules cite."""

    title: Line = Field(description="Tên loại và trích yếu.")
    number: Line | None = Field(None, description="Số, ký hiệu; null khi văn bản để trống.")
    issued: IsoDate | None = Field(None, description="Ngày ban hành.")
    issuer: Line | None = Field(None, description="Cơ quan ban hành.")


class Citation(Document):
    """A place in a document, with the words that say it."""

    document: Identifier = Field(description="Mã văn bản trong mục documents.")
    clause: Line = Field(description="Điều, khoản, mục, phụ lục.")
    quote: Line = Field(description="Trích nguyên văn, ngắn.")


class Source(Document):
    """Where a figure comes from. What it leaves out it takes from the source that it uses."""

    use: Identifier | None = Field(None, description="Dùng chung một mục của sources.")
    basis: Basis | None = Field(None, description="official: có văn bản; assumed: giả định.")
    reason: Prose | None = Field(None, description="Vì sao phải giả định.")
    citation: Citation | None = Field(None, description="Điều khoản làm căn cứ.")


class PeriodSpan(Document):
    """A span of days, both included; `to: null` is open."""

    from_: IsoDate = Field(alias="from", description="Từ ngày.")
    to: IsoDate | None = Field(None, description="Đến hết ngày.")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.to is not None and self.from_ > self.to:
            raise refuse(ENDS_BEFORE_IT_STARTS, start=self.from_, end=self.to)
        return self


class ClosedSpan(Document):
    """A span of days, both included."""

    from_: IsoDate = Field(alias="from", description="Từ ngày.")
    to: IsoDate = Field(description="Đến hết ngày.")


class RuleSpan(ClosedSpan):
    """A span of days that rules state, both included; it ends no earlier than it starts."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.from_ > self.to:
            raise refuse(ENDS_BEFORE_IT_STARTS, start=self.from_, end=self.to)
        return self
