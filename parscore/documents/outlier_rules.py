"""The document `parscore/outlier-rules/1`: from when on a figure of a commune is asked about."""

from typing import Annotated, Literal

from pydantic import Field

from parscore.documents.sources import Source
from parscore.reading.base import Document, Line, NotNegative, Ordinal, PlainNumber, Whole

Chance = Annotated[PlainNumber, Field(gt=0, le=1)]
Factor = Annotated[PlainNumber, Field(gt=1)]
Several = Annotated[Whole, Field(ge=2)]
Enough = Annotated[Whole, Field(ge=4)]  # as many as have quartiles
Percent = Annotated[PlainNumber, Field(ge=0, le=100)]


class SameFigures(Document):
    """Many communes with one figure; small and round counts, 0% and 100% do not count as such."""

    communes: Several = Field(description="Từ bao nhiêu xã cùng một số liệu.")
    count_from: Ordinal = Field(description="Chỉ xét số đếm từ bấy nhiêu trở lên.")
    round_to: Ordinal = Field(description="Số chia hết cho số này là số tròn, không xét.")
    chance: Chance = Field(description="Xác suất ngẫu nhiên trùng nhau phải không quá số này.")


class SameSheet(Document):
    """Communes that share many figures."""

    figures: Ordinal = Field(description="Từ bao nhiêu số liệu giống hệt.")
    share: Percent = Field(description="Và ít nhất bấy nhiêu phần trăm số liệu xét được.")


class PortalTable(Document):
    """How the columns of an official table are known, and how much may differ."""

    tolerance: Percent = Field(description="Chênh lệch đến bấy nhiêu phần trăm thì không hỏi.")
    communes: tuple[Line, ...] = Field(min_length=1, description="Tiêu đề cột xã: mã hoặc tên.")
    indicators: tuple[Line, ...] = Field(min_length=1, description="Tiêu đề cột chỉ tiêu.")
    numerators: tuple[Line, ...] = Field(min_length=1, description="Tiêu đề cột tử số.")
    denominators: tuple[Line, ...] = Field(min_length=1, description="Tiêu đề cột mẫu số.")
    before_names: tuple[Line, ...] = Field(
        (), description="Chữ đứng trước tên xã, bỏ đi khi so tên (UBND, xã, phường)."
    )


class FullOfFew(Document):
    """100% of very few cases, where other communes have many."""

    most: Ordinal = Field(description="Mẫu số không quá số này.")
    times: Factor = Field(description="Và trung vị các xã lớn gấp ít nhất bấy nhiêu lần.")


class FarFromOthers(Document):
    """A figure far from those of the other communes."""

    communes: Enough = Field(description="Chỉ xét khi có từ bấy nhiêu xã.")
    spreads: NotNegative = Field(
        description="Tỷ lệ nằm ngoài khoảng tứ phân vị bấy nhiêu lần bề rộng khoảng ấy."
    )
    points: Percent = Field(description="Và cách trung vị ít nhất bấy nhiêu điểm phần trăm.")
    at_most: Percent = Field(
        description="Nhiều hơn bấy nhiêu phần trăm số xã cùng ở phía ấy thì không hỏi xã nào."
    )
    times: Factor = Field(description="Số đếm gấp, hoặc kém, trung vị bấy nhiêu lần.")
    count_from: Ordinal = Field(description="Chỉ xét số đếm có trung vị từ số này.")


class Appraised(Document):
    """Self-scores that appraisal lowered or raised."""

    communes: Ordinal = Field(description="Tiêu chí: từ bao nhiêu xã bị sửa điểm.")
    criterion: Percent = Field(
        description="Tiêu chí: chênh lệch trung bình từ bấy nhiêu phần trăm điểm tối đa."
    )
    commune: Percent = Field(
        description="Xã: tự chấm cao hơn thẩm định từ bấy nhiêu phần trăm điểm tối đa."
    )


class Earlier(Document):
    """A commune's figure against its own earlier one."""

    points: Percent = Field(description="Tỷ lệ tăng, giảm từ bấy nhiêu điểm phần trăm.")
    times: Factor = Field(description="Số đếm gấp, hoặc kém, bấy nhiêu lần.")
    communes: Ordinal = Field(
        description="Từ bấy nhiêu xã có số kỳ trước thì so với mức thay đổi chung."
    )
    count_from: Ordinal = Field(
        description="Số đếm thay đổi, hoặc giống hệt kỳ trước: chỉ xét số đếm từ số này."
    )


class NoDocuments(Document):
    """Full marks for which no document was handed in."""

    criteria: Ordinal = Field(description="Từ bao nhiêu tiêu chí điểm tối đa không có tài liệu.")
    share: Percent = Field(
        description="Và ít nhất bấy nhiêu phần trăm số tiêu chí điểm tối đa phải có tài liệu."
    )


class OutlierRules(Document):
    """What is asked about. A part that is left out is not looked for."""

    schema_id: Literal["parscore/outlier-rules/1"] = Field(alias="schema", description="Loại tệp.")
    source: Source = Field(description="Căn cứ của các mức.")
    same_figures: SameFigures | None = Field(None, description="Số liệu giống hệt ở nhiều xã.")
    same_sheet: SameSheet | None = Field(None, description="Xã giống nhau nhiều số liệu.")
    portal: PortalTable | None = Field(None, description="So với số liệu của Cổng (--portal).")
    full_of_few: FullOfFew | None = Field(None, description="100% của rất ít trường hợp.")
    far_from_others: FarFromOthers | None = Field(None, description="Khác xa các xã khác.")
    appraised: Appraised | None = Field(None, description="Chênh lệch với điểm thẩm định.")
    earlier: Earlier | None = Field(None, description="So với kỳ trước của chính xã ấy.")
    no_documents: NoDocuments | None = Field(None, description="Điểm tối đa, không tài liệu.")
