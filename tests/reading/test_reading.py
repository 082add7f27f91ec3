"""Reading JSON and YAML: every hostile input is one problem, in place, in plain words."""

from __future__ import annotations

import io
import json
import sys
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from parscore.reading.files import decode
from parscore.reading.json_scan import Scan
from parscore.reading.json_tree import _parse
from parscore.reading.load import Problem, Source, Unreadable, read_file, read_json, read_yaml
from parscore.values.text import is_clean, nfc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from parscore.reading.problems import Path as TreePath
    from parscore.reading.source import Tree

READERS = [read_json, read_yaml]
ESCAPES = [
    "\\n",
    "\\t",
    '\\"',
    "\\/",
    "\\\\",
    "\\u0301",
    "\\u0000",
    "\\u0065",
    "\\b",
    "\\r",
    "\\\n ",
]


def said(read: Callable[[bytes, str], Source], data: str | bytes) -> list[str]:
    """Return what the reader says is wrong, in Vietnamese."""
    with pytest.raises(Unreadable) as caught:
        read(data.encode() if isinstance(data, str) else data, "tep")
    return [str(problem) for problem in caught.value.problems]


def codes(read: Callable[[bytes, str], Source], data: str | bytes) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read(data.encode() if isinstance(data, str) else data, "tep")
    return [problem.code for problem in caught.value.problems]


# -- what is read -------------------------------------------------------------------------------


def test_json_numbers_are_exact_decimals() -> None:
    source = read_json(b'{"a": 98.50, "b": 7, "c": 1e2, "d": [true, null, "7"]}', "tep")
    assert source.tree == {
        "a": Decimal("98.50"),
        "b": Decimal(7),
        "c": Decimal(100),
        "d": [True, None, "7"],
    }
    assert isinstance(source.tree, dict)
    assert str(source.tree["a"]) == "98.50"


def test_yaml_values_are_the_text_that_stands_there() -> None:
    text = "a: 1.10\nb: no\nc: 12:30\nd: 010\ne: 1_000\nf: 2025-01-01\ng: 2,5\nh: '~'\ni: NULL\n"
    assert read_yaml(text.encode(), "tep").tree == {
        "a": "1.10",
        "b": "no",
        "c": "12:30",
        "d": "010",
        "e": "1_000",
        "f": "2025-01-01",
        "g": "2,5",
        "h": "~",
        "i": "NULL",
    }


def test_yaml_null_is_only_null_tilde_or_nothing() -> None:
    assert read_yaml(b"a: null\nb: ~\nc:\nd: ''\ne: 'null'\n", "tep").tree == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
    }


@pytest.mark.parametrize("read", READERS)
def test_text_is_composed_and_lines_end_in_one_way(read: Callable[[bytes, str], Source]) -> None:
    data = '\ufeff{"to\u0302": "ma\u0323",\r\n "b": "\\u0061\\u0301\\r\\nx"}'.encode()
    source = read(data, "tep")
    assert source.tree == {"tô": "mạ", "b": "á\nx"}
    assert source.locate(("b",)) == (2, 7)


@given(
    st.lists(st.sampled_from([*"aeD/'\" \n\t", *"\u00d0\u0301\u0323\u0338\u0085\u2028", *ESCAPES])),
    st.sampled_from(['{"k": "%s"}', '"%s": "%s"', "k: %s", "k: '%s'", "k: >\n  %s", "k: |-\n  %s"]),
)
def test_whatever_is_read_is_composed_and_clean(parts: list[str], form: str) -> None:
    """So `load` need not look at each text again."""
    read = read_json if form.startswith("{") else read_yaml
    text = "".join(parts)
    try:
        source = read(form.replace("%s", text).encode(), "tep")
    except Unreadable:
        return
    assert source.is_clean
    assert isinstance(source.tree, dict)
    for one in (*source.tree, *source.tree.values()):
        assert not isinstance(one, str) or (nfc(one) == one and is_clean(one))


def test_a_source_knows_its_bytes() -> None:
    source = read_json(b"[]", "tep.json")
    assert (source.name, source.data) == ("tep.json", b"[]")
    assert source.sha256 == "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"


