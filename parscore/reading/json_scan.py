"""A walk over JSON text that knows where everything is, and everything that is wrong with it.

It needs no recursion, so that no nesting is too deep to be told as a problem.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from parscore.reading.figures import json_number, number_fault
from parscore.reading.files import DEEPEST, DUPLICATE_KEY, TOO_DEEP, UNCLEAN, code_point, composed
from parscore.reading.problems import MORE_PROBLEMS, MOST_PROBLEMS, kind, shortened
from parscore.reading.source import Branch
from parscore.values.numbers import NotANumber
from parscore.values.text import find_unclean

if TYPE_CHECKING:
    from parscore.reading.problems import Kind, Path, Problem
    from parscore.reading.source import Page
    from parscore.values.messages import Argument

CUT_OFF = kind(
    "E010",
    says=(
        "Tệp bị cắt cụt: dấu “{opened}” mở ở dòng {line} chưa đóng.",
        "The file is cut off: the “{opened}” opened on line {line} is not closed.",
    ),
    advise=("Hãy lấy lại tệp đầy đủ.", "Get the whole file again."),
)
COMMA_EXPECTED = kind(
    "E011",
    says=(
        "Trước chỗ này thiếu dấu “,” hoặc dấu “{closer}”.",
        "Before this place a “,” or a “{closer}” is missing.",
    ),
    advise=("Hãy thêm dấu còn thiếu.", "Add the missing sign."),
)
COLON_EXPECTED = kind(
    "E019",
    says=(
        "Trước chỗ này thiếu dấu “:” sau khóa “{key}”.",
        "Before this place the “:” after the key “{key}” is missing.",
    ),
    advise=("Hãy thêm dấu hai chấm.", "Add the colon."),
)
NOT_A_VALUE = kind(
    "E012",
    says=("“{word}” viết không đúng cách của tệp JSON.", "“{word}” is not a JSON value."),
    advise=(
        "Văn bản phải đặt trong dấu nháy kép; số ghi như 98.5; ngoài ra chỉ có true, false, null.",
        "Text goes in double quotes; numbers look like 98.5; else only true, false and null.",
    ),
)
TRAILING_COMMA = kind(
    "E013",
    says=("Dấu phẩy thừa trước dấu đóng.", "There is a comma before the closing bracket."),
    advise=("Hãy xóa dấu phẩy.", "Delete the comma."),
)
NOT_CLOSED = kind(
    "E014",
    says=(
        "Văn bản trong dấu nháy kép không được đóng trên cùng dòng.",
        "The text in double quotes is not closed on its line.",
    ),
    advise=(
        "Hãy thêm dấu nháy kép; xuống dòng trong văn bản ghi là \\n.",
        "Add the double quote; a line break inside a text is written \\n.",
    ),
)
BAD_ESCAPE = kind(
    "E015",
    says=(
        "Dấu “\\” trong văn bản không đúng cách viết của JSON.",
        "The “\\” in this text is not as JSON writes it.",
    ),
    advise=("Hãy ghi “\\\\” nếu cần dấu này.", "Write “\\\\” where the sign itself is meant."),
)
TEXT_AFTER_END = kind(
    "E016",
    says=("Còn chữ sau khi dữ liệu đã kết thúc.", "There is more text after the end of the data."),
    advise=("Hãy xóa phần thừa.", "Delete what follows the end."),
)
NOT_FINITE = kind(
    "E017",
    says=("“{word}” không phải là con số dùng được.", "“{word}” is not a finite number."),
    advise=(
        "Hãy ghi con số thật, hoặc bỏ khóa này nếu chưa có số liệu.",
        "Write the real figure, or leave the key out if there is none yet.",
    ),
)
KEY_EXPECTED = kind(
    "E018",
    says=("Ở đây cần một khóa trong dấu nháy kép.", "A key in double quotes is needed here."),
    advise=('Hãy ghi như "khoa": 1.', 'Write it like "key": 1.'),
)

_LONGEST_WORD = 30
_STRING = r'"(?:[^"\\\n\t]++|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+'
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_WORD = r'[^ \n\t,:\[\]{}"]+'


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end has not been reached."""

    branch: Branch
    closer: str
    key: str = ""
    begun: bool = False


class _StopError(Exception):
    """A fault after which nothing can be understood."""


