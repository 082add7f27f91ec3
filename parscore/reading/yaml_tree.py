"""YAML, strictly: every value is the text that stands there, and nothing stands for another.

`1.10` stays "1.10", `no` stays "no"; only `null`, `~` and nothing at all are null. Anchors,
aliases, tags, tabs and several documents in a file are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from parscore.reading.files import (
    DEEPEST,
    DUPLICATE_KEY,
    EMPTY,
    TOO_DEEP,
    UNCLEAN,
    code_point,
    composed,
    decode,
)
from parscore.reading.problems import MORE_PROBLEMS, MOST_PROBLEMS, Unreadable, kind, shortened
from parscore.reading.source import Branch, Source
from parscore.reading.yaml_faults import explain
from parscore.values.text import find_unclean

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from parscore.reading.problems import Kind, Problem
    from parscore.reading.source import Page, Tree
    from parscore.values.messages import Argument

TAB = kind(
    "E020",
    says=("Tệp YAML không được dùng phím Tab.", "A YAML file must not hold tabs."),
    advise=("Hãy thay mỗi Tab bằng dấu cách.", "Replace each tab with spaces."),
)
ALIAS = kind(
    "E021",
    says=(
        "Dấu “&” và “*” đứng đầu (để gọi lại đoạn khác) không được dùng ở đây.",
        "YAML anchors and aliases (“&”, “*”) are not allowed here.",
    ),
    advise=(
        "Hãy viết đầy đủ nội dung; nếu là văn bản thì đặt trong dấu nháy.",
        "Write the content out; if it is a text, put it in quotes.",
    ),
)
TAG = kind(
    "E022",
    says=(
        "Dấu “!” đứng đầu không được dùng ở đây.",
        "YAML tags (“!”) are not allowed here.",
    ),
    advise=(
        "Hãy bỏ dấu này; nếu là văn bản thì đặt trong dấu nháy.",
        "Remove the tag; if it is a text, put it in quotes.",
    ),
)
SECOND_DOCUMENT = kind(
    "E023",
    says=(
        "Tệp gồm nhiều phần ngăn bằng dấu “---”; mỗi tệp chỉ được có một phần.",
        "The file holds more than one YAML document (“---”).",
    ),
    advise=("Hãy tách thành nhiều tệp.", "Split it into several files."),
)
COMPLEX_KEY = kind(
    "E024",
    says=("Khóa phải là một từ.", "A key must be a single word."),
    advise=(
        "Nếu đây là văn bản bắt đầu bằng dấu ngoặc, hãy đặt nó trong dấu nháy.",
        "If this is a text that starts with a bracket, put it in quotes.",
    ),
)

_NULLS = {"", "~", "null"}


def read_yaml(data: bytes, name: str) -> Source:
    """Read a YAML document; its values become `str`, or None where nothing stands.

    Raises:
        Unreadable: with every problem that can be told, each at its line and column.
    """
    page = decode(data, name)
    tab = page.text.find("\t")
    if tab >= 0:
        raise Unreadable([page.problem(TAB, tab)])
    builder = _Builder(page)
    if builder.problems:
        raise Unreadable(builder.problems)
    index = builder.index
    return Source(page, data, builder.tree, lambda: index)


class _OpenMapping:
    """A mapping whose end has not been reached; `key` is the one that was read last."""

    def __init__(self, start: int) -> None:
        self.tree: dict[str, Tree] = {}
        self.places: dict[str, Branch | int] = {}
        self.branch = Branch(start, {}, self.places)
        self.key = ""
        self.at_key = True

    def put(self, value: Tree, spot: Branch | int) -> None:
        self.at_key = True
        self.tree[self.key] = value
        self.places[self.key] = spot

    def last(self) -> str:
        return self.key


class _OpenList:
    """A list whose end has not been reached."""

    at_key = False

    def __init__(self, start: int) -> None:
        self.tree: list[Tree] = []
        self.places: list[Branch | int] = []
        self.branch = Branch(start, {}, self.places)

    def put(self, value: Tree, spot: Branch | int) -> None:
        self.tree.append(value)
        self.places.append(spot)

    def last(self) -> int:
        return len(self.tree) - 1


class _StopError(Exception):
    """A fault after which nothing can be understood."""


class _Builder:
    """Builds the tree and the index of places from the events of the YAML parser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.tree: Tree = None
        self.index: Branch | int = 0
        self.open: list[_OpenMapping | _OpenList] = []
        self.problems: list[Problem] = []
        self.documents = 0
        self._read()

    def _read(self) -> None:
        import yaml  # noqa: PLC0415 - slow to import, and no use to who reads JSON only

        handlers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
            yaml.StreamEndEvent: self._stream_end,
        }
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            for event in yaml.parse(self.page.text, Loader=loader):
                handler = handlers.get(type(event))
                if handler:
                    handler(event)
        except yaml.YAMLError as error:
            self.problems.append(explain(error, self.page))
        except _StopError:
            return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        start = _start(event)
        quoted = event.style == '"'  # only then can escapes hide what `decode` has refused
        text = composed(event.value) if quoted else event.value
        inner = self.open[-1] if self.open else None
        if isinstance(inner, _OpenMapping) and inner.at_key:
            self._key(inner, text, start)
        else:
            self._put(None if not event.style and text in _NULLS else text, start)
        self._check_unadorned(event)
        if quoted:
            self._check_clean(text, start)

    def _mapping(self, event: yaml.MappingStartEvent) -> None:
        self._begin(event, _OpenMapping(_start(event)))

    def _sequence(self, event: yaml.SequenceStartEvent) -> None:
        self._begin(event, _OpenList(_start(event)))

    def _begin(self, event: yaml.CollectionStartEvent, begun: _OpenMapping | _OpenList) -> None:
        if self.open and self.open[-1].at_key:
            self._stop(COMPLEX_KEY, event)
        self._put(begun.tree, begun.branch)
        self._check_unadorned(event)
        self.open.append(begun)
        if len(self.open) > DEEPEST:
            self._stop(TOO_DEEP, event, most=DEEPEST)

    def _end(self, _: yaml.CollectionEndEvent) -> None:
        self.open.pop()

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._stop(ALIAS, event)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop(SECOND_DOCUMENT, event)

    def _stream_end(self, _: yaml.StreamEndEvent) -> None:
        if not self.documents:
            self.problems.append(EMPTY.problem(self.page.name))

    def _check_unadorned(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._stop(ALIAS, event)
        if event.tag is not None:
            self._note(TAG, _start(event))

    def _check_clean(self, text: str, start: int) -> None:
        unclean = find_unclean(text)
        if unclean is not None:
            self._note(UNCLEAN, start, char=code_point(text[unclean]))

    def _key(self, inner: _OpenMapping, key: str, start: int) -> None:
        inner.key, inner.at_key = key, False
        if key in inner.branch.keys:
            line, _ = self.page.mark(inner.branch.keys[key])
            self._note(DUPLICATE_KEY, start, key=shortened(key), line=line)
        inner.branch.keys.setdefault(key, start)

    def _put(self, value: Tree, spot: Branch | int) -> None:
        if self.open:
            self.open[-1].put(value, spot)
        else:
            self.tree, self.index = value, spot

    def _note(self, fault: Kind, offset: int, **args: Argument) -> None:
        if len(self.problems) == MOST_PROBLEMS:
            self.problems.append(self.page.problem(MORE_PROBLEMS, offset))
            raise _StopError
        path = tuple(inner.last() for inner in self.open)
        self.problems.append(self.page.problem(fault, offset, path, **args))

    def _stop(self, fault: Kind, event: yaml.Event, **args: Argument) -> NoReturn:
        self.problems.append(self.page.problem(fault, _start(event), (), **args))
        raise _StopError


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0