@pytest.mark.parametrize("read", READERS)
def test_a_place_that_is_not_there_is_told_by_what_should_hold_it(
    read: Callable[[bytes, str], Source],
) -> None:
    source = read(b'{"a": [1,\n  {"b": 2}]}', "tep")
    assert source.locate(()) == (1, 1)
    assert source.locate(("a",)) == (1, 7)
    assert source.locate(("a",), key=True) == (1, 2)
    assert source.locate(("a", 1, "b")) == (2, 9)
    assert source.locate(("a", 1, "b"), key=True) == (2, 4)
    assert source.locate(("a", 1, "z")) == (2, 3)
    assert source.locate(("a", 9)) == (1, 7)
    assert source.locate(("a", "z")) == (1, 7)
    assert source.locate(("z", "y"), key=True) == (1, 1)
    assert source.locate((0,)) == (1, 1)
    assert source.locate(("a", 0, "x")) == (1, 8)


# -- what is refused, whatever the format -------------------------------------------------------

WHOLE_FILE = [
    (b"", "tep: E005 Tệp trống, không có dữ liệu. Hãy kiểm tra xem tệp đã được lưu chưa."),
    (
        b" \r\n\xef\xbb\xbf"[:3],
        "tep: E005 Tệp trống, không có dữ liệu. Hãy kiểm tra xem tệp đã được lưu chưa.",
    ),
    (
        b"[" * 100_000_000,
        "tep: E004 Tệp lớn hơn 20 MB. Hãy kiểm tra xem có chọn nhầm tệp không.",
    ),
    (
        b"[" * 19_000_000,
        "tep:1:61: E008 Dữ liệu lồng nhau quá 60 tầng. Hãy kiểm tra dấu ngoặc và thụt lề.",
    ),
    (
        '{"a": "Đạt"}'.encode("utf-16"),
        (
            "tep:1:1: E006 Tệp không được lưu bằng bảng mã UTF-8. "
            "Hãy mở tệp và lưu lại (Save As) với bảng mã UTF-8."
        ),
    ),
    (
        '{"a": "Đạt"}'.encode("utf-16-le"),
        (
            "tep:1:1: E006 Tệp không được lưu bằng bảng mã UTF-8. "
            "Hãy mở tệp và lưu lại (Save As) với bảng mã UTF-8."
        ),
    ),
    (
        '{"ấ": 1,\n "b": "'.encode() + b'\xd0"}',
        (
            "tep:2:8: E006 Tệp không được lưu bằng bảng mã UTF-8. "
            "Hãy mở tệp và lưu lại (Save As) với bảng mã UTF-8."
        ),
    ),
    (
        b'{"a": "x\x00"}',
        ("tep:1:9: E007 Văn bản có ký tự ẩn không dùng được (U+0000). Hãy xóa ký tự ở vị trí này."),
    ),
    (
        b'{"a":\n "x\\u001b[31m"}',
        ("tep:2:2: E007 Văn bản có ký tự ẩn không dùng được (U+001B). Hãy xóa ký tự ở vị trí này."),
    ),
    (
        '{"a": "\u202e"}'.encode(),
        ("tep:1:8: E007 Văn bản có ký tự ẩn không dùng được (U+202E). Hãy xóa ký tự ở vị trí này."),
    ),
    (
        b'{"a": 1,\n "b": 2,\n "a": 3}',
        "tep:3:2: E009 Khóa “a” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa.",
    ),
    (
        '{"é": 1,\n "e\u0301": 2}'.encode(),
        "tep:2:2: E009 Khóa “é” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa.",
    ),
]


@pytest.mark.parametrize("read", READERS)
@pytest.mark.parametrize(("data", "sentence"), WHOLE_FILE, ids=range(len(WHOLE_FILE)))
def test_a_hostile_file_is_one_problem(
    read: Callable[[bytes, str], Source], data: bytes, sentence: str
) -> None:
    assert said(read, data) == [sentence]


@pytest.mark.parametrize("read", READERS)
def test_sixty_levels_are_read_and_sixty_one_are_not(
    read: Callable[[bytes, str], Source],
) -> None:
    assert read(b"[" * 60 + b"]" * 60, "tep").tree
    assert codes(read, b"[" * 61 + b"]" * 61) == ["E008"]
    assert codes(read, b'{"a":' * 61 + b"1" + b"}" * 61) == ["E008"]


