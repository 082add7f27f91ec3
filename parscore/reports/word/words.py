"""The words of the report that no other report says. An official document has one language."""

from __future__ import annotations

from typing import Final

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
COMMITTEE: Final = "Ủy ban nhân dân"
LEVELS: Final = {"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu"}
DOTS: Final = "…………"
ROOM: Final = "\u00a0" * 6
NUMBER: Final = f"Số: {ROOM}/{{symbol}}"
PLACE_AND_DATE: Final = f"{{place}}, ngày {ROOM}tháng {ROOM}năm {ROOM}{ROOM}"
KIND: Final = "BÁO CÁO"
SUBJECT: Final = "Kết quả tự đánh giá, chấm điểm {what} {period}"
INDEX: Final = "Chỉ số cải cách hành chính"
BY_RULES: Final = "theo {title}"

YEAR: Final = "năm {year}"
YEARS: Final = "giai đoạn {first}\u00a0-\u00a0{last}"
SPAN: Final = "kỳ từ ngày {start} đến ngày {end}"
FROM: Final = "kỳ từ ngày {start}"
UNTIL: Final = "kỳ đến ngày {end}"

NOTE: Final = "LƯU Ý TRƯỚC KHI TRÌNH KÝ"
TO_FILL: Final = (
    "Chỗ trong ngoặc vuông và dòng chấm là phần đơn vị ghi; chương trình không tự điền."
)
BASIS: Final = "Căn cứ {what}"
BASIS_NUMBERED: Final = "{kind} số {number}"
BASIS_DATED: Final = "{what} ngày {day}"
BASIS_TWO_DAYS: Final = "{what} [kế hoạch ghi hai ngày: {days}]"
BASIS_ISSUED: Final = "{what} của {issuer}"
OPENING: Final = (
    "Thực hiện {plan} (số {number}, ngày {day}), {committee} báo cáo kết quả tự đánh giá, chấm "
    "điểm theo {rules} như sau:"
)

RESULT: Final = "I. KẾT QUẢ TỰ ĐÁNH GIÁ, CHẤM ĐIỂM"
OVERALL: Final = "1. Kết quả chung"
AS_OF: Final = "Số liệu tính đến ngày {day}. Kết quả tự chấm điểm {period} của {commune}:"
REBASED: Final = (
    "Thang điểm của bộ tiêu chí là {official} điểm; sau khi trừ phần không áp dụng còn {max} điểm."
)
BY_FIELD: Final = "2. Kết quả theo lĩnh vực"
FIELD_TABLE: Final = "Điểm tự chấm của từng lĩnh vực như sau:"
FIELD: Final = "- {title}: {points} điểm ({share}); {counts}."
COUNT: Final = "{count} tiêu chí {status}"
STATES: Final = {
    "met": "đạt điểm tối đa",
    "partly": "đạt một phần",
    "not_met": "chưa đạt",
    "not_applicable": "không áp dụng",
    "undetermined": "chưa có kết quả",
    "awaiting_survey": "chờ điều tra xã hội học",
    "error": "có lỗi số liệu",
}
EXTRAS: Final = "3. Điểm thưởng, điểm trừ"
NO_EXTRAS: Final = "Không có điểm thưởng, điểm trừ."
EXTRA: Final = "- {name}: {points} điểm. {why}"
MINIMUMS: Final = "4. Chỉ tiêu tối thiểu của tỉnh"
MINIMUMS_MET: Final = "Đạt {met}/{total} chỉ tiêu tối thiểu:"
NO_MINIMUMS: Final = "Bộ tiêu chí không quy định chỉ tiêu tối thiểu."

LOST: Final = "II. ĐIỂM BỊ MẤT VÀ NGUYÊN NHÂN"
LOST_BY_CRITERION: Final = "1. Tiêu chí chưa đạt điểm tối đa"
LOST_COUNT: Final = "Có {count} tiêu chí chưa đạt điểm tối đa hoặc chưa có số liệu:"
NOTHING_LOST: Final = "Không có tiêu chí nào bị mất điểm."
NOT_SCORED: Final = "chưa chấm"
TASKS: Final = "2. Thực hiện nhiệm vụ của kế hoạch"
NO_TASKS: Final = "Kế hoạch không nêu nhiệm vụ cụ thể."
OWN_TARGETS: Final = "3. Chỉ tiêu của kế hoạch chưa đạt"

