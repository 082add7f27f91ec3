"""The document of figures to ask about: what every form of it is rendered from."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import Called, Span
from parscore.documents.written import Figure
from parscore.reading.base import Document
from parscore.values.messages import Text

QuestionKind = Literal[
    "same-sheet",
    "same-figures",
    "portal-denominator",
    "portal-numerator",
    "full-of-few",
    "far-from-others",
    "appraised-lower",
    "appraised-criterion",
    "jump",
    "unchanged",
    "no-documents",
]


class AskedCommune(Document):
    """A commune of which something is asked; `points` are those that hang on it there."""

    name: str = Field(description="Tên xã.")
    code: str | None = Field(description="Mã xã.")
    folder: str = Field(description="Thư mục hồ sơ.")
    points: Figure = Field(description="Số điểm của xã liên quan đến câu hỏi.")


class Question(Document):
    """One thing to ask about: of whom, which figure, against what, and why."""

    kind: QuestionKind = Field(description="Loại câu hỏi; không đổi qua các bản.")
    communes: tuple[AskedCommune, ...] = Field(description="Các xã được hỏi.")
    node: str | None = Field(description="Mã tiêu chí; null: về cả bảng tự chấm.")
    indicator: str | None = Field(description="Mã chỉ tiêu.")
    title: Called = Field(description="Tên tiêu chí.")
    figure: Called = Field(description="Số liệu của xã.")
    against: Called | None = Field(description="Được so với số liệu nào.")
    reason: Text = Field(description="Vì sao hỏi.")
    points: Figure = Field(description="Số điểm liên quan, của tất cả các xã được hỏi.")


class Look(Document):
    """One thing that was looked for; `not_judged` says why it could not be."""

    kind: QuestionKind = Field(description="Loại câu hỏi.")
    title: Called = Field(description="Tên loại câu hỏi.")
    limits: Text | None = Field(description="Khi nào thì hỏi; null: bộ mức không xét loại này.")
    not_judged: Text | None = Field(description="Vì sao không xét được.")
    found: int = Field(description="Số câu hỏi.")


class LookedBy(Document):
    """The rule set by which the communes were scored."""

    ruleset: str = Field(description="Mã bộ tiêu chí.")
    title: str = Field(description="Tên bộ tiêu chí.")
    sha256: str = Field(description="Mã băm của bộ tiêu chí.")
    basis: Literal["official", "assumed", "mixed"] = Field(description="Điểm của ai.")


class OfficialTable(Document):
    """The official figures that were compared with."""

    file: str = Field(description="Tên tệp.")
    sha256: str = Field(description="Mã băm của tệp.")
    figures: int = Field(description="Số dòng dùng được.")


class Outliers(Document):
    """Self-scores to ask about; no finding accuses anybody."""

    schema_id: Literal["parscore/outliers/1"] = Field(alias="schema", description="Loại tệp.")
    province: str | None = Field(description="Tên tỉnh.")
    period: Span = Field(description="Kỳ chấm điểm.")
    illustrative: bool = Field(description="true: có số liệu minh họa.")
    scored_by: LookedBy = Field(description="Bộ tiêu chí.")
    communes: int = Field(description="Số xã được xem.")
    portal: OfficialTable | None = Field(description="Số liệu của Cổng.")
    earlier: int | None = Field(description="Bao nhiêu xã có kết quả kỳ trước; null: không nêu.")
    looks: tuple[Look, ...] = Field(description="Đã xét những gì.")
    questions: tuple[Question, ...] = Field(description="Các câu hỏi, nhiều điểm trước.")
