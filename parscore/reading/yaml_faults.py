"""What the YAML parser means when it stops, in words that name the usual slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parscore.reading.problems import kind

if TYPE_CHECKING:
    import yaml

    from parscore.reading.problems import Problem
    from parscore.reading.source import Page

STRAY_COLON = kind(
    "E025",
    says=("Dấu “:” ở đây không đúng chỗ.", "The “:” is out of place here."),
    advise=(
        "Văn bản có dấu “:” phải đặt trong dấu nháy; khóa phải thẳng cột với khóa cùng cấp.",
        "Put a text that holds “:” in quotes; a key stands in one column with its neighbours.",
    ),
)
QUOTE_NOT_CLOSED = kind(
    "E026",
    says=("Dấu nháy mở ở đây không được đóng.", "The quote opened here is not closed."),
    advise=("Hãy thêm dấu nháy ở cuối văn bản.", "Add the quote at the end of the text."),
)
COLON_MISSING = kind(
    "E027",
    says=("Sau khóa ở đây thiếu dấu “:”.", "The key here is not followed by “:”."),
    advise=("Hãy ghi như “khoa: giá trị”.", "Write it like “key: value”."),
)
RESERVED_START = kind(
    "E028",
    says=(
        "Giá trị không được bắt đầu bằng “{char}”.",
        "A value cannot start with “{char}”.",
    ),
    advise=("Hãy đặt cả giá trị trong dấu nháy.", "Put the whole value in quotes."),
)
BRACKET_NOT_CLOSED = kind(
    "E029",
    says=(
        "Dấu “{opened}” mở ở dòng {line} không được đóng đúng chỗ.",
        "The “{opened}” opened on line {line} is not closed where it should be.",
    ),
    advise=(
        "Hãy kiểm tra dấu phẩy và dấu đóng ngoặc.",
        "Check the commas and the closing bracket.",
    ),
)
MALFORMED = kind(
    "E030",
    says=("Cách viết ở đây không đúng với tệp YAML.", "This is not well-formed YAML."),
    advise=(
        "Hãy kiểm tra thụt lề so với dòng trên, dấu “:” sau khóa và dấu nháy.",
        "Check the indentation against the line above, the “:” after the key, and the quotes.",
    ),
)


def explain(error: yaml.YAMLError, page: Page) -> Problem:
    """Return the problem behind an error of the YAML parser, at its place."""
    said = str(getattr(error, "problem", ""))
    at = _offset(error, "problem_mark")
    begun = _offset(error, "context_mark")
    if "mapping values are not allowed" in said:
        return page.problem(STRAY_COLON, at)
    if "unexpected end of stream" in said:
        return page.problem(QUOTE_NOT_CLOSED, begun)
    if "could not find expected ':'" in said:
        return page.problem(COLON_MISSING, begun)
    if "cannot start any token" in said:
        return page.problem(RESERVED_START, at, char=page.text[at])
    if "expected ','" in said:
        line, _ = page.mark(begun)
        return page.problem(BRACKET_NOT_CLOSED, at, opened=page.text[begun], line=line)
    return page.problem(MALFORMED, at)


def _offset(error: yaml.YAMLError, name: str) -> int:
    mark = getattr(error, name, None)
    return mark.index if mark else 0
