"""The words in which the rulebook commands speak of rule sets and formulas."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

# Rule sets.
LIST_TITLE = Message("rules.list.title", vi="Các bộ tiêu chí", en="Rule sets")
LIST_FOUND = Message("rules.list.found", vi="{count} bộ", en="{count} sets")
FOR = Message("rules.for", vi="Cho {whom}", en="For {whom}")
FOR_WHOM = Message("rules.for-whom", vi="{levels} ({province})", en="{levels} ({province})")
NATIONAL = Localised("cả nước", "the whole country")
EVERY_LEVEL = Localised("mọi cấp", "every level")
LEVELS: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "xa": Localised("xã", "communes"),
        "phuong": Localised("phường", "wards"),
        "dac_khu": Localised("đặc khu", "special zones"),
        "so": Localised("sở", "departments"),
    }
)
SPAN = Message("rules.span", vi="{start} – {end}", en="{start} – {end}")
SCORED = Message(
    "rules.scored",
    vi="Kỳ {span}, bản {revision}, hiệu lực {force}",
    en="Scores {span}, revision {revision}, in force {force}",
)
SINCE = Message("rules.since", vi="từ {since}", en="from {since}")
SINCE_UNTIL = Message(
    "rules.since-until", vi="từ {since} đến {until}", en="from {since} until {until}"
)
EXTENDS = Message("rules.extends", vi="Dựa trên {id}", en="Extends {id}")
LEAVES = Message(
    "rules.leaves",
    vi="{leaves} tiêu chí chấm điểm, tối đa {points} điểm; {assumed} tiêu chí có điểm giả định",
    en="{leaves} scored criteria, {points} points at most; the points of {assumed} are assumed",
)
NO_LEAVES = Message(
    "rules.no-leaves",
    vi="Khung: không có tiêu chí chấm điểm",
    en="A frame: no scored criteria",
)
CONFIRMED = Message("rules.confirmed", vi="Đã xác nhận cho {span}", en="Confirmed for {span}")
PARTLY_CONFIRMED = Message(
    "rules.partly-confirmed",
    vi="Mới xác nhận cho {span}, chưa đủ kỳ",
    en="Confirmed for {span} only, not for the whole period",
)
NEVER_CONFIRMED = Message("rules.never-confirmed", vi="Chưa xác nhận", en="Not confirmed")
BROKEN = Message(
    "rules.broken",
    vi="Chưa dùng được, có {errors} lỗi: xem parscore rules check {id}",
    en="Cannot be used, {errors} errors: see parscore rules check {id}",
)
LIES = Message("rules.lies", vi="Ở {path}", en="At {path}")

HEADINGS: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "fields": Localised("Lĩnh vực", "Fields"),
        "minimums": Localised("Chỉ tiêu tối thiểu", "Minimums"),
        "classes": Localised("Xếp loại", "Classes"),
        "tree": Localised("Các tiêu chí", "Criteria"),
        "assumed": Localised("Những gì là giả định", "What is assumed"),
    }
)
FACTS: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "id": Localised("Mã", "Id"),
        "for": Localised("Áp dụng cho", "For"),
        "issuer": Localised("Cơ quan ban hành", "Issuer"),
        "number": Localised("Số quyết định", "Decision"),
        "period": Localised("Kỳ chấm điểm", "Period"),
        "in_force": Localised("Hiệu lực", "In force"),
        "revision": Localised("Bản", "Revision"),
        "confirmed": Localised("Xác nhận", "Confirmed"),
        "extends": Localised("Dựa trên", "Extends"),
        "scale": Localised("Thang điểm", "Scale"),
        "leaves": Localised("Tiêu chí", "Criteria"),
        "path": Localised("Nằm ở", "Lies at"),
    }
)
COLUMNS: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "number": Localised("STT", "No."),
        "title": Localised("Lĩnh vực", "Field"),
        "maximum": Localised("Tối đa", "Max"),
        "leaves": Localised("Số tiêu chí", "Criteria"),
        "assumed": Localised("Giả định", "Assumed"),
    }
)
NUMBERED = Message("rules.numbered", vi="{number}, ngày {issued}", en="{number}, {issued}")
ISSUED = Message("rules.issued", vi="ngày {issued}", en="{issued}")
NODE = Message("rules.node", vi="{number}. {title} [{id}]", en="{number}. {title} [{id}]")
NODE_POINTS = Message("rules.node-points", vi="{node}: {points} điểm", en="{node}: {points} points")
BEST_OF = Message(
    "rules.best-of", vi="{node}, lấy {count} tiêu chí cao nhất", en="{node}, the best {count} count"
)
IN_PHASE = Message("rules.in-phase", vi="{node} (giai đoạn {span})", en="{node} (phase {span})")
MEASURED = Message("rules.measured", vi="{title} ({id})", en="{title} ({id})")
HOW = Message("rules.how", vi="Cách tính: {said}", en="Formula: {said}")
WHAT = Message("rules.what", vi="Chỉ tiêu: {said}", en="Indicator: {said}")
OFFICIAL = Message("rules.official", vi="chính thức: {cited}", en="official: {cited}")
ASSUMED = Message("rules.assumed", vi="giả định", en="assumed")
ASSUMED_FROM = Message(
    "rules.assumed-from", vi="giả định, suy ra từ {cited}", en="assumed, derived from {cited}"
)
WHOSE = Message("rules.whose", vi="Con số: {said}", en="Figure: {said}")
CITED = Message("rules.cited", vi="{document}, {clause}", en="{document}, {clause}")
MINIMUM = Message("rules.minimum", vi="{title} ({id}): {goal}", en="{title} ({id}): {goal}")
CLASS_BY_INDEX = Message("rules.class-by-index", vi="Theo chỉ số (%)", en="By the index (%)")
CLASS_BY_POINTS = Message("rules.class-by-points", vi="Theo điểm", en="By points")
CLASS_FROM = Message("rules.class-from", vi="{name}: từ {low}", en="{name}: from {low}")
CLASS_BELOW = Message("rules.class-below", vi="{name}: dưới {high}", en="{name}: below {high}")
CLASS_BETWEEN = Message(
    "rules.class-between",
    vi="{name}: từ {low} đến dưới {high}",
    en="{name}: from {low} to below {high}",
)
REST_ON = Message("rules.rest-on", vi="{count} con số: {reason}", en="{count} figures: {reason}")
HASH = Message("rules.hash", vi="Mã băm của bộ: {hash}", en="Hash of the set: {hash}")
SEE_TREE = Message(
    "rules.see-tree",
    vi="Xem từng tiêu chí: thêm --tree.",
    en="To see every criterion: add --tree.",
)
