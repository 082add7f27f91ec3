from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from parscore.documents.inference_rules import InferenceRules
from parscore.inference import Defect, Program, RulesRejected, compile_rules, conclude, fact, limits
from parscore.inference.domains import describe
from parscore.inference.vocabulary import INPUTS, Whole
from parscore.reading.load import load, read_yaml

if TYPE_CHECKING:
    from parscore.reading.load import Source

PLAIN = """
  - id: {id}
    title: Quy tắc
    when: {when}
    unless: {unless}
    then: {then}
    severity: info
    message: {message}
    source: {source}
"""
MESSAGE = "{vi: Có., en: Yes.}"
SOURCE = "{basis: assumed, reason: Thử.}"


def rule(
    when: str = "[result: {node: $n}]",
    then: str = "[finding: {}]",
    unless: str = "[]",
    *,
    message: str = MESSAGE,
    source: str = SOURCE,
    id: str = "luat",  # noqa: A002
) -> str:
    return PLAIN.format(id=id, when=when, then=then, unless=unless, message=message, source=source)


def source(*rules: str, head: str = "") -> Source:
    text = f"schema: parscore/inference/1\n{head}rules:\n{''.join(rules) or '  []'}"
    return read_yaml(text.encode(), "luat.yaml")


def compiled(*rules: str, head: str = "") -> Program:
    return compile_rules({"luat.yaml": load(InferenceRules, source(*rules, head=head))})


def defects(*rules: str, head: str = "") -> list[Defect]:
    with pytest.raises(RulesRejected) as caught:
        compiled(*rules, head=head)
    return list(caught.value.defects)


def the_defect(*rules: str, head: str = "") -> tuple[str, tuple[str | int, ...]]:
    (defect,) = defects(*rules, head=head)
    return defect.text.code, defect.place.path[2:]


def test_a_sound_rule_compiles() -> None:
    program = compiled(rule())
    assert [item.id for item in program.rules] == ["luat"]
    assert program.strata == 1


def test_no_rules_are_a_program_too() -> None:
    assert compiled().strata == 0


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        (rule("[{}]"), "INF001", ("when", 0)),
        (rule("[{result: {}, task: {}}]"), "INF001", ("when", 0)),
        (rule("[result: met]"), "INF001", ("when", 0)),
        (rule(then="[derive: met]"), "INF001", ("then", 0)),
        (rule('[result: {node: "$n m"}]'), "INF002", ("when", 0, "result", "node")),
        (rule("[result: {node: [a]}]"), "INF002", ("when", 0, "result", "node")),
        (rule(then='[finding: {node: "!= a"}]'), "INF002", ("then", 0, "finding", "node")),
        (rule("[{result: {node: $n}, at_least: 1}]"), "INF004", ("when", 0, "at_least")),
        (rule("[{result: {node: $n}, at_least: many}]"), "INF004", ("when", 0, "at_least")),
        (rule(then="[capp: {node: $n}]"), "INF005", ("then", 0, "capp")),
        (rule(then="[cap: {node: $n}]"), "INF008", ("then", 0, "cap")),
        (rule(then='[cap: {at: "1"}]'), "INF008", ("then", 0, "cap")),
        (rule(then="[withhold: {node: $n, att: 1}]"), "INF009", ("then", 0, "withhold", "att")),
        (rule(then="[cap: {node: $n, at: half}]"), "INF010", ("then", 0, "cap", "at")),
        (rule(then="[cap: {node: $n, at: -1}]"), "INF010", ("then", 0, "cap", "at")),
        (rule(then="[cap: {node: $n, at: 101%}]"), "INF010", ("then", 0, "cap", "at")),
        (
            rule("[late: {node: $n, days: $d}]", "[penalty: {node: $n, points: 1, per: $d}]"),
            "INF011",
            ("then", 0, "penalty"),
        ),
        (rule(message="null"), "INF012", ("message",)),
        (rule(message='{vi: "{n}", en: "{m}"}'), "INF013", ("message",)),
        (rule(message='{vi: "{n:d}", en: "{n:d}"}'), "INF013", ("message",)),
        (rule(message='{vi: "{", en: "{"}'), "INF013", ("message",)),
        (rule(source="{basis: assumed}"), "INF014", ("source",)),
        (rule(source="{basis: official}"), "INF015", ("source",)),
        (
            rule(source="{basis: official, citation: {document: x, clause: I, quote: q}}"),
            "INF016",
            ("source", "citation", "document"),
        ),
        (rule(then="[derive: {task: {a: $n}}]"), "INF020", ("then", 0, "derive", "task")),
        (rule(then="[derive: {cap: {node: $n}}]"), "INF020", ("then", 0, "derive", "cap")),
        (
            rule(then="[{derive: {x: {a: $n}}}, {derive: {x: {b: $n}}}]"),
            "INF021",
            ("then", 1, "derive", "x"),
        ),
        (rule("[resultt: {node: $n}]"), "INF022", ("when", 0, "resultt")),
        (rule(unless="[resultt: {node: a}]"), "INF022", ("unless", 0, "resultt")),
        (rule("[result: {nod: a}]"), "INF023", ("when", 0, "result", "nod")),
        (rule("[result: {status: mett}]"), "INF024", ("when", 0, "result", "status")),
        (rule("[late: {days: three}]"), "INF025", ("when", 0, "late", "days")),
        (rule("[late: {days: 99999999999999999}]"), "INF025", ("when", 0, "late", "days")),
        (
            rule("[late: {node: $n}]", "[penalty: {node: $n, points: 1, per: x, at_most: 1}]"),
            "INF025",
            ("then", 0, "penalty", "per"),
        ),
        (rule('[result: {status: ">= met"}]'), "INF026", ("when", 0, "result", "status")),
        (rule('[result: {node: "!= $m"}]'), "INF027", ("when", 0, "result", "node")),
        (rule('[depends: {node: $a, on: "!= $a"}]'), "INF027", ("when", 0, "depends", "on")),
        (rule(unless="[task: {task: $t}]"), "INF027", ("unless", 0, "task", "task")),
        (rule(then="[finding: {node: $m}]"), "INF027", ("then", 0, "finding", "node")),
        (rule(message='{vi: "{m}", en: "{m}"}'), "INF027", ("message",)),
        (rule("[depends: {node: $a, on: $a}]"), "INF028", ("when", 0, "depends", "on")),
        (
            rule("[{late: {node: $n, days: $d}}, {task: {task: $d}}]"),
            "INF029",
            ("when", 1, "task", "task"),
        ),
        (
            rule("[late: {indicator: $i}]", then="[finding: {node: $i}]"),
            "INF029",
            ("then", 0, "finding", "node"),
        ),
        (
            rule('[{result: {node: $n}}, {child: {node: "!= $n"}, at_least: 2}]'),
            "INF030",
            ("when", 1, "child", "node"),
        ),
    ],
)
def test_each_mistake_is_found_at_its_place(
    text: str, code: str, path: tuple[str | int, ...]
) -> None:
    assert the_defect(text) == (code, path)


