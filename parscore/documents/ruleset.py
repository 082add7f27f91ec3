"""The document of a rule set: the tree of criteria, formulas, minimums, classes and settings."""

from typing import Annotated, Literal, Self

from pydantic import Field, ValidationInfo, field_validator, model_validator

from parscore.documents.indicators import Names
from parscore.documents.sources import CitedDocument, PeriodSpan, RuleSpan, Source
from parscore.formulas.outcome import ZeroDenominator
from parscore.formulas.registry import Formula
from parscore.reading.base import (
    A_LIST,
    A_TEXT,
    Document,
    Identifier,
    IsoDate,
    Line,
    NotNegative,
    Ordinal,
    PlainNumber,
    Prose,
    RulesetId,
    Tolerance,
    Whole,
    YesNo,
    refuse,
    wrong_type,
)
from parscore.reading.problems import kind

VALUE_OR_LEVEL = kind(
    "E089",
    says=(
        "Chỉ tiêu tối thiểu cần đúng một trong: value, level.",
        "A minimum needs one of: value, level.",
    ),
    advise=(
        "Ghi value nếu là con số, level nếu là một mức trong từ điển.",
        "State value where it is a figure, level where it is a level of the dictionary.",
    ),
)

NodeKind = Literal["standard", "bonus", "penalty", "survey"]
NotApplicable = Literal["reduce", "full", "redistribute", "lost"]
EvidencePolicy = Literal["zero", "explain", "warn"]
Operator = Literal[">", ">=", "=", "<=", "<"]
Places = Annotated[Whole, Field(ge=0, le=12)]


class RoundingRule(Document):
    """Where and how points are rounded."""

    at: Literal["part", "leaf", "group", "total", "none"] = Field(description="Làm tròn ở cấp nào.")
    places: Places = Field(description="Số chữ số thập phân.")
    mode: Literal["half_up", "half_even", "up", "down"] = Field(description="Cách làm tròn.")


class IndexRounding(Document):
    """How the index (percent of the maximum) is rounded."""

    places: Places = Field(description="Số chữ số thập phân.")
    mode: Literal["half_up", "half_even", "up", "down"] = Field(description="Cách làm tròn.")


class SensitivityRule(Document):
    """How far the assumed maxima of fields are moved to see how much the index depends on them."""

    tolerance: Tolerance = Field(
        description=(
            "Điểm tối đa giả định của mỗi lĩnh vực có thể hơn, kém bấy nhiêu phần trăm, tổng không "
            "đổi."
        ),
    )
    source: Source | None = Field(None, description="Căn cứ.")


class Settings(Document):
    """What holds for every leaf that does not say otherwise."""

    rounding: RoundingRule | None = Field(None, description="Làm tròn điểm.")
    index: IndexRounding | None = Field(None, description="Làm tròn chỉ số (%).")
    not_applicable: NotApplicable | None = Field(None, description="Xử lý tiêu chí không áp dụng.")
    zero_denominator: ZeroDenominator | None = Field(None, description="Xử lý khi mẫu số bằng 0.")
    evidence_missing: EvidencePolicy | None = Field(
        None, description="Xử lý khi thiếu tài liệu kiểm chứng."
    )
    self_scoring_closes: IsoDate | None = Field(None, description="Ngày cuối tự chấm điểm.")
    sensitivity: SensitivityRule | None = Field(
        None, description="Xem chỉ số phụ thuộc điểm giả định đến đâu; bỏ trống: không xem."
    )
    source: Source | None = Field(None, description="Căn cứ chung của điểm số.")


class EvidenceDemand(Document):
    """A document that must prove a leaf (tài liệu kiểm chứng)."""

    id: Identifier = Field(description="Mã tài liệu.")
    title: Line = Field(description="Tên tài liệu.")
    proves: Line | None = Field(None, description="Chứng minh điều gì.")
    owner: Line | None = Field(None, description="Đơn vị cung cấp.")
    window: RuleSpan | None = Field(None, description="Văn bản phải ban hành trong khoảng này.")


class DenominatorRule(Document):
    """Replaces a denominator."""

    largest_of: tuple[Identifier, ...] = Field(
        (), description="Lấy số lớn nhất trong các số liệu này."
    )
    previous_divided_by: Whole | None = Field(
        None, ge=1, description="Nếu bằng 0: số của kỳ trước chia cho số này."
    )


class Lateness(Document):
    """A day by which something must be handed in; the inference rules say what a late day costs."""

    indicator: Identifier = Field(description="Chỉ tiêu ghi ngày nộp.")
    due: IsoDate = Field(description="Ngày cuối không bị coi là chậm.")


