"""The words of the workbook, in both languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from parscore.values.messages import Localised, Message

LABEL: Final = MappingProxyType(
    {
        "nation": Localised(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THE SOCIALIST REPUBLIC OF VIETNAM"
        ),
        "motto": Localised("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness"),
        "committee": Localised("ỦY BAN NHÂN DÂN", "PEOPLE'S COMMITTEE"),
        "title": Localised(
            "BẢNG TỰ ĐÁNH GIÁ, CHẤM ĐIỂM CHỈ SỐ CẢI CÁCH HÀNH CHÍNH",
            "SELF-SCORING TABLE OF THE ADMINISTRATIVE REFORM INDEX",
        ),
        "compiler": Localised("NGƯỜI LẬP BIỂU", "COMPILED BY"),
        "leader": Localised("LÃNH ĐẠO ĐƠN VỊ", "HEAD OF THE OFFICE"),
        "signed": Localised("(Ký và ghi rõ họ tên)", "(Signature and full name)"),
        "summary": Localised("Tổng hợp", "Summary"),
        "evidence": Localised("TLKC", "Evidence"),
        "gaps": Localised("Việc cần làm", "Gaps"),
        "tasks": Localised("Nhiệm vụ", "Tasks"),
        "evidence_title": Localised("DANH MỤC TÀI LIỆU KIỂM CHỨNG", "EVIDENCE DEMANDED"),
        "gaps_title": Localised("VIỆC CẦN LÀM ĐỂ LẤY LẠI ĐIỂM", "WHAT TO DO TO WIN POINTS BACK"),
        "tasks_title": Localised("NHIỆM VỤ CỦA KẾ HOẠCH", "TASKS OF THE PLAN"),
        "path": Localised("Lộ trình", "Path"),
        "forecast": Localised("Dự báo", "Forecast"),
        "whatif": Localised("Phép thử", "What if"),
        "total": Localised("Tổng cộng", "Total"),
        "index": Localised("Chỉ số (%)", "Index (%)"),
        "nothing": Localised("Không có.", "None."),
    }
)

COLUMN: Final = MappingProxyType(
    {
        "number": Localised("STT", "No."),
        "title": Localised("Lĩnh vực / Tiêu chí / Tiêu chí thành phần", "Field / criterion"),
        "field": Localised("Lĩnh vực", "Field"),
        "max": Localised("Điểm tối đa", "Maximum"),
        "declared": Localised("Số liệu kê khai", "Declared figures"),
        "numerator": Localised("Tử số", "Numerator"),
        "denominator": Localised("Mẫu số", "Denominator"),
        "value": Localised("Giá trị (hoặc %, ngày)", "Value (or %, date)"),
        "answer": Localised("Có / Không / mức / Không áp dụng", "Yes / no / level / n.a."),
        "ratio": Localised("Tỷ lệ (%)", "Ratio (%)"),
        "how": Localised("Cách tính điểm", "How it is scored"),
        "effect": Localised("Điều chỉnh theo quy tắc", "Adjusted by rules"),
        "points": Localised("Điểm tự đánh giá", "Self-score"),
        "status": Localised("Tình trạng", "Status"),
        "evidence": Localised("Tài liệu kiểm chứng", "Evidence"),
        "note": Localised("Ghi chú / Giải trình", "Notes"),
        "appraised": Localised("Phần thẩm định", "Appraisal"),
        "round1": Localised("Điểm lần 1", "First points"),
        "opinion1": Localised("Ý kiến lần 1", "First opinion"),
        "explanation": Localised("Giải trình của xã", "The commune explains"),
        "round2": Localised("Điểm lần 2", "Second points"),
        "opinion2": Localised("Ý kiến lần 2", "Second opinion"),
        "percent": Localised("Tỷ lệ (%)", "Percent"),
        "range": Localised("Khoảng điểm", "Range"),
        "document": Localised("Tài liệu", "Document"),
        "supplied": Localised("Tài liệu đã nộp (số, ngày, trích yếu)", "Handed in"),
        "proves": Localised("Chứng minh", "Proves"),
        "at_risk": Localised("Điểm liên quan", "Points at stake"),
        "owner": Localised("Phụ trách", "Owner"),
        "problem": Localised("Vướng mắc", "Problem"),
        "rank": Localised("TT", "No."),
        "kind": Localised("Loại", "Kind"),
        "action": Localised("Việc cần làm", "What to do"),
        "lost": Localised("Điểm mất", "Lost"),
        "recoverable": Localised("Lấy lại được", "Recoverable"),
        "due": Localised("Thời hạn", "Due"),
        "source": Localised("Căn cứ", "Source"),
        "section": Localised("Mục", "Section"),
        "task": Localised("Nhiệm vụ", "Task"),
        "criterion": Localised("Tiêu chí", "Criterion"),
    }
)

FIELD_SHEET: Final = Message("report.xlsx-field", vi="LV {number}", en="Field {number}")
FIELD_TITLE: Final = Message(
    "report.xlsx-field-title", vi="{number}. {title}", en="{number}. {title}"
)
OF_COMMUNE: Final = Message("report.xlsx-of", vi="{commune}, kỳ {period}", en="{commune}, {period}")
NOT_LIVE: Final = Message(
    "report.xlsx-not-live",
    vi="* Điểm có dấu * là giá trị đã chấm: bảng tính không tự tính lại khi sửa số liệu. Cột "
    "“Điều chỉnh theo quy tắc” cũng vậy. Hãy chấm lại bằng parscore evaluate.",
    en="* Points with * are values as assessed: the sheet does not recompute them. Nor does it "
    "recompute the adjustments by rules. Score again with parscore evaluate.",
)
CHANGED: Final = Message(
    "report.xlsx-changed",
    vi="Số liệu đã sửa trong bảng: tổng cộng không còn là {points} / {max} điểm như phần trên và "
    "cột khoảng điểm. Hãy chấm lại bằng parscore evaluate.",
    en="Figures were changed in this workbook: the total is no longer {points} / {max}, as above "
    "and in the range. Score again with parscore evaluate.",
)
LEGEND: Final = Message(
    "report.xlsx-legend",
    vi="Ô nền vàng: đơn vị nhập số liệu. Ô khác được khóa; phần thẩm định do cơ quan thẩm định "
    "ghi.",
    en="Yellow cells are filled in by the office. The others are locked; the appraisal is not its.",
)
EFFECT_NOTE: Final = Message(
    "report.xlsx-effect",
    vi="{what}: {points} điểm (quy tắc “{rule}”).",
    en="{what}: {points} (rule “{rule}”).",
)
LINKED_NOTE: Final = Message(
    "report.xlsx-linked",
    vi="Số liệu lấy từ tiêu chí {node}.",
    en="The figures are those of criterion {node}.",
)
ITEM: Final = Message("report.xlsx-item", vi="– {title}", en="– {title}")
TIMES: Final = Message("report.xlsx-times", vi="{count} lần", en="{count:times}")
READ_FROM: Final = Message(
    "report.xlsx-read-from", vi="Số liệu đọc từ: {places}", en="Figures read from: {places}"
)
EVIDENCE_LINE: Final = Message(
    "report.xlsx-evidence", vi="{title} ({status})", en="{title} ({status})"
)
