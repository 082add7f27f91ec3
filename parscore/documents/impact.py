"""The document of what a change of the rules would do to communes, before it is signed.

Means are over the communes that were weighed. The causes (`change` and, where it is known,
`by_rules`) and the rest add up to the change of the mean points, exactly.
"""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import Called, Exact, Span, Verdict
from parscore.documents.ranking import Spread, Ties
from parscore.documents.written import Figure, Sign
from parscore.reading.base import Document
from parscore.values.messages import Text

RestKind = Literal["redistribution", "limits", "rounding", "rules"]
LeafFate = Literal["kept", "added", "retired"]


class SetWeighed(Document):
    """One of the two rule sets, and by how many years the data was moved to be scored by it."""

    id: str = Field(description="Mã bộ tiêu chí.")
    title: str = Field(description="Tên bộ tiêu chí.")
    province: str | None = Field(description="Mã tỉnh; null: bộ của cả nước.")
    sha256: str = Field(description="Mã băm của bộ tiêu chí.")
    period: Span = Field(description="Kỳ mà bộ tiêu chí chấm.")
    basis: Literal["official", "assumed", "mixed"] = Field(description="Điểm của ai.")
    ties: Ties = Field(description="Khi bằng điểm.")
    moved: int = Field(description="Ngày tháng của hồ sơ được dời mấy năm để chấm bằng bộ này.")


class RuleChange(Document):
    """A difference between the two sets, in the words of `rules diff`."""

    part: str = Field(description="Phần của bộ: head, tree, minimums, classes, inference…")
    kind: str = Field(description="Loại thay đổi.")
    subject: str = Field(description="Mã của điều thay đổi.")
    text: Text = Field(description="Thay đổi gì.")


class Shift(Document):
    """A figure before and after."""

    before: Figure = Field(description="Theo bộ cũ.")
    after: Figure = Field(description="Theo bộ mới.")
    change: Figure = Field(description="Thay đổi.")
    exact: Exact = Field(default={}, description="Giá trị đúng, nơi số thập phân không ghi hết.")


class Cause(Document):
    """A leaf and what it adds to the change of the mean points.

    `change` is what its formula gives more or less. `by_rules` is what inference rules take or
    give there; null where they were not drawn. An open leaf counts its least.
    """

    node: str = Field(description="Mã tiêu chí.")
    title: Called = Field(description="Tên tiêu chí.")
    fate: LeafFate = Field(description="Giữ, thêm mới hay bỏ.")
    max_before: Figure | None = Field(description="Điểm tối đa theo bộ cũ.")
    max_after: Figure | None = Field(description="Điểm tối đa theo bộ mới.")
    mean_before: Figure = Field(description="Điểm trung bình theo bộ cũ.")
    mean_after: Figure = Field(description="Điểm trung bình theo bộ mới.")
    change: Figure = Field(description="Phần của công thức trong thay đổi điểm trung bình.")
    by_rules: Figure | None = Field(description="Phần của quy tắc suy luận; null: không tính.")
    gained: int = Field(description="Số xã tăng điểm.")
    lost: int = Field(description="Số xã giảm điểm.")
    open_before: int = Field(description="Số xã chưa có đủ số liệu theo bộ cũ.")
    open_after: int = Field(description="Số xã chưa có đủ số liệu theo bộ mới.")
    exact: Exact = Field(default={}, description="Giá trị đúng, nơi số thập phân không ghi hết.")


class Rest(Document):
    """What no leaf's formula does to the mean points."""

    kind: RestKind = Field(description="redistribution, limits, rounding hoặc rules.")
    change: Figure = Field(description="Phần trong thay đổi điểm trung bình.")
    exact: Exact = Field(default={}, description="Giá trị đúng, nơi số thập phân không ghi hết.")


class Goal(Document):
    """What a minimum demands, and how many communes stand how."""

    op: Sign = Field(description="Dấu so sánh.")
    value: Figure | None = Field(description="Con số phải đạt.")
    level: Called | None = Field(description="Mức phải đạt, nếu không phải con số.")
    unit: str = Field(description="Đơn vị.")
    counts: dict[Verdict, int] = Field(description="Bao nhiêu xã đạt, không đạt, chưa xác định…")


class MinimumMoved(Document):
    """A minimum before and after; a side is null where no commune is held to it by that set."""

    id: str = Field(description="Mã chỉ tiêu tối thiểu.")
    title: Called = Field(description="Tên chỉ tiêu.")
    before: Goal | None = Field(description="Theo bộ cũ.")
    after: Goal | None = Field(description="Theo bộ mới.")
    fell: tuple[str, ...] = Field(description="Các xã dưới mức mới mà không dưới mức cũ.")
    climbed: tuple[str, ...] = Field(description="Các xã dưới mức cũ mà đạt mức mới.")