def test_problems_speak_english_too() -> None:
    with pytest.raises(Unreadable) as caught:
        read_json(b'{"a": 1, "a": 2}', "x.json")
    assert caught.value.problems[0].render("en") == (
        "x.json:1:10: E009 The key “a” is repeated: it is already on line 1. Keep one of them."
    )
    assert str(caught.value) == str(caught.value.problems[0])


def test_all_problems_come_at_once_in_file_order() -> None:
    text = '{"a": NaN,\n "b": 1e400,\n "a": [-Infinity, 1.1234567890123],\n "c": "\\ud800"}'
    assert said(read_json, text) == [
        (
            "tep:1:7: E017 “NaN” không phải là con số dùng được. "
            "Hãy ghi con số thật, hoặc bỏ khóa này nếu chưa có số liệu."
        ),
        (
            "tep:2:7: E044 “1e400” quá lớn: phần nguyên có nhiều nhất 15 chữ số. "
            "Hãy kiểm tra lại con số."
        ),
        "tep:3:2: E009 Khóa “a” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa.",
        (
            "tep:3:8: E017 “-Infinity” không phải là con số dùng được. "
            "Hãy ghi con số thật, hoặc bỏ khóa này nếu chưa có số liệu."
        ),
        (
            "tep:3:19: E045 “1.1234567890123” có quá nhiều chữ số thập phân: nhiều nhất 12. "
            "Hãy ghi tử số và mẫu số, hoặc làm tròn con số."
        ),
        ("tep:4:7: E007 Văn bản có ký tự ẩn không dùng được (U+D800). Hãy xóa ký tự ở vị trí này."),
    ]


@pytest.mark.parametrize("read", READERS)
def test_a_file_full_of_faults_is_told_in_part(read: Callable[[bytes, str], Source]) -> None:
    entries = ",\n".join(['"a": 1'] * 1_000_000)
    told = said(read, f"{{{entries}}}")
    assert len(told) == 201
    assert told[-2:] == [
        "tep:201:1: E009 Khóa “a” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa.",
        (
            "tep:202:1: E099 Tệp còn nhiều lỗi khác, từ chỗ này trở đi không liệt kê nữa. "
            "Hãy sửa các lỗi đã nêu rồi chạy lại."
        ),
    ]


def test_a_problem_within_a_document_has_its_path() -> None:
    with pytest.raises(Unreadable) as caught:
        read_json(b'{"a": [1, {"b": NaN}], "c": {"d": 1, "d": 2}}', "tep")
    assert [problem.path for problem in caught.value.problems] == [("a", 1, "b"), ("c", "d")]
    with pytest.raises(Unreadable) as caught:
        read_yaml(b"a: [1, {b: !x 1}]\nc: {d: 1, d: 2}\n", "tep")
    assert [problem.path for problem in caught.value.problems] == [("a", 1, "b"), ("c", "d")]


# -- JSON ---------------------------------------------------------------------------------------

