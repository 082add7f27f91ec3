"""The document `parscore/evidence/1`: what is usual of documents handed in as evidence."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from parscore.documents.sources import CitedDocument, Source
from parscore.reading.base import Document, Identifier, Line, Ordinal

NumberForm = Literal[
    "{number}/{type}-{office}",
    "{number}/{year}/{type}-{office}",
    "{number}/{office}-{office}",
    "{number}/{office}",
    "{number}-{type}/{office}",
]
FileKind = Literal["pdf", "docx", "xlsx", "doc", "xls", "jpg", "png"]


class NumberCustoms(Document):
    """How the number and symbol of a document (số, ký hiệu) are usually written."""

    forms: tuple[NumberForm, ...] = Field(
        description=(
            "Các dạng thường gặp: {number} là số, {year} năm, {type} chữ viết tắt tên loại, "
            "{office} cơ quan hoặc đơn vị."
        )
    )
    types: Mapping[Line, Line] = Field(description="Chữ viết tắt tên loại văn bản: tên loại.")
    examples: tuple[Line, ...] = Field(description="Ví dụ nêu trong lời nhắc.")
    source: Source = Field(description="Căn cứ.")


class FileCustoms(Document):
    """What files the office that receives them usually takes."""

    largest: Ordinal = Field(description="Lớn nhất bao nhiêu MB (1 MB là 1.000.000 byte).")
    kinds: tuple[FileKind, ...] = Field(description="Các loại tệp thường được nhận.")
    ignored: tuple[Line, ...] = Field(
        (), description="Tên tệp không phải tài liệu (dấu * thay cho phần bất kỳ)."
    )
    source: Source = Field(description="Căn cứ.")


class PageCustoms(Document):
    """When a place in a document must be named."""

    longer_than: Ordinal = Field(description="Dài hơn bấy nhiêu trang thì ghi trang, mục.")
    source: Source = Field(description="Căn cứ.")


class EvidenceCustoms(Document):
    """What is usual of a document handed in, and of its file. Departing from it is a warning."""

    schema_id: Literal["parscore/evidence/1"] = Field(alias="schema", description="Loại tệp.")
    documents: Mapping[Identifier, CitedDocument] = Field({}, description="Văn bản được viện dẫn.")
    numbers: NumberCustoms = Field(description="Số, ký hiệu.")
    files: FileCustoms = Field(description="Tệp.")
    pages: PageCustoms = Field(description="Trang, mục.")
