"""The dictionary of indicators: what is measured, in which unit, and what a count means."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from parscore.reading.base import Document, Identifier, Line, Prose, RulesetId, YesNo
from parscore.values.text import match_key

Kind = Literal["ratio", "value", "done", "level", "items", "date", "occurrences", "points"]


class Names(Document):
    """A name in both languages."""

    vi: Line = Field(description="Tên tiếng Việt.")
    en: Line = Field(description="Tên tiếng Anh.")


class Level(Document):
    """One qualitative level."""

    id: Identifier = Field(description="Mã mức.")
    vi: Line = Field(description="Tên tiếng Việt.")
    en: Line = Field(description="Tên tiếng Anh.")


class IndicatorItem(Document):
    """One item of a checklist."""

    id: Identifier = Field(description="Mã nội dung.")
    title: Line = Field(description="Tên nội dung.")


class Quotation(Document):
    """The result of another rule set, quoted as the figure of an indicator."""

    ruleset: RulesetId = Field(description="Mã bộ tiêu chí được dẫn.")
    value: Literal["index", "points"] = Field(description="Lấy chỉ số (%) hay điểm của bộ ấy.")


class Indicator(Document):
    """One indicator: its kind and unit, what its numerator and denominator count, who knows it."""

    title: Line = Field(description="Tên chỉ tiêu.")
    title_en: Line = Field(description="Tên chỉ tiêu bằng tiếng Anh.")
    kind: Kind = Field(description="Dạng số liệu.")
    unit: Identifier = Field(description="Đơn vị tính (percent, dossiers, people, days…).")
    counted: Names | None = Field(None, description="Tử số và mẫu số đếm cái gì.")
    direction: Literal["higher", "lower"] = Field(
        "higher", description="Càng cao càng tốt, hay càng thấp càng tốt."
    )
    numerator: Line | None = Field(None, description="Tử số là gì.")
    denominator: Line | None = Field(None, description="Mẫu số là gì.")
    part_of_whole: YesNo = Field(
        default=False, description="true: tử số lớn hơn mẫu số là lỗi; false: được phép."
    )
    nonnegative: YesNo = Field(default=True, description="true: số âm là lỗi; false: được phép.")
    part_of: Identifier | None = Field(
        None, description="Số liệu bao trùm: tử số không được vượt mẫu số (hoặc giá trị) của nó."
    )
    irreversible: YesNo = Field(
        default=False, description="true: kết quả đã xảy ra thì trong năm không làm lại được."
    )
    quoted: Quotation | None = Field(
        None,
        alias="from",
        description="Khi số liệu không có chỉ tiêu này: lấy kết quả chấm theo bộ tiêu chí khác.",
    )
    levels: tuple[Level, ...] = Field((), description="Các mức, tốt nhất trước.")
    items: tuple[IndicatorItem, ...] = Field((), description="Các nội dung.")
    owner: Line | None = Field(None, description="Đơn vị nắm số liệu.")
    source: Line | None = Field(None, description="Lấy số liệu ở đâu.")
    note: Prose | None = Field(None, description="Ghi chú.")

    @property
    def is_past(self) -> bool:
        """Tell whether what was measured cannot be undone in this period."""
        return self.irreversible or self.kind in ("date", "occurrences")

    def level_id(self, word: str) -> str | None:
        """Return the id of the level that a word means: its id, or its title in any spelling.

        None where no level, or more than one, is called so.
        """
        if any(level.id == word for level in self.levels):
            return word
        key = match_key(word)
        titled = {
            level.id
            for level in self.levels
            if key in (match_key(level.id), match_key(level.vi), match_key(level.en))
        }
        return titled.pop() if len(titled) == 1 else None

    def rank_of(self, word: str) -> int | None:
        """Return the place of the level that a word means, the higher the better; None if none."""
        order = [level.id for level in reversed(self.levels)]
        name = self.level_id(word)
        return None if name is None else order.index(name)

    def level_named(self, word: str) -> Level | None:
        """Return the level that a word means."""
        name = self.level_id(word)
        return next((level for level in self.levels if level.id == name), None)


class IndicatorDictionary(Document):
    """A file of indicators."""

    schema_id: Literal["parscore/indicators/1"] = Field(alias="schema", description="Loại tệp.")
    indicators: Mapping[Identifier, Indicator] = Field(description="Các chỉ tiêu, theo mã.")