CUT_OFF = "chưa đóng. Hãy lấy lại tệp đầy đủ."
TOO_BIG = "quá lớn: phần nguyên có nhiều nhất 15 chữ số. Hãy kiểm tra lại con số."
NOT_JSON = (
    "viết không đúng cách của tệp JSON. Văn bản phải đặt trong dấu nháy kép; "
    "số ghi như 98.5; ngoài ra chỉ có true, false, null."
)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('{\n"a": [1,', f"tep:2:9: E010 Tệp bị cắt cụt: dấu “[” mở ở dòng 2 {CUT_OFF}"),
        ('{"a":', f"tep:1:6: E010 Tệp bị cắt cụt: dấu “{{” mở ở dòng 1 {CUT_OFF}"),
        ('{"a": "xyz', f'tep:1:11: E010 Tệp bị cắt cụt: dấu “"” mở ở dòng 1 {CUT_OFF}'),
        ('["xyz\\', f'tep:1:6: E010 Tệp bị cắt cụt: dấu “"” mở ở dòng 1 {CUT_OFF}'),
        (
            '{"a": 1\n "b": 2}',
            "tep:2:2: E011 Trước chỗ này thiếu dấu “,” hoặc dấu “}”. Hãy thêm dấu còn thiếu.",
        ),
        (
            '{"a" 1}',
            "tep:1:6: E019 Trước chỗ này thiếu dấu “:” sau khóa “a”. Hãy thêm dấu hai chấm.",
        ),
        ("[True]", f"tep:1:2: E012 “True” {NOT_JSON}"),
        ("[01]", f"tep:1:2: E012 “01” {NOT_JSON}"),
        ("[1.]", f"tep:1:2: E012 “1.” {NOT_JSON}"),
        ("[98,5%]", f"tep:1:5: E012 “5%” {NOT_JSON}"),
        ("[1,,2]", f"tep:1:4: E012 “,” {NOT_JSON}"),
        ("// x\n[]", f"tep:1:1: E012 “//” {NOT_JSON}"),
        ("[1, 2,]", "tep:1:6: E013 Dấu phẩy thừa trước dấu đóng. Hãy xóa dấu phẩy."),
        ('{"a": 1 , }', "tep:1:9: E013 Dấu phẩy thừa trước dấu đóng. Hãy xóa dấu phẩy."),
        (
            '["a\nb"]',
            (
                "tep:1:4: E014 Văn bản trong dấu nháy kép không được đóng trên cùng dòng. "
                "Hãy thêm dấu nháy kép; xuống dòng trong văn bản ghi là \\n."
            ),
        ),
        (
            '["C:\\tep\\dulieu"]',
            (
                "tep:1:9: E015 Dấu “\\” trong văn bản không đúng cách viết của JSON. "
                "Hãy ghi “\\\\” nếu cần dấu này."
            ),
        ),
        (
            '["a\tb"]',
            (
                "tep:1:4: E007 Văn bản có ký tự ẩn không dùng được (U+0009). "
                "Hãy xóa ký tự ở vị trí này."
            ),
        ),
        (
            f'{{"{"k" * 100}": 1, "{"k" * 100}": 2}}',
            f"tep:1:109: E009 Khóa “{'k' * 60}…” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa.",
        ),
        ("[] []", "tep:1:4: E016 Còn chữ sau khi dữ liệu đã kết thúc. Hãy xóa phần thừa."),
        (
            "{'a': 1}",
            'tep:1:2: E018 Ở đây cần một khóa trong dấu nháy kép. Hãy ghi như "khoa": 1.',
        ),
        (
            "9" * 100,
            f"tep:1:1: E044 “{'9' * 64}” {TOO_BIG}",
        ),
        (
            "1e99999999999999999999",
            f"tep:1:1: E044 “1e99999999999999999999” {TOO_BIG}",
        ),
    ],
)
def test_what_is_not_json_is_told_in_place(text: str, sentence: str) -> None:
    assert said(read_json, text) == [sentence]


JSON_LIKE = st.text('{}[]:,"\\ \n\ttruefalsn0123eE.-+uNaIity\u0301é').filter(str.strip)


@given(JSON_LIKE)
def test_the_scan_agrees_with_the_standard_parser(text: str) -> None:
    check_agreement(text)


@given(st.data())
def test_the_scan_agrees_on_json_with_a_slip(data: st.DataObject) -> None:
    text = json.dumps(data.draw(json_values()), ensure_ascii=data.draw(st.booleans()))
    at = data.draw(st.integers(0, len(text)))
    width = data.draw(st.integers(0, 2))
    check_agreement(text[:at] + data.draw(JSON_LIKE) + text[at + width :])


def check_agreement(text: str) -> None:
    assume(is_clean(text))  # else it is refused before any of the two sees it
    page = decode(text.encode(), "tep")
    problems = Scan(page).problems
    try:
        _parse(page.text)
    except ValueError:
        assert problems
    else:
        assert not problems


def json_values() -> st.SearchStrategy[object]:
    leaves = st.none() | st.booleans() | st.integers(-(10**14), 10**14) | st.text()
    keys = st.text(max_size=3)
    return st.recursive(leaves, lambda inner: st.lists(inner) | st.dictionaries(keys, inner))


# -- YAML ---------------------------------------------------------------------------------------