class ClassMoved(Document):
    """How many communes are in a class; null where that set does not have it."""

    id: str = Field(description="Mã xếp loại.")
    name: Called = Field(description="Tên xếp loại.")
    before: int | None = Field(description="Số xã theo bộ cũ.")
    after: int | None = Field(description="Số xã theo bộ mới.")


class Ranks(Document):
    """How the ranks by the index move."""

    up: int = Field(description="Số xã lên hạng.")
    down: int = Field(description="Số xã xuống hạng.")
    same: int = Field(description="Số xã giữ hạng.")
    most_up: int = Field(description="Lên nhiều nhất mấy bậc.")
    most_down: int = Field(description="Xuống nhiều nhất mấy bậc.")


class Why(Document):
    """What a leaf adds to the change of one commune's points."""

    node: str = Field(description="Mã tiêu chí.")
    change: Figure = Field(description="Số điểm thêm hoặc mất.")


class CommuneStanding(Document):
    """One commune by one of the sets."""

    points: Figure = Field(description="Điểm tự chấm.")
    max: Figure = Field(description="Điểm tối đa.")
    index: Figure | None = Field(description="Chỉ số (%).")
    rank: int | None = Field(description="Thứ hạng theo chỉ số.")
    class_: str | None = Field(alias="class", description="Mã xếp loại.")


class CommuneMoved(Document):
    """One commune before and after."""

    name: str = Field(description="Tên xã.")
    code: str | None = Field(description="Mã xã.")
    folder: str = Field(description="Thư mục hồ sơ.")
    before: CommuneStanding = Field(description="Theo bộ cũ.")
    after: CommuneStanding = Field(description="Theo bộ mới.")
    change: Figure | None = Field(description="Thay đổi của chỉ số.")
    fell: tuple[str, ...] = Field(description="Mã các chỉ tiêu tối thiểu rơi xuống dưới.")
    climbed: tuple[str, ...] = Field(description="Mã các chỉ tiêu tối thiểu nay đạt.")
    why: tuple[Why, ...] = Field(description="Các tiêu chí làm thay đổi nhiều nhất.")


class Impact(Document):
    """What another rule set makes of the same communes."""

    schema_id: Literal["parscore/impact/1"] = Field(alias="schema", description="Loại tệp.")
    mode: Literal["exact", "quick"] = Field(
        description="exact: có quy tắc suy luận; quick: chỉ công thức, không có."
    )
    before: SetWeighed = Field(description="Bộ cũ.")
    after: SetWeighed = Field(description="Bộ mới.")
    period: Span = Field(description="Kỳ của số liệu.")
    illustrative: bool = Field(description="true: có số liệu minh họa.")
    count: int = Field(description="Số xã được tính.")
    not_submitted: tuple[str, ...] = Field(description="Chưa nộp số liệu.")
    not_scored: tuple[str, ...] = Field(description="Có hồ sơ nhưng không tính được.")
    other_periods: int = Field(description="Số xã của kỳ khác, không tính.")
    points: Shift = Field(description="Điểm trung bình.")
    index: Shift | None = Field(description="Chỉ số trung bình.")
    spread_before: Spread | None = Field(description="Phân bố chỉ số theo bộ cũ.")
    spread_after: Spread | None = Field(description="Phân bố chỉ số theo bộ mới.")
    gained: int = Field(description="Số xã tăng chỉ số.")
    lost: int = Field(description="Số xã giảm chỉ số.")
    stayed: int = Field(description="Số xã giữ nguyên chỉ số.")
    causes: tuple[Cause, ...] = Field(description="Các tiêu chí gây ra, ảnh hưởng lớn trước.")
    rest: tuple[Rest, ...] = Field(description="Phần còn lại của thay đổi điểm trung bình.")
    minimums: tuple[MinimumMoved, ...] = Field(description="Chỉ tiêu tối thiểu.")
    classes: tuple[ClassMoved, ...] = Field(description="Số xã theo xếp loại.")
    ranks: Ranks = Field(description="Thứ hạng.")
    communes: tuple[CommuneMoved, ...] = Field(description="Các xã, ảnh hưởng nhiều trước.")
    changes: tuple[RuleChange, ...] = Field(description="Hai bộ khác nhau ở đâu.")
    names: dict[str, Called] = Field(description="Tên các tiêu chí được nhắc đến.")
