"""The document of a ranking of communes: what every form of it is rendered from."""

from typing import Literal

from pydantic import Field

from parscore.documents.assessment import Called, Span
from parscore.documents.written import Figure
from parscore.reading.base import Document

Ties = Literal["competition", "dense", "sequential"]


class ClosingGap(Document):
    """A criterion at which points can still be won."""

    node: str = Field(description="Mã tiêu chí.")
    recoverable: Figure = Field(description="Số điểm còn lấy lại được.")


class Ahead(Document):
    """What separates a commune from the next rank above it."""

    rank: int = Field(description="Thứ hạng liền trên.")
    commune: str = Field(description="Xã đứng ở thứ hạng đó.")
    difference: Figure = Field(description="Chênh lệch, theo số liệu xếp hạng.")
    points: Figure = Field(description="Số điểm phải thêm để bằng.")
    closes: tuple[ClosingGap, ...] = Field(description="Các tiêu chí đủ để bằng, ít nhất có thể.")
    enough: bool = Field(description="false: lấy lại hết cũng không đủ.")


class Ranked(Document):
    """One commune's place."""

    rank: int = Field(description="Thứ hạng.")
    name: str = Field(description="Tên xã.")
    code: str | None = Field(description="Mã xã.")
    folder: str = Field(description="Thư mục hồ sơ.")
    value: Figure = Field(description="Số liệu xếp hạng.")
    points: Figure | None = Field(description="Điểm tự chấm.")
    max: Figure = Field(description="Điểm tối đa.")
    class_: str | None = Field(alias="class", description="Mã xếp loại.")
    tied: int = Field(description="Bao nhiêu xã cùng thứ hạng này, kể cả xã này.")
    above: str | None = Field(description="Xã liền trên trong danh sách.")
    below: str | None = Field(description="Xã liền dưới trong danh sách.")
    ahead: Ahead | None = Field(description="Cách thứ hạng trên bao xa.")


class Unranked(Document):
    """A commune that has no figure to rank by."""

    name: str = Field(description="Tên xã.")
    folder: str = Field(description="Thư mục hồ sơ.")


class ClassCount(Document):
    """How many communes are in a class."""

    id: str = Field(description="Mã xếp loại.")
    name: Called = Field(description="Tên xếp loại.")
    count: int = Field(description="Số xã.")


class Bin(Document):
    """How many communes stand in a span of figures; its end belongs to the next, but the last."""

    from_: Figure = Field(alias="from", description="Từ.")
    to: Figure = Field(description="Đến dưới.")
    count: int = Field(description="Số xã.")


class Spread(Document):
    """How figures are spread; quartiles stand between the two nearest figures where they must."""

    least: Figure = Field(description="Thấp nhất.")
    lower_quartile: Figure = Field(description="Tứ phân vị thứ nhất.")
    median: Figure = Field(description="Trung vị.")
    upper_quartile: Figure = Field(description="Tứ phân vị thứ ba.")
    greatest: Figure = Field(description="Cao nhất.")
    mean: Figure = Field(description="Trung bình.")


class FieldSpread(Document):
    """How the points of a field are spread over the communes."""

    id: str = Field(description="Mã lĩnh vực.")
    title: Called = Field(description="Tên lĩnh vực.")
    max: Figure = Field(description="Điểm tối đa.")
    spread: Spread = Field(description="Phân bố điểm.")


class RankedBy(Document):
    """The rule set of a ranking, and what it says of ties; `stated` tells whether it does."""

    ruleset: str = Field(description="Mã bộ tiêu chí.")
    title: str = Field(description="Tên bộ tiêu chí.")
    sha256: str = Field(description="Mã băm của bộ tiêu chí.")
    basis: Literal["official", "assumed", "mixed"] = Field(description="Điểm của ai.")
    ties: Ties = Field(description="Khi bằng điểm.")
    tolerance: Figure = Field(description="Chênh lệch coi là bằng nhau.")
    stated: bool = Field(description="false: bộ tiêu chí không nói, dùng cách thông thường.")


class Ranking(Document):
    """Communes in the order of one figure."""

    schema_id: Literal["parscore/ranking/1"] = Field(alias="schema", description="Loại tệp.")
    by: str = Field(description="index, appraised, combined, hoặc mã tiêu chí.")
    by_title: Called = Field(description="Tên của số liệu xếp hạng.")
    unit: Literal["percent", "points"] = Field(description="Đơn vị của số liệu xếp hạng.")
    province: str | None = Field(description="Tên tỉnh.")
    period: Span = Field(description="Kỳ chấm điểm.")
    illustrative: bool = Field(description="true: có số liệu minh họa.")
    scored_by: RankedBy = Field(description="Bộ tiêu chí.")
    rows: tuple[Ranked, ...] = Field(description="Các xã, hạng cao trước.")
    unranked: tuple[Unranked, ...] = Field(description="Các xã chưa có số liệu xếp hạng.")
    not_submitted: tuple[str, ...] = Field(description="Chưa nộp số liệu.")
    not_scored: tuple[str, ...] = Field(
        description="Hồ sơ không dùng được: có lỗi, hoặc một xã nhiều hồ sơ."
    )
    classes: tuple[ClassCount, ...] = Field(description="Số xã theo xếp loại.")
    spread: Spread | None = Field(description="Phân bố của số liệu xếp hạng.")
    bins: tuple[Bin, ...] = Field(description="Biểu đồ phân bố.")
    fields: tuple[FieldSpread, ...] = Field(description="Phân bố điểm từng lĩnh vực.")
    names: dict[str, Called] = Field(description="Tên các tiêu chí được nhắc đến.")