ALIAS = (
    "E021 Dấu “&” và “*” đứng đầu (để gọi lại đoạn khác) không được dùng ở đây. "
    "Hãy viết đầy đủ nội dung; nếu là văn bản thì đặt trong dấu nháy."
)
TAG = (
    "E022 Dấu “!” đứng đầu không được dùng ở đây. "
    "Hãy bỏ dấu này; nếu là văn bản thì đặt trong dấu nháy."
)
COLON = (
    "E025 Dấu “:” ở đây không đúng chỗ. Văn bản có dấu “:” phải đặt trong dấu nháy; "
    "khóa phải thẳng cột với khóa cùng cấp."
)
SHAPE = (
    "E030 Cách viết ở đây không đúng với tệp YAML. "
    "Hãy kiểm tra thụt lề so với dòng trên, dấu “:” sau khóa và dấu nháy."
)
BOMB = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*a, *a, *a]\n" for n in "bcdefghij")

YAML_FAULTS = [
    ("a: 1\nb:\n\tc: 2\n", ("3:1: E020 Tệp YAML không được dùng phím Tab. "
     "Hãy thay mỗi Tab bằng dấu cách.")),
    (BOMB, f"1:4: {ALIAS}"),
    ("a: *x", f"1:4: {ALIAS}"),
    ("a: &x {b: 1}", f"1:4: {ALIAS}"),
    ("a: !!python/object/apply:os.system [ls]", f"1:4: {TAG}"),
    ("a: !!str 1", f"1:4: {TAG}"),
    ("a: ! b", f"1:4: {TAG}"),
    ("a: 1\n---\nb: 2\n", ("2:1: E023 Tệp gồm nhiều phần ngăn bằng dấu “---”; mỗi tệp chỉ được "
     "có một phần. Hãy tách thành nhiều tệp.")),
    ("a: {{b}}", ("1:5: E024 Khóa phải là một từ. "
     "Nếu đây là văn bản bắt đầu bằng dấu ngoặc, hãy đặt nó trong dấu nháy.")),
    ("title: Tỷ lệ: 98%", f"1:13: {COLON}"),
    ("a: 1\n  b: 2", f"2:4: {COLON}"),
    ("a: 1\nb: 'x\nc: 2\n", ("2:4: E026 Dấu nháy mở ở đây không được đóng. "
     "Hãy thêm dấu nháy ở cuối văn bản.")),
    ('a: b\n"c" d\n', "2:1: E027 Sau khóa ở đây thiếu dấu “:”. Hãy ghi như “khoa: giá trị”."),
    ("a: %x", ("1:4: E028 Giá trị không được bắt đầu bằng “%”. "
     "Hãy đặt cả giá trị trong dấu nháy.")),
    ("a: [1, 2\nb: 1\n", ("2:2: E029 Dấu “[” mở ở dòng 1 không được đóng đúng chỗ. "
     "Hãy kiểm tra dấu phẩy và dấu đóng ngoặc.")),
    ("- a\nb: 1\n", f"2:1: {SHAPE}"),
    (" a: 1\nb: 2\n", f"2:1: {SHAPE}"),
    ("a: 'x' y\n", f"1:8: {SHAPE}"),
    ("%YAML 3.0\n---\na: 1\n", f"1:1: {SHAPE}"),
    ("a: 1\na: 2\n", "2:1: E009 Khóa “a” bị lặp: đã có ở dòng 1. Hãy giữ lại một khóa."),
    ('"a\\0": 1\n', ("1:1: E007 Văn bản có ký tự ẩn không dùng được (U+0000). "
     "Hãy xóa ký tự ở vị trí này.")),
]  # fmt: skip


@pytest.fixture(params=["libyaml", "without libyaml"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "without libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader")


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize(("text", "sentence"), YAML_FAULTS, ids=range(len(YAML_FAULTS)))
def test_what_is_not_plain_yaml_is_told_in_place(text: str, sentence: str) -> None:
    assert said(read_yaml, text) == [f"tep:{sentence}"]


@pytest.mark.usefixtures("_loader")
def test_a_file_of_comments_is_empty() -> None:
    assert codes(read_yaml, "# chưa có gì\n") == ["E005"]
    assert read_yaml(b"---\n", "tep").tree is None


@pytest.mark.usefixtures("_loader")
def test_both_yaml_parsers_know_the_same_places() -> None:
    source = read_yaml("é: [1, 'ấ', {b: \U0001f600, c: 2}]\nd:\n- x\n".encode(), "tep")
    assert source.locate(("é", 2, "c")) == (1, 23)
    assert source.locate(("é", 2, "c"), key=True) == (1, 20)
    assert source.locate(("d", 0)) == (3, 3)


# -- properties ---------------------------------------------------------------------------------

SHAPES = st.recursive(
    st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple),
    max_leaves=30,
)


