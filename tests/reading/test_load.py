"""From a tree to a model: every fault at once, in place, with what was meant."""

from __future__ import annotations

import json
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import pytest
from pydantic import Discriminator, Field, Tag, model_validator

from parscore.documents.actuals import Actuals
from parscore.documents.plan import Plan as APlan
from parscore.reading.base import (
    Document,
    Identifier,
    IsoDate,
    Line,
    Number,
    Prose,
    Whole,
    YesNo,
    refuse,
)
from parscore.reading.files import DEEPEST
from parscore.reading.load import Unreadable, load, load_json, read_json, read_yaml
from parscore.reading.problems import kind
from parscore.values.messages import all_messages

if TYPE_CHECKING:
    from pathlib import Path

ENDS_EARLY = kind("X001", says=("Kết thúc trước khi bắt đầu.", "It ends before it starts."))


class Span(Document):
    start: IsoDate = Field(alias="from")
    end: IsoDate = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.end < self.start:
            raise refuse(ENDS_EARLY)
        return self


class Interval(Document):
    least: Number = Field(alias="from")
    most: Number = Field(alias="to")


class Levels(Document):
    type: Literal["levels"]
    levels: dict[Identifier, Number | Interval]


class PassFail(Document):
    type: Literal["pass_fail"]
    passed: Number = Field(alias="pass")


def _shape(value: object) -> str:
    return "counts" if isinstance(value, dict) and "numerator" in value else "value"


class Counts(Document):
    numerator: Whole
    denominator: Whole


class Value(Document):
    value: Number


class Colour(Enum):
    RED = "red"
    GREEN = "green"


class Leaf(Document):
    id: Identifier
    formula: Annotated[Levels | PassFail, Field(discriminator="type")] | None = None
    points: Number | Interval | None = None
    measure: (
        Annotated[
            Annotated[Counts, Tag("counts")] | Annotated[Value, Tag("value")],
            Discriminator(_shape),
        ]
        | None
    ) = None
    criteria: tuple[Leaf, ...] = ()


class Plan(Document):
    schema_id: Literal["parscore/plan/1"] = Field(alias="schema")
    title: Line = "Kế hoạch"
    note: Prose = ""
    period: Span | None = None
    op: Literal[">", ">=", "<"] = ">"
    status: Literal["done", "in_progress"] = "done"
    colour: Colour = Colour.RED
    illustrative: YesNo = False
    lead: Annotated[tuple[Line, ...], Field(min_length=1, max_length=2)] = ("UBND",)
    page: Annotated[Whole, Field(ge=1, lt=1000)] = 1
    nodes: tuple[Leaf, ...] = ()
    pair: tuple[Whole, Whole] | None = None
    code: Annotated[str, Field(pattern="^[0-9]+$")] = "1"
    names: dict[str, Line] = Field(default_factory=dict)


def faults(text: str) -> list[str]:
    """Return what is wrong with a plan, in Vietnamese, without the schema line."""
    text = text.replace("{", '{"schema": "parscore/plan/1",\n ', 1)
    with pytest.raises(Unreadable) as caught:
        load(Plan, read_json(text.encode(), "p"))
    return [str(problem).removeprefix("p:") for problem in caught.value.problems]


def test_a_document_that_fits_is_a_model() -> None:
    text = '{"schema": "parscore/plan/1", "page": 3, "nodes": [{"id": "a", "points": "98,5%"}]}'
    plan = load(Plan, read_json(text.encode(), "p"))
    assert plan.page == 3
    assert plan.nodes[0].points == Decimal("98.5")


def test_yaml_gives_the_same_model() -> None:
    text = "schema: parscore/plan/1\npage: 3\nillustrative: true\nnodes:\n- {id: a, points: 98.5}\n"
    plan = load(Plan, read_yaml(text.encode(), "p"))
    assert (plan.page, plan.illustrative) == (3, True)
    assert plan.nodes[0].points == Decimal("98.5")


def test_a_part_of_a_document_names_no_schema() -> None:
    assert load(Interval, read_json(b'{"from": 1, "to": 2}', "p")).most == 2


