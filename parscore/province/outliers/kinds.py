"""What can be wrong with an official table, or with the results of an earlier period."""

from __future__ import annotations

from parscore.reading.problems import kind

NO_HEADER = kind(
    "E620",
    says=(
        "Không thấy dòng tiêu đề có đủ ba cột: xã, chỉ tiêu, mẫu số.",
        "No header row has the three columns: commune, indicator, denominator.",
    ),
    advise=(
        "Hãy đặt tiêu đề cột, như: {headers}. Mỗi dòng là một xã và một chỉ tiêu.",
        "Give the columns headers such as: {headers}; one commune and indicator to a row.",
    ),
)
UNKNOWN_COMMUNE = kind(
    "E621",
    severity="warning",
    says=(
        "Trong kết quả không có xã “{commune}”; các dòng của xã này được bỏ qua.",
        "The results hold no commune “{commune}”; its rows are left out.",
    ),
    advise=("Có phải ý là “{meant}”?", "Did you mean “{meant}”?"),
    unguessed=(
        "Hãy kiểm tra mã hoặc tên; xã chưa nộp thì không cần sửa.",
        "Check its code or name; if it has not submitted, nothing need be done.",
    ),
)
UNKNOWN_INDICATOR = kind(
    "E622",
    severity="warning",
    says=(
        "Bộ tiêu chí không có chỉ tiêu “{indicator}”; các dòng của nó được bỏ qua.",
        "The rule set has no indicator “{indicator}”; its rows are left out.",
    ),
    advise=("Có phải ý là “{meant}”?", "Did you mean “{meant}”?"),
    unguessed=(
        "Hãy ghi mã chỉ tiêu như trong bộ tiêu chí (parscore rules show).",
        "Write the id of the indicator, as in the rule set (parscore rules show).",
    ),
)
SEVERAL_COMMUNES = kind(
    "E623",
    severity="warning",
    says=(
        "Có nhiều xã tên “{commune}”; các dòng này được bỏ qua.",
        "Several communes are called “{commune}”; these rows are left out.",
    ),
    advise=("Hãy ghi mã xã thay cho tên.", "Write the commune's code in place of its name."),
)
TWICE = kind(
    "E624",
    says=(
        "Xã và chỉ tiêu này đã có ở ô {other}.",
        "This commune and indicator stand at {other} already.",
    ),
    advise=("Hãy giữ lại một dòng.", "Keep one of the rows."),
)
NOTHING_FITS = kind(
    "E625",
    says=(
        "Không dòng nào của tệp ứng với một xã và một chỉ tiêu của kết quả.",
        "No row of the file is of a commune and an indicator of the results.",
    ),
    advise=(
        "Hãy kiểm tra xem có đúng tệp, đúng tỉnh và đúng bộ tiêu chí không.",
        "Check that it is the right file, province and rule set.",
    ),
)
NONE_EARLIER = kind(
    "E626",
    says=(
        "Trong thư mục này không có kết quả kỳ trước của xã nào.",
        "This folder holds no earlier result of any commune.",
    ),
    advise=(
        "Hãy nêu thư mục kết quả của một kỳ, hoặc một lần chốt số liệu, trước kỳ đang xét.",
        "Name the results of a period, or of figures closed, before these.",
    ),
)