class Scan:
    """A walk over the text that notes where everything is, and everything that is wrong."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.text = page.text
        self.at = 0
        self.root: Branch | int = 0
        self.open: list[_Open] = []
        self.problems: list[Problem] = []
        self.string = re.compile(_STRING)
        self.word = re.compile(_WORD)
        self.blank = re.compile(r"[ \n\t]*")
        with suppress(_StopError):
            self._document()

    def _document(self) -> None:
        self._skip_blank()
        self._value()
        while self.open:
            self._entry(self.open[-1])
        self._skip_blank()
        if self.at < len(self.text):
            self._stop(TEXT_AFTER_END)

    def _entry(self, inner: _Open) -> None:
        """Read the next entry of the innermost mapping or list, or its end."""
        self._skip_blank()
        if self._peek() == inner.closer:
            self.at += 1
            self.open.pop()
            return
        if inner.begun:
            self._comma(inner)
        inner.begun = True
        if inner.closer == "}":
            self._key(inner)
        self._value()

    def _comma(self, inner: _Open) -> None:
        if self._peek() != ",":
            self._stop(COMMA_EXPECTED, closer=inner.closer)
        comma = self.at
        self.at += 1
        self._skip_blank()
        if self._peek() == inner.closer:
            self.at = comma
            self._stop(TRAILING_COMMA)

    def _key(self, inner: _Open) -> None:
        if self._peek() != '"':
            self._stop(KEY_EXPECTED)
        start = self.at
        inner.key = self._string()
        if inner.key in inner.branch.keys:
            first, _ = self.page.mark(inner.branch.keys[inner.key])
            self._note(DUPLICATE_KEY, start, key=shortened(inner.key), line=first)
        inner.branch.keys.setdefault(inner.key, start)
        self._skip_blank()
        if self._peek() != ":":
            self._stop(COLON_EXPECTED, key=shortened(inner.key))
        self.at += 1
        self._skip_blank()

    def _value(self) -> None:
        char = self._peek()
        start = self.at
        if char in {"{", "["}:
            self._begin(char)
            return
        self._place(start)
        if char == '"':
            self._string()
        else:
            self._bare_word()

    def _begin(self, char: str) -> None:
        branch = Branch(self.at, {}, {} if char == "{" else [])
        self._place(branch)
        self.open.append(_Open(branch, "}" if char == "{" else "]"))
        if len(self.open) > DEEPEST:
            self._stop(TOO_DEEP, most=DEEPEST)
        self.at += 1

    def _place(self, spot: Branch | int) -> None:
        if not self.open:
            self.root = spot
            return
        values = self.open[-1].branch.values
        if isinstance(values, dict):
            values[self.open[-1].key] = spot
        else:
            values.append(spot)

    def _string(self) -> str:
        start = self.at
        found = self.string.match(self.text, start)
        self.at = found.end() if found else start
        if self.text[self.at : self.at + 1] != '"':
            self._stop_in_string(start)
        self.at += 1
        token = self.text[start : self.at]
        text = composed(json.loads(token)) if "\\" in token else token[1:-1]
        unclean = find_unclean(text)
        if unclean is not None:
            self._note(UNCLEAN, start, char=code_point(text[unclean]))
        return text

    def _stop_in_string(self, start: int) -> NoReturn:
        rest = self.text[self.at :].strip()
        if rest in {"", "\\"}:
            line, _ = self.page.mark(start)
            self._stop(CUT_OFF, opened='"', line=line)
        if self.text[self.at] == "\\":
            self._stop(BAD_ESCAPE)
        if self.text[self.at] == "\t":
            self._stop(UNCLEAN, char=code_point("\t"))
        self._stop(NOT_CLOSED)

    def _bare_word(self) -> None:
        found = self.word.match(self.text, self.at)
        word = found[0] if found else self.text[self.at]
        if word in {"NaN", "Infinity", "-Infinity"}:
            self._note(NOT_FINITE, self.at, word=word)
        elif re.fullmatch(_NUMBER, word):
            self._check_number(word)
        elif word not in {"true", "false", "null"}:
            self._stop(NOT_A_VALUE, word=word[:_LONGEST_WORD])
        self.at += len(word)

    def _check_number(self, word: str) -> None:
        try:
            json_number(word)
        except NotANumber as fault:
            fault_kind, args = number_fault(fault)
            self._note(fault_kind, self.at, **args)

    def _peek(self) -> str:
        if self.at == len(self.text):
            opened = self.open[-1].branch.start
            line, _ = self.page.mark(opened)
            self._stop(CUT_OFF, opened=self.text[opened], line=line)
        return self.text[self.at]

    def _skip_blank(self) -> None:
        found = self.blank.match(self.text, self.at)
        self.at = found.end() if found else self.at

    def _note(self, fault: Kind, offset: int, **args: Argument) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            self.at = offset
            self._stop(MORE_PROBLEMS)
        self.problems.append(self.page.problem(fault, offset, self._path(), **args))

    def _stop(self, fault: Kind, **args: Argument) -> NoReturn:
        self.problems.append(self.page.problem(fault, self.at, (), **args))
        raise _StopError

    def _path(self) -> Path:
        """Return the path of the value being read."""
        return tuple(
            inner.key if isinstance(inner.branch.values, dict) else len(inner.branch.values) - 1
            for inner in self.open
        )
