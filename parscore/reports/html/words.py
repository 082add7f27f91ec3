"""The words that only the HTML report needs, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from parscore.reports import labels
from parscore.values.messages import Localised, Message

if TYPE_CHECKING:
    from parscore.reports.notation import Notation

ALL_GAPS = Message("html.all-gaps", vi="Xem cả {count} việc", en="See all {count}")
BAR_OF_FIELD = Message(
    "html.bar-of-field",
    vi="{points} điểm, bằng {share}. {status}.",
    en="{points} points, which is {share}. {status}.",
)
BAR_STILL_OPEN = Message(
    "html.bar-open",
    vi="{said} Còn thiếu số liệu: từ {lower} đến {upper} điểm.",
    en="{said} Data is missing: {lower} to {upper} points.",
)
BAR_OF_MINIMUM = Message(
    "html.bar-of-minimum",
    vi="Kết quả {actual}, mức tối thiểu {goal}. {verdict}.",
    en="Result {actual}, minimum {goal}. {verdict}.",
)
RING = Message(
    "html.ring",
    vi="Chỉ số {index}: {points} điểm.",
    en="Index {index}: {points} points.",
)
OFFICE_SCORE = Message(
    "html.office-score",
    vi="{count} tiêu chí, {points} điểm",
    en="{count:criteria}, {points} points",
)
TO_DO = Message("html.to-do", vi="{count} việc cần làm", en="{count} to do")
DOCUMENTS_WANTING = Message(
    "html.documents", vi="{count} tài liệu cần bổ sung", en="{count:documents} to supply"
)
TASKS_LATE = Message("html.tasks-late", vi="{count} nhiệm vụ quá hạn", en="{count:tasks} overdue")
MINIMUM_CLAUSE = Message(
    "html.minimum-clause", vi="{title} ({goal}). {source}", en="{title} ({goal}). {source}"
)
APPRAISAL_COST = Message(
    "html.appraisal-cost",
    vi="Tự chấm {own} điểm, sau thẩm định {appraised} điểm: chênh lệch {difference}.",
    en="Self-score {own}, after appraisal {appraised}: a difference of {difference}.",
)

_FIXED: Final = {
    "skip": Localised("Đến nội dung chính", "Skip to the content"),
    "views": Localised("Các phần của báo cáo", "Parts of the report"),
    "leader": Localised("Trang lãnh đạo", "For the chairman"),
    "offices": Localised("Việc của từng đơn vị", "Each office's work"),
    "audit": Localised("Kiểm tra toàn bộ", "Full audit"),
    "offline": Localised(
        "Báo cáo này là một tệp duy nhất: mở được khi không có mạng, không tải gì từ bên ngoài, "
        "không gửi dữ liệu đi đâu.",
        "This report is a single file: it works offline, loads nothing from outside and sends "
        "no data anywhere.",
    ),
    "folded": Localised(
        "Bấm vào từng dòng để mở chi tiết. Khi in, mọi dòng đều được mở.",
        "Click a line to open its details. On paper every line is open.",
    ),
    "index": Localised("chỉ số", "index"),
    "out_of": Localised("điểm tự chấm", "self-score"),
    "class": Localised("xếp loại", "class"),
    "most": Localised("Việc lấy lại được nhiều điểm nhất", "What wins back most points"),
    "had": Localised("Điểm đã có", "Points so far"),
    "open": Localised("Còn mở, thiếu số liệu", "Open, data missing"),
    "left": Localised("Điểm bị mất", "Points lost"),
    "line": Localised("Vạch đứng: mức tối thiểu", "Upright line: the minimum"),
    "planned": Localised("Kế hoạch đặt", "The plan says"),
    "office": Localised("Đơn vị", "Office"),
    "criteria": Localised("Tiêu chí", "Criteria"),
    "points": Localised("Điểm", "Points"),
    "to_do": Localised("Việc cần làm", "To do"),
    "documents": Localised("Tài liệu kiểm chứng", "Evidence"),
    "supplied": Localised("Đã nộp", "Handed in"),
    "wanting": Localised("Tài liệu cần bổ sung", "Evidence to supply"),
    "late": Localised("Nhiệm vụ quá hạn", "Tasks overdue"),
    "tasks": Localised("Nhiệm vụ và thời hạn", "Tasks and deadlines"),
    "task": Localised("Nhiệm vụ", "Task"),
    "note": Localised("Lưu ý", "Note"),
    "behind": Localised("Xem đầy đủ", "See all of it"),
    "nobody": Localised("Chưa rõ đơn vị phụ trách", "No office is named"),
    "nothing": Localised("Không có việc nào phải làm thêm.", "There is nothing more to do."),
    "contents": Localised("Trong phần này", "In this part"),
    "each": Localised("Từng tiêu chí", "Each criterion"),
    "appraisal": Localised("Tự chấm và thẩm định", "Self-score and appraisal"),
    "own": Localised("Tự chấm", "Self-score"),
    "appraised": Localised("Sau thẩm định", "After appraisal"),
    "difference": Localised("Chênh lệch", "Difference"),
    "minimum_clauses": Localised("Căn cứ của chỉ tiêu tối thiểu", "Where the minimums come from"),
    "basis": Localised("Căn cứ của kế hoạch", "What the plan rests on"),
    "document": Localised("Văn bản", "Document"),
    "number": Localised("Số, ký hiệu", "Number"),
    "issued": Localised("Ngày", "Date"),
    "issuer": Localised("Cơ quan ban hành", "Issuer"),
    "traces": Localised("Dấu vết", "Traces"),
    "engine": Localised("Chương trình", "Program"),
    "hash_rules": Localised("SHA-256 của bộ tiêu chí", "SHA-256 of the rule set"),
    "hash_plan": Localised("SHA-256 của kế hoạch", "SHA-256 of the plan"),
    "hash_actuals": Localised("SHA-256 của số liệu", "SHA-256 of the actuals"),
    "confirmed": Localised("Đã xác nhận cho kỳ", "Confirmed for"),
    "unconfirmed": Localised("chưa xác nhận", "not confirmed"),
    "level": Localised("Mức tối thiểu", "Minimum"),
}


def fixed_words(write: Notation) -> dict[str, str]:
    """Return the words that stand in the templates, in one language."""
    own = {key: one.vi if write.lang == "vi" else one.en for key, one in _FIXED.items()}
    return own | {
        "range": write.say(labels.FIELD, "range"),
        "met": write.say(labels.VERDICT, "met"),
        "not_met": write.say(labels.VERDICT, "not_met"),
    }