class Criterion(Document):
    """A node of the tree: a group of criteria, or a leaf with an indicator and a formula."""

    id: Identifier = Field(description="Mã ổn định, không đổi qua các năm.")
    number: Line = Field(description="Số thứ tự chính thức của năm.")
    title: Line = Field(description="Tên tiêu chí.")
    title_en: Line | None = Field(None, description="Tên tiếng Anh.")
    kind: NodeKind = Field("standard", description="Loại: thường, thưởng, phạt, điều tra.")
    period: RuleSpan | None = Field(
        None,
        description=(
            "Giai đoạn áp dụng, nằm trong kỳ chấm điểm; ngày xét ở ngoài giai đoạn thì tiêu chí "
            "không có trong cây. Bỏ trống: cả kỳ."
        ),
    )
    # of a group
    in_max: YesNo | None = Field(None, description="Điểm thưởng nằm trong thang điểm hay ngoài.")
    cap: PlainNumber | None = Field(None, description="Nhóm được tối đa bấy nhiêu điểm.")
    best_of: Whole | None = Field(None, ge=1, description="Chỉ lấy n tiêu chí con cao nhất.")
    floor: PlainNumber | None = Field(
        None, le=0, description="Bị trừ nhiều nhất đến số này (số âm)."
    )
    # of a leaf
    maximum: PlainNumber | None = Field(None, alias="max", description="Điểm tối đa.")
    indicator: Identifier | None = Field(None, description="Chỉ tiêu đo lường.")
    window: RuleSpan | None = Field(None, description="Khoảng thời gian lấy số liệu.")
    formula: Formula | None = Field(None, description="Cách tính điểm.")
    zero_denominator: ZeroDenominator | None = Field(None, description="Khi mẫu số bằng 0.")
    denominator: DenominatorRule | None = Field(None, description="Thay mẫu số.")
    rounding: RoundingRule | None = Field(None, description="Làm tròn riêng.")
    not_applicable: NotApplicable | None = Field(None, description="Khi không áp dụng.")
    evidence: tuple[EvidenceDemand, ...] = Field((), description="Tài liệu kiểm chứng phải có.")
    evidence_missing: EvidencePolicy | None = Field(None, description="Khi thiếu tài liệu.")
    lateness: Lateness | None = Field(
        None, description="Nộp chậm thì quy tắc suy luận trừ điểm theo ngày."
    )
    owner: Line | None = Field(None, description="Đơn vị chịu trách nhiệm.")
    due: IsoDate | None = Field(None, description="Ngày cuối phải hoàn thành.")
    depends_on: tuple[Identifier, ...] = Field((), description="Phụ thuộc các tiêu chí này.")
    note: Prose | None = Field(None, description="Ghi chú của bộ tiêu chí.")
    # of both
    source: Source | None = Field(None, description="Căn cứ của con số.")
    criteria: tuple["Criterion", ...] = Field((), description="Các tiêu chí con.")


class Minimum(Document):
    """A provincial minimum (chỉ tiêu tối thiểu)."""

    id: Identifier = Field(description="Mã.")
    indicator: Identifier = Field(description="Chỉ tiêu.")
    op: Operator = Field(description="So sánh.")
    value: PlainNumber | None = Field(
        None, description="Giá trị tối thiểu, theo đơn vị của chỉ tiêu."
    )
    level: Line | None = Field(None, description="Mức tối thiểu: mã hoặc tên của mức.")
    period: RuleSpan | None = Field(None, description="Giai đoạn áp dụng; null: cả kỳ.")
    source: Source | None = Field(None, description="Căn cứ.")

    @model_validator(mode="after")
    def _states_one_figure(self) -> Self:
        if (self.value is None) == (self.level is None):
            raise refuse(VALUE_OR_LEVEL)
        return self


class ClassBand(Document):
    """One class (xếp loại)."""

    id: Identifier = Field(description="Mã loại.")
    name: Names = Field(description="Tên loại.")
    at_least: PlainNumber | None = Field(None, description="Từ … trở lên.")
    below: PlainNumber | None = Field(None, description="Dưới ….")


class Classes(Document):
    """The classes, best first."""

    of: Literal["index", "points"] = Field(description="Xếp theo chỉ số hay theo điểm.")
    bands: tuple[ClassBand, ...] = Field(min_length=1, description="Các loại, tốt nhất trước.")
    source: Source | None = Field(None, description="Căn cứ.")


class Ranking(Document):
    """How communes are ranked."""

    ties: Literal["competition", "dense", "sequential"] = Field(description="Khi bằng điểm.")
    tolerance: NotNegative = Field(description="Chênh lệch coi là bằng nhau.")


class Addition(Document):
    """Criteria that a rule set adds to its frame."""

    to: Identifier = Field(description="Thêm vào nút này của khung.")
    reason: Prose = Field(description="Vì sao thêm.")
    source: Source | None = Field(None, description="Căn cứ.")
    criteria: tuple[Criterion, ...] = Field(min_length=1, description="Các tiêu chí thêm.")


