"""The document of results: what was measured, done, and proved."""

from collections.abc import Mapping
from operator import itemgetter
from typing import Final, Literal, Self

from pydantic import Field, model_validator

from parscore.documents.plan import CommuneName
from parscore.documents.sources import ClosedSpan
from parscore.reading.base import (
    Document,
    Identifier,
    IsoDate,
    JustYes,
    Line,
    Number,
    Prose,
    YesNo,
    refuse,
)
from parscore.reading.problems import kind
from parscore.values.messages import Localised

FORMS = ("numerator", "value", "done", "level", "items", "date", "occurrences", "points")

_given = itemgetter(*FORMS)  # what a measure says in each of the forms

FORMS_OFFERED: Final = Localised(
    "tử số và mẫu số (numerator, denominator), giá trị (value), có hay không (done), mức (level), "
    "từng nội dung (items), ngày (date), từng lần (occurrences), điểm (points)",
    "numerator and denominator, value, done, level, items, date, occurrences, points",
)

FIGURES_OF_NOTHING = kind(
    "E080",
    says=(
        "Đã ghi “không áp dụng” thì không có số liệu.",
        "What is not applicable has no figures.",
    ),
    advise=(
        "Hãy bỏ “không áp dụng” (not_applicable), hoặc bỏ số liệu.",
        "Remove not_applicable, or the figures.",
    ),
)
NO_REASON = kind(
    "E081",
    says=("“Không áp dụng” phải nêu lý do.", "What is not applicable needs a reason."),
    advise=("Hãy ghi lý do (reason).", "Add the key reason."),
)
NOT_ONE_FORM = kind(
    "E082",
    says=(
        "Cần đúng một dạng số liệu, nhưng ở đây có {count}.",
        "This needs one form of figures, and it has {count}.",
    ),
    advise=("Hãy giữ một trong: {options}.", "Keep one of: {options}."),
)
NO_FIGURE = kind(
    "E072",
    says=("Ở đây chưa có số liệu nào.", "There is no figure here yet."),
    advise=(
        "Hãy ghi một trong: {options}; hoặc xóa mọi thứ đã ghi cho chỉ tiêu này.",
        "Give one of: {options}; or remove all that is said of this indicator.",
    ),
)
HALF_A_RATIO = kind(
    "E083",
    says=("Tử số và mẫu số phải đi cùng nhau.", "A numerator needs its denominator."),
    advise=("Hãy ghi cả tử số và mẫu số.", "Give both numerator and denominator."),
)


class Occurrence(Document):
    """One time that something happened."""

    days: Number | None = Field(None, description="Kéo dài (chậm) mấy ngày.")
    date: IsoDate | None = Field(None, description="Ngày xảy ra.")


class Figures(Document):
    """The figure of one indicator, in one of its forms."""

    numerator: Number | None = Field(None, description="Tử số.")
    denominator: Number | None = Field(None, description="Mẫu số.")
    value: Number | None = Field(None, description="Giá trị.")
    done: YesNo | None = Field(None, description="Có (true) hay không (false).")
    level: Line | None = Field(None, description="Mức đạt được: mã hoặc tên của mức.")
    items: Mapping[Identifier, YesNo] | None = Field(
        None, description="Từng nội dung: có hay không."
    )
    date: IsoDate | None = Field(None, description="Ngày thực hiện.")
    since: IsoDate | None = Field(None, description="Mốc tính ngày.")
    occurrences: tuple[Occurrence, ...] | None = Field(None, description="Từng lần xảy ra.")
    points: Number | None = Field(None, description="Điểm nhập sẵn.")


class Origin(Document):
    """Where a figure was read: the file as it was, and the cells in it."""

    file: Line = Field(description="Tên tệp, không có đường dẫn.")
    sha256: Line | None = Field(None, description="Mã băm SHA-256 của tệp lúc đọc.")
    cells: tuple[Line, ...] = Field((), description="Các ô, như “Biểu 06a!H20”.")
    period: ClosedSpan | None = Field(None, description="Kỳ ghi trong tệp.")
    definition: Line | None = Field(None, description="Cách tính từ các cột của biểu.")