def test_all_mistakes_are_found_at_once() -> None:
    codes = [
        defect.text.code for defect in defects(rule("[resultt: {}]"), rule("[tas: {}]", id="b"))
    ]
    assert codes == ["INF022", "INF022"]


def test_a_mistake_names_the_word_that_was_meant() -> None:
    (defect,) = defects(rule("[result: {status: not_mett}]"))
    assert defect.advice is not None
    assert defect.advice.vi == "Có phải not_met?"
    (defect,) = defects(rule("[result: {status: qqqq}]"))
    assert defect.advice is not None
    assert "not_applicable, not_met" in defect.advice.en


def test_a_mistake_has_its_line_and_column() -> None:
    text = rule("\n      - result: {status: mett}\n      - tsk: {task: $t}")
    read = source(text)
    with pytest.raises(RulesRejected) as caught:
        compile_rules({"luat.yaml": load(InferenceRules, read)})
    value, key = caught.value.problems({"luat.yaml": read})
    lines = read.data.decode().splitlines()
    assert lines[value.line - 1][value.column - 1 :].startswith("mett}")
    assert lines[key.line - 1][key.column - 1 :].startswith("tsk:")
    assert "luat.yaml:" in str(value)
    assert caught.value.problems({})[0].line is None


def test_an_id_stands_once_in_all_files() -> None:
    assert the_defect(rule(), rule()) == ("INF040", ("id",))


def test_a_later_file_may_retire_a_rule() -> None:
    head = "retire: [{id: luat, reason: Tỉnh không dùng.}]\n"
    first = load(InferenceRules, source(rule()))
    second = load(InferenceRules, source(rule(then="[finding: {node: $n}]"), head=head))
    (left,) = compile_rules({"a": first, "b": second}).rules
    assert left.place.file == "b"


def test_only_what_is_there_can_be_retired() -> None:
    (defect,) = defects(rule(), head="retire: [{id: luatt, reason: Thử.}]\n")
    assert (defect.text.code, defect.place.path) == ("INF041", ("retire", 0, "id"))


def test_a_cycle_through_a_negation_is_refused() -> None:
    one = rule("[result: {node: $n}]", "[derive: {a: {x: $n}}]", "[b: {x: $n}]", id="one")
    two = rule("[a: {x: $n}]", "[derive: {b: {x: $n}}]", id="two")
    assert the_defect(one, two) == ("INF035", ("unless", 0, "b"))


def test_a_cycle_through_a_count_is_refused() -> None:
    text = rule("[{withhold: {node: $n}, at_least: 2}]", "[withhold: {node: $n}]")
    assert the_defect(text) == ("INF035", ("when", 0, "withhold"))


def test_rules_may_follow_from_themselves_without_negation() -> None:
    text = rule("[{cap: {node: $c}}, {depends: {node: $n, on: $c}}]", '[cap: {node: $n, at: "1"}]')
    assert compiled(text).strata == 1


def test_strata_rise_with_negation_and_counting() -> None:
    program = compiled(
        rule("[result: {node: $n}]", "[derive: {a: {x: $n}}]", id="a"),
        rule("[{result: {node: $n}}]", "[derive: {b: {x: $n}}]", "[a: {x: $n}]", id="b"),
        rule("[{b: {}, at_least: 2}]", "[derive: {c: {y: z}}]", id="c"),
        rule("[c: {y: $y}]", id="d"),
    )
    assert [item.stratum for item in program.rules] == [1, 2, 3, 3]


