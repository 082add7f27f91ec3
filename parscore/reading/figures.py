"""What is wrong with a figure or a day, in words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from parscore.reading.problems import Kind, kind
from parscore.values.numbers import MOST_DECIMALS, MOST_DIGITS, NotANumber, NumberFault, bounded
from parscore.values.periods import EARLIEST_YEAR, LATEST_YEAR, DateFault, NotADate

if TYPE_CHECKING:
    from parscore.values.messages import Argument

_LONGEST_NUMBER = 64  # characters; no number within the limits needs more

NOT_A_NUMBER = kind(
    "E041",
    says=("“{value}” không phải là một số.", "“{value}” is not a number."),
    advise=(
        "Hãy chỉ ghi con số; đơn vị và lời giải thích ghi ở chỗ khác.",
        "Write the figure alone; its unit and any remark have their own places.",
    ),
)
AMBIGUOUS_NUMBER = kind(
    "E042",
    says=(
        "“{value}”: không rõ hàng nghìn hay thập phân.",
        "“{value}”: it is not clear whether the dot marks thousands or decimals.",
    ),
    advise=(
        "Hãy ghi {thousands} nếu là hàng nghìn, {decimals} nếu là thập phân.",
        "Write {thousands} if it marks thousands, {decimals} if it marks decimals.",
    ),
)
COMMA_IN_NUMBER = kind(
    "E043",
    says=(
        "“{value}”: trong tệp này phần thập phân viết sau dấu chấm.",
        "“{value}”: in this file a dot comes before the decimals.",
    ),
    advise=("Hãy ghi dấu chấm, ví dụ 98.5.", "Write a dot, as in 98.5."),
)
TOO_LARGE_NUMBER = kind(
    "E044",
    says=(
        "“{value}” quá lớn: phần nguyên có nhiều nhất {most} chữ số.",
        "“{value}” is too large: at most {most} digits come before the decimal mark.",
    ),
    advise=("Hãy kiểm tra lại con số.", "Check the figure."),
)
TOO_PRECISE_NUMBER = kind(
    "E045",
    says=(
        "“{value}” có quá nhiều chữ số thập phân: nhiều nhất {most}.",
        "“{value}” has too many decimals: at most {most}.",
    ),
    advise=(
        "Hãy ghi tử số và mẫu số, hoặc làm tròn con số.",
        "Give the numerator and the denominator, or round the figure.",
    ),
)
NOT_A_DATE = kind(
    "E046",
    says=("“{value}” không phải là một ngày.", "“{value}” is not a date."),
    advise=(
        "Hãy ghi năm-tháng-ngày, ví dụ 2025-08-15.",
        "Write year-month-day, as in 2025-08-15.",
    ),
)
DATE_NOT_ISO = kind(
    "E047",
    says=(
        "“{value}”: ngày phải ghi theo thứ tự năm-tháng-ngày.",
        "“{value}”: a date is written year-month-day.",
    ),
    advise=("Hãy ghi {iso}.", "Write {iso}."),
)
NO_SUCH_DAY = kind(
    "E048",
    says=("“{value}”: không có ngày này trong lịch.", "“{value}”: there is no such day."),
    advise=("Hãy kiểm tra lại ngày và tháng.", "Check the day and the month."),
)
YEAR_OUT_OF_RANGE = kind(
    "E049",
    says=(
        "“{value}”: năm phải từ {first} đến {last}.",
        "“{value}”: the year must be from {first} to {last}.",
    ),
    advise=("Hãy kiểm tra lại năm.", "Check the year."),
)

_NUMBERS = {
    NumberFault.MALFORMED: NOT_A_NUMBER,
    NumberFault.AMBIGUOUS: AMBIGUOUS_NUMBER,
    NumberFault.COMMA: COMMA_IN_NUMBER,
    NumberFault.TOO_LARGE: TOO_LARGE_NUMBER,
    NumberFault.TOO_PRECISE: TOO_PRECISE_NUMBER,
}
_DATES = {
    DateFault.MALFORMED: NOT_A_DATE,
    DateFault.NOT_ISO: DATE_NOT_ISO,
    DateFault.NO_SUCH_DAY: NO_SUCH_DAY,
    DateFault.OUT_OF_RANGE: YEAR_OUT_OF_RANGE,
}


def number_fault(fault: NotANumber) -> tuple[Kind, dict[str, Argument]]:
    """Return the kind of problem and its arguments for a number that was refused."""
    args: dict[str, Argument] = {"value": fault.value}
    if fault.reason is NumberFault.AMBIGUOUS:
        args |= {
            "thousands": fault.value.replace(".", ""),
            "decimals": fault.value.replace(".", ","),
        }
    if fault.reason is NumberFault.TOO_LARGE:
        args["most"] = MOST_DIGITS
    if fault.reason is NumberFault.TOO_PRECISE:
        args["most"] = MOST_DECIMALS
    return _NUMBERS[fault.reason], args


def date_fault(fault: NotADate) -> tuple[Kind, dict[str, Argument]]:
    """Return the kind of problem and its arguments for a day that was refused."""
    args: dict[str, Argument] = {"value": fault.value}
    if fault.meant is not None:
        args["iso"] = fault.meant.isoformat()
    if fault.reason is DateFault.OUT_OF_RANGE:
        args |= {"first": str(EARLIEST_YEAR), "last": str(LATEST_YEAR)}
    return _DATES[fault.reason], args


def json_number(text: str) -> Decimal:
    """Return the value of a JSON number, within the limits of any number here.

    Raises:
        NotANumber: 10**15 or more, or over 12 decimals.
    """
    if len(text) > _LONGEST_NUMBER:
        raise NotANumber(text[:_LONGEST_NUMBER], NumberFault.TOO_LARGE)
    try:
        return bounded(Decimal(text))
    except NotANumber as fault:
        raise NotANumber(text, fault.reason) from None
    except ArithmeticError:  # an exponent beyond what a decimal can hold
        raise NotANumber(text, NumberFault.TOO_LARGE) from None
