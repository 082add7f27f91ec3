"""The words in which a formula is said in one line."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from collections.abc import Mapping

OF: Final[Mapping[str, Localised]] = MappingProxyType(
    {
        "ratio": Localised("tỷ lệ %", "percentage"),
        "value": Localised("giá trị", "value"),
        "days": Localised("số ngày", "days"),
        "change": Localised("mức thay đổi", "change"),
        "growth": Localised("mức tăng %", "growth in percent"),
        "items": Localised("số nội dung", "items"),
        "occurrences": Localised("số lần", "occurrences"),
    }
)
FROM_DAY = Message("words.from-day", vi="kể từ {day}", en="from {day}")
WITH_CASES = Message("words.with-cases", vi="{of}: {cases}", en="{of}: {cases}")
POINTS_FOR = Message("words.points-for", vi="{what} → {points}", en="{what} → {points}")
PLUS = Message(
    "words.plus",
    vi="mỗi {every} vượt {beyond} thêm {points}, đến {most}",
    en="for each {every} beyond {beyond} another {points}, up to {most}",
)
RANGE = Message("words.range", vi="{low}–{high}", en="{low}–{high}")
PROPORTIONAL = Message(
    "words.proportional",
    vi="{points} × {of} / {full_at}%, không quá {points}",
    en="{points} × {of} / {full_at}%, not above {points}",
)
PROPORTIONAL_FLOOR = Message(
    "words.proportional-floor", vi="dưới {floor}% → {below}", en="below {floor}% → {below}"
)
AT_MOST = Message("words.at-most", vi="tối đa {most}", en="at most {most}")
PASS_FAIL = Message(
    "words.pass-fail", vi="có → {passed}; không → {fail}", en="done → {passed}; not → {fail}"
)
ALL_OF = Message(
    "words.all-of",
    vi="đủ {count} nội dung → {passed}; thiếu → {fail}",
    en="all {count} items → {passed}; one lacking → {fail}",
)
PER_UNIT = Message(
    "words.per-unit",
    vi="{of} × {each}, tối đa {most}",
    en="{of} × {each}, at most {most}",
)
DEDUCTION = Message(
    "words.deduction",
    vi="{start}, trừ {each} cho mỗi trường hợp, thấp nhất {least}",
    en="{start}, less {each} for each case, at least {least}",
)
OCCURRENCES = Message(
    "words.occurrences",
    vi="mỗi lần, theo số ngày: {cases}; tổng thấp nhất {least}",
    en="each time, by its days: {cases}; at least {least} in all",
)
LEVEL = Message("words.level", vi="{level} → {points}", en="{level} → {points}")
PART = Message("words.part", vi="{title} ({said})", en="{title} ({said})")
SUM = Message("words.sum", vi="cộng: {parts}", en="sum of: {parts}")
BEST = Message("words.best", vi="phần cao nhất trong: {parts}", en="best of: {parts}")
BRANCH = Message("words.branch", vi="tùy trường hợp: {cases}", en="it depends: {cases}")
BRANCH_CASE = Message(
    "words.branch-case", vi="nếu {condition} thì {said}", en="if {condition} then {said}"
)
BRANCH_REST = Message("words.branch-rest", vi="còn lại thì {said}", en="otherwise {said}")
ANSWER = Message("words.answer", vi="{name} {share}%", en="{name} {share}%")
SURVEY = Message(
    "words.survey",
    vi="theo phiếu, mỗi phương án được tỷ lệ của điểm tối đa: {answers}",
    en="by answers, each a share of the maximum: {answers}",
)
ENTERED = Message("words.entered", vi="điểm nhập sẵn", en="points are entered")
