"""The document of rule cases: what is given, and what the rule set must make of it."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from parscore.documents.actuals import Appraisal, EvidenceDocument, Measure, TaskResult
from parscore.documents.assessment import NodeStatus, Verdict
from parscore.documents.plan import Operator
from parscore.reading.base import (
    Document,
    Identifier,
    IsoDate,
    Line,
    Number,
    PlainNumber,
    Prose,
    refuse,
)
from parscore.reading.problems import kind

EXPECTS_NOTHING = kind(
    "E172",
    says=("Ca này chưa nêu kết quả phải ra.", "This case expects nothing."),
    advise=(
        "Thêm vào expect ít nhất một trong: {options}.",
        "Put at least one of these under expect: {options}.",
    ),
)


class GivenTask(TaskResult):
    """A task of the plan, and how it stands."""

    due: IsoDate | None = Field(None, description="Ngày cuối phải hoàn thành.")
    indicators: tuple[Identifier, ...] = Field((), description="Chỉ tiêu liên quan.")


class GivenTarget(Document):
    """A target of the plan."""

    indicator: Identifier = Field(description="Chỉ tiêu.")
    op: Operator = Field(description="So sánh.")
    value: Number = Field(description="Giá trị.")


class Given(Document):
    """What the case states. What it leaves out is missing data, except for the evidence."""

    as_of: IsoDate | None = Field(None, description="Ngày xét; bỏ trống: ngày cuối kỳ chấm điểm.")
    measures: Mapping[Identifier, Measure] = Field({}, description="Số liệu theo chỉ tiêu.")
    targets: tuple[GivenTarget, ...] = Field((), description="Chỉ tiêu của kế hoạch.")
    tasks: Mapping[Identifier, GivenTask] = Field({}, description="Nhiệm vụ của kế hoạch.")
    evidence: tuple[EvidenceDocument, ...] | None = Field(
        None, description="Tài liệu kiểm chứng; bỏ khóa này: coi như đủ mọi tài liệu."
    )
    appraisal: Mapping[Identifier, Appraisal] = Field({}, description="Thẩm định theo tiêu chí.")
    survey: Mapping[Identifier, Mapping[Line, Number]] = Field(
        {}, description="Điều tra theo tiêu chí: {points} hoặc số phiếu của từng phương án."
    )


class ExpectedNode(Document):
    """What must come out at a criterion or a group."""

    points: PlainNumber | None = Field(None, description="Điểm, đúng tuyệt đối.")
    status: NodeStatus | None = Field(None, description="Kết quả.")
    max: PlainNumber | None = Field(None, description="Điểm tối đa sau khi trừ phần không áp dụng.")
    lower: PlainNumber | None = Field(None, description="Điểm thấp nhất còn có thể.")
    upper: PlainNumber | None = Field(None, description="Điểm cao nhất còn có thể.")


class ExpectedScore(Document):
    """What must come out of the whole."""

    points: PlainNumber | None = Field(None, description="Tổng điểm.")
    max: PlainNumber | None = Field(None, description="Tổng điểm tối đa.")
    index: PlainNumber | None = Field(None, description="Chỉ số (%).")
    lower: PlainNumber | None = Field(None, description="Tổng điểm thấp nhất còn có thể.")
    upper: PlainNumber | None = Field(None, description="Tổng điểm cao nhất còn có thể.")
    survey: PlainNumber | None = Field(
        None, description="Tổng điểm điều tra, đứng ngoài điểm tự chấm."
    )
    class_: Identifier | None = Field(None, alias="class", description="Mã loại.")


class ExpectedFinding(Document):
    """A conclusion that a rule must draw, or must not."""

    rule: Identifier = Field(description="Mã quy tắc suy luận.")
    node: Identifier | None = Field(None, description="Về tiêu chí nào; bỏ trống: bất kỳ.")


class Expected(Document):
    """What the rule set must make of it."""

    nodes: Mapping[Identifier, ExpectedNode] = Field({}, description="Theo mã tiêu chí.")
    score: ExpectedScore | None = Field(None, description="Tổng điểm, chỉ số, xếp loại.")
    minimums: Mapping[Identifier, Verdict] = Field({}, description="Theo mã chỉ tiêu tối thiểu.")
    absent: tuple[Identifier, ...] = Field(
        (), description="Tiêu chí, chỉ tiêu tối thiểu không có vào ngày xét (giai đoạn khác)."
    )
    findings: tuple[ExpectedFinding, ...] = Field((), description="Quy tắc phải có kết luận.")
    no_findings: tuple[ExpectedFinding, ...] = Field(
        (), description="Quy tắc không được có kết luận."
    )

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if not self.model_fields_set:
            raise refuse(EXPECTS_NOTHING, options=", ".join(type(self).model_fields))
        return self


class RuleCase(Document):
    """One case."""

    name: Line = Field(description="Một câu: trong trường hợp này thì được gì.")
    note: Prose | None = Field(None, description="Ghi chú.")
    given: Given = Field(description="Số liệu của ca.")
    expect: Expected = Field(description="Kết quả phải có.")


class RuleCases(Document):
    """A file of cases; it lies in the folder `cases` beside the rule set that it tries."""

    schema_id: Literal["parscore/cases/1"] = Field(alias="schema", description="Loại tệp.")
    cases: tuple[RuleCase, ...] = Field(min_length=1, description="Các ca.")