EXPLAINED: Final = "III. GIẢI TRÌNH TIÊU CHÍ CÒN THIẾU TÀI LIỆU KIỂM CHỨNG"
EVIDENCE_COUNT: Final = (
    "Đã có {present}/{total} tài liệu kiểm chứng được yêu cầu; các tài liệu còn lại giải trình "
    "như sau:"
)
EVIDENCE_COMPLETE: Final = "Các tiêu chí đã có đủ tài liệu kiểm chứng được yêu cầu."
TO_EXPLAIN: Final = "[Đơn vị giải trình]"
OTHER_EXPLANATIONS: Final = "Giải trình khác:"
OTHER_EXPLANATION: Final = "- {name}: {text}"

DIFFICULTIES: Final = "IV. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN"
TO_WRITE_DIFFICULTIES: Final = "[Đơn vị ghi khó khăn, vướng mắc, nguyên nhân]"
PROPOSALS: Final = "V. ĐỀ XUẤT, KIẾN NGHỊ"
TO_WRITE_PROPOSALS: Final = "[Đơn vị ghi đề xuất, kiến nghị]"
ADVICE: Final = "{place}. {title}"
METHOD: Final = "Cách tính và giả định:"
CLOSING: Final = (
    "Trên đây là kết quả tự đánh giá, chấm điểm {what} {period} của {commune}; điểm từng tiêu chí "
    "tại Phụ lục kèm theo Báo cáo này./."
)
RECIPIENTS: Final = "Nơi nhận:"
RECIPIENT_LINES: Final = ("- [Đơn vị ghi nơi nhận];", "- Lưu: VT.")
ON_BEHALF: Final = "TM. ỦY BAN NHÂN DÂN"
CHAIRMAN: Final = "CHỦ TỊCH"

APPENDIX: Final = "Phụ lục"
APPENDIX_TITLE: Final = "Bảng tự chấm điểm {what} {period}"
ATTACHED: Final = (
    f"(Kèm theo Báo cáo số {ROOM}/{{symbol}} ngày {ROOM}tháng {ROOM}năm {ROOM}{ROOM}của "
    "{committee})"
)
MADE: Final = "Nguồn gốc kết quả"
REMARK: Final = "- {text}"
NO_DATA: Final = "Chưa có số liệu"
IN_PARTS: Final = "Theo từng phần, xem cách tính"
RATIO: Final = "{numerator}/{denominator}"
ITEMS: Final = "{done}/{total} nội dung"
TIMES: Final = "{count} lần"
PREVIOUS: Final = "{own}; kỳ trước {previous}"
GIVEN: Final = "{points} điểm (nhập sẵn)"
SINCE: Final = "{day} (mốc tính {since})"
NOT_APPLICABLE: Final = "Không áp dụng: {reason}"
WITH_STATUS: Final = "- {title} ({status})"
DOCUMENT: Final = "- {title}"

NUMBER_COLUMN: Final = "STT"
FIELD_COLUMN: Final = "Lĩnh vực"
SHARE: Final = "Tỷ lệ"
OPEN: Final = "Khoảng điểm còn mở"
CRITERION: Final = "Tiêu chí"
CRITERIA: Final = "Lĩnh vực, tiêu chí, tiêu chí thành phần"
POINTS_LOST: Final = "Điểm mất"
CAUSE: Final = "Nguyên nhân"
REMEDY: Final = "Hướng khắc phục"
EVIDENCE: Final = "Tài liệu kiểm chứng"
STATUS: Final = "Tình trạng"
AT_RISK: Final = "Điểm liên quan"
EXPLANATION: Final = "Giải trình"
MAXIMUM: Final = "Điểm tối đa"
DECLARED: Final = "Số liệu kê khai"
COMPUTED: Final = "Cách tính điểm"
OWN_POINTS: Final = "Điểm tự chấm"
TOTAL: Final = "Tổng cộng"
