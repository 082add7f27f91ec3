"""The document `parscore/inference/1`: a file of inference rules, as written.

What a pattern means - its kinds, fields, variables and comparisons - is the business of
`parscore.inference`; here is only the shape of the file.
"""

from typing import Literal

from pydantic import Field

from parscore.reading.base import Document, Identifier, IsoDate, Line, Prose


class Sentence(Document):
    """A sentence in both languages; `{x}` is replaced by what the variable `$x` stands for."""

    vi: Line = Field(description="Câu tiếng Việt.")
    en: Line = Field(description="Câu tiếng Anh.")


class CitedPaper(Document):
    """A document that rules cite."""

    title: Line = Field(description="Tên loại và trích yếu.")
    number: Line | None = Field(None, description="Số, ký hiệu.")
    issued: IsoDate | None = Field(None, description="Ngày ban hành.")
    issuer: Line | None = Field(None, description="Cơ quan ban hành.")


class RuleCitation(Document):
    """The clause that a rule follows, and its words."""

    document: Identifier = Field(description="Mã văn bản trong mục documents.")
    clause: Line = Field(description="Điều, khoản, mục, phụ lục.")
    quote: Line = Field(description="Trích nguyên văn, ngắn.")


class RuleSource(Document):
    """Whose rule it is: that of a cited document, or assumed for a stated reason."""

    basis: Literal["official", "assumed"] = Field(
        description="official: có văn bản; assumed: giả định."
    )
    reason: Prose | None = Field(None, description="Vì sao phải giả định.")
    citation: RuleCitation | None = Field(None, description="Điều khoản làm căn cứ.")


Condition = dict[str, object]


class InferenceRule(Document):
    """One rule: when these facts hold, unless those do, then these effects follow."""

    id: Identifier = Field(description="Mã của quy tắc, không dùng lại.")
    title: Line = Field(description="Tên của quy tắc.")
    when: tuple[Condition, ...] = Field(min_length=1, description="Các dữ kiện phải có.")
    unless: tuple[Condition, ...] = Field((), description="Các dữ kiện không được có.")
    then: tuple[Condition, ...] = Field(min_length=1, description="Các hệ quả.")
    severity: Literal["info", "warning", "error"] = Field(description="Mức độ của điều phát hiện.")
    message: Sentence | None = Field(None, description="Câu báo cho người đọc.")
    source: RuleSource = Field(description="Quy tắc này của ai.")


class Retirement(Document):
    """A rule of an earlier file that does not hold where this file is used."""

    id: Identifier = Field(description="Mã của quy tắc không áp dụng.")
    reason: Prose = Field(description="Vì sao không áp dụng.")


class InferenceRules(Document):
    """A file of inference rules; it may retire rules of the files before it."""

    schema_id: Literal["parscore/inference/1"] = Field(alias="schema", description="Loại tệp.")
    documents: dict[Identifier, CitedPaper] = Field(
        default_factory=dict, description="Các văn bản được dẫn."
    )
    retire: tuple[Retirement, ...] = Field(
        (), description="Quy tắc của tệp trước không áp dụng ở đây."
    )
    rules: tuple[InferenceRule, ...] = Field(description="Các quy tắc suy luận.")