class Replacement(Document):
    """New values for keys of a node of the frame."""

    title: Line | None = Field(None, description="Tên mới.")
    number: Line | None = Field(None, description="Số thứ tự mới.")
    maximum: PlainNumber | None = Field(None, alias="max", description="Điểm tối đa mới.")
    formula: Formula | None = Field(None, description="Cách tính điểm mới.")
    indicator: Identifier | None = Field(None, description="Chỉ tiêu mới.")
    cap: PlainNumber | None = Field(None, description="Mức trần mới.")
    period: RuleSpan | None = Field(None, description="Giai đoạn áp dụng mới; null: cả kỳ.")
    owner: Line | None = Field(None, description="Đơn vị chịu trách nhiệm mới.")
    due: IsoDate | None = Field(None, description="Thời hạn mới.")
    not_applicable: NotApplicable | None = Field(None, description="Khi không áp dụng.")
    evidence: tuple[EvidenceDemand, ...] | None = Field(
        None, description="Tài liệu kiểm chứng mới."
    )

    @field_validator("title", "number", "evidence", mode="before")
    @classmethod
    def _is_stated(cls, value: object, info: ValidationInfo) -> object:
        """Refuse null for what every criterion has; a key that says nothing new is left out."""
        if value is None:
            raise wrong_type(A_LIST if info.field_name == "evidence" else A_TEXT, value)
        return value


class Change(Document):
    """A node of the frame that this rule set changes."""

    id: Identifier = Field(description="Nút được sửa.")
    set: Replacement = Field(description="Giá trị mới.")
    reason: Prose = Field(description="Vì sao sửa.")
    source: Source | None = Field(None, description="Căn cứ.")


class Retirement(Document):
    """A node of the frame that this rule set drops."""

    id: Identifier = Field(description="Nút bị bỏ.")
    reason: Prose = Field(description="Vì sao bỏ.")
    source: Source | None = Field(None, description="Căn cứ.")


class Dropped(Document):
    """A criterion of an earlier period that this set has no more."""

    id: Identifier = Field(description="Mã của tiêu chí đã bỏ.")
    reason: Prose = Field(description="Vì sao bỏ.")
    source: Source | None = Field(None, description="Căn cứ.")


class UndefinedInput(Document):
    """An input that the written rule leaves open."""

    node: Identifier = Field(description="Tiêu chí.")
    input: Line = Field(description="Giá trị mà quy định không nêu.")
    reason: Prose = Field(description="Văn bản viết thế nào.")
    citation: Source | None = Field(None, description="Căn cứ.")


class Heading(Document):
    """What a rule set says of itself before its first criterion: enough to choose it by."""

    schema_id: Literal["parscore/ruleset/1"] = Field(alias="schema", description="Loại tệp.")
    id: RulesetId = Field(description="Mã = đường dẫn thư mục dưới rules/.")
    title: Line = Field(description="Tên bộ tiêu chí.")
    issuer: Line | None = Field(None, description="Cơ quan ban hành.")
    number: Line | None = Field(None, description="Số quyết định.")
    issued: IsoDate | None = Field(None, description="Ngày quyết định.")
    province: Identifier | None = Field(None, description="Mã tỉnh; null với khung quốc gia.")
    province_name: Line | None = Field(
        None, description="Tên tỉnh trong báo cáo, như “tỉnh Thanh Hóa”."
    )
    levels: tuple[Literal["xa", "phuong", "dac_khu", "so"], ...] = Field(
        (), description="Áp dụng cho cấp nào."
    )
    period: RuleSpan = Field(description="Kỳ chấm điểm.")
    in_force: PeriodSpan = Field(description="Hiệu lực của bản này.")
    revision: Ordinal = Field(description="Bản sửa đổi thứ mấy.")
    confirmed_for: RuleSpan | None = Field(None, description="Đã xác nhận dùng cho kỳ.")


class RulesetDocument(Heading):
    """A rule set as written: a frame with its own tree, or the differences to a frame."""

    extends: RulesetId | None = Field(None, description="Dựa trên khung nào.")
    scale: PlainNumber | None = Field(
        None, gt=0, description="Thang điểm; tổng điểm phải bằng số này."
    )
    documents: dict[Identifier, CitedDocument] = Field({}, description="Văn bản được viện dẫn.")
    sources: dict[Identifier, Source] = Field({}, description="Căn cứ dùng chung.")
    settings: Settings = Field(default_factory=Settings, description="Quy định chung.")
    classes: Classes | None = Field(None, description="Xếp loại.")
    ranking: Ranking | None = Field(None, description="Xếp hạng.")
    minimums: tuple[Minimum, ...] = Field((), description="Chỉ tiêu tối thiểu.")
    indicators: tuple[RulesetId, ...] = Field((), description="Các từ điển chỉ tiêu.")
    inference: tuple[RulesetId, ...] = Field((), description="Các tệp quy tắc suy luận.")
    criteria: tuple[Criterion, ...] = Field((), description="Cây tiêu chí (của khung).")
    add: tuple[Addition, ...] = Field((), description="Phần thêm vào khung.")
    change: tuple[Change, ...] = Field((), description="Phần sửa của khung.")
    retire: tuple[Retirement, ...] = Field((), description="Phần bỏ của khung.")
    dropped: tuple[Dropped, ...] = Field(
        (), description="Tiêu chí của kỳ trước không còn nữa; mã của nó không dùng lại."
    )
    undefined: tuple[UndefinedInput, ...] = Field((), description="Điều văn bản bỏ ngỏ.")
