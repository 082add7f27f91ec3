"""Whose figure it is: official with a citation, or assumed with a reason."""

from typing import Literal

from pydantic import Field

from parscore.reading.base import Document, Identifier, IsoDate, Line, Prose

Basis = Literal["official", "assumed"]


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


class ClosedSpan(Document):
    """A span of days, both included."""

    from_: IsoDate = Field(alias="from", description="Từ ngày.")
    to: IsoDate = Field(description="Đến hết ngày.")