class Measure(Figures):
    """The measure of one indicator, with where it comes from."""

    not_applicable: JustYes | None = Field(None, description="Không áp dụng.")
    reason: Prose | None = Field(None, description="Lý do không áp dụng.")
    previous: Figures | None = Field(None, description="Số liệu kỳ trước.")
    window: ClosedSpan | None = Field(None, description="Khoảng thời gian của số liệu.")
    expected: Number | None = Field(
        None, ge=0, description="Mẫu số dự kiến của cả kỳ: còn bao nhiêu trường hợp sẽ phát sinh."
    )
    source: Line | None = Field(None, description="Nguồn số liệu.")
    origins: tuple[Origin, ...] | None = Field(None, description="Đọc từ tệp nào, ô nào.")
    evidence: tuple[Identifier, ...] = Field((), description="Mã tài liệu kiểm chứng.")
    explanation: Prose | None = Field(None, description="Giải trình.")
    note: Prose | None = Field(None, description="Ghi chú.")

    @model_validator(mode="after")
    def _has_one_form(self) -> Self:
        stated = vars(self)  # quicker to ask than the model, once for each of a dozen fields
        given = len(FORMS) - _given(stated).count(None)
        if stated["not_applicable"]:
            if given:
                raise refuse(FIGURES_OF_NOTHING)
            if not stated["reason"]:
                raise refuse(NO_REASON)
        elif (stated["numerator"] is None) != (stated["denominator"] is None):
            raise refuse(HALF_A_RATIO)
        elif not given:
            raise refuse(NO_FIGURE, options=FORMS_OFFERED)
        elif given > 1:
            raise refuse(NOT_ONE_FORM, count=given, options=FORMS_OFFERED)
        return self


class TaskResult(Document):
    """How a task stands."""

    status: Literal["not_started", "in_progress", "done", "cancelled"] = Field(
        description="Tình trạng."
    )
    completed: IsoDate | None = Field(None, description="Ngày hoàn thành.")
    evidence: tuple[Identifier, ...] = Field((), description="Mã tài liệu kiểm chứng.")
    note: Prose | None = Field(None, description="Ghi chú.")


class EvidenceDocument(Document):
    """A document handed in as evidence (tài liệu kiểm chứng)."""

    id: Identifier = Field(description="Mã tài liệu.")
    document: Identifier | None = Field(
        None, description="Đáp ứng tài liệu nào mà bộ tiêu chí yêu cầu."
    )
    number: Line | None = Field(None, description="Số, ký hiệu.")
    issued: IsoDate | None = Field(None, description="Ngày ban hành.")
    issuer: Line | None = Field(None, description="Cơ quan ban hành.")
    title: Line = Field(description="Trích yếu.")
    page: Line | None = Field(None, description="Trang, mục.")
    file: Line | None = Field(None, description="Tên tệp.")
    sha256: Line | None = Field(None, description="Mã băm SHA-256 của tệp.")


class Round(Document):
    """One round of appraisal (thẩm định)."""

    points: Number | None = Field(None, description="Điểm thẩm định.")
    measure: Figures | None = Field(None, description="Số liệu do người thẩm định sửa.")
    note: Prose | None = Field(None, description="Ý kiến.")


class Appraisal(Document):
    """The appraisal of one criterion."""

    round1: Round | None = Field(None, description="Thẩm định lần 1.")
    explanation: Prose | None = Field(None, description="Giải trình của xã.")
    round2: Round | None = Field(None, description="Thẩm định lần 2.")


class Actuals(Document):
    """A commune's results."""

    schema_id: Literal["parscore/actuals/1"] = Field(alias="schema", description="Loại tệp.")
    commune: CommuneName = Field(description="Xã, phường.")
    period: ClosedSpan = Field(description="Kỳ báo cáo.")
    as_of: IsoDate = Field(description="Ngày chốt số liệu.")
    illustrative: YesNo = Field(default=False, description="true: số liệu minh họa, không có thật.")
    measures: Mapping[Identifier, Measure] = Field({}, description="Số liệu theo chỉ tiêu.")
    tasks: Mapping[Identifier, TaskResult] = Field({}, description="Tình trạng nhiệm vụ.")
    evidence: tuple[EvidenceDocument, ...] = Field((), description="Tài liệu kiểm chứng.")
    appraisal: Mapping[Identifier, Appraisal] = Field({}, description="Thẩm định theo tiêu chí.")
    survey: Mapping[Identifier, Mapping[Line, Number]] = Field(
        {}, description="Điều tra theo tiêu chí: {points} hoặc số phiếu của từng phương án."
    )