ALL_KEYS = (
    "schema, title, note, period, op, status, colour, illustrative, lead, page, nodes, pair, "
    "code, names"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # keys
        (
            '{"titel": "x"}',
            ["2:2: E061 Không có khóa “titel” trong mẫu. Có phải ý là “title”?"],
        ),
        (
            '{"zzz": 1}',
            [
                ("2:2: E060 Không có khóa “zzz” trong mẫu. "
                f"Các khóa dùng được: {ALL_KEYS}.")
            ],
        ),
        ('{"nodes": [{}]}', ["2:12: E062 Thiếu khóa “id”. Hãy thêm khóa này."]),
        (
            '{"nodes": [{"id": "a", "formula": {"each": 1}}]}',
            [
                ("2:35: E063 Thiếu khóa “type”. "
                "Hãy thêm khóa này với một trong các giá trị: levels, pass_fail.")
            ],
        ),
        # types
        (
            '{"nodes": {"id": "a"}}',
            ["2:11: E050 Ở đây cần một danh sách, nhưng tệp ghi một nhóm khóa."],
        ),
        (
            '{"nodes": [{"id": 7}, {"id": ["a"]}]}',
            [
                "2:19: E050 Ở đây cần một mã, nhưng tệp ghi “7”.",
                "2:30: E050 Ở đây cần một mã, nhưng tệp ghi một danh sách.",
            ],
        ),
        (
            '{"nodes": ["a"], "title": null}',
            [
                "2:12: E050 Ở đây cần một nhóm khóa, nhưng tệp ghi “a”.",
                "2:27: E050 Ở đây cần một văn bản, nhưng tệp ghi giá trị trống (null).",
            ],
        ),
        (
            '{"names": [], "title": true}',
            [
                "2:11: E050 Ở đây cần một nhóm khóa, nhưng tệp ghi một danh sách.",
                "2:24: E050 Ở đây cần một văn bản, nhưng tệp ghi “true”.",
            ],
        ),
        (
            '{"nodes": [{"id": "a", "formula": 3}]}',
            ["2:35: E050 Ở đây cần một nhóm khóa, nhưng tệp ghi “3”."],
        ),
        # options
        (
            '{"op": "=>"}',
            ["2:8: E064 “=>” không dùng được ở đây. Hãy chọn một trong các giá trị: >, >=, <."],
        ),
        (
            '{"status": "doen", "colour": "gren"}',
            [
                ("2:12: E065 “doen” không dùng được ở đây. Có phải ý là “done”? "
                "Các giá trị dùng được: done, in_progress."),
                ("2:30: E065 “gren” không dùng được ở đây. Có phải ý là “green”? "
                "Các giá trị dùng được: red, green."),
            ],
        ),
        (
            '{"status": 1}',
            [
                ("2:12: E064 “1” không dùng được ở đây. "
                "Hãy chọn một trong các giá trị: done, in_progress.")
            ],
        ),
        (
            '{"nodes": [{"id": "a", "formula": {"type": "level"}}]}',
            [
                ("2:44: E065 “level” không dùng được ở đây. Có phải ý là “levels”? "
                "Các giá trị dùng được: levels, pass_fail.")
            ],
        ),
        # limits
        (
            '{"lead": [], "page": 0}',
            [
                "2:10: E066 Danh sách có 0 mục, cần ít nhất 1. Hãy thêm cho đủ.",
                "2:22: E068 “0” không nằm trong khoảng cho phép. Giá trị phải ≥ 1.",
            ],
        ),
        (
            '{"lead": ["a", "b", "c"], "page": 1000}',
            [
                "2:10: E067 Danh sách có 3 mục, nhiều nhất là 2. Hãy bớt đi.",
                "2:35: E068 “1000” không nằm trong khoảng cho phép. Giá trị phải < 1000.",
            ],
        ),
        (
            '{"pair": [1, 2.5], "code": "x"}',
            [
                "2:14: E051 “2.5” không phải là số nguyên. Hãy ghi số không có phần thập phân.",
                "2:28: E069 “x” không hợp lệ ở đây. Hãy đối chiếu với mẫu của tệp này.",
            ],
        ),
        # a validator of the model
        (
            '{"period": {"from": "2025-12-31", "to": "2025-01-01"}}',
            ["2:12: X001 Kết thúc trước khi bắt đầu."],
        ),
        # unions: the names that pydantic gives to their members are not in the file
        (
            '{"nodes": [{"id":"a", "formula": {"type":"levels", "levels": {"X": 1}, "each": 1}}]}',
            [
                ("2:63: E053 “X” không phải là mã hợp lệ. Mã gồm chữ thường không dấu, chữ số "
                "và các dấu “_”, “-”, “.”; dài nhất 80 ký tự."),
                "2:72: E060 Không có khóa “each” trong mẫu. Các khóa dùng được: type, levels.",
            ],
        ),
        (
            '{"nodes": [{"id": "a", "points": "abc"}]}',
            [
                ("2:34: E041 “abc” không phải là một số. "
                "Hãy chỉ ghi con số; đơn vị và lời giải thích ghi ở chỗ khác.")
            ],
        ),
        (
            '{"nodes": [{"id": "a", "points": {"from": 1, "too": 2}}]}',
            [
                "2:34: E062 Thiếu khóa “to”. Hãy thêm khóa này.",
                "2:46: E061 Không có khóa “too” trong mẫu. Có phải ý là “to”?",
            ],
        ),
        (
            '{"nodes": [{"id": "a", "points": true}]}',
            ["2:34: E050 Ở đây cần một số, nhưng tệp ghi “true”."],
        ),
        (
            '{"nodes": [{"id": "a", "measure": {"numerator": 1, "denominater": 2}}]}',
            [
                "2:35: E062 Thiếu khóa “denominator”. Hãy thêm khóa này.",
                "2:52: E061 Không có khóa “denominater” trong mẫu. Có phải ý là “denominator”?",
            ],
        ),
        # depth
        (
            '{"nodes": [{"id": "a", "criteria": [{"id": "b", "criteria": [{"id": "C"}]}]}]}',
            [
                ("2:69: E053 “C” không phải là mã hợp lệ. Mã gồm chữ thường không dấu, chữ số "
                "và các dấu “_”, “-”, “.”; dài nhất 80 ký tự.")
            ],
        ),
        ('{"names": {"x": ""}}', [("2:17: E054 Ở đây không được để trống. "
         "Hãy điền nội dung; khóa không bắt buộc thì có thể bỏ.")]),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_place(text: str, told: list[str]) -> None:
    assert faults(text) == told


def test_all_faults_come_at_once_in_file_order() -> None:
    text = '{"titel": 1,\n"page": 2.5,\n"illustrative": "có",\n"period": {"from": "1/1/2025"}}'
    assert [fault.split(" ")[:2] for fault in faults(text)] == [
        ["2:2:", "E061"],
        ["3:9:", "E051"],
        ["4:17:", "E052"],
        ["5:11:", "E062"],
        ["5:20:", "E047"],
    ]


def test_a_document_full_of_faults_is_told_in_part() -> None:
    told = faults('{"nodes": [' + ",\n".join(["1"] * 500) + "]}")
    assert len(told) == 201
    assert told[-1].startswith("202:1: E099 Tệp còn nhiều lỗi khác")


def test_a_problem_has_the_path_of_the_document() -> None:
    text = (
        '{"schema": "parscore/plan/1", "nodes": [{"id": "a", "formula": '
        '{"type": "levels", "levels": {"levels": {"from": "x"}}}}]}'
    )
    with pytest.raises(Unreadable) as caught:
        load(Plan, read_json(text.encode(), "p"))
    within = ("nodes", 0, "formula", "levels", "levels")
    assert [problem.path for problem in caught.value.problems] == [
        (*within, "to"),
        (*within, "from"),
    ]


def schema_fault(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        load(Plan, read_json(text.encode(), "p"))
    (problem,) = caught.value.problems
    return str(problem)


def test_another_kind_of_document_is_refused() -> None:
    assert schema_fault('{"schema": "parscore/actuals/1", "zzz": 1}') == (
        "p:1:12: E070 Tệp này ghi mẫu “parscore/actuals/1”, nhưng ở đây cần “parscore/plan/1”. "
        "Hãy kiểm tra xem có chọn nhầm tệp không."
    )
    assert " E070 " in schema_fault('{"schema": "parscore/plan/0"}')
    assert " E070 " in schema_fault('{"schema": "parscore/plan/²"}')
    assert " E070 " in schema_fault('{"schema": ""}')


def test_a_later_version_asks_for_a_newer_program() -> None:
    assert schema_fault('{"schema": "parscore/plan/2", "zzz": 1}') == (
        "p:1:12: E071 Tệp này theo mẫu “parscore/plan/2”, mới hơn mẫu “parscore/plan/1” "
        "mà chương trình này đọc được. Hãy cập nhật parscore."
    )


def test_a_document_that_names_no_schema_is_refused() -> None:
    assert schema_fault("{}") == (
        "p:1:1: E063 Thiếu khóa “schema”. "
        "Hãy thêm khóa này với một trong các giá trị: parscore/plan/1."
    )
    assert schema_fault('{"schema": 1}').startswith("p:1:12: E064 “1” không dùng được ở đây.")
    assert schema_fault("[]").startswith("p:1:1: E050 Ở đây cần một nhóm khóa")


def test_the_model_describes_itself_to_editors() -> None:
    schema = json.dumps(Plan.model_json_schema())
    assert '"const": "parscore/plan/1"' in schema


def test_every_sentence_is_whole_in_both_languages() -> None:
    for code, message in all_messages().items():
        if code.startswith("E0"):
            assert message.vi[-1] in ".?", code
            assert message.en[-1] in ".?1", code
            assert message.vi[0].isupper() or message.vi[0] in "“{", code


@pytest.mark.parametrize("model", [APlan, Actuals])
def test_of_what_is_too_deep_only_that_is_told(model: type[Document], tmp_path: Path) -> None:
    file = tmp_path / "d.json"
    for deep in ("[" * 61 + "]" * 61, '{"schema": "other/1", "x":' + "[" * 300 + "]" * 300 + "}"):
        file.write_text(deep, encoding="utf-8")
        with pytest.raises(Unreadable) as caught:
            load_json(model, str(file))
        assert [problem.code for problem in caught.value.problems] == ["E008"]
    file.write_text('{"schema": "other/1", "x": [[]]}', encoding="utf-8")
    with pytest.raises(Unreadable) as caught:
        load_json(model, str(file))
    assert "E008" not in {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize("model", [APlan, Actuals])
def test_no_value_of_what_load_json_reads_may_be_of_any_depth(model: type[Document]) -> None:
    def depth(annotation: Any, within: tuple[Any, ...] = ()) -> int:  # noqa: ANN401
        assert annotation not in (*within, Any, object)
        inside = (*within, annotation)
        if isinstance(annotation, type) and issubclass(annotation, Document):
            fields = annotation.model_fields.values()
            return 1 + max(depth(field.annotation, inside) for field in fields)
        if get_origin(annotation) is Literal:
            return 0
        return 1 + max((depth(one, inside) for one in get_args(annotation)), default=0)

    assert depth(model) < DEEPEST
