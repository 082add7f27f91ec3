"""The document that tells how stable a ranking is while assumed weights move."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import Called, Span
from parscore.documents.ranking import RankedBy, Unranked
from parscore.documents.written import Figure
from parscore.reading.base import Document


class RankSpan(Document):
    """Ranks from the best to the worst, both included."""

    best: int = Field(description="Hạng cao nhất.")
    worst: int = Field(description="Hạng thấp nhất.")


class CommuneStability(Document):
    """How the rank of one commune moves.

    `seen` holds every rank that some trial gave, `middle` those that are left of the draws without
    a twentieth at either end; `bounds` are proven: no admissible weighting leads out of them.
    """

    rank: int = Field(description="Thứ hạng hiện nay.")
    name: str = Field(description="Tên xã.")
    code: str | None = Field(description="Mã xã.")
    folder: str = Field(description="Thư mục hồ sơ.")
    index: Figure = Field(description="Chỉ số hiện nay.")
    class_: str | None = Field(alias="class", description="Mã xếp loại hiện nay.")
    seen: RankSpan = Field(description="Các hạng gặp trong mọi lần thử.")
    middle: RankSpan = Field(description="Khoảng giữa, 90% số lần thử ngẫu nhiên.")
    bounds: RankSpan = Field(description="Khoảng đã chứng minh là không thể ra ngoài.")
    first: int | None = Field(description="Số lần thử ngẫu nhiên đứng trong nhóm đầu.")
    band_kept: int | None = Field(
        description="Số lần thử ngẫu nhiên mà chỉ số vẫn trong mức xếp loại hiện nay."
    )


class NeighboursTried(Document):
    """Two communes that follow each other in the ranking, and how often their order turns.

    `always` is proven for every admissible weighting; `turns` was seen; `not_seen` is neither.
    """

    above: str = Field(description="Xã đứng trên hiện nay.")
    below: str = Field(description="Xã đứng dưới hiện nay.")
    rank: int = Field(description="Thứ hạng hiện nay của xã đứng trên.")
    turned: int = Field(description="Số lần thử ngẫu nhiên mà xã đứng dưới vượt lên.")
    order: Literal["always", "turns", "not_seen"] = Field(
        description="always: không bao giờ đảo; turns: có lần đảo; not_seen: chưa gặp lần đảo nào."
    )


class Push(Document):
    """What becomes of the ranks where one field goes as far as it can, the others by one share."""

    max: Figure = Field(description="Điểm tối đa của lĩnh vực khi đó.")
    mean_shift: Figure = Field(description="Mỗi xã đổi bao nhiêu hạng, bình quân.")
    changed: int = Field(description="Bao nhiêu xã đổi hạng.")
    most: int = Field(description="Đổi nhiều nhất bao nhiêu hạng.")


class FieldPushed(Document):
    """A field, and what its weight does to the ranks; null where it does not move."""

    id: str = Field(description="Mã lĩnh vực.")
    title: Called = Field(description="Tên lĩnh vực.")
    max: Figure = Field(description="Điểm tối đa.")
    up: Push | None = Field(description="Khi nặng hơn hết mức.")
    down: Push | None = Field(description="Khi nhẹ hơn hết mức.")


class Trials(Document):
    """What was tried. `moves` tells which fields move: those with assumed points, or all."""

    tolerance: Figure = Field(description="Mức xê dịch, phần trăm điểm tối đa của lĩnh vực.")
    declared: bool = Field(description="true: theo bộ tiêu chí; false: theo yêu cầu.")
    moves: Literal["assumed", "all", "none"] = Field(
        description="Lĩnh vực nào xê dịch: có điểm giả định, mọi lĩnh vực, hoặc không có."
    )
    draws: int = Field(description="Số lần thử ngẫu nhiên.")
    seed: int = Field(description="Mã gieo của các lần thử ngẫu nhiên.")
    corners: int = Field(description="Số cách chia ở các góc đã thử.")
    all_corners: bool = Field(description="true: đã thử mọi góc.")
    pushes: int = Field(description="Số lần thử từng lĩnh vực một.")


class Pairs(Document):
    """How many pairs of communes there are, and whose order can turn."""

    total: int = Field(description="Số cặp xã.")
    always: int = Field(description="Số cặp đã chứng minh là không bao giờ đảo.")
    turned: int = Field(description="Số cặp có lần đảo.")


class RankStability(Document):
    """How stable a ranking is over admissible weightings of the fields."""

    schema_id: Literal["parscore/stability/1"] = Field(alias="schema", description="Loại tệp.")
    province: str | None = Field(description="Tên tỉnh.")
    period: Span = Field(description="Kỳ chấm điểm.")
    illustrative: bool = Field(description="true: có số liệu minh họa.")
    complete: bool = Field(description="false: có xã còn thiếu số liệu, tính ở mức thấp nhất.")
    scored_by: RankedBy = Field(description="Bộ tiêu chí.")
    trials: Trials = Field(description="Đã thử những gì.")
    first_of: int | None = Field(description="Nhóm đầu gồm bao nhiêu hạng.")
    mean_shift: Figure = Field(description="Bình quân mỗi xã, mỗi lần thử ngẫu nhiên đổi mấy hạng.")
    unmoved: int = Field(description="Số xã giữ nguyên hạng trong mọi lần thử.")
    pairs: Pairs | None = Field(description="Các cặp xã; null nếu quá nhiều để chứng minh.")
    rows: tuple[CommuneStability, ...] = Field(description="Các xã, hạng cao trước.")
    neighbours: tuple[NeighboursTried, ...] = Field(description="Các cặp liền kề.")
    fields: tuple[FieldPushed, ...] = Field(description="Các lĩnh vực, đổi hạng nhiều nhất trước.")
    unranked: tuple[Unranked, ...] = Field(description="Các xã chưa có chỉ số.")
    not_submitted: tuple[str, ...] = Field(description="Chưa nộp số liệu.")
    not_scored: tuple[str, ...] = Field(
        description="Hồ sơ không dùng được: có lỗi, hoặc một xã nhiều hồ sơ."
    )
