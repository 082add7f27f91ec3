"""The layout that Nghị định 30/2020/NĐ-CP (05/3/2020), Appendix I, asks of an official document.

The decree gives ranges; each figure here is one choice within its range, named beside it. Lengths
are millimetres, sizes are points. A later decree gets a module of its own beside this one.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from parscore.values.periods import NotADate, parse_date

if TYPE_CHECKING:
    from collections.abc import Mapping

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"

PAGE_SHORT, PAGE_LONG = 210, 297  # A4
MARGIN_TOP: Final = 20  # 20-25
MARGIN_BOTTOM: Final = 20  # 20-25
MARGIN_LEFT: Final = 30  # 30-35
MARGIN_RIGHT: Final = 15  # 15-20
PAGE_NUMBER_FROM_TOP: Final = 10  # inside the top margin, centred
PORTRAIT_WIDTH: Final = PAGE_SHORT - MARGIN_LEFT - MARGIN_RIGHT

SIZE_NATION: Final = 13  # quốc hiệu, 12-13
SIZE_MOTTO: Final = 14  # tiêu ngữ, 13-14
SIZE_ISSUER: Final = 13  # cơ quan ban hành, 12-13
SIZE_NUMBER: Final = 13  # số, ký hiệu
SIZE_DATE: Final = 14  # địa danh, ngày, 13-14
SIZE_BODY: Final = 14  # 13-14; titles, headings, page numbers and authority alike
SIZE_RECIPIENTS_LABEL: Final = 12  # "Nơi nhận:"
SIZE_RECIPIENTS: Final = 11
SIZE_TABLE: Final = 12  # the decree is silent on tables
SIZE_WIDE_TABLE: Final = 11  # of the appendix, for its many columns

FIRST_LINE_TENTHS: Final = 127  # tenths of a millimetre: 1 or 1.27 cm
PARAGRAPH_GAP: Final = 6  # points, at least 6

LETTERHEAD_WIDTHS: Final = (62, 103)
SIGNATURE_WIDTHS: Final = (80, 85)
SIGNATURE_LINES: Final = 4  # left empty above the name
RULE_INDENT_ISSUER: Final = 21  # the rule is 1/3 to 1/2 of its line
RULE_INDENT_MOTTO: Final = 20  # the rule is as long as the motto
RULE_INDENT_SUBJECT: Final = 58

SYMBOL: Final = "BC-UBND"
"""Of a report by a people's committee."""

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "NQ": "Nghị quyết",
        "QĐ": "Quyết định",
        "CT": "Chỉ thị",
        "QC": "Quy chế",
        "TB": "Thông báo",
        "HD": "Hướng dẫn",
        "CTR": "Chương trình",
        "CTRHĐ": "Chương trình hành động",
        "KH": "Kế hoạch",
        "PA": "Phương án",
        "ĐA": "Đề án",
        "BC": "Báo cáo",
        "KL": "Kết luận",
        "TTR": "Tờ trình",
        "CĐ": "Công điện",
        "NĐ": "Nghị định",
        "TT": "Thông tư",
    }
)
"""What the abbreviation in a document's symbol stands for."""

ANY_KIND: Final = "Văn bản"


def kind_of(number: str) -> str:
    """Return what sort of document a number such as `3740/QĐ-UBND` belongs to, if it says."""
    parts = re.split(r"[/\-\s]+", number.upper())
    return next((KINDS[part] for part in parts if part in KINDS), ANY_KIND)


def day(text: str) -> str:
    """Write a day as the decree does, with a 0 before days to 9, months 1 and 2: `02/7/2025`."""
    try:
        on = parse_date(text)
    except NotADate:
        return text
    padded_to = 2
    month = f"{on.month:02}" if on.month <= padded_to else f"{on.month}"
    return f"{on.day:02}/{month}/{on.year}"