def test_derived_kinds_have_the_types_of_what_fills_them() -> None:
    first = rule("[late: {node: $n, days: $d}]", "[derive: {a: {x: $n, k: $d}}]", id="a")
    again = rule("[a: {x: $n, k: $d}]", "[derive: {b: {y: $d}}]", id="b")
    compiled(first, again, rule('[b: {y: ">= 3"}]', id="c"))
    assert the_defect(first, again, rule('[a: {x: ">= 3"}]', id="c"))[0] == "INF026"
    other = rule("[task: {task: $t}]", "[derive: {b: {y: $t}}]", id="c")
    assert the_defect(first, again, other)[0] == "INF029"


def test_a_number_cannot_become_a_word_of_a_derived_kind() -> None:
    first = rule("[late: {days: $d}]", "[derive: {a: {k: $d}}]", id="a")
    assert the_defect(first, rule(then="[derive: {a: {k: x}}]", id="b"))[0] == "INF025"


RESULT = fact("result", node="n", field="f", status="met")
LATE = fact("late", indicator="i", node="n", days=99)


def test_numbers_meet_in_derived_kinds() -> None:
    first = rule("[late: {days: $d}]", "[derive: {a: {k: $d}}]", id="a")
    other = rule(then="[derive: {a: {k: -2}}]", id="b")
    program = compiled(first, other, rule("[{a: {k: $d}}, {late: {days: $d}}]", id="c"))
    assert program.domains["a"]["k"] == Whole(-2)
    assert program.rules[2].domains["d"] == Whole(0)


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("[{late: {days: $x}}, {task: {task: $x}}]", "là mã nhiệm vụ ở đây, nhưng là số nguyên"),
        ("[{late: {days: $x}}, {task: {lead: $x}}]", "là một trong các từ yes, no ở đây"),
        ("[{late: {node: $x}}, {task: {task: $x}}]", "mã lĩnh vực hoặc tiêu chí ở chỗ khác"),
    ],
)
def test_a_clash_says_what_clashes(when: str, said: str) -> None:
    (defect,) = defects(rule(when))
    assert said in defect.text.vi


def test_every_kind_of_id_has_a_name() -> None:
    kinds = [domain for fields in INPUTS.values() for domain in fields.values()]
    for domain in kinds:
        assert describe(domain).vi != describe(domain).en


def many(count: int, form: str) -> list[str]:
    return [rule(form.replace("#", str(number)), id=f"r{number}") for number in range(count)]


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        (many(256, "[measure: {indicator: i#}]"), "INF051"),
        ([rule(f"[{', '.join('{task: {}}' for _ in range(16))}]")], "INF052"),
        (many(65, '[late: {days: ">= #"}]'), "INF054"),
    ],
)
def test_the_limits_of_the_engine_hold_for_every_file(rules: list[str], code: str) -> None:
    assert code in {defect.text.code for defect in defects(*rules)}


def test_patterns_that_exclude_each_other_are_not_too_many() -> None:
    assert len(compiled(*many(255, "[measure: {indicator: i#}]")).rules) == 255


FULL = {
    "stratum": (many(255, "[result: {node: $n}]"), [RESULT]),
    "at once": (many(64, '[late: {days: ">= #"}]'), [LATE]),
    "joins": (
        many(
            32, "[{late: {node: $n}}, {result: {node: $n}}, {child: {node: '!= $n', parent: p#}}]"
        ),
        [LATE, RESULT, *(fact("child", node="m", parent=f"p{k}") for k in range(32))],
    ),
    "exclusive": (
        many(255, "[measure: {indicator: i#}]"),
        [fact("measure", indicator=f"i{k}", state="done", level="none") for k in range(255)],
    ),
    "conditions": (
        [rule("[" + ", ".join(f"{{child: {{node: n{k}}}}}" for k in range(15)) + "]")],
        [fact("child", node=f"n{k}", parent="p") for k in range(15)],
    ),
}


@pytest.mark.parametrize("case", FULL)
def test_up_to_the_limits_both_back_ends_agree(case: str) -> None:
    rules, facts = FULL[case]
    program = compiled(*rules)
    durable = conclude(program, facts)
    assert durable.note is None or durable.note.code == "INF060"
    assert len(durable.items) == len(rules)
    assert durable.items == conclude(program, facts, "reference").items


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("RULES", "INF050"),
        ("FIELDS", "INF053"),
        ("TESTS", "INF055"),
        ("TESTS", "INF057"),
        ("SHARED", "INF056"),
    ],
)
def test_the_limits_too_large_to_try(monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    monkeypatch.setattr(limits, name, 0)
    assert code in {defect.text.code for defect in defects(rule("[result: {node: n}]"))}


def test_rules_that_are_rejected_say_so_in_vietnamese() -> None:
    with pytest.raises(RulesRejected, match="Không có loại dữ kiện resultt"):
        compiled(rule("[resultt: {}]"))