def filled(shape: object, numbers: Iterator[int]) -> Tree:
    """Give a shape (list: list, tuple: mapping, None: text) words that are all different."""
    if shape is None:
        return f"chữ{next(numbers)}."
    if isinstance(shape, list):
        return [filled(inner, numbers) for inner in shape]
    assert isinstance(shape, tuple)
    return {f"khóa{next(numbers)}.": filled(inner, numbers) for inner in shape}


def places(tree: Tree, path: TreePath = ()) -> Iterator[tuple[TreePath, Tree]]:
    yield path, tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from places(value, (*path, key))
    if isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from places(value, (*path, index))


def check_places(source: Source, text: str) -> None:
    lines = text.split("\n")

    def at(path: TreePath, *, key: bool = False) -> str:
        line, column = source.locate(path, key=key)
        return lines[line - 1][column - 1 :].lstrip("\"'")

    for path, value in places(source.tree):
        if isinstance(value, str):
            assert at(path).startswith(value)
        elif value:
            assert at(path)[0] in "{[-k"
        if path and isinstance(path[-1], str):
            assert at(path, key=True).startswith(path[-1])


@given(SHAPES, st.sampled_from([None, 0, 1, 4]))
def test_json_is_read_back_and_every_place_is_right(shape: object, indent: int | None) -> None:
    tree = filled(shape, count())
    text = json.dumps(tree, ensure_ascii=False, indent=indent)
    source = read_json(text.encode(), "tep")
    assert source.tree == tree
    check_places(source, text)


@given(SHAPES, st.sampled_from([None, True, False]))
def test_yaml_is_read_back_and_every_place_is_right(shape: object, flow: bool | None) -> None:  # noqa: FBT001
    tree = filled(shape, count())
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    source = read_yaml(text.encode(), "tep")
    assert source.tree == tree
    check_places(source, text)


@pytest.mark.parametrize("read", READERS)
@given(data=st.binary() | st.text().map(str.encode) | JSON_LIKE.map(str.encode))
def test_any_bytes_are_a_document_or_a_problem(
    read: Callable[[bytes, str], Source], data: bytes
) -> None:
    try:
        problems = check_top(read(data, "tep"))
    except Unreadable as refused:
        problems = refused.problems
        assert problems
    for problem in problems:
        assert problem.code.startswith("E0")
        assert problem.render("vi") != problem.render("en")


def check_top(source: Source) -> tuple[Problem, ...]:
    line, column = source.locate(())
    assert line >= 1
    assert column >= 1
    return ()


# -- files --------------------------------------------------------------------------------------


def refusal(path: Path | str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    (problem,) = caught.value.problems
    return str(problem)


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "kế hoạch.json"
    file.write_bytes(b"\xff\x00\r\n")
    assert read_file(file) == read_file(str(file)) == b"\xff\x00\r\n"


def test_standard_input_is_read_for_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"[1]")))
    assert read_file("-") == b"[1]"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    missing = tmp_path / "plan.json"
    sentence = "E001 Không có tệp này. Hãy kiểm tra tên tệp và thư mục."
    assert refusal(missing) == f"{missing}: {sentence}"
    (tmp_path / "tep").touch()
    assert refusal(tmp_path / "tep" / "plan.json").endswith(sentence)
    (tmp_path / "plan.json.d").mkdir()
    assert refusal(missing).endswith(sentence), "a folder is not meant"
    (tmp_path / "plan-2025.json").touch()
    assert refusal(missing).endswith("E001 Không có tệp này. Có phải là “plan-2025.json”?")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert refusal(tmp_path) == (
        f"{tmp_path}: E002 Đây là thư mục, không phải tệp. Hãy chỉ rõ một tệp trong thư mục."
    )


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_a_problem(name: str) -> None:
    assert " E003 Không mở được tệp này. Hãy kiểm tra quyền đọc, " in refusal(name)


def test_a_name_that_is_not_text_can_still_be_printed() -> None:
    assert refusal("kh\udcc3ng.json").startswith("kh?ng.json: E001 ")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without an end")
def test_a_file_without_an_end_is_too_large() -> None:
    assert refusal("/dev/zero").startswith("/dev/zero: E004 Tệp lớn hơn 20 MB.")
